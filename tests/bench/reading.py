"""Seconds and memory of reading one document in each format at 1, 30 and 300 pages, beside the bare library.

    python tests/bench/reading.py [--documents 1000]

Each figure comes from a process of its own (the least of three runs). Then so many documents go through two reading
processes, and the private memory of this one is shown on the way: it must not grow.
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


def whole(data: bytes, name: str) -> int:
    """Reading as the program does it; the number of blocks."""
    from tui.sources.read import read_bytes

    return sum(len(document.blocks) for document in read_bytes(data, name))


def measured(path: Path, how: str) -> tuple[float, float]:
    """Seconds (libraries loaded) and megabytes at most, in a fresh process."""
    runs = [subprocess.run([sys.executable, __file__, "--one", how, str(path)], capture_output=True) for _ in range(3)]
    found = [json.loads(run.stdout) for run in runs]
    return min(seconds for seconds, _ in found), max(memory for _, memory in found)


def one(how: str, path: Path) -> None:
    """One measurement, printed as JSON: a small document first, so that imports do not count."""
    kind = path.suffix[1:]
    work: Callable[[bytes], int] = BARE[kind] if how == "bare" else lambda data: whole(data, path.name)
    work((path.parent / f"small.{kind}").read_bytes())
    data = path.read_bytes()
    began = time.perf_counter()
    work(data)
    seconds = time.perf_counter() - began
    print(json.dumps([seconds, memory("VmHWM")]))


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
    print(f"{'format':8}{'pages':>6}{'KB':>8}{'seconds':>10}{'bare':>9}{'ratio':>7}{'MB':>7}{'bare MB':>9}")
    for pages, items in ITEMS.items():
        for kind, path in write(folder, f"p{pages}", items).items():
            (seconds, memory), (bare, least) = measured(path, "whole"), measured(path, "bare")
            size = path.stat().st_size / 1024
            ratio = seconds / bare
            print(
                f"{kind:8}{pages:6}{size:8.0f}{seconds:10.4f}{bare:9.4f}{ratio:7.1f}{memory:7.0f}{least:9.0f}",
                flush=True,
            )


def count(document: object) -> int:
    """What the reading processes are asked for: little comes back."""
    return len(getattr(document, "blocks", ()))


def many(folder: Path, documents: int) -> None:
    from reading import count as work  # by the module's name, so that the children find it

    from tui.sources.safely import ReaderPool

    paths = [path for kinds in (write(folder, f"m{n}", 8) for n in range(3)) for path in kinds.values()]
    for processes in (1, min(2, os.cpu_count() or 1)):
        began, before = time.perf_counter(), os.times()
        print(
            f"\n{documents:,} documents of seven pages, {processes} at once: private MB of this process",
            end="",
            flush=True,
        )
        with ReaderPool(work, processes) as pool:
            for done, outcome in enumerate(pool.read(paths[n % len(paths)] for n in range(documents)), 1):
                if outcome.error:
                    raise SystemExit(str(outcome.error))
                if done in (1, documents // 10, documents // 2, documents):
                    print(f"   {done}: {memory('RssAnon'):.0f}", end="", flush=True)
        seconds, after = time.perf_counter() - began, os.times()
        used = sum(after[:4]) - sum(before[:4])
        each = f"{used / documents:.3f} s of a processor each"
        print(f"\n{seconds:.1f} s, {documents / seconds:.1f} documents a second; {each}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
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
