"""A page that states no council: whose it is taken for, why, and how the member ends that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.following import listen
from tui.minutes.corrections import Correction
from tui.people.whose import named, whose
from tui.store import read, write
from tui.store.corrections import put_right
from tui.store.database import Store, open_store
from tui.store.importing import catch_up, import_paths
from tui.store.load import forget
from tui.store.whose import taken_for

LEE = ("Ann Lee", "Cabinet Member for Roads")
HERE = named([LEE, ("Bo Dray", "Leader")], ["Dunn", "Cllr Ivo Pike", "Members", "the Chair"], ["Place Scrutiny Panel"])


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (named([LEE], ["Dunn", "Pike"], ["Cabinet"]), True),
        (named([("Councillor Ann Lee", "the Cabinet Member for Roads")], ["Pike"], ["Place Scrutiny Panel"]), True),
        (named([LEE], ["Dunn"], ["Cabinet"]), False),
        (named([LEE], ["Members", "the Chair", "Lee"], ["Cabinet"]), False),
        (named([("Lee", "Cabinet Member for Roads")], ["Dunn", "Pike"], ["Place Scrutiny Panel"]), False),
        (named([("Ann Lee", "Cabinet Member for Parks")], ["Dunn", "Pike"], ["Place Scrutiny Panel"]), False),
        (named([], ["Dunn", "Pike"], ["Place Scrutiny Panel"]), False),
    ],
)
def test_one_holder_in_one_office_and_two_things_more(page: object, told: bool) -> None:
    found = whose(page, {"Holm Council": HERE, "Penmoor Council": named([], ["Dunn", "Pike"], [])})  # type: ignore[arg-type]
    assert (found is not None) is told
    if found is not None:
        assert found[0] == "Holm Council" and "Ann Lee as Cabinet Member for Roads" in found[1]


def test_two_councils_that_fit_are_none() -> None:
    page = named([LEE], ["Dunn", "Pike"], [])
    assert whose(page, {"Holm Council": HERE, "Penmoor Council": named([LEE], [], [])}) is None


TEXT = (
    "Councillor {} asked when {} would be mended. Councillor Ann Lee, Cabinet Member for Roads, replied that the mason "
    "was to mend {} by {}.\n"
)
HEAD = "Ottermere Borough Council\n\n"
PAGE = "Place Scrutiny Panel - Tuesday, {}\n\nAgenda item\n\nQuestions to the Cabinet Member for Roads\n\nMinutes:\n\n"


def minutes(folder: Path, name: str, day: str, council: bool, month: str) -> Path:
    path = folder / f"{name}.txt"
    asked = [TEXT.format(who, what, what, month) for who, what in (("Dunn", "the sea wall"), ("Pike", "Holm bridge"))]
    path.write_text((HEAD if council else "") + PAGE.format(day) + "\n".join(asked), encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "m.db")
    listen(opened)
    return opened


def state(store: Store) -> list[tuple[str | None, str | None, int | None]]:
    """Of each exchange its date, its office's council, and how many stand in its thread."""
    councils = {o.id: o.council for o in read.offices(store)}
    sizes = {one.id: one.exchanges for one in read.threads(store)}
    rows = read.exchanges(store)
    return sorted((r.citation.date, councils.get(r.office_id or 0), sizes.get(r.thread_id or 0)) for r in rows)


JOINED = [(day, "Ottermere Borough Council", 2) for day in ("2021-01-12", "2021-01-12", "2021-05-11", "2021-05-11")]


@pytest.mark.parametrize("first", [0, 1])
def test_it_joins_the_councils_offices_and_threads_and_stays_not_stated(
    tmp_path: Path, store: Store, first: int
) -> None:
    papers = [
        minutes(tmp_path, "stated", "12th January, 2021", True, "May"),
        minutes(tmp_path, "silent", "11th May, 2021", False, "July"),
    ]
    import_paths(store, [papers[first]])
    noted = next(iter(read.threads(store)))
    write.add_note(store, "Ask again.", noted.key)
    import_paths(store, [papers[1 - first]])
    assert state(store) == JOINED
    assert len([o for o in read.offices(store) if "Roads" in o.office]) == 1
    silent = [r for r in read.exchanges(store) if r.citation.date == "2021-05-11"]
    assert {r.citation.council for r in silent} == {None}
    assert all("The page states no council" in (r.holder_inferred or "") for r in silent)
    assert all("no council" not in (r.holder_inferred or "") for r in read.exchanges(store) if r not in silent)
    assert [n.lost for n in read.notes(store)] == [False]
    assert import_paths(store, papers).changed is False and state(store) == JOINED


def test_the_member_refuses_it_and_without_the_other_papers_it_ends(tmp_path: Path, store: Store) -> None:
    stated = minutes(tmp_path, "stated", "12th January, 2021", True, "May")
    import_paths(store, [stated, minutes(tmp_path, "silent", "11th May, 2021", False, "July")])
    ids = {r.citation.date: r.document_id for r in read.exchanges(store)}
    assert taken_for(store, ids["2021-01-12"]) is None
    apart = [(day, who, 1) for day, who in (("2021-01-12", "Ottermere Borough Council"), ("2021-05-11", None))]
    put_right(store, ids["2021-05-11"], Correction("council", "", None))
    catch_up(store)
    assert state(store) == sorted(apart * 2)
    write.undo(store)
    catch_up(store)
    assert state(store) == JOINED
    forget(store, ids["2021-01-12"])
    catch_up(store)
    assert state(store) == [("2021-05-11", None, 1)] * 2
    import_paths(store, [stated])
    assert state(store) == JOINED
