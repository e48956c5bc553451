"""A deterministic world of invented council minutes: any number of exchanges, the smaller set inside the larger.

Every document is one meeting with about twenty exchanges. `outline(n)` says what the exchanges of document n are
about (topic, place, whether the abbreviation or the long form is used), cheaply and without the words: that is how
the right answers to a query are known. `compose(n)` writes the document in the form of ``parse --json``. Both depend
on n alone.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import invented as data
from mistyping import mistype

COUNCILS, PLACES_EACH, FREQUENT, RARE = 300, 12, 30_000, 30_000
TYPING_ERRORS = 0.002  # a word
SLOT = re.compile(r"\b([LBPKWRNY])\b")


class About(NamedTuple):
    """What one exchange is about: the topic's number, its label as written here, the place, and short, long or both."""

    topic: int
    label: str
    place: str
    form: str


@dataclass(frozen=True)
class Topic:
    """A line of topics.txt."""

    portfolio: str
    labels: tuple[str, ...]
    words: tuple[str, ...]
    short: str | None

    @property
    def long(self) -> str | None:
        return data.ABBREVIATIONS[self.short] if self.short else None


@dataclass(frozen=True)
class Outline:
    """What one document says and where, without its words."""

    number: int
    council: int
    committee: str
    date: str
    about: tuple[About, ...]


def read_topics() -> list[Topic]:
    found = []
    for portfolio, lines in data.topics().items():
        for line in lines:
            labels, _, rest = line.partition(" : ")
            words, _, short = rest.partition(" = ")
            found.append(Topic(portfolio, tuple(labels.split(" / ")), tuple(words.split()), short.strip() or None))
    return found


def invented(rng: random.Random, count: int, before: list[str], after: list[str]) -> list[str]:
    """That many different names."""
    names: dict[str, None] = {}
    while len(names) < count:
        stem = rng.choice(data.STARTS) + rng.choice(data.MIDDLES) + rng.choice(data.ENDS)
        names[rng.choice(before) + stem.capitalize() + rng.choice(after)] = None
    return list(names)


class World:
    """Everything that all documents share. Building it takes about half a second."""

    def __init__(self) -> None:
        rng = random.Random("the invented councils")
        self.topics = read_topics()
        self.portfolios = list(data.topics())
        self.councils = [f"{name} Council" for name in invented(rng, COUNCILS, [""], [""])]
        names = invented(rng, COUNCILS * PLACES_EACH, data.BEFORE, data.AFTER)
        self.places = [names[i * PLACES_EACH : (i + 1) * PLACES_EACH] for i in range(COUNCILS)]
        self.surnames = invented(rng, 900, [""], [""])
        self._vocabulary(rng)
        self._templates()
        self._weights = list(accumulate(1 / (i + 12) for i in range(COUNCILS)))
        self._topic_weights = list(accumulate(1 / (i + 4) for i in range(20)))

    def _vocabulary(self, rng: random.Random) -> None:
        derived = {root + end for root in data.ROOTS for end in data.SUFFIXES}
        derived |= {start + root for start in data.PREFIXES for root in data.ROOTS}
        derived |= {
            start + root + end for start in data.PREFIXES for root in data.ROOTS[::2] for end in data.SUFFIXES[::3]
        }
        later = sorted(derived - set(data.ROOTS))
        rng.shuffle(later)
        # Derived words of medium length come first, as in English; the long ones are rare.
        later = sorted(later[: FREQUENT * 2], key=lambda word: len(word) > 9)
        roots = sorted(set(data.ROOTS))
        rng.shuffle(roots)
        self.words = (roots + later)[:FREQUENT]
        self.cumulative = list(accumulate(1 / (i + 10) for i in range(len(self.words))))
        rare = set()
        while len(rare) < RARE:
            parts = (
                rng.choice(data.STARTS),
                rng.choice(data.MIDDLES),
                rng.choice(data.STARTS),
                rng.choice(["", "", rng.choice(data.ENDS)]),
            )
            rare.add("".join(parts))
        shapes = " ".join(data.ANSWERS + data.FILLERS + data.RARE_FILLERS + data.UNDERTAKINGS).lower()
        self.uncommon = (rare | set(self.words[2000:])) - set(re.findall(r"\w+", shapes))
        self.rare = sorted(rare - set(self.words)) + (roots + later)[FREQUENT:]

    def _templates(self) -> None:
        def parsed(lines: list[str]) -> list[tuple[str, str]]:
            return [(SLOT.sub("%s", line.replace("%", "%%")), "".join(SLOT.findall(line))) for line in lines]

        self.questions, self.answers = parsed(data.QUESTIONS), parsed(data.ANSWERS)
        self.naming = [one for one in self.questions if "B" in one[1]]
        self.fillers, self.rare_fillers = parsed(data.FILLERS), parsed(data.RARE_FILLERS)
        self.promises = parsed(data.UNDERTAKINGS)

    def holder(self, council: int, portfolio: int, year: int) -> str:
        """Who held that portfolio: somebody new every third year."""
        rng = random.Random(f"holder {council} {portfolio} {(year + portfolio) // 3}")
        return f"{rng.choice(data.FORENAMES)} {rng.choice(self.surnames)}"

    def outline(self, number: int) -> Outline:
        rng = random.Random(f"outline {number}")
        council = rng.choices(range(COUNCILS), cum_weights=self._weights)[0]
        portfolio = rng.randrange(len(self.portfolios))
        date = f"{rng.randrange(2011, 2027)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        mine = [i for i, topic in enumerate(self.topics) if topic.portfolio == self.portfolios[portfolio]]
        random.Random(f"leanings {council} {portfolio}").shuffle(mine)
        about = []
        for _ in range(rng.randrange(14, 27)):
            topic = rng.choices(mine, cum_weights=self._topic_weights[: len(mine)])[0]
            label = rng.choice(self.topics[topic].labels)
            form = rng.choices(["short", "long", "both"], weights=[45, 40, 15])[0]
            about.append(About(topic, label, rng.choice(self.places[council]), form))
        return Outline(number, council, f"{self.portfolios[portfolio]} Scrutiny Committee", date, tuple(about))

    def compose(self, outline: Outline) -> dict[str, Any]:
        rng = random.Random(f"compose {outline.number}")
        year = int(outline.date[:4])
        portfolio = self.portfolios.index(outline.committee.removesuffix(" Scrutiny Committee"))
        writer = Writer(self, rng, self.holder(outline.council, portfolio, year), year)
        written = [writer.exchange(about, at) for at, about in enumerate(outline.about)]
        holder = {"name": writer.holder, "office": f"Cabinet Member for {self.portfolios[portfolio]}"}
        item = {
            "number": str(rng.randrange(3, 12)),
            "title": f"Questions to the {holder['office']}",
            "purpose": None,
            "holders": [holder],
            "exchanges": written,
            "undertakings": writer.undertakings,
            "decisions": [],
            "actions": [],
            "reasons": None,
            "truncated": False,
            "exempt": False,
            "narrative": [],
        }
        meeting = {"committee": outline.committee, "date": outline.date, "time": None, "venue": None, "url": None}
        return {
            "council": self.councils[outline.council],
            "source": {
                "path": f"bench/{outline.number:06}.json",
                "sha256": f"{outline.number:064x}",
                "media_type": "text/plain",
            },
            "meetings": [meeting | {"items": [item]}],
        }


class Writer:
    """Writes the exchanges of one document."""

    def __init__(self, world: World, rng: random.Random, holder: str, year: int) -> None:
        self.world, self.rng, self.holder, self.year = world, rng, holder, year
        self.undertakings: list[dict[str, Any]] = []
        self.common = iter(rng.choices(world.words, cum_weights=world.cumulative, k=1600))

    def _fill(self, template: tuple[str, str], about: About, topic: Topic) -> str:
        said, rng = [], self.rng
        for slot in template[1]:
            if slot == "W":
                said.append(next(self.common, "matter"))
            elif slot == "K":
                said.append(rng.choice(topic.words))
            elif slot == "P":
                said.append(about.place)
            elif slot == "L":
                said.append(about.label)
            elif slot == "B":
                said.append(self._named(about, topic))
            elif slot == "R":
                said.append(rng.choice(self.world.rare))
            else:
                said.append(str(self.year - rng.randrange(1, 4)) if slot == "Y" else str(rng.randrange(2, 100)))
        sentence = template[0] % tuple(said)
        return sentence[:1].upper() + sentence[1:] if sentence.endswith(".") else sentence

    def _named(self, about: About, topic: Topic) -> str:
        if topic.short is None:
            return about.label
        return {"short": topic.short, "long": topic.long, "both": f"{topic.long} ({topic.short})"}[about.form] or ""

    def exchange(self, about: About, at: int) -> dict[str, Any]:
        rng, world = self.rng, self.world
        topic = world.topics[about.topic]
        asker = f"{rng.choice(data.FORENAMES)} {rng.choice(world.surnames)}"
        asking = self._fill(rng.choice(world.naming if topic.short else world.questions), about, topic)
        question = f"Councillor {asker} asked {asking}. {self._fill(rng.choice(world.fillers), about, topic)}"
        said = [self._fill(rng.choice(world.answers), about, topic) for _ in range(rng.randrange(1, 3))]
        for _ in range(rng.randrange(2, 6)):
            said.append(
                self._fill(rng.choice(world.rare_fillers if rng.random() < 0.1 else world.fillers), about, topic)
            )
        rng.shuffle(said)
        answer = f"Councillor {self.holder} replied. {' '.join(said)}"
        if rng.random() < 0.08:
            answer += f" {self._promised(about, topic, at)}."
        question, answer = self._mistyped(question), self._mistyped(answer)
        shares = [{"text": found} for found in re.findall(r"\d+ per cent|£\d+", answer)]
        return {
            "text": f"{question} {answer}",
            "kind": "question",
            "topic": about.label.capitalize() if rng.random() < 0.9 else None,
            "question": question,
            "answer": answer,
            "follows": None,
            "questioners": [asker],
            "respondents": [self.holder],
            "figures": shares,
        }

    def _promised(self, about: About, topic: Topic, at: int) -> str:
        text = self._fill(self.rng.choice(self.world.promises), about, topic)
        self.undertakings.append({"text": f"{text}.", "by": self.holder, "due": None, "exchange": at})
        return text

    def _mistyped(self, text: str) -> str:
        words = text.split(" ")
        if self.rng.random() >= TYPING_ERRORS * len(words):
            return text
        at = self.rng.randrange(3, len(words))
        if len(words[at]) > 3:
            words[at] = mistype(words[at], self.rng)
        return " ".join(words)


def outlines(world: World, size: int) -> Iterator[Outline]:
    """The documents that hold the first `size` exchanges; the last one is cut to fit."""
    left, number = size, 0
    while left > 0:
        outline = world.outline(number)
        if len(outline.about) > left:
            outline = Outline(number, outline.council, outline.committee, outline.date, outline.about[:left])
        left -= len(outline.about)
        number += 1
        yield outline


def documents(world: World, size: int) -> Iterator[dict[str, Any]]:
    for outline in outlines(world, size):
        yield world.compose(outline)


def write(world: World, size: int, path: Path) -> None:
    """The first `size` exchanges as .jsonl, a document a line."""
    with path.open("w", encoding="utf-8") as out:
        for document in documents(world, size):
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
