"""Saved web pages → documents: ModernGov pages by their marks, any other page by its main content."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tui.errors import UserError
from tui.sources import moderngov
from tui.sources.assemble import Draft, assemble
from tui.sources.document import Document, Source
from tui.sources.files import shown
from tui.sources.flow import Mark, Node, attributes, drafts_of, flat, nodes
from tui.sources.stated import council

_FORMATTING = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_DEEPEST = 256
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]{1,2000})", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}")
_CHALLENGE = re.compile(
    r"_Incapsula_Resource|cf-challenge|challenge-platform|Just a moment|Checking your browser|Request unsuccessful|"
    r"Attention Required|Access Denied|captcha|awsWaf",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:page (?:can(?:no|')t be|could not be|was not|not) found|error 404|404 (?:error|not found)|no longer "
    r"available|an error (?:has )?occurred|internal server error|service unavailable|bad request)\b|\b404\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(?:sign in|log ?in|log on|password)\b", re.IGNORECASE)
_SHORT = 1500
"""Characters of text under which a page may be an error, a login or a challenge and no minutes."""


def read_html(text: str, source: Source) -> Document:
    """The document of a web page. Raises UserError, in one sentence, for pages that are no minutes."""
    root = tree(text)
    _refuse_no_minutes(text, root, source)
    page = _Page(text, root)
    source = Source(source.media_type, source.sha256, source.path, source.url or page.address())
    home = next((node for node in nodes(root) if attributes(node).get("id") == "modgov"), None)
    if home is not None or "mgMainTitleTxt" in text or "mgWordPara" in text:
        drafts, facts = moderngov.drafts(root, home, shown(source.path or "The page"))
    else:
        drafts, facts = _general(root), {}
    return assemble(drafts, source, _with_page(facts, page, source))


def fragment(text: str) -> list[Draft]:
    """The blocks of a piece of HTML, such as the web service puts into its XML."""
    return drafts_of(tree(text), lambda node: None)


def tree(text: str) -> Node:
    """justhtml's tree of a page, in time linear in its length.

    HTML's own rules re-open formatting elements without end: 80 KB of nested <b> and <i> make gigabytes in every
    conforming parser. Where more than 256 are open at once, such tags are taken out beforehand; they carry no words.
    """
    from justhtml import JustHTML

    return JustHTML(_without_deep_formatting(text.replace("\x00", "")), sanitize=False).root


def _without_deep_formatting(text: str) -> str:
    depth = 0
    for tag in _FORMATTING.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            return _FORMATTING.sub("", text)
    return text


class _Page:
    """What the head and the foot of a page state about the page itself."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._root = root

    def address(self) -> str | None:
        """Where the page was saved from: the browser's own comment, or the canonical link."""
        saved = _SAVED.search(self._text[:4096])
        if saved:
            return saved[1]
        for node in nodes(self._root):
            attrs = attributes(node)
            if node.name == "link" and (attrs.get("rel") or "").lower() == "canonical":
                found = _ADDRESS.fullmatch((attrs.get("href") or "").strip())
                return found[0] if found else None
            if node.name == "body":
                return None
        return None

    def council(self) -> str | None:
        """The council that the publisher's mark, the site's name, the copyright line or the page's header names."""
        for text in self._names():
            named = council(text[:500])
            if named:
                return named
        return None

    def _names(self) -> list[str]:
        marks, titles, copyright_lines, headers = [], [], [], []
        for node in nodes(self._root):
            attrs = attributes(node)
            if node.name == "meta":
                name = (attrs.get("name") or attrs.get("property") or "").lower()
                if name in ("dc.publisher", "dc.creator", "og:site_name", "application-name", "eccs.publisher"):
                    marks.append(attrs.get("content") or "")
            elif node.name == "title":
                titles += re.split(r"\s+[-|\u2013:]\s+", flat(node))[1:]
            elif node.name == "#text" and ("\u00a9" in (node.data or "") or "copyright" in (node.data or "").lower()):
                copyright_lines.append(" ".join((node.data or "").split()))
            elif node.name in ("header", "footer") or "header" in (attrs.get("id") or "").lower():
                headers.append(flat(node))
        return marks + titles[::-1] + copyright_lines + headers


def _with_page(facts: Mapping[str, str], page: _Page, source: Source) -> dict[str, str]:
    whole = dict(facts)
    named = page.council()
    if named:
        whole.setdefault("council", named)
    if source.url:
        whole.setdefault("url", source.url)
    return whole


def _general(root: Node) -> list[Draft]:
    """Main content as minutes, everything around it as furniture."""
    main = _main(root)
    inside = set(map(id, nodes(main)))
    above = {id(root)}
    node = main
    while node is not None:
        above.add(id(node))
        node = node.parent

    def mark(node: Node) -> Mark | None:
        outside = id(node) not in inside and id(node) not in above
        return Mark(kind="furniture") if outside and node.name != "#text" else None

    return drafts_of(root, mark)


def _main(root: Node) -> Node:
    """The element marked as the main one; else the smallest that holds nine tenths of the running text."""
    for node in nodes(root):
        attrs = attributes(node)
        if node.name == "main" or attrs.get("role") == "main":
            return node
    articles = [node for node in nodes(root) if node.name == "article"]
    if len(articles) == 1:
        return articles[0]
    weights = _weights(root)
    whole, node = weights.get(id(root), 0), root
    while True:
        heavy = [child for child in node.children or () if weights.get(id(child), 0) * 10 >= whole * 9 > 0]
        if not heavy or heavy[0].name in ("p", "li", "tr", "td", "table", "ul", "ol", "tbody"):
            return node
        node = heavy[0]


def _weights(root: Node) -> dict[int, int]:
    """Characters of running text (paragraphs, list entries, cells; not links) under each element, by id."""
    weights: dict[int, int] = {}
    order = list(nodes(root))
    for node in order:
        if (
            node.name == "#text"
            and node.parent is not None
            and node.parent.name not in ("a", "script", "style", "title")
        ):
            weights[id(node)] = len((node.data or "").strip())
    for node in reversed(order):
        if node.name in ("nav", "header", "footer", "aside", "form", "head"):
            weights[id(node)] = 0
        if node.parent is not None and weights.get(id(node)):
            weights[id(node.parent)] = weights.get(id(node.parent), 0) + weights[id(node)]
    return weights


def _refuse_no_minutes(text: str, root: Node, source: Source) -> None:
    name = shown(source.path or source.url or "The page")
    seen = flat(root)
    if len(seen) > _SHORT:
        return
    if len(seen) < 400 and _CHALLENGE.search(text[:20000]):
        raise UserError(
            f"{name} is the council's check for robots, not the page; open it in a browser and save it again."
        )
    if re.search(r"type\s*=\s*[\"']?password", text, re.IGNORECASE) and _LOGIN.search(seen):
        raise UserError(f"{name} is a page to sign in, not minutes; sign in with a browser, then save the page itself.")
    if len(seen) < 600 and _MISSING.search(seen) and "Minutes:" not in seen:
        raise UserError(f"{name} says that the page was not found or failed; look for the meeting again and save it.")
