"""What the search is measured beside: thefuzz over a list, plain FTS5, fzf and ripgrep, each used as it comes."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Texts = Sequence[str]
Find = Callable[[str], list[int]]


@dataclass
class Peer:
    """An engine: ``find`` gives up to ten numbers of passages, best first. ``queries``: how many it is given."""

    name: str
    find: Find
    queries: int
    build_seconds: float = 0.0
    megabytes: float = 0.0


def thefuzz_extract(texts: Texts, queries: int) -> Peer:
    from thefuzz import process

    choices = dict(enumerate(texts))
    return Peer(
        "thefuzz.process.extract",
        lambda words: [found[2] for found in process.extract(words, choices, limit=10)],
        queries,
    )


def _quoted(words: str) -> list[str]:
    return [f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in words).split()]


def fts5(texts: Texts, folder: Path, queries: int) -> list[Peer]:
    """bm25 over a porter index, all words or any of them, the last one as a prefix."""
    path = folder / "plain-fts5.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    started = time.perf_counter()
    connection.execute("create virtual table t using fts5(text, tokenize='porter unicode61', content='')")
    connection.executemany("insert into t(rowid, text) values (?, ?)", enumerate(texts))
    connection.execute("insert into t(t) values ('optimize')")
    connection.commit()
    seconds, size = time.perf_counter() - started, path.stat().st_size / 1e6

    def finder(joint: str) -> Find:
        def find(words: str) -> list[int]:
            terms = _quoted(words)
            terms[-1:] = [f"{term} *" for term in terms[-1:]]
            sql = "select rowid from t where t match ? order by rank limit 10"
            return [row[0] for row in connection.execute(sql, (joint.join(terms),))]

        return find

    return [
        Peer("FTS5 bm25, all words", finder(" AND "), queries, seconds, size),
        Peer("FTS5 bm25, any word", finder(" OR "), queries, seconds, size),
    ]


def on_the_command_line(texts: Texts, folder: Path, queries: int, *, slowest: bool) -> list[Peer]:
    """fzf and ripgrep over a file with a passage a line, where they are installed."""
    path = folder / "passages.txt"
    path.write_text("\n".join(text.replace("\n", " ") for text in texts) + "\n", encoding="utf-8")
    numbered = folder / "numbered.txt"
    numbered.write_text("\n".join(f"{n}\t{t}" for n, t in enumerate(texts)) + "\n", encoding="utf-8")

    def fzf(*options: str) -> Find:
        def find(words: str) -> list[int]:
            with numbered.open("rb") as lines:
                command = ["fzf", *options, "--delimiter", "\t", "--nth", "2..", "--filter", words]
                said = subprocess.run(command, stdin=lines, capture_output=True, check=False).stdout
            return [int(line.split(b"\t", 1)[0]) for line in said.split(b"\n", 10)[:10] if line]

        return find

    def rg(words: str) -> list[int]:
        command = ["rg", "-i", "-F", "-n", "-m", "10", "--no-config", "--", words, str(path)]
        said = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).stdout
        return [int(line.split(b":", 1)[0]) - 1 for line in said.split(b"\n") if line]

    found = []
    if shutil.which("fzf"):
        found.append(Peer("fzf --algo=v1 --filter", fzf("--algo=v1"), queries))
        if slowest:
            found.append(Peer("fzf --filter", fzf(), max(1, queries // 3)))
    if shutil.which("rg"):
        found.append(Peer("rg -i -F", rg, queries * 3))
    return found
