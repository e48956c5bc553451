"""An item's parts put together as records: texts cut out of the stream, undertakings, what is left as narrative."""

from __future__ import annotations

import re

from tui.minutes.decisions import Outcome
from tui.minutes.exchanges.base import Body, Draft
from tui.minutes.exchanges.labels import is_answer, is_question
from tui.minutes.figures import figures
from tui.minutes.layout import ItemDraft
from tui.minutes.model import Action, Exchange, ExchangeKind, Holder, Item
from tui.minutes.person import Person, is_holder_office
from tui.minutes.stream import Para, Stream
from tui.minutes.undertakings import Passage, undertakings

_CUT = re.compile(r"\.\.\.\s*view the full \w+ text|…\s*view the full", re.I)
_DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|and|or|but|that|in|for|with|by|from|on|at|as|into|was|were|is|are|be|been|had|has|have|would|"
    r"could|should|which|who|whether|if|when|because|his|her|its|their|our|this|these|those|both|every|each|some|any|not|"
    r"very|more|than|such)$"
)
"""A word with which no sentence ends."""
_CLOSED = re.compile(
    r"(?:the )?(?:meeting|session|business|proceedings) (?:\w+ )?(?:closed|ended|concluded|rose|finished)\b", re.I
)
_STATED = re.compile(r"^[A-Z][\w ]{2,40}:\s*\S|^.{0,60}\b(?:19|20)\d\d$")
_SMALL = frozenset("and of the for to in on with &".split())
_FINISHED = (".", "?", "!", ":", ";", ")", "”", '"', "’", "'", "]", "…")


def finish_item(
    draft: ItemDraft,
    body: Body,
    actions: tuple[Action, ...],
    outcome: Outcome,
    settled: frozenset[int],
    drafts: list[Draft],
    holders: tuple[Holder, ...],
) -> Item:
    """The record of one item; ``settled`` are the paragraphs that its decisions and actions hold whole."""
    stream, paras = body.stream, body.paras
    exchanges = tuple(_exchange(body, d, i, drafts, holders) for i, d in enumerate(drafts))
    left = _left_over(stream, body, drafts, settled)
    start = draft.heads[0].start if draft.heads else (paras[0].start if paras else 0)
    end = paras[-1].end if paras else (draft.heads[-1].end if draft.heads else 0)
    return Item(
        title=draft.title,
        number=draft.number,
        purpose=" ".join(p.text for p in paras if p.section == "rubric")[:2000] or None,
        holders=holders,
        remit=tuple(body.remit),
        exchanges=exchanges,
        undertakings=undertakings(_passages(body, drafts, exchanges, left), stream.span, body.sentences),
        decisions=outcome.decisions,
        actions=actions,
        reasons=outcome.reasons,
        truncated=_truncated(stream, paras),
        exempt=draft.exempt,
        procedural=draft.procedural and not exchanges,
        narrative=tuple(
            stream.text[stream.printed(a) : b].strip() for a, b in left if stream.text[a:b].strip(" .,;:-–•·")
        ),
        heading="\n".join(
            [stream.text[stream.printed(p.start) : p.end] for p in draft.heads]
            + ([] if any(p.section == "rubric" for p in paras) else draft.labels)
        ),
        span=stream.span(start, end) if end > start else None,
    )


def _exchange(body: Body, d: Draft, i: int, drafts: list[Draft], holders: tuple[Holder, ...]) -> Exchange:
    stream = body.stream
    kind: ExchangeKind = "supplementary" if d.supplementary and d.kind == "question" else d.kind  # type: ignore[assignment]
    cut = stream.text
    return Exchange(
        text=cut[d.start : d.end].strip(),
        kind=kind,
        topic=d.topic,
        question=_asked(cut[d.question[0] : d.question[1]], d.topic) if d.question else None,
        answer=cut[d.answer[0] : d.answer[1]].strip() or None if d.answer else None,
        follows=_follows(i, drafts) if kind == "supplementary" else None,
        questioners=tuple(p.words for p in _once(body, d.questioners)),
        respondents=tuple(re.sub(r"\s*\(with [^)]*\)$", "", p.words) for p in _once(body, d.respondents)),
        figures=figures(cut[d.start : d.end], d.start, stream.span),
        span=stream.span(d.start, d.end),
        number=stream.marker_at(d.start),
        answers_office=_office(body, d, holders),
    )


def _once(body: Body, people: list[Person]) -> list[Person]:
    """Each person once: a name and the same person's office, or an office in full and in short, are one."""
    out: list[Person] = []
    for person in people:
        if not any(_is_one(body, person, known) for known in out):
            out.append(person)
    return out


_PCC = re.compile(r"^pcc$")
_ALONE = ("commissioner", "mayor")
"""Offices of which an area has one."""


def _is_one(body: Body, a: Person, b: Person) -> bool:
    if (a.name and b.name) or "generic" in (a.title, b.title):
        return False
    offices = (body.cast.office(p) if p.name else p.office for p in (a, b))
    words = (" ".join(re.findall(r"[a-z]+", (office or "").lower().removeprefix("the "))) for office in offices)
    short, full = sorted((_PCC.sub("police and crime commissioner", w) for w in words), key=len)
    return bool(short) and (
        (short in _ALONE and full.endswith(short))
        or full == short
        or full.startswith((f"{short} of ", f"{short} for "))
    )


def _asked(text: str, topic: str | None) -> str | None:
    """The words of a question; a bare topic asks nothing."""
    bare = text.strip(" \n-–—:.;")
    return text.strip() if bare and bare != (topic or "").strip(" -–—:.;") else None


def _follows(i: int, drafts: list[Draft]) -> int | None:
    """The exchange before it that was put by the same questioner, else the one just before."""
    if i == 0:
        return None
    mine = {p.surname for p in drafts[i].questioners if p.name}
    for j in range(i - 1, max(-1, i - 6), -1):
        if mine & {p.surname for p in drafts[j].questioners if p.name}:
            return j
    return i - 1


def _office(body: Body, d: Draft, holders: tuple[Holder, ...]) -> Holder | None:
    """The holder under whom an exchange is filed: who answered or was addressed, else the item's only holder."""
    for person in [*d.respondents, *d.addressed]:
        office = body.cast.office(person)
        for holder in holders:
            if person.name and holder.name and holder.name.split()[-1].lower() == person.surname:
                return holder
            if (
                office
                and holder.office
                and not person.name
                and is_holder_office(office)
                and office.lower().removeprefix("the ") in holder.office.lower()
            ):
                return holder
    return holders[0] if len(holders) == 1 else None


def _passages(
    body: Body, drafts: list[Draft], exchanges: tuple[Exchange, ...], left: list[tuple[int, int]]
) -> list[Passage]:
    """Where undertakings are looked for: the exchanges, and what is left as narrative but for the rubric."""
    text = body.stream.text
    out = [
        Passage(
            text[d.start : d.end], d.start, i, d.answer[0] - d.start if d.answer else None, x.respondents, x.questioners
        )
        for i, (d, x) in enumerate(zip(drafts, exchanges, strict=True))
    ]
    apart = {p.start: p.end for p in body.paras if p.section in ("rubric", "documents", "label")}
    out += [Passage(text[a:b], a) for a, b in left if a not in apart]
    return sorted(out, key=lambda p: p.start)


def _left_over(stream: Stream, body: Body, drafts: list[Draft], settled: frozenset[int]) -> list[tuple[int, int]]:
    """What is left: whole paragraphs, and the parts of paragraphs that no exchange holds."""
    covered = sorted((d.start, d.end) for d in drafts)
    out: list[tuple[int, int]] = []
    k = 0
    for para in body.paras:
        if para.section == "label" or para.index in settled:
            continue
        while k < len(covered) and covered[k][1] <= para.start:
            k += 1
        at, j = para.start, k
        while j < len(covered) and covered[j][0] < para.end:
            if covered[j][0] > at:
                out.append((at, covered[j][0]))
            at = max(at, covered[j][1])
            j += 1
        if at < para.end:
            out.append((at, para.end))
    return out


def _heads_nothing(paras: list[Para]) -> bool:
    """Whether the last paragraph goes on a series of lettered headings, and is the first with nothing under it."""
    if paras[-1].bullet:
        return False
    shape = re.sub(r"\w+", "", paras[-1].marker)
    heads = [k for k, p in enumerate(paras[:-1]) if p.marker and not p.bullet and re.sub(r"\w+", "", p.marker) == shape]
    return len(heads) >= 2 and all(not paras[k + 1].marker for k in heads)


def _truncated(stream: Stream, paras: list[Para]) -> bool:
    """Whether the item's text was cut: by the page itself, or in mid-sentence at the document's end."""
    if any(_CUT.search(p.text) for p in paras):
        return True
    if not paras or paras[-1].index != len(stream.paras) - 1:
        return False
    last = paras[-1]
    if last.kind in ("row", "heading") or last.section == "documents" or last.text.endswith(_FINISHED):
        return False
    if is_question(last) or is_answer(last) or _DANGLING.search(last.text):
        return True
    if _STATED.match(last.text) or _CLOSED.match(last.text):
        return False
    if last.marker and len(last.text.split()) < 12:
        others = [p.text for p in paras[-4:-1] if p.marker]
        ended = bool(others) and all(t.endswith((".", ";", ",")) for t in others)
        return ended or _heads_nothing(paras)
    words = [w for w in last.text.split() if w not in _SMALL]
    return any(w[0].islower() for w in words) or (len(words) > 8 and len(words) == len(last.text.split()))
