"""What passes between the program and the child processes that read documents for it.

Frames are a length of eight bytes and a pickle. The parent is trusted and unpickled freely; what the child sends back
is unpickled with ``load_result``, which makes plain data and the project's own records and nothing else.
"""

from __future__ import annotations

import dataclasses
import enum
import importlib
import io
import pickle
import struct
import sys
from dataclasses import dataclass
from typing import IO, Any

from tui.sources.gather import Entry

_LENGTH = struct.Struct(">Q")
LARGEST_FRAME = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take. Memory and processor time hold where the system has resource limits (POSIX)."""

    memory: int = 1 << 30
    """Bytes of address space."""
    seconds: float = 10.0
    """Processor time, and a second more for each megabyte of the file."""
    patience: float = 60.0
    """Time by the clock."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file, or bytes that are at hand, with the name that stands for them."""

    entry: Entry
    data: bytes | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be worked on as it is."""

    thing: Any


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing could be read: one sentence."""

    message: str


def send(stream: IO[bytes], frame: bytes) -> None:
    """Writes one frame."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the other side is gone, or sends what cannot be one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > LARGEST_FRAME:
        return None
    frame = stream.read(length)
    return frame if len(frame) == length else None


class _Results(pickle.Unpickler):
    """Makes plain data, dates and records of this project; a child that was taken over can have no code run."""

    _PLAIN = frozenset({("builtins", name) for name in ("set", "frozenset", "complex", "bytearray", "object")})
    _DATES = frozenset({("datetime", name) for name in ("date", "datetime", "time", "timedelta")})

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in self._PLAIN | self._DATES | {("collections", "OrderedDict"), ("collections", "Counter")}:
            return super().find_class(module, name)
        if module.partition(".")[0] == "tui" and "." not in name:
            found = getattr(sys.modules.get(module) or importlib.import_module(module), name, None)
            if isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, enum.Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def load_result(frame: bytes) -> Any:
    """What a child sent. Raises pickle.UnpicklingError for anything but plain data and records of this project."""
    return _Results(io.BytesIO(frame)).load()
