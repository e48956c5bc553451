"""Files and folders → database: gathered, read, parsed and stored one document at a time.

Whatever ends an import, each document is in the database whole or not at all, and doing it again takes it up.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from tui.errors import UserError
from tui.sources.document import Refused, Source
from tui.sources.files import shown
from tui.sources.gather import Entry, by_line, gather, in_parts
from tui.sources.safely import Outcome, ReaderPool
from tui.store.bulk import load_many
from tui.store.catching_up import catch_up as catch_up
from tui.store.database import Store
from tui.store.load import Incoming, Loaded, is_understood, stated_before
from tui.store.understanding import Stated, Understood, place, understand
from tui.store.who import Stage, no_stage

Became = Literal["new", "changed", "unchanged", "failed", "skipped"]
_NOTHING = Stated()
_NOT_MINUTES = frozenset({"readme", "license", "licence", "copying", "changelog"})
"""Names of what commonly lies beside minutes in a folder."""
_AT_ONCE = 40
"""Files whose documents are stored together at most."""
_SECONDS = 0.5
"""For how long documents are gathered to be stored together; looked at whenever one more is read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document, or of a file that could not be read."""

    name: str
    """The file, as it may be shown."""
    outcome: Became
    message: str = ""
    """Why it failed or was passed over: one sentence."""
    document_id: int | None = None
    meetings: int = 0
    exchanges: int = 0
    undertakings: int = 0
    problems: tuple[str, ...] = ()
    """What was not understood, a sentence each."""
    lost: int = 0
    """On how many passages the member wrote something that the document no longer has."""


@dataclass(slots=True)
class Summary:
    """All of an import."""

    results: list[Result] = field(default_factory=list)
    stopped: bool = False
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each step took, in their order: "stored", then what followed (see ``catching_up``)."""

    def count(self, outcome: Became) -> int:
        return sum(result.outcome == outcome for result in self.results)

    @property
    def changed(self) -> bool:
        """Whether the database is another than before."""
        return bool(self.count("new") or self.count("changed"))

    def words(self) -> str:
        """One line for the user."""
        outcomes: tuple[Became, ...] = ("new", "changed", "unchanged", "failed", "skipped")
        told = ", ".join(f"{self.count(one):,} {one}" for one in outcomes if self.count(one)) or "nothing to read"
        line = f"{told}."
        if self.changed:
            exchanges = sum(result.exchanges for result in self.results)
            undertakings = sum(result.undertakings for result in self.results)
            line = f"{told}; {_number(exchanges, 'exchange')}, {_number(undertakings, 'undertaking')}."
        lost = sum(result.lost for result in self.results)
        if lost:
            line += f" {_number(lost, 'passage')} with your notes or marks can no longer be found; the notes are kept."
        return line + (" Stopped before the end." if self.stopped else "")


Progress = Callable[[int, int, Result | None], None]
"""Called with how many files are done, how many there are, and the latest result."""


def import_paths(
    store: Store,
    paths: Sequence[Path],
    stated: Stated = _NOTHING,
    *,
    fallback: Stated = _NOTHING,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    stage: Stage = no_stage,
) -> Summary:
    """Import files, folders and archives; gives what became of each document. Search and threads are told at the end.

    ``stated`` holds for documents that do not state it themselves and is remembered for them; ``fallback`` likewise,
    but is not remembered. ``stop`` is asked before each document, and before each step of what follows when all are
    stored, which ``stage`` tells of. Documents are read and parsed in processes of their own. Raises UserError for a
    path that is not there, before anything is imported, and where the database fails.
    """
    return _Import(store, stated, fallback, progress, stop, stage).run(_entries(paths))


class _Timed:
    """A stage that keeps how long each step took, by its words in small letters."""

    def __init__(self, seconds: dict[str, float], stage: Stage) -> None:
        self.seconds = seconds
        self._stage = stage
        self._words = ""
        self._began = time.monotonic()

    def __enter__(self) -> _Timed:
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def __call__(self, words: str, done: int, of: int) -> None:
        if words.lower() != self._words:
            self._close()
            self._words, self._began = words.lower(), time.monotonic()
        self._stage(words, done, of)

    def _close(self) -> None:
        if self._words:
            self.seconds[self._words] = self.seconds.get(self._words, 0.0) + time.monotonic() - self._began


class _Import:
    """One import under way."""

    def __init__(
        self,
        store: Store,
        stated: Stated,
        fallback: Stated,
        progress: Progress | None,
        stop: Callable[[], bool],
        stage: Stage,
    ) -> None:
        self._store = store
        self._stated = stated
        self._fallback = fallback
        self._before = stated_before(store)
        self._progress = progress
        self._stop = stop
        self._stage = stage
        self._seen: Counter[str] = Counter()
        """How many documents of each place there were so far."""
        self._again: list[Entry] = []
        """Lines that could not be read together, to be read one by one."""
        self._summary = Summary()
        self._done = 0
        self._of = 0

    def run(self, entries: Sequence[Entry]) -> Summary:
        began = time.monotonic()
        self._of = sum(entry.documents for entry in entries)
        self._tell()
        work = partial(understand, self._stated, self._fallback, self._before)
        try:
            with ReaderPool(work, min(2, os.cpu_count() or 1)) as pool:
                while entries and not self._summary.stopped:
                    for outcomes in self._together(pool.read(self._unread(entries))):
                        self._take(outcomes)
                    entries, self._again = self._again, []
        except BaseException:
            catch_up(self._store, stop=lambda: True)
            raise
        with _Timed(self._summary.seconds, self._stage) as timed:
            timed.seconds["stored"] = time.monotonic() - began
            catch_up(self._store, stage=timed, stop=self._stop)
        return self._summary

    def _unread(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The entries that have to be read; the others are settled here."""
        for entry in entries:
            if self._stop():
                self._summary.stopped = True
                return
            known = self._unchanged(entry)
            if entry.skipped:
                self._settle(entry, Result(_name(entry), "skipped", f"{shown(entry.name)} {entry.skipped}"))
            elif known is not None:
                self._settle(entry, Result(_name(entry), "unchanged", document_id=known))
            else:
                yield entry

    def _unchanged(self, entry: Entry) -> int | None:
        """The document that this very file is stored as already; None where it has to be read to know."""
        if entry.skipped or entry.part is not None:
            return None
        try:
            sha256 = hashlib.sha256(entry.data()).hexdigest()
        except UserError:
            return None  # the reader says why
        source = Source("", sha256, path=entry.name)
        earlier = self._before.get(entry.name) or self._before.get(sha256) or _NOTHING
        return is_understood(self._store, source, 0, self._stated.over(earlier).over(self._fallback))

    def _together(self, outcomes: Iterator[Outcome[Understood]]) -> Iterator[list[Outcome[Understood]]]:
        """The outcomes that come soon after each other, to be stored in one transaction; until it is stopped."""
        some: list[Outcome[Understood]] = []
        began = 0.0
        for outcome in outcomes:
            if self._summary.stopped:
                break
            began = began if some else time.monotonic()
            some.append(outcome)
            if len(some) == _AT_ONCE or time.monotonic() - began > _SECONDS:
                yield some
                some = []
        if some:
            yield some

    def _take(self, outcomes: Sequence[Outcome[Understood]]) -> None:
        """Store the documents of some outcomes, and settle these as far as they are stored."""
        read: list[tuple[Entry, list[Result], list[Incoming]]] = []
        for outcome in outcomes:
            entry = outcome.entry
            if outcome.error is not None and entry.documents > 1:
                self._again += by_line(entry)
                continue
            failed = [one.message for one in outcome.results if isinstance(one, Refused)]
            failed[:0] = [str(outcome.error)] if outcome.error is not None else []
            incoming = [self._incoming(one) for one in outcome.results if not isinstance(one, Refused)]
            read.append((entry, [Result(_name(entry), "failed", message) for message in failed], incoming))
        loaded = self._stored([one for _, _, incoming in read for one in incoming])
        for entry, results, incoming in read:
            found = list(zip(incoming, loaded, strict=False))  # fewer where it was stopped
            if incoming and not found:
                return
            self._settle(entry, *results, *(_result(_name(entry), *one) for one in found))

    def _stored(self, incoming: Sequence[Incoming]) -> Iterator[Loaded]:
        """What became of documents in their order, of each when it is stored; ends early where it was stopped."""
        stored = 0
        for written in load_many(self._store, incoming):
            yield from written
            stored += len(written)
            if stored < len(incoming) and self._stop():
                self._summary.stopped = True
                return

    def _incoming(self, one: Understood) -> Incoming:
        nth = one.nth
        if nth is None:
            where = place(one.minutes.source)
            nth = self._seen[where]
            self._seen[where] += 1
        return Incoming(one, nth, self._stated)

    def _settle(self, entry: Entry, *results: Result) -> None:
        """One entry is done."""
        self._summary.results += results
        self._done += entry.documents
        self._tell()

    def _tell(self) -> None:
        if self._progress:
            self._progress(self._done, self._of, self._summary.results[-1] if self._summary.results else None)


def _entries(paths: Sequence[Path]) -> list[Entry]:
    """What there is to read. Raises UserError for a named path that is not there or holds nothing."""
    result: dict[str, Entry] = {}
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise UserError(f"{shown(path)} is not there: check the name.")
        found = list(gather([path.absolute()]))
        if not found:
            raise UserError(f"There are no files in {shown(path)}: name a folder with minutes in it.")
        for entry in found:
            beside = path.is_dir() and entry.path.stem.lower() in _NOT_MINUTES
            result[entry.name] = replace(entry, skipped="lies beside minutes, but is none.") if beside else entry
    return [part for entry in result.values() for part in in_parts(entry)]


def _name(entry: Entry) -> str:
    return shown(Path(entry.name).name)


def _result(name: str, one: Incoming, loaded: Loaded) -> Result:
    if loaded.outcome == "unchanged":
        return Result(name, "unchanged", document_id=loaded.document_id)
    minutes = one.understood.minutes
    items = [item for meeting in minutes.meetings for item in meeting.items]
    return Result(
        name,
        loaded.outcome,
        document_id=loaded.document_id,
        meetings=len(minutes.meetings),
        exchanges=sum(len(item.exchanges) for item in items),
        undertakings=sum(len(item.undertakings) for item in items),
        problems=tuple(problem.text for problem in minutes.problems),
        lost=loaded.lost,
    )


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
