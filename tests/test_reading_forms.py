"""Forms of papers other than minutes in prose: keyed rows, appendices, records of decisions; in invented words."""

from __future__ import annotations

from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text


def meeting(text: str) -> dict[str, Any]:
    printed = as_json(parse(from_text(text.strip("\n"), Source("text/plain", "0"))))
    return {"council": printed["council"], **printed["meetings"][0]}


def people(item: dict[str, Any]) -> list[tuple[str, list[str], list[str]]]:
    return [(x["kind"], x["questioners"], x["respondents"]) for x in item["exchanges"]]


KEYED = """
Lynmere Borough Council
Council - Wednesday, 4th March, 2026 6.00 pm
{head}
{open}10. | Questions |
{rows}
"""
ROWS = (
    ("Q1", "Councillor Amy Poole to Councillor Ravi Shah, Cabinet Member for Parks: When will the pier open?"),
    ("A1", "In May. I will send Councillor Poole the dates."),
    ("SQ1", "Councillor Poole: And the slipway?"),
    ("SA1", "That too."),
    ("Q2", "Councillor Ben Oak to the Leader of the Council: What did it cost?"),
    ("A2", "Councillor Jane Ruddock, Leader of the Council, replied that it had cost £340."),
    ("Q3", "Councillor Ben Oak to the Cabinet Member for Adult Care"),
    ("A3", "Withdrawn by the Member before the meeting."),
)


@pytest.mark.parametrize("edge", ["| ", ""])
def test_rows_keyed_as_questions_and_answers_are_exchanges_and_no_items(edge: str) -> None:
    rows = "\n".join(f"{edge}{key} | {words} |" for key, words in ROWS)
    read = meeting(KEYED.format(head=f"{edge}No. | Item |", open=edge, rows=rows))
    assert [i["number"] for i in read["items"]] == ["10"]
    item = read["items"][0]
    assert people(item)[:3] == [
        ("question", ["Amy Poole"], ["Ravi Shah"]),
        ("supplementary", ["Poole"], ["Ravi Shah"]),
        ("question", ["Ben Oak"], ["Jane Ruddock"]),
    ]
    assert [u["by"] for u in item["undertakings"]] == ["Ravi Shah"]
    # A question that was not put is nobody's answer and no decision.
    assert {h["name"] for h in item["holders"]} == {"Ravi Shah", "Jane Ruddock"}
    assert item["decisions"] == []


def test_a_cell_that_goes_on_over_lines_loses_none_of_them() -> None:
    text = KEYED.format(
        head="| No. | Item |",
        open="| ",
        rows="| Minutes: | The terms were read. |\n| Resolved -\n(1) That the pier open; and\n(2) That it close. |",
    )
    item = meeting(text)["items"][0]
    assert [(d["kind"], len(d["clauses"])) for d in item["decisions"]] == [("resolved", 2)]
    assert "The terms were read." in item["narrative"]


APPENDIX = """
{head}

QUESTION 1 from Ms Olive Farrant to the Leader

When will the pier open?

RESPONSE from Councillor Ida Strand, Deputy Leader, in the absence of the Leader

In May. I shall, of course, let Ms Farrant have the date.
"""


@pytest.mark.parametrize(
    ("head", "council", "committee"),
    [
        ("CITY OF LYNMERE\n\nCABINET – 14 JANUARY 2026\n\nANNEX 2\n\nPUBLIC QUESTIONS", "City of Lynmere", "Cabinet"),
        (
            "Lynmere District Council\n\nFull Council, 14 January 2026\n\nAppendix 1: Public Questions",
            "Lynmere District Council",
            "Full Council",
        ),
        (
            "WEST LYNMERE COMBINED AUTHORITY\n\nTRANSPORT BOARD - 14/01/2026\n\nAPPENDIX B TO THE MINUTES\n\nQUESTIONS",
            "West Lynmere Combined Authority",
            "Transport Board",
        ),
    ],
)
def test_an_appendix_of_questions_says_of_which_meeting_it_is(head: str, council: str, committee: str) -> None:
    read = meeting(APPENDIX.format(head=head))
    assert (read["council"], read["committee"], read["date"]) == (council, committee, "2026-01-14")
    (item,) = read["items"]
    assert item["title"]
    assert people(item) == [("question", ["Olive Farrant"], ["Ida Strand"])]
    assert [h["office"] for h in item["holders"]] == ["Deputy Leader"]
    assert [u["by"] for u in item["undertakings"]] == ["Ida Strand"]


@pytest.mark.parametrize(
    "title",
    [
        "Question from Councillor Olive Farrant to the Cabinet Member for Piers",
        "From Councillor Olive Farrant",
        "Question 3 - Councillor Olive Farrant",
    ],
)
@pytest.mark.parametrize("label", ["", "Reply\n\n"])
def test_a_question_that_is_an_item_of_its_own_is_asked_in_its_title(title: str, label: str) -> None:
    text = f"""
MINUTES of a meeting of Lynmere Borough Council held on 14 January 2026

1. Apologies

None.

2. {title}

When will the pier open?

{label}Councillor Ida Strand, Cabinet Member for Piers, replied that it would open in May.

3. Date of next meeting

4 March.
"""
    item = meeting(text)["items"][1]
    assert people(item) == [("question", ["Olive Farrant"], ["Ida Strand"])]
    assert item["exchanges"][0]["answer"]


RECORD = """
Lynmere District Council
Decision details

Pier charges

Decision Maker: {maker}

Decision status: Recommendations Approved

Is Key decision?: Yes

Notice of proposed decision first published: 12/12/2025

Purpose:

To set the charges that were adopted on 14 February 2023.

Decision:

{decision}

Reasons for the decision:

They have not risen since 2021.

Minutes:

The Cabinet Member, Councillor Ida Strand, held the session in public. Councillor Alan Moss and Mr Rory Peel had asked
to speak.

Councillor Moss asked why anglers paid as much as walkers. The Cabinet Member said that they stayed longer.

Miss Olive Farrant, a resident, had submitted a question but did not attend and it was not taken.

The Cabinet Member asked the Head of Harbours if the crane would be working by June. She thought so.

Publication date: 05/03/2026

Date of decision: 03/03/2026

{decided}

Accompanying Documents:

Pier report, 9 February 2026  PDF 377 KB
"""


@pytest.mark.parametrize(
    ("maker", "decided", "committee"),
    [
        ("Cabinet Member for Piers", "", None),
        ("Cabinet", "", "Cabinet"),
        ("Cabinet Member for Piers", "Decided: 03/03/2026 - Piers Board", "Piers Board"),
        ("Cabinet", "Decided at meeting: 03/03/2026 - Cabinet", "Cabinet"),
    ],
)
def test_a_record_of_a_decision_says_who_decided_and_when(maker: str, decided: str, committee: str | None) -> None:
    decision = "The Cabinet Member\n\n(1) approved the charges;\n\n(2) declined the request for a refund."
    read = meeting(RECORD.format(maker=maker, decided=decided, decision=decision))
    assert (read["council"], read["committee"], read["date"]) == ("Lynmere District Council", committee, "2026-03-03")
    (item,) = read["items"]
    assert [(d["kind"], len(d["clauses"])) for d in item["decisions"]] == [("decided", 2)]
    assert [h["name"] for h in item["holders"]] == ["Ida Strand"]
    assert item["reasons"] == "They have not risen since 2021."
    assert people(item) == [
        ("question", ["Moss"], ["The Cabinet Member"]),
        ("question", ["The Cabinet Member"], ["the Head of Harbours"]),
    ]


@pytest.mark.parametrize("lead", ["That", "The Cabinet Member approved:", "To approve"])
def test_what_stands_under_the_label_of_a_decision_opens_its_clauses(lead: str) -> None:
    decision = f"{lead}\n\n1. the charges in Appendix A;\n\n2. the use of the fund for repairs."
    (item,) = meeting(RECORD.format(maker="Cabinet Member for Piers", decided="", decision=decision))["items"]
    assert [(d["kind"], len(d["clauses"])) for d in item["decisions"]] == [("decided", 2)]


def test_three_labelled_lines_make_no_record_of_what_is_none() -> None:
    text = "Agenda item\n\nPiers\n\nMinutes:\n\nContact: the Harbour Office.\n\nCouncillor Moss spoke."
    (item,) = meeting(text)["items"]
    assert "Contact: the Harbour Office." in item["narrative"]


PANEL = """
LYNMERE POLICE AND CRIME PANEL

Minutes of the meeting held on 14 January 2026

Present: Councillors A. Moss, Ll. Farrant, Rh. Peel and O. Dean
Also present: Ida Strand (Police and Crime Commissioner), Ned Orme (Head of Harbours)

1. Update

The Commissioner circulated her update.

{turn}

2. Date of next meeting

4 March.
"""


@pytest.mark.parametrize(
    ("turn", "asked", "answered"),
    [
        (
            "Councillor Ll. Farrant's question was how long it took. The Commissioner said a week.",
            ["Ll. Farrant"],
            "The",
        ),
        (
            "Councillor Moss's second query concerned bail. Nothing was settled, the Commissioner replied.",
            ["Moss"],
            "the",
        ),
        (
            "Councillor Rh. Peel did not see how 40 could do. The Commissioner was of the same mind.",
            ["Rh. Peel"],
            "The",
        ),
        (
            "Sirens were next raised, by Councillors Moss and Dean. The Commissioner accepted that.",
            ["Moss", "Dean"],
            "The",
        ),
    ],
)
def test_other_turns_of_asking_and_answering(turn: str, asked: list[str], answered: str) -> None:
    item = meeting(PANEL.format(turn=turn))["items"][0]
    assert people(item) == [("question", asked, [f"{answered} Commissioner"])]
    assert item["exchanges"][0]["text"] == turn
    assert item["holders"] == [{"name": "Ida Strand", "office": "Police and Crime Commissioner"}]


@pytest.mark.parametrize(
    "turn",
    [
        "A question had been received from Mr Tapp about a wall. It had been ruled out of order.",
        "Mr Tapp had given notice that he wished to speak on the wall.",
        "Mrs Tapp, a resident, had sent in a question about the wall but was not present and it was not put.",
    ],
)
def test_what_was_not_put_is_no_exchange(turn: str) -> None:
    item = meeting(PANEL.format(turn=turn))["items"][0]
    assert item["exchanges"] == []
    assert turn in item["narrative"]


def test_a_running_head_under_the_page_numbers_stands_in_no_text() -> None:
    head = "Lynmere Police and Crime Panel - 14 January 2026"
    lines = [
        f"Councillor Moss asked about buoy {n}. The Commissioner said that it had been moved in May." for n in range(20)
    ]
    pages = "\n\n".join([*lines[:7], f"1\n\n{head}", *lines[7:15], f"2\n\n{head}", *lines[15:]])
    read = meeting(PANEL.format(turn=pages))
    assert all(head not in x["text"] for i in read["items"] for x in i["exchanges"])
    assert all(head not in text for i in read["items"] for text in i["narrative"])
    assert len(read["items"][0]["exchanges"]) == 20


FIRST = """
Agenda item

Questions to Executive Members

Minutes:

County Councillor {first} Moss asked what the ferry cost. County Councillor Simon Peel, Executive Member for Ferries,
replied that it cost £28m.

{first} came back to ask about the pier. Simon was not familiar with it but would be happy to see it with her.

County Councillor Owen Dean was told by nobody when the ferry was off. He had been told by the operator that it was fog.
Was it? Simon said that it was.

Owen asked whether the crew were paid. Simon asked the Head of Harbours to respond. She said that they were.
"""


@pytest.mark.parametrize("first", ["Ann", "Myfanwy"])
def test_people_called_by_their_first_names_alone_are_known(first: str) -> None:
    (item,) = meeting(FIRST.format(first=first))["items"]
    moss, peel, dean = f"{first} Moss", "Simon Peel", "Owen Dean"
    assert people(item) == [
        ("question", [moss], [peel]),
        ("question", [moss], [peel]),
        ("question", [dean], [peel]),
        ("question", [dean], ["the Head of Harbours"]),
    ]
    assert [(u["by"], u["exchange"]) for u in item["undertakings"]] == [(peel, 1)]


@pytest.mark.parametrize("number", ["C/{}", "EX.{}", "2026/{}", "{}/26"])
def test_headings_under_coded_numbers_are_items(number: str) -> None:
    heads = ["Apologies", "Reports of Portfolio Holders", "Urgent Business"]
    texts = [
        "Councillor Jupp.",
        "Leader – Councillor Beale\n\nCouncillor Beale reported on the pier. Councillor Fenn asked if it would open."
        " He replied that it would.",
        "None.",
    ]
    body = "\n\n".join(f"{number.format(41 + n)} {heads[n]}\n\n{texts[n]}" for n in range(3))
    read = meeting(f"Lynmere District Council\n\nMinutes of Full Council\n\nHeld on 25 February 2026\n\n{body}")
    assert [(i["number"], i["title"]) for i in read["items"]] == [(number.format(41 + n), heads[n]) for n in range(3)]
    assert people(read["items"][1]) == [("question", ["Fenn"], ["Beale"])]


def test_notes_say_their_date_before_where_it_was_held() -> None:
    text = """
Lynmere Health Scrutiny Committee

Notes of the meeting of 3 February 2026, 10am, held on Teams

Item 3 - Urgent care

Cllr Small asked about Dale. Dr Voss to send the split by postcode.

The meeting closed at 3.40pm
"""
    read = meeting(text)
    assert read["date"] == "2026-02-03"
    (item,) = read["items"]
    assert people(item) == [("question", ["Small"], ["Voss"])]
    assert not item["truncated"]


REPORTS = """
Lynmere County Council

Minutes of the meeting of the County Council held on Tuesday 10 February 2026

1. Cabinet Members' Reports

1.1 Report of the Cabinet Member for Piers

Mrs Frith presented her report.

Ms Carew questioned the number of buoys, to which Mrs Frith replied that it was 61.

2. Question Time

2.1 Mr Boon to Mrs Frith: what was the cost of the tugs?

Reply: £3.1m.

Supplementary: and this year? Mrs Frith would let Mr Boon know in writing.

2.2 Dr Dunn to the Chairman: when would the lift be mended?

Reply: it had been mended that morning.
"""


def test_a_report_under_an_office_tells_whose_it_is_and_its_replies_follow_led_questions() -> None:
    reports, questions = meeting(REPORTS)["items"]
    assert reports["holders"] == [{"name": "Frith", "office": "Cabinet Member for Piers"}]
    assert people(questions) == [
        ("question", ["Boon"], ["Frith"]),
        ("supplementary", ["Boon"], ["Frith"]),
        ("question", ["Dunn"], ["the Chairman"]),
    ]
    assert all(x["answer"] for x in questions["exchanges"])


def test_a_statement_under_an_office_is_not_that_of_who_asks_about_it() -> None:
    text = REPORTS.replace("Mrs Frith presented her report.\n\n", "")
    assert meeting(text)["items"][0]["holders"] == []


def test_an_agenda_item_whose_labels_are_lost_says_its_meeting() -> None:
    text = """
Agenda item

Questions to the Cabinet Member for Piers

Harbours Scrutiny Panel, Thursday 5 February 2026 10.00 am (Item 6.)

Councillor Rudd wanted more crews. Councillor Foss, Cabinet Member for Piers, said that there was no money.
"""
    read = meeting(text)
    assert (read["committee"], read["date"], read["time"]) == ("Harbours Scrutiny Panel", "2026-02-05", "10:00")
    assert [i["number"] for i in read["items"]] == ["6"]


REMARKS = """
Lynmere and Vale Authority

OVERVIEW COMMITTEE

Tuesday 18 November 2025, 2.00pm, Town Hall

Draft minutes - subject to approval at the next meeting

OC/31/25 Buses

Comments and responses:

{mark}{one}: Eastgate has lost its evening buses.
{mark}Response: The Mayor said that they would be looked at again.
{mark}{two}: Is the first bus before six?
{mark}Response (Director of Transport): He had not known of it.

OC/32/25 Skills: half-year position

{mark}{one}: The list is longer than the places.
{mark}Response: That was so. Cllr Moss had raised it with the college.
{mark}{two}: Is there a bursary?

OC/33/25 Dates

Noted.
"""


@pytest.mark.parametrize("mark", ["", "• "])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Comment (Cllr Amis)", "Comment (Mr Fell)"),
        ("Cllr Amis", "Mr Fell"),
        ("Point from Cllr Amis", "Query by Mr Fell"),
    ],
)
def test_a_remark_under_its_speaker_with_the_labelled_response_is_one_exchange(mark: str, one: str, two: str) -> None:
    items = meeting(REMARKS.format(mark=mark, one=one, two=two))["items"]
    assert [(i["number"], i["title"]) for i in items] == [
        ("OC/31/25", "Buses"),
        ("OC/32/25", "Skills: half-year position"),
        ("OC/33/25", "Dates"),
    ]
    assert people(items[0]) == [
        ("question", ["Amis"], ["The Mayor"]),
        ("question", ["Fell"], ["Director of Transport"]),
    ]
    assert people(items[1]) == [("question", ["Amis"], ["Moss"]), ("question", ["Fell"], [])]


def test_a_flattened_table_may_ask_before_it_names_who_asked() -> None:
    text = """
Lynmere Borough Council | Meetings

Agenda and draft minutes

Health Scrutiny Committee

Thursday, 9th October, 2025 1.30 pm

5. Winter plan

Minutes:

The questions and the answers given were:

Issue raised
By
Response
What is the average wait?
Cllr Joan Fell
Chief Nurse: It was 41 minutes. It ought to be 15.
The plan has one paragraph on it.
The Chair
Director of Care: That was accepted.
Parking charges for relatives
Cllr P. Wain
Not answered at the meeting

RESOLVED: That the plan be noted.

6. Dentists

Noted.

Action list

No.
Action
1
A fuller account
2
A travel plan
"""
    items = meeting(text)["items"]
    assert [(i["number"], i["title"]) for i in items][:2] == [("5", "Winter plan"), ("6", "Dentists")]
    assert people(items[0]) == [
        ("question", ["Joan Fell"], ["Chief Nurse"]),
        ("question", ["The Chair"], ["Director of Care"]),
        ("question", ["P. Wain"], []),
    ]
