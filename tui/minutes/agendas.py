"""Agendas: what is to come before a committee. Told from minutes by their own head, and by nothing being minuted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.minutes.model import Meeting
from tui.minutes.stream import Para

_HEAD = re.compile(
    r"(?:public |full |supplementary |draft )?agenda(?:s)?(?: front ?sheet| pack| papers| reports pack)?|"
    r"agenda (?:for|of) (?:a|an|the) (?:[a-z]+ )?meeting\b.{0,160}|(?:yr )?rhaglen",
    re.I,
)
"""A line that says what the document is, and nothing else; "Agenda and minutes" and "Agenda item" are other pages."""
_FIRST = 60
"""Paragraphs within which a document says what it is."""


def is_agenda(paras: Sequence[Para], meetings: Iterable[Meeting]) -> bool:
    """Whether a document calls itself an agenda, lists items, and has no minutes of any of them."""
    if not any(_HEAD.fullmatch(para.text.strip(" .:-–*")) for para in paras[:_FIRST]):
        return False
    if any(para.section in ("minutes", "decision") for para in paras):
        return False
    items = [item for meeting in meetings for item in meeting.items]
    minuted = any(item.exchanges or item.decisions or item.actions for item in items)
    return bool(items) and not minuted
