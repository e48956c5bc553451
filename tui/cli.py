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

Setup = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Verb:
    """A command as it is written: its module in ``tui/verbs`` has ``run(args) -> exit status``."""

    name: str
    help: str
    examples: str
    setup: Setup


def _stated(parser: argparse.ArgumentParser) -> None:
    """What a page may not state, and the user does."""
    parser.add_argument("--council", metavar="NAME", help="the council, where the documents do not name it")
    parser.add_argument("--committee", metavar="NAME", help="the committee, where the documents do not name it")
    parser.add_argument(
        "--date", metavar="YYYY-MM-DD", help="the date of the meeting, where the documents do not state it"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for a script")


def _parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="minutes in any form that is read")
    _stated(parser)
    _json(parser)


VERBS: tuple[Verb, ...] = (
    Verb(
        "parse",
        "read minutes and print what was understood; nothing is stored",
        "matters parse --json minutes.html\nmatters parse minutes.txt --council 'Westmarch Borough Council'",
        _parse,
    ),
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 done, 1 not all done, 2 wrong use or wrong input, 130 interrupted."""
    args = parser().parse_args(argv)
    try:
        return int(importlib.import_module(f"tui.verbs.{args.verb or 'app'}").run(args))
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
