"""Formal outcomes with their clauses, and the reasons given for them.

Lead words ("RESOLVED", "Resolved –", "It was RESOLVED to:", "AGREED RECOMMENDATIONS", …) open a block of clauses;
resolutions that lost their lead word are known by their mood ("(a) the report be approved"); outcomes told in a
sentence ("It was agreed to defer", "The report was noted") are read in ``outcomes``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.minutes import cues_decisions as cues
from tui.minutes.clauses import clauses_of
from tui.minutes.model import Decision, DecisionKind, Span
from tui.minutes.outcomes import kind_of, told, told_across
from tui.minutes.stream import Para

_OPEN = re.compile(r"(?:[;,:–-]|(?:^|\s)(?:and|or|that|to))$", re.I)
_THAT = re.compile(r"(?:[“\"]\s*)?(?:that|to)\b", re.I)
_SUB = re.compile(r"\d{1,3}\.\d{1,3}\.?\s+(?:that|to)\b", re.I)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an item settled. ``taken`` are the indexes (``Para.index``) of the paragraphs that say nothing else."""

    decisions: tuple[Decision, ...] = ()
    reasons: str | None = None
    taken: frozenset[int] = frozenset()
    labels: tuple[str, ...] = ()
    """The words that only head a decision or its reasons ("Reasons for decision:")."""


_LEAD_WORDS = 60
"""Characters: no lead word of a decision is longer."""


@dataclass(slots=True)
class _Block:
    """A decision with the paragraphs that it takes up whole."""

    kind: DecisionKind
    text: str
    clauses: list[str]
    start: int
    end: int
    section: str
    whole: list[int]
    label: str = ""


def decisions(paras: Sequence[Para], place: Callable[[int, int], Span] = Span) -> Outcome:
    """The decisions among the paragraphs of one item (its heading left out), in order, each once.

    A decision block and the minutes that repeat it count once. Linear in the length of the paragraphs.
    """
    blocks: list[_Block] = []
    led: set[int] = set()
    i = 0
    while i < len(paras):
        block, after = _block_at(paras, i)
        if block is not None:
            blocks.append(block)
            led.update(p.index for p in paras[i:after])
        i = max(after, i + 1)
    blocks += _headless(paras, led)
    for k, para in enumerate(paras):
        if para.index not in led and para.section != "label" and not any(para.index in b.whole for b in blocks):
            ahead = any(p.index in led for p in paras[k + 1 : k + 3])
            blocks += [
                _Block(kind, para.text[a:b], [para.text[a:b]], para.start + a, para.start + b, para.section, [])
                for kind, a, b in told(para.text, ahead)
            ]
            blocks += _across(paras[k - 1], para) if k and paras[k - 1].index not in led else []
    labels = tuple(b.label for b in blocks if b.label)
    blocks = _once(sorted(blocks, key=lambda b: b.start))
    reasons, given, heads = _reasons(paras)
    taken = frozenset(index for b in blocks for index in b.whole) | given | _repeats(paras, led)
    found = tuple(
        Decision(b.kind, b.text, tuple(b.clauses), place(b.start, b.end), _number(paras, b.start)) for b in blocks
    )
    return Outcome(found, reasons, taken, labels + heads)


def _across(before: Para, para: Para) -> list[_Block]:
    """What one paragraph proposed and the next says was agreed."""
    found = told_across(before.text, para.text)
    if found is None or before.section == "label":
        return []
    kind, a, b = found
    text = f"{before.text[a:]}\n{para.text[:b]}"
    return [_Block(kind, text, [text], before.start + a, para.start + b, para.section, [])]


def _number(paras: Sequence[Para], start: int) -> str | None:
    """The printed number of the paragraph that a decision opens: "12.6 RESOLVED – …"."""
    k = bisect_right(paras, start, key=lambda p: p.start) - 1
    if k < 0 or start - paras[k].start > _LEAD_WORDS:
        return None
    return paras[k].marker if re.fullmatch(r"\d[\d.]*", paras[k].marker) else None


def _repeats(paras: Sequence[Para], led: set[int]) -> frozenset[int]:
    """Paragraphs that a lead word opens and nothing else stands in, whether or not they repeat another block."""
    return frozenset(
        p.index
        for p in paras
        if p.index in led and (lead := _lead(p)) is not None and lead[1] == 0 and lead[0] != "list"
    )


def _lead(para: Para) -> tuple[str, int, re.Match[str]] | None:
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
        return False
    return separated or (bool(m["that"]) and (not plain or _settles(m["that"], rest)))


def _settles(that: str, rest: str) -> bool:
    """ "Agreed that the report be noted", "Agreed to visit": what was settled and no opinion that was shared."""
    return that.lower().startswith("to") or (_subjunctive(rest) and cues.CLAUSE.search(rest[:160]) is not None)


def _block_at(paras: Sequence[Para], i: int) -> tuple[_Block | None, int]:
    """The decision whose lead word stands in a paragraph, and the number of the paragraph after it."""
    para = paras[i]
    lead = _lead(para)
    if lead is None or (lead[2]["word"].lower().startswith("decision") and not para.text[lead[2].end() :].strip()):
        return _under_heading(paras, i)
    shape, at, m = lead
    first = m.string[m.start("that") if m["that"] else m.end() :].strip()
    if not first and i + 1 < len(paras) and _lead(paras[i + 1]) is not None:
        return None, i + 1
    lines: list[Para] = []
    j = i + 1
    while j < len(paras) and _goes_on(first, lines, paras[j]):
        lines.append(paras[j])
        j += 1
    if not first.strip(" :;.–-") and not lines:
        return None, i + 1
    clauses = clauses_of(first.strip('“”" '), lines)
    opening = 0 if cues.MOVED.fullmatch(para.text[:at]) else at
    alone = opening == 0
    text = "\n".join([para.text[opening:], *(f"{p.marker} {p.text}".strip() for p in lines)])
    whole = [] if shape == "list" else [p.index for p in lines] + [para.index] * alone
    end = lines[-1].end if lines else para.end
    return _Block(kind_of(m["word"]), text, clauses, para.start + opening, end, para.section, whole), j


def _under_heading(paras: Sequence[Para], i: int) -> tuple[_Block | None, int]:
    """The decision that stands under a bare heading "Decision", without a lead word of its own."""
    j = i + 1
    if not cues.HEAD.fullmatch(paras[i].text.strip()) or j == len(paras) or not cues.DECIDES.match(paras[j].text):
        return None, i + 1
    if _lead(paras[j]) is not None and not paras[j].marker:
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
    return _Block("decided", text, clauses, start, end, section, whole, paras[i].text), j + 1


def _goes_on(first: str, lines: Sequence[Para], para: Para) -> bool:
    """Whether a paragraph still belongs to the decision above it."""
    text = para.text
    if para.section in ("label", "documents") or para.kind == "heading" or cues.STOP.match(text):
        return False
    if _lead(para) is not None and not (para.marker and lines and lines[-1].marker):
        return False
    before = (lines[-1].text if lines else first).rstrip('”" ')
    if not before:
        return not (para.bold and len(text) < 60)
    if para.marker:
        if lines and lines[-1].marker:
            return True
        return _OPEN.search(before) is not None or re.match(r"\(?\w{1,3}[.)]\s", first) is not None
    if _OPEN.search(before):
        return True
    if _SUB.match(text):
        return True
    quoted = first[:1] in ("“", '"') and first.count("”") + first.count('"') % 2 == 1 and "”" not in first
    return quoted or (
        _THAT.match(text) is not None and _THAT.match(lines[0].text if lines and not first else first) is not None
    )


def _headless(paras: Sequence[Para], led: set[int]) -> list[_Block]:
    """Resolutions whose lead word was lost: "(a) the report be approved;", "That the report be noted."."""
    out: list[_Block] = []
    run: list[Para] = []
    before = ""
    for para in paras:
        goes_on = (
            bool(run) and _THAT.match(para.text) is not None and cues.ANY_CLAUSE.search(para.text[:600]) is not None
        )
        clause = para.index not in led and para.section not in ("label", "rubric")
        clause = clause and (_subjunctive(para.text) or goes_on)
        opens = (_THAT.match(para.text) is not None or bool(para.marker and not para.bullet)) and not before.endswith(
            (":", ":-")
        )
        if clause and (run or opens) and (not run or bool(para.marker) == bool(run[0].marker)):
            run.append(para)
        else:
            _close(run, out)
            run = []
        before = para.text.rstrip()
    _close(run, out)
    return out


def _subjunctive(text: str) -> bool:
    m = cues.CLAUSE.search(text[:600])
    return m is not None and cues.REPORTED.search(text[: m.end() + 1]) is None and not text.rstrip().endswith("?")


def _close(run: list[Para], out: list[_Block]) -> None:
    if run:
        text = "\n".join(f"{p.marker} {p.text}".strip() for p in run)
        kind: DecisionKind = "decided" if run[0].section == "decision" else "resolved"
        out.append(
            _Block(kind, text, clauses_of("", run), run[0].start, run[-1].end, run[0].section, [p.index for p in run])
        )


def _once(blocks: list[_Block]) -> list[_Block]:
    """Without what the minutes repeat of a decision block, in whichever order they stand."""
    out: list[_Block] = []
    for block in blocks:
        twin = next((b for b in out if b.section != block.section and _same(b, block)), None)
        if twin is None:
            out.append(block)
        else:
            twin.whole += block.whole
    return out


def _same(a: _Block, b: _Block) -> bool:
    return [re.sub(r"\W+", "", c.lower()) for c in a.clauses] == [re.sub(r"\W+", "", c.lower()) for c in b.clauses]


def _title(para: Para) -> bool:
    """Whether a paragraph heads what follows: a few words without a full stop, most of them in capitals."""
    words = re.findall(r"[A-Za-z][\w'’-]+", para.text)
    if para.marker or para.text.endswith((".", ",", ";", "?", "!")) or not 0 < len(words) <= 8:
        return False
    small = ("and", "of", "the", "to", "for", "in", "on", "by", "with")
    return all(w[0].isupper() or w in small for w in words)


def _reasons(paras: Sequence[Para]) -> tuple[str | None, frozenset[int], tuple[str, ...]]:
    """The reasons for the decision and the options considered, as one text; their paragraphs and labels."""
    lines: list[str] = []
    labels: list[str] = []
    taken: set[int] = set()
    under = ""
    for para in paras:
        m = cues.REASONS.match(para.text) or cues.OPTIONS.match(para.text)
        if m and len(para.text) - len(m["rest"]) < 60:
            under = "" if m["rest"] else "open"
            label = para.text[: m.start("rest")].rstrip()
            parted = cues.REASONS.match(para.text) and (not m["rest"] or label.endswith((":", ".", "–", "—", "-")))
            kept = m["rest"] if parted else para.text
            labels += [label] if parted else []
        elif para.label in ("reasons", "options"):
            kept = para.text
        elif under and not (
            para.section in ("label", "documents")
            or para.kind == "heading"
            or cues.STOP.match(para.text)
            or (lines and _title(para))
        ):
            kept = f"{para.marker} {para.text}".strip()
        else:
            under = ""
            continue
        taken.add(para.index)
        if kept and kept not in lines:
            lines.append(kept)
    return "\n".join(lines) or None, frozenset(taken), tuple(labels)
