"""Saved pages of ModernGov, the system that most UK councils publish with: its marks say what every part is.

Class names and headings as the pages themselves show them; see also ``tui.sources`` for the labels given.
"""

from __future__ import annotations

import re
from typing import Final

from tui.errors import UserError
from tui.sources.assemble import Draft
from tui.sources.flow import Mark, Node, attributes, drafts_of, flat, nodes
from tui.sources.stated import day, meeting_title

_PAGES: Final = (
    ("agenda item", r"agenda item|eitem(?: ar yr)? (?:agenda|rhaglen)|eitem rhaglen"),
    ("issue", r"issue\s*[-\u2013]\s*meetings|mater\s*[-\u2013]\s*cyfarfodydd"),
    ("decision", r"(?:officer )?decision(?: details)?|manylion y? ?penderfyniad"),
    ("meeting", r"(?:agenda|rhaglen|minutes|cofnodion|decisions).*"),
    ("search", r"search results|canlyniadau.*"),
    (
        "list",
        r"browse meetings|committee structure|committee details|calendar.*|meetings|pori cyfarfodydd|issue history",
    ),
    ("issue summary", r"issue details|manylion y? ?mater"),
    ("attendance", r"meeting attendance|attendance.*|presenoldeb.*"),
    ("error", r"(?:an )?error.*|page not found|document not found"),
)
_REFUSED: Final = {
    "search": "is a page of search results; open the meeting or item it lists and save that.",
    "list": "is a list of meetings; open the meeting you want and save that.",
    "issue summary": "lists where an issue was discussed, not what was said; open its meetings page and save that.",
    "attendance": "is a meeting's attendance list without minutes; save the meeting's own page.",
    "error": "is the council's error page; look for the meeting again and save its page.",
}
_SECTIONS: Final = (
    ("minutes", r"minutes|cofnodion"),
    ("decision", r"decisions?|penderfyniad(?:au)?"),
    (
        "documents",
        r"(?:additional|supporting|accompanying|background) (?:documents?|papers)|dogfennau.*|media|cyfryngau",
    ),
    ("purpose", r"purpose|pwrpas|diben|description"),
    ("reasons", r"reasons? for(?: the)? (?:decision|recommendation)s?|rhesymau.*"),
    ("options", r"(?:alternative|other) options.*|details? of alternative.*|dewisiadau.*"),
)
LISTED: Final = 2
"""Items that an agenda without minutes must list to be worth reading: below that the page is an empty shell."""
_MEETING: Final = re.compile(r"\s*(?:meeting|cyfarfod)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_MEETING_OF: Final = re.compile(
    r"(?:meeting of|cyfarfod)\s+(.+?)\s*\((?:item|eitem)\s+([^()]{1,20})\)\s*$", re.IGNORECASE
)
_ISSUE_MEETING: Final = re.compile(
    r"\s*(?P<date>\d{1,2}/\d{1,2}/\d{4})\s*[-\u2013]\s*(?P<committee>.+?)\s*(?:\((?:item|eitem)\s+(?P<item>[^()]{1,20})\))?\s*$",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(r"\s*(?:pdf\s+e?icon\s*)?(?:PDF|DOC|DOCX|XLS|XLSX|HTM)\s+[\d.,]+\s*[KMG]B\s*$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*((?:[A-Z]{1,5}[\s/])?[\w/().]{0,14}\d[\w/().]{0,8})\s+(?=\S)")


def drafts(root: Node, home: Node | None, name: str) -> tuple[list[Draft], dict[str, str]]:
    """Blocks and facts of a saved page. ``home`` is the page's own part, ``name`` stands in messages.

    An agenda that lists its items passes as one; its facts say so. Raises UserError for pages that hold neither:
    search results, lists of meetings, errors, empty agendas.
    """
    home = home if home is not None else _home(root)
    heading = _first(home, "h1", "mgMainTitleTxt")
    title = flat(heading) if heading is not None else ""
    page = _page(title, home)
    if page in _REFUSED:
        raise UserError(f"{name} {_REFUSED[page]}")
    subtitle = _first(home, "h2", "mgSubTitleTxt")
    inside = set(map(id, nodes(home)))
    above = _above(home)

    def mark(node: Node) -> Mark | None:
        if node.name == "#text":
            return None
        if id(node) not in inside:
            return None if id(node) in above else Mark(kind="furniture")
        if node is heading:
            return Mark("page", "furniture")
        if node is subtitle:
            return Mark({"meeting": "meeting title", "issue": "issue title"}.get(page, "item title"), "heading")
        return _mark(node)

    found = drafts_of(root, mark)
    facts = _facts(page, subtitle, home, found)
    found = _with_numbers(_in_sections(_tidy(found, page)), page, home)
    if page == "meeting" and not any(draft.label in ("minutes", "decision") for draft in found):
        titles = sum(draft.label == "item title" for draft in found)
        if titles < LISTED or facts.get("status") == "cancelled":
            raise UserError(
                f"{name} is an agenda without minutes; they may stand in a PDF named on the page, or come later."
            )
        facts["status"] = "agenda"
    return found, facts


def _classes(node: Node) -> frozenset[str]:
    return frozenset(attributes(node).get("class", "").split())


def _home(root: Node) -> Node:
    """The part of the page that ModernGov writes, where the council's own theme has taken its frame away."""
    title = _first(root, "h1", "mgMainTitleTxt")
    node = next((one for one in nodes(root) if "mgContent" in _classes(one) or "mgWordPara" in _classes(one)), root)
    holds_title = set(_above(title)) if title is not None else set()
    while node.parent is not None and title is not None and id(node) not in holds_title:
        node = node.parent
    return node


def _above(node: Node) -> set[int]:
    found: set[int] = set()
    while node is not None:
        found.add(id(node))
        node = node.parent
    return found


def _first(home: Node, name: str, mark: str) -> Node | None:
    """The first element with this class, or else the first of this name."""
    named = None
    for node in nodes(home):
        if mark in _classes(node):
            return node
        if named is None and node.name == name and "mgHide" not in _classes(node):
            named = node
    return named


def _page(title: str, home: Node) -> str:
    text = " ".join(title.split()).rstrip(" .:")
    for page, pattern in _PAGES:
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return page
    return "meeting" if any("mgItemTable" in _classes(node) for node in nodes(home)) else "agenda item"


def _mark(node: Node) -> Mark | None:
    classes = _classes(node)
    if node.name == "thead":
        inside_minutes = node.parent is not None and "mgItemTable" not in _classes(node.parent)
        return None if inside_minutes else Mark(kind="furniture")
    if not classes:
        if node.name == "p" and any("mgLabel" in _classes(child) for child in node.children or ()):
            return Mark("detail", "paragraph")
        return None
    if "mgFileSize" in classes or "mgHide" in classes:
        return Mark(skip=True)
    if classes & {"mgLinks", "mgActionList", "mgFooter", "mgSectionTitle"}:
        return Mark(kind="furniture")
    if "mgItemTable" in classes:
        return Mark(layout=True)
    if "mgItemNumberCell" in classes:
        return Mark("item number", "heading")
    if "mgAiTitleTxt" in classes:
        in_number = node.parent is not None and "mgItemNumberCell" in _classes(node.parent)
        return Mark("item number" if in_number else "item title", "heading")
    if "mgSubItemTitleTxt" in classes:
        return Mark("section", "heading")
    if "mgSubSubTitleTxt" in classes:
        return Mark("meeting title" if _MEETING.match(flat(node)) else "section", "heading")
    if node.name == "p" and "mgLabel" in classes:
        return Mark("section", "heading")
    return None


def _tidy(found: list[Draft], page: str) -> list[Draft]:
    """Sizes of files off the titles; on issue pages the number off the front of the title."""
    result = []
    for draft in found:
        if draft.label in ("item title", "issue title"):
            draft.text = _SIZE.sub("", draft.text)
            number = _NUMBER.match(draft.text) if page == "issue" and draft.label == "item title" else None
            if number:
                result.append(Draft("heading", number[1], label="item number", gap=draft.gap))
                draft.text = draft.text[number.end() :]
                draft.gap = 0
        result.append(draft)
    return result


def _in_sections(found: list[Draft]) -> list[Draft]:
    """Labels each block with the part of the item in which it stands."""
    section = ""
    for draft in found:
        if draft.label in ("item number", "item title", "meeting title", "issue title"):
            section = "purpose" if draft.label == "item title" else ""
        elif draft.label == "section":
            section = _section(draft.text)
            if section == "documents":
                draft.kind, draft.label = "furniture", section
        elif not draft.label and draft.kind != "furniture" and section:
            draft.label = section
            if section == "documents":
                draft.kind = "furniture"
    return found


def _section(text: str) -> str:
    text = text.strip().rstrip(":").strip()
    for name, pattern in _SECTIONS:
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return name
    return "purpose"


def _with_numbers(found: list[Draft], page: str, home: Node) -> list[Draft]:
    """On the page of one item its number stands in the link to the meeting; it goes before the title."""
    linked = _linked_meeting(home) if page == "agenda item" else None
    if not linked or any(draft.label == "item number" for draft in found):
        return found
    place = next((i for i, draft in enumerate(found) if draft.label == "item title"), len(found))
    return [*found[:place], Draft("heading", linked[2].strip(), label="item number"), *found[place:]]


def _linked_meeting(home: Node) -> re.Match[str] | None:
    for node in nodes(home):
        if node.name == "a":
            found = _MEETING_OF.search(flat(node))
            if found:
                return found
    return None


def _facts(page: str, subtitle: Node | None, home: Node, found: list[Draft]) -> dict[str, str]:
    facts = {"page": page}
    if page == "meeting" and subtitle is not None:
        facts |= meeting_title(flat(subtitle)[:500])
        if re.search(r"\b(?:cancelled|canslwyd|wedi'i ganslo)\b", flat(subtitle), re.IGNORECASE):
            facts["status"] = "cancelled"
    linked = _linked_meeting(home) if page == "agenda item" else None
    if linked:
        facts |= meeting_title(linked[1][:500])
    if page == "issue":
        meetings = [_MEETING.match(draft.text) for draft in found if draft.label == "meeting title"]
        stated = [_ISSUE_MEETING.match(one[1]) for one in meetings if one]
        if len(stated) == 1 and stated[0]:
            facts |= _one_meeting(stated[0]["date"], stated[0]["committee"])
    for draft in found:
        if draft.label == "detail":
            name, _, value = draft.text.partition(":")
            facts |= _detail(page, name.strip().casefold(), value.strip(" \u00a0"))
    if any(re.search(r"printed draft minutes|draft minutes", draft.text[:200], re.IGNORECASE) for draft in found):
        facts["status"] = "draft"
    return facts


def _one_meeting(when: str, committee: str) -> dict[str, str]:
    stated = day(when)
    return {"committee": committee} | ({"date": stated} if stated else {})


def _detail(page: str, name: str, value: str) -> dict[str, str]:
    if name in ("venue", "lleoliad"):
        return {"venue": re.sub(r"\.?\s*(?:View directions|Gweld cyfarwyddiadau)\.?$", "", value)}
    if page == "decision" and name in ("decided at meeting", "decision maker"):
        meeting = _ISSUE_MEETING.match(value)
        if meeting:
            return _one_meeting(meeting["date"], meeting["committee"])
    if page == "decision" and name == "date of decision":
        stated = day(value)
        return {"date": stated} if stated else {}
    return {}
