"""A person's word on an undertaking, kept with its whole history among the member's own marks and links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from tui.errors import UserError
from tui.store import read, write
from tui.store.database import Store
from tui.threads.ledger import BY_A_PERSON, Judgement

HISTORY = "history"
_STANDINGS = BY_A_PERSON | {"open", "refused"}


def judge(
    store: Store, undertaking_key: str, standing: str, *, reason: str = "", passage: str | None = None, words: str = ""
) -> None:
    """Record how an undertaking stands, or with ``standing`` "refused" that a passage does not show it kept.

    ``passage`` is the key of the exchange accepted or refused and ``words`` what of it counts. Nothing of the history
    is ever taken out but by undo. Raises UserError for a standing that a person cannot give.
    """
    if standing not in _STANDINGS:
        raise UserError(f"An undertaking cannot be marked “{standing}”: choose one of {', '.join(sorted(_STANDINGS))}.")
    told = Judgement(datetime.now(UTC).isoformat(timespec="seconds"), standing, reason, passage, words)  # type: ignore[arg-type]
    past = [*histories(store).get(undertaking_key, ()), told]
    text = json.dumps([asdict(one) for one in past], ensure_ascii=False)
    fulfils = (passage, standing != "refused") if passage is not None and read.by_key(store, [passage]) else None
    marks: dict[str, str | None] = {HISTORY: text}
    if standing != "refused":
        marks["status"] = None if standing == "open" else standing
    said = "your word on a candidate" if standing == "refused" else f"the mark “{standing}”"
    write.set_word(store, undertaking_key, marks, said, fulfils=fulfils)


def histories(store: Store) -> Mapping[str, tuple[Judgement, ...]]:
    """By key of the undertaking, all that was said of it, the latest last; it ends with what the status mark says."""
    found = {m.subject_key: [Judgement(**one) for one in json.loads(m.value)] for m in read.marks(store, HISTORY)}
    status = {m.subject_key: m for m in read.marks(store, "status")}
    for key, past in found.items():
        ruled = [one for one in past if one.standing != "refused"]
        if ruled and ruled[-1].standing != "open" and key not in status:
            past.append(replace(ruled[-1], standing="open", reason="taken back"))
    for key, mark in status.items():
        past = found.setdefault(key, [])
        ruled = [one for one in past if one.standing != "refused"]
        if not ruled or ruled[-1].standing != mark.value:
            past.append(Judgement(mark.changed, mark.value))  # type: ignore[arg-type]
    return {key: tuple(past) for key, past in found.items()}
