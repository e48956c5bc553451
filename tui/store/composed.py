"""A text for a document that came as JSON without one, so that everything shown still stands somewhere. Pure."""

from __future__ import annotations

from dataclasses import replace

from tui.minutes.model import Action, Decision, Exchange, Item, Meeting, Minutes, Span, Undertaking


class _Page:
    """Text as it grows, and where each piece was put."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def put(self, text: str) -> Span:
        start = self.length
        self.parts.append(text + "\n\n")
        self.length += len(text) + 2
        return Span(start, start + len(text))


def compose(minutes: Minutes) -> tuple[Minutes, str]:
    """The same minutes with every span pointing into a text put together from their parts, and that text."""
    page = _Page()
    meetings = tuple(_meeting(page, meeting) for meeting in minutes.meetings)
    problems = tuple(replace(problem, span=None) for problem in minutes.problems)
    return replace(minutes, meetings=meetings, problems=problems), "".join(page.parts)


def _meeting(page: _Page, meeting: Meeting) -> Meeting:
    heading = ", ".join(part for part in (meeting.committee, meeting.date, meeting.venue) if part)
    if heading:
        page.put(heading)
    return replace(meeting, items=tuple(_item(page, item) for item in meeting.items))


def _item(page: _Page, item: Item) -> Item:
    start = page.length
    page.put(" ".join(part for part in (item.number, item.title) if part))
    for text in (item.purpose, *item.narrative):
        if text:
            page.put(text)
    exchanges = tuple(_exchange(page, exchange) for exchange in item.exchanges)
    undertakings = tuple(_undertaking(page, exchanges, undertaking) for undertaking in item.undertakings)
    decisions = tuple(_decision(page, decision) for decision in item.decisions)
    actions = tuple(_action(page, action) for action in item.actions)
    if item.reasons:
        page.put(item.reasons)
    return replace(
        item,
        exchanges=exchanges,
        undertakings=undertakings,
        decisions=decisions,
        actions=actions,
        span=Span(start, max(start, page.length - 2)),
    )


def _exchange(page: _Page, exchange: Exchange) -> Exchange:
    figures = tuple(replace(figure, span=None) for figure in exchange.figures)
    return replace(exchange, figures=figures, span=page.put(exchange.text))


def _undertaking(page: _Page, exchanges: tuple[Exchange, ...], undertaking: Undertaking) -> Undertaking:
    """Where the exchange that holds it has the words, there; else by itself."""
    if undertaking.exchange is not None and 0 <= undertaking.exchange < len(exchanges):
        holding = exchanges[undertaking.exchange]
        at = holding.text.find(undertaking.text)
        if at >= 0 and holding.span is not None:
            start = holding.span.start + at
            return replace(undertaking, span=Span(start, start + len(undertaking.text)))
    return replace(undertaking, span=page.put(undertaking.text))


def _decision(page: _Page, decision: Decision) -> Decision:
    return replace(decision, span=page.put(decision.text))


def _action(page: _Page, action: Action) -> Action:
    return replace(action, span=page.put(action.text))
