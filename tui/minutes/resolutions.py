"""Resolutions under their lead word: "RESOLVED", "It was agreed that the following …:", "The grants were approved:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.minutes import cues_decisions as cues
from tui.minutes.clauses import clauses_of
from tui.minutes.model import DecisionKind
from tui.minutes.outcomes import kind_of
from tui.minutes.stream import Para

_OPEN = re.compile(r"(?:[;,:–-]|(?:^|\s)(?:and|or|that|to))$", re.I)
_THAT = re.compile(r"(?:[“\"]\s*)?(?:that|to)\b", re.I)
_LISTS = re.compile(r"\b(?:asked|said|stated|noted|advised|explained|reported|was|were|had|is|are|has|have)\b", re.I)
"""A sentence that only leads in to a list of facts."""
_SUB = re.compile(r"\d{1,3}\.\d{1,3}\.?\s+(?:that|to)\b", re.I)


@dataclass(slots=True)
class Block:
    """A decision with the paragraphs that it takes up whole."""

    kind: DecisionKind
    text: str
    clauses: list[str]
    start: int
    end: int
    section: str
    whole: list[int]
    label: str = ""


def lead_of(para: Para) -> tuple[str, int, re.Match[str]] | None:
    """The lead word of a paragraph: its kind ("block", or "list" for NOTED over points), where it begins, its match."""
    if para.section == "label" or (para.kind == "heading" and len(para.text) > 60):
        return None
    m = cues.LEAD.match(para.text)
    if m and _leads(para.text, m):
        rest = para.text[m.end() :].strip()
        alone = m["word"].lower() == "noted" and not rest and not m["that"]
        return ("list" if alone else "block", 0, m)
    opens = cues.OPENS.search(para.text)
    if opens and (again := cues.LEAD.match(para.text[opens.start("s") :])) is not None:
        return ("block", opens.start("by") if opens["by"] else opens.start("s"), again)
    following = cues.FOLLOWING.search(para.text)
    if following:
        return ("block", following.start(), following)
    inline = cues.INLINE.search(para.text)
    if inline:
        at = next(inline.start(name) for name in ("word", "mild", "last") if inline[name])
        again = cues.LEAD.match(para.text[at:])
        if again:
            return ("block", at, again)
    return None


def _leads(text: str, m: re.Match[str]) -> bool:
    """Whether the words that open a paragraph lead an outcome and do not merely tell of one."""
    word, rest = m["word"], text[m.end() :].strip()
    plain = word.lower() in (
        "noted",
        "agreed",
        "endorsed",
        "approved",
        "decision",
        "recommendation",
        "recommendations",
        "resolution",
    )
    separated = ":" in m["sep"] or re.search(r"[–—]|-\s", m["sep"] + " ") is not None
    if word.isupper():
        return not (
            word in ("DECISION", "RESOLUTION", "APPROVED", "ENDORSED") and rest and not (separated or m["that"])
        )
    if rest.endswith((":", ":-")) and len(rest) < 60 and m["before"].strip():
        return True
    if not rest:
        return bool(m["sep"].strip() or (m["that"] or "").strip() or not plain)
    if m["before"].strip() and not re.match(r"and\s+$", m["before"], re.I):
        return separated and not plain
    if not word[0].isupper():
        return bool(m["before"].strip()) and bool(m["that"]) and not plain
    return separated or (bool(m["that"]) and (not plain or _settles(m["that"], rest)))


def _settles(that: str, rest: str) -> bool:
    """ "Agreed that the report be noted", "Agreed to visit": what was settled and no opinion that was shared."""
    return that.lower().startswith("to") or (subjunctive(rest) and cues.CLAUSE.search(rest[:160]) is not None)


def block_at(paras: Sequence[Para], i: int) -> tuple[Block | None, int]:
    """The decision whose lead word stands in a paragraph, and the number of the paragraph after it."""
    para = paras[i]
    lead = lead_of(para)
    if lead is None or (lead[2]["word"].lower().startswith("decision") and not para.text[lead[2].end() :].strip()):
        return _under_opening(paras, i) or _under_heading(paras, i)
    shape, at, m = lead
    first = m.string[m.start("that") if m["that"] else m.end() :].strip()
    if not first and i + 1 < len(paras) and lead_of(paras[i + 1]) is not None:
        return None, i + 1
    lines: list[Para] = []
    j = i + 1
    while j < len(paras) and _goes_on(first, lines, paras[j]):
        lines.append(paras[j])
        j += 1
    if not first.strip(" :;.–-") and not lines:
        return None, i + 1
    clauses = clauses_of(first.strip('“”" '), lines)
    if [c.lower().strip(" .") for c in clauses] in (["none"], ["nil"], ["n/a"]):
        return None, j
    opening = 0 if cues.MOVED.fullmatch(para.text[:at]) else at
    alone = opening == 0
    text = "\n".join([para.text[opening:], *(f"{p.marker} {p.text}".strip() for p in lines)])
    whole = [] if shape == "list" else [p.index for p in lines] + [para.index] * alone
    end = lines[-1].end if lines else para.end
    return Block(kind_of(m["word"]), text, clauses, para.start + opening, end, para.section, whole), j


def _under_opening(paras: Sequence[Para], i: int) -> tuple[Block, int] | None:
    """The clauses under words that open a resolution without naming it one."""
    m = cues.WORDLESS.fullmatch(paras[i].text)
    recorded = m is None and paras[i].section == "decision" and _open_line(paras[i].text)
    if not (m or recorded) or i + 1 == len(paras) or paras[i].section in ("label", "rubric") or paras[i].marker:
        return None
    first = paras[i + 1]
    verb = cues.DECIDES.match(first.text)
    if not first.marker or first.bullet or (m and (not verb if m["body"] else m["that"] and _LISTS.search(m["that"]))):
        return None
    lines = [first]
    while i + 1 + len(lines) < len(paras) and _goes_on("", lines, paras[i + 1 + len(lines)]):
        lines.append(paras[i + 1 + len(lines)])
    text = "\n".join([paras[i].text, *(f"{p.marker} {p.text}".strip() for p in lines)])
    kind = "decided" if m is None else kind_of(verb[0]) if m["body"] and verb else "resolved"
    whole = [paras[i].index, *(p.index for p in lines)]
    clauses = clauses_of("", lines)
    return Block(kind, text, clauses, paras[i].start, lines[-1].end, first.section, whole), i + 1 + len(lines)


def _open_line(text: str) -> bool:
    """Whether a line under the label of a decision waits for its clauses: "The Cabinet Member approved:", "That"."""
    return len(text) < 200 and not re.search(r"[.?!;](?:\s|$)", text)


def _under_heading(paras: Sequence[Para], i: int) -> tuple[Block | None, int]:
    """The decision that stands under a bare heading "Decision", without a lead word of its own."""
    j = i + 1
    if not cues.HEAD.fullmatch(paras[i].text.strip()) or j == len(paras) or not cues.DECIDES.match(paras[j].text):
        return None, i + 1
    if (lead_of(paras[j]) is not None and not paras[j].marker) or _under_opening(paras, j):
        return None, i + 1
    lines = [paras[j]]
    while (
        j + 1 < len(paras)
        and _goes_on("", lines, paras[j + 1])
        and (paras[j + 1].marker or cues.DECIDES.match(paras[j + 1].text))
    ):
        j += 1
        lines.append(paras[j])
    text = "\n".join(f"{p.marker} {p.text}".strip() for p in lines)
    whole = [p.index for p in lines] + [paras[i].index]
    section = "decision" if paras[i].section == "label" else lines[0].section
    clauses, start, end = clauses_of("", lines), lines[0].start, lines[-1].end
    return Block("decided", text, clauses, start, end, section, whole, paras[i].text), j + 1


def _goes_on(first: str, lines: Sequence[Para], para: Para) -> bool:
    """Whether a paragraph still belongs to the decision above it."""
    text = para.text
    if para.section in ("label", "documents") or para.kind == "heading" or cues.STOP.match(text):
        return False
    if lead_of(para) is not None and not (para.marker and lines and lines[-1].marker):
        return False
    before = (lines[-1].text if lines else first).rstrip('”" ')
    if not before:
        return not (para.bold and len(text) < 60)
    if len(lines) < 12 and not before.endswith((".", ";", ":")) and _quote_open(first, lines):
        return True
    if para.marker:
        if lines and lines[-1].marker:
            return True
        begins = not lines and para.marker.strip("().") in ("1", "a", "A", "i", "I") and len(before) < 100
        if begins and not before.endswith((".", "?", "!")):
            return True
        return _OPEN.search(before) is not None or re.match(r"\(?\w{1,3}[.)]\s", first) is not None
    if _OPEN.search(before):
        return True
    if _SUB.match(text):
        return True
    return _THAT.match(text) is not None and _THAT.match(lines[0].text if lines and not first else first) is not None


def _quote_open(first: str, lines: Sequence[Para]) -> bool:
    """Whether a quotation was opened at the head of the resolution and not closed yet."""
    said = " ".join([first, *(p.text for p in lines)]).strip()
    return (said[:1] == "“" and "”" not in said) or (said[:1] == '"' and said.count('"') == 1)


def subjunctive(text: str) -> bool:
    m = cues.CLAUSE.search(text[:600])
    return m is not None and cues.REPORTED.search(text[: m.end() + 1]) is None and not text.rstrip().endswith("?")
