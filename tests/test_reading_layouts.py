"""Each layout of recorded questions and answers, read from invented minutes, as ``matters parse`` prints it."""

from __future__ import annotations

from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

Turn = tuple[list[str], list[str], str, str]


def read(text: str) -> dict[str, Any]:
    return as_json(parse(from_text(text.strip("\n"), Source("text/plain", "0"))))


def items(text: str) -> list[dict[str, Any]]:
    return [item for meeting in read(text)["meetings"] for item in meeting["items"]]


def turns(text: str) -> list[Turn]:
    """Questioners, respondents, and the first and last words of every exchange."""
    found = [x for item in items(text) for x in item["exchanges"]]
    return [
        (x["questioners"], x["respondents"], " ".join(x["text"].split()[:3]), " ".join(x["text"].split()[-3:]))
        for x in found
    ]


PAGE = "Agenda item\n\nQuestions to the Cabinet\n\nMinutes:\n\n"


def test_asked_and_replied_in_prose() -> None:
    text = (
        PAGE
        + """
Councillor Prior asked when the baths would open. The Executive Member for Leisure, Councillor Teal, said that tiles
were awaited. Councillor Teal added that it would be by May.

Councillor Voss welcomed the new crossing but wished to know why it had taken three years. The Leader did not know.

The same Member further asked who had paid.

Councillor Fry said that the town looked well in the snow.

The Leader was asked by Councillor Amos what had been done about the smell. He said that the Agency had been told.
"""
    )
    assert turns(text) == [
        (["Prior"], ["Teal"], "Councillor Prior asked", "be by May."),
        (["Voss"], ["The Leader"], "Councillor Voss welcomed", "did not know."),
        (["Voss"], [], "The same Member", "who had paid."),
        (["Amos"], ["The Leader"], "The Leader was", "had been told."),
    ]
    assert items(text)[0]["holders"] == [
        {"name": "Teal", "office": "Executive Member for Leisure"},
        {"name": None, "office": "Leader"},
    ]


def test_question_and_answer_are_runs_of_the_text() -> None:
    text = PAGE + "Councillor Prior asked why. The Leader replied that it rained.\n"
    exchange = items(text)[0]["exchanges"][0]
    assert exchange["question"] == "Councillor Prior asked why."
    assert exchange["answer"] == "The Leader replied that it rained."


def test_in_response_to_a_question_from() -> None:
    text = (
        PAGE
        + """
Mrs Joan Lacey, Treasurer, outlined the report. Responding to Members' comments, she advised that the reserve was low.

In reply to Councillor Finch, the Treasurer said that interest had come in.

In response to a further question, Mrs Lacey undertook to look again in March.

Following a question from Councillor Abbey, it was confirmed that the auditor had been told.
"""
    )
    assert [t[:2] for t in turns(text)] == [
        (["Members"], ["Joan Lacey"]),
        (["Finch"], ["the Treasurer"]),
        (["Finch"], ["Lacey"]),
        (["Abbey"], []),
    ]


def test_supplementaries_keyed_to_questions_printed_elsewhere() -> None:
    text = (
        PAGE
        + """
85.1    In respect of question 2, Councillor Hobley asked when the wash-house would open. Councillor Nesbit hoped that
it would be by the autumn.

85.2    Question 5 - Councillor Tarn queried the cost. Councillor Wray was unable to answer.
"""
    )
    assert [t[:2] for t in turns(text)] == [(["Hobley"], ["Nesbit"]), (["Tarn"], ["Wray"])]
    assert [x["kind"] for x in items(text)[0]["exchanges"]] == ["supplementary", "supplementary"]
    assert [x["number"] for x in items(text)[0]["exchanges"]] == ["85.1", "85.2"]


def test_a_supplementary_told_in_prose_after_a_lettered_answer() -> None:
    text = (
        PAGE
        + """
Q. The plan said September. Who told tenants that it would be late?

A. Nobody did so in writing, and I regret it.

Supplementary. Councillor Prior asked when the Executive Member for Homes would walk round. The Executive Member said
that the day arranged had been cancelled.
"""
    )
    assert turns(text) == [
        ([], [], "Q. The plan", "I regret it."),
        (["Prior"], ["The Executive Member"], "Supplementary. Councillor Prior", "had been cancelled."),
    ]


def test_what_a_member_tells_before_asking_belongs_to_the_question() -> None:
    text = (
        PAGE
        + """
Councillor Voss was pleased to say that a page had come each month. She asked if it could show the oldest case. The
Head of Repairs said that it could.
"""
    )
    assert turns(text) == [(["Voss"], ["The Head of Repairs"], "Councillor Voss was", "that it could.")]
    under = text.replace("Councillor Voss", "Minute 9 (of 3 May 2024) – pages on damp\n\nCouncillor Voss")
    assert items(under)[0]["exchanges"][0]["topic"] == "pages on damp"


def test_who_has_not_had_what_was_promised_asks_for_it() -> None:
    text = (
        PAGE
        + """
Mr Daniel Orr informed the Committee that he had not received the list of halls which he was to have had. The Assistant
Director said that he had believed it to have been sent.
"""
    )
    assert turns(text) == [(["Daniel Orr"], ["The Assistant Director"], "Mr Daniel Orr", "have been sent.")]


@pytest.mark.parametrize(
    ("turn", "asked", "answered"),
    [
        (
            "Question 2 – In thanking Cllr Teal, Cllr Prior asked if bins were full. Cllr Teal thought not.",
            "Prior",
            "Teal",
        ),
        ("Questions 9 and 10 – Cllr Prior queried the cost. Cllr Teal was not able to say.", "Prior", "Teal"),
        (
            "Question 13A (late) – Cllr Prior asked who paid for the barge. Cllr Teal said that nobody did.",
            "Prior",
            "Teal",
        ),
        (
            "Question 14 – Cllr Prior, referring to the table, observed that 62 waited. Cllr Teal said she knew.",
            "Prior",
            "Teal",
        ),
    ],
)
def test_prose_keyed_to_a_printed_question_is_no_printed_question(turn: str, asked: str, answered: str) -> None:
    text = (
        PAGE
        + turn
        + "\n\n44.4\n\nQuestion 3 – Cllr Voss enquired about garages. Cllr Moss replied that they were sound.\n"
    )
    assert [(who, by) for who, by, _, _ in turns(text)] == [([asked], [answered]), (["Voss"], ["Moss"])]


def test_labelled_questions_answers_and_supplementaries() -> None:
    text = (
        PAGE
        + """
(1) Question from Councillor Rook to the Cabinet Member for Homes

"How many homes were let in June?"

Answer from Councillor Jay

"Seventeen.

Nine were new."

Supplementary question from Councillor Rook

"And in July?"

Answer from Councillor Jay

"I will write to him."
"""
    )
    assert turns(text) == [
        (["Rook"], ["Jay"], "Question from Councillor", 'Nine were new."'),
        (["Rook"], ["Jay"], "Supplementary question from", 'write to him."'),
    ]
    exchanges = items(text)[0]["exchanges"]
    assert [(x["kind"], x["follows"]) for x in exchanges] == [("question", None), ("supplementary", 0)]
    assert items(text)[0]["holders"] == [{"name": "Jay", "office": "Cabinet Member for Homes"}]


@pytest.mark.parametrize(
    "text",
    [
        "QUESTION BY COUNCILLOR ROOK\n\nTo ask the Leader of the Council:\n\nWhy?\n\nANSWER\n\nBecause.",
        "(a) From Councillor Rook to the Leader of the Council (Councillor Bray)\n\n“Why?”\n\nReply\n\n“Because.”",
        "Q1. Councillor Rook asked the Leader of the Council:\n\nWhy is it shut?\n\nA. It is broken.",
        "Councillor Rook had given notice of the following question to the Leader of the Council:\n\n“Why?”\n\n"
        "The Leader of the Council replied:\n\n“Because.”",
        "Question 1 from Councillor Rook to the Leader of the Council\n\nWhy is the gate shut?\n\nThe hinge is broken.",
    ],
)
def test_labels_of_many_shapes(text: str) -> None:
    found = items(PAGE + text)[0]
    assert len(found["exchanges"]) == 1
    assert found["exchanges"][0]["questioners"] == ["Rook"]
    assert found["exchanges"][0]["respondents"][0] in ("Bray", "the Leader of the Council", "The Leader of the Council")
    assert found["exchanges"][0]["answer"]


def test_a_question_with_no_answer_in_the_minutes_has_none() -> None:
    text = PAGE + "Question from Mr Bright:\n\n“Why is the path shut?”\n\nThe Mayor thanked those present."
    exchange = items(text)[0]["exchanges"][0]
    assert (exchange["answer"], exchange["questioners"], exchange["respondents"]) == (None, ["Bright"], [])


def test_topics_asked_about() -> None:
    text = (
        PAGE
        + """
Councillor Iris Bale, Cabinet Member for Culture, with Ms Olga Dent, Head of Museums, responded to questions put by
CouncillorsAnn Lee, Bob Ray and the Chair on the following matters:

·         The loan of pictures to schools.

·         The bandstand, which had cost £40k.
"""
    )
    asked = ["Ann Lee", "Bob Ray", "the Chair"]
    assert turns(text) == [
        (asked, ["Iris Bale", "Olga Dent"], "The loan of", "pictures to schools."),
        (asked, ["Iris Bale", "Olga Dent"], "The bandstand, which", "had cost £40k."),
    ]


def test_topic_dash_response() -> None:
    text = (
        PAGE
        + """
The Portfolio Holder responded to Members' questions as follows:

·         Beach huts – in response to a question, the Portfolio Holder said that ten came free a year.

·         Skate park– the Director of Parks explained that lights cost too much.

·         Dog control the Portfolio Holder confirmed that patrols would start.
"""
    )
    exchanges = items(text)[0]["exchanges"]
    assert [x["topic"] for x in exchanges] == ["Beach huts", "Skate park", "Dog control"]
    assert exchanges[1]["respondents"] == ["the Director of Parks"]


def test_points_noted_are_points() -> None:
    text = (
        PAGE
        + """
During discussion the following points were noted:

(a) Glass was dear.

(b) A note on tin would be sent to the Committee.

RESOLVED – That the report be noted.
"""
    )
    found = items(text)[0]
    assert [(x["kind"], x["question"]) for x in found["exchanges"]] == [("point", None), ("point", None)]
    assert [d["kind"] for d in found["decisions"]] == ["resolved"]
    assert "A note on tin" in found["undertakings"][0]["text"]


def test_what_a_holder_answers_for_is_a_remit_and_no_exchange() -> None:
    text = (
        PAGE
        + """
Members received a report on the areas for which the Portfolio Holder for Parks is responsible:

·         Parks

·         Ponds

Councillor Lee asked about ducks. The Portfolio Holder said that they were well.
"""
    )
    found = items(text)[0]
    assert found["remit"] == ["Parks", "Ponds"]
    assert len(found["exchanges"]) == 1


def test_a_topic_run_in_before_its_turn_heads_the_exchange() -> None:
    text = (
        PAGE
        + """
Grass pitches. Councillor Prior asked when the goal mouths would be mended. The Executive Member said by May.

Tourism. In answer to Councillor Voss, the Executive Member reported that the office had not reopened.
"""
    )
    assert [x["topic"] for x in items(text)[0]["exchanges"]] == ["Grass pitches", "Tourism"]
    assert [first for _, _, first, _ in turns(text)] == ["Grass pitches. Councillor", "Tourism. In answer"]


def test_pages_of_two_items_in_one_file_are_two_items_of_one_meeting() -> None:
    text = (
        "Agenda item\n\nThe baths\n\nMeeting of Leisure Committee, Tuesday, 4th March 2025 (Item 6)\n\nMinutes:\n\n"
        "Councillor Prior asked when the baths would open. The Executive Member said that tiles were awaited.\n\n"
        "Agenda item\n\nQuestions (Item 7)\n\nMinutes:\n\n"
        "Councillor Voss asked about the pier. The Executive Member said that it was safe.\n"
    )
    assert [(m["committee"], m["date"]) for m in read(text)["meetings"]] == [("Leisure Committee", "2025-03-04")]
    assert [(i["number"], i["title"], len(i["exchanges"])) for i in items(text)] == [
        ("6", "The baths", 1),
        ("7", "Questions", 1),
    ]


def test_numbered_questions_after_a_report_was_presented_are_no_remit() -> None:
    text = (
        PAGE
        + """
Councillor Teal presented her report. The following questions were put and answered.

1. Councillor Prior asked why the hall had been shut. The Executive Member said that the roof leaked.

2. Councillor Voss asked who was to pay. The building was the Council's, said Councillor Teal, so the Council would.
"""
    )
    assert [(asked, first) for asked, _, first, _ in turns(text)] == [
        (["Prior"], "Councillor Prior asked"),
        (["Voss"], "Councillor Voss asked"),
    ]


def test_bullets_that_are_by_turns_a_question_and_its_reply() -> None:
    text = (
        PAGE
        + """
Members raised the following points:

·         Councillor Ode asked why the bus no longer called.

·         The Head of Transport explained that the stop was shut.

·         Councillor Lamb queried the fares.

·         In response, the Head of Transport stated that the firm set them.
"""
    )
    assert [t[:2] for t in turns(text)] == [
        (["Ode"], ["The Head of Transport"]),
        (["Lamb"], ["the Head of Transport"]),
    ]


def test_speech_told_like_a_play() -> None:
    text = PAGE + "Councillor Hart: Could it be split by ward?\n\nThe Leader: Yes, I will send it.\n"
    assert turns(text) == [(["Hart"], ["The Leader"], "Councillor Hart: Could", "will send it.")]


def test_a_further_question_in_the_paragraph_of_the_reply() -> None:
    text = (
        PAGE
        + """
Councillor Abel to the Leader of the Council:

"When will Low Lane be swept?"

The Leader answered that it had been swept. By way of supplementary, Councillor Abel asked how often. The Leader said
that it was once a fortnight.
"""
    )
    assert [(t[0], t[3]) for t in turns(text)] == [(["Abel"], "had been swept."), (["Abel"], "once a fortnight.")]


def test_a_table_told_cell_by_cell() -> None:
    text = (
        PAGE
        + """
From

To

Question

Overview of Response

Councillor Nash

Leader

Is the charge of £45 fair?

It is the same for all.

Councillor Ott

Will there be a survey?

A survey will follow in June.
"""
    )
    exchanges = items(text)[0]["exchanges"]
    assert [(x["questioners"], x["respondents"]) for x in exchanges] == [(["Nash"], ["Leader"]), (["Ott"], [])]
    assert exchanges[1]["answer"] == "A survey will follow in June."


def test_reports_with_the_answerer_first() -> None:
    text = (
        PAGE
        + """
Councillor Tapp (Cabinet Member for Trade) commented, as requested by Councillors Burrow and Dyer, on the market.

Councillor Tapp responded to a question from Councillor Heath on rents.
"""
    )
    assert [t[:2] for t in turns(text)] == [(["Burrow", "Dyer"], ["Tapp"]), (["Heath"], ["Tapp"])]


def test_members_questions_without_names() -> None:
    text = (
        PAGE
        + """
Question: Members asked how many were waiting.

Response: There were 310.

Comment: The leaflet was hard to read.
"""
    )
    exchanges = items(text)[0]["exchanges"]
    assert [(x["questioners"], x["kind"]) for x in exchanges] == [(["Members"], "question"), ([], "point")]


def test_a_motion_with_its_reply_is_one_exchange_and_without_one_is_none() -> None:
    head = "Agenda item\n\nNotice of Motion - Swift Boxes\n\nMinutes:\n\n"
    moved = head + "It was moved by Councillor Dell and seconded by Councillor Frome that swift boxes be put up.\n\n"
    reply = "Councillor Moss, Cabinet Member for Planning, responded that the plan could ask for them.\n\n"
    outcome = "RESOLVED - That swift boxes be asked for.\n"
    assert [t[:2] for t in turns(moved + reply + outcome)] == [(["Dell", "Frome"], ["Moss"])]
    assert turns(moved + outcome) == []


def test_a_motion_on_notice_is_an_exchange_of_whoever_speaks_to_it_though_nobody_replies() -> None:
    text = """
Agenda item

Notice of Motion submitted by Councillor Ina Orr

Minutes:

I will move at the next meeting that the Council light the path by the mill.

The Notice of Motion was proposed by Councillor Orr and seconded by Councillor Pell.

In proposing the motion, Councillor Orr noted that two walkers had fallen there.

In seconding the motion, Councillor Voss pointed out that the mill had offered to pay.

The following points were raised by Members during discussion of the motion:

- That the path should be swept first and that nobody had done so since the spring.

- That the lamps at the weir were out.

The Chief Engineer pointed out that the path belonged to the mill.

It was agreed that the motion be referred to the Area Forum.
"""
    assert turns(text) == [
        (["Ina Orr", "Voss"], [], "I will move", "offered to pay."),
        (["Members"], [], "That the path", "since the spring."),
        (["Members"], [], "That the lamps", "weir were out."),
        ([], ["The Chief Engineer"], "The Chief Engineer", "to the mill."),
    ]


def test_business_before_the_first_item_is_an_item_without_number() -> None:
    text = """
MINUTES OF MEETING OF THE MUNICIPAL DISTRICT OF TARN HELD ON TUESDAY, 8TH MARCH, 2022

PRESENT: Councillors Orr, Pell and Voss.

At the outset of the Meeting, Councillor Pell asked if the weir had been made safe. The Chief Engineer said that it had.

On the proposal of Councillor Orr, seconded by Councillor Voss, it was agreed to write to the mill.

**1.**

**Adoption of Minutes**

The Minutes were taken as read.

**2.**

**Roads**

The report was noted.
"""
    first, *others = items(text)
    assert (first["number"], first["title"]) == (None, "")
    assert [(x["questioners"], x["respondents"]) for x in first["exchanges"]] == [(["Pell"], ["The Chief Engineer"])]
    assert len(first["decisions"]) == 1
    assert [i["title"] for i in others] == ["Adoption of Minutes", "Roads"]
    assert read(text)["meetings"][0]["date"] == "2022-03-08"


def test_a_reply_by_its_topic_answers_the_earlier_question_that_spoke_of_it() -> None:
    text = (
        "Agenda item\n\nTransport Plan\n\nMinutes:\n\n"
        + """
Mr Stone gave a presentation, after which Members were given an opportunity to ask questions.

Councillor Orr highlighted that there is no mention of the Larchfield area.

Councillor Pell asked whether scooters were counted in the survey.

In relation to Larchfield, Mr Stone advised that the railway is looking for a place there.
"""
    )
    assert [t[:2] for t in turns(text)] == [(["Orr"], []), (["Pell"], []), ([], ["Stone"])]


def test_remarks_answered_together_further_on_are_exchanges() -> None:
    text = (
        PAGE
        + """
The Chair opened the floor to questions.

Councillor Galt stated that the railway station was in need of paint and asked for an update.

Councillor Teel highlighted that there was no path to the north.

Councillor Orr said that the day had been splendid.

In response to questions, Mr Kay added the following:

·         He will speak to the railway.

·         The path is for another year.
"""
    )
    assert [t[:2] for t in turns(text)] == [
        (["Galt"], []),
        (["Teel"], []),
        ([], ["Kay"]),
        ([], ["Kay"]),
    ]


def test_whole_minutes_wrapped_over_pages() -> None:
    text = """
MINUTES of a meeting of the Lamps and Lanterns Committee held in the Tallow Hall on
Tuesday, 4 March 2025 at 7.00 p.m.

Present: Councillors Ada Crewe (Chair), Bo Trask and Lin Farrow.

Officers: Mr Ned Ames, Head of Lighting.

1. Apologies for absence

There were none.

2. Lanterns in Tallow Row

Councillor Trask asked why the lanterns in the lower half of Tallow Row had been dark ever since

1

the fair in May. Mr Ames replied that a cable had been cut by the men who put up the tents and
that it would be mended. A lamp had been lent by the inn in the meantime, and the men had been
sent a bill, which they had not yet paid.

Councillor Farrow thanked him.

3. Minutes of the last meeting

RESOLVED: That the minutes of the meeting held on 4 February 2025 be signed.

2
"""
    meeting = read(text)["meetings"][0]
    assert (meeting["committee"], meeting["date"], meeting["time"]) == (
        "Lamps and Lanterns Committee",
        "2025-03-04",
        "19:00",
    )
    assert [(i["number"], i["title"]) for i in meeting["items"]] == [
        ("1", "Apologies for absence"),
        ("2", "Lanterns in Tallow Row"),
        ("3", "Minutes of the last meeting"),
    ]
    assert meeting["items"][1]["exchanges"][0]["text"].count("dark ever since the fair in May") == 1
    assert [i["procedural"] for i in meeting["items"]] == [True, False, True]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Friday, 14 May 2021\n\n* * *\n\nAgenda item\n\nLamps", None),
        ("Agenda item\n\nMinutes of the meeting held on 4 March 2020", None),
        ("Agenda item\n\nQuestions\n\nQuestions must be received by 5pm on Monday, 6 June 2022.", None),
        ("Issue - meetings\n\nLamps\n\nMeeting: 09/02/2023 - Cabinet (Item 58)\n\n58 Lamps PDF 3 KB", "2023-02-09"),
        (
            "Agenda item\n\nLamps\n\nMeeting of Council, Wednesday 18th July 2018 6.30 pm (Item 14.)\n\nMinutes:",
            "2018-07-18",
        ),
    ],
)
def test_a_date_is_the_meetings_only_where_the_document_says_so(head: str, date: str | None) -> None:
    meetings = read(head + "\n\nMinutes:\n\nCouncillor Lee asked why. The Leader did not know.")["meetings"]
    assert [m["date"] for m in meetings] == [date]


def test_who_asked_whom_over_a_quoted_question_is_its_label() -> None:
    text = PAGE + "\n\n".join(
        line
        for who in ("Prior", "Voss")
        for line in (
            f"Councillor {who} asked the Cabinet Member for Leisure:",
            "“When will the baths open?”",
            "Councillor Teal replied:",
            "“They will open by May.”",
        )
    )
    assert turns(text) == [
        (["Prior"], ["Teal"], "Councillor Prior asked", "open by May.”"),
        (["Voss"], ["Teal"], "Councillor Voss asked", "open by May.”"),
    ]


def test_what_follows_a_table_of_cells_is_none_of_its_last_row() -> None:
    cells = [
        cell
        for who, what in (("Prior", "baths"), ("Voss", "crossing"), ("Fry", "wall"))
        for cell in (
            f"Councillor {who}",
            "Cabinet Member for Leisure",
            f"When will the {what} open?",
            "It will by May.",
        )
    ]
    after = (
        "In respect of the second question, Councillor Fry asked who had paid. Councillor Teal said that he had not."
    )
    found = turns(PAGE + "\n\n".join(["From", "To", "Question", "Response", *cells, "Others then spoke.", after]))
    assert [last for *_, last in found] == ["will by May."] * 3 + ["he had not."]


@pytest.mark.parametrize(
    ("foot", "council"),
    [
        ("Ottermere Council, Town Hall, Ottermere", "Ottermere Council"),
        ("Ottermere Borough Council, Civic Centre, 1 High Street, Ottermere OT1 2AB", "Ottermere Borough Council"),
        ("© Ottermere Council 2031", "Ottermere Council"),
        ("Copyright 2031 Ottermere Council", "Ottermere Council"),
        ("The Panel heard that Ottermere Council, the Town Hall, and others had agreed.", None),
        ("Meeting of Council, Thursday, 9th December, 2031", None),
    ],
)
def test_the_foot_of_a_page_says_whose_it_is(foot: str, council: str | None) -> None:
    assert read(PAGE + "Councillor Prior asked when the baths would open.\n\n" + foot)["council"] == council


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("The Leader replied that it was so.", False),
        ("The Leader replied that it was so because the", True),
        ("The Leader, in the light of  ...  view the full minutes text for item 7", True),
    ],
)
def test_a_text_that_stops_in_mid_sentence_is_truncated(end: str, cut: bool) -> None:
    assert items(PAGE + "Councillor Lee asked why.\n\n" + end)[0]["truncated"] is cut


def test_one_issue_over_two_meetings() -> None:
    text = """
Issue - meetings

Lamp Oil

Meeting: 16/11/2023 - Lighting Panel - Expired 13/07/24 (Item 27)

27 Lamp Oil PDF 305 KB

Minutes:

Councillor Lee asked the price. The Treasurer said that it was £4.

Meeting: 21/09/2023 - Lighting Panel (Item 19)

19 Lamp Oil

Minutes:

Resolved - That the item be deferred.
"""
    meetings = read(text)["meetings"]
    assert [(m["committee"], m["date"], m["items"][0]["number"]) for m in meetings] == [
        ("Lighting Panel", "2023-11-16", "27"),
        ("Lighting Panel", "2023-09-21", "19"),
    ]
    assert [len(m["items"][0]["exchanges"]) for m in meetings] == [1, 0]


def test_somebody_who_could_not_come_is_no_holder_of_the_item() -> None:
    text = (
        PAGE
        + """
The Chair reported that Councillor Dana Ash (Cabinet Member for Parks) was unable to be present.
"""
    )
    assert items(text)[0]["holders"] == []


def test_what_was_not_understood_is_said() -> None:
    kinds = {p["kind"] for p in read("Agenda item\n\nLamps\n\nThe committee sat in the dark and spoke of")["problems"]}
    assert {"council not stated", "date not stated", "committee not stated", "truncated"} <= kinds


@pytest.mark.parametrize(
    "head",
    ["Parks and Ponds (Councillor Dana Ash)", "Parks and Ponds - Cllr Dana Ash", "Parks and Ponds: Cllr Dana Ash"],
)
def test_a_portfolio_over_its_report_tells_whose_it_is(head: str) -> None:
    text = f"Agenda item\n\nReports of Cabinet Members\n\nMinutes:\n\n{head}\n\nCouncillor Ash said that it rained.\n"
    assert items(text)[0]["holders"] == [{"name": "Dana Ash", "office": "Parks and Ponds"}]


@pytest.mark.parametrize("columns", ["Question     Answer", "Questions      Replies", "Question    Response given"])
def test_names_over_two_columns_belong_to_the_rows_under_them(columns: str) -> None:
    text = PAGE + (
        f"{columns}\n\n1. From Councillor Lee to the Leader     From Councillor Ash\n"
        "Is it wet?     It is.\nAnd cold?     Very.\n\n"
        "2. Councillor Voss to the Cabinet Member for Ponds     Councillor Teal\nWhere are the ducks?     Away.\n"
    )
    assert [t[:2] for t in turns(text)] == [(["Lee"], ["Ash"]), (["Voss"], ["Teal"])]


@pytest.mark.parametrize(
    "lead",
    [
        "Questions will be taken in the following order:",
        "The questions are to be put in this order:",
        "Questions shall be called in the sequence below:",
    ],
)
def test_an_order_of_questions_to_come_is_no_question(lead: str) -> None:
    assert turns(f"{PAGE}{lead}\n\n1. Ducks: Mr Lee\n2. Ponds: Councillor Mrs Ash\n") == []
