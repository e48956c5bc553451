"""Documents that another program has read already: JSON in the form that ``matters parse --json`` prints."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from tui.errors import UserError
from tui.sources.document import Prepared, Source
from tui.sources.encoding import decode
from tui.sources.files import shown
from tui.text import plain


def read_json(data: bytes, name: str) -> tuple[Prepared, ...]:
    """One document, or a list of them, in a .json file. Raises UserError where it is none."""
    found = _loads(decode(data), shown(name))
    many = found if isinstance(found, list) else [found]
    return tuple(_prepared(one, name, shown(name)) for one in many)


def read_lines(data: bytes, name: str) -> tuple[Prepared, ...]:
    """A document a line (.jsonl); empty lines are passed over. Raises UserError naming the first line that is none."""
    result = []
    for number, line in enumerate(decode(data).splitlines(), 1):
        if line.strip():
            where = f"line {number} of {shown(name)}"
            result.append(_prepared(_loads(line, where), name, where))
    return tuple(result)


def _loads(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{where} is not valid JSON; write it with `matters parse --json`.") from error


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _prepared(found: Any, name: str, where: str) -> Prepared:
    if not isinstance(found, dict) or not isinstance(found.get("meetings"), list):
        raise UserError(
            f"{where} has no list of meetings; it should be in the form that `matters parse --json` writes."
        )
    data = _clean(found)
    # The mark is of the words, not of their spelling in JSON, so that a file written afresh is the same document.
    digest = hashlib.sha256(json.dumps(data, sort_keys=True, ensure_ascii=True).encode()).hexdigest()
    said = data.get("source")
    said = said if isinstance(said, dict) else {}
    return Prepared(
        Source(
            media_type="application/json",
            sha256=digest,
            path=said["path"] if isinstance(said.get("path"), str) else name,
            url=said["url"] if isinstance(said.get("url"), str) else None,
        ),
        data,
    )


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {plain(key): _clean(one) for key, one in value.items()}
    return value
