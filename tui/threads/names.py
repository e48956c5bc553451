"""What a thread is called: a run of words from its documents, chosen by how much of the thread it covers.

Candidates are the clerk's topic labels, the matter that an item's title names, and runs of words that the exchanges
have in common; where these cover too little, what the first exchange asks. The words stand in the documents; that just
these are the name is the program's choice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from thefuzz import fuzz

from tui.text import fold, one_line, shorten
from tui.threads.passages import Passage
from tui.threads.terms import Abbreviations, answer_of, head_of, keys_of, sentences_of, title_of, without_people

ALIKE = 85
"""Least ``ratio`` or ``token_sort_ratio`` of two labels, abbreviations written out, at which they are one."""
LONGEST = 60
RUN = 5
"""Most words of a run."""
COVERS = 0.4
"""Least share of a thread's exchanges that have the words of its name."""
READ = 40
"""Exchanges of a thread that are read for its name, the latest."""

_WORDS = re.compile(r"[A-Za-zÀ-ÿ][\w'’]*(?:-\w+)*|\d+(?![\d,.%]*\d)(?: mph)?|[^\w\s]+")
_WITHIN = frozenset("of for to and in on the with from at a by".split())
_ACTION = re.compile(r"(?:ed|[^o]ing|ly)$")
_THING = frozenset("building housing parking lighting fostering funding training heating cycling gritting".split())
_ASKED = re.compile(
    r"\b(?:asked|enquired|queried|questioned|wished to know|wanted to know|question|concern(?:ed)?|raised)\b"
    r"[^.?]{0,40}?\s"
    r"(?P<how>about|for|regarding|concerning|as to|on|(?=how |why |when |what |where |who |which |whether |if ))\s*",
    re.I,
)
_CLAUSE_ENDS = re.compile(
    r"[,;:?“”\"(]|\.(?!\d)|\s[–—]\s|\s(?:since|because|which|who|as (?:it|he|she|the|they)|"
    r"and (?:how|why|when|what|if))\s"
)
_PUT = re.compile(
    r"\b(?:How|What|Why|When|Who|Where|Which|Will|Is|Are|Does|Do|Did|Can|Could|Would|Should|Has|Have|Was|Were)\b"
)
"""The first word of a question put in so many words."""
_LEFT_OVER = re.compile(r"^(?:the|a|an|that|who)\s+", re.I)


def merged(labels: Iterable[str], abbreviations: Abbreviations | None = None) -> list[tuple[str, int]]:
    """Labels that mean the same as one, with how often they stand: the commonest form first."""
    short = abbreviations or Abbreviations()
    groups: list[tuple[str, Counter[str]]] = []
    for label in labels:
        written = fold(short.expand(label))
        for known, forms in groups:
            if max(fuzz.ratio(written, known), fuzz.token_sort_ratio(written, known)) >= ALIKE:
                forms[one_line(label)] += 1
                break
        else:
            groups.append((written, Counter([one_line(label)])))
    counted = [(forms.most_common(1)[0][0], sum(forms.values())) for _, forms in groups]
    return sorted(counted, key=lambda one: -one[1])


@dataclass(slots=True)
class _Candidate:
    """Words that may be the name: as they are written, and what speaks for them."""

    forms: Counter[str] = field(default_factory=Counter)
    labels: int = 0
    titled: int = 0
    written: str = ""
    """The label, else what the title names."""


def name(members: Sequence[Passage], abbreviations: Abbreviations | None = None) -> str:
    """A thread's name: the words that cover most of it, labels before other runs; else what was asked first."""
    short = abbreviations or Abbreviations()
    read = list(members[-READ:])
    candidates = _candidates(read, short)
    texts = [
        frozenset(keys_of(short.expand(f"{p.title} {p.topic or ''} {p.question or ''} {answer_of(p)}"))) for p in read
    ]
    best = max(((_worth(keys, one, texts), -len(keys), keys) for keys, one in candidates.items()), default=(0.0, 0, ()))
    chosen = candidates.get(best[2])
    alone = len(read) == 1 and chosen is not None and not chosen.labels and _ASKED.search(read[0].question or "")
    if chosen is None or best[0] == 0 or alone:
        return shorten(_asked(read[0]), LONGEST)
    return shorten(_headed(_form(best[2], candidates)), LONGEST)


def _form(keys: tuple[str, ...], candidates: Mapping[tuple[str, ...], _Candidate]) -> str:
    """How a candidate is written: as the label or title that begins with it, with the capitals that are usual."""
    longer = [k for k, one in candidates.items() if (one.labels or one.titled) and k[: len(keys)] == keys]
    written = max(longer, key=lambda k: (candidates[k].labels, candidates[k].titled, -len(k)), default=keys)
    one = candidates[written]
    form = one.written or max(one.forms.items(), key=itemgetter(1, 0))[0]
    same = {other: count for other, count in one.forms.items() if other.casefold() == form.casefold()}
    return max(same.items(), key=itemgetter(1, 0))[0] if same else form


def _candidates(members: Sequence[Passage], short: Abbreviations) -> dict[tuple[str, ...], _Candidate]:
    found: dict[tuple[str, ...], _Candidate] = defaultdict(_Candidate)
    for label, count in merged((p.topic.strip(" –—-:") for p in members if p.topic), short):
        if keys := tuple(keys_of(short.expand(label))):
            found[keys].labels += count
            found[keys].forms[label] += count
            found[keys].written = found[keys].written or label
    for head, count in merged((h for p in members if (h := head_of(title_of(p)))), short):
        if keys := tuple(keys_of(short.expand(head))):
            found[keys].titled += count
            found[keys].forms[head] += 0
            found[keys].written = found[keys].written or head
    if len(members) > 1:
        runs: Counter[tuple[str, ...]] = Counter()
        forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for p in members:
            mine = dict(_runs(p, short))
            runs.update(mine.keys())
            for keys, form in mine.items():
                forms[keys][form] += 1
        for keys, count in runs.items():
            if count > 1 or keys in found:
                found[keys].forms.update(forms[keys])
    return found


def _runs(passage: Passage, short: Abbreviations) -> Iterable[tuple[tuple[str, ...], str]]:
    """Runs of two to five words of what was asked and first answered, that begin and end with a word that tells."""
    first = sentences_of(answer_of(passage))[:1]
    for text in filter(None, (passage.topic, passage.question, *first)):
        words = _WORDS.findall(without_people(short.expand(text)).replace("  ", " | "))
        tells = [bool(keys_of(w)) and not _acts(w) for w in words]
        for start, told in enumerate(tells):
            if not told:
                continue
            for end in range(start + 1, min(start + RUN, len(words)) + 1):
                if not tells[end - 1] and words[end - 1].lower() not in _WITHIN:
                    break
                if tells[end - 1] and end - start > 1:
                    run = " ".join(words[start:end])
                    yield tuple(keys_of(run)), run


def _acts(word: str) -> bool:
    return bool(_ACTION.search(word)) and word.lower() not in _THING


def _worth(keys: tuple[str, ...], one: _Candidate, texts: Sequence[frozenset[str]]) -> float:
    """How well a candidate names a thread: what it covers, how much it tells, and whether it is a clerk's label."""
    covered = sum(text.issuperset(keys) for text in texts) / len(texts)
    label, title = one.labels / len(texts), one.titled / len(texts)
    if covered < COVERS and max(label, title) < COVERS / 2:
        return 0.0
    tells = 1 + 0.35 * (min(len(set(keys)), 3) - 1)
    return covered * tells + min(1.0, label * 2) + 0.3 * title


def _asked(passage: Passage) -> str:
    """What an exchange asks, in its own words: what follows "asked about", or the clause that it asks."""
    asked = passage.question or passage.text
    if asked[:13].lower().startswith(("question", "supplementary")) or "“" in asked:
        put = _PUT.search(asked, max(12, asked.find("“")))
        told, rest = None, asked[put.start() :] if put else asked
    else:
        told = _ASKED.search(asked)
        rest = asked[told.end() :] if told else asked
    clause = _CLAUSE_ENDS.split(one_line(rest), maxsplit=1)[0].strip()
    plain = _LEFT_OVER.sub("", clause) if told else clause
    plain = re.sub(r"^if\b", "whether", plain)
    if len(keys_of(plain)) < 1:
        plain = one_line(passage.question or passage.text)
    return _headed(plain)


def _headed(text: str) -> str:
    return text[:1].upper() + text[1:]
