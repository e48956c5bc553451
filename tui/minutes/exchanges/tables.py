"""Tables of questions and replies: real rows, or one cell a paragraph under a header of column names."""

from __future__ import annotations

import re

from tui.minutes.acts import read_acts
from tui.minutes.exchanges.base import SUPPLEMENTARY, Body, Draft, add_people, named_people
from tui.minutes.exchanges.labels import after_question
from tui.minutes.exchanges.paired import led, under_names
from tui.minutes.people import parties
from tui.minutes.person import is_holder_office
from tui.minutes.stream import Para

_COLUMNS = (
    (
        "asked",
        re.compile(
            r"^(?:from|questioner|questioned by|asked by|councillor|member|name|name of (?:questioner|member|"
            r"councillor)|question (?:from|by)|by|(?:submitted|raised|put) by|who asked)$",
            re.I,
        ),
    ),
    (
        "answered",
        re.compile(
            r"^(?:to|question (?:put )?(?:to|for)|put to|for answer(?: by)?|answered by|"
            r"respondent|responder|(?:question )?(?:directed|addressed) to|cabinet member|"
            r"portfolio(?: holder)?|executive member|reply by|response by|answer(?:ed)? (?:by|from)|for reply by)$",
            re.I,
        ),
    ),
    ("number", re.compile(r"^(?:no|number|ref|reference|item|q(?:uestion)? ?no|question number|#)\.?$", re.I)),
    ("topic", re.compile(r"^(?:subject(?: matter)?|topic|subject of (?:the )?question|issue|title|matter)$", re.I)),
    (
        "question",
        re.compile(
            r"^(?:(?:the |your |written )?questions?(?: asked| put)?|supplementary question|"
            r"details? of (?:the )?question|query|(?:issue|matter|point|concern|query)s? raised)$",
            re.I,
        ),
    ),
    (
        "answer",
        re.compile(
            r"^(?:(?:overview|summary|outline) of (?:the )?(?:response|reply|answer)|"
            r"(?:the |our |written )?(?:responses?|reply|replies|answers?)(?: given)?|comments?|outcome)$",
            re.I,
        ),
    ),
)


def _column(text: str) -> str | None:
    return next((name for name, pattern in _COLUMNS if pattern.match(text.strip(" :*"))), None)


def claim(body: Body) -> list[Draft]:
    """One exchange a row of each table whose header names a question or questioner and a reply."""
    out: list[Draft] = []
    i = 0
    paras = body.paras
    while i < len(paras):
        if body.is_free(paras[i]) and paras[i].cells:
            columns = [_column(c) for c in paras[i].cells]
            if _is_header(columns):
                drafts, i = _rows(body, i, columns)
                out += drafts
                continue
        columns = _flat_header(body, i)
        if columns:
            drafts, i = _flat(body, i, columns)
            out += drafts
            continue
        i += 1
    return out


def _is_header(columns: list[str | None]) -> bool:
    known = {c for c in columns if c}
    return len(known) >= 2 and bool(known & {"asked", "question", "topic"}) and "answer" in known


def _flat_header(body: Body, i: int) -> list[str | None]:
    """Three to five short paragraphs in a row that are all column names."""
    columns: list[str | None] = []
    for para in body.paras[i : i + 6]:
        name = _column(para.text) if body.is_free(para) and len(para.text) < 40 else None
        if name is None and columns == ["asked"] and re.fullmatch(r"[A-Z][\w ]{2,24}", para.text):
            name = "topic"  # whatever the questions in the table are about: "Indicator"
        if name is None or name in columns:
            break
        columns.append(name)
    return columns if len(columns) >= 3 and _is_header(columns) else []


def _rows(body: Body, i: int, columns: list[str | None]) -> tuple[list[Draft], int]:
    out: list[Draft] = []
    body.take([body.paras[i]])
    i += 1
    while i < len(body.paras) and body.paras[i].cells and body.is_free(body.paras[i]):
        para = body.paras[i]
        if columns == ["question", "answer"] and led(para):
            draft, i = under_names(body, i)
            out.append(draft)
            continue
        draft = Draft(para.start, para.end)
        at = para.start
        for name, cell in zip(columns, para.cells, strict=False):
            start = body.stream.text.find(cell, at, para.end) if cell else at
            start = at if start < 0 else start
            _cell(draft, name, cell, start, start + len(cell))
            at = start + len(cell)
        if draft.question or draft.answer or draft.topic:
            _spoken(body, para, draft)
            out.append(draft)
            body.take([para])
            _answered_within(body, draft)
        i += 1
        if out and draft is out[-1] and draft.answer is None and "answer" in columns:
            below, i = _below(body, i, draft)
            out += below
    return out, i


def _below(body: Body, i: int, draft: Draft) -> tuple[list[Draft], int]:
    """The reply to a row whose last cell stands under it, and supplementaries with theirs: those are new exchanges."""
    out: list[Draft] = []
    while i < len(body.paras) and not body.paras[i].cells and body.is_free(body.paras[i]):
        para = body.paras[i]
        further = SUPPLEMENTARY.match(para.text)
        if para.section in ("label", "documents") or para.kind == "heading" or (draft.answer and not further):
            break
        if further:
            asked, answered = list(draft.questioners), list(draft.respondents)
            draft = Draft(para.start, para.end, questioners=asked, respondents=answered, supplementary=True)
            cut = after_question(para.text, further.end())
            draft.question = (para.start, para.start + cut if cut else para.end)
            draft.answer = (para.start + cut, para.end) if cut else None
            out.append(draft)
        else:
            draft.answer, draft.end = (para.start, para.end), para.end
        body.take([para])
        i += 1
    return out, i


def _spoken(body: Body, para: Para, draft: Draft) -> None:
    """Who asks and who answers, where no column tells and the cells themselves do: "Cllr Lee: why …?"."""
    asks = draft.question
    if asks and not draft.questioners:
        opens = parties(body.stream.text[asks[0] : min(asks[1], asks[0] + 80)])[:1]
        led = opens and opens[0].start == 0 and re.match(r"\s*[:–-]", body.stream.text[asks[0] + opens[0].end :][:4])
        add_people(draft.questioners, opens[0].people if led else ())
    if draft.answer and not draft.respondents:
        for act in (a for s in body.acts(para) for a in s.acts if not a.pronoun):
            if draft.answer[0] <= act.start and any(body.cast.side(p) == "answer" for p in act.people):
                add_people(draft.respondents, act.people)


def _cell(draft: Draft, name: str | None, text: str, start: int, end: int) -> None:
    if name == "asked":
        add_people(draft.questioners, named_people(text))
    elif name == "answered":
        add_people(draft.respondents, named_people(text))
        draft.addressed = list(draft.respondents)
    elif name == "topic" and text:
        draft.topic = text
        draft.question = draft.question or (start, end)
    elif name == "question" and text:
        draft.question = (start, end)
    elif name == "answer" and text:
        draft.answer = (start, end)


def _flat(body: Body, i: int, columns: list[str | None]) -> tuple[list[Draft], int]:
    """Cells one a paragraph: a row begins where somebody is named alone, or with the cells that stand before the name.

    What is missing is left out. Each row is kept with the name first.
    """
    cells_kept = [name for name in columns if name != "number"]
    before = cells_kept.index("asked") if "asked" in columns else 0
    ahead: list[Para] = []
    paras = body.paras
    body.take(paras[i : i + len(columns)])
    j = i + len(columns)
    rows: list[list[Para]] = []
    while (
        j < len(paras)
        and body.is_free(paras[j])
        and paras[j].section not in ("documents", "label")
        and paras[j].kind != "heading"
    ):
        if "number" in columns and _NUMBER.fullmatch(paras[j].text):
            body.take([paras[j]])
        elif _names_only(paras[j], columns, rows) or _no_asker(paras, j, columns, rows):
            cells = rows[-1] if rows else ahead
            own = cells[len(cells) - before :]
            del cells[len(cells) - before :]
            rows.append([paras[j], *own])
        elif rows:
            rows[-1].append(paras[j])
        elif len(ahead) < before:
            ahead.append(paras[j])
        else:
            break
        j += 1
    beyond = _beyond(rows, len(cells_kept))
    if beyond:
        rows[-1], j = rows[-1][: len(rows[-1]) - len(beyond)], j - len(beyond)
    out: list[Draft] = []
    for row in rows:
        draft = _row(row, columns)
        if not draft.questioners and out:
            add_people(draft.questioners, out[-1].questioners)  # a cell that reaches over several rows
        body.take(row)
        _answered_within(body, draft)
        out.append(draft)
    return out, j


def _beyond(rows: list[list[Para]], cells: int) -> list[Para]:
    """What follows the last row: nothing tells where that ends, so it is no longer than the longest of the others.

    Where every further paragraph of a cell says first who speaks, or the page leaves more room after the table than
    within it, the last row ends there.
    """
    if len(rows) < 2:
        return []
    last, longest = rows[-1], max(len(row) for row in rows[:-1]) if len(rows) > 2 else len(rows[-1])
    room = max(p.gap for row in rows for p in row[:cells])
    led = any(row[cells:] for row in rows[:-1]) and all(_LED_BY.match(p.text) for row in rows[:-1] for p in row[cells:])
    ends = (k for k, p in enumerate(last) if k >= cells and (p.gap > room or (led and not _LED_BY.match(p.text))))
    return last[min(longest, next(ends, longest)) :]


_LED_BY = re.compile(r"^(?=[A-Z])([^:?.\n]{3,60}):\s+(?=\S)", re.M)
"""Who speaks in a cell that says so first: "Director of Roads: In May."."""
_NUMBER = re.compile(r"\(?[A-Z]{0,3}\d{1,3}[a-z]?[.)]?")


def _no_asker(paras: list[Para], j: int, columns: list[str | None], rows: list[list[Para]]) -> bool:
    """Whether a subject stands where a name should: the row above has its reply, and a reply follows."""
    return (
        "topic" in columns
        and "question" not in columns
        and "answered" not in columns
        and bool(rows)
        and len(rows[-1]) >= 3
        and len(paras[j].text) < 120
        and not paras[j].text.endswith((".", ":", ";"))
        and j + 1 < len(paras)
        and paras[j + 1].text.endswith(".")
    )


def _answered_within(body: Body, draft: Draft) -> None:
    """Who speaks in the reply, where no cell names who answers."""
    if draft.respondents or draft.answer is None:
        return
    text = body.stream.text[slice(*draft.answer)]
    add_people(draft.respondents, (person for led_by in _LED_BY.findall(text) for person in named_people(led_by)))
    if draft.respondents:
        return
    for sentence in read_acts(text, draft.answer[0]):
        for act in sentence.acts:
            if act.kind != "ask" and not act.pronoun and any(body.cast.side(p) == "answer" for p in act.people):
                add_people(draft.respondents, act.people)
    named = [p for party in parties(text) for p in party.people if is_holder_office(body.cast.office(p))]
    offices = {(p.office or p.words).lower().removeprefix("the ") for p in named}
    if not draft.respondents and len(offices) == 1:
        add_people(draft.respondents, named[:1])


def _names_only(para: Para, columns: list[str | None], rows: list[list[Para]]) -> bool:
    """Whether a cell is a name alone, and the row before it is as good as full."""
    found = parties(para.text)
    if not found or found[0].start > 4 or found[-1].end < len(para.text.rstrip(" .:")) - 30 or len(para.text) > 90:
        return False
    if found[0].kind in ("role", "generic") and ("answered" in columns or found[-1].end < len(para.text)):
        return False
    return not rows or len(rows[-1]) >= 2


def _row(row: list[Para], columns: list[str | None]) -> Draft:
    draft = Draft(min(row[0].start, row[-1].start, *(p.start for p in row[1:2])), max(row[0].end, row[-1].end))
    people = named_people(row[0].text)
    add_people(draft.questioners, people)
    rest = row[1:] if people else row
    if "answered" in columns and rest:
        people = named_people(rest[0].text)
        if people and len(rest[0].text) < 100 and not rest[0].text.rstrip().endswith(("?", ".")):
            add_people(draft.respondents, people)
            draft.addressed = list(people)
            rest = rest[1:]
    if "topic" in columns and rest and len(rest[0].text) < 160:
        draft.topic = rest[0].text.strip()
        draft.question = (rest[0].start, rest[0].end)
        rest = rest[1:]
    if "question" in columns and rest:
        draft.question = (rest[0].start, rest[0].end)
        rest = rest[1:]
    if rest:
        draft.answer = (rest[0].start, rest[-1].end)
    return draft
