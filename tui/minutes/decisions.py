"""Formal outcomes with their clauses, and the reasons given for them.

Put together here: blocks of clauses that a lead word opens (``resolutions``), resolutions that lost their lead word
(``wordless``), and outcomes told in a sentence, "The report was noted" (``outcomes``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.minutes import cues_decisions as cues
from tui.minutes.model import Decision, DecisionKind, Span
from tui.minutes.outcomes import told, told_across
from tui.minutes.resolutions import Block, block_at, lead_of
from tui.minutes.stream import Para
from tui.minutes.wordless import headless


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


def decisions(paras: Sequence[Para], place: Callable[[int, int], Span] = Span) -> Outcome:
    """The decisions among the paragraphs of one item (its heading left out), in order, each once.

    A decision block and the minutes that repeat it count once. Linear in the length of the paragraphs.
    """
    blocks: list[Block] = []
    led: set[int] = set()
    i = 0
    while i < len(paras):
        block, after = block_at(paras, i)
        if block is not None:
            blocks.append(block)
            led.update(p.index for p in paras[i:after])
        i = max(after, i + 1)
    blocks += headless(paras, led)
    for k, para in enumerate(paras):
        if para.index not in led and para.section != "label" and not any(para.index in b.whole for b in blocks):
            ahead = any(p.index in led for p in paras[k + 1 : k + 3])
            blocks += [_told(paras, k, kind, a, b) for kind, a, b in told(para.text, ahead)]
            blocks += _across(paras[k - 1], para) if k and paras[k - 1].index not in led else []
    labels = tuple(b.label for b in blocks if b.label)
    blocks = _once(sorted(blocks, key=lambda b: b.start))
    reasons, given, heads = _reasons(paras)
    taken = frozenset(index for b in blocks for index in b.whole) | given | _repeats(paras, led)
    found = tuple(
        Decision(b.kind, b.text, tuple(b.clauses), place(b.start, b.end), _number(paras, b.start)) for b in blocks
    )
    return Outcome(found, reasons, taken, labels + heads)


def _told(paras: Sequence[Para], k: int, kind: DecisionKind, a: int, b: int) -> Block:
    """An outcome told in a sentence, with the words under it where it ends in a colon: "… and agreed: "That …"."""
    para = paras[k]
    text = para.text[a:b]
    after = paras[k + 1] if text.endswith(":") and k + 1 < len(paras) else None
    if after is None or not re.match(r"[“\"]|that\b", after.text, re.I):
        return Block(kind, text, [text], para.start + a, para.start + b, para.section, [])
    return Block(kind, f"{text}\n{after.text}", [after.text], para.start + a, after.end, para.section, [])


def _across(before: Para, para: Para) -> list[Block]:
    """What one paragraph proposed and the next says was agreed."""
    found = told_across(before.text, para.text)
    if found is None or before.section == "label":
        return []
    kind, a, b = found
    text = f"{before.text[a:]}\n{para.text[:b]}"
    return [Block(kind, text, [text], before.start + a, para.start + b, para.section, [])]


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
        if p.index in led and (lead := lead_of(p)) is not None and lead[1] == 0 and lead[0] != "list"
    )


def _once(blocks: list[Block]) -> list[Block]:
    """Without what the minutes repeat of a decision block, in whichever order they stand."""
    out: list[Block] = []
    for block in blocks:
        twin = next((b for b in out if b.section != block.section and _same(b, block)), None)
        if twin is None:
            out.append(block)
        else:
            twin.whole += block.whole
    return out


def _same(a: Block, b: Block) -> bool:
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
