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
from tui.threads.fulfilments import Later, Owed, Papers
from tui.threads.passages import Passage

ROOT = Path(__file__).parent.parent
GOLD = {
    "threads": (ROOT / "tests/gold/threads", ROOT / "tests/gold/threads/documents"),
    "threads3": (ROOT / "tests/gold/threads3", ROOT / "tests/gold/threads3/documents"),
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
    """Each labelled exchange that its document holds, with what is linked: its text, cut up by the parser."""
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
                    portfolio=office,
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


def council_of(which: str, name: str) -> str | None:
    """The council of a labelled document."""
    if which == "sample":
        return "Westmarch Borough Council"
    return {e["document"]: e["council"] for e in labelled(which, "threads")["exchanges"]}.get(name)


@cache
def later_passages(which: str) -> list[tuple[str, Later]]:
    """(file name, passage) for every exchange, paragraph, action and decision that the parser finds."""
    by_document: dict[str, list[Passage]] = defaultdict(list)
    for _, passage in passages(which):
        by_document[passage.document].append(passage)
    out = []
    for name, (_, minutes) in documents(which).items():
        known = by_document[name]
        offices = {p.office for p in known}
        only = next(iter(offices)) if len(offices) == 1 else None
        for meeting in minutes.meetings if minutes else ():
            for item in meeting.items:
                for one in item.exchanges:
                    text = flat(one.text)
                    mine = [p for p in known if _alike(p.text, text) > 0.6]
                    office = mine[0].office if mine else None
                    out.append((name, Later(text, text, day(name), council_of(which, name), office)))
                outside = [*item.narrative, *(a.text for a in item.actions), *(d.text for d in item.decisions)]
                for paragraph in map(flat, outside):
                    out.append((name, Later(paragraph, paragraph, day(name), council_of(which, name), only, False)))
    return out


def _alike(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    return len(left & right) / max(1, len(left | right))


@cache
def undertakings(which: str) -> list[tuple[dict[str, Any], Owed, list[tuple[str, str]], bool]]:
    """(entry, what is owed, passages that fulfil it as (file, text), whether it is known never to be fulfilled)."""
    found = {e["id"]: p for e, p in passages(which)}
    out = []
    entries = labelled(which, "undertakings") if which == "threads" else labelled(which, "ledger")["undertakings"]
    for entry in entries:
        text = _words(which, entry)
        kept = [(f["document"], _words(which, f)) for f in entry["fulfilled_by"]]
        if text is None or any(words is None for _, words in kept):
            continue
        passage = found.get(entry["exchange"] or "")
        about = (
            " ".join(filter(None, (passage.topic, passage.question, passage.answer, passage.title))) if passage else ""
        )
        owed = Owed(
            entry["id"],
            text,
            about,
            day(entry["document"]),
            council_of(which, entry["document"]),
            passage.office if passage else None,
            entry["to"],
        )
        never = not kept and (
            "outcome" not in entry or not entry["outcome"].startswith(("fulfilled", "restraint, kept"))
        )
        out.append((entry, owed, [(d, w) for d, w in kept if w], never))
    return out


def _words(which: str, entry: dict[str, str]) -> str | None:
    if "contains" in entry:
        return flat(entry["contains"])
    text = documents(which)[entry["document"]][0]
    where = span(text, entry)
    return text[where[0] : where[1]] if where else None


def offer_scores(which: str, office: str = "") -> tuple[int, int, int, int, int]:
    """Right among the first, among the first three, of how many; nothing offered, of how many never fulfilled."""
    known = later_passages(which)
    papers = Papers([one for _, one in known])
    where = {id(one): name for name, one in known}
    first = three = of = none = never_of = 0
    for _, owed, kept, never in undertakings(which):
        if office not in (owed.office or ""):
            continue
        offers = papers.offers(owed)
        if kept:
            right = [any(where[id(o.later)] == d and words[:60] in o.later.text for d, words in kept) for o in offers]
            of, first, three = of + 1, first + any(right[:1]), three + any(right)
        elif never:
            never_of, none = never_of + 1, none + (not offers)
    return first, three, of, none, never_of
