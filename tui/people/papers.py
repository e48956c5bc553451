"""The mentions of whole documents, read in a process of its own where there are many."""

from __future__ import annotations

import json

from tui.people.reading import paragraphs_of, read_paper

Unread = tuple[str, list[tuple[int, str | None, str | None]]]
"""A text, and of each meeting in it the place where it begins, the committee and the date."""


def mentions_of(documents: list[Unread]) -> list[str]:
    """Who is mentioned in each of some documents, as it is stored: JSON of a paper a meeting, since a page may hold
    several, of different dates. Runs in a process of its own."""
    result = []
    for text, meetings in documents:
        starts = [0, *(start for start, _, _ in meetings[1:])][: len(meetings)]
        ends = [*starts[1:], len(text)][: len(meetings)]
        paragraphs = list(paragraphs_of(text))
        papers = [
            read_paper(
                [(at, words) for at, words in paragraphs if start <= at < max(end, start + 1)],
                document=f":{start}",
                council=None,
                committee=committee,
                date=date,
            ).as_json()
            for (_, committee, date), start, end in zip(meetings, starts, ends, strict=True)
        ]
        result.append(json.dumps(papers, ensure_ascii=False))
    return result
