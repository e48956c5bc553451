"""Threads: what joins, what never does, and that the member's word is above the program's."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.threads.answers import read_answer
from tui.threads.asked import earlier
from tui.threads.beside import Strand, beside
from tui.threads.changes import changes
from tui.threads.coverage import coverage
from tui.threads.glossary import Spelt, glossary, pairs
from tui.threads.names import merged, name
from tui.threads.passages import Passage
from tui.threads.relink import Edits, Threaded, add, relink
from tui.threads.terms import Abbreviations, matter_of, stem, without_people

TEXTS = {
    "ferry1": ("2021-05-04", "Ferry to Holm", "Councillor Ash asked how often the Holm ferry was off.", "Often."),
    "bins1": ("2021-05-04", "Garden waste", "Councillor Birch asked about garden waste bins.", "They were emptied."),
    "ferry2": ("2022-05-03", None, "Councillor Ash asked if the ferry to Holm ran in winter.", "The Holm ferry ran."),
    "bins2": ("2022-05-03", None, "Councillor Elm asked about missed garden waste bins.", "Garden waste lay."),
    "ferry3": ("2023-05-02", "Holm ferry", "Councillor Elm asked what a ferry to Holm cost.", "A ferry cost £3."),
    "moths": ("2023-05-02", None, "Councillor Ash asked about moths in the archive.", "Traps had been laid."),
}  # fmt: skip


def passages(office: str = "roads") -> list[Passage]:
    return [
        Passage(key, office, f"{q} {a}", topic, q, a, date=day, item=f"{office} {day}", questioners=(q.split()[1],))
        for key, (day, topic, q, a) in TEXTS.items()
    ]


def sets(threads: list[Threaded]) -> set[frozenset[str]]:
    return {frozenset(p.key for p in t.members) for t in threads}


def test_the_same_matter_is_one_thread_over_the_years() -> None:
    threads = relink(passages())
    assert sets(threads) == {
        frozenset({"ferry1", "ferry2", "ferry3"}),
        frozenset({"bins1", "bins2"}),
        frozenset({"moths"}),
    }
    ferry = next(t for t in threads if len(t.members) == 3)
    assert [p.key for p in ferry.members] == ["ferry1", "ferry2", "ferry3"]


def test_nothing_joins_across_offices_and_the_order_given_does_not_matter() -> None:
    both = passages("Aldmoor/Roads") + [
        Passage(f"{p.key} there", "Penmoor/Roads", p.text, p.topic, p.question, p.answer, date=p.date, item=p.item)
        for p in passages()
    ]
    threads = relink(both)
    assert all(len({p.office for p in t.members}) == 1 for t in threads)
    shuffled = both[:]
    random.Random(3).shuffle(shuffled)
    assert sets(relink(shuffled)) == sets(threads)


def test_a_supplementary_follows_its_question_whatever_it_says() -> None:
    text = "By way of supplementary Councillor Ash asked who had made the sandwiches."
    child = Passage(
        "sup", "roads", text, None, text, None, "supplementary", "2021-05-04", "roads 2021-05-04", follows="ferry1"
    )
    assert any({"ferry1", "sup"} <= s for s in sets(relink([*passages(), child])))


def test_what_refers_to_a_question_by_its_number_follows_it_and_a_route_is_one_by_its_number() -> None:
    def asked(n: int, text: str, day: str = "2024-01-10") -> Passage:
        return Passage(f"q{n}", "roads", text, None, text, None, date=day, item=f"Questions {day}", position=n)

    of_item = [
        asked(0, "Councillor Ash asked when the late bus on route 14 would run to Holm again."),
        asked(1, "Councillor Elm asked when gullies in Mill Lane would be emptied."),
        asked(2, "In respect of the first question, Councillor Ash asked what had become of the leaflet."),
        asked(
            3, "Councillor Dray asked who rode on the number 14 of an evening and if the bus would run.", "2024-06-12"
        ),
    ]
    assert sets(relink(of_item)) == {frozenset({"q0", "q2", "q3"}), frozenset({"q1"})}


@pytest.mark.parametrize("kind", ["together", "apart"])
def test_what_the_member_said_holds_however_often_it_is_linked(kind: str) -> None:
    edits = (
        Edits(together=(("moths", "bins2"),))
        if kind == "together"
        else Edits(apart=(("ferry1", "ferry3"), ("ferry2", "ferry3")))
    )
    for _ in range(2):
        found = sets(relink(passages(), edits))
        thread = next(s for s in found if ("moths" if kind == "together" else "ferry3") in s)
        assert thread == (frozenset({"moths", "bins1", "bins2"}) if kind == "together" else frozenset({"ferry3"}))


def test_the_member_may_join_across_offices_and_nobody_else() -> None:
    felled = "Trees were felled."
    two = [*passages("roads"), Passage("trees", "parks", felled, answer=felled, date="2020-01-01", item="x")]
    found = sets(relink(two, Edits(together=(("trees", "moths"),))))
    assert frozenset({"trees", "moths"}) in found


def test_one_more_document_moves_nothing_that_is_there() -> None:
    there = relink(passages())
    former = {t.members[0].key: list(t.members) for t in there}
    q = "Councillor Oak asked if the ferry to Holm would be replaced."
    new = [
        Passage("ferry4", "roads", q, None, q, "A ferry was on order.", date="2024-01-01", item="n"),
        Passage(
            "ghost", "roads", "Ghosts.", None, "Were there ghosts in the tower?", "None.", date="2024-01-01", item="n"
        ),
    ]
    assert add(former, new) == {"ferry4": "ferry1", "ghost": None}
    assert sum(map(len, former.values())) == len(TEXTS)


def test_one_more_document_respects_what_was_put_apart() -> None:
    former = {t.members[0].key: list(t.members) for t in relink(passages())}
    q = "Councillor Oak asked if the ferry to Holm would be replaced."
    new = [Passage("ferry4", "roads", q, None, q, "A ferry was on order.", date="2024-01-01", item="n")]
    apart = Edits(apart=tuple(("ferry4", key) for key in ("ferry1", "ferry2", "ferry3")))
    assert add(former, new, apart) == {"ferry4": None}


def test_an_abbreviation_and_its_words_are_one() -> None:
    short = Abbreviations([("CPZ", "controlled parking zone")])
    one = Passage(
        "a",
        "o",
        "",
        None,
        "Councillor Ash asked about the CPZ in Holm.",
        "The CPZ was full.",
        date="2021-01-01",
        item="1",
    )
    two = Passage(
        "b",
        "o",
        "",
        None,
        "Councillor Elm asked about a controlled parking zone.",
        "None was planned.",
        date="2022-01-01",
        item="2",
    )
    rest = [p for p in passages("o") if not p.key.startswith("ferry")]
    assert any({"a", "b"} <= s for s in sets(relink([one, two, *rest], abbreviations=short)))


def test_a_further_question_under_a_list_of_members_goes_on_from_none_of_its_entries() -> None:
    both = ("Ann Ash", "Bob Elm")

    def of_item(n: int, text: str, who: tuple[str, ...]) -> Passage:
        return Passage(f"q{n}", "o", text, None, text, None, date="2024-01-10", item="i", position=n, questioners=who)

    listed = [
        of_item(0, "How long people waited for stairlifts.", both),
        of_item(1, "Moths in the archive of the museum.", both),
        of_item(2, "In answer to a further question from Councillor Ash, he spoke of the choir.", ("Ash",)),
    ]
    assert len(relink(listed)) == 3
    alone = [listed[0], of_item(1, "Moths in the archive of the museum.", ("Ann Ash",)), listed[2]]
    assert sets(relink(alone)) == {frozenset({"q0"}), frozenset({"q1", "q2"})}


def test_a_title_that_says_only_the_portfolio_makes_no_thread() -> None:
    def update(portfolio: str) -> list[Passage]:
        texts = (
            "Councillor Ash asked about moths.",
            "Councillor Elm asked about pianos.",
            "The Chair asked about kites.",
        )
        return [
            Passage(
                f"u{n}",
                "o",
                text,
                None,
                text,
                None,
                date="2024-01-10",
                item="i",
                title="Leisure and Culture – report",
                position=n,
                portfolio=portfolio,
            )
            for n, text in enumerate(texts)
        ]

    assert len(relink(update("Cabinet Member for Leisure and Culture"))) == 3
    assert len(relink(update("Cabinet Member for Highways"))) == 1


def test_names_and_posts_are_no_matter() -> None:
    text = "In reply to Councillor Ann Ash the Cabinet Member for Roads and Bridges said that Holm Bridge was shut."
    assert "Ash" not in without_people(text) and "Cabinet" not in without_people(text)
    assert "Holm Bridge" in without_people(text)
    assert stem("assessments") == stem("assessed") == stem("assessing")
    assert stem("journeys") == stem("journey") and stem("buses") == stem("bus")


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Holm Bridge – Award of Contract", "Holm Bridge – Award of Contract"),
        ("Questions to the Cabinet Member", ""),
        ("Repairs, damp and mould, and empty homes", ""),
        ("Minute 7 (14 June 2023) – Holm School", "Holm School"),
        ("HOLM FERRY", "Holm ferry"),
    ],
)
def test_a_title_names_a_matter_only_if_it_names_one(title: str, matter: str) -> None:
    assert matter_of(title) == matter


def asked(n: int, question: str, answer: str, topic: str | None = None, title: str = "Questions") -> Passage:
    return Passage(f"n{n}", "o", f"{question} {answer}", topic, question, answer, date=f"202{n}-01-01", title=title)


def test_like_labels_are_one() -> None:
    assert merged(["Pot holes", "Potholes", "Potholes", "Street lights"]) == [("Potholes", 3), ("Street lights", 1)]


@pytest.mark.parametrize(
    ("members", "called"),
    [
        ([asked(1, "Councillor Ash asked about the holm ferry.", "It ran.", "Holm ferry")] * 2, "Holm ferry"),
        ([asked(1, "Councillor Ash asked about moths in the archive, which ate vellum.", "Traps lay.")],
         "Moths in the archive"),
        ([asked(1, "Councillor Ash asked if the moths had gone.", "They had.")], "Whether the moths had gone"),
        ([asked(1, "Councillor Ash asked how long people waited for a bus.", "An hour.", title="Holm Bus Station")],
         "How long people waited for a bus"),
        ([asked(1, "Question 3 from Councillor Ash “How many elms are left?”", "Nine.")], "How many elms are left"),
        ([asked(n, f"Councillor Ash asked {how} on damp and mould.", "More than last year had been.")
          for n, how in enumerate(("what was spent", "who decided", "when a report was due"))], "Damp and mould"),
        ([asked(1, "Councillor Elm asked when it would open.", "In May.", title="HOLM BRIDGE – UPDATE"),
          asked(2, "Councillor Elm asked what had become of Holm Bridge.", "Holm Bridge would shut.")], "Holm Bridge"),
        ([asked(1, "Councillor Elm asked.", "It ran to time.", "Punctuality", "Questions"),
          *(asked(n, f"Councillor Elm asked about the Holm ferry{at}.", "It would.")
            for n, at in enumerate(("", " in May", " at night"), 2))],
         "Holm ferry"),
    ],
)  # fmt: skip
def test_a_thread_is_called_by_words_of_its_documents_that_cover_it(members: list[Passage], called: str) -> None:
    assert name(members) == called


@pytest.mark.parametrize(
    ("question", "answer", "status"),
    [
        ("Councillor Ash asked how long people waited.", "The Leader replied that people waited 12 days.", "answered"),
        ("Councillor Ash asked how long people waited.", None, "no answer in the minutes"),
        ("Councillor Ash asked about trains.", "The Leader said that it was for the rail company to say.", "referred"),
        ("Councillor Ash asked how many there were.", "The Leader would write to Councillor Ash.", "will write"),
        (
            "Councillor Ash asked how many there were and what they cost.",
            "There were 12 of them in all. The Leader did not have the cost with him and would write.",
            "in part",
        ),
        (None, "The Leader reported that a bench had been given.", "no question recorded"),
    ],
)  # fmt: skip
def test_how_a_question_was_answered_is_read_with_its_evidence(
    question: str | None, answer: str | None, status: str
) -> None:
    text = " ".join(filter(None, (question, answer)))
    found = read_answer(question, answer, text)
    assert found.status == status
    assert found.evidence in text and bool(found.evidence) == (answer is not None)


@pytest.mark.parametrize(
    ("text", "status", "evidence"),
    [
        ("In response to a question from Cllr Ash on buses, the Leader advised that 12 ran.", "answered", "In resp"),
        ("Responding to Councillor Ash, who asked how many ran, Mrs Elm said that 12 did.", "answered", "Responding"),
        ("In reply to a question from Councillor Ash it was confirmed that the hall was let.", "answered", "In reply"),
        ("Councillor Ash asked who let the hall. It was explained that the trust did.", "answered", "It was"),
        ("Cllr. Ash asked who let the hall. Mr. P. Elm stated that the trust did.", "answered", "Mr. P. Elm"),
        ("Councillor Ash queried the rent and the Director advised that it was low.", "answered", "and the Director"),
        ("The Leader was asked if the hall was let. He thought that it was let last year.", "answered", "He thought"),
        ("Councillor Ash asked how many ran. The Director would write to her.", "will write", "The Director"),
        ("In answer to Members' questions the following was recorded:", "no question recorded", None),
        ("The questions of the public and the replies to them were as follows.", "no question recorded", None),
        ("Councillor Ash expressed regret that a request for seats had got nowhere.", "no question recorded", None),
        ("Councillor Ash asked that a map be printed in future. The Chair agreed.", "no question recorded", None),
        ("Councillor Ash requested that a bench be put at the stop.", "no question recorded", None),
        ("Councillor Ash asked who let the hall. She added that the roof leaked.", "no answer in the minutes", ""),
        ("Councillor Ash asked who let the hall. Time ran out and no reply was given.", "no answer in the minutes", ""),
        ("In response to the report Councillor Ash asked who let the hall.", "no answer in the minutes", ""),
        ("Members requested an update on the hall.", "no answer in the minutes", ""),
        ("The number of halls that had been let in the year, and the rent of each.", "no answer in the minutes", ""),
    ],
)  # fmt: skip
def test_no_answer_is_said_only_of_a_question_with_nothing_after_it(
    text: str, status: str, evidence: str | None
) -> None:
    for question in (text, None) if evidence is None else (text,):
        found = read_answer(question, None, text)
        assert found.status == status and found.evidence in text
        assert evidence is None or found.evidence.startswith(evidence)
        assert (status == "no answer in the minutes") == (not found.evidence)


@given(st.text(st.sampled_from("Ash asked. Leader replied? in response to “”,:;\n the who "), max_size=120))
def test_whatever_stands_unparted_the_evidence_stands_in_it(text: str) -> None:
    assert all(read_answer(q, None, text).evidence in text for q in (text, None))


def test_what_changed_names_both_sides_and_who_is_new() -> None:
    one = Passage("a", "o", "", None, "", "The bridge would open in May.", date="2021-01-01", questioners=("Ann Ash",))
    two = Passage(
        "b", "o", "", None, "", "It was hoped that it could open.", date="2022-01-01", questioners=("Elm", "a Member")
    )
    found = changes([one, two], promises=[("b", "she would write")])
    assert [(c.kind, c.after) for c in found] == [
        ("new promise", "she would write"),
        ("softer", "It was hoped that it could open."),
        ("new questioner", "Elm"),
    ]
    assert changes([one]) == []


def test_what_changed_is_told_of_meetings_and_of_one_thing() -> None:
    def said(key: str, day: str | None, answer: str, who: str = "Ash") -> Passage:
        return Passage(key, "o", "", None, "", answer, date=day, questioners=(who,))

    first = said("a", "2021-01-01", "The beams would be sent to members.")
    assert changes([first, said("b", "2021-01-01", "It might rain.", "Elm")]) == []
    assert changes([first, said("b", None, "It might rain.", "Elm")]) == []
    assert changes([first, said("b", "2022-01-01", "The survey of the beams was sent to members in May.")]) == []
    assert changes([first, said("b", "2022-01-01", "It was hoped that the ferry could run.")]) == []
    softer = [first, said("b", "2022-01-01", "The road was shut."), said("c", "2022-01-01", "The beams may be sent.")]
    assert [(c.kind, c.earlier, c.later) for c in changes(softer)] == [("softer", "a", "c")]


def test_a_draft_finds_earlier_questions_and_marks_six_months() -> None:
    found = earlier("When does the ferry to Holm run?", passages(), date(2023, 9, 1), searched=["ferry1", "moths"])
    assert {e.passage.key for e in found[:3]} == {"ferry1", "ferry2", "ferry3"}
    assert [e.passage.key for e in found if e.within_six_months] and all(
        e.within_six_months == (e.passage.date == "2023-05-02") for e in found
    )
    assert found[0].passage.key == "ferry1", "what both rankings have comes first"
    assert "moths" not in {e.passage.key for e in found}, "what shares nothing with the draft is not like it"


def test_the_remit_shows_what_was_never_asked_first() -> None:
    areas = coverage(["Ferries and harbours", "Garden waste", "Lighthouses"], passages())
    assert [(a.name, a.last_asked) for a in areas] == [
        ("Lighthouses", None),
        ("Garden waste", "2022-05-03"),
        ("Ferries and harbours", "2023-05-02"),
    ]


def test_abbreviations_that_conflict_are_shown_and_not_used() -> None:
    found = glossary(
        [
            Spelt("A", "DfE", "Department of Education", "b.txt", "2022-01-01"),
            Spelt("A", "DfE", "Dean for Ecology", "c.txt", "2021-01-01"),
            Spelt("A", "CPZ", "controlled parking zone", "c.txt", "2021-01-01"),
            Spelt("A", "CPZ", "Controlled Parking Zone", "d.txt", None),
            Spelt("B", "CPZ", "central park zoo", "e.txt", None),
        ]
    )
    by_short = {(m.council, m.short): m for m in found}
    assert by_short["A", "DfE"].first.source == "c.txt" and len(by_short["A", "DfE"].others) == 1
    assert by_short["A", "CPZ"].others == ()
    assert pairs(found, "A") == [("CPZ", "controlled parking zone")]


def test_threads_of_other_offices_and_councils_are_laid_beside_and_say_so() -> None:
    ferry = tuple(p for p in passages() if p.key.startswith("ferry"))
    bins = tuple(p for p in passages() if p.key.startswith("bins"))
    one = Strand("t1", "Holm ferry", "Holm Council", "Roads", ferry)
    others = [
        Strand("t2", "Ferry to Holm", "Penmoor Council", "Roads", ferry),
        Strand("t3", "The ferry", "Holm Council", "Finance", ferry[:1]),
        Strand("t4", "Garden waste", "Holm Council", "Waste", bins),
        Strand("t5", "Holm ferry", None, "Roads", ferry),
    ]
    found = {b.strand.key: b.mark for b in beside(one, [one, *others])}
    assert found == {
        "t2": "another council",
        "t3": "another office of the same council",
        "t5": "another council",
    }


WORDS = "ferry harbour mould damp bridge lorry pothole lantern bus fare".split()


@st.composite
def matters_with_edits(draw: st.DrawFn) -> tuple[list[Passage], Edits]:
    """Some exchanges of one office, and what a member said of them that does not contradict itself."""
    count = draw(st.integers(3, 9))
    of = [draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)) for _ in range(count)]
    said = [
        Passage(f"p{n}", "o", q := f"Councillor Ash asked about the {' '.join(words)}.", None, q, "It was so.",
                date=f"20{10 + n}-01-01", item=f"i{n // 2}")
        for n, words in enumerate(of)
    ]  # fmt: skip
    belongs = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=8))
    edits: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for one, other in pairs:
        if one != other:
            edits[belongs[one] == belongs[other]].append((f"p{one}", f"p{other}"))
    return said, Edits(tuple(edits[True]), tuple(edits[False]))


def test_what_was_tied_by_way_of_a_third_parts_nothing_that_is_to_stay_apart() -> None:
    q = "Councillor Ash asked about the ferry."
    said = [
        Passage(f"p{n}", "o", q, None, q, "It was so.", date=f"20{10 + n}-01-01", item=f"i{n // 2}") for n in range(6)
    ]
    found = sets(relink(said, Edits(together=(("p1", "p5"), ("p4", "p5")), apart=(("p0", "p3"),))))
    assert any({"p1", "p4", "p5"} <= thread for thread in found)
    assert not any({"p0", "p3"} <= thread for thread in found)


@given(matters_with_edits(), st.integers(1, 8))
def test_the_members_word_holds_in_every_linking_and_nothing_else_moves(
    made: tuple[list[Passage], Edits], late: int
) -> None:
    said, edits = made
    threads = relink(said, edits)
    of = {p.key: n for n, t in enumerate(threads) for p in t.members}
    assert sorted(of) == sorted(p.key for p in said)
    assert all(of[a] == of[b] for a, b in edits.together) and all(of[a] != of[b] for a, b in edits.apart)
    assert sets(relink(list(reversed(said)), edits)) == sets(threads)
    first, rest = said[:-late] or said[:1], said[-late:] if said[:-late] else said[1:]
    former = {f"t{n}": t.members for n, t in enumerate(relink(first, edits))}
    went = add(former, rest, edits)
    place = {p.key: key for key, members in former.items() for p in members}
    place.update({key: to or key for key, to in went.items()})
    assert all(place[a] != place[b] for a, b in edits.apart)
