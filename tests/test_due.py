"""By when something is promised: the words as written, and the last day that they allow."""

from __future__ import annotations

from datetime import date

import pytest

from tui.minutes.due import due_date, due_words

MEETING = date(2023, 9, 20)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("She would send it by the end of November.", "by the end of November"),
        ("He would report back within six weeks.", "within six weeks"),
        ("It would be sent by 30th June 2022 at the latest.", "by 30th June 2022"),
        ("It would be shared as soon as it was received.", "as soon as it was received"),
        ("It would come to the next meeting.", "to the next meeting"),
        ("She would bring it to the Panel in the spring.", "in the spring"),
        ("It would be sent that afternoon.", "that afternoon"),
        ("She would write to him in due course.", "in due course"),
        ("It would open in the autumn of 2026, if all went well.", "in the autumn of 2026"),
        ("It would come in March of 2026.", "in March of 2026"),
        ("It would be done in 2025/26.", "in 2025/26"),
        ("She would send the letter of her predecessor.", None),
        ("It would come to the Committee before work began.", None),
    ],
)
def test_words(sentence: str, words: str | None) -> None:
    assert due_words(sentence) == words


def test_words_after_the_promise_come_first() -> None:
    sentence = "The report of March 2020 was out of date and she would send a new one by Christmas."
    assert due_words(sentence, sentence.index("would")) == "by Christmas"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("by the end of November", date(2023, 11, 30)),
        ("by 30th June 2024", date(2024, 6, 30)),
        ("before 1 July 2024", date(2024, 6, 30)),
        ("in January", date(2024, 1, 31)),
        ("by mid-October", date(2023, 10, 15)),
        ("before March", date(2024, 2, 29)),
        ("within six weeks", date(2023, 11, 1)),
        ("within ten working days", date(2023, 10, 4)),
        ("after six months", date(2024, 3, 20)),
        ("before Christmas", date(2023, 12, 24)),
        ("by Easter", date(2024, 3, 31)),
        ("in the spring", date(2024, 5, 31)),
        ("before the autumn", date(2024, 8, 31)),
        ("in the autumn of 2026", date(2026, 11, 30)),
        ("before the summer of 2025", date(2025, 5, 31)),
        ("in winter 2025", date(2026, 2, 28)),
        ("by Christmas 2025", date(2025, 12, 25)),
        ("before Easter 2025", date(2025, 4, 19)),
        ("in March of 2026", date(2026, 3, 31)),
        ("by the end of 2025", date(2025, 12, 31)),
        ("in 2025/26", None),
        ("ahead of next winter", date(2023, 10, 31)),
        ("tomorrow", date(2023, 9, 21)),
        ("that afternoon", MEETING),
        ("by the end of the week", date(2023, 9, 24)),
        ("by the end of the financial year", date(2024, 3, 31)),
        ("at the next meeting", None),
        ("in due course", None),
        ("as soon as it was received", None),
        ("in the new year", None),
        (None, None),
    ],
)
def test_the_last_day(words: str | None, last: date | None) -> None:
    assert due_date(words, MEETING) == last


def test_without_the_meetings_day_only_a_full_date_is_known() -> None:
    assert due_date("by 30 June 2024", None) == date(2024, 6, 30)
    assert due_date("by the end of June", None) is None


@pytest.mark.parametrize(
    "words", ["by 31 February", "by 99 June 2024", "within 999 years", "by the end of the year 20245"]
)
def test_nonsense_is_no_date(words: str) -> None:
    due_date(words, date(9998, 12, 31))
