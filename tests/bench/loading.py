"""How fast documents come in: `matters import FILE.jsonl` in a process of its own, beside a bare insert of its rows.

    python tests/bench/loading.py --sizes 20000,100000

For each size a file of invented documents is made (a meeting a line, about twenty exchanges each, with attendance,
several items, parties, undertakings, figures, decisions, actions and narrative), imported into a new database, imported
once more, and followed by one further document of the council that has most. `searchable` is when everything is stored
and in the index; who is who and threads follow in the same command. `bare` is the same rows by `executemany` into the
same tables and indexes, and the same texts into an FTS5 table, by sqlite3 alone: what no program could do without.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from corpus import World, documents

ROOT = Path(__file__).parents[2]
COLUMNS = "topic, question, answer, context"


def enriched(document: dict[str, Any], number: int) -> dict[str, Any]:
    """A document of the search bench's world with all that minutes have beside exchanges."""
    rng = random.Random(f"enriched {number}")
    meeting = document["meetings"][0]
    (item,) = meeting["items"]
    holder = item["holders"][0]
    askers = sorted({name for exchange in item["exchanges"] for name in exchange["questioners"]})
    meeting["time"], meeting["venue"] = "18:30", "Council Chamber"
    meeting["attendance"] = [{"name": name, "post": None, "capacity": "member"} for name in askers]
    meeting["attendance"].append({"name": holder["name"], "post": holder["office"], "capacity": "in attendance"})
    narrative = [f"The Chair introduced the report on {exchange['topic']}." for exchange in item["exchanges"][:4]]
    opening = {"number": "1", "title": "Apologies for absence", "procedural": True, "narrative": ["There were none."]}
    noted = {
        "kind": "resolved",
        "text": "RESOLVED that the report be noted.",
        "clauses": ["the report be noted", "an update be brought to a later meeting"],
    }
    item["decisions"] = [noted]
    item["narrative"] = narrative
    item["actions"] = [
        {
            "number": str(n + 1),
            "owner": holder["office"],
            "text": f"Write to members on {exchange['topic']}.",
            "due": f"by {rng.choice(['March', 'June', 'October'])}",
        }
        for n, exchange in enumerate(item["exchanges"][:2])
    ]
    for exchange in item["exchanges"]:
        exchange["figures"] = [{**figure, "measure": exchange["topic"]} for figure in exchange["figures"]]
    meeting["items"] = [opening, item]
    return document


def write(world: World, size: int, path: Path) -> None:
    """The file, and beside it one further document of the council that has most."""
    councils: Counter[str] = Counter()
    with path.open("w", encoding="utf-8") as out:
        for number, document in enumerate(documents(world, size)):
            councils[document["council"]] += 1
            out.write(json.dumps(enriched(document, number), ensure_ascii=False) + "\n")
    most = councils.most_common(1)[0][0]
    further = enriched(world.compose(world.outline(10_000_000)), 10_000_000)
    further["council"] = most
    path.with_name("further.jsonl").write_text(json.dumps(further, ensure_ascii=False) + "\n", encoding="utf-8")


class Run(NamedTuple):
    """One run of the command: seconds by the clock, processor seconds with its children, and megabytes at most."""

    wall: float
    cpu: float
    memory: float
    told: dict[str, Any]


def run(database: Path, path: Path) -> Run:
    began = time.perf_counter()
    out = database.with_suffix(".json")
    with out.open("wb") as told:
        child = subprocess.Popen(
            [sys.executable, "-m", "tui", "--database", str(database), "import", "--json", str(path)],
            stdout=told,
            cwd=ROOT,
        )
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, child.returncode
    scale = 1 if sys.platform == "darwin" else 1024
    found = json.loads(out.read_text(encoding="utf-8"))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale / 1_048_576, found)


def bare(made: Path, database: Path) -> tuple[float, float]:
    """The same rows into the same tables with the same indexes, then the same texts into FTS5: seconds of each."""
    with closing(sqlite3.connect(made)) as source:
        schema = [
            (name, sql)
            for kind, name, sql in source.execute("select type, name, sql from sqlite_master where sql is not null")
            if kind in ("table", "index") and "search_" not in sql and "passage" not in sql and "aside" not in name
        ]
        tables = [name for name, sql in schema if sql.upper().startswith("CREATE TABLE")]
        rows = {name: source.execute(f'select * from "{name}"').fetchall() for name in tables}
        texts = source.execute(
            "select e.id, coalesce(e.topic, ''), coalesce(e.question, ''), coalesce(e.answer, e.text),"
            " i.title || ' ' || e.questioners || ' ' || e.respondents || ' ' || coalesce(e.holder, '')"
            " from exchange e join item i on i.id = e.item_id where e.shown order by e.id"
        ).fetchall()
    with closing(sqlite3.connect(database, isolation_level=None)) as target:
        for pragma in ("page_size=16384", "journal_mode=DELETE", "synchronous=FULL", "cache_size=-8000"):
            target.execute(f"pragma {pragma}")
        for _, sql in schema:
            target.execute(sql)
        began = time.perf_counter()
        target.execute("begin")
        for name in tables:
            if rows[name]:
                marks = ", ".join("?" * len(rows[name][0]))
                target.executemany(f'insert into "{name}" values ({marks})', rows[name])
        target.execute("commit")
        stored = time.perf_counter() - began
        target.execute(
            f"create virtual table bare using fts5({COLUMNS}, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        target.execute("begin")
        target.executemany(f"insert into bare(rowid, {COLUMNS}) values (?, ?, ?, ?, ?)", texts)
        target.execute("insert into bare(bare) values ('optimize')")
        target.execute("commit")
        return stored, time.perf_counter() - began - stored


def measured(world: World, size: int, folder: Path) -> Iterator[str]:
    path, database = folder / "corpus.jsonl", folder / "corpus.db"
    write(world, size, path)
    yield f"## {size:,} exchanges ({path.stat().st_size / 1_048_576:,.0f} MB of JSON)\n"
    first = run(database, path)
    seconds = first.told["seconds"]
    exchanges = sum(document["exchanges"] for document in first.told["documents"])
    assert exchanges == size, exchanges
    searchable = sum(seconds[step] for step in ("stored", "search index") if step in seconds)
    stored, indexed = bare(database, folder / "bare.db")
    yield "| step | seconds | exchanges a second |"
    yield "|---|---|---|"
    for step, spent in seconds.items():
        yield f"| {step} | {spent:.1f} | {size / max(spent, 0.001):,.0f} |"
    yield f"| **searchable** | {searchable:.1f} | **{size / searchable:,.0f}** |"
    yield f"| threads linked, the whole command | {first.wall:.1f} | {size / first.wall:,.0f} |"
    yield f"| bare insert | {stored:.1f} | {size / stored:,.0f} |"
    yield f"| bare FTS5 | {indexed:.1f} | {size / indexed:,.0f} |"
    yield f"\nSearchable in {searchable / (stored + indexed):.1f} times what the bare insert and index take;"
    yield f"processor time of all processes {first.cpu:.1f} s; largest process {first.memory:.0f} MB."
    again = run(database, path)
    further = run(database, folder / "further.jsonl")
    idle = run(database, folder / "further.jsonl")
    yield f"The same file once more, nothing changed: {again.wall:.1f} s."
    yield f"One further document of the council that has most: {further.wall:.2f} s by the clock,"
    yield f"{further.cpu:.2f} s of processor; for a document that it has already the command takes"
    yield f"{idle.wall:.2f} s and {idle.cpu:.2f} s.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="20000,100000", help="numbers of exchanges, parted by commas")
    args = parser.parse_args()
    world = World()
    for size in (int(size) for size in args.sizes.split(",")):
        folder = Path(tempfile.mkdtemp(prefix="loading-"))
        try:
            for line in measured(world, size, folder):
                print(line, flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
