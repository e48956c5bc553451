"""Work beside the screen: threads that only post what they found, and a token that tells the late from the latest."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Job:
    lane: str
    token: int
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    always: bool
    ended: Event = field(default_factory=Event)
    error: list[Exception] = field(default_factory=list)


class Settled(Message):
    """A job has ended; ``error`` says how, if badly."""

    bubble = False

    def __init__(self, job: _Job, result: Any, error: Exception | None) -> None:
        self.job = job
        self.result = result
        self.error = error
        super().__init__()


class Lanes:
    """Jobs by lane: one at a time in each, and of those that wait only the latest, unless each one counts.

    Each lane has a thread of its own, which goes from one job that counts to the next by itself, so that they are done
    even when the screen is gone: ``finish`` waits for them. The threads are daemons, so that quitting never waits for
    the others: a write that is cut off is rolled back whole.
    """

    def __init__(self, screen: MessagePump) -> None:
        self._screen = screen
        self._token = 0
        self._latest: dict[str, int] = {}
        self._running: dict[str, list[_Job]] = {}
        """What each lane's thread was given and the screen has not yet heard the end of."""
        self._waiting: dict[str, _Job] = {}
        self._queues: dict[str, SimpleQueue[_Job]] = {}

    @property
    def busy(self) -> bool:
        """Whether any job runs or waits."""
        return bool(self._running)

    def run(
        self,
        lane: str,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        *,
        always: bool = False,
    ) -> None:
        """Do ``work`` in a thread and give its result to ``done`` on the screen's own thread.

        A newer job in the same lane makes an older result worthless, and it is dropped; with ``always`` every job
        is done, in order, and every result delivered. What is raised goes to ``failed``.
        """
        self._token += 1
        job = _Job(lane, self._token, work, done, failed, always)
        self._latest[lane] = job.token
        if always or lane not in self._running:
            self._start(job)
        else:
            self._waiting[lane] = job

    def forget(self, lane: str) -> None:
        """Whatever is under way in the lane, its result is not wanted any more."""
        self._token += 1
        self._latest[lane] = self._token
        self._waiting.pop(lane, None)

    def settle(self, message: Settled) -> None:
        """Take a job's end on the screen's thread: start the next, deliver the result if it is still wanted."""
        job = message.job
        self._running[job.lane].remove(job)
        if not self._running[job.lane]:
            del self._running[job.lane]
            waiting = self._waiting.pop(job.lane, None)
            if waiting is not None:
                self._start(waiting)
        if not job.always and self._latest.get(job.lane) != job.token:
            return
        if message.error is None:
            job.done(message.result)
        else:
            job.failed(message.error)

    def finish(self, lane: str, seconds: float) -> tuple[int, Exception | None]:
        """Wait, no longer than so many seconds, until a lane has done what it was given; the screen is gone.

        Gives how many jobs were not done, and why the last of these failed, if it did and the screen did not say so.
        """
        until = time.monotonic() + seconds
        given = self._running.get(lane, [])
        undone = [job for job in given if not job.ended.wait(max(0.0, until - time.monotonic())) or job.error]
        return len(undone), next((job.error[0] for job in reversed(undone) if job.error), None)

    def _start(self, job: _Job) -> None:
        self._running.setdefault(job.lane, []).append(job)
        if job.lane not in self._queues:
            self._queues[job.lane] = jobs = SimpleQueue[_Job]()
            # In the app's own context, so that a job finds the app even when the screen it came from is gone.
            serve = partial(copy_context().run, self._serve, jobs)
            Thread(target=serve, daemon=True, name=f"matters-{job.lane}").start()
        # A thread that waits already: starting one would hold up the screen until it has begun.
        self._queues[job.lane].put(job)

    def _serve(self, jobs: SimpleQueue[_Job]) -> None:
        while True:
            self._work(jobs.get())

    def _work(self, job: _Job) -> None:
        result, error = None, None
        try:
            result = job.work()
        except Exception as raised:  # delivered to the screen, which says it in words
            error = raised
            job.error.append(raised)
        job.ended.set()
        with contextlib.suppress(RuntimeError):  # the screen is gone, and its loop closed
            self._screen.post_message(Settled(job, result, error))
