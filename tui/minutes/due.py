"""By when: the words in which minutes give a due date, and the last day that the words allow."""

from __future__ import annotations

from datetime import date


def due_words(text: str) -> str | None:
    """The words of a sentence that say by when: "by the end of March", or ``None``."""
    return None


def due_date(words: str | None, meeting: date | None) -> date | None:
    """The last day that the words allow, given the day of the meeting; ``None`` where no day can be fixed."""
    return None
