"""Queries with known answers over the invented corpus: one set to work with, one that nothing is ever tuned on.

A query is made from an exchange among the first 10,000, so its answers are there at every size. What is right is
known by construction: every exchange on the same topic and place; or on the topic; or the one passage that a phrase
was taken from. A third of them is hard.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import invented as data
from corpus import About, World, outlines
from mistyping import mistype

BASE = 10_000
SETS = {"worked with": "first", "held out": "second"}
COUNTS = {
    "exact": 20,
    "prefix": 22,
    "one typo": 26,
    "abbreviation typed": 20,
    "expansion typed": 20,
    "word order": 20,
    "phrase": 22,
    "inflected": 16,
    "joined": 14,
    "two typos": 26,
    "topic with typo": 18,
    "transposed": 16,
    "wrong first letter": 16,
    "joined with typo": 16,
}
HARD = {"two typos", "topic with typo", "transposed", "wrong first letter", "joined with typo"}
SMALL_WORDS = {"of", "the", "at", "to", "in", "for", "and", "on", "with", "from"}


@dataclass(frozen=True)
class Query:
    """What is typed, its class, and what is right: a place and topic, a topic, or one exchange."""

    text: str
    kind: str
    topic: int = -1
    place: str = ""
    only: int = -1

    @property
    def hard(self) -> bool:
        return self.kind in HARD


@dataclass(frozen=True)
class Ground:
    """The exchanges of the first 10,000, in order, and which matters they belong to."""

    world: World
    about: list[About]
    texts: list[str]
    matters: dict[tuple[int, str], list[int]]

    @classmethod
    def of(cls, world: World) -> Ground:
        about: list[About] = []
        texts: list[str] = []
        matters: dict[tuple[int, str], list[int]] = defaultdict(list)
        for outline in outlines(world, BASE):
            document = world.compose(outline)
            for one, exchange in zip(outline.about, document["meetings"][0]["items"][0]["exchanges"], strict=True):
                matters[one.topic, one.place].append(len(about))
                about.append(one)
                texts.append(exchange["answer"])
        return cls(world, about, texts, matters)


def build(ground: Ground, which: str) -> list[Query]:
    """The query set of that name, always the same."""
    rng = random.Random(f"queries {SETS[which]}")
    found: list[Query] = []
    for kind, count in COUNTS.items():
        seen: set[str] = set()
        while len(seen) < count:
            query = MAKERS[kind](ground, rng)
            if query and query.text not in seen:
                seen.add(query.text)
                found.append(Query(query.text.lower(), kind, query.topic, query.place, query.only))
    return found


def answers(queries: list[Query], abouts: Iterable[About]) -> list[set[int]]:
    """For each query the numbers of the exchanges that are right, in a corpus of exchanges about this."""
    by_matter: dict[tuple[int, str], set[int]] = {(q.topic, q.place): set() for q in queries if q.place}
    by_topic: dict[int, set[int]] = {q.topic: set() for q in queries if not q.place and q.only < 0}
    for number, about in enumerate(abouts):
        if (about.topic, about.place) in by_matter:
            by_matter[about.topic, about.place].add(number)
        if about.topic in by_topic:
            by_topic[about.topic].add(number)
    return [{q.only} if q.only >= 0 else by_matter[q.topic, q.place] if q.place else by_topic[q.topic] for q in queries]


def keystrokes(queries: list[Query]) -> list[str]:
    """Every prefix of every second query, as it would be typed."""
    return [query.text[:end] for query in queries[::2] for end in range(1, len(query.text) + 1)]


def _matter(ground: Ground, rng: random.Random) -> tuple[list[str], Query]:
    about = rng.choice(ground.about)
    words = about.label.split() + about.place.split()
    return words, Query("", "", about.topic, about.place)


def _with(query: Query, words: list[str]) -> Query:
    return Query(" ".join(words), "", query.topic, query.place)


def _long_words(words: list[str], least: int) -> list[int]:
    return [at for at, word in enumerate(words) if len(word) >= least]


def _exact(ground: Ground, rng: random.Random) -> Query | None:
    words, query = _matter(ground, rng)
    return _with(query, words)


def _prefix(ground: Ground, rng: random.Random) -> Query | None:
    """The last word half typed: of the place, or, the place first, of the topic."""
    about = rng.choice(ground.about)
    parts = [about.label.split(), about.place.split()]
    if rng.random() < 0.5:
        parts.reverse()
    words = parts[0] + parts[1]
    if len(words[-1]) < 6:
        return None
    words[-1] = words[-1][: (len(words[-1]) + 1) // 2]
    return Query(" ".join(words), "", about.topic, about.place)


def _typos(count: int) -> Callable[[Ground, random.Random], Query | None]:
    def make(ground: Ground, rng: random.Random) -> Query | None:
        words, query = _matter(ground, rng)
        long = _long_words(words, 5)
        if not long:
            return None
        # Two typing errors fall into two words or, in one case of three, into one.
        chosen = (
            [rng.choice(long)] * count
            if count == 1 or rng.random() < 0.33 or len(long) < 2
            else rng.sample(long, count)
        )
        for at in chosen:
            words[at] = mistype(words[at].lower(), rng)
        return _with(query, words)

    return make


def _abbreviation(typed: str) -> Callable[[Ground, random.Random], Query | None]:
    """The short form typed where the passages have only the long one, or the other way about."""
    other = "long" if typed == "short" else "short"

    def make(ground: Ground, rng: random.Random) -> Query | None:
        about = rng.choice(ground.about)
        topic = ground.world.topics[about.topic]
        forms = {ground.about[n].form for n in ground.matters[about.topic, about.place]}
        if topic.short is None or forms != {other}:
            return None
        said = topic.short if typed == "short" else re.sub(r"[^\w ]", "", topic.long or "")
        words = [word for word in said.split() if word not in SMALL_WORDS] + about.place.split()
        return Query(" ".join(words), "", about.topic, about.place)

    return make


def _order(ground: Ground, rng: random.Random) -> Query | None:
    words, query = _matter(ground, rng)
    words = [word for word in words if word not in SMALL_WORDS]
    mixed = rng.sample(words, len(words))
    return _with(query, mixed) if mixed != words else None


def _phrase(ground: Ground, rng: random.Random) -> Query | None:
    """Six to eight words as they stand in one answer, among them at least one that is uncommon."""
    number = rng.randrange(len(ground.texts))
    sentences = [part.split() for part in re.split(r"[.,]\s*", ground.texts[number])]
    words = rng.choice([part for part in sentences if len(part) >= 6] or [[]])
    length = rng.randrange(6, 9)
    start = rng.randrange(max(1, len(words) - length + 1))
    span = words[start : start + length]
    uncommon = ground.world.uncommon.intersection(span)
    return Query(" ".join(span), "", only=number) if len(span) >= 6 and len(uncommon) >= 2 else None


def _inflected(ground: Ground, rng: random.Random) -> Query | None:
    words, query = _matter(ground, rng)
    label_length = len(words) - len(query.place.split())
    at = rng.choice(_long_words(words[:label_length], 5) or [-1])
    if at < 0:
        return None
    word = words[at]
    endings = (("ies", "y"), ("ing", "ed"), ("ss", "ss"), ("s", ""), ("ed", "ing"), ("", "s"))
    old, new = next(pair for pair in endings if word.endswith(pair[0]))
    words[at] = word[: len(word) - len(old)] + new
    return _with(query, words) if words[at] != word else None


def _join(words: list[str], rng: random.Random) -> tuple[list[str], int]:
    at = rng.randrange(len(words) - 1)
    return [*words[:at], words[at] + words[at + 1], *words[at + 2 :]], at


def _joined(ground: Ground, rng: random.Random) -> Query | None:
    """Two words run together, or one word of the place or topic typed as two."""
    words, query = _matter(ground, rng)
    if rng.random() < 0.7:
        return _with(query, _join(words, rng)[0])
    at = rng.choice(_long_words(words, 8) or [-1])
    if at < 0:
        return None
    cut = rng.randrange(3, len(words[at]) - 2)
    return _with(query, [*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]])


def _joined_typo(ground: Ground, rng: random.Random) -> Query | None:
    words, query = _matter(ground, rng)
    joined, at = _join(words, rng)
    if len(joined[at]) < 8:
        return None
    joined[at] = mistype(joined[at].lower(), rng)
    return _with(query, joined)


def _topic_typo(ground: Ground, rng: random.Random) -> Query | None:
    about = rng.choice(ground.about)
    words = about.label.split()
    long = _long_words(words, 5)
    if not long or len(words) < 2:
        return None
    at = rng.choice(long)
    words[at] = mistype(words[at].lower(), rng)
    return Query(" ".join(words), "", about.topic)


def _transposed(ground: Ground, rng: random.Random) -> Query | None:
    """Two neighbouring letters changed round in two words, the first letters among them."""
    words, query = _matter(ground, rng)
    long = _long_words(words, 5)
    if len(long) < 2:
        return None
    for at in rng.sample(long, 2):
        word = words[at].lower()
        place = rng.randrange(len(word) - 1)
        words[at] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if words[at] == word:
            return None
    return _with(query, words)


def _first_letter(ground: Ground, rng: random.Random) -> Query | None:
    """A first letter left out, doubled with its neighbour on the keyboard, or replaced by it."""
    words, query = _matter(ground, rng)
    long = _long_words(words, 5)
    if not long:
        return None
    at = rng.choice(long)
    word = words[at].lower()
    near = mistype(word[0] + word[0], rng, first=1)[-1]
    words[at] = rng.choice([word[1:], near + word, near + word[1:]])
    return _with(query, words) if words[at] != word else None


MAKERS: dict[str, Callable[[Ground, random.Random], Query | None]] = {
    "exact": _exact,
    "prefix": _prefix,
    "one typo": _typos(1),
    "abbreviation typed": _abbreviation("short"),
    "expansion typed": _abbreviation("long"),
    "word order": _order,
    "phrase": _phrase,
    "inflected": _inflected,
    "joined": _joined,
    "two typos": _typos(2),
    "topic with typo": _topic_typo,
    "transposed": _transposed,
    "wrong first letter": _first_letter,
    "joined with typo": _joined_typo,
}
assert set(MAKERS) == set(COUNTS) and len(data.ABBREVIATIONS) > 35
