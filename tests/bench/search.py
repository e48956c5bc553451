"""The search bench: this search beside thefuzz, plain FTS5, fzf and ripgrep, on an invented corpus.

    python tests/bench/search.py --sizes 10000,100000,1000000 [--write docs/search.md]
    python tests/bench/search.py --write-corpus FOLDER --sizes 10000,100000
    python tests/bench/search.py --write-queries FOLDER

Databases are made in a folder below --workdir (the cache folder otherwise) and taken away at the end.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import corpus
import in_app
import peers
import queries as asked
from filling import fill
from measure import Tally, memory_of, processor
from tables_out import page

from tui.search import index
from tui.search.find import Finder
from tui.store.database import Store, open_store

Queries = list[asked.Query]
SLOW = {10_000: 10, 100_000: 5, 1_000_000: 1}
"""How many queries the engines that read everything are given."""
HUGE = 1_000_000
"""Exchanges from which the slowest engines take minutes for a query."""
WORKED_WITH, HELD_OUT = asked.SETS
TYPED = 5
"""Queries that are typed into the app."""


@dataclass
class Beside:
    """Another engine: what it made of its queries, and what this search made of the same, taken in turn."""

    theirs: Tally
    ours: Tally
    build_seconds: float
    megabytes: float


@dataclass
class Built:
    """What it took to put the corpus into a database, and to make the index: seconds by the clock, of the processor."""

    fill_seconds: float
    seconds: float
    processor_seconds: float
    megabytes: float


@dataclass
class Size:
    """All that was measured at one size."""

    size: int
    built: Built = field(default_factory=lambda: Built(0.0, 0.0, 0.0, 0.0))
    vocabulary: int = 0
    sets: dict[str, Tally] = field(default_factory=dict)
    kinds: dict[str, Tally] = field(default_factory=dict)
    keys: Tally = field(default_factory=Tally)
    engines: dict[str, Beside] = field(default_factory=dict)
    memory: float = 0.0
    app: dict[float, tuple[in_app.Typed, in_app.Typed]] = field(default_factory=dict)
    """By the seconds between keys: a bare field, and the app's."""


def built(world: corpus.World, size: int, folder: Path, found: Size) -> Store:
    """A database of that size with its index; one that an earlier run left there is used again, with its figures."""
    path, figures = folder / "bench.db", folder / "built.json"
    store = open_store(path)
    if figures.exists():
        found.built = Built(**json.loads(figures.read_text(encoding="utf-8")))
        return store
    started = time.perf_counter()
    fill(store, world, corpus.documents(world, size))
    before, filled, began = path.stat().st_size, time.perf_counter(), processor()
    index.rebuild(store)
    taken = time.perf_counter() - filled, processor() - began
    found.built = Built(filled - started, *taken, (path.stat().st_size - before) / 1e6)
    figures.write_text(json.dumps(asdict(found.built)), encoding="utf-8")
    return store


def passages(store: Store) -> list[str]:
    """Every exchange on one line, in the order of the corpus."""
    with store.connection() as connection:
        rows = connection.execute("select coalesce(topic, ''), question, answer from exchange order by id")
        return [" ".join(row) for row in rows]


@contextlib.contextmanager
def fresh(store: Store) -> Iterator[Finder]:
    """A search that remembers nothing of earlier ones, but has read what it reads only once."""
    with contextlib.closing(Finder(store)) as finder:
        finder.find("a first search for what is made only once, zyxwvu")
        # What was made for the bench is not gone through again whenever Python tidies up.
        gc.collect()
        gc.freeze()
        yield finder


def measure(world: corpus.World, size: int, made: dict[str, Queries], folder: Path, args: Any) -> Size:
    found = Size(size)
    abouts = [about for outline in corpus.outlines(world, size) for about in outline.about]
    right = {which: asked.answers(queries, abouts) for which, queries in made.items()}
    del abouts
    store = built(world, size, folder, found)
    for which, queries in made.items():
        with fresh(store) as finder:
            found.vocabulary = len(finder.vocabulary().terms)
            ours = found.sets[which] = Tally()
            for query, numbers in zip(queries, right[which], strict=True):
                ours.take(partial(_find, finder, typing=query.kind == "prefix"), query.text, numbers)
                if which == WORKED_WITH:
                    found.kinds.setdefault(query.kind, Tally()).copy(ours)
    keys = asked.keystrokes(made[WORKED_WITH])
    with fresh(store) as finder:
        for typed in keys:
            found.keys.take(partial(_find, finder, typing=True), typed, {-1})
    found.memory = memory_of(folder / "bench.db", keys[:: args.memory_step])
    store.close()
    if args.app:
        texts = [query.text for query in made[WORKED_WITH]]
        texts = texts[:: len(texts) // TYPED]
        for between in in_app.BETWEEN:
            found.app[between] = in_app.bare(texts, between), in_app.ours(folder / "bench.db", texts, between)
    if not args.alone:
        with contextlib.closing(open_store(folder / "bench.db")) as store:
            against(found, store, made[WORKED_WITH], right[WORKED_WITH], folder)
    return found


def _find(finder: Finder, words: str, *, typing: bool = False) -> list[int]:
    """Numbers of exchanges in the corpus, best first: their ids are counted from 1."""
    return [hit.exchange_id - 1 for hit in finder.find(words, limit=10, finished=not typing, deadline=30).hits]


def against(found: Size, store: Store, made: Queries, right: list[set[int]], folder: Path) -> None:
    """The other engines, each query beside this search with nothing remembered of corrections."""
    texts = passages(store)
    few = SLOW.get(found.size, 10)
    engines = [
        *peers.fts5(texts, folder, len(made) if found.size < HUGE else len(made) // 3),
        *peers.on_the_command_line(texts, folder, few * 3, slowest=found.size < HUGE),
        peers.thefuzz_extract(texts, few),
    ]
    for peer in engines:
        beside = Beside(Tally(), Tally(), peer.build_seconds, peer.megabytes)
        step = max(1, len(made) // peer.queries)
        with fresh(store) as finder:
            for query, numbers in list(zip(made, right, strict=True))[step // 2 :: step]:
                beside.ours.take(partial(_find, finder), query.text, numbers)
                beside.theirs.take(peer.find, query.text, numbers)
        found.engines[peer.name] = beside
        print(f"   {peer.name}: {len(beside.theirs.times)} queries", file=sys.stderr, flush=True)


def idle_memory(world: corpus.World, folder: Path) -> float:
    """Private memory of the same program with next to nothing to search."""
    (folder / "idle.db").unlink(missing_ok=True)
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
    ground = asked.Ground.of(world)
    made = {which: asked.build(ground, which) for which in asked.SETS}
    del ground
    folder = args.keep or args.workdir or Path.home() / ".cache"
    folder.mkdir(parents=True, exist_ok=True)
    below = args.keep or Path(tempfile.mkdtemp(prefix="matters-bench-", dir=folder))
    try:
        idle = idle_memory(world, below)
        found = []
        for size in sizes:
            each = below / str(size)
            each.mkdir(exist_ok=True)
            found.append(measure(world, size, made, each, args))
            text = page(sorted(found, key=lambda one: one.size), idle)
            print(text, flush=True)
            if args.write:
                args.write.write_text(text, encoding="utf-8")
            if not args.keep:
                shutil.rmtree(each)
    finally:
        if not args.keep:
            shutil.rmtree(below)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000", metavar="N,N")
    parser.add_argument("--alone", action="store_true", help="this search only")
    parser.add_argument("--no-app", dest="app", action="store_false", help="without typing into the app")
    parser.add_argument("--memory-step", type=int, default=4, metavar="N", help="every nth keystroke, for the memory")
    parser.add_argument("--workdir", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="leave the databases there, and use those left there"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables there, as Markdown")
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
