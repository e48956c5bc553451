"""Replies of ModernGov's web service (mgWebService.asmx, GetMeeting): XML that holds the minutes as escaped HTML.

Element names as the service sends them: all in small letters, empty ones hold white space, titles are escaped twice.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from tui.errors import UserError
from tui.sources.assemble import Draft, assemble
from tui.sources.document import Document, Source
from tui.sources.files import shown
from tui.sources.html import fragment
from tui.sources.moderngov import LISTED
from tui.sources.numbering import attribute, child, local
from tui.sources.stated import day, time

_BODIES = (
    ("purpose", "agendatext"),
    ("decision", "decisionnonemptyhtmlbody"),
    ("minutes", "minutesnonemptyhtmlbody"),
)
_LISTS = frozenset(
    "getmeetings getmeetingsbydate committees councillorsbyward memberlist attachment committeesbyuser".split()
)


def read_xml(data: bytes, source: Source) -> Document:
    """The document of a GetMeeting reply. Raises UserError for other XML and for empty agendas."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    name = shown(source.path or source.url or "The reply")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UserError(f"{name} is damaged XML, or XML that may not be read; fetch it again.") from error
    meeting = next((node for node in root.iter() if local(node) == "meeting"), None)
    if local(root) in _LISTS:
        raise UserError(f"{name} is a list from the council's web service; fetch each meeting with GetMeeting.")
    if meeting is None or child(meeting, "agendaitems") is None:
        raise UserError(f"{name} is XML, but no meeting of the council's web service (GetMeeting).")
    if _said(meeting, "meetingstatus").lower() == "cancelled":
        raise UserError(f"{name} says that the meeting was cancelled, so there are no minutes.")
    drafts = [*_title(meeting), *_attendance(meeting)]
    items = [node for node in meeting.iter() if local(node) == "agendaitem"]
    for item in items:
        drafts += _item(item)
    facts = _facts(meeting)
    if not any(draft.label in ("minutes", "decision") for draft in drafts):
        facts["status"] = "agenda"
    if "status" in facts and len(items) < LISTED:
        raise UserError(
            f"{name} is an agenda without minutes; the council may print them as a PDF, or publish them later."
        )
    return assemble(drafts, source, facts)


def _said(node: Element | None, name: str) -> str:
    """The text of an element, unescaped once more, on one line; empty where it holds nothing."""
    found = child(node, name)
    return " ".join(html.unescape(found.text or "").split()) if found is not None else ""


def _committee(meeting: Element) -> str:
    """The reply names no committee of its own; its documents and items do, and are believed when all agree."""
    for name in ("committeetitle", "refertocommittee"):
        named = {" ".join(html.unescape(node.text or "").split()) for node in meeting.iter() if local(node) == name}
        named.discard("")
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _facts(meeting: Element) -> dict[str, str]:
    facts = {
        "page": "meeting",
        "committee": _committee(meeting),
        "date": day(_said(meeting, "meetingdate")) or "",
        "time": time(_said(meeting, "meetingactualstarttime") or _said(meeting, "meetingtime")) or "",
        "venue": _said(meeting, "meetinglocation") or _said(meeting, "meetingroom"),
    }
    return {name: value for name, value in facts.items() if value}


def _title(meeting: Element) -> Iterator[Draft]:
    when = f"{_said(meeting, 'meetingdate')} {_said(meeting, 'meetingtime')}".strip()
    title = " - ".join(part for part in (_committee(meeting), when) if part)
    yield Draft("heading", title, level=1, label="meeting title")
    place = _said(meeting, "meetinglocation")
    if place:
        yield Draft("paragraph", f"Venue: {place}", label="detail")


def _attendance(meeting: Element) -> Iterator[Draft]:
    for node in meeting.iter():
        if local(node) == "attendee" and attribute(node, "name").strip():
            said = (
                html.unescape(attribute(node, name)) for name in ("name", "roledescription", "attendance", "keyposts")
            )
            yield Draft("row", "", cells=tuple(said), label="attendance", gap=0)


def _item(item: Element) -> Iterator[Draft]:
    number = _said(item, "fulldisplaynumberformat")
    if number:
        yield Draft("heading", number, label="item number")
    yield Draft("heading", _said(item, "agendaitemtitle"), label="item title", gap=0 if number else 1)
    if _said(item, "isrestricted").lower() == "true":
        yield Draft("paragraph", "Restricted", label="exempt")
    for which in ("1", "2"):
        said = _said(item, f"commenttext{which}")
        if said:
            yield Draft("paragraph", f"{_said(item, f'commentlabel{which}')}: {said}", label="detail")
    for label, name in _BODIES:
        body = child(item, name)
        if body is not None and (body.text or "").strip():
            for draft in fragment(body.text or ""):
                draft.label = label
                yield draft
