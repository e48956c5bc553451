"""The briefing, the six months' check, the glossary and the ledger from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from goldens import same_as_golden
from making import COUNCIL, TOPICS, put
from threads_seed import Today, seeded

from tui.cli import main
from tui.minutes.model import Holder
from tui.store import read, write
from tui.store.database import open_store
from tui.store.importing import catch_up
from tui.verbs import asked, briefing, undertakings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeded(tmp_path_factory.mktemp("seed") / "matters.db")


@pytest.fixture(autouse=True)
def own_places(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "matters.db"
    copy.write_bytes(made.read_bytes())
    monkeypatch.setenv("MATTERS_DATABASE", str(copy))
    monkeypatch.setenv("MATTERS_SETTINGS", str(tmp_path / "config.toml"))
    for module in (asked, briefing, undertakings):
        monkeypatch.setattr(module, "date", Today)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_briefing_is_printed_and_written_and_never_over_another(
    capsys: pytest.CaptureFixture[str], own_places: Path
) -> None:
    status, out, _ = run(capsys, "briefing", "roads")
    assert status == 0 and "Holm Yard" not in out
    same_as_golden("briefing.md", out)
    target = own_places / "b.md"
    target.write_text("mine", encoding="utf-8")
    assert "b (2).md" in run(capsys, "briefing", "ann lee", "--out", str(target))[1]
    assert target.read_text(encoding="utf-8") == "mine"
    assert (own_places / "b (2).md").read_text(encoding="utf-8") == out


def test_an_office_called_just_so_wins_and_one_written_as_it_was_printed_is_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATTERS_DATABASE", str(tmp_path / "mayors.db"))
    store = open_store(tmp_path / "mayors.db")
    for topic, council, office in (
        ("bridge", COUNCIL, "Mayor"),
        ("salt", COUNCIL, "Mayor of the District of Holm"),
        ("lights", "Thornby City Council", "Deputy Mayor"),
    ):
        put(store, [TOPICS[topic]], path=f"{topic}.html", council=council, holders=[Holder("Ann Lee", office)])
    catch_up(store)
    store.close()
    assert run(capsys, "briefing", "mayor")[1].startswith(f"# Briefing: Mayor\n\n{COUNCIL}")
    status, _, err = run(capsys, "briefing", "may")
    assert status == 2
    printed = err.partition("one of several: ")[2].partition(". Write")[0].split("; ")
    assert len(printed) == 3
    for one in printed:
        status, out, err = run(capsys, "briefing", one)
        assert status == 0 and out.splitlines()[0].endswith(one.partition(" (")[0]), err


def test_parts_are_chosen_and_ordered_and_a_wrong_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "briefing", "roads", "--parts", "prompts,not covered")[1]
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        "## Prompts for supplementaries",
        "## Remit that no question has named for a year or more",
        "## Sources",
    ]
    status, _, err = run(capsys, "briefing", "roads", "--parts", "weather")
    assert status == 2 and "“weather” is no part" in err and "prompts" in err
    assert run(capsys, "briefing", "nobody")[0] == 2


def test_exempt_business_is_told_of_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "see the owner" not in run(capsys, "briefing", "roads", "--json")[1]
    assert "see the owner" in run(capsys, "briefing", "roads", "--include-exempt")[1]
    found = json.loads(run(capsys, "briefing", "roads", "--json")[1])
    assert found["office"] == "Cabinet Member for Roads" and found["left_out"] == 1


def test_a_draft_finds_the_nearest_earlier_question(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "asked", "When can lorries use Coldwell Bridge?", "--holder", "lee")
    first = out.split("\n\n")[0]
    assert status == 0 and "lorries" in first
    recent = next(part for part in out.split("\n\n") if "third.html" in part)
    assert "within the last six months" in recent and "sent to ward members" in recent
    assert "within the last six months" not in next(part for part in out.split("\n\n") if "first.html" in part)
    status, out, err = run(capsys, "asked", "zzyzx")
    assert (status, out) == (1, "") and "Nothing like it" in err


def test_the_glossary_says_where_each_is_first_spelt_out(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "glossary")
    assert status == 0
    assert out == "LED: light-emitting diode (Aldermoor Borough Council, 21 June 2023, first.html)\n"
    assert run(capsys, "glossary", "XYZ")[0] == 1


def test_undertakings_are_filtered_by_how_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "undertakings", "--overdue", "--holder", "lee")
    assert status == 0 and "send the survey" in out and "nobody has marked it as kept" in out
    assert "see the owner" not in out
    assert "see the owner" in run(capsys, "undertakings", "--open")[1]
    assert "see the owner" not in run(capsys, "undertakings", "--open", "--older-than", "90")[1]
    assert run(capsys, "undertakings", "--committee", "nowhere")[0] == 1
    rows = json.loads(run(capsys, "undertakings", "--json")[1])
    assert {row["status"] for row in rows} == {"open", "overdue", "claimed complete"}


def test_the_ledger_is_filtered_by_kind_owner_age_and_inheritance(capsys: pytest.CaptureFixture[str]) -> None:
    def texts(*args: str) -> list[str]:
        out = run(capsys, "undertakings", "--json", *args)[1]
        return [row["text"].split(" by ")[0] for row in json.loads(out) if row["text"]] if out else []

    assert texts("--kind", "action") == ["To publish the list of streets", "To fix the lamp in Mill Lane"]
    assert texts("--kind", "recommendation") == ["That every lamp have an LED lantern"]
    assert texts("--by", "lighting") == ["To publish the list of streets"]
    assert texts("--status", "claimed complete") == ["To fix the lamp in Mill Lane"]
    hidden = next(row for row in json.loads(run(capsys, "undertakings", "--json")[1]) if row["exempt"])
    assert hidden["text"] is None and hidden["evidence"] is None
    assert "see the owner" in run(capsys, "undertakings", "--json", "--include-exempt")[1]
    assert "see the owner" not in run(capsys, "answers", "--json", "--status", "all")[1]
    assert len(texts("--older-than", "100")) == 4 and texts("--older-than", "9999") == []
    assert texts("--inherited") == []
    status, _, err = run(capsys, "undertakings", "--status", "weather")
    assert status == 2 and "overdue" in err


def test_candidates_are_offered_with_the_passage_and_where_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "undertakings", "--overdue", "--candidates", "--kind", "undertaking")[1]
    assert "perhaps kept" in out and "had been sent to ward members in May" in out and "third.html" in out
    (row,) = json.loads(run(capsys, "undertakings", "--overdue", "--candidates", "--kind", "undertaking", "--json")[1])
    assert row["candidates"][0]["later"]["date"] == "2024-05-22" and row["history"] == []


@pytest.mark.parametrize("kind", ["action-log", "matters-arising", "letter"])
def test_the_ledger_leaves_as_what_committees_use(
    kind: str, own_places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = run(capsys, "undertakings", "--write", kind)[1]
    assert "Holm Yard" not in out and "see the owner" not in out
    same_as_golden(f"ledger-{kind}.md", out)
    assert "see the owner" in run(capsys, "undertakings", "--write", kind, "--include-exempt")[1]
    target = own_places / "out.md"
    assert "out.md" in run(capsys, "undertakings", "--write", kind, "--out", str(target))[1]
    assert target.read_text(encoding="utf-8") == out
    assert run(capsys, "undertakings", "--older-than", "9999", "--write", kind)[0] == 1


def test_answers_are_read_by_the_program_and_marked_by_the_member_apart(
    own_places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "answers", "roads")
    assert status == 0 and "read as will write" in out and "(the program's reading)" in out and "your mark" not in out
    store = open_store(own_places / "matters.db")
    key = next(row.key for row in read.exchanges(store) if "were being surveyed" in row.text)
    write.set_mark(store, key, "answer", "not answered")
    store.close()
    rows = json.loads(run(capsys, "answers", "--status", "all", "--json")[1])
    marked = next(row for row in rows if row["key"] == key)
    assert marked["reading"]["status"] == "will write" and marked["mark"] == "not answered"
    assert marked["reading"]["evidence"] in marked["text"], "the words that show it are the minutes' own"
    assert "your mark: not answered" in run(capsys, "answers", "lee", "--status", "will write")[1]
    briefed = run(capsys, "briefing", "roads", "--parts", "unanswered")[1]
    assert "your mark: not answered" in briefed and "were being surveyed" in briefed
    assert run(capsys, "answers", "--status", "referred")[0] == 1
    assert run(capsys, "answers", "--status", "evaded")[0] == 2


def test_an_earlier_question_on_the_same_number_comes_before_one_that_shares_a_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATTERS_DATABASE", str(tmp_path / "repairs.db"))
    store = open_store(tmp_path / "repairs.db")
    texts = (
        "Councillor Dunn asked whether calls were falling. Councillor Lee replied that they were, by a repair plan.",
        "Councillor Frost asked about the share of repairs to pavements that had been completed within 20 weeks of a "
        "report. Councillor Lee replied that the share had fallen from 67% to 61%, as two surveyors had left and a "
        "contractor had gone, and that the highways depot at Tollgate would take over the remainder from the spring.",
        *TOPICS.values(),
    )
    put(store, texts)
    catch_up(store)
    store.close()
    for draft in ("Why did repairs within 20 weeks fall?", "Why did repairs within 20  Weeks fall?"):
        out = run(capsys, "asked", draft, "--holder", "roads")[1]
        assert out.startswith("Councillor Frost asked about the share"), out
