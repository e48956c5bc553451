"""Word's automatic numbers and styles: what would be printed before a paragraph (ISO/IEC 29500-1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from tui.sources.markers import numeral

_LEVELS = 9
_LONGEST_CHAIN = 20
"""Styles may be based on one another in a ring; no real chain is this long."""


def local(node: Element) -> str:
    """An element's name without its namespace."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(node: Element | None, name: str) -> Element | None:
    """The first child of this local name."""
    if node is not None:
        for item in node:
            if local(item) == name:
                return item
    return None


def attribute(node: Element | None, name: str) -> str:
    """The value of the attribute of this local name, or an empty text."""
    if node is not None:
        for key, value in node.attrib.items():
            if key.rpartition("}")[2] == name:
                return value
    return ""


def on(node: Element | None) -> bool:
    """Whether a switch such as <w:b/> is there and not turned off."""
    return node is not None and attribute(node, "val").lower() not in ("0", "false", "off", "none")


class Styles:
    """Paragraph styles with what they are based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        for style in root if root is not None else ():
            if local(style) == "style" and attribute(style, "styleId"):
                self._styles[attribute(style, "styleId")] = style

    def chain(self, style: str) -> list[Element]:
        """The style and all those it is based on, nearest first; a ring is cut."""
        found: list[Element] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(found) < _LONGEST_CHAIN:
            seen.add(style)
            found.append(self._styles[style])
            style = attribute(child(self._styles[style], "basedOn"), "val")
        return found

    def heading(self, style: str, properties: Element | None) -> int:
        """1 for the highest heading and so on; 0 for what is none."""
        outline = attribute(child(properties, "outlineLvl"), "val")
        for one in self.chain(style):
            name = attribute(child(one, "name"), "val").lower()
            found = re.fullmatch(r"heading (\d)", name)
            if found:
                return int(found[1])
            if name == "title":
                return 1
            outline = outline or attribute(child(child(one, "pPr"), "outlineLvl"), "val")
        return int(outline) + 1 if re.fullmatch(r"[0-8]", outline) else 0

    def bold(self, style: str) -> bool:
        """Whether the style sets its text in bold."""
        for one in self.chain(style):
            setting = child(child(one, "rPr"), "b")
            if setting is not None:
                return on(setting)
        return False

    def numbered(self, style: str) -> tuple[str, str, str]:
        """The numbering id, level and style id that the style gives; empty where it gives none."""
        level = ""
        for one in self.chain(style):
            found = child(child(one, "pPr"), "numPr")
            if found is not None:
                level = level or attribute(child(found, "ilvl"), "val")
                number = attribute(child(found, "numId"), "val")
                if number:
                    return number, level, attribute(one, "styleId")
        return "", "", ""


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str = ""
    legal: bool = False


@dataclass(slots=True)
class _List:
    """An abstract list with its counters; all lists made of it count on together."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    link: str = ""


class Numbering:
    """The lists of a document, counted in the order in which paragraphs ask."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._restarted: set[tuple[str, int]] = set()
        for node in root if root is not None else ():
            if local(node) == "abstractNum":
                self._abstract[attribute(node, "abstractNumId")] = _abstract(node)
            elif local(node) == "num":
                starts = {
                    _small(attribute(over, "ilvl"), 0): _small(attribute(child(over, "startOverride"), "val"), 1)
                    for over in node
                    if local(over) == "lvlOverride" and child(over, "startOverride") is not None
                }
                self._lists[attribute(node, "numId")] = attribute(child(node, "abstractNumId"), "val"), starts

    def marker(self, properties: Element | None, style: str) -> tuple[str, int]:
        """The bullet or number printed before a paragraph, and how deep it is nested from 0; ("", 0) for none."""
        own = child(properties, "numPr")
        number, level = attribute(child(own, "numId"), "val"), attribute(child(own, "ilvl"), "val")
        from_style = ""
        if not number:
            number, styled, from_style = self._styles.numbered(style)
            level = level or styled
        if number not in self._lists:
            return "", 0
        abstract, starts = self._lists[number]
        found = self._resolved(abstract)
        if found is None:
            return "", 0
        at = _small(level, -1)
        if at < 0:
            at = next((i for i, one in found.levels.items() if one.style and one.style == from_style), 0)
        if at not in found.levels:
            return "", 0
        return self._count(found, number, at, starts), at

    def _resolved(self, abstract: str) -> _List | None:
        """The abstract list; one that only points to a numbering style gives the style's."""
        found = self._abstract.get(abstract)
        if found is None or found.levels or not found.link:
            return found
        number, _, _ = self._styles.numbered(found.link)
        return self._abstract.get(self._lists.get(number, ("", {}))[0])

    def _count(self, found: _List, number: str, at: int, starts: dict[int, int]) -> str:
        level = found.levels[at]
        if at in starts and (number, at) not in self._restarted:
            self._restarted.add((number, at))
            found.counts[at] = starts[at]
        elif at in found.counts:
            found.counts[at] += 1
        else:
            found.counts[at] = level.start
        for deeper in [one for one in found.counts if one > at]:
            del found.counts[deeper]
        if level.format == "bullet":
            return level.text.strip()[:2] or "\u2022"
        if level.format == "none":
            return ""

        def written(reference: re.Match[str]) -> str:
            place = int(reference[1]) - 1
            one = found.levels.get(place, _Level())
            count = found.counts.setdefault(place, one.start)
            return numeral(count, "decimal" if level.legal else one.format)

        return re.sub(r"%(\d)", written, level.text).strip()


def _abstract(node: Element) -> _List:
    found = _List(link=attribute(child(node, "numStyleLink"), "val"))
    for item in node:
        if local(item) == "lvl" and 0 <= (at := _small(attribute(item, "ilvl"), -1)) < _LEVELS:
            found.levels[at] = _Level(
                _small(attribute(child(item, "start"), "val"), 1),
                attribute(child(item, "numFmt"), "val") or "decimal",
                attribute(child(item, "lvlText"), "val")[:60],
                attribute(child(item, "pStyle"), "val"),
                on(child(item, "isLgl")),
            )
    return found


def _small(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,5}", text) else otherwise
