"""Work beside the screen: threads that only post what they found, and a token that tells the late from the latest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
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

    Each lane has a thread of its own. The threads are daemons, so that quitting never waits for one: a write that is
    cut off is rolled back whole.
    """

    def __init__(self, screen: MessagePump) -> None:
        self._screen = screen
        self._token = 0
        self._latest: dict[str, int] = {}
        self._running: dict[str, _Job] = {}
        self._waiting: dict[str, deque[_Job]] = {}
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
        if lane not in self._running:
            self._start(job)
            return
        waiting = self._waiting.setdefault(lane, deque())
        if not always:
            waiting.clear()
        waiting.append(job)

    def forget(self, lane: str) -> None:
        """Whatever is under way in the lane, its result is not wanted any more."""
        self._token += 1
        self._latest[lane] = self._token
        self._waiting.pop(lane, None)

    def settle(self, message: Settled) -> None:
        """Take a job's end on the screen's thread: start the next, deliver the result if it is still wanted."""
        job = message.job
        self._running.pop(job.lane, None)
        waiting = self._waiting.get(job.lane)
        if waiting:
            self._start(waiting.popleft())
        if not job.always and self._latest.get(job.lane) != job.token:
            return
        if message.error is None:
            job.done(message.result)
        else:
            job.failed(message.error)

    def _start(self, job: _Job) -> None:
        self._running[job.lane] = job
        if job.lane not in self._queues:
            self._queues[job.lane] = jobs = SimpleQueue[_Job]()
            Thread(target=self._serve, args=(jobs,), daemon=True, name=f"matters-{job.lane}").start()
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
        self._screen.post_message(Settled(job, result, error))
