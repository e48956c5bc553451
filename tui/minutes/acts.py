"""Turns of speech: who asks and who answers, sentence by sentence.

A turn is a mention of somebody with a verb of speech right after it ("Councillor Lee asked", "the Director, in reply,
explained"), its passive ("concern was raised by", "it was explained by"), or a reply that names its question ("In
response to a question from Councillor Lee, the Director explained").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tui.minutes import cues
from tui.minutes.acts_insets import STANDS_IN, inset, read_out
from tui.minutes.acts_labels import after_words, labelled, settle, unsigned
from tui.minutes.acts_names import with_bare_names
from tui.minutes.acts_passive import LEAD, apart, by_party, with_lead, with_passive
from tui.minutes.acts_verbs import OF_MEMBERS, act_of
from tui.minutes.first_names import with_first_names
from tui.minutes.people import parties
from tui.minutes.person import Party, Person
from tui.minutes.phrases import in_small
from tui.minutes.speech import Act, Sentence, split_sentences

_TOGETHER = re.compile(
    r"(?:,?\s+(?:together |along |jointly )?with\s+(?:the )?(?:assistance (?:from|of)\s+|support (?:from|of)\s+|"
    r"help (?:from|of)\s+)?|,?\s+(?:assisted|supported|accompanied) by\s+)(?:the\s+)?$",
    re.I,
)
_QUOTED = re.compile(r"[“\"][^”\"]{1,400}[,.?!]?[”\"](?=\s)")
_ASKED_OF = re.compile(
    r"\s*,?\s+(?:was|were)\s+(?:also |then |further |next )?(?:asked|questioned|pressed|challenged)\b(?!\s+to\b)", re.I
)
_THEN_ASKED = re.compile(
    rf"(?:,|\b(?:and|but|then|although|while|also))\s+(?:(?:{'|'.join(cues.ADVERBS)}|so)\s+)*+"
    rf"(?:(?:he|she|they)\s+)?(?P<v>asked|queried|questioned|enquired|inquired|sought|requested|wondered|"
    rf"suggested|urged|called for|raised|challenged)\b"
    r"|\bbut (?:(?:he|she|they) )?(?P<v3>(?:was|were|remained) (?:\w+ )?(?:concerned|worried|disappointed|surprised|"
    r"puzzled|unclear|unsure|anxious)|(?:could|did) not (?:see|understand))\b"
    r"|,?\s(?P<v2>asking|requesting|querying|questioning|enquiring|seeking)\b",
    re.I,
)


def read_acts(text: str, base: int = 0, names: Mapping[str, Person] | None = None) -> list[Sentence]:
    """The sentences of a paragraph with the turns found in each. Text in quotation marks is speech and holds none.

    ``names`` are the first names by which the minutes call people.
    """
    sentences = split_sentences(text, base)
    for sentence in sentences:
        if not sentence.text.lstrip().startswith(("“", '"')):
            sentence.acts, sentence.mentions = _acts(sentence.text, sentence.start, names or {})
        elif quoted := _QUOTED.match(sentence.text.lstrip()):
            sentence.acts = _speaker_after(sentence, len(sentence.text) - len(sentence.text.lstrip()) + quoted.end())
    settle(sentences)
    return sentences


def _speaker_after(sentence: Sentence, at: int) -> list[Act]:
    """Who said what stands in quotation marks, where the sentence says so after them."""
    sentence.mentions = [p for p in parties(sentence.text) if p.start >= at]
    found = (after_words(sentence.text, party, sentence.start) for party in sentence.mentions[:1])
    return [replace(act, start=sentence.start) for act in found if act is not None]


def _acts(text: str, base: int, names: Mapping[str, Person]) -> tuple[list[Act], list[Party]]:
    mentions = with_first_names(text, with_bare_names(text, parties(text)), names)
    acts: list[Act] = []
    lead = LEAD.match(text.lstrip('(“" '))
    speakers, replied_to = inset(text, mentions)
    small = in_small(text)
    for i, party in enumerate(speakers):
        act = _was_asked(text, party, base, mentions) or labelled(text, party, base)
        act = act or act_of(text, small, party, base, mentions)
        if act is not None and party.start in replied_to and act.kind != "ask":
            act.kind, act.lead, act.lead_start = "reply", replied_to[party.start], act.start
        if act is None or act.weak:
            after = after_words(text, party, base)
            if after is not None:
                after.party = _with_company(text, speakers, i, acts)
                acts.append(after)
                continue
        if act is None or _SECONDED_BY.search(text, 0, party.start) or _only_settled(text, party, act.at - base):
            continue
        if _TO_SPEAK.match(text, party.end):
            act.kind, act.verb, act.weak = "present", "registered", False
        if acts and _goes_on(text, party, act.at - base, acts[-1]):
            continue
        if act.party is party:
            act.party = _with_company(text, speakers, i, acts)
        if ((party.kind == "pronoun" and i) or acts) and not _starts_clause(
            text, min(party.start, act.start - base), act.kind
        ):
            continue
        acts.append(act)
    for act in acts:
        _reply_within(text, base, act, mentions)
        read_out(text, base, act, mentions)
    initials = _led_by_initials(text, base)
    if initials and not any(a.start == base for a in acts):
        acts.insert(0, initials)
    _ask_later(text, base, acts)
    told = unsigned(text, base) if not acts else None
    if told:
        return [told], mentions
    if lead or STANDS_IN.match(text):
        acts, mentions = apart(text, base, acts, mentions)
    if lead:
        return with_lead(text, base, acts, mentions), mentions
    return with_passive(text, base, acts, mentions), mentions


_TO_SPEAK = re.compile(
    r"(?:,[^,]{1,60},)?\s+(?:who\s+)?(?:had|has|have)\s+(?:also |each |both )?(?:asked|given|registered|requested"
    r"|indicated|applied|signed up|expressed|notified)\b[^.;?]{0,60}?\b(?:speak|address (?:the|this))\b",
    re.I,
)
"""After whoever only gave notice of speaking: "Mr Lee had asked to speak"."""
_SECONDED_BY = re.compile(r"\b(?:proposed|seconded|moved) by(?: the)?\s*$", re.I)
"""Before whoever only stands by a proposal: "This was seconded by Councillor Lee and agreed"."""


_SETTLED_THAT = re.compile(
    r"\b(?:agreed|resolved|requested|recommended|proposed|suggested|hoped) that\s+(?:the\s+)?$", re.I
)


def _goes_on(text: str, party: Party, at: int, before: Act) -> bool:
    """Whether a verb is still that of who welcomed the person before it: "welcomed Ms Lee, and reminded Members"."""
    frames = before.verb in ("welcomed", "thanked", "invited", "introduced", "congratulated")
    return frames and re.match(r",\s+and\s+[a-z]", text[party.end : at]) is not None


def _only_settled(text: str, party: Party, at: int) -> bool:
    """Whether somebody does not speak but is to act: "It was agreed that the Engineer would follow up"."""
    if not re.match(r",?\s*(?:\w+\s+)?(?:would|will|should|could)\b", text[party.end : at]):
        return False
    return _SETTLED_THAT.search(text, max(0, party.start - 40), party.start) is not None


_INSERTED = re.compile(
    r"\s*,?\s*(?:in (?:answer|response|reply) to|(?:when|on being) asked by|"
    r"at the request of)\s+[^;.]{2,140}?(?:,|\bthat\b)",
    re.I,
)
"""After the verb: what is replied to, "The Solicitor explained, in answer to a question from Mrs Lee, that"."""


def _reply_within(text: str, base: int, act: Act, mentions: list[Party]) -> None:
    """A turn that says after its verb whose question it answers is a reply."""
    if act.kind not in ("answer", "neutral") or act.passive or act.lead:
        return
    m = _INSERTED.match(text, act.at - base)
    asked = [p for p in mentions if m and m.start() < p.start < m.end() and p.kind != "pronoun"]
    if asked:
        act.kind, act.lead = "reply", asked[0].people


def _with_company(text: str, mentions: list[Party], i: int, acts: list[Act]) -> Party:
    """The subject with those joined to it: "the Portfolio Holder and officers", "Councillor Lee, with Ms Ray,"."""
    party = mentions[i]
    j = i
    while j > 0:
        between = text[mentions[j - 1].end : mentions[j].start]
        if (
            not (re.fullmatch(r"\s*,?\s*(?:and|&)\s+", between) or _TOGETHER.fullmatch(between))
            or mentions[j - 1].kind == "pronoun"
        ):
            break
        j -= 1
    if j == i and not _TOGETHER.search(text[: party.start]):
        return party
    people = tuple(person for p in mentions[j : i + 1] for person in p.people)
    if _TOGETHER.search(text[: mentions[j].start]) and acts and acts[-1].party is not None:
        people = acts[-1].people + people
    return replace(party, start=party.start, people=people, plural=len(people) > 1)


_PLAINLY = re.compile(
    r"(?:(?!ha[ds]\b)[\w,]+\s+){0,4}?(?:asked|queried|enquired|inquired|wondered)\b|"
    r"(?:[\w,]+\s+){0,4}?(?:asked|enquired|inquired)\s+(?:if|whether|why|how|what|when|who|which|where)\b",
    re.I,
)
"""How whoever first told of something goes on to ask: "told the Committee that it was shut and asked when"."""
_OPINION = frozenset("accept agree think believe feel consider recall recognise support expect want".split())
"""Verbs by which either side says what it does not hold: "did not accept that and asked"."""


def _ask_later(text: str, base: int, acts: list[Act]) -> None:
    """A speaker who first remarks and then asks in one sentence asks: "referred to the plots and asked how"."""
    for i, act in enumerate(acts):
        opines = act.kind == "answer" and act.verb in _OPINION
        if not (opines or act.kind in ("neutral", "present", "answer")) or act.passive:
            continue
        stop = acts[i + 1].start - base if i + 1 < len(acts) else len(text)
        m = _THEN_ASKED.search(text, act.at - base, stop)
        if act.kind == "answer" and not opines and not (m and _PLAINLY.match(text[m.start() :])):
            continue
        if m and not OF_MEMBERS.match(text[max(m.start("v"), m.start("v2"), m.start("v3")) :]):
            act.kind, act.mixed = "ask", True


_CLAUSE_ENDS = (
    ",",
    ";",
    ":",
    "-",
    "–",
    ")",
    ".",
    "?",
    "”",
    '"',
    " and",
    " but",
    " then",
    " while",
    " whilst",
    " although",
    "Finally",
    "However",
    "Also",
    "That",
)


def _was_asked(text: str, party: Party, base: int, mentions: list[Party]) -> Act | None:
    """ "The Leader was asked by Councillor Lee why": the one who is asked will answer."""
    officers = party.kind == "generic" and re.search(r"\bofficers?$", party.text, re.I) is not None
    m = _ASKED_OF.match(text, party.end) if officers or party.kind in ("role", "name") else None
    if not m:
        return None
    by = by_party(text, m.end(), mentions)
    start = party.start
    return Act("ask", base + start, base + m.end(), by, passive=True, patient=party.people, verb="asked")


def _starts_clause(text: str, at: int, kind: str) -> bool:
    """Whether a new turn can begin here: at the start, after a comma, "and", "but"; an answer also after "which"."""
    before = text[:at].rstrip()
    return (
        not before
        or before.endswith(_CLAUSE_ENDS)
        or (before.endswith(" which") and (kind == "answer" or before.endswith(", which")))
    )


_INITIALS_SAY = re.compile(r"^(?P<name>(?!Q|A\b)[A-Z]{2,3})(?:\s?:|\s[-–—])\s+(?=\S)")
"""Initials that lead what somebody says: "LH - yes, two"."""


def _led_by_initials(text: str, base: int) -> Act | None:
    m = _INITIALS_SAY.match(text)
    if m is None:
        return None
    party = Party(0, m.end("name"), (Person(m["name"]),), "name", text=m["name"])
    kind = "ask" if re.search(r"\?[”\"')]*\s*$", text) else "answer"
    return Act(kind, base, base + m.end(), party, verb="said")
