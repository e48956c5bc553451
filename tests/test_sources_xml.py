"""Replies of the council's web service: escaped HTML becomes labelled blocks, and nothing in the XML is obeyed."""

from __future__ import annotations

import pytest

from tui.errors import UserError
from tui.sources.document import Document
from tui.sources.read import read_bytes

ITEM = """<agendaitem><agendaitemtitle>Cabinet Member Q&amp;amp;A - Children&amp;#39;s Services</agendaitemtitle>
<agendatext>&lt;p&gt;To consider.&lt;/p&gt;</agendatext><fulldisplaynumberformat>35.</fulldisplaynumberformat>
<commentlabel1>Presented By</commentlabel1><commenttext1>Councillor Ines Bartholomew</commenttext1>
<decisionnonemptyhtmlbody>
</decisionnonemptyhtmlbody>
<minutesnonemptyhtmlbody>&lt;div&gt;&lt;p class="MsoNormal"&gt;The Leader said that
&amp;pound;1.7m had been &amp;#27;[31mspent.&lt;/p&gt;&lt;/div&gt;</minutesnonemptyhtmlbody>
<isrestricted>{restricted}</isrestricted><refertocommittee>Homes Panel</refertocommittee></agendaitem>"""


def reply(items: str, status: str = "Confirmed") -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?><meeting><meetingdate>25/11/2019</meetingdate>
<meetingstatus>{status}</meetingstatus><meetingtime>6.00 pm</meetingtime><meetinglocation>Moot Hall</meetinglocation>
<agendaitems>{items}</agendaitems><attendees><attendee name="Councillor P. Adeyemi" roledescription="Chair"
attendance="Present" keyposts="Chair of Homes Panel"/></attendees></meeting>""".encode()


def one(data: bytes) -> Document:
    (document,) = read_bytes(data, "GetMeeting.xml")
    assert isinstance(document, Document)
    return document


def test_a_meeting_gives_facts_and_labelled_blocks() -> None:
    document = one(reply(ITEM.format(restricted="False")))
    assert dict(document.facts) == {
        "page": "meeting", "committee": "Homes Panel", "date": "2019-11-25", "time": "18:00", "venue": "Moot Hall",
    }  # fmt: skip
    assert [(b.label, b.text) for b in document.blocks] == [
        ("meeting title", "Homes Panel - 25/11/2019 6.00 pm"),
        ("detail", "Venue: Moot Hall"),
        ("attendance", "Councillor P. Adeyemi | Chair | Present | Chair of Homes Panel"),
        ("item number", "35."),
        ("item title", "Cabinet Member Q&A - Children's Services"),
        ("detail", "Presented By: Councillor Ines Bartholomew"),
        ("purpose", "To consider."),
        ("minutes", "The Leader said that £1.7m had been spent."),
    ]


def test_a_restricted_item_is_marked() -> None:
    assert "exempt" in [b.label for b in one(reply(ITEM.format(restricted="True"))).blocks]


def test_committees_that_differ_leave_the_committee_unknown() -> None:
    other = ITEM.format(restricted="False").replace("Homes Panel", "Cabinet")
    assert "committee" not in one(reply(ITEM.format(restricted="False") + other)).facts


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<?xml version='1.0'?><getmeetings><meetingscount> 2</meetingscount></getmeetings>", "list from"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "no meeting"),
        (b"<?xml version='1.0'?><meeting><agendaitems>", "damaged"),
        (reply("<agendaitem><agendaitemtitle>Apologies</agendaitemtitle></agendaitem>"), "agenda without minutes"),
        (reply(ITEM.format(restricted="False"), "Cancelled"), "cancelled"),
        (
            b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><meeting>&x;</meeting>',
            "may not be read",
        ),
        (b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aa">]><meeting>&a;</meeting>', "may not be read"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE m [<!ENTITY a "aa">]><meeting/>'.encode("utf-16"),
            "may not be read",
        ),
    ],
)
def test_other_xml_is_refused_with_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        read_bytes(data, "reply.xml")
