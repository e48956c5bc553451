"""Every command of the app, once: keys, words and reasons for bindings, footer, palette, help, README and command line.

No screen library is imported here, so that ``matters keys`` costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Where = Literal["anywhere", "list", "text", "both"]
"""In which part of the screen a command means something; ``both`` is a list or the reading pane."""

GROUPS = ("Go", "Move", "Look", "Notes", "Choose and put right", "Program")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the app can do."""

    name: str
    """The action: ``do_<name>`` somewhere in ``tui.app.actions``, or a movement that the widget itself knows."""
    keys: tuple[str, ...]
    """As the terminal library names them; the first is the one that is shown."""
    words: str
    """What it does, as the palette and the help say it."""
    more: str = ""
    """What else there is to know."""
    group: str = "Look"
    where: Where = "both"
    short: str = ""
    """The word in the footer."""
    palette: bool = True


_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
    "shift+tab": "shift+tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}

COMMANDS: tuple[Command, ...] = (
    Command("go_meetings", ("1",), "Meetings", "Council, committee, meeting, item, exchange.", "Go", "anywhere"),
    Command("go_search", ("2",), "Search", "As you type, with the words that match.", "Go", "anywhere"),
    Command("go_threads", ("3",), "Threads", "The same matter over the years, by office.", "Go", "anywhere"),
    Command("go_undertakings", ("4",), "Undertakings", "What was promised, and what came of it.", "Go", "anywhere"),
    Command("go_notes", ("5",), "Notes", "What you wrote, newest first.", "Go", "anywhere"),
    Command(
        "go_report", ("6",), "Reading report", "What was not, or not surely, understood.", "Go", "anywhere", "Report"
    ),
    Command(
        "next_pane",
        ("tab",),
        "Next pane",
        "In a text field: on with a filter, then on to the list.",
        "Go",
        "anywhere",
        palette=False,
    ),
    Command("previous_pane", ("shift+tab",), "Previous pane", "", "Go", "anywhere", palette=False),
    Command("down", ("down", "j"), "Down", "The reading pane follows.", "Move", palette=False),
    Command("up", ("up", "k"), "Up", "", "Move", palette=False),
    Command("page_down", ("pagedown", "ctrl+d"), "A page down", "", "Move", palette=False),
    Command("page_up", ("pageup",), "A page up", "", "Move", palette=False),
    Command("first", ("g", "home"), "To the first", "", "Move", palette=False),
    Command("last", ("G", "end"), "To the last", "", "Move", palette=False),
    Command(
        "into", ("enter", "right"), "Into", "The next column, or what it holds.", "Move", short="Open", palette=False
    ),
    Command(
        "out",
        ("escape", "left"),
        "Back out",
        "Undoes one layer: the field, the filter, the choice, the level, the column. Never quits.",
        "Move",
        "anywhere",
        short="Back",
        palette=False,
    ),
    Command(
        "find",
        ("slash",),
        "Filter the list, or find in the text",
        "As you type, with the count in the title; enter keeps, esc clears.",
        short="Filter",
    ),
    Command("next_hit", ("n",), "Next place found", "", "Look", "text"),
    Command("previous_hit", ("N",), "Previous place found", "", "Look", "text"),
    Command("newest", ("ctrl+n",), "Newest first", "Or best first again; in Search."),
    Command("as_typed", ("ctrl+t",), "Search exactly as typed", "Or with slips put right again; in Search."),
    Command("keep_search", ("ctrl+s",), "Keep the search", "Or keep it no longer; in Search."),
    Command("thread", ("t",), "Go to the thread", "The same matter put to the same office, over the years."),
    Command("meeting", ("m",), "Go to the meeting", "The meeting at which it was said."),
    Command("source", ("o",), "Open the source", "The whole document here, or its page in the browser."),
    Command("copy", ("y",), "Copy with the citation", "A refused clipboard says so and offers a file.", short="Copy"),
    Command("export", ("x",), "Export as Markdown", "To a new file; nothing is ever overwritten.", short="Export"),
    Command("note", ("a",), "Add a note", "On what is under the cursor; saved as you type.", "Notes", short="Note"),
    Command("edit", ("e",), "Edit the note", "A long one opens in $EDITOR, if one is set.", "Notes", short="Edit"),
    Command("mark", ("s",), "Mark the answer", "On an undertaking: say how it stands, and why.", "Notes"),
    Command(
        "beside",
        ("l",),
        "Lay the same matter beside it",
        "Threads of other offices and councils, marked as such; nothing is joined.",
    ),
    Command("turn", ("v",), "Turn a thread round", "Oldest first, or newest first again."),
    Command("brief", ("b",), "Put into the briefing", "Again takes it out.", "Notes"),
    Command("undo", ("u",), "Undo", "The last change you made.", "Notes", "anywhere"),
    Command("delete", ("d",), "Delete the note", "u brings it back.", "Notes"),
    Command(
        "correct",
        ("c",),
        "Correct",
        "Date, committee, names, bounds, kind: a second key says what. It outlives every new reading.",
        "Choose and put right",
    ),
    Command(
        "who",
        ("w",),
        "Who is who",
        "Spellings that may be one person: accept, refuse, part again.",
        "Choose and put right",
    ),
    Command(
        "choose", ("space",), "Choose, or un-choose", "Several, for y, x, J and S.", "Choose and put right", "list"
    ),
    Command("join", ("J",), "Join the chosen threads", "", "Choose and put right"),
    Command("split", ("S",), "Split the chosen exchanges off", "Into a thread of their own.", "Choose and put right"),
    Command("move", ("f",), "File in another thread", "The chosen exchanges.", "Choose and put right"),
    Command("rename", ("r",), "Rename the thread", "", "Choose and put right"),
    Command("pin", ("p",), "Pin the thread on top", "Again lets it go.", "Choose and put right"),
    Command("accept", ("plus",), "Accept the candidate", "As what fulfils the undertaking.", "Choose and put right"),
    Command("refuse", ("minus",), "Refuse the candidate", "", "Choose and put right"),
    Command(
        "own", ("asterisk",), "One of my own", "Your own committees and offices stand first.", "Choose and put right"
    ),
    Command("briefing", ("B",), "Briefing for this office", "What to have at hand before the meeting.", "Program"),
    Command("asked", ("A",), "Already asked?", "The nearest earlier questions to a draft of yours.", "Program"),
    Command(
        "glossary", ("equals_sign",), "Abbreviations", "As the documents spell them out; conflicts shown.", "Program"
    ),
    Command("meeting_mode", ("M",), "Meeting mode", "In agenda order, the last answer at hand.", "Program"),
    Command("open", ("i",), "Import minutes…", "A file or a folder; esc stops it.", "Program", "anywhere", "Import"),
    Command("samples", (), "Import the sample minutes", "Of an invented council.", "Program", "anywhere"),
    Command("help", ("question_mark", "f1"), "Keys", "Type to filter.", "Program", "anywhere", "Keys", palette=True),
    Command("palette", ("ctrl+p",), "Command palette", "", "Program", "anywhere", palette=False),
    Command("light", (), "Light or dark", "Changes the colours and remembers it.", "Program", "anywhere"),
    Command("quit", ("q", "ctrl+q"), "Quit", "What you wrote is saved already.", "Program", "anywhere", "Quit"),
)

MOVES = frozenset(c.name for c in COMMANDS if c.group == "Move" and c.name not in {"into", "out"})
"""What a list and the reading pane do themselves; all else is done by the screen."""

BY_NAME = {c.name: c for c in COMMANDS}


def shown(key: str) -> str:
    """A key as a person reads it: "/" for ``slash``, "→" for ``right``."""
    return {"asterisk": "*", **_SHOWN}.get(key, key)


def keys_of(command: Command) -> str:
    """All its keys in one run: "↓ j"."""
    return " ".join(shown(key) for key in command.keys)


def matching(words: str, commands: Iterable[Command] = COMMANDS) -> Iterator[Command]:
    """The commands whose key, name or explanation holds every one of the words, in their order."""
    wanted = words.casefold().split()
    for command in commands:
        said = f"{command.words} {command.more} {command.group}".casefold()
        keys = {shown(key) for key in command.keys} | set(command.keys)
        if all(word in said or word in {k.casefold() for k in keys} for word in wanted):
            yield command


Spot = Literal["welcome", "nothing", "list", "notes", "text", "found", "search", "filter", "find", "note"]
"""Where the keys go, as far as other keys matter there."""

_FOOTERS: Mapping[Spot, Sequence[tuple[str, str]]] = {
    "welcome": (("into", "Open the samples"), ("open", "Import"), ("help", ""), ("quit", "")),
    "nothing": (("note", ""), ("open", ""), ("help", ""), ("quit", "")),
    "list": (("into", ""), ("find", "Filter"), ("note", ""), ("copy", ""), ("help", ""), ("quit", "")),
    "notes": (("into", ""), ("find", "Filter"), ("edit", ""), ("copy", ""), ("help", ""), ("quit", "")),
    "text": (("out", ""), ("find", "Find"), ("note", ""), ("copy", ""), ("help", ""), ("quit", "")),
    "found": (("next_hit", "Next"), ("previous_hit", "Previous"), ("out", "Clear"), ("copy", ""), ("help", "")),
    "search": (
        ("into", "Hits"),
        ("up", "Earlier"),
        ("newest", "Newest"),
        ("as_typed", "Exact"),
        ("keep_search", "Keep"),
        ("out", "Leave"),
    ),
    "filter": (("into", "Keep the filter"), ("out", "Clear it")),
    "find": (("into", "Keep, then n N step"), ("out", "Clear it")),
    "note": (("out", "Done"),),
}
"""Commands, each with what it does just here where that is not its own short name."""


def footer(spot: Spot) -> tuple[tuple[str, str], ...]:
    """At most six (key, word) pairs for the part of the screen that has the cursor."""
    return tuple((shown(BY_NAME[n].keys[0]), words or BY_NAME[n].short) for n, words in _FOOTERS[spot])


def listing() -> str:
    """All keys as plain text in columns, by group: what ``matters keys`` prints."""
    width = max(len(keys_of(c)) for c in COMMANDS)
    lines: list[str] = []
    for group in GROUPS:
        lines += ["", group] if lines else [group]
        lines += [
            f"  {keys_of(c):<{width}}  {c.words}{': ' + c.more if c.more else ''}"
            for c in COMMANDS
            if c.group == group and c.keys
        ]
    return "\n".join(lines)
