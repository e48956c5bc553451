"""The labelled sets for threads, undertakings and series, read with the parser: shared by several tests."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from tui.minutes.model import Exchange, Item, Meeting, Minutes
from tui.minutes.parse import parse
from tui.sources.document import Document
from tui.sources.read import read
from tui.threads.passages import Passage

ROOT = Path(__file__).parent.parent
GOLD = {
    "threads": (ROOT / "tests/gold/threads", ROOT / "tests/gold/threads/documents"),
    "sample": (ROOT / "tests/gold/sample", ROOT / "sample_minutes"),
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SAME_OFFICE = {"Portfolio Holder for Highways, Transport and Parking": "Portfolio Holder for Highways and Transport"}
UNDATED = "2025-11-01"
"""Where the sample's page without a date belongs in the order of the meetings, by what it says."""


def flat(text: str) -> str:
    return " ".join(re.sub(r"[*_]{1,2}|^#+ ", "", text.replace("\xa0", " ")).split())


@cache
def documents(which: str) -> dict[str, tuple[str, Minutes | None]]:
    """By file name: the flat text and what the parser makes of it."""
    out = {}
    for path in sorted(GOLD[which][1].iterdir()):
        if path.name != "README.md":
            found = [d for d in read(path) if isinstance(d, Document)]
            text = " ".join(flat(b.text) for d in found for b in d.blocks)
            out[path.name] = (text, parse(found[0]) if found else None)
    return out


def labelled(which: str, name: str) -> Any:
    return json.loads((GOLD[which][0] / f"{name}.json").read_text(encoding="utf-8"))


def day(name: str) -> str:
    found = _DATE.search(name)
    return found[0] if found else UNDATED


def span(text: str, entry: dict[str, str]) -> tuple[int, int] | None:
    """Where a labelled passage stands in a document's flat text."""
    start = text.find(flat(entry["starts"]))
    end = text.find(flat(entry["ends"]), start) if start >= 0 else -1
    return None if end < 0 else (start, end + len(flat(entry["ends"])))


def parsed(minutes: Minutes | None, text: str) -> tuple[float, Exchange, Item, Meeting] | None:
    """The parser's exchange that shares most words with a passage."""
    words = set(text.split())
    best = None
    for meeting in minutes.meetings if minutes else ():
        for item in meeting.items:
            for one in item.exchanges:
                theirs = set(flat(one.text).split())
                alike = len(words & theirs) / max(1, len(words | theirs))
                if best is None or alike > best[0]:
                    best = (alike, one, item, meeting)
    return best


@cache
def passages(which: str) -> list[tuple[dict[str, Any], Passage]]:
    """Each labelled exchange that its document holds, with the passage that is linked: the labelled text, cut up by the parser."""
    out = []
    for entry in labelled(which, "threads")["exchanges"]:
        text, minutes = documents(which)[entry["document"]]
        where = span(text, entry)
        if where is None:
            continue
        whole = text[where[0] : where[1]]
        found = parsed(minutes, whole)
        one, item = (found[1], found[2]) if found and found[0] > 0.6 else (None, found[2] if found else None)
        office = _SAME_OFFICE.get(entry["office"], entry["office"])
        out.append(
            (
                entry,
                Passage(
                    key=entry["id"],
                    office=f"{entry.get('council', '')}/{office}",
                    text=whole,
                    topic=one.topic if one else None,
                    question=one.question if one else None,
                    answer=one.answer if one else whole,
                    kind=one.kind if one else "point",
                    date=day(entry["document"]),
                    item=f"{entry['document']}/{item.number} {item.title}" if item else entry["document"],
                    title=item.title if item else "",
                    position=where[0],
                    questioners=one.questioners if one else (),
                    respondents=one.respondents if one else (),
                    document=entry["document"],
                ),
            )
        )
    return out


def pair_scores(
    thread_of: dict[str, str | None], group_of: dict[str, int], office_of: dict[str, str]
) -> tuple[float, float]:
    """Precision and recall over pairs of exchanges in one thread."""
    hit = wrong = missed = 0
    by_office: dict[str, list[str]] = defaultdict(list)
    for key, office in office_of.items():
        by_office[office].append(key)
    for keys in by_office.values():
        for one, two in combinations(keys, 2):
            true = thread_of[one] is not None and thread_of[one] == thread_of[two]
            joined = group_of[one] == group_of[two]
            hit += true and joined
            wrong += joined and not true
            missed += true and not joined
    return hit / max(1, hit + wrong), hit / max(1, hit + missed)
