"""Documents read in child processes with limits on time and memory, several at once and in order.

A document can make any parser crash, hang or take all memory (a PDF of 40 KB makes PDFium ask for 1.6 GB): then the
child ends, the app lives, and a sentence says which document it was.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from tui.errors import UserError
from tui.sources.document import Document, Prepared, Refused
from tui.sources.files import load, shown
from tui.sources.frames import Failure, Job, Limits, Task, load_result, receive, send
from tui.sources.gather import Entry
from tui.sources.kinds import kind

T = TypeVar("T")
R = TypeVar("R")
_AT_ONCE = 200
"""Documents after which a child is replaced, so that what its libraries keep does not grow over a long batch."""
_AHEAD = 3
"""Documents under way or waiting for each child."""
_IN_CHILD = frozenset({"pdf", "html", "zip", "xml"})


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one entry: its results, or why there are none."""

    entry: Entry
    results: tuple[T | Refused, ...] = ()
    """Of a file of several documents, some may be refused."""
    error: UserError | None = None


def read_safely(path: Path, limits: Limits | None = None) -> tuple[Document | Prepared, ...]:
    """The documents in one file. PDF, HTML, Word and XML are read in a child process, text and JSON in this one.

    Raises UserError.
    """
    data = load(path)
    if kind(data, path.name).name not in _IN_CHILD:
        from tui.sources.read import read_bytes

        return read_bytes(data, str(path))
    return read_bytes_safely(data, str(path), limits=limits)


def read_bytes_safely(
    data: bytes, name: str, url: str | None = None, limits: Limits | None = None
) -> tuple[Document | Prepared, ...]:
    """The same for bytes that are at hand, such as a page that was fetched. Raises UserError."""
    child = _Child(None, limits or Limits())
    try:
        found: tuple[Document | Prepared, ...] = child.run(Job(Entry(name, Path(name)), data, url))
    finally:
        child.stop()
    return found


class ReaderPool(Generic[T]):
    """Child processes that read entries, and do ``work`` on each document there, so that this too runs in parallel.

    ``work`` must be a function that a module defines (it is pickled by its name) and return plain data or dataclasses
    of this project. Without ``work`` the documents themselves come back. The children start with the first entry.
    """

    def __init__(
        self, work: Callable[[Any], T] | None = None, processes: int = 2, limits: Limits | None = None
    ) -> None:
        self._work = work
        self._limits = limits or Limits()
        self._processes = max(1, processes)
        self._threads = ThreadPoolExecutor(self._processes, thread_name_prefix="reader")
        self._own = threading.local()
        self._children: list[_Child] = []

    def __enter__(self) -> ReaderPool[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, entries: Iterable[Entry | Path]) -> Iterator[Outcome[T]]:
        """An outcome for each entry, in their order, each as soon as it and those before it are done.

        ``entries`` is drawn from as needed, so that it may be endless; few outcomes are in memory at any time.
        """
        named = (one if isinstance(one, Entry) else Entry(str(one), one) for one in entries)
        return self._in_order(self._one, named)

    def map(self, things: Iterable[Any]) -> Iterator[T]:
        """``work`` done on each of these as it is, in their order. A child that fails does not matter: then it is
        done here."""
        return self._in_order(self._worked, things)

    def _in_order(self, do: Callable[[Any], R], things: Iterable[Any]) -> Iterator[R]:
        waiting: deque[Future[R]] = deque()
        try:
            for thing in things:
                waiting.append(self._threads.submit(do, thing))
                if len(waiting) >= self._processes * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def close(self) -> None:
        """Ends the children; what is under way is given up."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._children:
            child.stop()
        self._threads.shutdown(wait=True)

    def _one(self, entry: Entry) -> Outcome[T]:
        if entry.skipped:
            return Outcome(entry, error=UserError(f"{shown(entry.name)} {entry.skipped}"))
        try:
            return Outcome(entry, self._child().run(Job(entry)))
        except UserError as error:
            return Outcome(entry, error=error)

    def _worked(self, thing: Any) -> T:
        assert self._work is not None
        try:
            result: T = self._child().run(Task(thing))
            return result
        except UserError:
            return self._work(thing)

    def _child(self) -> _Child:
        child: _Child | None = getattr(self._own, "child", None)
        if child is None:
            child = _Child(self._work, self._limits)
            self._own.child = child
            self._children.append(child)
        return child


class _Child:
    """One child process; started when needed, and started anew after it was ended or has done many jobs."""

    def __init__(self, work: Callable[[Any], Any] | None, limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._stopped = False

    def run(self, job: Job | Task) -> Any:
        """The results for one job. Raises UserError where the child fails, dies or takes too long."""
        try:
            process = self._started()
        except OSError as error:
            self._end()
            raise UserError(f"{_where(job)} was not read: no further process could be started.") from error
        late = threading.Timer(self._limits.patience, process.kill)
        late.start()
        try:
            assert process.stdin is not None and process.stdout is not None
            send(process.stdin, pickle.dumps(job, protocol=5))
            frame = receive(process.stdout)
            result = load_result(frame) if frame is not None else None
        except (OSError, ValueError, pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError):
            result = None
        finally:
            late.cancel()
        if result is None:
            self._end()
            raise UserError(
                f"{_where(job)} could not be read safely: it takes too much time or memory, or is made to do harm."
            )
        self._done += 1
        if self._done >= _AT_ONCE:
            self._end()
        if isinstance(result, Failure):
            raise UserError(result.message)
        return result

    def stop(self) -> None:
        """Ends the child for good."""
        self._stopped = True
        self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise UserError("Reading was stopped.")
        if self._process is None or self._process.poll() is not None:
            root = str(Path(__file__).resolve().parents[2])
            environment = dict(os.environ)
            environment["PYTHONPATH"] = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tui.sources.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
            self._done = 0
            assert self._process.stdin is not None
            send(self._process.stdin, pickle.dumps(sys.path))  # where ``work`` may be found
            send(self._process.stdin, pickle.dumps((self._work, self._limits)))
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was not written to a dead child is lost with it
                    continue


def _where(job: Job | Task) -> str:
    return job.entry.where if isinstance(job, Job) else "What was at hand"
