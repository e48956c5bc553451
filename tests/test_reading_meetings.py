"""What stands in the minutes of whole meetings: motions with speeches, floor proposals, reports noted."""

from __future__ import annotations

from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text


def items(text: str) -> list[dict[str, Any]]:
    out = as_json(parse(from_text(text.strip("\n") + "\n", Source("text/plain", "0"))))
    return [item for meeting in out["meetings"] for item in meeting["items"]]


HEAD = """
MINUTES OF THE MEETING OF THE MILLS AND SLUICES COMMITTEE HELD ON MONDAY 3 MARCH 2025 AT 10.00 A.M.

Present: Councillors Teal (Chair), Amos, Fry, Rook and Voss; Ms Ida Penn (Anglers' Association).

Officers in attendance: Mr Ned Wick, Senior Engineer.

"""


def test_a_motion_with_its_speeches_and_one_reply_is_one_exchange_of_all_who_spoke_before_it() -> None:
    text = (
        HEAD
        + """
Item 1: Notice of Motion submitted by Councillor P. Rook

“| will move at the next Meeting that the sluice at Low Mill be mended before the winter.”

In proposing the Motion, Cllr. Rook stated that the gate had not moved for two years.

ClIr. Amos seconded the motion. She requested an account of the repairs since 2020.

Cmhlr. 6 Fry supported the motion, stating that gardens had flooded twice.

Ms. Penn stated that the anglers were behind it.

Mr. Wick advised that the gate was with the foundry. He expected it back in May.

Cllr. Voss asked what the foundry had charged.
"""
    )
    motion, after = items(text)[0]["exchanges"]
    assert motion["questioners"] == ["P. Rook", "Amos", "6 Fry", "Penn"]
    assert motion["respondents"] == ["Wick"]
    assert motion["text"].endswith("back in May.")
    assert (after["questioners"], after["answer"]) == (["Voss"], None)


def test_who_seconds_in_the_motion_asks_and_a_query_that_arose_is_answered_in_a_list() -> None:
    text = (
        HEAD
        + """
Item 1: Tow paths

Cllr. Rook, in seconding the amendment, asked when the path would open. Mr. Wick replied that it would be June.

A query arose as to why the lock was shut. Mr Ned Wick updated the Committee as follows:

The lower gate had slipped in the frost and a diver had been down twice.

Item 2: Weirs

A number of concerns were raised about the weir. The members requested that it be surveyed.
"""
    )
    paths, weirs = items(text)
    assert [(x["questioners"], x["respondents"]) for x in paths["exchanges"]] == [
        (["Rook"], ["Wick"]),
        ([], ["Ned Wick"]),
    ]
    assert paths["exchanges"][1]["text"].endswith("down twice.")
    assert [(x["questioners"], x["answer"]) for x in weirs["exchanges"]] == [(["The members"], None)]


def test_the_chair_s_name_and_office_under_the_last_item_cut_nothing() -> None:
    text = (
        HEAD
        + "Item 1: Weirs\n\nThe report was noted.\n\nCouncillor Ada Teal\n\nChair of the Mills and Sluices Committee\n"
    )
    assert items(text)[0]["truncated"] is False


def test_lists_of_those_present_that_run_on_and_names_glued_to_their_initials() -> None:
    text = """
MINUTES OF THE MEETING OF THE MILLS AND SLUICES COMMITTEE HELD ON MONDAY 3 MARCH 2025 AT 10.00 A.M.

Members Present: Cllrs. Teal (Chair), 0 Farr, E. Fry. Officials Present: Mr. N.Wick, Ms. A. Pell. At the outset the
Chair welcomed Mr. B. Ash as the new Clerk.

Item 1: Weirs

The report was noted.
"""
    meeting = as_json(parse(from_text(text.strip("\n"), Source("text/plain", "0"))))["meetings"][0]
    assert [(a["name"], a["capacity"]) for a in meeting["attendance"]] == [
        ("Teal", "member"),
        ("0 Farr", "member"),
        ("E. Fry", "member"),
        ("N.Wick", "officer"),
        ("A. Pell", "officer"),
    ]


def test_after_the_reply_to_a_motion_and_once_the_floor_is_open_what_members_raise_is_put_to_those_present() -> None:
    text = (
        HEAD
        + """
Item 1: Notice of Motion submitted by Ida Penn and Otto Crane

We request that the Council take the following steps:

1. Meet those who fish below the weir:

o The Anglers' Association
o RLWA

Mr. Wick read the response as follows:

We are in touch with the owners and will call a meeting before the autumn.

Cllr. Voss acknowledged the reply and said that members should have an account of it every quarter.

Cllr. Fry concurred.

Item 2: Presentation on locks

The Chair thanked Mr. Wick for the presentation and opened the floor to questions.

Cllr. Amos stated that there is no lock-keeper at Low Mill.

Cllr. Rook asked if there was any news of the dredger. In relation to the lock, Mr. Wick advised that a keeper would
start in May.

In relation to weed, Mr. Wick advised that it had been cut.
"""
    )
    motion, locks = items(text)
    asked = [(x["questioners"], x["respondents"]) for x in motion["exchanges"]]
    assert asked == [(["Ida Penn", "Otto Crane"], ["Wick"]), (["Voss"], [])]
    assert [(x["questioners"], x["respondents"]) for x in locks["exchanges"]] == [
        (["Amos"], []),
        (["Rook"], ["Wick"]),
        ([], ["Wick"]),
    ]


def test_a_list_of_what_members_discussed_is_read_under_a_semicolon_and_a_reply_ends_with_its_table() -> None:
    text = (
        HEAD
        + """
Item 1: Question submitted by Councillor E. Fry

I will ask at the next Meeting how often the sluice was drawn.

REPLY: The sluice was drawn as follows:

YEAR

TIMES

2023

14

NOTICES OF MOTION

Item 2: Weirs

Members thanked Mr. Wick for the presentation and discussed the following issues;

• Weed - the Senior Engineer confirmed that it would be cut in June.
• Litter - the Senior Engineer will provide a report for Members on the booms.
"""
    )
    question, weirs = items(text)
    assert question["exchanges"][0]["text"].endswith("2023\n14")
    assert [x["questioners"] for x in weirs["exchanges"]] == [["Members"], ["Members"]]


def test_what_was_agreed_to_be_ready_for_a_meeting_was_undertaken_though_members_asked_for_it() -> None:
    text = (
        HEAD
        + """
Item 1: Weirs

Councillor Rook requested a breakdown of the cost. It was agreed this information would be available for the June
meeting, however, Ned Wick, S.E.E advised that £4,000 had been spent.
"""
    )
    item = items(text)[0]
    assert [(x["questioners"], x["respondents"]) for x in item["exchanges"]] == [(["Rook"], ["Ned Wick"])]
    assert len(item["undertakings"]) == 1


def test_a_proposal_from_the_floor_ends_what_was_asked_and_who_seconds_it_answers_nothing() -> None:
    text = (
        HEAD
        + """
Item 1: Weirs

Members queried whether the owner lived by the weir. Mr. Wick said that he would ask.

Councillor Rook proposed that the sale be put off to the April meeting. This was seconded by Councillor Amos and agreed.

Item 2: Mill Plan

Deferred to the meeting of 7 April 2025.

Item 3: (a) Locks

The report was noted.

Item 3: (b) Tow paths

A discussion took place and the main points were:

• Ms. Penn advised that the path was under water for a month.
• Cllr. Voss advised that walkers should be warned.
"""
    )
    weirs, plan, locks, paths = items(text)
    assert [(x["questioners"], x["respondents"]) for x in weirs["exchanges"]] == [(["Members"], ["Wick"])]
    assert weirs["exchanges"][0]["text"].endswith("he would ask.")
    assert [d["kind"] for d in weirs["decisions"] + plan["decisions"]] == ["agreed", "decided"]
    assert [(i["number"], i["title"]) for i in (locks, paths)] == [("3", "(a) Locks"), ("3", "(b) Tow paths")]
    assert [x["questioners"] for x in paths["exchanges"]] == [["Penn"], ["Voss"]]


def test_items_put_in_after_another_words_under_a_colon_and_a_resolution_over_two_lines() -> None:
    text = (
        HEAD
        + """
Item 1: Weirs

And Resolved:

“That the Weirs and Sluices Bye-Laws

– Appeals 2025, be and are hereby made”.

Item 2: Tow paths

Councillor Fry proposed the following amendment. This was seconded by Councillor Voss and agreed by the Meeting:

“To consider a bench at every lock.”

2 (a) Notice of Motion submitted by Councillor A. Amos

I will move at the next Meeting that the mill be opened on Sundays.

On the proposal of Councillor Amos, seconded by Councillor Rook, the Motion was adopted.

Item 3: Question submitted by Councillor E. Fry

I will ask at the next Meeting when the play area will be mended.

REPLY: A price has been had.

In order to go further, Millstream Ltd have requested a sum of £4,000.
"""
    )
    weirs, paths, motion, question = items(text)
    assert weirs["decisions"][0]["text"].endswith("hereby made”.")
    assert [d["clauses"] for d in paths["decisions"]] == [["“To consider a bench at every lock.”"]]
    assert (motion["number"], motion["title"]) == ("2 (a)", "Notice of Motion submitted by Councillor A. Amos")
    assert [d["kind"] for d in motion["decisions"]] == ["agreed"]
    assert [(x["questioners"], x["text"][-6:]) for x in question["exchanges"]] == [(["E. Fry"], "4,000.")]


def test_what_an_officer_asks_of_members_is_no_question() -> None:
    text = (
        HEAD
        + """
Item 1: Policing

Members welcomed the proposal.

The Senior Engineer requested that any queries be sent in before the meeting, and it was agreed to meet in October.
"""
    )
    item = items(text)[0]
    assert item["exchanges"] == []
    assert len(item["decisions"]) == 1


def test_what_a_question_on_notice_says_will_be_done_is_no_undertaking() -> None:
    text = (
        HEAD
        + """
Item 1: Question submitted by Councillor E. Fry

I will ask the Council when the Mill Plan will be presented to the relevant committee.

REPLY: The plan will be circulated to the Members in May.
"""
    )
    assert [u["text"] for u in items(text)[0]["undertakings"]] == [
        "REPLY: The plan will be circulated to the Members in May."
    ]


@pytest.mark.parametrize(
    "line",
    ["Meeting of Leisure Committee, Lea Council, Tuesday, 4th March 2025 (Item 6)", "LEA COUNCIL – LEISURE COMMITTEE"],
)
def test_a_council_beside_its_committee_is_told_from_it(line: str) -> None:
    head = (
        line if line.startswith("Meeting") else f"{line}\n\nTuesday 4 March 2025, 6 pm. Councillor Prior in the Chair."
    )
    body = "31. THE BATHS\n\nCouncillor Voss asked about tiles. The Leader said that they had come.\n"
    found = as_json(parse(from_text(f"{head}\n\n{body}", Source("text/plain", "0"))))
    assert found["council"] in ("Lea Council", "LEA COUNCIL")
    assert [(m["committee"], m["date"]) for m in found["meetings"]] == [("Leisure Committee", "2025-03-04")]
