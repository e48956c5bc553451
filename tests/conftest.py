"""What all tests share, so that they take minutes and not a quarter of an hour.

Documents are read in the process of the tests and not in a child of its own for every import: a child is ready only
after a second of processor time, and many tests import a page or two. A test that asks for ``children`` has real ones,
as have those that run the command in a process of its own. And nobody waits for the disk, for no test pulls the plug;
one that asks for ``disk`` does.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from threading import Lock
from typing import Any

import pytest

from tui.errors import UserError
from tui.sources import safely, worker
from tui.sources.frames import Failure, Job, Limits, Task, load_result
from tui.store import database

_CHILD = safely._Child
_PRAGMAS = database._PRAGMAS
_TURN = Lock()
"""One document at a time: what reads a PDF knows no threads."""


class _Here:
    """Does what a child does, and what goes in and comes out is pickled as it is for one."""

    def __init__(self, work: Callable[[Any], Any] | None, limits: Limits) -> None:
        self._given = pickle.dumps((work, limits))

    def run(self, job: Job | Task) -> Any:
        work, limits = pickle.loads(self._given)
        with _TURN:
            answer = worker._replied(pickle.loads(pickle.dumps(job)), work, limits)
        result = load_result(pickle.dumps(answer, protocol=5))
        if isinstance(result, Failure):
            raise UserError(result.message)
        return result

    def stop(self) -> None:
        """There is nothing to end."""


safely._Child = _Here  # type: ignore[assignment, misc]
worker._limit_time = lambda seconds: None
database._PRAGMAS = (*_PRAGMAS, "PRAGMA synchronous=OFF")  # type: ignore[assignment]
os.fsync = lambda handle: None


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in child processes, as they are outside the tests."""
    monkeypatch.setattr(safely, "_Child", _CHILD)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed is on the disk, as it is outside the tests."""
    monkeypatch.setattr(database, "_PRAGMAS", _PRAGMAS)
