"""The child process that reads documents: limits first, then one job after another from its standard input."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from tui.errors import UserError
from tui.sources.document import Document, Prepared, Refused
from tui.sources.frames import Failure, Job, Limits, Task, receive, send
from tui.text import shorten


def main() -> None:
    """Reads jobs until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the parent's to handle
    # Whatever a library prints must not get between the frames.
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    source = sys.stdin.buffer
    places, start = receive(source), receive(source)
    if places is None or start is None:
        return
    sys.path += [place for place in pickle.loads(places) if place not in sys.path]
    work, limits = pickle.loads(start)
    _limit_memory(limits)
    while (frame := receive(source)) is not None:
        result = _replied(pickle.loads(frame), work, limits)
        try:
            reply = pickle.dumps(result, protocol=5)
        except (MemoryError, RecursionError):
            reply = pickle.dumps(Failure("holds more than can be kept at once; give a part of it."))
        del result
        send(output, reply)


def _replied(asked: Job | Task, work: Callable[[Any], Any] | None, limits: Limits) -> Any:
    if isinstance(asked, Job):
        return _done(asked, work, limits)
    return Failure("There is nothing to do.") if work is None else work(asked.thing)


def _done(job: Job, work: Callable[[Any], Any] | None, limits: Limits) -> Any:
    name = job.entry.where
    try:
        data = job.entry.data() if job.data is None else job.data
        _limit_time(limits.seconds + len(data) / 1_048_576)
        found = _found(job, data)
        if len(found) == 1 and isinstance(found[0], Refused) and job.entry.part is None:
            return Failure(found[0].message)
        alone = len(found) == 1 and job.entry.part is None
        return tuple(one if work is None or isinstance(one, Refused) else _worked(work, one, alone) for one in found)
    except UserError as error:
        return Failure(str(error))
    except MemoryError:
        return Failure(f"{name} needs more memory than a document may have; give a smaller part of it.")
    except RecursionError:
        return Failure(f"{name} is nested more deeply than any document; it was left out.")
    except Exception as error:  # a fault of ours in one document must not end a batch of hundreds
        what = shorten(f"{type(error).__name__}: {error}", 160)
        return Failure(f"{name} could not be read because the program failed on it ({what}); please report it.")


def _found(job: Job, data: bytes) -> tuple[Document | Prepared | Refused, ...]:
    if job.entry.part is not None:
        from tui.sources.prepared import read_lines

        return read_lines(data, job.entry.name, job.entry.part.line)
    from tui.sources.read import read_each

    return read_each(data, job.entry.name, job.url)


def _worked(work: Callable[[Any], Any], one: Document | Prepared, alone: bool) -> Any:
    """What comes of one document. Of several a bad one does not spoil the others."""
    try:
        return work(one)
    except UserError as error:
        if alone:
            raise
        return Refused(str(error))


def _limit_memory(limits: Limits) -> None:
    with suppress(ImportError, ValueError, OSError):  # no resource limits on this system, or lower ones already
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _limit_time(seconds: float) -> None:
    """So much processor time from now on; when it is used up the system ends the process."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hardest))


if __name__ == "__main__":
    main()
