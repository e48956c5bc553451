"""A Markdown text as a page, so that what goes out is read on the screen first, word for word. Pure."""

from __future__ import annotations

import re

from tui.app.blocks import Block, Page, head, rule

_ESCAPED = re.compile(r"\\(.)")
_LONG = 120
"""Characters from which an entry of a list stands apart from the one before."""
_STRONG = re.compile(r"\*\*(.+?)\*\*|(?<!\\)\*([^*]+?)(?<!\\)\*")


def markdown_page(text: str, title: str, key: str) -> Page:
    """The text in blocks: quotations with a bar beside them, the program's own words set apart."""
    lines = text.split("\n")
    top = [line for line in lines[:1] if line.startswith("# ")]
    blocks: list[Block] = []
    space = True
    for line in lines[len(top) :]:
        if not line.strip() or line.strip() == ">":
            space = True
        else:
            blocks.append(_block(line, space=space))
            space = False
    facts = head(_plain(top[0][2:])) if top else []
    return Page(title, tuple(blocks), tuple(facts), None, ("preview", key))


def _block(line: str, *, space: bool) -> Block:
    if line.startswith(("## ", "### ")):
        return rule(_plain(line.lstrip("# ")))
    if line.startswith("> "):
        return Block(_plain(line[2:]), "", "", "bar", space)
    if line.startswith("— "):
        return Block(_plain(line), "dim", space=False)
    if line.lstrip().startswith("- "):
        return Block(_plain(line.lstrip()[2:]), "", "·", space=line.startswith("- ") and len(line) > _LONG)
    if line.startswith("|"):
        cells = [_plain(cell).strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))]
        return Block("" if set(line) <= set("|- ") else "  ·  ".join(cells), space=True)
    style = "strong" if line.startswith("**") else "own" if line.startswith(("*", "(", "…")) else ""
    return Block(_plain(line), style, space=space)


def _plain(line: str) -> str:
    """The words of a line without what marks them."""
    return _ESCAPED.sub(r"\1", _STRONG.sub(lambda m: m[1] or m[2], line)).strip()
