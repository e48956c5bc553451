"""Seconds of a processor and memory of one document in each format at 1, 30 and 300 pages: read, parsed and stored.

    python tests/bench/reading.py [--documents 600]

Each figure comes from a process of its own (the least of three runs; of 300 pages one); reading stands beside the bare
library, and 30 pages should be parsed and stored in 0.3 s. Then so many documents go through two processes that read
and parse, and a tenth of them through one; the private memory of this process is shown on the way: it must not grow.
All of it takes some three minutes of an idle machine.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.sources.document import Document

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
ITEMS = {1: 1, 30: 34, 300: 340}
"""Items of the invented meeting that make so many printed pages."""


def bare_text(data: bytes) -> int:
    return len(data.decode().splitlines())


def bare_html(data: bytes) -> int:
    from justhtml import JustHTML

    return len(JustHTML(data.decode(), sanitize=False).root.children)


def bare_docx(data: bytes) -> int:
    from xml.etree.ElementTree import fromstring

    return len(fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")))


def bare_pdf(data: bytes) -> int:
    import pypdfium2

    return sum(len(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data))


BARE: dict[str, Callable[[bytes], int]] = {"txt": bare_text, "html": bare_html, "docx": bare_docx, "pdf": bare_pdf}


def whole(data: bytes, name: str) -> list[float]:
    """Reading, parsing and storing as the program does it; the seconds of each."""
    from tui.minutes.parse import parse
    from tui.sources.read import read_bytes
    from tui.store.bulk import load_many
    from tui.store.database import open_store
    from tui.store.load import Incoming
    from tui.store.understanding import understood

    marks = [time.process_time()]
    (document,) = read_bytes(data, name)
    marks.append(time.process_time())
    minutes = parse(document)
    marks.append(time.process_time())
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "bench.db")
        began = time.process_time()
        list(load_many(store, [Incoming(understood(minutes, document.text))]))
        stored = time.process_time() - began
        store.close()
    return [marks[1] - marks[0], marks[2] - marks[1], stored]


def bare(data: bytes, kind: str) -> list[float]:
    """The library alone."""
    began = time.process_time()
    BARE[kind](data)
    return [time.process_time() - began]


def measured(path: Path, how: str, times: int) -> tuple[list[float], float]:
    """Seconds of each step (libraries loaded) and megabytes at most, in so many fresh processes."""
    command = [sys.executable, __file__, "--one", how, str(path)]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(times)]
    found = [json.loads(run.stdout) for run in runs]
    return [min(steps) for steps in zip(*(run[0] for run in found), strict=True)], max(run[1] for run in found)


def one(how: str, path: Path) -> None:
    """One measurement, printed as JSON: a small document first, so that imports do not count."""
    kind = path.suffix[1:]
    work = (lambda data: bare(data, kind)) if how == "bare" else (lambda data: whole(data, path.name))
    work((path.parent / f"small.{kind}").read_bytes())
    print(json.dumps([work(path.read_bytes()), memory("VmHWM")]))


def write(folder: Path, stem: str, items: int) -> dict[str, Path]:
    from render import as_docx, as_html, as_pdf, as_text, sample

    meeting = sample(items)
    made = {"txt": as_text(meeting).encode(), "html": as_html(meeting).encode()}
    made |= {"docx": as_docx(meeting), "pdf": as_pdf(meeting)}
    for kind, data in made.items():
        (folder / f"{stem}.{kind}").write_bytes(data)
    return {kind: folder / f"{stem}.{kind}" for kind in made}


def memory(what: str) -> float:
    """Memory of this process in megabytes where the system tells (Linux): RssAnon is private, VmHWM the most so far."""
    status = Path("/proc/self/status")
    found = re.search(rf"{what}:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


def formats(folder: Path) -> None:
    write(folder, "small", 1)
    heads = ("KB", "read", "bare", "ratio", "parse", "store", "MB", "bare MB")
    print(f"{'format':8}{'pages':>6}" + "".join(f"{head:>9}" for head in heads))
    for pages, items in ITEMS.items():
        for kind, path in write(folder, f"p{pages}", items).items():
            times = 3 if pages < 100 else 1
            (read, parsed, stored), memory = measured(path, "whole", times)
            (alone,), least = measured(path, "bare", times)
            print(
                f"{kind:8}{pages:6}{path.stat().st_size / 1024:9.0f}{read:9.4f}{alone:9.4f}{read / alone:9.1f}"
                f"{parsed:9.3f}{stored:9.3f}{memory:9.0f}{least:9.0f}",
                flush=True,
            )


def count(document: Document) -> int:
    """What the processes are asked for: the number of exchanges, so that little comes back."""
    from tui.minutes.parse import parse

    return sum(len(item.exchanges) for meeting in parse(document).meetings for item in meeting.items)


def many(folder: Path, documents: int) -> None:
    from reading import count as work  # by the module's name, so that the children find it

    from tui.sources.safely import ReaderPool

    paths = [path for kinds in (write(folder, f"m{n}", 8) for n in range(3)) for path in kinds.values()]
    for processes, number in ((1, documents // 10), (min(2, os.cpu_count() or 1), documents)):
        began, before = time.perf_counter(), os.times()
        print(
            f"\n{number:,} documents of seven pages, {processes} at once: private MB of this process",
            end="",
            flush=True,
        )
        with ReaderPool(work, processes) as pool:
            for done, outcome in enumerate(pool.read(paths[n % len(paths)] for n in range(number)), 1):
                if outcome.error:
                    raise SystemExit(str(outcome.error))
                if done in (1, number // 10, number // 2, number):
                    print(f"   {done}: {memory('RssAnon'):.0f}", end="", flush=True)
        seconds, after = time.perf_counter() - began, os.times()
        used = sum(after[:4]) - sum(before[:4])
        each = f"{used / number:.3f} s of a processor each"
        print(f"\n{seconds:.1f} s, {number / seconds:.1f} documents a second; {each}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one[0], Path(args.one[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        formats(Path(name))
        many(Path(name), args.documents)


if __name__ == "__main__":
    main()
