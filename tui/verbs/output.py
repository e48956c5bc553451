"""Printing: text from documents and file names never reaches the terminal unclean."""

from __future__ import annotations

import json
import sys
from typing import Any

from tui.text import plain


def say(text: str = "") -> None:
    """One line or more to standard output, clean."""
    print(plain(text))


def complain(text: str) -> None:
    """One line or more to standard error, clean."""
    print(plain(text), file=sys.stderr)


def say_json(value: Any) -> None:
    """JSON to standard output. Only ASCII is written, so no control character passes whatever it holds."""
    print(json.dumps(value, ensure_ascii=True, indent=2))
