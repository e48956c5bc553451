"""What was promised and what only sounds like it, from invented minutes through ``matters parse``'s JSON."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.minutes.undertakings import Passage, undertakings
from tui.sources.document import Source
from tui.sources.text import from_text

PAGE = "Agenda item\n\nQuestions to the Cabinet Member for Streets\n\nMinutes:\n\n"
ASKED = "Councillor Quarrie asked why the lamps in Tallow Row were dark. "


def found(text: str) -> list[dict[str, Any]]:
    out = as_json(parse(from_text(PAGE + text, Source("text/plain", "0"))))
    return [u for meeting in out["meetings"] for item in meeting["items"] for u in item["undertakings"]]


PROMISES = [
    "Councillor Ember, Cabinet Member for Streets, undertook to send him the programme.",
    "Councillor Ember replied that she would write to him with the date.",
    "The Cabinet Member for Streets promised to look into it.",
    "The Leader agreed to meet the residents on site.",
    "The Head of Lighting offered to walk the street with ward members.",
    "The Head of Lighting could not say but would find out.",
    "Councillor Ember said that it was a cable. She would let ward members have the repair date.",
    "Councillor Ember said that a written response would be provided.",
    "Councillor Ember explained that the figures could be provided on request.",
    "The Leader replied that a note on the contract would be circulated to the Committee.",
    "The Leader replied that it would be reported to the next meeting of this Panel.",
    "The Leader replied that a further report would come to the Committee in June.",
    "The Head of Lighting said that he would take the matter up with the network company.",
    "The Head of Lighting said that he would raise it with the police and report back.",
    "The Head of Lighting said he would check whether the order had been placed.",
    "The Head of Lighting said that the Council would contact the landlord.",
    "Officers agreed to circulate the list of streets.",
    "The Leader said that he was happy to meet Councillor Quarrie.",
    "The Leader said that Members would be told when the cable had been mended.",
    "The Cabinet Member assured Members that she would keep them informed.",
    "The Leader advised that the question would be answered in writing after the meeting.",
    "The Leader gave an undertaking to publish the survey.",
    "The Leader said that she would have a table drawn up and sent to all Members.",
    "In response, the Leader said that there would be a report to the Committee on this.",
    "The Leader promised him a reply in writing.",
    "The Leader offered the Panel a visit to the depot.",
    "The Head of Lighting gave his word that the figures would be published.",
    "The Head of Lighting said that he would have a word with the network company.",
    "The Leader said that Members would have the figures by Friday.",
    "The Leader said that she would see what could be done.",
    "The Leader said that it would be on the agenda of the next meeting.",
    "The Head of Lighting said that he would put the plan right and send it to Members.",
    "The Head of Lighting would inspect the street again and inform Councillor Quarrie of the outcome.",
    "Head of Lighting to provide the Committee with the dates.",
    "The Head of Lighting said that there was no list of such streets and this would be reviewed.",
    "The Head of Lighting said that the counts for both streets will be available in the coming months.",
    "The Head of Lighting indicated that a visit to the depot could be organised if required.",
    "The Head of Lighting advised that there will be a workshop in each ward to discuss the draft.",
    "The Head of Lighting said that the Council will engage with the traders and formally advise the regulator"
    " of their request.",
    "The Head of Lighting explained that ward members were briefed on the draft and will be briefed again in June.",
    "The Leader noted the Members request and undertook to bring it to the attention of the Clerk.",
    "The Leader regretted the delay. She also undertook to circulate Members with a map.",
    "The Chief Executive agreed to discuss this with his counterparts.",
    "After discussion it was agreed to revert with an update on the lamps.",
    "It was agreed that the Head of Lighting would write to the network company about the cable.",
]


@pytest.mark.parametrize("answer", PROMISES)
def test_promises_are_found(answer: str) -> None:
    promises = found(ASKED + answer)
    assert len(promises) == 1, promises
    assert answer.endswith(promises[0]["text"])
    assert promises[0]["exchange"] == 0


def test_a_note_of_who_is_to_bring_an_update_is_one_outside_an_exchange_too() -> None:
    promises = found("Tallow Row was referred to and Mary Quill to provide a full update at the next meeting.")
    assert [u["by"] for u in promises] == ["Mary Quill"]


NONE = [
    "Councillor Ember hoped that the lamps would be lit by the winter.",
    "Councillor Ember said that it was hoped that a note would be sent by the company.",
    "Councillor Ember said that the company would provide new lamps in the spring.",
    "Councillor Ember said that the contractor had undertaken to finish by May.",
    "Councillor Ember said that she had written to the company and had sent him the answer.",
    "Councillor Ember said that foster homes were sought for cats that could provide good company.",
    "Councillor Ember replied that the new lamps would be brighter and would cost less to run.",
    "Councillor Ember replied that the Council would provide forty new lamps next year.",
    "Councillor Ember could give no promise as to when the work would be done.",
    "Councillor Ember said that she would not write to the company again.",
    "Councillor Ember said that the lamps would be replaced and the posts painted.",
    "Councillor Ember said that those who had been left in the dark would be given ten pounds.",
    "Councillor Ember welcomed the suggestion that the Leader be invited to attend.",
    "Councillor Ember said that this would be passed to the lamplighters.",
    "Councillor Ember believed that a surveyor would look at it.",
    "Councillor Ember said that Members would have noticed that the bins were new.",
    "Councillor Ember said that each tenant would have a letter.",
    "Councillor Ember said that the Minister had promised a visit.",
    "Councillor Ember said that the Committee would meet again in May.",
    "Councillor Ember said that the company had been asked to provide a plan.",
    "Councillor Ember said that if the company could tell her she would tell him.",
]


@pytest.mark.parametrize("answer", NONE)
def test_what_only_sounds_like_a_promise_is_none(answer: str) -> None:
    assert found(ASKED + answer) == []


@pytest.mark.parametrize(
    "question",
    [
        "Councillor Quarrie asked whether the Leader would write to the company. "
        "The Leader said that it had no address.",
        "Councillor Quarrie asked that a report be brought back to the Panel. The Leader said that none was due.",
        "Councillor Quarrie requested that officers circulate the figures. The Leader said that they were there.",
        "Councillor Quarrie suggested that the residents would be told by letter. The Leader said that they knew.",
        "Councillor Quarrie said that he would send the Leader a photograph. The Leader thanked him.",
    ],
)
def test_what_the_asking_side_says_is_none(question: str) -> None:
    assert found(question) == []


def test_decisions_and_action_lists_are_not_undertakings() -> None:
    text = (
        ASKED
        + "The Leader said that there was a fault.\n\nRESOLVED – That a note would be circulated to the Committee.\n\n"
        "ACTION:\n\n1. The Head of Lighting would provide the Committee with the dates.\n"
    )
    assert found(text) == []


def test_who_promised_to_whom_by_when_and_how_firmly() -> None:
    text = (
        "Councillor Quarrie asked when. Councillor Ada Ember, Cabinet Member for Streets, replied that she would send "
        "Councillor Quarrie the dates by the end of March.\n\n"
        "Councillor Bligh asked for the costs. The Head of Lighting said that they could be provided to Members after "
        "the meeting.\n\n"
        "Councillor Moss asked about the old gas works. The Leader said that it would not be sold until this Committee "
        "had been consulted.\n\n"
        "Councillor Moss asked about the tram. The Leader hoped to bring a report to the Committee in the autumn.\n"
    )
    told = [(u["by"], u["to"], u["due"], u["strength"]) for u in found(text)]
    assert told == [
        ("Ada Ember", "Councillor Quarrie", "by the end of March", "firm"),
        ("The Head of Lighting", "Members", "after the meeting", "conditional"),
        ("The Leader", None, None, "restraint"),
        ("The Leader", "the Committee", "in the autumn", "hope"),
    ]


def test_he_and_she_are_whoever_answered() -> None:
    text = ASKED + "Mr Oswin Thrale explained that a cable had been cut. He would write to the ward members."
    assert [u["by"] for u in found(text)] == ["Oswin Thrale"]


def test_first_person_in_answers_given_word_for_word() -> None:
    text = (
        "Question from Councillor Ida Quarrie to Councillor Ada Ember, Cabinet Member for Streets\n\n"
        "“Will you write to the company?”\n\n"
        "Answer from Councillor Ada Ember, Cabinet Member for Streets\n\n"
        "“I have done so twice. I will write again and will place the reply in the Members’ room. We are proud of our "
        "lamps.”\n"
    )
    assert [(u["by"], u["text"]) for u in found(text)] == [
        ("Ada Ember", "I will write again and will place the reply in the Members’ room.")
    ]


def test_the_same_words_twice_are_one_undertaking() -> None:
    said = "The Leader undertook to publish the survey."
    assert len(undertakings([Passage(said, 0, 0), Passage(said, 400, 1)])) == 1


def test_the_span_is_where_the_words_stand() -> None:
    document = from_text(PAGE + ASKED + "The Leader promised  to look\ninto it.", Source("text/plain", "0"))
    item = parse(document).meetings[0].items[0]
    span = item.undertakings[0].span
    assert span is not None
    assert " ".join(document.text[span.start : span.end].split()) == item.undertakings[0].text


@pytest.mark.parametrize("words", ["would be ", "the Committee ", "if ", "agreed that it ", "no one will until ", "("])
def test_time_grows_with_the_length_only(words: str) -> None:
    def seconds(length: int) -> float:
        passage = Passage((words * (length // len(words) + 1))[:length], 0, 0, None, ("Ember",), ("Quarrie",))
        begin = time.process_time()
        undertakings([passage])
        return time.process_time() - begin

    seconds(500)
    assert seconds(32_000) < 8 * max(seconds(8_000), 0.02)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "Mr Oak asked how many there were. The Director said that there were 17. Members would find the rest in the"
            " appendix. The page would be written anew, and the new text would be sent to Mr Oak.",
            "The Director",
        ),
        (
            "Mr Oak asked how long people waited. The Holm Valley Health NHS Trust said that it was 81 weeks. She would"
            " write to the Committee with the figures.",
            None,
        ),
    ],
)
def test_a_promise_is_nobodys_rather_than_put_in_the_wrong_mouth(text: str, by: str | None) -> None:
    found = undertakings([Passage(text, exchange=0, questioners=("Oak",))])
    assert [one.by for one in found] == [by]
