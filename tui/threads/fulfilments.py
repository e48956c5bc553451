"""Later passages that may show an undertaking kept: offered to a person with a score, never accepted by the program.

The weights were set on two offices of ``tests/gold/threads`` and on ``tests/gold/sample``; a third office was kept out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from tui.text import fold
from tui.threads.terms import Abbreviations, keys_of, stem, without_people, words_of

OFFER = 0.35
"""Least score at which a passage is offered."""
MOST = 3
WORDS, MATTER = 0.3, 0.5
"""Weights of the likeness of the undertaking itself, and of the exchange in which it stands."""
SAME_PAPER, ADDRESSEE, REPORTED, SENT, STILL_TO_COME = 0.2, 0.1, 0.15, 0.03, -0.06
"""The same kind of paper is named; the addressee is; it stands outside any exchange; it was sent; it lies ahead."""
CARRIER = 0.3
"""Weight of a word for the paper or its sending, which says nothing of its matter."""
SURELY, LEAST, OF_ALL = 3, 2, 0.4
"""Telling words, the addressee's name among them, by which a denial is of an undertaking; fewer if these are most."""
_INDEXED = 14


@dataclass(frozen=True, slots=True)
class Owed:
    """An undertaking, action or recommendation for which later papers are searched."""

    key: str
    text: str
    about: str = ""
    """The words round it: topic, question and answer of its exchange; where it stands in none, its own."""
    date: str | None = None
    council: str | None = None
    office: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A passage of a paper: an exchange, or a paragraph, action or decision outside any."""

    key: str
    """Of the exchange, or of the item for what stands outside any."""
    text: str
    date: str | None
    council: str | None = None
    office: str | None = None
    exchange: bool = True
    title: str = ""
    """Of its item."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage offered as showing that an undertaking was kept."""

    owed: str
    later: Later
    sentence: str
    """The run of the passage that says so."""
    score: float
    why: str
    """The program's own words: what the two have in common."""


_SENT = (
    r"sent|circulated|shared|received|provided|supplied|e-?mailed|written|told|published|put|placed|laid"
    r"|handed|tabled|attached|given|gone"
    r"|reached|shown|brought|presented|distributed|issued|invited"
)
_SENT_AS = re.compile(
    rf"\b(?:had|has|have|was|were|been) (?:\w+ ){{0,3}}?(?:{_SENT}|before (?:it|the)|on the)\b"
    r"|\b(?:tabled|laid round|handed|attached|in members' packs|appendix|sat down with|looked round"
    r"|received the|considered (?:the|in)"
    r"|introduced a|glad to have|thank)\b|\bI wrote\b|had come (?:with|to)|\b(?:I|he|she) had written\b|set out in",
    re.I,
)
_DONE = re.compile(
    rf"\b(?:had|has|have|was|were) (?:\w+ ){{0,4}}?(?:{_SENT}|wrote|considered|reported|set out|held"
    rf"|looked|met|sat|visited|spoken|made|done"
    r"|completed|changed|seen|passed|opened|taken|agreed|had|been|appended|enclosed|submitted|introduced|emptied)\b"
    r"|\b(?:received|considered)\b|\bin packs\b|\bon the (?:website|members' portal|agenda)\b"
    r"|\breached (?:me|members|them|him|her)\b",
    re.I,
)
_NOT_DONE = re.compile(
    r"\b(?:had|has|have|was|were) (?:still |yet )?not (?:yet |been |had |in fact )*"
    r"(?:received|sent|seen|heard|come|had|arrived|taken|been|done|ready|brought)"
    r"|\bstill (?:not|waiting|awaited|to)\b|\bin vain\b|\bnot yet\b|\bnever\b|\bno longer\b"
    r"|\bcould not find\b|\bnot ready\b|\bunable to say\b"
    r"|\b(?:had|has|have|was|were|did) not(?=[,.;:]| but\b)"
    r"|\b(?:believed|thought|understood)\b[^.;]{0,40}\bto have been\b"
    r"|\bnotice (?:had|has) been (?:given|received)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:had|has|have|was|were|did) (?:still |yet )?not (?:yet |still |been |had |in fact )*"
    r"(?:received?|sent|seen?|heard?|come|arrived?|reached?|done|ready|brought|bring|circulated?|provided?|supplied|kept)\b"
    r"|\bstill (?:waiting|awaited|awaiting|to come)\b|\bin vain\b|\bnever (?:been |yet )?"
    r"(?:received|sent|seen|come|arrived|reached|brought|circulated|provided|supplied)\b|\bnot (?:yet )?ready\b",
    re.I,
)
"""What says outright that a thing promised has not come."""
_BEFORE_IT = 2
"""Sentences before a denial in which the thing may be named: "the plan was due in January. … It was not ready"."""
_A_BODY = re.compile(r"\b(?:members?|councillors|committee|panel|board|cabinet|council|commission|group)$", re.I)
_FUTURE = re.compile(r"\b(?:would|will|hoped to|aimed to|undertook to|agreed to|could)\b", re.I)
_QUESTION = re.compile(r"\?|\basked (?:the [A-Z]\w+ ?\w* )?(?:whether|if|when|how|why|what|which|for)\b", re.I)
_ASKED_BACK = re.compile(
    r"\b(?:asked for in|called for|requested|promised|undertook|had been asked|further to|reminded)\b", re.I
)
_SPELT = re.compile(r"[A-Za-zÀ-ÿ][\w'’]+|[A-Z]\d+")
_PAPERS = frozenset(
    """
report note paper list letter reply answer response briefing survey figures figure number numbers data count
counts table copy findings evaluation study review draft plan programme summary account audit assessment policy
strategy map order visit sheet page results text
""".split()
)
_CARRIERS = frozenset(
    stem(w)
    for w in """
send sent bring brought provide provided supply share shared circulate circulated write written wrote letter
list table paper note report briefing copy reply answer summary account study data programme set give given put
place placed publish published website show shown tell told let laid handed tabled find found look asked ask
made done take taken come came gone held reach reached people work keep kept
""".split()
)


class Papers:
    """A council's passages, ready to be searched for what became of undertakings."""

    def __init__(self, later: Sequence[Later], abbreviations: Abbreviations | None = None) -> None:
        self._later = later
        self._short = abbreviations or Abbreviations()
        words = [words_of(one.text, self._short) for one in later]
        self._df: Counter[str] = Counter(k for one in words for k in one)
        self._count = len(later) + 1
        self._vectors = [self._vector(one) for one in words]
        self._index: dict[str, list[int]] = defaultdict(list)
        for n, vector in enumerate(self._vectors):
            for word in _heaviest(vector):
                self._index[word].append(n)

    def offers(self, owed: Owed, refused: Iterable[str] = ()) -> list[Offer]:
        """At most ``MOST`` later passages of the same council, the likeliest first; none below ``OFFER``.

        Passages whose keys are in ``refused`` are not offered again.
        """
        words = self._vector(words_of(owed.text, self._short))
        matter = self._vector(words_of(owed.about, self._short)) if owed.about else words
        papers = _papers(owed.text)
        not_again = set(refused)
        found = []
        for n in self._near(words, matter):
            one = self._later[n]
            if one.council != owed.council or not _is_later(one.date, owed.date) or one.key in not_again:
                continue
            if owed.office and one.office and owed.office != one.office:
                continue
            near = WORDS * _shared(words, self._vectors[n]) + MATTER * _shared(matter, self._vectors[n])
            best = max(((near + _cues(s, owed, one, papers), s) for s in kept(one.text)), default=(0.0, ""))
            if best[0] >= OFFER:
                found.append(Offer(owed.key, one, best[1], round(best[0], 3), _common(owed.text, best[1], words)))
        return sorted(found, key=lambda o: (-o.score, o.later.date or ""))[:MOST]

    def denials(self, owed: Owed) -> list[Offer]:
        """Later passages that say that it has not been kept, the likeliest first: shown, and never as its fulfilment.

        The denial, or the sentence right before one that names little, must share telling words with the undertaking.
        """
        words = self._vector(words_of(owed.text, self._short))
        mine = set(keys_of(without_people(owed.text)))
        found = []
        for n in self._near(words):
            one = self._later[n]
            other = owed.office and one.office and owed.office != one.office
            if one.council != owed.council or not _is_later(one.date, owed.date) or other:
                continue
            for run in denied(one.text):
                named = _named(owed.to, run) and not _A_BODY.search(owed.to or "")
                shared = mine & set(keys_of(without_people(run)))
                telling = len(shared - _CARRIERS)
                count, most = telling + named, OF_ALL * len(mine - _CARRIERS)
                if telling and (count >= SURELY or (count >= LEAST and count >= most)):
                    score = sum(words.get(k, 0.0) for k in shared) + named
                    found.append(Offer(owed.key, one, run, round(score, 3), _common(owed.text, run, words)))
                    break
        return sorted(found, key=lambda o: (-o.score, o.later.date or ""))[:MOST]

    def _near(self, *vectors: dict[str, float]) -> Iterator[int]:
        yield from sorted({n for vector in vectors for word in _heaviest(vector) for n in self._index.get(word, ())})

    def _vector(self, words: dict[str, float]) -> dict[str, float]:
        raw = {
            k: min(x, 2.0) * (CARRIER if k in _CARRIERS else 1.0) * log(self._count / max(1, self._df.get(k, 1)))
            for k, x in words.items()
        }
        length = sqrt(sum(x * x for x in raw.values())) or 1.0
        return {k: x / length for k, x in raw.items()}


def _common(owed: str, sentence: str, weights: Mapping[str, float]) -> str:
    """The words that stand in both quotations, the most telling first, as the second spells them."""
    both = set(keys_of(without_people(owed))) & set(keys_of(without_people(sentence)))
    if not both:
        return "no telling word in common, alike only in the words round them"
    spelt = {stem(fold(w)): w for w in reversed(_SPELT.findall(without_people(sentence)))}
    shared = [k for k in sorted(both, key=lambda k: (-weights.get(k, 0.0), k)) if k in spelt]
    return "in common: " + ", ".join(spelt[k] for k in shared[:4])


def kept(text: str) -> list[str]:
    """The sentences of a passage that say that something was done or sent, and neither ask for it nor miss it."""
    out = []
    for sentence in sentences(text):
        asks = _QUESTION.search(sentence) and not _ASKED_BACK.search(sentence)
        if (_SENT_AS.search(sentence) or _DONE.search(sentence)) and not asks and not _NOT_DONE.search(sentence):
            out.append(sentence)
    return out


def denied(text: str) -> list[str]:
    """The runs of a passage that say that something has not come, each with the sentences in which it may be named."""
    found = [s.strip() for s in re.split(r"(?<=[.?!])\s+(?=[A-Z“\"‘])", text)]
    out = []
    for n, sentence in enumerate(found):
        if _DENIED.search(sentence) and not sentence.endswith("?"):
            start = n if len(set(keys_of(without_people(sentence)))) > 3 else max(0, n - _BEFORE_IT + 1)
            out.append(" ".join(found[start : n + 1]))
    return out


def _named(to: str | None, text: str) -> bool:
    """Whether the one to whom it was promised is named in a text."""
    name = (to or "").split()[-1:]
    return bool(name) and name[0][:1].isupper() and name[0] in text


def sentences(text: str) -> list[str]:
    """A passage in sentences; parts set off by a semicolon or colon are sentences too."""
    return [s.strip() for s in re.split(r"(?<=[.?!;:])\s+(?=[A-Z“\"‘a-z])", text) if len(s.split()) > 3]


def _cues(sentence: str, owed: Owed, one: Later, papers: set[str]) -> float:
    score = SENT if _SENT_AS.search(sentence) else 0.0
    score += SAME_PAPER if papers & _papers(sentence) else 0.0
    score += STILL_TO_COME if _FUTURE.search(sentence) else 0.0
    score += 0.0 if one.exchange else REPORTED
    return score + (ADDRESSEE if _named(owed.to, sentence) else 0.0)


def _papers(text: str) -> set[str]:
    return set(_PAPERS.intersection(re.findall(r"[a-z]+", text.lower())))


def _shared(left: dict[str, float], right: dict[str, float]) -> float:
    return sum(x * right[k] for k, x in left.items() if k in right)


def _heaviest(vector: dict[str, float]) -> list[str]:
    return sorted(vector, key=lambda k: -vector[k])[:_INDEXED]


def _is_later(date: str | None, than: str | None) -> bool:
    return date is not None and than is not None and date > than
