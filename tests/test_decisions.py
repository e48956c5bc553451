"""Formal outcomes with their clauses and reasons, and action lists, from invented minutes through ``matters parse``."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tui.minutes.actions import actions
from tui.minutes.as_json import as_json
from tui.minutes.decisions import decisions
from tui.minutes.parse import parse
from tui.minutes.stream import Para, Stream
from tui.sources.document import Source
from tui.sources.text import from_text

PAGE = "Agenda item\n\nThe Tide Mill\n\nMinutes:\n\nThe Head of Mills presented a report on the sluice.\n\n"


def items(text: str, page: str = PAGE) -> list[dict[str, Any]]:
    out = as_json(parse(from_text(page + text.strip("\n") + "\n", Source("text/plain", "0"))))
    return [item for meeting in out["meetings"] for item in meeting["items"]]


def settled(text: str, page: str = PAGE) -> list[tuple[str, list[str]]]:
    return [(d["kind"], d["clauses"]) for item in items(text, page) for d in item["decisions"]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("RESOLVED that the report be noted.", "resolved"),
        ("Resolved – That the report be noted.", "resolved"),
        ("RESOLVED, that – the report be noted.", "resolved"),
        ("RESOLVED:- That the report be noted.", "resolved"),
        ("UNANIMOUSLY RESOLVED that the report be noted.", "resolved"),
        ("It was RESOLVED to: note the report.", "resolved"),
        ("12.6 RESOLVED – That the report be noted.", "resolved"),
        ("Resolved (unanimously): That the report be noted.", "resolved"),
        ("The Committee resolved by 6 votes to 1 to note the report.", "resolved"),
        ("On a motion by Councillor Teal it was – RESOLVED – That the report be noted.", "resolved"),
        ("RECOMMENDED to Council: That the sluice be mended.", "recommended"),
        ("The Committee NOTED the report.", "noted"),
        ("Noted: That the Committee received the report.", "noted"),
        ("The report was noted.", "noted"),
        ("Members noted the update.", "noted"),
        ("The Committee noted its forward work programme.", "noted"),
        ("AGREED: That the sluice be mended.", "agreed"),
        ("It was agreed to defer the item to the next meeting.", "agreed"),
        ("On the proposal of Councillor Teal, seconded by Councillor Rook, it was agreed to allocate £500.", "agreed"),
        ("The minutes of the last meeting were approved as a correct record.", "agreed"),
        ("The Minutes were proposed by Cllr. Teal, seconded by Cllr. Rook and adopted.", "agreed"),
        ("The Panel agreed that a visit be arranged.", "agreed"),
        ("The motion was put to the vote and was declared LOST.", "decided"),
        ("The proposed amendment shall be included in the draft plan.", "decided"),
        ("That the report be noted.", "resolved"),
        ("It was proposed by Councillor Teal, seconded by Councillor Rook and agreed to meet in June.", "agreed"),
        ("On the proposal of Cllr. Teal, seconded by Cllr. Rook the minutes were unanimously adopted.", "agreed"),
        ("The scheme was proposed by Councillor Teal, seconded by Councillor Rook, and carried.", "decided"),
        (
            "Councillor Teal proposed that the wheel be painted. This was seconded by Councillor Rook and agreed.",
            "agreed",
        ),
        ("The members requested that the sluice be drawn once a year. This was agreed by all.", "agreed"),
        ("This item was deferred.", "decided"),
    ],
)
def test_lead_words_and_their_kinds(line: str, kind: str) -> None:
    found = settled(line)
    assert [k for k, _ in found] == [kind]
    assert len(found[0][1]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Councillor Teal asked whether it was agreed that the mill be sold. The Leader said that it was not.",
        "Members noted that the sluice had been mended twice.",
        "The Leader agreed with Councillor Teal that the mill was old.",
        "Members agreed to sit for ten minutes more.",
        "The Chair agreed to take the next item first.",
        "The recommendation was agreed by the Senior Management Team in May.",
        "Councillor Teal said that the minutes had been approved too soon.",
        "It was suggested that the wheel be painted.",
        "A survey should be carried out before the works in the motion are carried out.",
        "It was agreed that the Head of Mills would write to the Member.",
        "The Mayor suggested a short adjournment. This was agreed.",
        "Councillor Teal moved that the question be now put. This was seconded by Councillor Rook and carried.",
        "The wheel had been proposed as a landmark. This was agreed at the meeting of the Trust in June.",
        "The Leader explained that the item was deferred by the Trust.",
        "The motion was proposed by Councillor Teal and seconded by Councillor Rook.",
    ],
)
def test_what_is_no_outcome(line: str) -> None:
    assert settled(line) == []


def test_clauses_under_a_lead_word() -> None:
    text = (
        "RESOLVED:\n\n(1) That the sluice be mended;\n\n(2) That the wheel be painted\n\n"
        "·  green on one side\n\n·  white on the other; and\n\n"
        "(3) That the miller be thanked.\n\nThe meeting closed at 9 pm."
    )
    ((kind, clauses),) = settled(text)
    assert kind == "resolved"
    assert [c.split()[1] + " " + c.split()[2] for c in clauses] == ["the sluice", "the wheel", "the miller"]
    assert clauses[1].endswith("white on the other; and")


def test_clauses_within_one_paragraph() -> None:
    text = "RESOLVED – (1) That the sluice be mended; and (2) That the Head of Mills report on it in May."
    assert settled(text) == [("resolved", ["That the sluice be mended", "That the Head of Mills report on it in May."])]


def test_clauses_under_resolved_that() -> None:
    text = "RESOLVED – That\n\n(a) the sluice be mended; and\n\n(b) no boat pass on Sundays."
    assert settled(text) == [("resolved", ["the sluice be mended", "no boat pass on Sundays."])]


def test_an_introduction_is_no_clause() -> None:
    text = "RESOLVED\n\nTo note the report and in particular:\n\n"
    text += "1. the state of the wheel;\n\n1. the cost of oak; and\n\n1. the eels."
    assert settled(text) == [("resolved", ["the state of the wheel", "the cost of oak", "the eels."])]


def test_recommendations_headed_twice_are_one() -> None:
    text = "RECOMMENDATIONS:\n\nThe Committee recommended that:\n\na) the sluice be mended;\n\nb) the eels be counted."
    assert settled(text) == [("recommended", ["the sluice be mended", "the eels be counted."])]


def test_resolutions_whose_lead_word_was_lost() -> None:
    text = (
        "Councillor Teal welcomed the report.\n\n(a) the survey of the sluice be approved;\n\n"
        "(b) the disposal of the old wheel be agreed; and\n\n(c) the Head of Mills be authorised to sign."
    )
    ((kind, clauses),) = settled(text)
    assert (kind, len(clauses)) == ("resolved", 3)


def test_a_motion_carried_and_its_resolution_are_one() -> None:
    text = "The motion was put to the vote and carried, and it was\n\nRESOLVED: That the mill be kept."
    assert settled(text) == [("resolved", ["That the mill be kept."])]


def test_a_decision_block_that_the_minutes_repeat_counts_once_with_its_reasons() -> None:
    page = "Issue - meetings\n\nTide Mill\n\nMeeting: 09/02/2023 - Executive (Item 58)\n\n58 Tide Mill PDF 300 KB\n\n"
    block = "RESOLVED:\n\nThat the Tide Mill be mended.\n\n"
    block += "Reasons for the decision – the river rises every spring.\n\nOther options considered – to wait.\n\n"
    (item,) = items("Decision:\n\n" + block + "Minutes:\n\nCouncillor Teal introduced the report.\n\n" + block, page)
    assert [d["clauses"] for d in item["decisions"]] == [["That the Tide Mill be mended."]]
    assert item["reasons"].startswith("the river rises every spring.")
    assert "to wait" in item["reasons"]
    assert not [n for n in item["narrative"] if "river" in n or "mended" in n]


def test_a_decision_under_a_bare_heading() -> None:
    text = "Decision\n\n1) To approve the report.\n\n2) To refer the wheel to the Committee for Wheels."
    assert settled(text) == [("decided", ["To approve the report.", "To refer the wheel to the Committee for Wheels."])]


def test_noted_over_points_gives_points_and_one_decision() -> None:
    text = "NOTED\n\n1. That the sluice leaked.\n\n2. The view of Councillor Teal that it always had."
    (item,) = items(text)
    assert [(d["kind"], len(d["clauses"])) for d in item["decisions"]] == [("noted", 2)]
    assert [x["kind"] for x in item["exchanges"]] == ["point", "point"]


def test_actions_under_a_heading() -> None:
    text = (
        "RESOLVED – That the report be noted.\n\nACTION:\n\n"
        "1. The Head of Mills to send Members the drawings by 3 May 2024.\n\n"
        "2. Head of Eels, Rivers and Ponds – to count the eels – 12 June 2024\n\n3. Oil for the wheel - Ms Pike\n"
    )
    (item,) = items(text)
    assert [(a["number"], a["owner"], a["due"]) for a in item["actions"]] == [
        ("1", "Head of Mills", "by 3 May 2024"),
        ("2", "Head of Eels, Rivers and Ponds", "12 June 2024"),
        ("3", "Ms Pike", None),
    ]
    assert item["undertakings"] == []


def test_actions_in_the_run_of_the_text() -> None:
    text = (
        "Councillor Teal asked about eels. Mr Rook said that there were some.\n\nAction: Mr Rook to count them\n\n"
        "Councillor Teal asked about oil. Mr Rook said that there was none."
    )
    (item,) = items(text)
    assert [(a["owner"], a["text"]) for a in item["actions"]] == [("Mr Rook", "Mr Rook to count them")]
    assert len(item["exchanges"]) == 2


def test_an_action_table_laid_out_cell_by_cell() -> None:
    cells = "Action log|Ref|Action|Lead|Due|Status|4/1|Count the eels|Mr Rook|3 May|Open|4/2|Buy oil|Ms Pike|-|Closed"
    actions = [a for item in items("\n\n".join(cells.split("|"))) for a in item["actions"]]
    assert [(a["number"], a["text"], a["owner"], a["due"], a["status"]) for a in actions] == [
        ("4/1", "Count the eels", "Mr Rook", "3 May", "Open"),
        ("4/2", "Buy oil", "Ms Pike", None, "Closed"),
    ]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Action list", "No. | Action | Officer | By\n1 | Count the eels | Mr Rook | 3 May"),
        ("Actions", "Action\n\nOwner\n\nCount the eels\n\nMr Rook"),
        ("Action log", "PC1 Count the eels (Mr Rook)"),
        ("Summary of actions", "- Count the eels - Mr Rook"),
        ("Schedule of actions", "1 Count the eels. Mr Rook. 3 May"),
        ("Matters", "The following actions were agreed:\n\n1. Count the eels - Mr Rook"),
        ("Matters", "Action 1: Count the eels - Mr Rook"),
    ],
)
def test_ways_of_listing_an_action(title: str, lines: str) -> None:
    page = "PONDS COMMITTEE\n\nMinutes of a meeting held on Thursday, 18 January 2024\n\n1. Apologies\n\nNone.\n\n"
    (found,) = [a for item in items(lines, page + f"2. {title}\n\n") for a in item["actions"]]
    assert found["text"].startswith("Count the eels")
    assert found["owner"] == "Mr Rook"


def test_the_words_of_a_decision_stand_in_the_document() -> None:
    document = from_text(PAGE + "RESOLVED – That the\nsluice be mended.\n", Source("text/plain", "0"))
    stream = Stream(document)
    (found,) = decisions(stream.paras, stream.span).decisions
    assert found.span is not None
    assert " ".join(document.text[found.span.start : found.span.end].split()) == " ".join(found.text.split())


@pytest.mark.parametrize(
    "words",
    [
        "the Committee ",
        "RESOLVED ",
        "that it be noted ",
        "(a) ",
        "was agreed by ",
        "minutes ",
        "Head of ",
        "MR/",
        "(Action: ",
    ],
)
def test_time_grows_with_the_length_only(words: str) -> None:
    def seconds(length: int) -> float:
        text = (words * (length // len(words) + 1))[:length]
        begin = time.process_time()
        paras = [Para(0, len(text), text, "paragraph"), Para(0, len(text), text, "entry", "(a)")]
        decisions(paras)
        actions(paras, title="Actions")
        return time.process_time() - begin

    seconds(500)
    assert seconds(32_000) < 8 * max(seconds(8_000), 0.02)


@pytest.mark.parametrize(
    "lead",
    [
        "On the proposal of Councillor Teal, seconded by Councillor Rook, it was agreed to allocate the following:",
        "It was proposed by Cllr. A. Teal, seconded by Cllr. B. Rook and agreed to allocate the following:",
        "Members noted and approved the grants as set out below:-",
    ],
)
def test_a_list_under_its_mover_is_one_decision_with_as_many_clauses(lead: str) -> None:
    found = items(lead + "\n\n• £2,000 for the Mill School.\n• £3,000 for the Rowing Club.\n")[0]
    assert [d["clauses"] for d in found["decisions"]] == [
        ["£2,000 for the Mill School.", "£3,000 for the Rowing Club."]
    ]
    assert found["decisions"][0]["text"].startswith(lead)
    assert not any("Rowing Club" in paragraph for paragraph in found["narrative"])


@pytest.mark.parametrize(
    ("text", "kind", "clauses"),
    [
        ("The Committee:\n\n(a) noted the report; and\n\n(b) agreed a visit.\n", "noted", 2),
        (
            "On the motion of Councillor Teal, seconded by Councillor Rook, it was –\n\n(a) That the loss be regretted;"
            "\n\n(b) That the owners be asked to mend it.\n",
            "resolved",
            2,
        ),
        ("RECOMMENDED: That the Cabinet\n(1) support the sluice; and\n(2) pay for the wheel.\n", "recommended", 2),
        (
            "On the proposal of Councillor Teal, the following grants were approved:\n\n- £40 to the Band"
            "\n- £60 to the Scouts\n",
            "agreed",
            2,
        ),
        (
            "The Sub-Committee, having heard the applicant, decided to GRANT the licence subject to the following"
            " conditions:\n\n1. No music after nine.\n2. Doors to be shut.\n",
            "decided",
            2,
        ),
        (
            "Councillor Teal proposed that the wheel be sold. Councillor Rook seconded the proposal. On being put to"
            " the vote it was lost by two votes to five.\n",
            "decided",
            1,
        ),
        (
            "Councillor Teal moved that the wheel be sold. Councillor Rook moved, as an amendment, that it be let."
            " There was no seconder. The motion was carried.\n",
            "decided",
            1,
        ),
        ("It was resolved by 40 votes to 16 that the plan be adopted.\n", "resolved", 1),
        ("Agreed that the minutes be signed.\n", "agreed", 1),
    ],
)
def test_openings_without_a_lead_word_and_votes(text: str, kind: str, clauses: int) -> None:
    found = settled(text)
    assert [(k, len(c)) for k, c in found] == [(kind, clauses)]


def test_a_vote_holds_the_words_of_what_was_moved() -> None:
    text = (
        "Councillor Teal moved that the wheel be sold. Mr Rook moved, as an amendment, that it be let. The motion fell."
    )
    assert settled(text)[0][1][0].startswith("Councillor Teal moved that the wheel be sold.")


def test_nothing_resolved_is_no_decision_and_an_agreement_of_the_body_no_undertaking() -> None:
    assert settled("RESOLVED:\n\nNone.\n") == []
    found = items("The Cabinet agreed to grant a lease of ten years to the Mill Trust.\n")[0]
    assert (len(found["decisions"]), found["undertakings"]) == (1, [])


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("The arrangements for the fair were noted by the Council.", ["noted"]),
        ("Following the vote, the Deputy Mayor declared the proposal to meet on 10th April as carried.", ["decided"]),
        ("Members agreed that any mill would have to go through the planning process.", []),
        ("The Leader said that the report was noted by the Board.", []),
        ("The Panel supported the plan and recommended that the Cabinet should adopt it.", ["recommended"]),
        ("After a vote it was decided by 7 votes to 4 not to support the scheme.", ["decided"]),
        ("The Committee voted to refuse the application.", ["decided"]),
        ("Planning permission was GRANTED subject to the conditions in the report.", ["decided"]),
        ("Planning permission was granted for a mill in the last century.", []),
    ],
)
def test_what_the_body_noted_declared_or_only_thought(line: str, kinds: list[str]) -> None:
    assert [k for k, _ in settled(line)] == kinds
