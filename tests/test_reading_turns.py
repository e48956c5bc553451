"""Who asks and who answers in turns of speech that clerks word in many ways, read from invented minutes."""

from __future__ import annotations

from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

PAGE = "Agenda item\n\n{title}\n\nMinutes:\n\n"


def exchanges(text: str, title: str = "Questions to the Cabinet") -> list[dict[str, Any]]:
    read = as_json(parse(from_text(PAGE.format(title=title) + text.strip("\n"), Source("text/plain", "0"))))
    return [x for meeting in read["meetings"] for item in meeting["items"] for x in item["exchanges"]]


def sides(text: str, title: str = "Questions to the Cabinet") -> list[tuple[list[str], list[str]]]:
    return [(x["questioners"], x["respondents"]) for x in exchanges(text, title)]


def test_what_an_answerer_feels_too_is_an_answer() -> None:
    text = (
        "Councillor Pell was worried about the ferry. The Leader shared the concern and said that a boat was on order."
    )
    assert sides(text) == [(["Pell"], ["The Leader"])]


def test_who_tells_of_something_and_asks_then_asks() -> None:
    text = (
        "Councillor Pell told the Committee that the slip was shut and asked when it would open. The Leader said May."
    )
    assert sides(text) == [(["Pell"], ["The Leader"])]


def test_nobody_asks_himself() -> None:
    text = (
        "Councillor Pell asked whether the lamp was lit. The Leader hoped so. She asked Councillor Pell for the place "
        "and would send somebody."
    )
    (only,) = exchanges(text)
    assert only["questioners"] == ["Pell"] and only["text"].endswith("send somebody.")


@pytest.mark.parametrize(
    "told",
    ["was reminded by the Leader that it had been", "was told by the Leader that it had been"],
)
def test_who_is_told_by_somebody_is_answered(told: str) -> None:
    assert sides(f"Councillor Pell asked if the kiln was sold and {told}.") == [(["Pell"], ["the Leader"])]


def test_who_is_to_be_asked_has_not_spoken() -> None:
    text = "Councillor Pell asked for a date. The Leader could not give one. Councillor Orme would be asked to reply."
    assert sides(text) == [(["Pell"], ["The Leader"])]


def test_what_another_holder_states_in_its_own_paragraph_is_no_answer() -> None:
    text = (
        "Councillor Pell asked for a date. The Leader said that it was in May.\n\n"
        "The Cabinet Member for Harbours advised that the dredger would come in June."
    )
    assert sides(text) == [(["Pell"], ["The Leader"])]


def test_an_invitation_to_the_leader_to_do_something_is_a_question() -> None:
    text = "Councillor Pell invited the Leader to withdraw the remark. The Leader declined."
    assert sides(text) == [(["Pell"], ["The Leader"])]
    assert sides("Councillor Pell invited the Leader to introduce the report. The Leader did.") == []


def test_question_and_reply_printed_in_quotation_marks_with_a_supplementary_in_prose() -> None:
    text = """
(1) Mr Abel Tarn, of Quay Street, asked Councillor Orme, Cabinet Member for Harbours, the following question:

“How many moorings are let?”

“There are forty, and I hope for more.

Some are too small for a boat of any size.”

Mr Tarn asked, by way of a supplementary, who paid for the buoys. Councillor Orme replied that the harbour did.
"""
    assert sides(text) == [(["Abel Tarn"], ["Orme"]), (["Tarn"], ["Orme"])]


def test_an_amendment_moved_in_debate_and_replied_to_is_an_exchange() -> None:
    text = (
        "Councillor Pell moved, and Councillor Vane seconded, an amendment to add £500 for buoys. Councillor Orme, "
        "Cabinet Member for Harbours, could not support it."
    )
    assert sides(text, "Budget") == [(["Pell", "Vane"], ["Orme"])]
    assert sides("Councillor Pell moved, and Councillor Vane seconded, an amendment. It was lost.", "Budget") == []


def test_a_full_line_under_which_the_paragraph_goes_on_with_a_speaker_is_no_end() -> None:
    lines = [
        "Councillor Pell asked whether the harbour dues were to go up again in the coming year or no.",
        "Councillor Orme said that the board had yet to settle it. Mr Crane, the Harbour Master, did",
        "not think so. A list would follow.",
    ]
    plain = [f"The board took note of report number {i} and\nthen went on to the next one.\n" for i in range(7)]
    (only,) = exchanges("\n".join(lines) + "\n\n" + "\n".join(plain))
    assert "\n" not in only["text"]


def test_she_who_asks_first_is_of_whom_the_paragraph_has_spoken() -> None:
    text = "Mrs Ada Tarn of Quay Street had leave to speak. She asked when it would open. The Leader said in May."
    assert sides(text) == [(["Ada Tarn"], ["The Leader"])]


def test_whoever_only_is_told_of_after_the_answer_gives_none() -> None:
    text = (
        "Councillor Pell asked when the slip would open. The Leader hoped for May. "
        "The Harbour Office had bought the timber."
    )
    assert sides(text) == [(["Pell"], ["The Leader"])]


def test_a_role_that_ends_in_the_name_of_somebody_present_is_that_person() -> None:
    text = """Tarnmouth District Council

Minutes of a meeting of the Harbour Committee held at the Guildhall on Tuesday, 4 March 2025 at 6 pm.

Present: Councillors Pell (Chair) and Vane.

Officers: Lee Crane (Senior Harbour Officer) and Jo Ray (Assistant Director, Tides).

1. Moorings

Councillor Pell asked how many were let. The Senior Harbour Officer, Lee Crane, said forty.

Councillor Vane asked what they cost. The Assistant Director, Tides, said ten pounds.
"""
    read = as_json(parse(from_text(text, Source("text/plain", "0"))))
    found = [x["respondents"] for m in read["meetings"] for item in m["items"] for x in item["exchanges"]]
    assert found == [["Lee Crane"], ["The Assistant Director, Tides"]]


def test_a_page_whose_labels_are_lost_has_its_head_its_items_and_its_files() -> None:
    page = """Tarnmouth Borough Council

Home

Agenda and minutes

Harbours and Tides Panel

Tuesday, 4th March, 2025 6.00 pm

1. Apologies for absence

Apologies were received from Councillor Orme, who was ill, and from Councillor Marsh, who was away at sea.

2. Moorings, Buoys and Slips: Review

Councillor Hobb asked how many moorings were let and whether any were to be sold. The Harbour Master said forty.

Published documents

Report on Moorings PDF 20 KB
"""
    (meeting,) = as_json(parse(from_text(page, Source("text/plain", "0"))))["meetings"]
    assert (meeting["committee"], meeting["date"]) == ("Harbours and Tides Panel", "2025-03-04")
    titles = [(item["number"], item["title"]) for item in meeting["items"]]
    assert titles == [("1", "Apologies for absence"), ("2", "Moorings, Buoys and Slips: Review")]


@pytest.mark.parametrize(
    "how", ["read out a question from", "read a question on behalf of", "put a question sent in by"]
)
def test_who_reads_a_question_out_does_not_ask_it(how: str) -> None:
    text = f"The Chairman {how} Mrs Tarn about the slip. The Leader replied that it was unsafe."
    assert sides(text) == [(["Tarn"], ["The Leader"])]


def test_a_label_of_the_answer_that_holds_nothing_but_a_name() -> None:
    text = "Question 1\n\nMr A Tarn: Why is the slip shut?\n\nAnswer: Councillor Orme\n\nIt is unsafe."
    assert sides(text) == [(["A Tarn"], ["Orme"])]


def test_the_rank_alone_that_replies_is_whoever_the_label_addressed() -> None:
    text = """
Mr Tarn had given notice of the following question to Councillor Orme, Cabinet Member for Harbours:

“Why is the slip shut?”

Mr Tarn was not there. The Cabinet Member replied in writing.
"""
    assert sides(text) == [(["Tarn"], ["Orme"])]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Clarity was sought on the slip, and the Harbour Master advised that it was shut.",
            ([], ["the Harbour Master"]),
        ),
        (
            "On the question of buoys, Councillor Pell felt that they were poor. The Harbour Master agreed to look.",
            (["Pell"], ["The Harbour Master"]),
        ),
        (
            "Councillor Pell asked about the slip. Councillor Vane enquired about buoys. The Leader replied to both.",
            (["Pell", "Vane"], ["The Leader"]),
        ),
    ],
)
def test_one_turn_in_words_that_could_be_taken_for_another(text: str, people: tuple[list[str], list[str]]) -> None:
    assert sides(text) == [people]


def test_who_asked_and_was_informed_is_answered() -> None:
    (only,) = exchanges("Councillor Pell asked about the date, and was informed that it was May.")
    assert only["answer"] == "and was informed that it was May."


def test_what_nobody_says_is_not_filed_under_anybody() -> None:
    asked_of = "Councillor Ray asked the Leader whether Mrs Gray had been consulted. She had, and had written twice."
    assert sides(asked_of)[0][1] != ["Mrs Gray"] and sides(asked_of)[0][0] == ["Ray"]
    letter = (
        "A letter from Mr Brown was read out. She asked why the pier was shut. The Head of Piers said that it leaked."
    )
    assert "Brown" not in sides(letter)[0][0]
    other = "The Leader introduced the report.\n\nCouncillor Ray asked the officers when. She said in June."
    assert all("Leader" not in who for _, by in sides(other) for who in by)
    depot = "Councillor Lee invited the Leader of the Council to the depot opening."
    assert sides(depot) == []
