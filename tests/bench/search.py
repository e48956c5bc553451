"""The search bench. For now: writes the corpus and the query sets.

python tests/bench/search.py --write-corpus FOLDER --sizes 10000,100000
python tests/bench/search.py --write-queries FOLDER
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import corpus
import queries as asked


def write_queries(folder: Path) -> None:
    """Each query set as .jsonl with its answers among the first 10,000."""
    ground = asked.Ground.of(corpus.World())
    for which in asked.SETS:
        made = asked.build(ground, which)
        right = asked.answers(made, ground.about)
        with (folder / f"queries-{asked.SETS[which]}.jsonl").open("w", encoding="utf-8") as out:
            for query, numbers in zip(made, right, strict=True):
                out.write(json.dumps(asdict(query) | {"hard": query.hard, "answers": sorted(numbers)}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--write-corpus", type=Path, metavar="FOLDER")
    parser.add_argument("--write-queries", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    if args.write_corpus:
        world = corpus.World()
        for size in map(int, args.sizes.split(",")):
            corpus.write(world, size, args.write_corpus / f"exchanges-{size}.jsonl")
    if args.write_queries:
        write_queries(args.write_queries)


if __name__ == "__main__":
    main()
