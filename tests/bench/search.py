"""The search bench: this search beside thefuzz, plain FTS5, fzf and ripgrep, on an invented corpus.

    python tests/bench/search.py --sizes 10000,100000,1000000 [--set "held out"] [--write-docs]
    python tests/bench/search.py --write-corpus FOLDER --sizes 10000,100000
    python tests/bench/search.py --write-queries FOLDER

Databases are made in a folder below --workdir (the cache folder otherwise) and taken away at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import corpus
import peers
import queries as asked
from filling import fill
from measure import Tally, memory_of
from tables_out import page, printed

from tui.search import index
from tui.search.find import Finder
from tui.store.database import Store, open_store

SLOW = {10_000: 30, 100_000: 10, 1_000_000: 1}
"""How many queries the engines that read everything are given."""


@dataclass
class Size:
    """All that was measured at one size."""

    size: int
    build_seconds: float = 0.0
    index_megabytes: float = 0.0
    vocabulary: int = 0
    engines: dict[str, Tally] = field(default_factory=dict)
    kinds: dict[str, Tally] = field(default_factory=dict)
    ratios: dict[str, float] = field(default_factory=dict)
    peer_builds: dict[str, tuple[float, float]] = field(default_factory=dict)
    keys: list[float] = field(default_factory=list)
    memory: float = 0.0


def built(world: corpus.World, size: int, folder: Path, found: Size) -> Store:
    """A database of that size with its index."""
    path = folder / "bench.db"
    store = open_store(path)
    fill(store, world, corpus.documents(world, size))
    before, started = path.stat().st_size, time.perf_counter()
    index.rebuild(store)
    found.build_seconds = time.perf_counter() - started
    found.index_megabytes = (path.stat().st_size - before) / 1e6
    return store


def passages(store: Store) -> list[str]:
    """Every exchange on one line, in the order of the corpus."""
    with store.connection() as connection:
        rows = connection.execute("select coalesce(topic, ''), question, answer from exchange order by id")
        return [" ".join(row) for row in rows]


def measure(world: corpus.World, size: int, made: list[asked.Query], folder: Path, args: Any) -> Size:
    found = Size(size)
    right = asked.answers(made, (about for outline in corpus.outlines(world, size) for about in outline.about))
    store = built(world, size, folder, found)
    with contextlib.closing(Finder(store)) as finder:
        found.vocabulary = len(finder.vocabulary().terms)
        finder.find("a first search for what is made only once, zyxwvu")
        ours = found.engines["this search"] = Tally()
        for query, numbers in zip(made, right, strict=True):
            one = found.kinds.setdefault(query.kind, Tally())
            one.take(
                lambda words, typing=query.kind == "prefix": _find(finder, words, typing=typing), query.text, numbers
            )
            for name in ("times", "recalls", "ranks"):
                getattr(ours, name).append(getattr(one, name)[-1])
    with contextlib.closing(Finder(store)) as finder:
        finder.find("a first search for what is made only once, zyxwvu")
        for typed in asked.keystrokes(made):
            started = time.perf_counter()
            finder.find(typed)
            found.keys.append((time.perf_counter() - started) * 1000)
    found.memory = memory_of(folder / "bench.db", asked.keystrokes(made)[:: args.memory_step])
    if not args.alone:
        against(found, store, made, right, folder)
    store.close()
    return found


def _find(finder: Finder, words: str, *, typing: bool = False) -> list[int]:
    """Numbers of exchanges in the corpus, best first: their ids are counted from 1."""
    return [hit.exchange_id - 1 for hit in finder.find(words, limit=10, finished=not typing).hits]


def against(found: Size, store: Store, made: list[asked.Query], right: list[set[int]], folder: Path) -> None:
    """The other engines, each query beside this search with nothing remembered of corrections."""
    texts = passages(store)
    few = SLOW.get(found.size, 10)
    engines = [
        *peers.fts5(texts, folder),
        *peers.on_the_command_line(texts, folder, few * 3),
        peers.thefuzz_extract(texts, few),
    ]
    for peer in engines:
        tally, mine = Tally(), Tally()
        step = max(1, len(made) // peer.queries)
        with contextlib.closing(Finder(store)) as finder:
            finder.find("a first search for what is made only once, zyxwvu")
            for query, numbers in list(zip(made, right, strict=True))[::step]:
                mine.take(lambda words: _find(finder, words), query.text, numbers)
                tally.take(peer.find, query.text, numbers)
        found.engines[peer.name] = tally
        found.ratios[peer.name] = statistics.median(tally.times) / statistics.median(mine.times)
        found.ratios[f"{peer.name} p95"] = tally.p95 / mine.p95
        found.peer_builds[peer.name] = (peer.build_seconds, peer.megabytes)


def idle_memory(world: corpus.World, folder: Path) -> float:
    """Private memory of the same program with next to nothing to search."""
    with contextlib.closing(open_store(folder / "idle.db")) as store:
        fill(store, world, corpus.documents(world, 20))
        index.rebuild(store)
    return memory_of(folder / "idle.db", ["bridge"])


def write_queries(folder: Path) -> None:
    """Each query set as .jsonl with its answers among the first 10,000."""
    ground = asked.Ground.of(corpus.World())
    for which in asked.SETS:
        made = asked.build(ground, which)
        right = asked.answers(made, ground.about)
        with (folder / f"queries-{asked.SETS[which]}.jsonl").open("w", encoding="utf-8") as out:
            for query, numbers in zip(made, right, strict=True):
                out.write(json.dumps(asdict(query) | {"hard": query.hard, "answers": sorted(numbers)}) + "\n")


def run(sizes: Sequence[int], args: Any) -> None:
    world = corpus.World()
    made = asked.build(asked.Ground.of(world), args.set)
    folder = args.workdir or Path.home() / ".cache"
    folder.mkdir(parents=True, exist_ok=True)
    below = Path(tempfile.mkdtemp(prefix="matters-bench-", dir=folder))
    try:
        idle = idle_memory(world, below)
        found = []
        for size in sizes:
            each = below / str(size)
            each.mkdir()
            found.append(measure(world, size, made, each, args))
            print(printed(found[-1], idle), flush=True)
            shutil.rmtree(each)
        text = page(found, idle, args.set)
        print(text)
        if args.write_docs:
            (Path(__file__).parents[2] / "docs" / "search.md").write_text(text, encoding="utf-8")
    finally:
        shutil.rmtree(below)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", metavar="N,N")
    parser.add_argument("--set", default="worked with", choices=list(asked.SETS), help="which queries")
    parser.add_argument("--alone", action="store_true", help="this search only")
    parser.add_argument("--memory-step", type=int, default=2, metavar="N", help="every nth keystroke, for the memory")
    parser.add_argument("--workdir", type=Path, metavar="FOLDER")
    parser.add_argument("--write-docs", action="store_true", help="write docs/search.md")
    parser.add_argument("--write-corpus", type=Path, metavar="FOLDER")
    parser.add_argument("--write-queries", type=Path, metavar="FOLDER")
    args = parser.parse_args()
    sizes = [int(size) for size in args.sizes.split(",")]
    if args.write_corpus:
        for size in sizes:
            corpus.write(corpus.World(), size, args.write_corpus / f"exchanges-{size}.jsonl")
    elif args.write_queries:
        write_queries(args.write_queries)
    else:
        run(sizes, args)


if __name__ == "__main__":
    main()
