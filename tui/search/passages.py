"""What the index holds of one exchange: its words by column, and the tags by which filters find it.

A tag begins with a character of the private use area, which the tokenizer takes for a letter and no document writes,
so tags stand beside words without ever being taken for one.
"""

from __future__ import annotations

import json
from typing import Any

from tui.search.words import words_of

DAY_BITS = 20
TAG = "\ue000"

DAY = f"(cast(coalesce(julianday(m.date), 1721424.5) - 1721424.5 as integer) << {DAY_BITS})"
"""The first row number of a meeting's day: days count from the year 1, meetings without a date stand below them all."""
TEXTS = (
    "coalesce(e.topic, ''), coalesce(e.question, ''),"
    " case when coalesce(e.question, e.answer, '') = '' then e.text else coalesce(e.answer, '') end"
)
CONTEXT = "i.title || ' ' || e.questioners || ' ' || e.respondents || ' ' || coalesce(e.holder, '')"
"""Who asked and answered, and under which item: found, and ranked below the words of the passage itself."""
TAGS = "search_tags(c.council_id, c.id, e.office_id, e.kind, e.answer is null, e.holder, e.questioners)"
FROM = (
    "from exchange e join meeting m on m.id = e.meeting_id join committee c on c.id = m.committee_id"
    " join item i on i.id = e.item_id where e.shown"
)
COLUMNS = "topic, question, answer, context, tags"


def number_tag(kind: str, number: int) -> str:
    """The tag of a council (k), committee (c) or office (o) by its id."""
    return f"{TAG}{kind}{number}"


def name_tag(kind: str, name: str) -> str:
    """The tag of a holder (h) or questioner (a) by name."""
    return f"{TAG}{kind}{''.join(words_of(name))}"


def fact_tag(fact: str) -> str:
    """The tag of a kind of exchange, or of being unanswered."""
    return f"{TAG}f{fact}"


def tags_of(
    council: int | None,
    committee: int,
    office: int | None,
    kind: str,
    unanswered: int,
    holder: str | None,
    questioners: str,
) -> str:
    """All tags of an exchange, parted by spaces."""
    tags = [number_tag("c", committee), fact_tag(kind)]
    if council is not None:
        tags.append(number_tag("k", council))
    if office is not None:
        tags.append(number_tag("o", office))
    if unanswered and kind != "point":
        tags.append(fact_tag("unanswered"))
    if holder:
        tags.append(name_tag("h", holder))
    tags += (name_tag("a", name) for name in json.loads(questioners))
    return " ".join(tags)


def lend_functions(connection: Any) -> None:
    """Make the functions that the statements above name known to a connection."""
    connection.create_function("search_tags", 7, tags_of, deterministic=True)
