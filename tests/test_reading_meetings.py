"""What stands in the minutes of whole meetings: motions with speeches, floor proposals, reports noted."""

from __future__ import annotations

from typing import Any

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
