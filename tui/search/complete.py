"""What may stand where the cursor is in a query: names of filters and their values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.search.names import Names
from tui.search.query import FILTERS
from tui.text import fold, plain

_FEW = 8
_AT_CURSOR = re.compile(
    r'(?:^|(?<=\s))(?P<minus>-?)(?:(?P<name>[A-Za-z]+):(?P<value>"[^"]*|[^\s"]*)|(?P<word>[A-Za-z]*))$'
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` would replace what stands from ``start`` up to the cursor; ``label`` is what is shown for it."""

    text: str
    label: str
    start: int


def complete(typed: str, cursor: int, names: Names) -> tuple[Suggestion, ...]:
    """Suggestions for the word before the cursor, a few, likeliest first; none where there is nothing to suggest."""
    at = _AT_CURSOR.search(typed[: max(0, cursor)])
    if at is None:
        return ()
    minus = at["minus"]
    if at["name"] is None:
        word = at["word"].lower()
        found = [name for name in FILTERS if name.startswith(word) and word]
        return tuple(Suggestion(f"{minus}{name}:", f"{name}:", at.start()) for name in found)
    name, value = at["name"].lower(), at["value"].lstrip('"')
    if name not in FILTERS:
        return ()
    fixed = FILTERS[name]
    values = [v for v in fixed if v.startswith(value.lower())] if fixed else _named(name, value, names)
    return tuple(Suggestion(f"{minus}{name}:{_quoted(v)}", v, at.start()) for v in values)


def _named(name: str, value: str, names: Names) -> list[str]:
    """Names of which every word typed begins a word; those that begin with the first one first."""
    if name in ("after", "before"):
        return [year for year in names.years() if year.startswith(value)][:_FEW]
    wanted = fold(value).split()
    found = [(one, text) for one, text in names.folded(name).items() if _begins(wanted, text.split())]
    first: Callable[[tuple[str, str]], bool] = lambda pair: not pair[1].startswith(" ".join(wanted))  # noqa: E731
    return [plain(one) for one, _ in sorted(found, key=first)[:_FEW]]


def _begins(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(w) for word in words) for w in wanted)


def _quoted(value: str) -> str:
    bare = " ".join(value.replace('"', "").split())
    return f'"{bare}" ' if " " in bare else f"{bare} "
