"""What a file is, how its letters are spelled, and what is refused: one sentence, at once, never a traceback."""

from __future__ import annotations

import json
import os
import time
import zipfile
from pathlib import Path

import pytest

from tui.errors import UserError
from tui.sources.document import Document, Prepared
from tui.sources.gather import gather
from tui.sources.kinds import kind
from tui.sources.read import read, read_bytes
from tui.sources.zips import load_member

MINUTES = "Agenda item\n\nRepairs\n\nMinutes:\n\nCouncillor Pryce asked about the café – £40.\n\nThe Leader replied.\n"


def one(data: bytes, name: str = "minutes.txt") -> Document:
    (document,) = read_bytes(data, name)
    assert isinstance(document, Document)
    return document


def refused(data: bytes, name: str = "minutes") -> str:
    with pytest.raises(UserError) as caught:
        read_bytes(data, name)
    sentence = str(caught.value)
    assert "\n" not in sentence and sentence.endswith(".") and "Traceback" not in sentence
    return sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_words_come_out_of_every_encoding(encoding: str) -> None:
    assert "the café – £40." in one(MINUTES.encode(encoding)).text


def test_a_page_that_says_latin_1_is_read_as_browsers_read_it() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>“Quite so,” said the Leader</p></body></html>'
    assert "“Quite so,” said" in one(page.encode("cp1252")).text


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"<html><body><p>x</p></body></html>", "minutes.pdf", "html"),
        (b"%PDF-1.7\n", "minutes.txt", "pdf"),
        (b"PK\x03\x04....", "minutes.html", "zip"),
        (b'{"meetings": []}\n{"meetings": []}\n', "minutes.txt", "lines"),
        (b'{"meetings": []}', "minutes.txt", "json"),
        (b"<?xml version='1.0'?><meeting/>", "minutes.txt", "xml"),
        (
            b"[Original file](https://council.example/m.pdf)\n\n**Minutes**\n\ntext\n\n**Item 1**\n",
            "minutes",
            "markdown",
        ),
        (b"Councillor Pryce asked why.\n", "minutes.pdf", "text"),
    ],
)
def test_content_and_not_the_name_says_what_a_file_is(data: bytes, name: str, expected: str) -> None:
    assert kind(data, name).name == expected


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "picture"),
        (b"{\\rtf1 minutes}", "rich text"),
        (bytes(range(256)) * 40, "not text"),
        (b"\x7fELF" + bytes(400), "not text"),
        (b"Missing parameter: lMeetingId.\r\n", "error message"),
        (b"PK\x03\x04" + bytes(80), "damaged"),
        (b"%PDF-1.4 and no more", "damaged"),
    ],
)
def test_what_is_no_minutes_is_refused_with_what_it_is(data: bytes, word: str) -> None:
    assert word in refused(data)


def test_more_than_25_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    large = tmp_path / "pack.pdf"
    with large.open("wb") as file:
        file.truncate(5 * 1024**3)
    began = time.monotonic()
    with pytest.raises(UserError, match="5,120 MB, more than the 25 MB"):
        read(large)
    assert time.monotonic() - began < 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_devices_folders_and_dangling_links_are_refused_at_once(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(tmp_path / "gone")
    for path, word in (
        (pipe, "pipe or a device"),
        (Path(os.devnull), "pipe or a device"),
        (tmp_path, "folder"),
        (link, "link to a file that is not there"),
        (tmp_path / "gone", "is not there"),
        (tmp_path / ("x" * 300), "no possible file name"),
    ):
        with pytest.raises(UserError, match=word):
            read(path)


def test_a_name_that_acts_is_shown_as_mere_letters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]52;c;AAAA\x07\nb.txt"
    path.write_bytes(b"")
    with pytest.raises(UserError) as caught:
        read(path)
    assert "\x1b" not in str(caught.value) and "\n" not in str(caught.value)


def test_prepared_documents_are_read_a_line_each_and_kept_as_they_are() -> None:
    document = {
        "source": {"path": "a.pdf"},
        "council": None,
        "meetings": [{"items": [{"title": "Caf\u00e9 \x1b[31m"}]}],
    }
    data = (json.dumps(document) + "\n\n" + json.dumps(document, indent=None, sort_keys=True) + "\n").encode()
    first, second = read_bytes(data, "many.jsonl")
    assert isinstance(first, Prepared) and isinstance(second, Prepared)
    assert first.source.path == "a.pdf"
    assert first.source.sha256 == second.source.sha256  # the same words, however they are spelled
    assert first.data["meetings"][0]["items"][0]["title"] == "Café "


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"meetings": []}\n{"meetings": 3}\n', "line 2"),
        (b'{"meetings": []}\n{"meetings": [}\n', "line 2"),
        (b'{"a": ' * 50_000 + b"}" * 50_000, "not valid JSON"),
        (b'{"meetings": [NaN]}', "not valid JSON"),
    ],
)
def test_json_of_another_form_is_refused_with_its_line(data: bytes, words: str) -> None:
    assert words in refused(data, "x.jsonl" if b"\n" in data else "x.json")


def test_a_folder_gives_its_minutes_in_order_and_says_what_it_passes_over(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(MINUTES)
    (tmp_path / "page.html").write_text("<p>Minutes</p>")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "style.css").write_text("p {}")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text("# Minutes\n\ntext\n")
    (tmp_path / "loop").symlink_to(tmp_path)
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("2019/march.txt", MINUTES)
        archive.writestr("__MACOSX/2019/._march.txt", "x")
        archive.writestr("../../escape.txt", MINUTES)
    entries = list(gather([tmp_path]))
    found = {entry.name.removeprefix(f"{tmp_path}/"): entry.skipped for entry in entries}
    assert list(found) == ["b.txt", "deep/a.md", "logo.png", "loop", "old.zip/2019/march.txt", "page.html"]
    assert "picture" in found["logo.png"] and "link" in found["loop"]
    (packed,) = next(entry for entry in entries if entry.member).read()
    assert isinstance(packed, Document) and "the café" in packed.text
    assert packed.source.path == f"{tmp_path}/old.zip/2019/march.txt"


@pytest.mark.parametrize("kept", [2, 40])
def test_a_damaged_member_of_any_packing_is_one_sentence(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "years.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", MINUTES * 50)
        start, size = 30 + len("a.txt"), archive.infolist()[0].compress_size
    data = bytearray(path.read_bytes())
    data[start + kept : start + size] = b"\xff" * (size - kept)
    path.write_bytes(data)
    with pytest.raises(UserError, match="is damaged"):
        load_member(path, "a.txt")


def zipped(tmp_path: Path, parts: dict[str, bytes]) -> bytes:
    path = tmp_path / "made.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path.read_bytes()


def test_an_archive_is_opened_only_within_limits(tmp_path: Path) -> None:
    assert "2,000" in refused(zipped(tmp_path, {f"{i}.txt": b"x" for i in range(2001)}))
    assert "unpack to more than" in refused(zipped(tmp_path, {f"{i}.txt": bytes(45 << 20) for i in range(5)}))
    assert "more than 25 MB" in refused(zipped(tmp_path, {"a.txt": b" " * (26 << 20)}))
    inner = zipped(tmp_path, {"a.txt": MINUTES.encode()})
    assert "holds nothing" in refused(zipped(tmp_path, {"inner.zip": inner}))
    assert "spreadsheet" in refused(zipped(tmp_path, {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}))
    assert "OpenDocument" in refused(zipped(tmp_path, {"mimetype": b"application/vnd.oasis.opendocument.text"}))


def test_sizes_that_an_archive_lies_about_are_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path, {"a.txt": b" " * (30 << 20)}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    data[22:26] = (1000).to_bytes(4, "little")
    assert refused(bytes(data))
