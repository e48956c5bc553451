"""People and mentions of them: names without titles, offices as written, and which offices are of the executive."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tui.minutes.names import HOLDER_OFFICE, NO_HOLDER, POST_NOMINALS, TITLE

COMMISSIONER = re.compile(r"(?:the )?commissioner", re.I)
"""The one Commissioner whom the minutes of a police panel mean by the word alone."""
_POLICE = re.compile(r"(?:superintendent|inspector|supt|insp|sergeant|sgt|pc)\b", re.I)


@lru_cache(maxsize=4096)
def _surname(name: str) -> str:
    name = re.sub(r"\s\([A-Z]{1,2}\)$", "", name)
    last = re.sub(r"^(?:[A-Z]\.)+(?=\w)", "", name.split()[-1]) if name.split() else ""
    return last.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Person:
    """One person or role in a mention: the name without title, the office where the text gives it beside the name."""

    name: str | None
    office: str | None = None
    title: str = ""

    @property
    def surname(self) -> str:
        """The last word of the name, folded; empty without a name."""
        return _surname(self.name or "")

    @property
    def words(self) -> str:
        """The name, with the rank of a police officer, which is no title of courtesy; or else the office."""
        if self.name and _POLICE.match(self.title):
            return f"{self.title} {self.name}"
        return self.name or self.office or ""

    @property
    def councillor(self) -> bool:
        return bool(re.match(r"(?:county |town )?(?:coun|cll?r|cmh.r|ald|c[li1]{2,3}r)", self.title, re.I))


@dataclass(frozen=True, slots=True)
class Party:
    """One mention: where it stands, who, and whether it names anybody."""

    start: int
    end: int
    people: tuple[Person, ...]
    kind: str
    """"name", "role", "generic" (members, officers, the committee) or "pronoun"."""
    plural: bool = False
    text: str = ""
    extra: tuple[str, ...] = field(default=())


@lru_cache(maxsize=4096)
def clean_name(name: str) -> str:
    """A name without title, post-nominals and stray punctuation."""
    name = re.sub(rf"^(?:{TITLE}\s*)+", "", " ".join(name.split()))
    name = re.sub(r"(?<=\w)-\s+(?=[A-ZÀ-Þ])", "-", name)  # a double name that the end of a line broke
    return POST_NOMINALS.sub("", name).strip(" ,;:.-–") if not re.search(r"\b[A-Z]\.$", name) else name.strip(" ,;:-–")


@lru_cache(maxsize=4096)
def is_holder_office(office: str | None) -> bool:
    """Whether an office is one of the executive: portfolio holder, cabinet member, leader, commissioner."""
    if not office or not HOLDER_OFFICE.search(office):
        return False
    return not NO_HOLDER.search(office) and not re.search(r"\b(?:former|assistant to|support officer)\b", office, re.I)


@lru_cache(maxsize=4096)
def clean_office(office: str) -> str:
    """An office as written, without article and what trails behind it."""
    office = re.sub(r"^(?:the|an?)\s+(?:then\s+)?", "", " ".join(office.split()), flags=re.I)
    office = re.sub(r"\s+,", ",", office)
    return office.strip(" ,;:.-–—")
