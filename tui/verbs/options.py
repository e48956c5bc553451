"""The options of each verb of ``matters``, in words; ``tui.cli`` names the verbs."""

from __future__ import annotations

import argparse
from datetime import date


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


def as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for a script")


def of_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE", help="minutes in any form that is read")
    _stated(parser)
    as_json(parser)


def of_open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a zip archive")
    _stated(parser)


def of_import(parser: argparse.ArgumentParser) -> None:
    of_open(parser)
    as_json(parser)


def of_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS", help="words, “exact phrases”, filters such as after:2024")
    parser.add_argument("--limit", type=_number, default=10, metavar="N", help="how many to show (10)")
    parser.add_argument("--newest", action="store_true", help="newest first instead of best first")
    parser.add_argument("--exact", action="store_true", help="as typed: no corrections, other forms or abbreviations")
    parser.add_argument("--stdin", action="store_true", help="read a query a line, print a line of JSON for each")
    as_json(parser)


def of_doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="build the search index anew even if it is sound")
    as_json(parser)


def of_threads(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", nargs="?", metavar="HOLDER", help="part of the name of an office or of a holder")
    as_json(parser)


def of_undertakings(parser: argparse.ArgumentParser) -> None:
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
    as_json(parser)


def of_briefing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument("--out", metavar="FILE", help="a new file; without it the briefing is printed")
    parser.add_argument("--parts", metavar="A,B,…", help="the parts, in the order wanted: undertakings,prompts,…")
    parser.add_argument("--most", type=_number, metavar="N", help="entries of each part; otherwise what two pages hold")
    parser.add_argument("--since", metavar="YYYY-MM-DD", type=_day, help="what changed since this day")
    parser.add_argument("--include-exempt", action="store_true", help="quote exempt business too")
    as_json(parser)


def of_asked(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", nargs="+", metavar="QUESTION", help="the question as it is drafted")
    parser.add_argument("--holder", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument("--limit", type=_number, default=8, metavar="N", help="how many to show (8)")
    as_json(parser)


def of_answers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("holder", nargs="?", metavar="HOLDER", help="part of the name of an office or of a holder")
    parser.add_argument(
        "--status", metavar="STATUS", help="in part, will write, …, or all; otherwise what was not simply answered"
    )
    parser.add_argument("--include-exempt", action="store_true", help="exempt business too in JSON")
    as_json(parser)


def of_glossary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "short", nargs="*", metavar="ABBREVIATION|WORDS", help="letters, or words of what they stand for; otherwise all"
    )
    as_json(parser)


def of_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a new file; without it the notes are printed")
    parser.add_argument("--include-exempt", action="store_true", help="quote exempt business too")
    as_json(parser)


def of_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="part of the name of a document; otherwise all")
    as_json(parser)


def of_people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", metavar="NAME", help="part of a name; otherwise everybody")
    parser.add_argument("--council", metavar="NAME", help="one council's people alone")
    parser.add_argument("--spellings", action="store_true", help="also what was read as one person, and why")
    word = parser.add_mutually_exclusive_group()
    word.add_argument("--merge", nargs=2, metavar="NAME", help="two spellings are one person")
    word.add_argument("--split", nargs=2, metavar="NAME", help="two spellings read as one are two people")
    word.add_argument("--refuse", nargs=2, metavar="NAME", help="two spellings suggested as one are two people")
    as_json(parser)


def of_corrections(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("document", nargs="?", metavar="DOCUMENT", help="part of the name of a document; otherwise all")
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--export", metavar="FILE", help="write them as JSON to a new file")
    act.add_argument("--undo", type=int, metavar="ID", help="take one back, whichever it is")
    as_json(parser)


def of_forget(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a path, an address or a file name")
