"""What crosses between the panes and what lies beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tui.store.rows import SubjectKind


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note or a mark is on."""

    kind: SubjectKind = "none"
    key: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of the reading report, with where it stands."""

    key: str
    document_id: int
    source: str
    kind: str
    text: str
    item: str | None
    start: int | None
    about: str
    """The meeting that the document tells of."""


Narrowing = tuple[str, Sequence[tuple[str, str, int]]]
"""A title, and under it (filter, words, how many)."""


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave."""

    asked: str = ""
    rows: Sequence[Any] = ()
    words: tuple[str, ...] = ()
    """To be set off wherever they stand."""
    said: str = ""
    """What was made of the words: "ofstead → ofsted"."""
    advice: str = ""
    """What to do where nothing was found."""
    narrow: Sequence[Narrowing] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is, and at the end what it came to."""

    done: int
    of: int
    said: tuple[str, ...] = ()
    """One line for each document that was read ("! " before what could not be)."""
    words: str = ""
    """The whole of it in one line, at the end."""
    changed: bool = False
    failed: bool = False
