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


@pytest.mark.parametrize(
    ("turn", "asked", "told"),
    [
        (
            "Mr Penrose, having asked whether the pilots must be consulted, was advised by the Solicitor that notice "
            "had to be given.",
            "Penrose",
            "Solicitor",
        ),
        (
            "The Pilotage representative asked who paid for the buoys. Councillor Marsh replied that the Council did.",
            "Pilotage representative",
            "Marsh",
        ),
    ],
)
def test_who_asks_before_the_verb_that_tells_of_the_answer(turn: str, asked: str, told: str) -> None:
    text = f"{PAGE}Councillor Kitto asked about tolls. The Harbour Master said that they were high.\n\n{turn}\n"
    asker, teller = people(text)[1]
    assert (asker[0].removeprefix("The "), teller[0].removeprefix("the ")) == (asked, told)


def test_whoever_brings_a_report_answers_for_it_though_asking_elsewhere() -> None:
    text = """1. TOLLS
Councillor Kitto asked the Leader why tolls had risen. The Leader said that costs had.

Councillor Kitto asked the Leader who had been told. The Leader said that all had.

2. REVIEW OF LAMPS
Councillor Kitto, Chairman of the Review Group, introduced the report of its review of the lamps on the quay.

Councillor Penrose asked what had been found. Councillor Kitto said that nine were broken.

Councillor Marsh wondered whether anybody minded. Councillor Kitto believed not.

3. CLOSE
The meeting ended.
"""
    assert people(text)[2:] == [(["Penrose"], ["Kitto"]), (["Marsh"], ["Kitto"])]


def test_who_replied_to_each_entry_of_a_list_answered_them_all() -> None:
    text = (
        PAGE
        + """Members asked about:

- how the pilots had been chosen;
- the slip that had been shut; and
- whether lamps were paid for.

The Harbour Master replied to each in turn, and offered to circulate the accounts to any Member who wished.
"""
    )
    assert people(text) == [(["Members"], ["The Harbour Master"])] * 3
    assert [u["by"] for item in items(text) for u in item["undertakings"]] == ["The Harbour Master"]


def test_what_stands_clear_of_a_table_told_cell_by_cell_is_no_part_of_its_last_row() -> None:
    text = (
        PAGE
        + """Issue raised
By
Response
How deep is the basin?
Cllr Penrose
Harbour Master: Four metres.
Leader: It was five in the spring.
How many boats use it?
Cllr Marsh
Harbour Master: Nineteen.

Following the table, Councillor Kitto requested an indication of when it would be dredged. The Harbour Master
said in May.
"""
    )
    assert [asked for asked, _ in people(text)] == [["Penrose"], ["Marsh"], ["Kitto"]]


def test_a_motion_of_movers_with_initials_and_its_reply_in_one_paragraph() -> None:
    text = """1. NOTICE OF MOTION
Councillor B. Kitto moved and Councillor Mrs. O. Marsh seconded: "That this Council regrets the loss of the ferry."
Councillor J. R. Penrose, in reply, said that he would support it.

2. CLOSE
The meeting ended.
"""
    assert [told for _, told in people(text)] == [["J. R. Penrose"]]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("On a vote being taken, 4 Members voted for the motion and 3 for the amendment.", []),
        ("The Chair AGREED with the consent of the Committee that the pilots be required to attend.", ["agreed"]),
    ],
)
def test_a_tally_settles_nothing_and_a_chair_may(words: str, kinds: list[str]) -> None:
    assert [d["kind"] for item in items(f"{PAGE}{words}\n") for d in item["decisions"]] == kinds


def test_a_time_of_two_units_is_one_figure() -> None:
    text = (
        f"{PAGE}Councillor Kitto asked how long the wait was. The Leader said 2 minutes 15 seconds, as at minute 12.\n"
    )
    assert [f["text"] for item in items(text) for x in item["exchanges"] for f in x["figures"]] == [
        "2 minutes 15 seconds"
    ]
