"""Names, offices and the roster, one rule at a time, on a few invented lines."""

from __future__ import annotations

import time

import pytest

from tui.people.mentions import Paper
from tui.people.merges import decided_pair, made, suggest
from tui.people.names import near_surnames, read_name, same_person
from tui.people.offices import likeness, read_offices, same_office
from tui.people.reading import paragraphs_of, read_paper
from tui.people.roster import Roster, council_key
from tui.people.spellings import Decisions

HERE = council_key("Ottermere", "")


def paper(
    text: str, *, date: str | None = "2022-01-10", name: str = "", committee: str | None = "Place Panel"
) -> Paper:
    return read_paper(
        paragraphs_of(text), document=name or f"{date}{hash(text)}", council="Ottermere", committee=committee, date=date
    )


def who(roster: Roster, one: Paper, words: str, nth: int = 0) -> str | None:
    """The name that the roster gives to the mention with these words."""
    at = [n for n, m in enumerate(one.mentions) if m.text == words]
    answer = roster.answers(one.document)[at[nth]]
    return roster.person(HERE, answer.person).name if answer.person else None


@pytest.mark.parametrize(
    ("written", "forenames", "surname", "title"),
    [
        ("Councillor Dr Ivo Lane", ("ivo",), "Lane", "councillor dr"),
        ("Mrs E Marl OBE", ("e",), "Marl", "mrs"),
        ("CouncillorPross", (), "Pross", "councillor"),
        ("Cllr Wren- Park", (), "Wren-Park", "cllr"),
        ("R.J. Smith", ("r", "j"), "Smith", ""),
        ("Councillor Alun ap Gwyn", ("alun",), "ap Gwyn", "councillor"),
        ("Cllr Hartley’s", (), "Hartley", "cllr"),
        ("the Reverend P. O’Dowd, JP", ("p",), "O’Dowd", "reverend"),
    ],
)
def test_names_are_taken_apart(written: str, forenames: tuple[str, ...], surname: str, title: str) -> None:
    name = read_name(written)
    assert name is not None
    assert (name.forenames, name.surname, name.title) == (forenames, surname, title)


@pytest.mark.parametrize("nothing", ["", "Councillor", "Cllr.", "  ", "123"])
def test_a_title_alone_is_no_name(nothing: str) -> None:
    assert read_name(nothing) is None or read_name(nothing).forenames == ()  # type: ignore[union-attr]
    assert not same_person(nothing, "Ann Lee")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Councillor Mary Martin", "Cllr Martin", True),
        ("M Martin", "Mary Martin", True),
        ("J. Martin", "Mary Martin", False),
        ("Wendy O'Dowd", "Wendy ODowd", True),
        ("Ryan MacAllister", "McAllister", True),
        ("Pat Hart", "Patricia Hart", True),
        ("Bill Hart", "William Hart", True),
        ("Helen Brook", "Helen Brook-Lacey", False),
    ],
)
def test_which_names_can_be_one_persons(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_short_surnames_are_never_taken_for_misspelt() -> None:
    assert near_surnames("oakshot", "oakshott")
    assert not near_surnames("rees", "rhys")
    assert not near_surnames("brook", "brooks")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Cabinet Member for Children’s Services", "Portfolio Holder, Children's Services (Lead Member)", "same"),
        ("the Cabinet Member for Children", "Cabinet Member for Children's Services", "same"),
        ("Executive Member (Highways)", "Cabinet Member: Highways", "same"),
        ("Cabinet Member for Housing", "Cabinet Member for Housing and Planning", "part"),
        ("Cabinet Member for Housing and Roads", "Cabinet Member for Housing and Planning", "overlap"),
        ("Cabinet Member for Housing", "Head of Housing", "no"),
        ("Assistant Director, Highways", "Director of Highways", "no"),
        ("Interim Director of Place", "Director of Place", "same"),
        ("Cabinet Member for Housing from early May 2024", "Cabinet Member for Housing", "same"),
        ("Cabinet Member for Children in Care", "Cabinet Member for Children and Care", "same"),
    ],
)
def test_how_far_two_titles_mean_one_office(one: str, other: str, how: str) -> None:
    assert likeness(read_offices(one)[0], read_offices(other)[0]) == how


def test_two_offices_in_one_title_are_two() -> None:
    leader, finance = read_offices("Leader of the Council and Cabinet Member for Finance")
    assert (leader.family, finance.family, sorted(finance.area)) == ("leader", "executive", ["finance"])
    assert same_office("the Cabinet Member for Finance", "Leader of the Council and Cabinet Member for Finance")
    assert not same_office("the Cabinet Member", "Cabinet Member for Finance")
    assert read_offices("Leader of the Amber Group")[0].holder is False


BEFORE = """In attendance: Councillor Ann Lee (Cabinet Member for Roads)

Councillor Bob Ray asked about gullies. The Cabinet Member replied that they were clear. She would write to him."""
AFTER = """In attendance: Councillor Col Dun (Cabinet Member for Roads)

Councillor Ray asked about verges. The Cabinet Member for Roads said that they were mown."""
BETWEEN = """Councillor Bob Ray asked about kerbs. The Cabinet Member for Roads said that they were laid."""


def test_surname_role_and_pronoun_are_one_person() -> None:
    one = paper(BEFORE)
    roster = Roster([one])
    assert [who(roster, one, words) for words in ("The Cabinet Member", "She")] == ["Ann Lee", "Ann Lee"]
    said = [a.inferred for a in roster.answers(one.document)]
    assert said[0] is None
    assert any("She" in why and "Ann Lee" in why for why in said if why)


def test_a_role_alone_is_the_holder_shown_before_and_after_and_else_open() -> None:
    first, middle = paper(BEFORE, date="2021-05-01"), paper(BETWEEN, date="2021-09-01")
    again, after = paper(BEFORE, date="2022-02-01", name="again"), paper(AFTER, date="2022-02-01")
    roster = Roster([first, middle])
    assert who(roster, middle, "The Cabinet Member for Roads") is None
    roster.add(again)
    assert who(roster, middle, "The Cabinet Member for Roads") == "Ann Lee"
    roster.remove("again")
    roster.add(after)
    assert who(roster, middle, "The Cabinet Member for Roads") is None
    assert [t.person for p in roster.posts(HERE) for t in p.tenures if p.holder] == ["ann lee", "col dun"]


def test_an_undated_paper_borrows_no_holder() -> None:
    undated = paper(BETWEEN, date=None)
    roster = Roster([paper(BEFORE, date="2021-05-01"), paper(BEFORE, date="2022-05-01", name="b"), undated])
    assert who(roster, undated, "The Cabinet Member for Roads") is None


def test_an_office_renamed_keeps_its_tenure_and_a_different_one_stays_apart() -> None:
    old = "In attendance: Councillor Ann Lee (Cabinet Member for Roads and Parking)"
    new = "In attendance: Councillor Ann Lee (Cabinet Member for Roads and Transport)"
    roster = Roster([paper(old, date="2021-01-01"), paper(new, date="2022-01-01")])
    (post,) = roster.posts(HERE)
    assert (post.title, len(post.titles)) == ("Cabinet Member for Roads and Transport", 2)
    assert [(t.first, t.last) for t in post.tenures] == [("2021-01-01", "2022-01-01")]
    both = paper(f"{old}\n\n{new.replace('Ann Lee', 'Col Dun')}", date="2022-01-01")
    assert len(Roster([paper(old, date="2021-01-01"), both]).posts(HERE)) == 2


def test_namesakes_are_told_apart_by_initial_and_else_left_open() -> None:
    one = paper("""Present: Councillors A Thorn and B Thorn

Councillor A Thorn asked about kerbs.

Councillor Thorn asked about lamps.

In her supplementary, Councillor Thorn asked who paid.""")
    roster = Roster([one])
    assert who(roster, one, "Councillor A Thorn") == "A Thorn"
    assert who(roster, one, "Councillor Thorn") is None


def test_who_stands_in_is_the_one_who_speaks() -> None:
    one = paper("""Question from Councillor Bob Ray to the Cabinet Member for Roads

When will the bridge open?

Councillor Eve Fox, on behalf of Councillor Ann Lee who was away, replied that it would open in May.""")
    roster = Roster([one])
    answers = dict(zip([m.text for m in one.mentions], roster.answers(one.document), strict=True))
    assert answers["Councillor Eve Fox"].person == "eve fox"
    assert [t.person for p in roster.posts(HERE) for t in p.tenures] == ["ann lee"]


def test_a_new_name_that_a_document_declares_is_the_same_person() -> None:
    one = paper("The Chair said that Councillor Sue Pike had married and would be known as Councillor Sue Pike-Holt.")
    two = paper("Councillor Pike-Holt asked about kerbs.", date="2023-01-01")
    roster = Roster([one, two])
    (person,) = roster.people(HERE)
    assert {"Sue Pike", "Sue Pike-Holt", "Pike-Holt"} == set(person.spellings)
    apart = Roster(
        [paper("Councillor Sue Pike asked about kerbs."), paper("Councillor Sue Pike-Holt asked about lamps.")]
    )
    assert len(apart.people(HERE)) == 2


MISSPELT = "Councillor Nell Oakshott asked about kerbs.\n\nCouncillor Nell Oakshott asked about lamps."


def test_a_misspelt_surname_is_read_as_the_known_one_unless_the_member_keeps_them_apart() -> None:
    known, odd = paper(MISSPELT), paper("Councillor Oakshot asked about verges.", date="2022-03-01")
    roster = Roster([known, odd])
    assert who(roster, odd, "Councillor Oakshot") == "Nell Oakshott"
    (merge,) = [m for m in made(roster, HERE) if m.other == "Oakshot"]
    roster.decide(HERE, Decisions(apart=frozenset({merge.pair})))
    assert who(roster, odd, "Councillor Oakshot") != "Nell Oakshott"


def test_two_present_at_one_meeting_are_never_one() -> None:
    roster = Roster(
        [paper("Present: Councillors Nell Oakshott, Nell Oakshot and Bob Ray"), paper(MISSPELT, date="2022-02-02")]
    )
    assert len(roster.people(HERE)) == 3
    assert suggest(roster, HERE) == []


def test_the_members_decisions_merge_refuse_and_split() -> None:
    one = paper("Councillor Michael Stone asked about kerbs.")
    two = paper("Councillor Micheal Stone asked about lamps.", date="2022-06-01")
    roster = Roster([one, two])
    (merge,) = suggest(roster, HERE)
    assert merge.score >= 60
    assert any("alike" in reason for reason in merge.reasons)
    refused = Decisions(apart=frozenset({decided_pair("Micheal Stone", "Michael Stone")}))
    assert suggest(roster, HERE, refused) == []
    roster.decide(HERE, Decisions(same=frozenset({merge.pair})))
    assert len(roster.people(HERE)) == 1
    roster.decide(HERE, Decisions())
    assert len(roster.people(HERE)) == 2


def test_a_thousand_papers_take_a_few_seconds_at_most() -> None:
    """Not the measure (the bench is), but a guard against anything that grows with the square."""
    papers = [
        paper(f"{BEFORE}\n\n{BETWEEN}\n\n{MISSPELT}".replace("Ray", f"Ray{'abcdefghij'[n % 10] * 3}"), name=str(n))
        for n in range(300)
    ]
    begin = time.process_time()
    roster = Roster(papers)
    for one in papers:
        roster.answers(one.document)
    assert time.process_time() - begin < 10


@pytest.mark.parametrize(
    "unit",
    [
        "Councillor ",
        "Councillors Ann Lee, Bob Ray, ",
        "A. ",
        "Aa- ",
        "he was ",
        "Members ",
        "Head of ",
        "Aa " + " " * 50,
    ],
)
def test_reading_takes_time_in_line_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        begin = time.process_time()
        paper((unit * (length // len(unit) + 1))[:length])
        return time.process_time() - begin

    seconds(4_000)
    assert seconds(64_000) < 20 * seconds(8_000) + 0.5
