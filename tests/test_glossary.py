"""Abbreviations as documents spell them out, and where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.minutes.as_json import as_json
from tui.minutes.glossary import abbreviations
from tui.minutes.parse import parse
from tui.minutes.sentences import sentences
from tui.sources.document import Source
from tui.sources.text import from_text
from tui.threads.glossary import Spelt, glossary, matching, pairs


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("the Eel and Otter Survey (EOS) was done", ("EOS", "Eel and Otter Survey")),
        ("the EOS (Eel and Otter Survey) was done", ("EOS", "Eel and Otter Survey")),
        ("the Director of Children’s Services (DCS)", ("DCS", "Director of Children’s Services")),
        ("money from the Department of Eels (DfE)", ("DfE", "Department of Eels")),
        ("Eel, Otter and Newt Plans (EONPs)", ("EONPs", "Eel, Otter and Newt Plans")),
        ("a Multi-agency Pond Hub (MAPH)", ("MAPH", "Multi-agency Pond Hub")),
        ("cameras. Closed circuit television (CCTV)", ("CCTV", "Closed circuit television")),
    ],
)
def test_spelt_out(text: str, pair: tuple[str, str]) -> None:
    assert abbreviations(text) == (pair,)


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Teal (OBE)",
        "pdf icon (PDF)",
        "Councillor Ada Rook (UKIP)",
        "the pond (EOS)",
        "(EOS)",
        "Mr Pike (the Clerk)",
    ],
)
def test_not_spelt_out(text: str) -> None:
    assert abbreviations(text) == ()


def test_two_ways_of_spelling_one_out_are_both_given() -> None:
    text = "the Department for Eels (DfE). Later the Department of Eels (DfE) and the Department for Eels (DfE)."
    assert abbreviations(text) == (("DfE", "Department for Eels"), ("DfE", "Department of Eels"))


def test_they_are_printed_with_the_document() -> None:
    out = as_json(parse(from_text("Agenda item\n\nEels\n\nThe Eel and Otter Survey (EOS).", Source("text/plain", "0"))))
    assert out["abbreviations"] == [{"short": "EOS", "long": "Eel and Otter Survey"}]


def test_where_sentences_end() -> None:
    text = "Cllr. Teal spoke. Mr. A. Rook of St. Ives paid £1.7m in No. 4. “Why?” he asked (at length). "
    text += "It was 5 p.m. then."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Cllr. Teal spoke.",
        "Mr. A. Rook of St. Ives paid £1.7m in No. 4.",
        "“Why?” he asked (at length).",
        "It was 5 p.m. then.",
    ]


@given(st.text(max_size=300))
def test_sentences_lose_nothing(text: str) -> None:
    runs = sentences(text)
    covered = {i for a, b in runs for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert runs == sorted(runs)
    assert len(covered) == sum(b - a for a, b in runs)


def spelt(short: str, long: str, source: str = "a", date: str | None = "2024-01-01", council: str = "Holm") -> Spelt:
    return Spelt(council, short, long, source, date)


def test_the_first_spelling_out_counts_and_conflicts_are_shown_both_ways() -> None:
    found = glossary(
        [
            spelt("TA", "temporary accommodation", "late", "2024-03-21"),
            spelt("TAs", "teaching assistants", "early", "2023-06-14"),
            spelt("EOSs", "Eel and Otter Surveys", "late", "2024-03-21"),
            spelt("EOS", "Eel and Otter Survey", "early", "2023-06-14"),
            spelt("EAOS", "Eel and Otter Survey", "late", "2024-03-21"),
            spelt("EOS", "Eel and Oil Store", council="Penmoor"),
        ]
    )
    by_short = {(m.council, m.short): m for m in found}
    ta = by_short["Holm", "TAs"]
    assert (ta.first.source, [o.long for o in ta.others]) == ("early", ["temporary accommodation"])
    eos = by_short["Holm", "EOS"]
    assert not eos.others and [t.short for t in eos.twins] == ["EAOS"], "nothing crosses councils"
    assert [m.short for m in matching(found, "eoss")] == ["EOS", "EOS"]
    assert [m.short for m in matching(found, "otter survey")] == ["EAOS", "EOS"]
    assert matching(found, "kite") == [] == matching(found, "")
    assert ("EOSs", "Eel and Otter Surveys") in pairs(found, "Holm")
    assert all(short not in ("TA", "TAs") for short, _ in pairs(found, "Holm")), "what conflicts is left as written"
