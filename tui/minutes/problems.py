"""The reading report: what was not, or not surely, understood."""

from __future__ import annotations

from collections.abc import Sequence

from tui.minutes.model import Meeting, Problem
from tui.text import uk_date

_FOUND_HERE = frozenset(
    {
        "council not stated",
        "committee not stated",
        "date not stated",
        "truncated",
        "narrative",
        "names not split",
        "no exchanges found",
    }
)


def find_problems(
    council: str | None, meetings: Sequence[Meeting], disputed: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """One plain sentence for each thing the member should know or can put right.

    ``disputed`` are the dates (YYYY-MM-DD) that the document states as the meeting's own, where they disagree.
    """
    out: list[Problem] = []
    if council is None:
        out.append(Problem("council not stated", "The document does not say which council's minutes these are."))
    for meeting in meetings:
        where = f" of {meeting.committee}" if meeting.committee else ""
        if meeting.date is None and disputed:
            days = " and ".join(uk_date(day) for day in disputed)
            out.append(
                Problem(
                    "contradictory dates", f"The document gives the meeting{where} two dates, {days}; none is taken."
                )
            )
        elif meeting.date is None:
            out.append(
                Problem("date not stated", f"The date of the meeting{where} is not stated as the meeting's own.")
            )
        if meeting.committee is None:
            out.append(Problem("committee not stated", "The document does not say which committee met."))
        for item in meeting.items:
            name = item.title or "the text"
            if item.truncated:
                out.append(Problem("truncated", f"The text of “{name}” is cut short.", item.title, item.span))
            silent = item.narrative and not (item.exchanges or item.decisions or item.actions)
            if silent and not item.procedural and meeting.status != "agenda":
                text = (
                    f"Nothing in “{name}” was understood as questions, decisions or actions; it is kept as narrative."
                )
                out.append(Problem("narrative", text, item.title, item.span))
            for exchange in item.exchanges:
                for person in (*exchange.questioners, *exchange.respondents):
                    if len(person) > 90 or person.count(",") > 3:
                        out.append(
                            Problem(
                                "names not split",
                                f"These names could not be told apart: {person}",
                                item.title,
                                exchange.span,
                            )
                        )
    minuted = [meeting for meeting in meetings if meeting.status != "agenda"]
    if (minuted or not meetings) and not any(item.exchanges for meeting in minuted for item in meeting.items):
        out.append(Problem("no exchanges found", "No questions and answers were found in this document."))
    return tuple(out)


def still_there(problems: Sequence[Problem], council: str | None, meetings: Sequence[Meeting]) -> tuple[Problem, ...]:
    """The problems that minutes which were put right still have: what is stated now is a problem no more."""
    now = find_problems(council, meetings)
    kinds = {problem.kind for problem in problems}
    dated = all(meeting.date for meeting in meetings)
    kept = (p for p in problems if p.kind not in _FOUND_HERE and not (dated and p.kind == "contradictory dates"))
    return tuple(kept) + tuple(p for p in now if p.kind in kinds)
