"""People who share one database on a PostgreSQL server: the same verbs, the same app, the same search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from app_driver import driving, run
from postgres import server

from tui.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAPERS = sorted((ROOT / "sample_minutes").glob("20*-place-scrutiny.*"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server that holds the papers of one committee."""
    with server() as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        main(["--database", url, "import", *map(str, PAPERS)])
        yield url


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(list(arguments))
    return capsys.readouterr().out


def test_the_same_papers_again_change_nothing(shared: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    out = said(capsys, "--database", shared, "import", *map(str, PAPERS))
    assert f"{len(PAPERS)} unchanged" in out


def test_it_is_searched_as_ones_own_is(
    shared: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = str(tmp_path / "own.db")
    main(["--database", own, "import", *map(str, PAPERS)])
    capsys.readouterr()
    for query in ("coldwel brige", "holder:pollitt has:undertaking", "after:2025 gritting", "is:unanswered"):
        there = said(capsys, "--database", shared, "search", query)
        assert there == said(capsys, "--database", own, "search", query)
    assert "Coldwell Bridge" in said(capsys, "--database", shared, "search", "coldwel brige")


def test_verbs_that_look_across_meetings_say_the_same(
    shared: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = str(tmp_path / "own.db")
    main(["--database", own, "import", *map(str, PAPERS)])
    capsys.readouterr()
    for verb in (["threads"], ["undertakings"], ["briefing", "Pollitt"], ["report"], ["people"], ["glossary"]):
        there = said(capsys, "--database", shared, *verb)
        assert there == said(capsys, "--database", own, *verb), verb
        assert there.strip(), verb


def test_a_note_on_a_shared_matter_is_kept_found_and_exported(
    shared: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def journey() -> None:
        async with driving(shared) as app:
            await app.press("2")
            await app.type("coldwel brige")
            assert "Coldwell Bridge" in app.seen()
            await app.press("enter", "a")
            await app.type("Ask who pays for the deck")
            await app.press("escape")
            assert "Note saved: Ask who pays for the deck" in app.toasts()

    run(journey)
    assert "Ask who pays for the deck" in said(capsys, "--database", shared, "search", "pays deck")
    target = tmp_path / "notes.md"
    main(["--database", shared, "export", str(target)])
    assert "Ask who pays for the deck" in target.read_text(encoding="utf-8")


def test_the_doctor_looks_at_the_copy_that_is_searched(shared: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", shared, "doctor"]) == 0
    out = capsys.readouterr().out
    assert "on a server, which looks after itself" in out and "search index is sound" in out
