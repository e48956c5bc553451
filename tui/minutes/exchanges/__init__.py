"""The layouts in which minutes record questions and answers: one file each, one line here."""

from __future__ import annotations

from collections.abc import Callable

from tui.minutes.exchanges import bullets, labelled, led, lists, motions, prose, remarks, reports, tables, transcript
from tui.minutes.exchanges.base import Body, Draft
from tui.minutes.exchanges.topics import tell_topics

LAYOUTS: tuple[Callable[[Body], list[Draft]], ...] = (
    tables.claim,
    remarks.claim,
    transcript.claim,
    motions.claim,
    labelled.claim,
    led.claim,
    lists.claim,
    reports.claim,
    prose.claim,
    bullets.claim,
)
"""Each claims the paragraphs it understands; what stands earlier has the first word."""


def read_exchanges(body: Body) -> list[Draft]:
    """The exchanges of one item in reading order."""
    drafts = [draft for layout in LAYOUTS for draft in layout(body)]
    drafts.sort(key=lambda d: d.start)
    tell_topics(body, drafts)
    return drafts
