"""Numbers given as evidence, with what they measure; and the numbers that are none."""

from __future__ import annotations

import time

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.figures import figures
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text


def told(text: str) -> list[str]:
    return [f.text for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("88% of eels were counted.", "88%", 88.0, "percent"),
        ("nine per cent of eels were counted.", "nine per cent", 9.0, "percent"),
        ("The wheel cost £1.7m last year.", "£1.7m", 1_700_000.0, "pounds"),
        ("A swim cost £4.50.", "£4.50", 4.5, "pounds"),
        ("It rose by 45p.", "45p", 0.45, "pounds"),
        ("It cost €381,747.", "€381,747", 381_747.0, None),
        ("Ten wardens had been taken on.", "Ten", 10.0, "count"),
        ("There were 3,140 eels.", "3,140", 3140.0, "count"),
        ("The number was 1,050.", "1,050", 1050.0, "count"),
        ("one in five of them had gone", "one in five", 20.0, "percent"),
        ("some 220 out of 1,400 had gone", "220 out of 1,400", 15.7, "percent"),
        ("two thirds of them had gone", "two thirds", 66.7, "percent"),
        ("About half of the eels had gone.", "About half", 50.0, "percent"),
        ("approximately 1/50 of them", "approximately 1/50", 2.0, "percent"),
        ("People waited five working days.", "five working days", 5.0, "time"),
        ("It took twenty-two minutes.", "twenty-two minutes", 22.0, "time"),
        ("The bank was 150m long.", "150m", 150.0, None),
        ("four hundred lapsed readers came back", "four hundred", 400.0, "count"),
        ("nine of the posts were empty", "nine", 9.0, "count"),
    ],
)
def test_shares_amounts_counts_and_times(text: str, figure: str, value: float, unit: str | None) -> None:
    (found,) = figures(text)
    assert (found.text, found.value, found.unit) == (figure, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Question 3 was put at 7.30 pm on 12 May 2024.",
        "See page 14, paragraph 6.5 and Appendix 2.",
        "paragraphs 6.5 to 6.6 and 6.7 to 6.9",
        "In 2019 and in 2024/25 it was the same.",
        "Decision 16/00125 (Item 321) was called in.",
        "Telephone 01999 123456.",
        "The motion was carried (17 for, 4 against, 3 abstentions).",
        "It was lost by 9 votes to 15.",
        "Children aged 5 to 11 and the under-18s came.",
        "It was shut in the last nine months and three weeks ago.",
        "The A3997 and the M20 meet at junction 6.",
        "12.4 The Chair spoke.\n(2) So did others.",
        "There was one reason and another way.",
        "Covid-19 was over.",
        "The 17 now runs later.",
    ],
)
def test_numbers_that_are_no_evidence(text: str) -> None:
    assert told(text) == []


def test_what_is_measured_and_against_which_limit() -> None:
    text = (
        "In response to a question about plans, the Portfolio Holder explained that currently 88% of plans were "
        "finished within the statutory 20 weeks in the quarter to June, against a target of 90%."
    )
    share, limit, target = figures(text)
    assert (share.measure, share.limit, share.as_at) == (
        "plans were finished",
        "within the statutory 20 weeks",
        "in the quarter to June",
    )
    assert (limit.text, limit.unit, limit.measure, limit.limit) == ("20 weeks", "time", None, None)
    assert target.measure is not None
    assert "target" in target.measure
    assert target.limit == "within the statutory 20 weeks"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The Leader replied that 212 eels were living in the pond at the end of May.", "eels were living in the pond"),
        ("The average wait from order to fitting was nine weeks.", "average wait from order to fitting"),
        ("There were 38 public taps in the borough, nearly all of them in parks.", "public taps in the borough"),
        ("It was a cost of £12 a head.", "cost … a head"),
        ("Ms Pike said that the register stood at 3,620 eels.", "register … eels"),
        ("There were 300 eels, of whom 41 were silver.", "eels … were silver"),
        ("81% of taps were mended and 9% by friends.", "taps were mended … by friends"),
        ("Councillor Teal asked how many taps leaked. The Leader said that there were 64.", "taps leaked"),
        (
            "Councillor Teal asked how many taps leaked. Mr Rook said that 64 had been mended.",
            "taps leaked … had been mended",
        ),
    ],
)
def test_the_measure_is_in_the_documents_own_words(text: str, measure: str) -> None:
    assert figures(text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "figure", "measure", "limit"),
    [
        ("The share of eels counted within six days rose to 61%.", "61%", "share of eels counted", "within six days"),
        (
            "64% of new Weirs, Locks and Sluices (WLS) orders had been made within 20 weeks.",
            "64%",
            "new Weirs, Locks and Sluices orders had been made",
            "within 20 weeks",
        ),
        ("About eels mended within six days, 61% had gone.", "61%", None, None),
    ],
)
def test_a_limit_before_the_figure_and_a_name_that_is_a_list(
    text: str, figure: str, measure: str | None, limit: str | None
) -> None:
    (found,) = [f for f in figures(text) if f.text == figure]
    assert found.limit == limit and (measure is None or found.measure == measure)


def test_a_forecast_is_not_measured_like_what_was_counted() -> None:
    counted, forecast = figures("The average wait had fallen to 39 days and was forecast to be 30 days by the spring.")
    assert counted.measure != forecast.measure
    assert "forecast" in (forecast.measure or "")


def test_figures_of_an_exchange_and_where_they_stand() -> None:
    page = "Agenda item\n\nQuestions\n\nMinutes:\n\n"
    said = "Councillor Teal asked how many eels there were. The Leader replied that 88 had\nbeen counted by 4 May 2023."
    document = from_text(page + said, Source("text/plain", "0"))
    (found,) = parse(document).meetings[0].items[0].exchanges[0].figures
    assert found.span is not None
    assert document.text[found.span.start : found.span.end] == "88"
    printed = as_json(parse(document))["meetings"][0]["items"][0]["exchanges"][0]["figures"][0]
    assert printed["text"] == "88"


@pytest.mark.parametrize("words", ["1 to ", "two ", "within ", "of them 4 ", "1,", "£", "twenty one ", "question 1, "])
def test_time_grows_with_the_length_only(words: str) -> None:
    def seconds(length: int) -> float:
        text = (words * (length // len(words) + 1))[:length]
        begin = time.process_time()
        figures(text)
        return time.process_time() - begin

    seconds(500)
    assert seconds(16_000) < 8 * max(seconds(4_000), 0.02)
