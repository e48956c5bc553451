"""What crosses between the panes and what lies beneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for, and how: newest first rather than best first, just as typed rather than put right."""

    typed: str = ""
    newest: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gave."""

    asked: Asked = Asked()
    rows: Sequence[Any] = ()
    """The first hits, enough to fill a screen."""
    hits: Sequence[int] = ()
    """The ids of all of them."""
    matched: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """By the id of an exchange, the words to be set off in it."""
    said: str = ""
    """What was made of the words: "ofstead → ofsted"."""
    advice: str = ""
    """What to do where nothing was found."""
    asides: Sequence[Any] = ()
    """What else was found, as search names it: notes, undertakings, people, offices."""


@dataclass(frozen=True, slots=True)
class Around:
    """What comes a moment after the hits: what they can be narrowed by, and what else was found, under headings."""

    rows: Sequence[Any] = ()
    """All hits."""
    narrow: Sequence[Any] = ()
    beside: Sequence[Any] = ()
    more: str = ""
    """How many exchanges hold every word, where that is more than the hits shown."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on with what is typed: ``text`` would replace it from ``start`` up to the cursor."""

    text: str
    label: str
    start: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is, and at the end what it came to."""

    done: int
    of: int
    step: str = ""
    """What is done when all documents are stored: the search index, who is who, threads."""
    said: tuple[str, ...] = ()
    """One line for each document that was read ("! " before what could not be)."""
    words: str = ""
    """The whole of it in one line, at the end."""
    changed: bool = False
    failed: bool = False
