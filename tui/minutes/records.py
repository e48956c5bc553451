"""Records of a decision by one member, officer or body: what their labelled lines state of it.

The labels are those of the forms that councils publish under the Access to Information regulations for executive
decisions, and of the page "Decision details" of their sites.
"""

from __future__ import annotations

import re

from tui.minutes.layout import ItemDraft, Layout

_FIELD = re.compile(
    r"(?P<f>(?P<maker>decision[- ]?(?:maker|taker)|decision (?:taken|made) by)|(?P<title>subject|(?:report )?title|"
    r"title of (?:the )?(?:report|decision))|decision (?:status|type|date|due(?: date)?|number|reference)|reference|"
    r"(?:is )?(?:this a )?key decision\??|(?:is )?subject to call[- ]?in\??|call[- ]?in|"
    r"notice of proposed decision first published|(?:date of )?publication(?: date)?|date published|"
    r"date of (?:the )?(?:decision|meeting)|date decision (?:was )?(?:made|taken)|decided(?: at meeting)?|"
    r"effective from|implementation date|contact(?: officer)?|report author|lead officer|wards?(?:\(s\))? affected|"
    r"signed|urgent(?: item)?\??)\s*[:|]\s*(?P<v>\S.*)?$",
    re.I,
)
_FORM = re.compile(
    r"(?:(?:record|notice|details) of )?(?:an? |the )?(?:\w+ ){0,3}decisions?\b(?: (?:record|notice|form|details))?"
    r"(?: (?:taken |made )?by .*)?$",
    re.I,
)
"""The name of the form: "Record of executive decision taken by an individual Cabinet Member"."""


def settle_record(layout: Layout) -> None:
    """Take the labelled lines of a record of one decision out of its item, to be read as the document's head.

    Who decides stays in the item too. A document with fewer than three such lines is no record.
    """
    items = [item for meeting in layout.meetings for item in meeting.items]
    if len(items) != 1:
        return
    (item,) = items
    fields = {p.index: m for p in item.paras if len(p.text) < 240 and (m := _FIELD.match(p.text)) is not None}
    if len({m["f"].lower() for m in fields.values()}) < 3 or not any(_decides(m) for m in fields.values()):
        return
    layout.preamble = layout.preamble + [p for p in item.paras if p.index in fields]
    _name(item, fields)
    item.paras = [p for p in item.paras if p.index not in fields or fields[p.index]["maker"]]


def _decides(field: re.Match[str]) -> bool:
    return field["maker"] is not None or re.match(r"deci|date of (?:the )?deci", field["f"], re.I) is not None


def _name(item: ItemDraft, fields: dict[int, re.Match[str]]) -> None:
    """The subject as the title, where the item has only the name of the form."""
    subject = next((m["v"] for m in fields.values() if m["title"] and m["v"]), None)
    if subject and (not item.title or _FORM.match(item.title)):
        item.title = subject.strip()
