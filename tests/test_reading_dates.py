"""The meeting's own date: stated once, stated alike, or stated two ways, which is reported and not guessed."""

from __future__ import annotations

import pytest

from tui.minutes.corrections import still_there
from tui.minutes.model import Minutes
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

BODY = "\n\n1. APOLOGIES\n\nNone.\n\n2. THE WEIR\n\nCouncillor Teal asked of the weir. The Leader said it was mended.\n"
HELD = "Minutes of the meeting of the Rivers Committee held on 4 May 2023\n\n"


def read(head: str) -> Minutes:
    return parse(from_text(head + BODY, Source("text/plain", "0")))


@pytest.mark.parametrize(
    "head",
    [
        "POOL DISTRICT COUNCIL\n\n" + HELD + "Date of meeting: 5 May 2023",
        "Rivers Committee - Thursday, 4th May, 2023 7.00 pm\n\nMinutes of a meeting held on 4 May 2022",
    ],
)
def test_two_dates_of_its_own_are_a_problem_and_no_date(head: str) -> None:
    minutes = read(head)
    assert minutes.meetings[0].date is None
    (problem,) = [p for p in minutes.problems if "date" in p.kind]
    assert problem.kind == "contradictory dates"
    assert "4 May" in problem.text
    assert "none is taken" in problem.text


@pytest.mark.parametrize(
    "head",
    [
        HELD + "Date of meeting: 4 May 2023",
        HELD + "Published on 11 May 2023",
        HELD + "To be confirmed at the meeting on 8 June 2023",
        HELD + "Date of next meeting: 8 June 2023",
        "Rivers Committee - Thursday, 4th May, 2023 7.00 pm\n\nThe minutes of the last meeting held on 6 April 2023.",
    ],
)
def test_dates_of_other_days_dispute_nothing(head: str) -> None:
    minutes = read(head)
    assert minutes.meetings[0].date == "2023-05-04"
    assert not [p for p in minutes.problems if "date" in p.kind]


def test_the_problem_is_gone_when_the_member_states_the_date() -> None:
    minutes = read("Minutes of a meeting of the Rivers Committee held on 4 May 2023\n\nDate of meeting: 5 May 2023")
    dated = read("Minutes of a meeting of the Rivers Committee held on 4 May 2023")
    left = still_there(minutes.problems, minutes.council, dated.meetings)
    assert "contradictory dates" in {p.kind for p in minutes.problems}
    assert "contradictory dates" not in {p.kind for p in left}
