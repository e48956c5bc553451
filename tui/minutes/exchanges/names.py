"""Names without a title in labels: "Question received from Jean Lees via email"."""

from __future__ import annotations

import re

from tui.minutes.names import NAME
from tui.minutes.person import Person, clean_name

_BARE = re.compile(
    rf"^\W*(?:(?:[Ff]rom|[Bb]y|received from|submitted by|put by)\s+)?(?:the |a (?:resident|"
    rf"member of the public),?\s+)?(?P<n>{NAME})(?=\s*(?:via|by|of|from|to|on|asked|,|:|\(|$|-|–|\.))"
)


def bare_name(text: str) -> list[Person]:
    """The name that a label gives right after "from" or "by"; empty where there is none."""
    found = re.search(r"\b(?:[Ff]rom|[Bb]y)\b", text)
    m = _BARE.match(text[found.end() :] if found else text)
    return [Person(clean_name(m["n"]), None, "")] if m and " " in m["n"] else []
