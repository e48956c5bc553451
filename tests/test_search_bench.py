"""The search bench's corpus and queries stay what they were when they were written, before the search was."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "bench"))

import corpus
import queries

DIGESTS = {
    "worked with": "c63a1269eee7d06f98c0f80ef2aa053aacdb5b1323c061179ad08b7e0b217f22",
    "held out": "25163835cc0d825e222880122a4bcc0ce3183cb006bd3eec6bd43cbbbf0f0b62",
}


@pytest.fixture(scope="module")
def ground() -> queries.Ground:
    return queries.Ground.of(corpus.World())


@pytest.mark.parametrize("which", list(DIGESTS))
def test_a_query_set_is_the_one_that_was_written_first(ground: queries.Ground, which: str) -> None:
    made = queries.build(ground, which)
    said = "\n".join(f"{query.kind}\t{query.text}" for query in made)
    assert hashlib.sha256(said.encode()).hexdigest() == DIGESTS[which]
    assert len(made) >= 200 and len({query.kind for query in made}) >= 8
    assert 3 * sum(query.hard for query in made) >= len(made)


def test_every_query_has_an_answer_and_the_smaller_corpus_is_inside_the_larger(ground: queries.Ground) -> None:
    made = queries.build(ground, "worked with")
    larger = [about for outline in corpus.outlines(ground.world, 2 * queries.BASE) for about in outline.about]
    assert len(larger) == 2 * queries.BASE and larger[: queries.BASE] == ground.about
    small, large = queries.answers(made, ground.about), queries.answers(made, larger)
    assert all(few and few <= many for few, many in zip(small, large, strict=True))
