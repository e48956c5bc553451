"""What a thread is called, in plain words of the documents; the name itself is the program's choice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from thefuzz import fuzz

from tui.text import fold, one_line, shorten
from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, head_of, stem, without_people, words_of

ALIKE = 85
"""Least ``ratio`` or ``token_sort_ratio`` of two labels, abbreviations written out, at which they are one."""
LONGEST = 60


def merged(labels: Iterable[str], abbreviations: Abbreviations | None = None) -> list[tuple[str, int]]:
    """Labels that mean the same as one, with how often they stand: the commonest form first."""
    short = abbreviations or Abbreviations()
    groups: list[tuple[str, Counter[str]]] = []
    for label in labels:
        written = fold(short.expand(label))
        for known, forms in groups:
            if max(fuzz.ratio(written, known), fuzz.token_sort_ratio(written, known)) >= ALIKE:
                forms[one_line(label)] += 1
                break
        else:
            groups.append((written, Counter([one_line(label)])))
    counted = [(forms.most_common(1)[0][0], sum(forms.values())) for _, forms in groups]
    return sorted(counted, key=lambda one: -one[1])


def name(members: Sequence[Passage], abbreviations: Abbreviations | None = None) -> str:
    """A thread's name: its commonest label, else the matter its items name, else the words its exchanges share."""
    short = abbreviations or Abbreviations()
    labels = merged((p.topic for p in members if p.topic), short)
    if labels:
        return shorten(labels[0][0], LONGEST)
    heads = merged((h for p in members if (h := head_of(p.title))), short)
    if heads and heads[0][1] * 2 >= len(members):
        return shorten(heads[0][0], LONGEST)
    return shorten(_shared_words(members, short), LONGEST)


def _shared_words(members: Sequence[Passage], short: Abbreviations) -> str:
    counts: Counter[str] = Counter()
    spelt: dict[str, Counter[str]] = {}
    for p in members:
        asked = p.question or p.text
        for key, weight in words_of(asked, short).items():
            counts[key] += 2 * int(weight > 0)
        for key in words_of(p.answer or "", short):
            counts[key] += 1
        for word in re.findall(r"[A-Za-z][\w'’-]+", without_people(f"{asked} {p.answer or ''}")):
            spelt.setdefault(stem(fold(word)), Counter())[word] += 1
    best = [k for k, _ in counts.most_common(12) if k in spelt][:3]
    words = [spelt[k].most_common(1)[0][0] for k in best]
    text = ", ".join(words)
    return text[:1].upper() + text[1:] if text else shorten(members[0].text, LONGEST)
