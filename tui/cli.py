"""``matters``: one verb, one thin function. Here are the words only; what they do stands in ``tui/verbs``."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tui import __version__
from tui.errors import UserError

Setup = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Verb:
    """A command as it is written; its module in ``tui/verbs`` has ``run(args) -> exit status``."""

    name: str
    module: str
    help: str
    examples: str
    setup: Setup


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write YYYY-MM-DD") from error


def _number(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of entries: write 1 or more")
    return int(text)


def _stated(parser: argparse.ArgumentParser) -> None:
    """What a page may not state, and the user does."""
    parser.add_argument("--council", metavar="NAME", help="the council, where the documents do not name it")
    parser.add_argument("--committee", metavar="NAME", help="the committee, where the documents do not name it")
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", type=_day, help="the date of the meeting, where the documents do not state it"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for a script")


def _parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="minutes in any form that is read")
    _stated(parser)
    _json(parser)


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a zip archive")
    _stated(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    _open(parser)
    _json(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words, “exact phrases”, filters such as after:2024")
    parser.add_argument("--limit", type=_number, default=10, metavar="N", help="how many to show (10)")
    parser.add_argument("--newest", action="store_true", help="newest first instead of best first")
    parser.add_argument("--exact", action="store_true", help="as typed: no corrections, other forms or abbreviations")
    parser.add_argument("--stdin", action="store_true", help="read a query a line, print a line of JSON for each")
    _json(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="build the search index anew even if it is sound")
    _json(parser)


def _threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", nargs="?", metavar="HOLDER", help="part of the name of an office or of a holder")
    _json(parser)


def _undertakings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", nargs="?", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument("--holder", metavar="HOLDER", dest="named", help="the same, as an option")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--status", default="open", metavar="STATUS", help="open (the default), overdue, … or all")
    which.add_argument("--open", action="store_true", help="all that nobody has closed")
    which.add_argument("--overdue", action="store_true", help="those whose day has passed")
    parser.add_argument("--kind", choices=("undertaking", "action", "recommendation"), help="these alone")
    parser.add_argument("--by", metavar="NAME", help="part of the name of who gave it or owns it")
    parser.add_argument("--committee", metavar="NAME", help="part of the name of the committee that was told")
    parser.add_argument("--older-than", type=int, metavar="DAYS", help="given more than so many days ago")
    parser.add_argument("--inherited", action="store_true", help="given under a holder who has a successor")
    parser.add_argument("--candidates", action="store_true", help="with what later papers might fulfil them")
    parser.add_argument(
        "--write", choices=("action-log", "matters-arising", "letter"), help="as Markdown, to send or to change"
    )
    parser.add_argument("--out", metavar="FILE", help="a new file for --write; without it it is printed")
    parser.add_argument("--include-exempt", action="store_true", help="exempt business too, written or as JSON")
    _json(parser)


def _briefing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument("--out", metavar="FILE", help="a new file; without it the briefing is printed")
    parser.add_argument("--parts", metavar="A,B,…", help="the parts, in the order wanted: undertakings,prompts,…")
    parser.add_argument("--most", type=_number, metavar="N", help="entries of each part; otherwise what two pages hold")
    parser.add_argument("--since", metavar="YYYY-MM-DD", type=_day, help="what changed since this day")
    parser.add_argument("--include-exempt", action="store_true", help="quote exempt business too")
    _json(parser)


def _asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", nargs="+", metavar="QUESTION", help="the question as it is drafted")
    parser.add_argument("--holder", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument("--limit", type=_number, default=8, metavar="N", help="how many to show (8)")
    _json(parser)


def _answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", nargs="?", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument(
        "--status", metavar="STATUS", help="in part, will write, …, or all; otherwise what was not simply answered"
    )
    parser.add_argument("--include-exempt", action="store_true", help="exempt business too in JSON")
    _json(parser)


def _glossary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "short", nargs="*", metavar="ABBREVIATION|WORDS", help="letters, or words of what they stand for; otherwise all"
    )
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a new file; without it the notes are printed")
    parser.add_argument("--include-exempt", action="store_true", help="quote exempt business too")
    _json(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="part of the name of a document; otherwise all")
    _json(parser)


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", metavar="NAME", help="part of a name; otherwise everybody")
    parser.add_argument("--council", metavar="NAME", help="one council's people alone")
    parser.add_argument("--spellings", action="store_true", help="also what was read as one person, and why")
    word = parser.add_mutually_exclusive_group()
    word.add_argument("--merge", nargs=2, metavar="NAME", help="two spellings are one person")
    word.add_argument("--split", nargs=2, metavar="NAME", help="two spellings read as one are two people")
    word.add_argument("--refuse", nargs=2, metavar="NAME", help="two spellings suggested as one are two people")
    _json(parser)


def _corrections(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="part of the name of a document; otherwise all")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--export", metavar="FILE", help="write them as JSON to a new file")
    act.add_argument("--undo", type=int, metavar="ID", help="take one back, whichever it is")
    _json(parser)


def _forget(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a path, an address or a file name")


VERBS: tuple[Verb, ...] = (
    Verb(
        "open",
        "open",
        "import files or folders, then open the app",
        "matters open minutes/\nmatters open page.html --council 'Westmarch Borough Council'",
        _open,
    ),
    Verb(
        "import",
        "bring_in",
        "import files or folders; the same file twice changes nothing",
        "matters import minutes/ --committee 'Place Scrutiny Panel'\nmatters import page.txt --date 2024-03-12",
        _import,
    ),
    Verb(
        "parse",
        "parse",
        "read minutes and print what was understood; nothing is stored",
        "matters parse --json minutes.html\nmatters parse minutes.txt --council 'Westmarch Borough Council'",
        _parse,
    ),
    Verb(
        "search",
        "search",
        "find what was asked and answered",
        "matters search school transport after:2024\nmatters search --json ehcp office:children",
        _search,
    ),
    Verb(
        "threads",
        "threads",
        "list the matters put to each portfolio holder over time",
        "matters threads\nmatters threads highways",
        _threads,
    ),
    Verb(
        "undertakings",
        "undertakings",
        "list what was undertaken, and how it stands",
        "matters undertakings --open --older-than 365\nmatters undertakings pollitt --status overdue --candidates\n"
        "matters undertakings --committee place --write action-log --out actions.md",
        _undertakings,
    ),
    Verb(
        "briefing",
        "briefing",
        "write what to have at hand before a session with a portfolio holder",
        "matters briefing pollitt --out briefing.md\nmatters briefing highways --parts undertakings,prompts",
        _briefing,
    ),
    Verb(
        "asked",
        "asked",
        "see whether a draft question was put before, and what was answered",
        "matters asked 'When will Coldwell Bridge open to lorries?' --holder highways",
        _asked,
    ),
    Verb(
        "answers",
        "answers",
        "how questions were answered: the program's reading, and your mark apart",
        "matters answers pollitt\nmatters answers --status 'no answer in the minutes' --json",
        _answers,
    ),
    Verb(
        "glossary",
        "glossary",
        "list abbreviations, where each is first spelt out, and conflicts",
        "matters glossary\nmatters glossary EHCP",
        _glossary,
    ),
    Verb(
        "people",
        "people",
        "list who asks, answers and holds office, and say who is one person and who is two",
        "matters people\nmatters people --merge 'Micheal Stone' 'Michael Stone'",
        _people,
    ),
    Verb(
        "export",
        "export",
        "write your notes as Markdown",
        "matters export notes.md\nmatters export --json",
        _export,
    ),
    Verb(
        "report",
        "report",
        "list what was not understood of the documents",
        "matters report\nmatters report 2024-03-12",
        _report,
    ),
    Verb(
        "corrections",
        "corrections",
        "list what you put right of the readings, write it out, take it back",
        "matters corrections\nmatters corrections --export corrections.json\nmatters corrections --undo 3",
        _corrections,
    ),
    Verb(
        "forget",
        "forget",
        "take documents out again; your notes are kept",
        "matters forget minutes/2024-03-12.html",
        _forget,
    ),
    Verb(
        "doctor",
        "doctor",
        "check the database and its search index, and rebuild the index where it needs it",
        "matters doctor",
        _doctor,
    ),
    Verb("where", "where", "say where the database, the settings and the samples are", "matters where", _json),
    Verb("keys", "keys", "list the keys of the app", "matters keys", lambda parser: None),
)


def _common(*, top: bool) -> argparse.ArgumentParser:
    """Options that may stand before or after the verb."""
    parser = argparse.ArgumentParser(add_help=False)
    default = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--database",
        metavar="PATH|URL",
        default=default,
        help="a file or postgresql://…; otherwise MATTERS_DATABASE, the settings or the data folder",
    )
    return parser


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    raw = argparse.RawDescriptionHelpFormatter
    top = argparse.ArgumentParser(
        prog="matters",
        description="Council minutes as questions, answers, threads and undertakings.",
        epilog="examples:\n  matters open minutes/\n  matters\n  matters search 'school transport'",
        formatter_class=raw,
        parents=[_common(top=True)],
    )
    top.add_argument("--version", action="version", version=f"matters {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb in VERBS:
        examples = "\n".join(f"  {line}" for line in verb.examples.splitlines())
        sub = verbs.add_parser(
            verb.name,
            help=verb.help,
            description=verb.help[0].upper() + verb.help[1:] + ".",
            epilog=f"examples:\n{examples}" if "\n" in verb.examples else f"example:\n{examples}",
            formatter_class=raw,
            parents=[_common(top=False)],
        )
        verb.setup(sub)
    return top


def _run(args: argparse.Namespace) -> int:
    """The verb's own function; without a verb the app. Only its module is loaded."""
    module = next((verb.module for verb in VERBS if verb.name == args.verb), "app")
    run: Callable[[argparse.Namespace], int] = importlib.import_module(f"tui.verbs.{module}").run
    return run(args)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 not all done, 2 wrong use or wrong input, 130 interrupted."""
    words = sys.argv[1:] if argv is None else argv
    # Nothing but the name is by far the commonest call: it does not wait for the words of all the others.
    args = parser().parse_args(words) if words else argparse.Namespace(verb=None, database=None)
    try:
        return _run(args)
    except UserError as error:
        print(f"matters: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("matters: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) has gone; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
