"""The command line as a user and a script meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__
from tui.cli import VERBS, main
from tui.store import read, write
from tui.store.database import open_store

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "sample_minutes" / "2023-09-21-place-scrutiny.txt"


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database and settings of this test's own."""
    monkeypatch.setenv("MATTERS_DATABASE", str(tmp_path / "m.db"))
    monkeypatch.setenv("MATTERS_SETTINGS", str(tmp_path / "config.toml"))
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        status = main(list(words))
    except SystemExit as leaving:
        status = int(leaving.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_every_verb_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        status, out, _ = run(capsys, verb.name, "--help")
        assert status == 0
        assert f"matters {verb.name}" in out.partition("example")[2], verb.name
    status, out, _ = run(capsys, "--help")
    assert all(verb.name in out for verb in VERBS)
    assert run(capsys, "--version")[1] == f"matters {__version__}\n"


def test_what_examples_show_can_be_parsed() -> None:
    import shlex

    from tui.cli import parser

    for verb in VERBS:
        for line in verb.examples.splitlines():
            assert parser().parse_args(shlex.split(line)[1:]).verb == verb.name


def test_import_search_and_forget(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    status, out, err = run(capsys, "import", str(SAMPLE))
    assert (status, err) == (0, "")
    assert "1 new; " in out
    assert run(capsys, "import", str(SAMPLE))[1] == "1 unchanged.\n"
    status, out, _ = run(capsys, "search", "--json", "Coldwell", "bridge")
    assert status == 0
    assert "Coldwell" in json.loads(out)[0]["text"]
    status, out, _ = run(capsys, "search", "Coldwell bridge")
    assert "Westmarch Borough Council, Place Overview and Scrutiny Panel, 21 September 2023, item 18" in out
    assert run(capsys, "search", "zzyzx qqqq")[0] == 1
    status, out, _ = run(capsys, "undertakings", "--status", "all", "--json")
    assert "structural survey" in " ".join(row["text"] for row in json.loads(out))
    assert run(capsys, "undertakings", "highways", "--status", "all")[0] == 0
    assert run(capsys, "undertakings", "nobody-of-that-name")[0] == 2
    status, out, _ = run(capsys, "forget", SAMPLE.name)
    assert (status, out) == (0, f"{SAMPLE.name} was taken out.\n")
    status, _, err = run(capsys, "search", "bridge")
    assert status == 2
    assert "matters import" in err


def test_notes_survive_forgetting_and_are_exported(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    run(capsys, "import", str(SAMPLE))
    store = open_store(own_places / "m.db")
    write.add_note(store, "Ask about the *survey*", read.exchanges(store)[0].key)
    store.close()
    assert "kept (1)" in run(capsys, "forget", str(SAMPLE))[1]
    status, out, _ = run(capsys, "export")
    assert status == 0
    assert "Ask about the *survey*" in out
    assert "no longer in the documents" in out
    assert "21 September 2023" in out
    target = own_places / "notes.md"
    assert run(capsys, "export", str(target))[0] == 0
    assert "Ask about" in target.read_text(encoding="utf-8")
    assert json.loads(run(capsys, "export", "--json")[1])[0]["lost"] is True


@pytest.mark.parametrize("verb", ["import", "parse", "open"])
@pytest.mark.parametrize("kind", ["missing", "empty", "binary", "device"])
def test_a_wrong_path_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], own_places: Path, verb: str, kind: str
) -> None:
    path = own_places / "page.txt"
    if kind == "empty":
        path.touch()
    elif kind == "binary":
        path.write_bytes(os.urandom(64) + bytes(5000))
    elif kind == "device":
        if not Path("/dev/zero").exists():
            pytest.skip("no device to try")
        path = Path("/dev/zero")
    status, out, err = run(capsys, verb, str(path))
    assert status == 2
    assert out == ""
    assert err.startswith("matters: ")
    assert err.count("\n") == 1
    assert path.name in err


def test_a_database_of_somebody_else_is_one_sentence(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    (own_places / "m.db").write_bytes(b"not a database at all" * 20)
    for words in (("search", "x"), ("import", str(SAMPLE)), ("report",)):
        status, out, err = run(capsys, *words)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "m.db" in err


def test_reading_makes_no_database(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    for words in (("search", "x"), ("threads",), ("undertakings",), ("export",), ("report",), ("where",), ("keys",)):
        run(capsys, *words)
    assert list(own_places.iterdir()) == []


@pytest.mark.parametrize("verb", ["import", "open"])
def test_a_folder_without_minutes_is_one_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], own_places: Path, verb: str
) -> None:
    folder = own_places / "papers"
    folder.mkdir()
    (folder / "setup.exe").write_bytes(b"MZ")
    status, out, err = run(capsys, verb, str(folder))
    assert (status, out) == (2, "")
    assert err.count("\n") == 1 and "no minutes" in err and "setup.exe" in err
    (folder / "README.md").write_text("How to set this up.", encoding="utf-8")
    status, out, err = run(capsys, verb, str(folder))
    assert (status, out) == (2, "") and err.count("\n") == 1 and "1 other" in err


def test_text_from_documents_never_reaches_the_terminal_as_an_order(
    capsys: pytest.CaptureFixture[str], own_places: Path
) -> None:
    page = own_places / "evil\x1b]0;owned\x07.txt"
    text = SAMPLE.read_text(encoding="utf-8").replace("Coldwell", "Cold\x1b[31m\x9b1mwell\x1b]52;c;AAAA\x07")
    page.write_text(text, encoding="utf-8")
    said = "".join("".join(map(str, run(capsys, verb, str(page))[1:])) for verb in ("import", "parse"))
    for words in (("search", "Coldwell"), ("report",), ("undertakings",), ("parse", "--json", str(page))):
        said += "".join(map(str, run(capsys, *words)[1:]))
    assert "Coldwell" in said
    assert not set(said) & {chr(c) for c in (*range(9), *range(11, 32), *range(127, 160))}


def test_options_may_stand_before_or_after_the_verb(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    other = own_places / "other.db"
    assert run(capsys, "--database", str(other), "import", str(SAMPLE))[0] == 0
    assert run(capsys, "report", "--database", str(other))[0] == 0
    assert not (own_places / "m.db").exists()
    assert str(other) in run(capsys, "--database", str(other), "where")[1]


def test_settings_are_used_and_a_wrong_key_is_named(capsys: pytest.CaptureFixture[str], own_places: Path) -> None:
    page = own_places / "bare.txt"
    page.write_text("Councillor Dunn asked when. Councillor Lee, Cabinet Member for Roads, replied soon.\n", "utf-8")
    (own_places / "config.toml").write_text('council = "Aldermoor Borough Council"\n', encoding="utf-8")
    run(capsys, "import", str(page))
    store = open_store(own_places / "m.db")
    assert [m.council for m in read.meetings(store)] == ["Aldermoor Borough Council"]
    store.close()
    for text, words in (('colour = "red"', "colour"), ("council = 3", "council"), ("council = ", "not valid TOML")):
        (own_places / "config.toml").write_text(text, encoding="utf-8")
        status, _, err = run(capsys, "import", str(page))
        assert status == 2
        assert "config.toml" in err
        assert words in err


def test_where_hides_a_password(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--database", "postgresql://ann:secret@host/minutes", "where")
    assert "secret" not in out
    assert "ann" in out


def test_parse_prints_one_object_for_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "parse", "--json", str(SAMPLE))
    found = json.loads(out)
    assert (status, found["council"]) == (0, "Westmarch Borough Council")
    assert found["meetings"][0]["date"] == "2023-09-21"
    assert len(json.loads(run(capsys, "parse", "--json", str(SAMPLE), str(SAMPLE))[1])) == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = f"from tui.cli import main; raise SystemExit(main(['parse', {str(SAMPLE)!r}]))"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    assert child.stderr.read() == b""
    child.wait(30)
