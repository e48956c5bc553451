"""Portfolio holders in the lines and turns of speech in which clerks name them, read from invented minutes."""

from __future__ import annotations

import pytest

from tui.minutes.as_json import as_json
from tui.minutes.parse import parse
from tui.sources.document import Source
from tui.sources.text import from_text

HEAD = """Tarnmouth District Council

Minutes of a meeting of the Scrutiny Committee held at the Guildhall on Tuesday, 4 March 2025 at 6 pm.

Present: Councillors Pell (Chair), Hobb and Marsh.

{list}1. Apologies

There were none.

2. Harbours

"""
ASKED = "Councillor Hobb asked when the dredger would come. "


def holders(text: str, listed: str = "") -> list[tuple[str | None, str | None]]:
    read = as_json(parse(from_text(HEAD.format(list=listed) + text + "\n", Source("text/plain", "0"))))
    return [(h["name"], h["office"]) for m in read["meetings"] for item in m["items"] for h in item["holders"]]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Portfolio Holder: Councillor Jo Vane", "Portfolio Holder"),
        ("Lead Member - Cllr Jo Vane", "Lead Member"),
        ("Cabinet Member: Councillor Jo Vane (Harbours and Tides)", "Cabinet Member (Harbours and Tides)"),
        ("Portfolio Holder for Harbours: Cllr Jo Vane", "Portfolio Holder for Harbours"),
    ],
)
def test_a_line_that_names_whose_business_it_is(line: str, office: str) -> None:
    assert holders(f"{line}\n\n{ASKED}The Harbour Master said in June.") == [("Jo Vane", office)]


def test_a_list_of_holders_gives_all_in_it_their_rank() -> None:
    listed = "Cabinet Members in attendance:\n\nCouncillor Jo Vane (Harbours)\n\nCouncillor Pat Orme (Tides)\n\n"
    assert holders(ASKED + "Councillor Vane said in June.", listed) == [("Jo Vane", "Cabinet Member (Harbours)")]


def test_whoever_speaks_in_the_capacity_of_a_holder_is_one() -> None:
    text = f"Councillor Vane, in her capacity as Cabinet Member for Harbours, presented the report. {ASKED}Nobody knew."
    assert holders(text) == [("Vane", "Cabinet Member for Harbours")]


def test_a_holder_who_asks_a_colleague_is_there() -> None:
    text = (
        "The Cabinet Member for Tides, Councillor Pat Orme, asked the Cabinet Member for Harbours, Councillor Jo Vane, "
    )
    both = holders(text + "when the dredger would come. Councillor Vane said in June.")
    assert sorted(both) == [("Jo Vane", "Cabinet Member for Harbours"), ("Pat Orme", "Cabinet Member for Tides")]


@pytest.mark.parametrize(
    ("who", "name", "office"),
    [
        ("The Mayor", None, "Mayor"),
        ("Mayor Vane", "Vane", "Mayor"),
        ("The Mayor (Jo Vane)", "Jo Vane", "Mayor"),
        ("The Mayor of Tarnmouth, Jo Vane,", "Jo Vane", "Mayor of Tarnmouth"),
    ],
)
def test_a_mayor_who_comes_to_a_body_that_scrutinises_answers_to_it(who: str, name: str | None, office: str) -> None:
    assert holders(f"{who} gave an update. {ASKED}The Mayor said in June.") == [(name, office)]
