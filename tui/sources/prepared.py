"""Documents that another program has read already: JSON in the form that ``matters parse --json`` prints."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from tui.errors import UserError
from tui.sources.document import Prepared, Refused, Source
from tui.sources.encoding import decode
from tui.sources.files import shown
from tui.text import plain

_ESCAPED = re.compile(r"\\[bfru]")
"""How JSON writes characters that do not stand in it as they are, of those that are not taken as they are."""
_DEEPEST = 200
"""Far more than the form of ``parse --json`` has."""


def read_json(data: bytes, name: str) -> tuple[Prepared | Refused, ...]:
    """One document, or a list of them, in a .json file. Raises UserError where there is nothing of the kind."""
    found = _loads(decode(data), shown(name))
    if not isinstance(found, list):
        return (_prepared(found, name, shown(name)),)
    return tuple(
        _tried(one, name, f"entry {number} of {shown(name)}", number - 1) for number, one in enumerate(found, 1)
    )


def read_lines(data: bytes, name: str, first: int = 1) -> tuple[Prepared | Refused, ...]:
    """A document a line (.jsonl); empty lines are passed over. ``first`` is the number of the first line."""
    result: list[Prepared | Refused] = []
    for number, line in enumerate(_lines(data), first):
        if line.strip():
            result.append(_tried(line, name, f"line {number} of {shown(name)}", number - 1))
    return tuple(result)


def _lines(data: bytes) -> Iterator[str]:
    """Only a newline ends a line: JSON may hold other separators as they are. A line that is no UTF-8 is read by
    itself, so that the others keep their letters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from decode(data).split("\n")
        return
    for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n"):
        yield decode(line)


def _tried(one: Any, name: str, where: str, nth: int) -> Prepared | Refused:
    try:
        if not isinstance(one, str):
            return _prepared(one, name, where, nth)
        return _prepared(_loads(one, where), name, where, nth, clean=not _ESCAPED.search(one) and plain(one) == one)
    except UserError as error:
        return Refused(str(error))


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where} is not valid JSON; write it with `matters parse --json`.") from error


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _prepared(found: Any, name: str, where: str, nth: int | None = None, *, clean: bool = False) -> Prepared:
    """``clean``: nothing in it can be other than plain text."""
    try:
        return _cleaned(found, name, where, nth, clean)
    except RecursionError as error:
        raise UserError(f"{where} is nested more deeply than any document; it was left out.") from error


def _cleaned(found: Any, name: str, where: str, nth: int | None, clean: bool) -> Prepared:
    if not isinstance(found, dict) or not isinstance(found.get("meetings"), list):
        raise UserError(
            f"{where} has no list of meetings; it should be in the form that `matters parse --json` writes."
        )
    if clean:
        _check_depth(found, _DEEPEST)
    data = found if clean else _clean(found)
    # The mark is of the words, not of their spelling in JSON, so that a file written afresh is the same document.
    digest = hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
    said = data.get("source")
    said = said if isinstance(said, dict) else {}
    path, url = (said[key] if isinstance(said.get(key), str) and said[key] else None for key in ("path", "url"))
    source = Source("application/json", digest, path=path or name, url=url)
    return Prepared(source, data, None if path or url else nth, where)


def _check_depth(value: Any, left: int) -> None:
    """Raises RecursionError for what is nested more deeply."""
    if not left:
        raise RecursionError
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, (dict, list)):
            _check_depth(one, left - 1)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {plain(key): _clean(one) for key, one in value.items()}
    return value
