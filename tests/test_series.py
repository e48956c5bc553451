"""Series: one line only for one council, office, matter, measure, limit and unit; the reason for all else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.threads.briefing import Briefing
from tui.threads.briefing_markdown import briefing_markdown
from tui.threads.likeness import Point, limit_of, why_not
from tui.threads.plot import bars, heading, sparkline, table
from tui.threads.prompts import from_series
from tui.threads.series import series

ONE = Point(
    "a", "e1", "Holm Council", "Children", "t1", "2021-01-10", "61%", 61.0, "percent", "plans were completed",
    "within 20 weeks", None, "The Member confirmed that 61% of plans were completed within 20 weeks.",
)  # fmt: skip
TWO = replace(
    ONE, key="b", exchange="e2", date="2022-01-10", text="72%", value=72.0, limit="within the statutory twenty weeks",
    passage="The Member said that 72% of plans were completed within twenty weeks.",
)  # fmt: skip


def test_like_goes_with_like() -> None:
    assert why_not(ONE, TWO) is None
    (found,) = series([TWO, ONE])
    assert [p.text for p in found.points] == ["61%", "72%"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"council": "Penmoor Council"}, "another council"),
        ({"council": None}, "council"),
        ({"office": "Housing"}, "another office"),
        ({"thread": "t2"}, "another matter"),
        ({"thread": None}, "another matter"),
        ({"unit": "count"}, "another unit"),
        ({"value": None}, "not sure"),
        ({"limit": "within 18 weeks"}, "another limit"),
        ({"limit": None}, "another limit"),
        ({"measure": "referrals were seen"}, "other words"),
        ({"measure": "a target for plans completed"}, "a target"),
        ({"measure": "plans were completed in the region"}, "elsewhere"),
        ({"measure": "plans for these were completed"}, "named elsewhere"),
        ({"measure": "they were completed"}, "named elsewhere"),
        ({"measure": "plans of foster children were completed"}, "same thing"),
        ({"exchange": "e1"}, "one answer"),
    ],
)
def test_whatever_differs_keeps_two_figures_apart_and_says_why(change: dict[str, str | None], reason: str) -> None:
    other = replace(TWO, **change)  # type: ignore[arg-type]
    assert reason in (why_not(ONE, other) or "")
    assert series([ONE, other]) == ()


def test_eighty_per_cent_in_18_weeks_and_88_in_20_never_share_a_line() -> None:
    seen = replace(ONE, text="80%", value=80.0, measure="referrals are seen", limit="within 18 weeks")
    done = replace(TWO, text="88%", value=88.0, measure="EHCPs were completed", limit="within the statutory 20 weeks")
    assert "another limit" in (why_not(seen, done) or "")
    assert series([seen, done]) == ()
    assert series([replace(seen, limit=done.limit), done]) == ()


def test_a_recount_breaks_the_line() -> None:
    recounted = replace(TWO, passage=TWO.passage + " The count had been put right since last year.")
    assert "put right" in (why_not(ONE, recounted) or "")


def test_a_figure_that_fits_two_ways_is_in_no_line() -> None:
    twin = replace(
        TWO,
        key="c",
        text="70%",
        value=70.0,
        passage=TWO.passage + " In all, 70% of plans were completed within 20 weeks.",
    )
    assert series([ONE, replace(TWO, passage=twin.passage), twin]) == ()


def test_a_figure_whose_date_is_not_stated_is_in_no_line() -> None:
    assert series([ONE, replace(TWO, date=None)]) == ()


def test_what_was_left_out_is_listed_with_its_reason() -> None:
    aim = replace(TWO, key="t", exchange="e3", date="2023-01-01", text="85%", value=85.0)
    target = replace(aim, measure="a target for plans completed")
    (found,) = series([ONE, TWO, target])
    assert [(a.point.text, "a target" in a.reason) for a in found.apart] == [("85%", True)]


@pytest.mark.parametrize(
    ("limit", "same"),
    [("within 28 days", "28 day"), ("within twenty-eight working days", "28 working day"), (None, "")],
)
def test_limits_are_compared_by_number_and_unit(limit: str | None, same: str) -> None:
    assert limit_of(limit) == same


def test_the_plot_begins_at_nought_keeps_its_width_and_says_the_figures() -> None:
    (found,) = series([ONE, TWO])
    lines = bars(found, 40)
    assert all(len(line) <= 40 for line in lines)
    first, second = (line.count("█") for line in lines[:2])
    assert 0 < first < second and abs(first / second - 61 / 72) < 0.1
    assert lines[0].endswith("61%") and lines[1].endswith("72%")
    assert len(sparkline(found.points)) == 2
    assert table(found)[0] == ("10 January 2021", "61%", "plans were completed", "not stated")
    assert "percent" in heading(found) and "weeks" in heading(found)


def test_what_a_figure_had_been_before_stands_in_no_line() -> None:
    fell = replace(
        TWO,
        text="61%",
        value=61.0,
        passage="She said that plans completed within 20 weeks fell from 61% to 55%.",
    )
    assert "had been before" in (why_not(ONE, fell) or "")
    now = replace(fell, text="55%", value=55.0)
    assert why_not(ONE, now) is None
    year_before = replace(TWO, passage="She said that 80% were completed within 20 weeks, against 72% the year before.")
    assert "had been before" in (why_not(ONE, year_before) or "")
    sources = replace(TWO, passage="72% of plans from 14 schools were completed.", text="14", value=14.0)
    assert "before" not in (why_not(replace(ONE, unit="count"), replace(sources, unit="count")) or "")


@pytest.mark.parametrize(
    ("change", "doubted"),
    [
        ({"limit": None}, True),
        ({"measure": "plans for these were completed"}, True),
        ({"thread": "t2"}, True),
        ({"limit": "within 26 weeks"}, False),
        ({"unit": "count"}, False),
        ({"measure": "a target for plans completed"}, False),
    ],
)
def test_a_newer_figure_left_out_is_told_with_the_line_and_nothing_is_asked_for(
    change: dict[str, str | None], doubted: bool
) -> None:
    newer = replace(TWO, key="z", exchange="e9", date="2023-05-01", text="55%", value=55.0, passage="55%")
    (found,) = series([ONE, TWO, replace(newer, **change)])  # type: ignore[arg-type]
    assert [p.text for p in found.points] == ["61%", "72%"]
    beside = found.not_set_beside
    assert (beside is not None and beside.point.text == "55%") is doubted
    assert bool(from_series([found])) is not doubted
    text = briefing_markdown(Briefing("Children", None, None, None, "2024-06-01", figures=(found,)))
    assert ("a later passage gives 55% (1 May 2023), not set beside these" in text) is doubted
