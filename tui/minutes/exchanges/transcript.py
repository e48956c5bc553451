"""Speech told like a play: "Councillor Hart: Could the figures be split? / Councillor Rees: Yes."."""

from __future__ import annotations

from tui.minutes.exchanges.base import Body, Draft, add_people
from tui.minutes.people import Party, parties
from tui.minutes.stream import Para


def _speaker(para: Para) -> Party | None:
    """Who speaks, where a paragraph opens with a name or role and a colon."""
    if para.marker:
        return None
    head, colon, said = para.text[:120].partition(":")
    if not colon or not said.startswith(" ") or len(head) > 80:
        return None
    found = parties(head)
    if not found or found[0].start > 0 or found[0].kind not in ("name", "role") or len(found[0].people) > 1:
        return None
    return found[0] if not head[found[0].end :].strip() else None


def claim(body: Body) -> list[Draft]:
    """One exchange for each asking with what is said to it; a lone speaker with a colon is none."""
    out: list[Draft] = []
    run: list[tuple[Para, Party]] = []
    for para in body.paras:
        speaks = body.is_free(para) and para.section not in ("rubric", "documents", "label")
        speaker = _speaker(para) if speaks else None
        if speaker is not None:
            run.append((para, speaker))
            continue
        out += _exchanges(body, run)
        run = []
    return out + _exchanges(body, run)


def _exchanges(body: Body, run: list[tuple[Para, Party]]) -> list[Draft]:
    if len(run) < 2 or not any("?" in para.text for para, _ in run):
        return []
    out: list[Draft] = []
    for para, speaker in run:
        person = speaker.people[0]
        last = out[-1] if out else None
        asks = "?" in para.text and body.cast.side(person) != "answer"
        mine = last is not None and any(person.words == p.words for p in last.questioners)
        if last is None or (last.answer is not None and (asks or mine)):
            draft = Draft(para.start, para.end, question=(para.start, para.end))
            add_people(draft.questioners, [person])
            out.append(draft)
        elif mine:
            last.end, last.question = para.end, (last.start, para.end)
        else:
            last.answer = (last.answer[0] if last.answer else para.start, para.end)
            last.end = para.end
            add_people(last.respondents, [person])
    body.take(para for para, _ in run)
    return out
