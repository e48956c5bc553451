"""What the reading pane says when there is nothing to read yet. The program's own words only."""

from __future__ import annotations

from tui.app.blocks import Block, Page, fact, gap


def welcome() -> Page:
    """The first start: there is nothing yet, and how that changes."""
    return Page(
        "Welcome",
        (
            Block("Matters Arising", "title", space=False),
            Block("What the portfolio holder said last time.", "dim", space=False),
            Block("There are no minutes here yet."),
            *gap(
                [
                    fact("enter", "imports the sample minutes, of an invented council"),
                    fact("i", "imports your own: a file or a folder of text, web pages, Word or PDF"),
                    fact("?", "all keys"),
                    fact("q", "quits"),
                ]
            ),
            Block("The same from the command line:"),
            Block("matters open minutes/", "strong", space=False),
            Block(
                "Everything stays on this computer. The program reads; it never guesses, and it never uploads.", "dim"
            ),
        ),
        key=("welcome", 0),
    )


def opening() -> Page:
    """Until the database is open."""
    return Page("Reading", (Block("Opening…", "own", space=False),), key=("opening", 0))


def searching() -> Page:
    """How to search, where nothing is searched for yet."""
    return Page(
        "How to search",
        (Block("How to search", "title", space=False), *gap([fact(form, more, wide=18) for form, more in _SEARCHES])),
        key=("searching", 0),
    )


_SEARCHES = (
    ("words", "as you remember them; misspelt ones are put right, and it says so"),
    ('"exact words"', "together, in this order"),
    ("-word", "without it"),
    ("holder:oakes", "put to or answered by; also office:"),
    ("asked:fairhurst", "who asked"),
    ("committee:place", "also council:"),
    ("after:2024", "also before:2024-09"),
    ("is:unanswered", "no answer in the minutes"),
    ("has:undertaking", "also has:figure, has:note"),
    ("tab", "goes on with a filter begun; again: the next value"),
    ("↑", "what was searched for before"),
    ("ctrl+n", "newest first, or best first again"),
    ("ctrl+t", "exactly as typed, or put right again"),
    ("ctrl+s", "keeps the search, or keeps it no longer"),
)
