"""Actions in the forms in which clerks set them down, from invented minutes through ``matters parse``."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tui.minutes.actions import actions
from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.minutes.stream import Stream
from tui.sources.document import Source
from tui.sources.text import from_text

PAGE = "Agenda item\n\nThe Tide Mill\n\nMinutes:\n\nCouncillor Teal asked when the list of sluices would be ready.\n\n"
ROOK = [("circulate the list", "Head of Mills"), ("arrange a visit", "Mill Clerk")]
"""What most of the forms hold: words of the text, and the owner."""


def found(text: str) -> list[dict[str, Any]]:
    out = as_json(parse(from_text(PAGE + text.strip("\n") + "\n", Source("text/plain", "0"))))
    return [action for meeting in out["meetings"] for item in meeting["items"] for action in item["actions"]]


@pytest.mark.parametrize(
    "lines",
    [
        "ACTION\n\n1. The Head of Mills to circulate the list.\n\n2. Mill Clerk to arrange a visit.",
        "Follow-up actions\n\n(a) Head of Mills to circulate the list;\n\n(b) Mill Clerk to arrange a visit.",
        "Agreed Actions:\n\n- Head of Mills to circulate the list\n- Mill Clerk to arrange a visit",
        "Actions and recommendations:\n\n1. Head of Mills to circulate the list\n\n2. Mill Clerk to arrange a visit",
        "Action(s): Head of Mills to circulate the list; Mill Clerk to arrange a visit.",
        "Actions:\n\nHead of Mills:\n- circulate the list\n\nMill Clerk:\n- arrange a visit",
        "LIST OF ACTIONS\n\nMinute 4: Head of Mills to circulate the list\n\nMinute 5: Mill Clerk to arrange a visit",
        "ACTIONS FOR OFFICERS\n\nTo circulate the list. Owner: Head of Mills\n\nTo arrange a visit. Owner: Mill Clerk",
        "Action Point 3: Head of Mills to circulate the list\n\nAction Point 4: Mill Clerk to arrange a visit",
        "Who | What | When\nHead of Mills | circulate the list | May\nMill Clerk | arrange a visit | June",
        "The list was wanted. Action: Head of Mills to circulate the list.\n\nAction Mill Clerk to arrange a visit.",
    ],
)
def test_two_actions_with_their_owners(lines: str) -> None:
    got = found(lines)
    assert [a["owner"] for a in got] == [owner for _, owner in ROOK]
    assert all(words in a["text"] for a, (words, _) in zip(got, ROOK, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        "It was agreed that the list would be circulated.\n\nACTION – Head of Mills",
        "It was agreed that the list would be circulated.   ACTION: Head of Mills",
        "It was agreed that the list would be circulated. [Action: Head of Mills]",
    ],
)
def test_a_label_that_only_names_the_owner_belongs_to_the_sentence_before(lines: str) -> None:
    (action,) = found(lines)
    assert action["owner"] == "Head of Mills"
    assert action["text"].startswith("It was agreed that the list would be circulated.")


@pytest.mark.parametrize(
    "lines",
    [
        "Outstanding actions: None",
        "The actions from the last meeting were noted.",
        "Actions speak louder than words, said Councillor Teal.",
        "To be actioned by: Head of Mills",
    ],
)
def test_what_is_no_action(lines: str) -> None:
    assert found(lines) == []


def test_nothing_of_a_table_of_actions_is_lost() -> None:
    (action,) = found("Actions\n\nOwner | Action | Minute\nHead of Mills | Circulate the list | 5")
    assert action["printed"] == "Head of Mills | Circulate the list | 5"


def test_time_grows_with_the_length_only() -> None:
    def seconds(length: int) -> float:
        document = from_text(PAGE + "the list would be sent. ACTION: Head of " * length, Source("text/plain", "0"))
        paras = Stream(document).paras
        start = time.process_time()
        actions(paras, title="Actions")
        return time.process_time() - start

    seconds(200)
    assert seconds(8_000) < 8 * max(seconds(2_000), 0.02)
