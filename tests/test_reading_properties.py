"""What holds of every text, sensible or not: it is read, nothing invented, nothing lost, and time stays linear."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.minutes.as_json import as_json
from tui.minutes.from_json import minutes_from
from tui.minutes.model import Exchange, Minutes, Span
from tui.minutes.parse import parse
from tui.minutes.stream import Stream
from tui.sources.document import Document, Source
from tui.sources.text import from_text

SOURCE = Source("text/plain", "0")
PIECES = (
    "Agenda item",
    "Issue - meetings",
    "Meeting: 04/03/2021 - Cabinet (Item 7)",
    "7 Lamps and Lanterns PDF 90 KB",
    "Minutes:",
    "Decision:",
    "Additional documents:",
    "Councillor Anwen Pryce asked why the lamps in Tallow Row had been dark since May.",
    "The Cabinet Member for Streets replied that a cable had been cut. She would send the date of the repair.",
    "In response to a question from Councillor Oduya about moths, the Lighting Officer explained that they came.",
    "Question from Councillor Lin Farrow to the Leader of the Council",
    "“How many lamps have you?”",
    "Answer from Councillor Bo Trask, Leader of the Council",
    "Q. Why?",
    "A. Because.",
    "The following points were noted:",
    "·  The lamps – in response to a query, the Portfolio Holder said that 40% were new.",
    "(a) Glass was dear.",
    "1. Apologies for absence",
    "12.3 Mr Ames confirmed that £1.2 million had been spent.",
    "RESOLVED – That the report be noted;",
    "It was agreed to defer the matter.",
    "ACTION:",
    "From",
    "To",
    "Question",
    "Response",
    "No. | Item |",
    "2. | Lamps Minutes: None. |",
    "---",
    "Page 3",
    "**Item 4: Notice of Motion submitted by Councillor D. Reeve**",
    "I will move at the next meeting that the lamps be lit.",
    "REPLY:",
    "... view the full minutes text for item 7",
)
minutes_like = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=60)), min_size=0, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n\r\n"]).map(lambda gap: gap.join(lines))
)


def read(text: str) -> tuple[Document, Minutes]:
    document = from_text(text, SOURCE)
    return document, parse(document)


def bare(text: str) -> str:
    return "".join(text.split())


def exchanges(minutes: Minutes) -> list[Exchange]:
    return [x for m in minutes.meetings for i in m.items for x in i.exchanges]


def spans(minutes: Minutes) -> list[tuple[str, Span]]:
    items = [i for m in minutes.meetings for i in m.items]
    found = [(x.text, x.span) for i in items for x in i.exchanges]
    found += [(u.text, u.span) for i in items for u in i.undertakings]
    found += [(f.text, f.span) for x in exchanges(minutes) for f in x.figures]
    return [(text, span) for text, span in found if span]


@settings(max_examples=150, deadline=None)
@given(minutes_like)
def test_any_text_is_read_and_no_word_is_invented(text: str) -> None:
    document, minutes = read(text)
    whole = bare(Stream(document).text)
    for exchange in exchanges(minutes):
        assert bare(exchange.text) in whole
        for part in (exchange.question, exchange.answer):
            assert part is None or bare(part) in bare(exchange.text)
    for item in (i for m in minutes.meetings for i in m.items):
        for u in item.undertakings:
            assert bare(u.text) in whole
        assert all(x.follows is None or x.follows < n for n, x in enumerate(item.exchanges))
        assert all(u.exchange is None or u.exchange < len(item.exchanges) for u in item.undertakings)


@settings(max_examples=100, deadline=None)
@given(minutes_like)
def test_every_place_given_is_a_run_of_the_document(text: str) -> None:
    document, minutes = read(text)
    for said, span in spans(minutes):
        assert 0 <= span.start <= span.end <= len(document.text)
        assert bare(said)[:1] == bare(document.text[span.start : span.end])[:1]


@settings(max_examples=150, deadline=None)
@given(minutes_like)
def test_nothing_is_lost(text: str) -> None:
    """Every word of every paragraph is somewhere in the output; a lead word is told by where its text stands."""
    document, minutes = read(text)
    out = bare(json.dumps(as_json(minutes), ensure_ascii=False)).casefold()
    for block in document.blocks:
        for word in block.text.split():
            # A bullet or a table's bar alone is no word.
            if any(c.isalnum() for c in word) and word.strip(":-–").casefold() not in ("resolved", "action"):
                assert json.dumps(word, ensure_ascii=False)[1:-1].casefold() in out, block


@settings(max_examples=60, deadline=None)
@given(minutes_like, minutes_like)
def test_two_texts_put_together_lose_no_block(one: str, other: str) -> None:
    whole = [bare(b.text) for b in from_text(f"{one}\n\n\n{other}", SOURCE).blocks]
    together = "".join(whole)
    for part in (one, other):
        for block in from_text(part, SOURCE).blocks:
            assert all(bare(word.strip("|")) in together for word in block.text.split())


@settings(max_examples=60, deadline=None)
@given(minutes_like)
def test_what_is_printed_reads_back_as_the_same_minutes(text: str) -> None:
    _, minutes = read(text)
    back = minutes_from(json.loads(json.dumps(as_json(minutes))), minutes.source)
    assert as_json(back)["meetings"][0]["items"] == as_json(minutes)["meetings"][0]["items"] or not text.strip()


LONG: dict[str, Callable[[int], str]] = {
    "words": lambda n: "Councillor Anwen " * n,
    "names": lambda n: "Councillors " + ", ".join(["Anwen Pryce"] * n),
    "labels": lambda n: "Question from Councillor Lee\n\nWhy?\n\n" * n,
    "lead-ins": lambda n: "·  the following questions were asked:\n" * n,
    "numbers": lambda n: "\n".join(f"{i}. Apologies for absence" for i in range(n)),
    "prose": lambda n: "Councillor Lee asked why. The Leader replied that it was so.\n\n" * n,
    "one sentence": lambda n: "he said, the Leader " * n,
    "brackets": lambda n: "(((" * n,
    "marks": lambda n: "**a " * n,
    "small": lambda n: "<small>" * n,
    "rows": lambda n: "| a | b |\n" * n,
    "decisions": lambda n: "RESOLVED that x be noted\n\n" * n,
    "promises": lambda n: "he would provide the Committee with a report and " * n,
}


@pytest.mark.parametrize("name", sorted(LONG))
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    """A ratio, so that a slow machine does not matter: eight times the text, far less than 64 times the time."""

    def seconds(n: int) -> float:
        text = LONG[name](n)
        best = 60.0
        for _ in range(2):
            start = time.perf_counter()
            read(text)
            best = min(best, time.perf_counter() - start)
        return best

    small, large = seconds(150), seconds(1200)
    assert large / max(small, 0.004) < 24


@pytest.mark.parametrize("words", ["then " * 300, "A. " * 300, "and " * 300])
def test_words_said_over_and_over_are_read_in_linear_time(words: str) -> None:
    started = time.process_time()
    parse(from_text(f"Minutes\n\nCouncillor Ray noted the report and {words}asked why.", Source("text/plain", "0")))
    assert time.process_time() - started < 5


def test_a_thousand_pages_of_items_in_one_file_are_read() -> None:
    page = "Agenda item\n\nThe baths\n\nMinutes:\n\nCouncillor Ray asked why. The Leader said that it leaked.\n\n"
    read = parse(from_text(page * 1100, Source("text/plain", "0")))
    assert sum(len(meeting.items) for meeting in read.meetings) == 1100
