"""``matters``: one verb, one thin function. Here are the words only; what they do stands in ``tui/verbs``."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui import __version__
from tui.errors import UserError
from tui.verbs import options

Setup = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Verb:
    """A command as it is written; its module in ``tui/verbs`` has ``run(args) -> exit status``."""

    name: str
    module: str
    help: str
    examples: str
    setup: Setup


VERBS: tuple[Verb, ...] = (
    Verb(
        "open",
        "open",
        "import files or folders, then open the app",
        "matters open minutes/\nmatters open page.html --council 'Westmarch Borough Council'",
        options.of_open,
    ),
    Verb(
        "import",
        "bring_in",
        "import files or folders; the same file twice changes nothing",
        "matters import minutes/ --committee 'Place Scrutiny Panel'\nmatters import page.txt --date 2024-03-12",
        options.of_import,
    ),
    Verb(
        "parse",
        "parse",
        "read minutes and print what was understood; nothing is stored",
        "matters parse --json minutes.html\nmatters parse minutes.txt --council 'Westmarch Borough Council'",
        options.of_parse,
    ),
    Verb(
        "search",
        "search",
        "find what was asked and answered",
        "matters search school transport after:2024\nmatters search --json ehcp office:children",
        options.of_search,
    ),
    Verb(
        "threads",
        "threads",
        "list the matters put to each portfolio holder over time",
        "matters threads\nmatters threads highways",
        options.of_threads,
    ),
    Verb(
        "undertakings",
        "undertakings",
        "list what was undertaken, and how it stands",
        "matters undertakings --open --older-than 365\nmatters undertakings pollitt --status overdue --candidates\n"
        "matters undertakings --committee place --write action-log --out actions.md",
        options.of_undertakings,
    ),
    Verb(
        "briefing",
        "briefing",
        "write what to have at hand before a session with a portfolio holder",
        "matters briefing pollitt --out briefing.md\nmatters briefing highways --parts undertakings,prompts",
        options.of_briefing,
    ),
    Verb(
        "asked",
        "asked",
        "see whether a draft question was put before, and what was answered",
        "matters asked 'When will Coldwell Bridge open to lorries?' --holder highways",
        options.of_asked,
    ),
    Verb(
        "answers",
        "answers",
        "how questions were answered: the program's reading, and your mark apart",
        "matters answers pollitt\nmatters answers --status 'no answer in the minutes' --json",
        options.of_answers,
    ),
    Verb(
        "glossary",
        "glossary",
        "list abbreviations, where each is first spelt out, and conflicts",
        "matters glossary\nmatters glossary EHCP",
        options.of_glossary,
    ),
    Verb(
        "people",
        "people",
        "list who asks, answers and holds office, and say who is one person and who is two",
        "matters people\nmatters people --merge 'Micheal Stone' 'Michael Stone'",
        options.of_people,
    ),
    Verb(
        "export",
        "export",
        "write your notes as Markdown",
        "matters export notes.md\nmatters export --json",
        options.of_export,
    ),
    Verb(
        "report",
        "report",
        "list what was not understood of the documents",
        "matters report\nmatters report 2024-03-12",
        options.of_report,
    ),
    Verb(
        "corrections",
        "corrections",
        "list what you put right of the readings, write it out, take it back",
        "matters corrections\nmatters corrections --export corrections.json\nmatters corrections --undo 3",
        options.of_corrections,
    ),
    Verb(
        "forget",
        "forget",
        "take documents out again; your notes are kept",
        "matters forget minutes/2024-03-12.html",
        options.of_forget,
    ),
    Verb(
        "doctor",
        "doctor",
        "check the database and its search index, and rebuild the index where it needs it",
        "matters doctor",
        options.of_doctor,
    ),
    Verb(
        "where", "where", "say where the database, the settings and the samples are", "matters where", options.as_json
    ),
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
