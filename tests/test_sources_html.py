"""Saved pages: what the page states becomes facts, what it holds becomes blocks, the frame around it furniture."""

from __future__ import annotations

import time

import pytest

from tui.errors import UserError
from tui.sources.document import Block, Document
from tui.sources.html import read_html
from tui.sources.read import read_bytes


def page(body: str, head: str = "") -> Document:
    (document,) = read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "p.html")
    assert isinstance(document, Document)
    return document


def modgov(kind: str, title: str, content: str, links: str = "", around: str = "") -> Document:
    return page(
        f"""<p>Friday, 14 May 2021</p><div id="modgov"><div class="mgHeader">
        <h1  class="mgMainTitleTxt" >{kind}</h1></div>
        <div class="mgSubTitle" ><h2 class="mgSubTitleTxt">{title}</h2></div><div class="mgLinks" >{links}</div>
        <div class="mgContent" >{content}</div><div class="mgFooter" ><p>&nbsp;</p></div></div>{around}"""
    )


def words(document: Document, label: str = "") -> list[str]:
    return [b.text for b in document.blocks if b.kind != "furniture" and (not label or b.label == label)]


def block(document: Document, text: str) -> Block:
    (found,) = (b for b in document.blocks if text in b.text)
    return found


LINK = (
    '<ul class="mgActionList"><li><a href="ieListDocuments.aspx?CId=1&amp;MId=2">Meeting of Parks - Paths Panel, '
    "Tuesday, 14th March, 2023 6.30 pm (Item 35.)</a></li></ul>"
)
MINUTES = (
    '<div class="mgWordPara"><p>To consider the report.</p></div><p  class="mgSubItemTitleTxt" >Minutes:</p>'
    '<div class="mgWordPara"><p class="MsoNormal">Councillor Pryce asked\nabout the paths.</p></div>'
)


def test_an_agenda_item_states_its_meeting_only_in_the_link() -> None:
    document = modgov(
        "Agenda item", "Paths", MINUTES, LINK, "<p>&copy; 2012 Fenbrook District Council. All rights reserved.</p>"
    )
    assert dict(document.facts) == {
        "page": "agenda item",
        "committee": "Parks - Paths Panel",
        "date": "2023-03-14",
        "time": "18:30",
        "council": "Fenbrook District Council",
    }
    assert words(document) == [
        "35.",
        "Paths",
        "To consider the report.",
        "Minutes:",
        "Councillor Pryce asked about the paths.",
    ]
    assert block(document, "about the paths").label == "minutes"
    assert block(document, "14 May 2021").kind == "furniture"


def test_the_day_of_the_visit_is_never_the_date_of_the_meeting() -> None:
    document = modgov("Agenda item", "Paths", MINUTES)
    assert "date" not in document.facts and "committee" not in document.facts


@pytest.mark.parametrize(
    ("title", "committee", "date", "at"),
    [
        ("Cabinet - Thursday, 17th March, 2011 7.00 pm", "Cabinet", "2011-03-17", "19:00"),
        (
            "Health - Adults Panel - Thursday 25th September 2008 12.00 noon, NEW",
            "Health - Adults Panel",
            "2008-09-25",
            "12:00",
        ),
        ("Cabinet\n Monday, 3rd October, 2022 10.00 am", "Cabinet", "2022-10-03", "10:00"),
        ("Y Cabinet - Dydd Llun, 3ydd Hydref, 2022 2.00 yp", "Y Cabinet", "2022-10-03", "14:00"),
    ],
)
def test_the_title_of_a_meeting_page_is_taken_apart(title: str, committee: str, date: str, at: str) -> None:
    row = (
        '<table class="mgItemTable"><thead><tr><th>No.</th><th>Item</th></tr></thead><tr>'
        '<td class="mgItemNumberCell"><p class="mgAiTitleTxt">3a</p></td><td><p class="mgAiTitleTxt">'
        '<a class="mgAiTitleLnk">Paths <span class="mgFileSize"><img alt="pdf icon"> PDF 2 MB</span></a></p>'
        f"{MINUTES}</td></tr></table>"
    )
    facts = modgov("Agenda and minutes", title, row).facts
    assert (facts["committee"], facts["date"], facts["time"]) == (committee, date, at)
    assert words(modgov("Agenda and minutes", title, row), "item title") == ["Paths"]


def test_a_weekday_that_does_not_fit_leaves_the_date_unknown() -> None:
    facts = modgov("Agenda and minutes", "Cabinet - Monday, 17th March, 2011", MINUTES).facts
    assert facts["committee"] == "Cabinet" and "date" not in facts


def test_an_issue_page_keeps_its_meetings_apart() -> None:
    def meeting(when: str) -> str:
        return (
            f'<h3 class="mgSubSubTitleTxt">Meeting: <a href="x">{when}</a></h3>'
            '<p class="mgAiTitleTxt">321 <a class="mgAiTitleLnk" href="r.pdf">Bridge pdf icon PDF 2 MB</a></p>'
            f"{MINUTES}"
        )

    first, second = "13&#47;10&#47;2020 - Cabinet (Item 321)", "02&#47;02&#47;2021 - Council (Item 9)"
    two = modgov("Issue - meetings", "Bridge", meeting(first) + meeting(second))
    assert words(two, "meeting title") == [
        "Meeting: 13/10/2020 - Cabinet (Item 321)",
        "Meeting: 02/02/2021 - Council (Item 9)",
    ]
    assert words(two, "item number") == ["321", "321"] and words(two, "item title") == ["Bridge", "Bridge"]
    assert "date" not in two.facts
    assert modgov("Issue - meetings", "Bridge", meeting(first)).facts["date"] == "2020-10-13"


def test_a_decision_page_says_what_each_part_is() -> None:
    content = (
        '<p><span class="mgLabel">Decision Maker: </span>Leader</p><h3 class="mgSubSubTitleTxt">Decision:</h3>'
        '<div class="mgWordPara"><p>That it be approved.</p></div>'
        '<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3>'
        '<div class="mgWordPara"><p>To meet the duty.</p></div><p><span class="mgLabel">Date of decision: </span>'
        "19&#47;10&#47;2019</p>"
    )
    document = modgov("Decision details", "Grants", content)
    assert document.facts["date"] == "2019-10-19" and words(document, "decision") == ["That it be approved."]
    assert words(document, "reasons") == ["To meet the duty."]


def test_bullets_that_word_left_become_entries_with_their_depth() -> None:
    content = """<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">
    <p style="margin-left:36.0pt"><span style="font-family:Symbol">&middot;&nbsp;&nbsp;&nbsp;&nbsp; </span>Repairs
    &ndash; in response</p><p style="margin-left:72.0pt"><span>o&nbsp;&nbsp; </span>Damp</p><p>(a)&nbsp; noted</p>
    <p>A. Pryce asked</p>
    <ol start="3" type="a"><li>third<ul><li>inner</li></ul></li></ol></div>"""
    found = [
        (b.kind, b.marker, b.level, b.text) for b in modgov("Agenda item", "x", content).blocks if b.label == "minutes"
    ]
    assert found == [
        ("entry", "·", 0, "Repairs – in response"),
        ("entry", "o", 1, "Damp"),
        ("entry", "(a)", 0, "noted"),
        ("paragraph", "", 0, "A. Pryce asked"),
        ("entry", "c.", 0, "third"),
        ("entry", "•", 1, "inner"),
    ]


def test_tables_in_the_minutes_are_rows_and_tables_that_only_place_are_not() -> None:
    data = "<table><tr><th>From</th><th>Question</th></tr><tr><td>Cllr Nash</td><td><p>Why?</p></td></tr></table>"
    layout = f"<table><tr><td>menu</td><td>{data}<p>after</p></td></tr></table>"
    rows = [b.cells for b in page(f"<main>{layout}</main>").blocks if b.kind == "row"]
    assert rows == [("From", "Question"), ("Cllr Nash", "Why?")]


def test_any_other_page_gives_its_main_content() -> None:
    story = "".join(
        f"<p>Councillor Pryce asked question {n} about the state of the harbour wall.</p>" for n in range(9)
    )
    document = page(
        "<nav><ul><li>Home</li></ul></nav><div class=side><a>Bins</a></div>"
        f"<div><h1>Minutes</h1>{story}</div><footer>Tel</footer>",
        '<link rel="canonical" href="https://council.example/m/1">',
    )
    assert words(document)[0] == "Minutes" and len(words(document)) == 10
    assert document.source.url == document.facts["url"] == "https://council.example/m/1"


def test_what_the_page_hides_is_no_part_of_the_minutes() -> None:
    document = page(
        '<main><p>Seen.</p><p style="display: none">Unseen.</p><script>var x</script><p hidden>Nor this.</p></main>'
    )
    assert words(document) == ["Seen."] and "var x" not in document.text


def test_escapes_written_as_entities_are_gone() -> None:
    document = page("<main><p>Leader&#27;]52;c;UFdO&#7; said &#x202e;no</p></main>")
    assert words(document) == ["Leader said no"]


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        ("<html><script src='/_Incapsula_Resource?x'></script><body></body></html>", "robots"),
        ("<html><title>Just a moment...</title><body>Checking your browser</body></html>", "robots"),
        ("<html><body><form>Sign in <input type='password'></form></body></html>", "sign in"),
        ("<html><body><h1>404</h1><p>Page not found</p></body></html>", "not found"),
        ("<html><body><div></div></body></html>", "no text"),
        (
            '<div id="modgov"><h1>Search results</h1><div class="mgContent"><p>Results 1 to 10</p></div></div>',
            "search results",
        ),
        ('<div id="modgov"><h1>Browse meetings</h1><p>x</p></div>', "list of meetings"),
        ('<div id="modgov"><h1>Meeting attendance</h1><p>x</p></div>', "attendance"),
        (
            '<div id="modgov"><h1>Agenda</h1><h2>Cabinet - Monday, 3rd October, 2022</h2><p>1. Apologies</p></div>',
            "agenda without",
        ),
    ],
)
def test_pages_that_are_no_minutes_say_what_they_are(html: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_bytes(html.encode(), "p.html")


@pytest.mark.parametrize(
    "bait",
    [
        "<div>" * 20_000,
        "".join(f"<b {i}>" for i in range(4000)) + "".join(f"<i {i}>" for i in range(4000)),
        "<ul><li>" * 5000,
        "<!--" * 50_000,
        "<p " + " ".join(f"a{i}=1" for i in range(30_000)) + ">",
        "<table><tr><td>" * 2000,
        "<font color=red>" * 100_000,
    ],
    ids=["div", "formatting", "list", "comment", "attributes", "table", "font"],
)
def test_pages_made_to_hang_are_read_in_time_and_keep_their_words(bait: str) -> None:
    from tui.sources.document import Source

    began = time.process_time()
    document = read_html(f"<p>Minutes of the meeting</p>{bait}the end", Source("text/html", "0"))
    assert time.process_time() - began < 8
    assert "Minutes of the meeting" in document.text
