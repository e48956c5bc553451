"""Numbers in words and figures, and the numbers in minutes that are no evidence: dates, times, items, pages, votes."""

from __future__ import annotations

import re

_UNITS = {
    word: n
    for n, word in enumerate(
        "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
_TENS = {word: n * 10 for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}
_SCALES = {
    "hundred": 100,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "dozen": 12,
    "score": 20,
}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}

_ONES = "|".join(w for w in sorted(_UNITS, key=len, reverse=True) if w not in ("nought", "one"))
_TEN = "|".join(["twenty", *_TENS])
WORD = (
    rf"(?:(?:{_TEN})[- ](?:one|{_ONES})|{_ONES}|{_TEN}|(?:a|one) (?=hundred|thousand|million|dozen)"
    rf"|(?=dozens? ))(?:\s?(?:hundred|thousand|million|dozen)(?:(?:\s+and)?\s+(?:(?:{_TEN})(?:[- ](?:one"
    rf"|{_ONES}))?|{_ONES}))?)*"
)
"""A number in words from two upwards; "one" is seldom evidence."""
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = r"(?:\s?(?:million|billion|thousand|bn|m|k)\b)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_NAMED = (
    r"(?:questions?|items?|paras?|paragraphs?|pages?|pp?\.|appendix|appendices|sections?|clauses?"
    r"|(?<!\d )minutes?(?! (?:of|a|per|or|later|ago))|rules?|parts?|phases?|chapters?|objectives?|nos?\.?"
    r"|numbers?(?= \d)|motions?|recommendations?|"
    r"polic(?:y|ies)|tables?|annex(?:es)?|stages?|schedules?|priorit(?:y|ies)|actions?|wards?|zones?"
    r"|categor(?:y|ies)|articles?|orders?|amendments?|options?|versions?|levels?|grades?|class(?:es)?"
    r"|bands?|tiers?|steps?|rooms?|units?|"
    r"plots?|sites?(?= \d)|routes?|junctions?|ref(?:erence)?s?\.?|standing orders?|regulations?"
    r"|key stages?|years?(?= \d{1,2}\b(?! ))|bus(?:es)?(?= \d)|figures?(?= \d{1,2}\b(?!%))|answers?"
    r"|decisions?|reports?|resolutions?|theme|"
    r"pledges?|tranche|round|lot|volume|form|type|model|group|blocks?|flats?|houses? no\.?|bays?|channel"
    r"|covid|agenda|quarter(?= \d))"
)
_ONE = r"\(?[A-Z]{0,3}\d+(?:[./-]\d+)*[a-z]?\)?"
NOT_EVIDENCE = re.compile(
    r"(?=\b\w|[(0]|(?m:^))"  # quickly past the middle of words
    rf"(?:\b(?=[A-Za-z.\s(]++\d)(?i:{_NAMED})[ \u00a0]*(?:no\.?\s*|number\s+)?{_ONE}(?:\s*(?:,|and|to|&|-|–"
    rf"|or)\s*{_ONE})*(?![%\d])(?!\s(?:million|per cent))"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:19|20)\d\d)?"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)\b(?:,?\s+(?:19|20)\d\d)?|\b{_MONTH},?\s+(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\s?[/–-]\s?(?:\d{4}|\d{2})\b|(?<![\d£€,.])\b(?:19|20)\d\d\b(?!\s+(?!to\b|and\b|in\b"
    r"|was\b|as\b|but\b|by\b|with\b|had\b|has\b|on\b|at\b|for\b|the\b|when\b|which\b|that\b|were\b|is\b"
    r"|plans?\b|budget\b|onwards?\b)[a-z]+s\b)(?!,\d)"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|noon|midnight|o['’]clock)|\b(?:at|until|from|till|before"
    r"|after)\s+\d{1,2}[.:]\d\d\b|\b\d{1,2}:\d\d\b"
    r"|\b(?!1/\d+\b)\d+/\d+(?:/\w+)*|\b[A-Za-z]+\d[\w/-]*|\b\d+[A-Za-z]{2,}\d+\w*"
    r"|(?<![\d,.])0\d{3,4}[\s-]?\d{3}[\s-]?\d{3,4}\b|(?<![\d,.])0\d+\b(?!\.)"
    r"|(?m:^\s*\(?\d{1,3}(?:\.\d{1,3})*[.)](?=\s))|(?m:^\s*\d{1,3}\.\d{1,3}(?=\s+[A-Z“\"‘']))|\((?:\d{1,3}|[ivx]+)\)"
    r"|(?i:\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+)?\d+(?:\s*(?:to|and|-|–)\s*\d+)?|\b(?:under"
    r"|over)[- ]\d+['’]?s\b|\b\d+[- ]years?[- ]olds?\b|\b\w+[- ]year[- ]olds?\b)"
    r"|(?i:\((?:[^()]{0,60}\b(?:for|against|in favour|abst\w*)\b[^()]{0,60})\)"
    r"|\bby \d+ (?:votes )?to \d+\b(?: with \d+ abst\w+)?|\b\d+ (?:votes?|no\.) (?:for|against|to"
    r"|in favour)\b(?: \d+)?|\b\d+ (?:abstentions?|against|for and)\b|\band \d+ no\.)"
    r"|\b\d{1,3}[-–]\d{1,3}\b(?!\s?%)|\bPDF\s+[\d.,]+\s*[KM]B\b|\b(?:N|M|A|B|R|L|E)\s?\d+\b"
    r"|\b(?:twenty-four|24) hours a day\b|\b\d+(?:st|nd|rd|th)\b)"
)
"""Dates, times, years, item and page numbers, references, ages, votes, telephone numbers, list numbers, roads."""


def value_of(text: str) -> float | None:
    """The number that a figure's words stand for, without its unit: "£1.7m" 1700000, "ten" 10, "nine per cent" 9."""
    words = text.lower().replace("£", " ").replace("€", " ").replace("%", " ").replace("-", " ")
    digits = re.search(DIGITS, words)
    if digits:
        number = float(digits[0].replace(",", ""))
        scale = re.match(r"\s?(million|billion|thousand|bn|m|k)\b", words[digits.end() :])
        return number * _SCALES[scale[1]] if scale else number
    total, part, seen = 0.0, 0.0, False
    for word in words.split():
        if word in _UNITS or word in _TENS:
            part += _UNITS.get(word, _TENS.get(word, 0))
        elif word.rstrip("s") in ("hundred", "dozen"):
            part = (part or 1) * _SCALES[word.rstrip("s")]
        elif word in _SCALES and word not in ("m", "k"):
            total, part = total + (part or 1) * _SCALES[word], 0.0
        else:
            continue
        seen = True
    return total + part if seen else None


def share_of(text: str) -> float | None:
    """The percentage that a share in words stands for: "one in five" 20, "two thirds" 66.7, "about half" 50."""
    words = text.lower()
    ratio = re.search(r"([\w,]+)\s+(?:in|out of)(?:\s+every)?\s+([\w,]+)", words)
    if ratio:
        above, below = value_of(ratio[1]), value_of(ratio[2])
        return round(100 * above / below, 1) if above and below else None
    slash = re.search(r"1/(\d+)", words)
    if slash and int(slash[1]):
        return round(100 / int(slash[1]), 1)
    for name, part in _FRACTIONS.items():
        m = re.search(rf"(?:(\w+)[\s-])?{name}s?\b", words)
        if m:
            times = value_of(m[1]) if m[1] and m[1] in _UNITS else 1
            return round(100 * part * (times or 1), 1)
    return None
