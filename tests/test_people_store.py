"""Who is who in the database: exchanges under the right holder, and the member's word taking effect at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tui.cli import main
from tui.errors import UserError
from tui.store import people, read, write
from tui.store.database import Store, open_store
from tui.store.importing import catch_up, import_paths
from tui.store.load import forget
from tui.store.understanding import Stated

HEAD = "Ottermere Borough Council\n\nPlace Scrutiny Panel - Tuesday, {}\n\nAgenda item\n\n{}\n\nMinutes:\n\n"
LEE = "In attendance: Councillor Ann Lee (Cabinet Member for {})\n\n"
ASKED = "Councillor {} asked when the {} would be mended. {} replied that it would be done by {}.\n"


def minutes(folder: Path, name: str, day: str, *parts: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(HEAD.format(day, f"Roads {name}") + "\n".join(parts), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "minutes"
    made.mkdir()
    for name, day, held, asker, matter, answerer in (
        ("a", "12th January, 2021", "Roads and Parking", "Bob Oakshott", "bridge", "The Cabinet Member"),
        ("b", "11th May, 2021", "", "Bob Oakshott", "wall", "The Cabinet Member for Roads and Parking"),
        ("c", "14th September, 2021", "Roads and Parking", "Oakshot", "path", "Councillor Lee"),
        ("d", "11th January, 2022", "Roads and Transport", "Micheal Stone", "gate", "Councillor Lee"),
        ("e", "10th May, 2022", "", "Michael Stone", "lamp", "The Cabinet Member for Roads and Transport"),
    ):
        attended = LEE.format(held) if held else ""
        minutes(made, name, day, attended, ASKED.format(asker, matter, answerer, "July"))
    return made


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Store:
    opened = open_store(tmp_path / "m.db")
    import_paths(opened, [folder], Stated(council="Ottermere Borough Council"))
    return opened


def filed(store: Store) -> dict[str | None, tuple[str | None, str | None]]:
    """By date, the office and holder of the exchange of that day."""
    return {row.citation.date: (row.office, row.holder) for row in read.exchanges(store)}


def names(store: Store) -> list[str]:
    return [row.name for row in people.people(store)]


def test_one_office_and_one_holder_through_a_renaming(store: Store) -> None:
    (office,) = read.offices(store)
    assert office.office == "Cabinet Member for Roads and Transport"
    assert office.holders == (("Ann Lee", "2021-01-12", "2022-01-11"),)
    found = filed(store)
    assert found["2021-01-12"] == found["2021-09-14"] == found["2022-01-11"] == (office.office, "Ann Lee")


def test_a_role_alone_is_filed_under_the_holder_of_that_date_and_else_under_the_office(store: Store) -> None:
    found = filed(store)
    assert found["2021-05-11"] == ("Cabinet Member for Roads and Transport", "Ann Lee")
    assert found["2022-05-10"] == ("Cabinet Member for Roads and Transport", None)
    (middle,) = [row for row in read.exchanges(store) if row.citation.date == "2021-05-11"]
    assert middle.holder_inferred is not None
    assert "14 September 2021" in middle.holder_inferred


def test_what_an_import_refiles_search_and_threads_are_told(tmp_path: Path, folder: Path) -> None:
    opened = open_store(tmp_path / "other.db")
    told: list[int] = []
    opened.hooks.append(told.extend)
    council = Stated(council="Ottermere Borough Council")

    def of_may() -> tuple[int, str | None]:
        return next((row.id, row.holder) for row in read.exchanges(opened) if row.citation.date == "2021-05-11")

    import_paths(opened, [folder / "a.txt", folder / "b.txt"], council)
    assert of_may()[1] is None
    told.clear()
    import_paths(opened, [folder / "c.txt"], council)
    assert of_may()[1] == "Ann Lee"
    assert of_may()[0] in told


def test_importing_again_and_in_another_order_ends_in_the_same(tmp_path: Path, folder: Path, store: Store) -> None:
    def everything(of: Store) -> Any:
        offices = [(row.key, row.office, row.holders, row.exchanges) for row in read.offices(of)]
        shown = {row.key: (row.office, row.holder, row.holder_inferred) for row in read.exchanges(of)}
        return offices, shown, [(row.key, row.name, row.asked, row.answered, row.offices) for row in people.people(of)]

    before = everything(store)
    import_paths(store, [folder])
    assert everything(store) == before
    backwards = open_store(tmp_path / "back.db")
    for path in sorted(folder.iterdir(), reverse=True):
        import_paths(backwards, [path], Stated(council="Ottermere Borough Council"))
    assert everything(backwards) == before


def test_the_members_word_takes_effect_at_once_and_can_be_taken_back(store: Store) -> None:
    (ask,) = [row for row in people.merges(store) if not row.made]
    assert {ask.one, ask.other} == {"Micheal Stone", "Michael Stone"}
    assert len([name for name in names(store) if "Stone" in name]) == 2
    people.merge(store, ask.scope, ask.one, ask.other)
    catch_up(store)
    assert len([name for name in names(store) if "Stone" in name]) == 1
    assert [row.asked for row in people.people(store) if "Stone" in row.name] == [2]
    assert write.undo(store) == "taking Michael Stone and Micheal Stone for one person"
    catch_up(store)
    assert len([name for name in names(store) if "Stone" in name]) == 2


def test_a_refused_merge_is_never_suggested_again_and_a_split_keeps_apart(store: Store) -> None:
    (ask,) = [row for row in people.merges(store) if not row.made]
    people.refuse(store, ask.scope, ask.other, ask.one)
    assert [row for row in people.merges(store) if not row.made] == []
    read_as = next(row for row in people.merges(store) if row.made and row.other == "Oakshot")
    people.refuse(store, read_as.scope, read_as.one, read_as.other)
    catch_up(store)
    assert {"Bob Oakshott", "Oakshot"} <= set(names(store))
    assert [row for row in people.merges(store) if "Oakshot" in (row.one, row.other)] == []


def test_taking_a_document_out_takes_its_evidence_with_it(store: Store, folder: Path) -> None:
    gone = next(row for row in read.documents(store) if row.source.endswith("c.txt"))
    forget(store, gone.id)
    catch_up(store)
    assert "Oakshot" not in str(people.merges(store))


def test_the_verb_lists_merges_and_says_what_is_wrong(
    tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database", str(tmp_path / "m.db"), "people"]
    assert main([*where, "--json", "stone"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in printed["people"]} == {"Micheal Stone", "Michael Stone"}
    assert main([*where, "--merge", "Micheal Stone", "Michael Stone"]) == 0
    capsys.readouterr()
    assert main(where) == 0
    listed = capsys.readouterr().out
    assert "Ann Lee: Cabinet Member for Roads and Transport (12 January 2021 to 11 January 2022)" in listed
    assert "May be one person" not in listed
    assert main([*where, "--merge", "Nobody Here", "Ann Lee"]) == 2
    assert "No council" in capsys.readouterr().err
    assert main([*where, "nobody"]) == 1


def test_two_spellings_that_are_one_cannot_be_decided_on(store: Store) -> None:
    with pytest.raises(UserError, match="one spelling"):
        people.merge(store, "council-x", "Ann Lee", "ANN LEE")
