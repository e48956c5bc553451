"""Phrases that are looked for only where one of their words stands: whatever they match holds one."""

import importlib
import pkgutil
from re import _constants as op
from re import _parser
from typing import Any

import pytest

import tui.minutes
from tui.minutes.phrases import Phrase, in_small


def phrases() -> dict[str, Phrase]:
    names = [m.name for m in pkgutil.walk_packages(tui.minutes.__path__, "tui.minutes.")]
    return {
        f"{name}.{own}": value
        for name in names
        for own, value in vars(importlib.import_module(name)).items()
        if isinstance(value, Phrase)
    }


def without(tokens: Any, words: tuple[str, ...], ends: set[str]) -> set[str]:
    """How what a pattern matches without any of the words may end: the letters known since the last unknown one.

    ``ends`` is the same of what may stand before it; empty where nothing is matched without a word.
    """
    for code, value in tokens:
        if code is op.LITERAL:
            ends = {end + chr(value).lower() for end in ends}
        elif code is op.IN and all(kind is op.LITERAL for kind, _ in value):
            ends = {end + chr(letter).lower() for end in ends for _, letter in value}
        elif code is op.BRANCH:
            ends = {one for branch in value[1] for one in without(branch, words, ends)}
        elif code is op.SUBPATTERN:
            ends = without(value[3], words, ends)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, _, repeated = value
            once = {""} if without(repeated, words, ends) else set()
            ends = once if least else ends | once
        elif code not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            ends = {""} if ends else ends
        ends = {end[-20:] for end in ends if not any(word in end for word in words)}
    return ends


@pytest.mark.parametrize("name", sorted(phrases()))
def test_a_phrase_matches_nothing_without_one_of_its_words(name: str) -> None:
    phrase = phrases()[name]
    assert not without(_parser.parse(phrase.pattern.pattern, phrase.pattern.flags), phrase.words, {""})


def test_the_check_itself_sees_a_way_around_the_words() -> None:
    astray = Phrase("agreed noted", r"(?:was )?(?:agreed|noted|adopted)")
    assert without(_parser.parse(astray.pattern.pattern), astray.words, {""})


def test_small_letters_stand_where_the_others_stood() -> None:
    assert in_small("ANN İ Lee") == "ann İ lee"
