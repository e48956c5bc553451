"""Who asks, who answers, who holds an office and of what they speak, on short minutes in every way of putting it.

``tests/gold/reading/people.json`` holds the cases, all invented: a text under one agenda item, or a whole document, and
the holders, questioners, respondents and topics that a reader would find in it; and ways of naming who holds an
office, each tried with every form of its title. What a case does not name is not asked of it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tui.minutes.model import Exchange, Item
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

GOLD = json.loads((Path(__file__).parent / "gold/reading/people.json").read_text(encoding="utf-8"))
CASES = GOLD["cases"] + [
    json.loads(json.dumps(way).replace("{office}", office)) for way in GOLD["ways"] for office in GOLD["offices"]
]


def _items(case: dict[str, Any]) -> list[Item]:
    text = case.get("document") or f"Agenda item\n\n{case['title']}\n\nMinutes:\n\n{case['text']}\n"
    return [item for meeting in parse(from_text(text, Source("text/plain", "0"))).meetings for item in meeting.items]


def _plain(people: Any) -> list[str]:
    """Names and roles without their article, which the minutes may write or leave out."""
    return [re.sub(r"^(?:the|an?) ", "", words.lower()) for words in people]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['group']} {n}" for n, c in enumerate(CASES)])
def test_people(case: dict[str, Any]) -> None:
    items = _items(case)
    exchanges: list[Exchange] = [x for item in items for x in item.exchanges]
    if "holders" in case:
        found = {(h.name, h.office) for item in items for h in item.holders}
        assert found == {(name, office) for name, office in case["holders"]}
    if "questioners" in case:
        assert [_plain(x.questioners) for x in exchanges] == [_plain(q) for q in case["questioners"]]
    if "respondents" in case:
        assert [_plain(x.respondents) for x in exchanges] == [_plain(r) for r in case["respondents"]]
    if "topics" in case:
        assert [x.topic for x in exchanges] == case["topics"]
