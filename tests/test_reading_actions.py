"""Actions in the shapes in which clerks set them down, read from invented minutes."""

from __future__ import annotations

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

HEAD = """Tarnmouth District Council

Minutes of a meeting of the Harbour Committee held at the Guildhall on Tuesday, 4 March 2025 at 6 pm.

1. Apologies

There were none.

2. Dredging

The Committee heard that the dredger would come in June.

"""
TWO = [("Harbour Master", "30 March"), ("Cllr Vane", None)]


def actions(text: str) -> list[tuple[str | None, str | None]]:
    """Whose each action is, and by when."""
    read = as_json(parse(from_text(HEAD + text.strip("\n"), Source("text/plain", "0"))))
    return [(a["owner"], a["due"]) for m in read["meetings"] for item in m["items"] for a in item["actions"]]


@pytest.mark.parametrize(
    "text",
    [
        "Action Log\n\nRef.     Task     Lead officer     Due\n\n"
        "H1     Circulate the plan     Harbour Master     30 March\n\nH2     Write to the club     Cllr Vane\n",
        "Minute\tAction\tOfficer\tDate\n2\tCirculate the plan\tHarbour Master\t30 March\n2\tWrite\tCllr Vane\t-\n",
        "Actions\n\nAction required               Person responsible   By when\n\n"
        "Circulate the plan to all     Harbour Master       30 March\nmembers of the Committee\n\n"
        "Write to the club             Cllr Vane            -\n",
        "Actions\n\nAction: circulate the plan\nOwner: Harbour Master\nDue: 30 March\n\n"
        "Action: write to the club\nLead: Cllr Vane\n",
        "Actions agreed\n\nMinute 2 - Circulate the plan. Harbour Master. 30 March.\n\nMinute 2 - Write. Cllr Vane.\n",
        "For action\n\nHarbour Master: circulate the plan - 30 March\n\nCllr Vane: write to the club\n",
        "Action points\n\nBuoys: Harbour Master to circulate the plan - 30 March\n\nClub: Cllr Vane to write.\n",
    ],
)
def test_two_actions_in_many_shapes(text: str) -> None:
    found = actions(text)
    assert [owner for owner, _ in found] == [owner for owner, _ in TWO]
    assert found[0][1] in ("30 March", None if "Buoys" in text else "30 March")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("ACTION (Cllr Vane): write to the club about moorings.", "Cllr Vane"),
        ("The plan would be sent round.     ACTION KP", "KP"),
        ("The plan would be sent round. [Action KP]", "KP"),
        ("The plan would be sent round.\n\nAction by Harbour Master", "Harbour Master"),
        ("The plan would go round - ACTION: Harbour Master to circulate it to all.", "Harbour Master"),
        ("AGREED ACTION: Harbour Master to circulate the plan.", "Harbour Master"),
        ("Agreed actions:\n\n(a) that the Harbour Master circulate the plan.", "Harbour Master"),
    ],
)
def test_whose_an_action_is(text: str, owner: str) -> None:
    assert [found for found, _ in actions(text)] == [owner]


def test_a_cell_that_goes_on_below_belongs_to_its_row() -> None:
    wrapped = """
Summary of actions

No.     Action     Lead     Due

7     List of moorings, with the length of each, to be sent to all Members     Harbour Master     30
March

8     Reply to be sent to the club on the price of a buoy     Cllr Vane
28 March
"""
    assert actions(wrapped) == [("Harbour Master", "30 March"), ("Cllr Vane", "28 March")]


def test_what_members_are_asked_to_note_over_a_list_is_no_action() -> None:
    text = "Actions\n\nMembers are asked to note what was done.\n\nHarbour Master to circulate the plan."
    assert actions(text) == [("Harbour Master", None)]


def test_what_stands_right_under_a_spaced_table_is_no_cell_of_it() -> None:
    text = """
5. Moorings

Action     Lead     Due

List to be sent     Harbour Master     March
Write again     Clerk     May
RESOLVED: That the report be noted.

6. Any other business

Councillor Ray asked when the slip would open. The Harbour Master said in May.
"""
    assert ("Clerk", "May") in actions(text)
    printed = as_json(parse(from_text(text, Source("text/plain", "0"))))
    items = [item for meeting in printed["meetings"] for item in meeting["items"]]
    assert [len(i["exchanges"]) for i in items if i["title"] == "Any other business"] == [1]
    assert any("report be noted" in d["text"] for i in items for d in i["decisions"])
