"""What stands before the first item: council, committee, date, place, and who attended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from tui.minutes.attendance import attendance, is_attendance
from tui.minutes.councils import council_line, in_head, in_words, on_site
from tui.minutes.dates import find_date, find_time
from tui.minutes.model import Attendee
from tui.minutes.speech import split_sentences
from tui.minutes.stream import Para, Stream

_MEETING_OF = re.compile(
    r"\b(?:meeting|session|sitting)\s+of\s+(?:the\s+)?(?P<c>.+?)(?=,?\s+(?:was |were |(?:is )?to be |will be )?"
    r"(?:held|convened|which took|"
    r"on\s+(?:the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)|on\s+(?:the\s+)?\d|at\s+\d|commenc|start)|"
    r"\s*[,–-]?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s*[,–-]?\s+\d{1,2}(?:[.:]\d\d\b|\s*[ap]\.?m)|"
    r"\s*[,–-]?\s+\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|$)",
    re.I,
)
_MINUTES_OF = re.compile(
    r"\b(?:minutes?|notes?|record|transcript)\s+(?:of\s+)?(?:the\s+)?(?:proceedings\s+)?(?:(?:of|"
    r"at)\s+(?:the\s+)?)?(?P<c>.+?)\s+(?:meeting\s+)?(?:was\s+)?held\b",
    re.I,
)
_COMMITTEE_DATE = re.compile(
    r"^(?P<c>[^.:]{3,140}?)\s*[-–,]\s*(?:dydd\s+\w+,|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[A-Z]|\d{1,2}[/.]\d{1,2}[/.]\d{4}\b)",
    re.I,
)
_COMMITTEE_LABEL = re.compile(r"^(?:name of )?(?:committee|meeting|panel|board|body)(?: name)?\s*:\s*(?P<c>.+)$", re.I)
_DATE_LABEL = re.compile(
    r"^(?:(?:meeting )?date(?: of (?:the )?(?:meeting|decision)| and time)?|decision date|"
    r"date decision (?:was )?(?:made|taken)|decided(?: at meeting)?)\s*[:|]\s*(?P<d>.+)$|"
    r"^(?:held|meeting held|minutes of (?:the|a) meeting held) on\b(?P<e>.+)$",
    re.I,
)
_DECIDED = re.compile(r"^decided(?: at meeting)?\s*[:|]\s*[\w/ ,]{8,30}?\s[-–—]\s(?P<c>[A-Z].{2,120})$", re.I)
"""Of a record: on which day, and in which meeting or session, it was decided."""
_DECIDING = re.compile(
    r"^decision[- ]?(?:maker|taker)\s*[:|]\s*(?P<c>"
    r"(?!.*\b(?:members?|leader|mayor|holder|head|director|officer|chief)\b)[^.;:]{3,120})$",
    re.I,
)
"""The body that decides, and no one person."""
_TRAILS = re.compile(
    r"\s*[-–,(]\s*(?:expired|decommissioned|until|postponed|new\b|ended|archived|dissolved|disbanded|cancelled|"
    r"from \d).*$",
    re.I,
)
_BODY = re.compile(
    r"\b(?:committee|panel|board|cabinet|council|commission|executive|forum|district|group|body|authority|assembly|"
    r"scrutiny|partnership|working (?:party|group)|team|task (?:and finish )?group|trust|pwyllgor|cabinet|"
    r"coiste|"
    r"bwrdd|panel|spc|federation|conference)\b",
    re.I,
)
_VENUE = re.compile(r"^(?:.{0,12}/\s*)?venue\s*:\s*(?P<v>.+?)(?:\.?\s*view directions)?$", re.I)


@dataclass(slots=True)
class Head:
    """What the head of a document states; ``None`` where it does not."""

    council: str | None = None
    committee: str | None = None
    date: str | None = None
    time: str | None = None
    venue: str | None = None
    status: str = "unknown"
    attendance: list[Attendee] = field(default_factory=list)
    disputed: tuple[str, ...] = ()
    """The dates (YYYY-MM-DD) stated as the meeting's own, where they disagree; then ``date`` is none of them."""


def tidy_committee(name: str) -> str | None:
    """A committee's name without what the site adds about its life, in title case where it was all capitals."""
    name = _TRAILS.sub("", " ".join(name.split())).strip(" ,-–.:")
    name = re.sub(r"(?<=\w)- (?=\w)", "-", name)
    name = re.sub(r"^(?:the\s+)?members of (?:the\s+)?(?=\w+ )", "", name, flags=re.I)
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)
    name = re.sub(
        r"^(?:(?:special|monthly|ordinary|annual|adjourned|extraordinary|statutory|online|remote|virtual|budget|"
        r"public|draft|inaugural|quarterly)\s+)*(?:meeting of\s+)(?:the\s+)?",
        "",
        name,
        flags=re.I,
    )
    if name.isupper() and len(name) > 6:
        small = {"Of", "And", "The", "For", "In", "On"}
        name = " ".join(
            w.lower() if w in small and i else w
            for i, w in enumerate(name.title().replace("'S", "'s").replace("’S", "’s").split())
        )
    return name or None


def read_head(stream: Stream, preamble: list[Para]) -> Head:
    """The head of a document, from what stands before its first item and from the site's own lines."""
    head = Head()
    paras = preamble[:60]
    _committee_and_date(head, paras, stream)
    _settle_date(head, paras, stream.document.facts.get("date"))
    head.council = _council(stream, paras, head)
    for para in paras:
        venue = _VENUE.match(para.text)
        if venue and head.venue is None:
            head.venue = venue["v"].strip(" .")
        if re.match(r"(?:draft|unconfirmed)\b", para.text, re.I) and len(para.text) < 200:
            head.status = "draft"
    head.attendance = attendance(paras)
    return head


def _committee_and_date(head: Head, paras: list[Para], stream: Stream) -> None:
    for i, para in enumerate(paras):
        text = para.text[:1500]
        label = _COMMITTEE_LABEL.match(text)
        if label and not find_date(text) and _BODY.search(text):
            head.committee = head.committee or tidy_committee(label["c"])
        decided = _DECIDED.match(text) or _DECIDING.match(text)
        if decided and _BODY.search(decided["c"]):
            head.committee = tidy_committee(decided["c"])
        stated = _DATE_LABEL.match(text)
        if stated and (found := find_date(text)) and head.date is None:
            head.date, head.time = found[0], find_time(text[found[2] :])
            head.committee = head.committee or _body_above(paras, i)
        if head.date is None and len(text) < 260 and (found := find_date(text)):
            pair = dated_body(text)
            if pair and not re.search(r"\bminutes of|\bheld\b", text, re.I):
                head.committee, head.date = head.committee or tidy_committee(pair["c"].split(" / ")[-1]), found[0]
                head.time = find_time(text[found[2] :])
        if (
            head.date is None
            and re.search(r"\bminutes\b|\bminute of\b|\bmeeting of\b|\bassembled\b", text, re.I)
            and not re.search(r"previous|last meeting|confirm the", text, re.I)
        ):
            _from_sentence(head, paras, i)
            if head.date is None and head.committee and re.search(r"\bheld\b", text, re.I):
                _from_lines(head, paras[:i], stream)
                return
    if head.date is None:
        _from_lines(head, paras, stream)


def dated_body(text: str) -> re.Match[str] | None:
    """A line that names a body and the day on which it met: "Planning Committee – 4 May 2026"."""
    pair = _COMMITTEE_DATE.match(text)
    return pair if pair and _BODY.search(pair["c"]) else None


_OTHER_DAY = re.compile(
    r"\b(?:previous|last|next|following|future|confirm\w*|approv\w*|adjourned|reconvened|publi\w+|print\w*|deadline|"
    r"expir\w*|amend\w*|correct\w*|dated|signed|received|issued|updated|originally|postponed|rearranged)\b",
    re.I,
)
"""A line with one of these may speak of another day than the meeting's."""
_OWN_DAY = re.compile(
    r"^(?:meeting date|date of (?:the )?(?:meeting|decision)|decision date|decided|date (?:and|&) time)\b|"
    r"\bmeeting\b.{0,200}\bheld\b|"
    r"\bheld\b.{0,120}\bon\b|"
    r"^minutes\b.{0,160}\bon\b",
    re.I,
)


def _settle_date(head: Head, paras: list[Para], stated: str | None) -> None:
    """No date where the document states two as the meeting's own: which is right, is not for the reader to guess."""
    dates = [d for d in (stated, head.date) if d]
    for para in paras:
        if len(para.text) > 400 or _OTHER_DAY.search(para.text):
            continue
        if _OWN_DAY.search(para.text) or dated_body(para.text):
            found = find_date(para.text)
            dates += [found[0]] if found and not find_date(para.text[found[2] :]) else []
    if len(set(dates)) > 1:
        head.date, head.disputed = None, tuple(dict.fromkeys(dates))


def _from_sentence(head: Head, paras: list[Para], i: int) -> None:
    """ "MINUTES of the meeting of the X held in Y on DATE at TIME", however many lines it takes."""
    text = ""
    for para in paras[i : i + 14]:
        if text and is_attendance(para.text):
            break
        text = f"{text} {para.text[:600]}".strip()
        found = find_date(text)
        if found and re.search(r"\bheld\b|\bmeeting\b", text, re.I):
            break
    else:
        found = find_date(text)
    begins = [m.start() for m in re.finditer(r"\b(?:meeting|session|sitting)\s+of\b", text, re.I)]
    named = (_MEETING_OF.search(text, begins[-1]) if begins else None) or _MINUTES_OF.search(text)
    held = re.search(r"\bheld\b", text, re.I)
    if held:
        found = find_date(text[held.start() : held.start() + 320]) or found
    if named and _BODY.search(named["c"]) and len(named["c"]) < 200 and head.committee is None:
        name = re.sub(r"\s+meeting$", "", named["c"], flags=re.I)
        owner = re.match(r"(?P<o>.*?\bcouncil)[’']s\s+(?P<n>.+)$", name, re.I) or re.match(
            r"(?P<o>.*?\bcity (?:and|&) county council),?\s+(?P<n>\S.+)$", name, re.I
        )
        if owner:
            head.council, name = tidy_committee(owner["o"]), owner["n"]
        head.committee = tidy_committee(name)
    if head.committee is None and held:
        head.committee = _body_above(paras, i)
    if found and (named or head.committee):
        head.date = found[0]
        after = text[held.start() if held else 0 :]
        head.time = find_time(after[found[2] :])


def _body_above(paras: list[Para], i: int) -> str | None:
    """The committee on a line of its own near "Minutes of the meeting held on …": the last above it, or right below."""
    near = [*reversed(paras[max(0, i - 5) : i]), *paras[i + 1 : i + 3]]
    lines = [p.text for p in near if names_body(p.text)]
    bodies = [text for text in lines if council_line(text) is None]
    return tidy_committee(bodies[0]) if bodies else None


def names_body(text: str) -> bool:
    """Whether a line is nothing but the name of a committee or council."""
    return bool(
        _BODY.search(text)
        and len(text) < 120
        and not is_attendance(text)
        and not re.search(
            r"[:;|]|\.$|\b(?:information about|democracy|minutes|agenda|held|support|venue)\b", text, re.I
        )
        and not re.search(r"\b(?:Councillors?|Cllrs?|Mrs?|Ms)\b| [-–] [A-Z][a-z]+ [A-Z][a-z]+$", text)
        and not find_date(text)
    )


def _from_lines(head: Head, paras: list[Para], stream: Stream) -> None:
    """A date alone under the body's name counts where a label in the document repeats it as the meeting's."""
    stated = re.search(
        r"\bat (?:a|the) meeting of (?:the )?(?P<c>[A-Z][\w &-]{2,80}?) (?:held )?on (?P<d>\d{1,2}\w{0,2} \w+,? \d{4})",
        stream.text[:6000],
    )
    if stated and (found := find_date(stated["d"])):
        head.date, head.committee = found[0], head.committee or tidy_committee(stated["c"])
        return
    for i, para in enumerate(paras[:40]):
        found = find_date(para.text)
        if not found or not i or found[1] > 30:
            continue
        begins = found[1] < 12 and names_body(
            paras[i - 1].text
        )  # "Tuesday 4 May 2026, 6 pm. Councillor Lee in the Chair."
        if not begins and (len(para.text) > 140 or len(split_sentences(para.text)) > 1):
            continue
        bodies = [p for p in paras[max(0, i - 4) : i] if names_body(p.text)]
        bodies = [p for p in bodies if council_line(p.text) is None] or bodies
        if bodies and not re.search(r"publ|print|expir|deadline|previous", para.text, re.I):
            head.date, head.time = found[0], find_time(para.text[found[2] :])
            head.committee = head.committee or tidy_committee(bodies[-1].text)
            return


def _council(stream: Stream, paras: list[Para], head: Head) -> str | None:
    stated = (
        stream.document.facts.get("council")
        or head.council
        or on_site([*stream.furniture, *(p.text for p in stream.paras[-3:])])
    )
    if stated:
        return stated
    if (
        head.committee
        and re.search(r"\w Council$", head.committee)
        and head.committee.count(" ") >= 1
        and not re.match(r"(?:full|the|county|city|district|borough) council$", head.committee, re.I)
    ):
        return head.committee
    title = list(takewhile(lambda p: not is_attendance(p.text), paras[:12]))
    named = in_head(p.text for p in title)
    return tidy_committee(named) if named else (in_words(stream.text) if head.date else None)
