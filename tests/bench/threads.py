"""Linking at size: ``python tests/bench/threads.py [exchanges]`` (100,000 unless told).

Invented exchanges of forty offices, each about one of some two thousand matters. Prints seconds, peak memory and the
ratio to the plain way of doing it: ``thefuzz.fuzz.token_set_ratio`` over the labels of one office, all pairs.
"""

from __future__ import annotations

import random
import resource
import sys
import time

from thefuzz import fuzz

from tui.threads.passages import Passage
from tui.threads.relink import add, relink

OFFICES = 40
_SYLLABLES = "bar cor den fal gan hol ing jus ket lor mar nor pel quen ros sal ton ver wick yar".split()


def words(rng: random.Random, count: int) -> list[str]:
    return ["".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))) for _ in range(count)]


def passages(count: int) -> list[Passage]:
    """Exchanges whose words are drawn from their matter, their office and the language, rarer words more rarely."""
    rng = random.Random(7)
    language = words(rng, 6000)
    weights = [1 / (n + 3) for n in range(len(language))]
    matters = [[(office, n, words(rng, 12)) for n in range(50)] for office in range(OFFICES)]
    out = []
    for n in range(count):
        office, _, own = rng.choice(matters[n % OFFICES])
        common = rng.choices(language, weights, k=45)
        topic = f"{own[0]} {own[1]}".capitalize() if rng.random() < 0.5 else None
        question = f"Councillor Ash asked about {' '.join(rng.sample(own, 3) + common[:8])}."
        answer = f"The Cabinet Member said that {' '.join(rng.sample(own, 3) + common[8:])}."
        day = f"{2010 + n * 15 // count}-{1 + n % 12:02d}-{1 + n % 28:02d}"
        text = f"{question} {answer}"
        out.append(Passage(f"e{n}", str(office), text, topic, question, answer, date=day, item=f"i{n // 8}"))
    return out


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    everything = passages(count)
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    threads = relink(everything)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} exchanges of {OFFICES} offices: {len(threads):,} threads in {took:.1f} s")
    print(f"memory: {peak:.0f} MB at most, of which {base:.0f} MB are the exchanges themselves")

    office = [t for t in threads if t.office == "0"]
    former = {t.members[0].key: list(t.members) for t in office}
    brought = [
        Passage(f"new{n}", "0", p.text, p.topic, p.question, p.answer, date="2026-01-01", item="new")
        for n, p in enumerate(office[0].members[:20] or ())
    ]
    start = time.perf_counter()
    add(former, brought)
    size = sum(map(len, former.values()))
    print(
        f"one more document of {len(brought)} exchanges in an office of {size:,}: {time.perf_counter() - start:.2f} s"
    )

    labels = [p.topic or p.question or "" for p in everything if p.office == "0"][:600]
    start = time.perf_counter()
    for n, label in enumerate(labels):
        for other in labels[:n]:
            fuzz.token_set_ratio(label, other)
    plain = (time.perf_counter() - start) / len(labels)
    per_office = count / OFFICES
    plain_all = plain * (per_office / len(labels)) * count
    print(f"labels by token_set_ratio, all pairs: about {plain_all:.0f} s at this size; ratio {took / plain_all:.2f}")


if __name__ == "__main__":
    main()
