"""The briefing and what goes out: the minutes' words quoted and sourced, the program's own marked, nothing exempt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tui.store.rows import Citation
from tui.threads.brief import pressing
from tui.threads.briefing import PARTS, Briefing, OwnNote, arranged
from tui.threads.briefing_markdown import briefing_markdown, pages
from tui.threads.coverage import Area
from tui.threads.expectations import Expectation, expectations, past
from tui.threads.exports import LEFT_OUT, Matter, action_log, chairs_letter, matters_arising
from tui.threads.fulfilments import Later, Offer
from tui.threads.ledger import Entry, Promise, Tenure, entry
from tui.threads.passages import Said
from tui.threads.prompts import from_expectations, from_unanswered, from_undertakings, mixed

PLACE = Citation("Holm Council", "Place Panel", "2024-01-16", "7", "Questions", "place.html")
PROMISE = Promise(
    "u1", "undertaking", "She would send the survey | to *ward* members.", "Ann Lee", None, "firm",
    "by the end of March", "2024-03-31", "2024-01-16", "Roads", "Ann Lee", "Holm Council", "Place Panel",
)  # fmt: skip
ENTRY = entry(PROMISE, date(2024, 6, 1), [Tenure("Ann Lee", "2022-01-01", None)])
ASKED = Said("e1", "Councillor Ash asked who had the key.", PLACE)
BRIEFING = Briefing(
    office="Roads",
    council="Holm Council",
    holder="Ann Lee",
    since=None,
    today="2024-06-01",
    remit=("Bridges", "Ferries"),
    undertakings=(ENTRY,),
    unanswered=(ASKED,),
    expectations=(Expectation("e1", "It was hoped to open in May 2024.", "in May 2024", "2024-05-31"),),
    areas=(Area("Ferries", None, None, 0), Area("Bridges", "2024-01-16", "e1", 3)),
    prompts=tuple(from_undertakings([ENTRY])),
    notes=(OwnNote("- ask *first*", "Roads"),),
    said=(ASKED, Said("u1", PROMISE.text, PLACE)),
)


def test_every_part_is_there_quoted_sourced_and_in_the_chosen_order() -> None:
    text = briefing_markdown(BRIEFING)
    assert "“She would send the survey \\| to \\*ward\\* members.” (16 January 2024, item 7 [1])" in text
    assert "1. Holm Council, Place Panel, 16 January 2024, place.html" in text
    assert "is this program’s" in text
    assert "- ask *first*" in text
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert len(heads) == len(PARTS) + 1 - 3
    assert "here for: put into the briefing by you; what changed since last time; figures that may be" in text
    other = briefing_markdown(arranged(BRIEFING, ["notes", "remit"]))
    assert other.index("## Own notes") < other.index("## Remit")
    assert "## Open undertakings" not in other
    with pytest.raises(ValueError, match="no such part"):
        arranged(BRIEFING, ["weather"])  # type: ignore[list-item]


def test_it_never_says_that_somebody_did_not_answer() -> None:
    text = briefing_markdown(BRIEFING)
    assert "no answer in the minutes" in text
    assert "did not answer" not in text.lower() and "refused" not in text.lower()


def test_of_a_remit_only_its_words_are_said_not_to_have_been_asked_about() -> None:
    text = briefing_markdown(replace(BRIEFING, areas=(Area("Ferries", "2021-03-02", "e1", 1),)))
    assert "- Ferries: last asked about in these words on 2 March 2021" in text
    assert "not asked about" not in text


def test_an_empty_briefing_says_so_part_by_part() -> None:
    text = briefing_markdown(Briefing("Roads", None, None, None, "2024-06-01"))
    told = next(line for line in text.splitlines() if line.startswith("*Nothing in the papers that are here for"))
    assert len(told.split(";")) == len(PARTS) and "## " not in text
    assert "council not stated" in text


def test_it_stays_within_two_pages_and_never_cuts_the_members_own_words() -> None:
    many = [replace(ENTRY, promise=replace(PROMISE, key=f"u{n}", text=f"{n} {PROMISE.text} " * 4)) for n in range(40)]
    asked = [replace(ASKED, key=f"e{n}", text=f"{n} {ASKED.text} " * 5) for n in range(40)]
    note = OwnNote("ask first " * 40, "Roads")
    busy = replace(
        BRIEFING,
        undertakings=tuple(many),
        unanswered=tuple(asked),
        prompts=tuple(from_undertakings(many)),
        notes=(note,),
        said=(*asked, *(Said(one.promise.key, one.promise.text, PLACE) for one in many)),
    )
    text = briefing_markdown(busy)
    assert 1 < pages(text) <= 2 and note.text.strip() in text
    assert "40 not closed: 40 overdue" in text and "more." in text
    assert pages(briefing_markdown(busy, most=40)) > 6 and "more." not in briefing_markdown(busy, most=40)


def test_exempt_passages_stay_in() -> None:
    secret = replace(BRIEFING, unanswered=(replace(ASKED, exempt=True),), said=(replace(ASKED, exempt=True),))
    assert "who had the key" not in briefing_markdown(secret)
    assert "exempt business" in briefing_markdown(secret)
    assert "who had the key" in briefing_markdown(secret, include_exempt=True)
    matter = Matter("PP1", ENTRY, Said("u1", PROMISE.text, PLACE, exempt=True), "Holm Bridge")
    for text in (
        matters_arising([matter], "Place Panel", "2024-01-16"),
        action_log([matter]),
        chairs_letter([matter], "Ann Lee", "Roads", "Place Panel", "2024-01-16"),
    ):
        assert "survey" not in text and LEFT_OUT.split(" (")[0] in text.replace("\\", "")


def test_the_action_log_has_the_columns_that_councils_use() -> None:
    text = action_log([Matter("PP1", ENTRY, Said("u1", PROMISE.text, PLACE), "Holm Bridge")])
    head = next(line for line in text.splitlines() if line.startswith("| Reference"))
    row = text.splitlines()[-1]
    assert [
        c.strip() for c in head.strip("|").split("|")
    ] == "Reference Origin Date Area Action Owner Due Status".split()
    assert row.replace("\\|", "").count("|") == 9
    assert "31 March 2024" in row and "overdue" in row and "Ann Lee" in row


def test_the_letter_is_a_draft_and_names_only_what_is_unmet() -> None:
    done = replace(ENTRY, standing="fulfilled")
    said = Said("u1", PROMISE.text, PLACE)
    text = chairs_letter(
        [Matter("1", ENTRY, said, "Bridge"), Matter("2", done, said, "Ferry")], "Ann Lee", "Roads", "Panel", None
    )
    assert "Draft" in text and "Bridge" in text and "Ferry" not in text and "16 January" in text


def test_prompts_have_a_reason_and_a_source_and_take_turns() -> None:
    unanswered = from_unanswered([("e1", "Who had the key?", "2024-01-16"), ("e2", "Who now?", None)])
    found = mixed([*from_undertakings([ENTRY]), *unanswered, *from_expectations(BRIEFING.expectations)])
    assert [p.rule for p in found] == ["undertaking", "no answer", "expectation", "no answer"]
    assert all(p.reason and p.source and p.quotation for p in found)


def test_an_expectation_needs_a_day_with_a_year_that_lies_ahead() -> None:
    found = expectations(
        [
            ("a", "It was hoped that the bridge would open in spring 2023. It was green.", "2022-01-10"),
            ("b", "It was expected to open soon.", "2022-01-10"),
            ("c", "The bridge opened in May 2021.", "2022-01-10"),
            ("d", "The ferry was due to sail on 26th November 2019.", None),
        ]
    )
    assert [(x.exchange, x.day) for x in found] == [("a", "2023-05-31"), ("d", "2019-11-26")]
    assert [x.exchange for x in past(found, "2020-01-01")] == ["d"]


def test_a_matter_that_may_have_been_kept_is_not_written_down_as_unkept() -> None:
    later = Later("e9", "The survey had been sent to ward members.", "2024-05-22")
    offer = Offer("u1", later, later.text, 0.6, "in common: survey")
    place = Citation("Holm Council", "Place Panel", "2024-05-22", "9", "Roads", "may.html")
    kept = Matter("7", ENTRY, Said("u1", PROMISE.text, PLACE), "Roads", perhaps=(offer, Said("e9", later.text, place)))
    for text in (
        matters_arising([kept], "Place Panel", None),
        chairs_letter([kept], "Ann Lee", "Roads", "Place Panel", None),
    ):
        assert "Perhaps kept by this, which nobody has judged yet (in common: survey)" in text
        assert "> The survey had been sent to ward members.\n\n— Holm Council, Place Panel, 22 May 2024, item 9" in text
    assert "| overdue; perhaps kept, see 22 May 2024, item 9 |" in action_log([kept])


def test_the_present_holders_firm_and_dated_and_latest_promises_come_first() -> None:
    def given(key: str, day: str, by: str = "Ann Lee", due: str | None = "2024-03-31", strength: str = "firm") -> Entry:
        promise = replace(PROMISE, key=key, date=day, by=by, holder=by, due_day=due, strength=strength)
        return entry(promise, date(2024, 6, 1), [Tenure("Ed Oak", "2020-01-01", None), Tenure("Ann Lee", day, None)])

    order = [
        given("latest", "2024-02-01"),
        given("earlier", "2023-02-01"),
        given("a hope", "2024-02-02", strength="hope"),
        given("inherited", "2021-02-01", by="Ed Oak"),
        given("still to come", "2024-03-01", due="2024-12-31"),
        given("no day", "2024-03-02", due=None),
    ]
    assert [one.promise.key for one in pressing(order[::-1])] == [one.promise.key for one in order]
    assert order[3].inherited_by == "Ann Lee"
