"""Reading in child processes: in order, in parallel, and a document made to do harm harms only itself."""

from __future__ import annotations

import os
import pickle
import sys
import time
import zlib
from pathlib import Path

import pytest

from tests.render import as_docx, as_html, as_pdf, sample
from tui.errors import UserError
from tui.sources.document import Document, Prepared
from tui.sources.frames import Failure, Limits, load_result
from tui.sources.gather import Entry, gather
from tui.sources.safely import ReaderPool, read_bytes_safely, read_safely

pytestmark = pytest.mark.usefixtures("children")
posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no resource limits")


def title(document: Document | Prepared) -> str:
    """What the children are asked for in these tests."""
    assert isinstance(document, Document)
    if "crash" in document.text:
        os.abort()
    if "fault" in document.text:
        raise ZeroDivisionError("by nought")
    if "sleep" in document.text:
        time.sleep(60)
    return document.blocks[0].text


def bomb(megabytes: int) -> bytes:
    """A small PDF whose only page unpacks to so many megabytes of text."""
    line = b"(" + b"a" * 1000 + b") Tj 0 -1 Td\n"
    stream = zlib.compress(b"BT /F1 10 Tf 1 1 Td\n" + line * (megabytes * 1000) + b"ET", 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (n, one) for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def files(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"{n:02d}.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return paths


def test_results_come_in_order_and_a_bad_document_ends_only_itself(tmp_path: Path) -> None:
    texts = [f"Minutes {n}\n\nThe Leader spoke.\n" for n in range(8)]
    texts[2], texts[4], texts[5] = "crash\n", "fault\n", ""
    with ReaderPool(title, processes=2) as pool:
        outcomes = list(pool.read(files(tmp_path, *texts)))
    assert [outcome.results for outcome in outcomes] == [
        (f"Minutes {n}",) if n not in (2, 4, 5) else () for n in range(8)
    ]
    assert [outcome.entry.name[-6:] for outcome in outcomes] == [f"{n:02d}.txt" for n in range(8)]
    for at, words in ((2, "could not be read safely"), (4, "the program failed on it"), (5, "is empty")):
        assert words in str(outcomes[at].error) and f"{at:02d}.txt" in str(outcomes[at].error)


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    began = time.monotonic()
    with ReaderPool(title, processes=1, limits=Limits(patience=2)) as pool:
        late, after = pool.read(files(tmp_path, "sleep\n", "Minutes\n"))
    assert time.monotonic() - began < 15
    assert "too much time" in str(late.error) and after.results == ("Minutes",)


@posix
def test_a_small_pdf_that_needs_gigabytes_is_refused() -> None:
    with pytest.raises(UserError, match=r"could not be read safely|more memory"):
        read_bytes_safely(bomb(40), "bomb.pdf", limits=Limits(memory=512 << 20, seconds=5))


@posix
def test_processor_time_is_limited_even_where_nobody_waits() -> None:
    page = "<p>Minutes</p>" + "<a x" * 20_000 + "<table><tr><td>" * 100_000
    with pytest.raises(UserError, match="could not be read safely"):
        read_bytes_safely(page.encode(), "nest.html", limits=Limits(seconds=0))


def test_many_formats_at_once_are_read_as_they_are_alone(tmp_path: Path) -> None:
    meeting = sample(2)
    (tmp_path / "a.pdf").write_bytes(as_pdf(meeting))
    (tmp_path / "b.html").write_text(as_html(meeting))
    (tmp_path / "c.docx").write_bytes(as_docx(meeting))
    with ReaderPool[Document | Prepared]() as pool:
        outcomes = list(pool.read(gather([tmp_path])))
    for outcome in outcomes:
        assert outcome.results == read_safely(outcome.entry.path)


def test_what_is_passed_over_says_why() -> None:
    with ReaderPool(title) as pool:
        (outcome,) = pool.read([Entry("logo.png", Path("logo.png"), skipped="is a picture, not minutes.")])
    assert str(outcome.error) == "logo.png is a picture, not minutes."


def test_a_child_that_was_taken_over_can_have_no_code_run() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    for frame in (
        pickle.dumps(Evil()),
        pickle.dumps(os.getcwd),
        b"ctui.sources.safely\nread_safely\n.",
        b"ctui.sources.frames\nsys.exit\n.",
    ):
        with pytest.raises((pickle.UnpicklingError, AttributeError)):
            load_result(frame)
    assert load_result(pickle.dumps(Failure("x"))) == Failure("x")


def test_reading_can_be_stopped_half_way(tmp_path: Path) -> None:
    with ReaderPool(title, processes=2) as pool:
        outcomes = pool.read(iter(files(tmp_path, *["Minutes\n"] * 40)))
        assert next(outcomes).results == ("Minutes",)
        began = time.monotonic()
    assert time.monotonic() - began < 5
