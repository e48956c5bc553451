"""A document → its minutes: structure first, then each layout claims the paragraphs it understands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tui.minutes.actions import actions
from tui.minutes.agendas import is_agenda
from tui.minutes.attendance import attendance, initials
from tui.minutes.cast import Cast
from tui.minutes.decisions import decisions
from tui.minutes.exchanges import read_exchanges
from tui.minutes.exchanges.base import Body
from tui.minutes.exchanges.labels import not_put
from tui.minutes.first_names import first_names
from tui.minutes.glossary import abbreviations
from tui.minutes.headings import lay_out
from tui.minutes.holders import find_holders
from tui.minutes.items import finish_item
from tui.minutes.layout import ItemDraft, Layout, MeetingDraft
from tui.minutes.model import Action, Item, Meeting, Minutes
from tui.minutes.preamble import Head
from tui.minutes.problems import find_problems
from tui.minutes.stream import Para, Stream
from tui.minutes.surnames import surnames
from tui.sources.document import Document


def parse(
    document: Document, *, council: str | None = None, committee: str | None = None, date: str | None = None
) -> Minutes:
    """Everything read from a document; ``council``, ``committee`` and ``date`` stand where the document states none.

    Pure: no file, network or database. Linear in the length of the document.
    """
    stream = Stream(document)
    layout = lay_out(stream)
    meetings = tuple(
        _meeting(stream, layout, draft, number, committee, date) for number, draft in enumerate(layout.meetings)
    )
    if is_agenda(stream.paras, meetings):
        meetings = tuple(replace(meeting, status="agenda") for meeting in meetings)
    council = document.facts.get("council") or layout.head.council or council
    problems = find_problems(council, meetings, layout.head.disputed)
    return Minutes(council, document.source, meetings, problems, abbreviations(stream.text))


def _around(stream: Stream, layout: Layout) -> list[str]:
    """What stands around the items, so that nothing of the document is lost: the page's head, its menus, its feet."""
    items = [item for meeting in layout.meetings for item in meeting.items]
    dealt = {p.index for item in items for p in (*item.heads, *item.paras)}
    around = [p.text for p in stream.paras if p.index not in dealt and p.section != "repeated"]
    furniture = list(stream.furniture)
    url = stream.document.facts.get("url")
    if url and furniture and stream.document.source.media_type == "text/markdown":
        furniture[0] = f"[{furniture[0]}]({url})"  # the link whose address the source took out
    return around + furniture


def _meeting(
    stream: Stream, layout: Layout, draft: MeetingDraft, number: int, committee: str | None, date: str | None
) -> Meeting:
    head = layout.head if number == 0 else Head()
    facts = stream.document.facts
    preamble = _around(stream, layout) if number == 0 else []
    cast = Cast()
    cast.learn_attendance(layout.head.attendance, draft.committee)
    cast.learn_initials(initials(layout.preamble[:60]))
    for item in draft.items:
        cast.learn_attendance(attendance(item.paras))
    bodies = [Body(stream, item.paras, cast, item.title) for item in draft.items]
    mentions = (m for body in bodies for para in body.paras for s in body.acts(para) for m in s.mentions)
    people = [person for m in mentions for person in m.people]
    spoken = _words_of(stream, bodies, number)
    names = first_names(people, spoken) or surnames(people, spoken)
    for body in bodies:
        body.call(names)
        for para in body.paras:
            if para.section not in ("rubric", "documents"):
                cast.learn(body.acts(para))
    for body in bodies:
        body.cast = cast.for_item(
            s for p in body.paras if p.section not in ("rubric", "documents") for s in body.acts(p)
        )
    items = tuple(_item(stream, item, body) for item, body in zip(draft.items, bodies, strict=True))
    preamble += [label for item in draft.items for label in (*item.labels, *item.within)]
    status = facts.get("status", head.status)
    return Meeting(
        draft.committee or committee,
        draft.date or date,
        items,
        time=draft.time,
        venue=facts.get("venue") or head.venue,
        url=facts.get("url") or stream.document.source.url,
        status=status if status in ("draft", "confirmed", "agenda") else "unknown",  # type: ignore[arg-type]
        attendance=tuple(head.attendance),
        preamble=tuple(preamble),
    )


def _words_of(stream: Stream, bodies: list[Body], number: int) -> str:
    """The text of one meeting; with the first of a document, what stands before its items."""
    paras = [para for body in bodies for para in body.paras]
    if not paras:
        return ""
    return stream.text[0 if number == 0 else paras[0].start : paras[-1].end]


def _item(stream: Stream, draft: ItemDraft, body: Body) -> Item:
    said = [p for p in body.paras if p.section not in ("rubric", "documents")]
    acted, settled = actions(said, stream.span, draft.title)
    unput = {p.index for before, p in pairwise(said) if not_put(p, before)}
    outcome = decisions([p for p in said if p.index not in settled | unput], stream.span)
    draft.within = [*outcome.labels, *_heads(said, settled, acted)]
    settled = settled | outcome.taken
    body.taken |= settled
    drafts = read_exchanges(body)
    rubric = " ".join(p.text for p in draft.paras if p.section == "rubric")
    holders = find_holders(body, draft.title, drafts, rubric)
    return finish_item(draft, body, acted, outcome, settled, drafts, holders)


def _heads(paras: list[Para], taken: frozenset[int], acted: tuple[Action, ...]) -> list[str]:
    """The lines that only head a list of actions, so that nothing of the document is lost."""
    printed = "\n".join(action.printed for action in acted)
    return [p.text for p in paras if p.index in taken and p.text not in printed]
