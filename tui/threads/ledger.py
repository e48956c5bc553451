"""The ledger: each undertaking with how it stands, by stated rules, and what shows it. Only a person closes one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, get_args

from tui.text import fold, shorten, uk_date
from tui.threads.fulfilments import Offer

if TYPE_CHECKING:
    from tui.minutes.arising import Source

Standing = Literal[
    "open",
    "due soon",
    "overdue",
    "claimed complete",
    "fulfilled",
    "unsatisfactory",
    "superseded",
    "dropped",
    "owner gone",
]
SOON = timedelta(days=28)
CLOSED: frozenset[str] = frozenset({"fulfilled", "superseded", "dropped"})
BY_A_PERSON: frozenset[str] = frozenset({"claimed complete", "fulfilled", "unsatisfactory", "superseded", "dropped"})
"""What a person may say."""
LEFT: frozenset[str] = frozenset(get_args(Standing)) - CLOSED
"""What nobody has closed."""
_UNTIL = re.compile(r"until\b", re.I)
_COMPLETE = re.compile(
    r"\W*(?:action )?(?:now )?(?:complete|completed|closed|done|actioned|discharged|implemented|sent|circulated"
    r"|provided)\b",
    re.I,
)
"""What the status column of an action list says of what it takes for done."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office, from and to the days on which the minutes show them."""

    name: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of an undertaking or of a passage offered for it; the latest counts, all are kept."""

    moment: str
    standing: Standing | Literal["refused", "open"]
    reason: str = ""
    passage: str | None = None
    """Key of the passage that was accepted or refused, with its words as they stood."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """An undertaking, an action or a recommendation, as the minutes have it."""

    key: str
    source: Source
    text: str
    by: str | None
    to: str | None
    strength: str
    due: str | None
    due_day: str | None
    date: str | None
    """Of the meeting."""
    office: str | None
    holder: str | None
    council: str | None
    committee: str | None
    thread: str | None = None
    said: str | None = None
    """How it stands in the paper's own words, where an action list says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise in the ledger."""

    promise: Promise
    standing: Standing
    evidence: str
    """What shows the standing, in one sentence of the program's own."""
    days_open: int | None
    """Days since the meeting; ``None`` where its date is not stated or the entry is closed."""
    inherited_by: str | None
    """Who holds the office now, where it is not the one under whom it was given."""
    offers: tuple[Offer, ...] = ()
    history: tuple[Judgement, ...] = ()
    denials: tuple[Offer, ...] = ()
    """Later passages that say that it has not been kept."""


def entry(
    promise: Promise,
    today: date,
    tenures: Sequence[Tenure] = (),
    history: Sequence[Judgement] = (),
    offers: Sequence[Offer] = (),
    denials: Sequence[Offer] = (),
) -> Entry:
    """How a promise stands today. A person's latest word on the whole comes first; then the dates; then "open".

    ``tenures`` are those of the promise's office, the latest last. Refused passages are not offered again.
    """
    refused = {j.passage for j in history if j.standing == "refused"}
    left = tuple(o for o in offers if o.later.key not in refused)
    ruling = next((j for j in reversed(history) if j.standing != "refused"), None)
    heir = _heir(promise, tenures)
    standing, evidence = _stands(promise, today, tenures, ruling, heir)
    closed = standing in CLOSED
    days = None if closed or promise.date is None else max(0, (today - date.fromisoformat(promise.date)).days)
    return Entry(
        promise,
        standing,
        evidence,
        days,
        heir,
        () if closed else left,
        tuple(history),
        () if closed else tuple(denials),
    )


def _stands(
    promise: Promise, today: date, tenures: Sequence[Tenure], ruling: Judgement | None, heir: str | None
) -> tuple[Standing, str]:
    if ruling is not None and ruling.standing in BY_A_PERSON:
        shown = f": “{ruling.words}”" if ruling.words else ""
        why = f", because {ruling.reason}" if ruling.reason else ""
        return ruling.standing, f"So marked by the member on {uk_date(ruling.moment[:10])}{why}{shown}."  # type: ignore[return-value]
    if promise.said and _COMPLETE.match(promise.said):
        words = shorten(promise.said, 80)
        return "claimed complete", f"The paper itself says “{words}”; nobody has marked it as kept."
    if _vacant(promise, tenures) and heir is None:
        return "owner gone", f"{promise.holder} no longer holds the office, and the minutes name nobody who does."
    if promise.due and (promise.strength == "restraint" or _UNTIL.match(promise.due)):
        return "open", f"What was said holds “{promise.due}”: no day by which it is to be done."
    if promise.due_day:
        due, day = date.fromisoformat(promise.due_day), uk_date(promise.due_day)
        said = f"Due “{promise.due}”" if day in (promise.due or "") else f"“{promise.due}” comes to {day}"
        if due < today:
            return "overdue", f"{said}; nobody has marked it as kept."
        if due - today <= SOON:
            return "due soon", f"{said}."
        return "open", f"{said}."
    if promise.due:
        return "open", f"Due “{promise.due}”: no day follows from the words."
    return "open", "The minutes give no date."


def _same(one: str | None, two: str | None) -> bool:
    """Whether two names are one person as far as names tell: a surname alone fits the full name."""
    left, right = fold(one or "").split(), fold(two or "").split()
    return (
        bool(left and right)
        and left[-1] == right[-1]
        and (len(left) == 1 or len(right) == 1 or left[0][0] == right[0][0])
    )


def _heir(promise: Promise, tenures: Sequence[Tenure]) -> str | None:
    if not promise.holder or not tenures:
        return None
    latest = tenures[-1]
    later = promise.date is None or (latest.last or latest.first or "") >= promise.date
    return latest.name if later and not _same(latest.name, promise.holder) else None


def _vacant(promise: Promise, tenures: Sequence[Tenure]) -> bool:
    """Whether the one who gave it is shown to have held the office only before the latest holder."""
    if not promise.holder or not tenures:
        return False
    return not any(_same(t.name, promise.holder) for t in tenures)


def whose(one: Entry) -> str:
    """Who gave, owns or was asked for it, to whom, and who has it now: the program's words round the minutes' names."""
    p = one.promise
    if p.source == "recommendation":
        said = f"recommended to {p.by or p.to}" if p.by or p.to else "recommended, to whom is not recorded"
    elif p.source == "action":
        said = f"action for {p.by}" if p.by else "action, owner not recorded"
    else:
        said = f"given by {p.by}" if p.by else f"given under {p.holder}" if p.holder else "by whom is not recorded"
        said += f" to {p.to}" if p.to else ""
    return f"{said}; now with {one.inherited_by}" if one.inherited_by else said


def chosen(
    entries: Iterable[Entry],
    *,
    standing: str | None = None,
    source: str | None = None,
    holder: str | None = None,
    office: str | None = None,
    committee: str | None = None,
    by: str | None = None,
    older_than: int | None = None,
    inherited: bool = False,
) -> list[Entry]:
    """Entries that fit all filters. ``standing`` "open" takes in all that nobody has closed.

    ``committee`` and ``by`` are parts of names. ``older_than`` is in days; entries whose meeting's date is not stated
    are not known to be older than anything. ``inherited``: only those that the present holder did not give.
    """
    wanted = LEFT if standing == "open" else {standing}
    out = []
    for one in entries:
        p = one.promise
        fits = (
            (standing is None or one.standing in wanted)
            and (source is None or p.source == source)
            and (holder is None or _same(p.holder, holder) or _same(one.inherited_by, holder))
            and (office is None or p.office == office)
            and (committee is None or fold(committee) in fold(p.committee or ""))
            and (by is None or fold(by) in fold(p.by or ""))
            and (not inherited or one.inherited_by is not None)
            and (older_than is None or (one.days_open is not None and one.days_open > older_than))
        )
        if fits:
            out.append(one)
    return out
