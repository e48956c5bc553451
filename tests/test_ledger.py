"""The ledger: how a promise stands, by whom it is closed, who inherits it, and by when it was due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tui.threads.briefing import Briefing
from tui.threads.briefing_markdown import briefing_markdown
from tui.threads.due import due_day
from tui.threads.fulfilments import Later, Offer, Owed, Papers, kept
from tui.threads.ledger import Judgement, Promise, Standing, Tenure, chosen, entry

PROMISE = Promise(
    "u1", "undertaking", "She would send the survey to ward members by the end of March.", "Ann Lee", "ward members",
    "firm", "by the end of March", "2024-03-31", "2024-01-16", "Roads", "Ann Lee", "Holm Council", "Place Panel",
)  # fmt: skip
LEE, DUNN = Tenure("Ann Lee", "2022-05-10", "2024-04-30"), Tenure("Col Dunn", "2024-06-01", "2025-01-10")


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2024, 2, 1), "open"),
        (date(2024, 3, 10), "due soon"),
        (date(2024, 3, 31), "due soon"),
        (date(2024, 4, 1), "overdue"),
    ],
)
def test_a_day_makes_it_due_soon_and_then_overdue(today: date, standing: Standing) -> None:
    found = entry(PROMISE, today, [LEE])
    assert found.standing == standing
    assert "by the end of March" in found.evidence and "31 March 2024" in found.evidence
    assert found.days_open == (today - date(2024, 1, 16)).days


def test_without_a_day_it_is_open_for_as_long_as_it_takes() -> None:
    vague = entry(replace(PROMISE, due="in due course", due_day=None), date(2030, 1, 1), [LEE])
    assert vague.standing == "open" and "no day follows" in vague.evidence
    assert entry(replace(PROMISE, date=None), date(2030, 1, 1)).days_open is None


@pytest.mark.parametrize("standing", ["claimed complete", "fulfilled", "unsatisfactory", "superseded", "dropped"])
def test_only_a_person_closes_it_and_the_reason_and_evidence_are_kept(standing: Standing) -> None:
    told = Judgement("2024-05-01T10:00:00", standing, "a letter came", "e9", "The survey had been sent.")
    found = entry(PROMISE, date(2024, 6, 1), [LEE], [told])
    assert found.standing == standing
    assert "a letter came" in found.evidence and "The survey had been sent." in found.evidence
    assert found.history == (told,)
    back = entry(PROMISE, date(2024, 6, 1), [LEE], [told, Judgement("2024-05-02T10:00:00", "open")])
    assert back.standing == "overdue" and len(back.history) == 2


def test_a_refused_passage_is_not_offered_again() -> None:
    later = Later("e9", "The survey had been sent to ward members.", "2024-05-01", "Holm Council", "Roads")
    offer = Offer("u1", later, later.text, 0.6, "in common: survey")
    assert entry(PROMISE, date(2024, 6, 1), [LEE], offers=[offer]).offers == (offer,)
    refused = Judgement("2024-05-02T10:00:00", "refused", "another survey", "e9")
    found = entry(PROMISE, date(2024, 6, 1), [LEE], [refused], [offer])
    assert found.offers == () and found.standing == "overdue"


def test_the_successor_inherits_and_a_giver_nobody_follows_is_gone() -> None:
    handed_on = entry(PROMISE, date(2024, 2, 1), [LEE, DUNN])
    assert handed_on.inherited_by == "Col Dunn" and handed_on.standing == "open"
    assert chosen([handed_on, entry(PROMISE, date(2024, 2, 1), [LEE])], inherited=True) == [handed_on]
    surname = entry(replace(PROMISE, holder="Lee"), date(2024, 2, 1), [LEE])
    assert surname.inherited_by is None and surname.standing == "open"


def test_what_a_paper_says_is_done_is_claimed_and_not_closed() -> None:
    action = replace(PROMISE, source="action", said="Completed – sent 2 May")
    found = entry(action, date(2024, 6, 1), [LEE])
    assert found.standing == "claimed complete" and "Completed – sent 2 May" in found.evidence
    assert found.days_open is not None, "it is not closed by that"
    assert entry(replace(action, said="In progress"), date(2024, 6, 1), [LEE]).standing == "overdue"
    told = Judgement("2024-05-01T10:00:00", "unsatisfactory", "two pages only")
    assert entry(action, date(2024, 6, 1), [LEE], [told]).standing == "unsatisfactory"


def test_filters_meet_all_at_once() -> None:
    old = entry(PROMISE, date(2025, 1, 1), [LEE, DUNN])
    vague = entry(
        replace(PROMISE, key="u2", due=None, due_day=None, committee="Cabinet"), date(2025, 1, 1), [LEE, DUNN]
    )
    both = [old, vague]
    assert chosen(both, standing="overdue") == [old]
    assert chosen(both, standing="open") == both
    assert chosen(both, holder="Dunn", committee="Cabinet") == [vague]
    assert chosen(both, office="Housing") == []
    assert chosen(both, source="action") == [] and chosen(both, source="undertaking", by="lee") == both
    assert chosen(both, older_than=300) == both and chosen(both, older_than=400) == []


@pytest.mark.parametrize(
    ("words", "said", "later", "day"),
    [
        ("by the end of March", "2024-01-16", [], "2024-03-31"),
        ("at the next meeting", "2024-01-16", ["2023-11-02", "2024-03-12", "2024-05-01"], "2024-03-12"),
        ("at the next meeting", "2024-01-16", [], None),
        ("to the June meeting", "2024-02-07", ["2024-03-20", "2024-06-12"], "2024-06-12"),
        ("to the June meeting", "2024-02-07", ["2024-03-20"], None),
        ("in due course", "2024-01-16", ["2024-03-12"], None),
        ("by the end of March", None, [], None),
        (None, "2024-01-16", [], None),
    ],
)
def test_due_days_follow_from_the_words_or_are_not_there(
    words: str | None, said: str | None, later: list[str], day: str | None
) -> None:
    assert due_day(words, said, later) == day


@pytest.mark.parametrize(
    ("words", "first", "day"),
    [
        ("at the next meeting", "2024-03-12", "2024-03-12"),
        ("at its next scheduled meeting", "2024-03-12", "2024-03-12"),
        ("to the next meeting of the Panel", "2024-03-12", "2024-03-12"),
        ("to the next meeting of this Panel", "2024-03-12", "2024-03-12"),
        ("to the March Panel meeting", "2024-03-12", "2024-03-12"),
        ("at the next meeting", "2024-09-10", None),
        ("at the next meeting", "2029-03-12", None),
        ("at the next quarterly meeting", "2024-03-12", None),
        ("at the next Council meeting", "2024-03-12", None),
        ("to the next meeting of the Board", "2024-03-12", None),
        ("to the March Cabinet meeting", "2024-03-12", None),
    ],
)
def test_the_next_meeting_is_the_committees_own_and_not_one_long_after(words: str, first: str, day: str | None) -> None:
    assert due_day(words, "2024-01-16", [first], "Roads Panel") == day


FILLER = [
    Later(
        f"f{n}",
        f"Councillor Ash asked about {thing}. The Leader said that {thing} had been seen.",
        "2024-02-02",
        "Holm Council",
        "Roads",
    )
    for n, thing in enumerate(("geese", "benches", "sheds", "kites", "jetties", "bells", "clocks", "hedges"))
]
OWED = Owed(
    "u1", "She would send the survey of Holm Bridge to ward members.",
    "Holm Bridge. Councillor Ash asked about the beams of Holm Bridge. She would send the survey of Holm Bridge.",
    "2024-01-16", "Holm Council", "Roads", "ward members",
)  # fmt: skip


def offered(text: str, **change: str | None) -> list[Offer]:
    one = Later("x", text, "2024-05-01", "Holm Council", "Roads")
    return Papers([*FILLER, replace(one, **change)]).offers(OWED)  # type: ignore[arg-type]


def test_a_later_passage_that_says_so_is_offered_with_its_words() -> None:
    (found,) = offered("The survey of Holm Bridge had been sent to ward members in March. It rained.")
    assert found.sentence == "The survey of Holm Bridge had been sent to ward members in March."
    assert "survey" in found.why and found.score > 0


def test_only_words_of_both_quotations_are_named_as_common() -> None:
    (found,) = offered("The beams of Holm Bridge were weak. The survey had been sent to ward members with a map.")
    assert found.why == "in common: survey, ward"
    (round_it,) = offered("The Holm Bridge beams and survey were discussed. The paper had been circulated in March.")
    assert "no telling word in common" in round_it.why


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Councillor Ash said that the survey of Holm Bridge had still not been sent to ward members.", {}),
        ("Councillor Ash asked whether the survey of Holm Bridge had been sent to ward members?", {}),
        ("The survey of Holm Bridge had been sent to ward members.", {"council": "Penmoor Council"}),
        ("The survey of Holm Bridge had been sent to ward members.", {"office": "Housing"}),
        ("The survey of Holm Bridge had been sent to ward members.", {"date": "2024-01-16"}),
        ("The survey of Holm Bridge had been sent to ward members.", {"date": None}),
        ("Somebody had been seen with a kite in the market place.", {}),
    ],
)
def test_what_does_not_show_it_is_not_offered(text: str, change: dict[str, str | None]) -> None:
    assert offered(text, **change) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Councillor Ash said that the survey of Holm Bridge had still not been sent to ward members.", True),
        ("The survey of Holm Bridge was due in March. The Chair had been told that it was not ready.", True),
        ("Councillor Ash had looked for the survey of Holm Bridge in vain. It rained.", True),
        ("The survey of Holm Bridge had been sent to ward members.", False),
        ("Had the survey of Holm Bridge not been sent to ward members?", False),
        ("The survey of Penmoor Quay had not been received.", False),
    ],
)
def test_what_says_that_it_was_not_kept_is_shown_and_never_as_its_fulfilment(text: str, shown: bool) -> None:
    papers = Papers([*FILLER, Later("x", text, "2024-05-01", "Holm Council", "Roads")])
    found = papers.denials(OWED)
    assert [one.later.key for one in found] == (["x"] if shown else [])
    promise = replace(PROMISE, key="u1")
    told = entry(promise, date(2024, 6, 1), [LEE], denials=found)
    assert told.offers == () and told.standing != "fulfilled" and bool(told.denials) is shown
    out = briefing_markdown(Briefing("Roads", None, None, None, "2024-06-01", undertakings=(told,)))
    assert ("said not to be kept" in out) is shown and "perhaps kept" not in out


@pytest.mark.parametrize(
    "change", [{"date": "2024-01-16"}, {"date": None}, {"council": "Penmoor"}, {"office": "Housing"}]
)
def test_a_denial_of_another_council_or_office_or_an_earlier_day_is_none(change: dict[str, str | None]) -> None:
    one = Later("x", "The survey of Holm Bridge had not been sent to members.", "2024-05-01", "Holm Council", "Roads")
    assert Papers([*FILLER, replace(one, **change)]).denials(OWED) == []  # type: ignore[arg-type]


def test_a_sentence_that_misses_it_is_no_evidence() -> None:
    assert kept("The note had been circulated. The map had not been received.") == ["The note had been circulated."]
