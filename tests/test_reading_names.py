"""Names without a title, and labels and tables at whose end the next thing begins, from invented minutes."""

from __future__ import annotations

from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

PAGE = "Agenda item\n\nOverview of ferries\n\nMinutes:\n\n"


def items(text: str) -> list[dict[str, Any]]:
    read = as_json(parse(from_text(text, Source("text/plain", "0"))))
    return [item for meeting in read["meetings"] for item in meeting["items"]]


def people(text: str) -> list[tuple[list[str], list[str]]]:
    return [(x["questioners"], x["respondents"]) for item in items(text) for x in item["exchanges"]]


def test_people_called_by_the_surname_alone() -> None:
    text = (
        PAGE
        + """The Cabinet Member for Piers and Quays, Odile Marsh, spoke to the report.

In reply to Councillor Penrose, Marsh said that the slip would be dredged in May.

In reply to Tregear, Marsh stated that nine boats had been refused.

Penrose asked who paid for the buoys. Bolitho (Harbours) advised that the pilots did.

In response to questions from Tregear and Wyn Kitto about tolls, Rafe Bolitho explained that they were set by statute.

Wyn Kitto, who lived there, asked when the lamps would be lit. Marsh believed by Easter.
"""
    )
    assert people(text) == [
        (["Penrose"], ["Marsh"]),
        (["Tregear"], ["Marsh"]),
        (["Penrose"], ["Bolitho"]),
        (["Tregear", "Wyn Kitto"], ["Rafe Bolitho"]),
        (["Wyn Kitto"], ["Marsh"]),
    ]
    assert items(text)[0]["holders"] == [{"name": "Odile Marsh", "office": "Cabinet Member for Piers and Quays"}]


def test_words_that_are_no_surnames_stay_nobody() -> None:
    text = (
        PAGE
        + """Councillor Penrose asked who paid. Councillor Marsh, Leader of the Council, said that the pilots did.

Nobody asked about the buoys. Harbours said little. Councillor Tregear asked when. Finally, Marsh replied in May.
"""
    )
    assert people(text)[0] == (["Penrose"], ["Marsh"])
    assert not {"Nobody", "Harbours"} & {name for asked, told in people(text) for name in asked + told}


@pytest.mark.parametrize(
    "label",
    [
        "Question 1 from Councillor Lowena Penrose to Councillor Odile Marsh, Cabinet Member for Piers and Quays",
        "Councillor Lowena Penrose to Councillor Odile Marsh, Cabinet Member for Piers and Quays:",
    ],
)
def test_the_question_under_a_label_is_no_part_of_the_office_in_it(label: str) -> None:
    text = f"""1. QUESTIONS FROM MEMBERS
{label}
How many boats were turned away from the inner basin in the month of August?
Response
Nineteen boats were turned away, and four more went elsewhere.
2. FERRIES
The report was noted.
"""
    assert items(text)[0]["holders"] == [{"name": "Odile Marsh", "office": "Cabinet Member for Piers and Quays"}]


def test_whom_a_question_speaks_of_in_its_own_words_did_not_ask_it() -> None:
    text = (
        PAGE
        + """Question from Councillor Penrose to the Portfolio Holder for Quays: "Why is the bell cracked?"

Reply from Councillor Marsh: "It was dropped."

Supplementary question from Councillor Penrose: "Has the Portfolio Holder asked the founders why?"

Reply: "I have."
"""
    )
    assert [asked for asked, _ in people(text)] == [["Penrose"], ["Penrose"]]


@pytest.mark.parametrize("edge", ["| ", ""])
def test_a_table_of_actions_among_a_table_of_items_keeps_its_rows(edge: str) -> None:
    def table(*rows: str) -> str:
        return "\n".join(f"{edge}{row}{edge[::-1]}" for row in rows if edge or "---" not in row)

    head, last = table("No. | Item", "--- | ---", "1 | Welcome"), table("2 | Actions arising")
    rows = table(
        "Ref | Action | Owner | By when",
        "--- | --- | --- | ---",
        "Q1 | Lists to be sent to Members | Cllr Marsh | 4 May",
        "Q2 | Buoys to be counted | Harbour Master | June",
    )
    found = items(f"{head}\n\nNobody had sent apologies for this meeting.\n\n{last}\n\n{rows}\n")
    assert [item["number"] for item in found] == ["1", "2"]
    assert [(a["number"], a["owner"], a["due"]) for a in found[1]["actions"]] == [
        ("Q1", "Cllr Marsh", "4 May"),
        ("Q2", "Harbour Master", "June"),
    ]
