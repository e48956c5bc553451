"""Searching: the hits at once, then what they can be narrowed by; searches that are kept, and those made lately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tui.app import say
from tui.app.data.lists import Lists
from tui.app.data.shapes import Around, Asked, Completion, Results
from tui.app.draw import Choice, Heading
from tui.text import one_line

if TYPE_CHECKING:
    from tui.search.find import Aside, Facets, Finder, Found, Order

HITS = 60
FIRST = 16
"""Hits that are shown at once; the others come a moment later."""
LATELY = 12
"""Searches made lately that are offered again."""
_HAVING = {
    "is:unanswered": say.NO_ANSWER,
    "has:undertaking": "with an undertaking",
    "has:figure": "with a figure",
}
_BESIDE = {"note": "Your notes", "undertaking": "Undertakings", "person": "People", "office": "Offices"}


class Searches(Lists):
    """The search pane's way to the data; one search at a time."""

    def __init__(self, database: str | None) -> None:
        super().__init__(database)
        self._finder: Finder | None = None

    @property
    def finder(self) -> Finder:
        from tui.search.find import Finder

        if self._finder is None:
            self._finder = Finder(self.store)
        return self._finder

    def stop_searching(self) -> None:
        """What is being searched for is not wanted any more. Called on the screen's thread."""
        if self._finder is not None:
            self._finder.stop()

    def close(self) -> None:
        self.stop_searching()
        super().close()

    def find(self, asked: Asked) -> Results:
        """What a search gives; nothing for nothing."""
        if not asked.typed:
            return Results()
        from tui.store import read

        order: Order = "newest" if asked.newest else "best"
        found = self.finder.find(asked.typed, limit=HITS, exact=asked.exact, order=order)
        hits = [hit.exchange_id for hit in found.hits]
        rows = read.exchanges(self.store, ids=hits[:FIRST])
        matched = {hit.exchange_id: hit.matched for hit in found.hits}
        return Results(asked, rows, hits, matched, made_of(found), advice(found), found.asides)

    def completions(self, typed: str, cursor: int) -> Sequence[Completion]:
        """Names of filters, or their values, that may stand where the cursor is."""
        return [Completion(one.text, one.label, one.start) for one in self.finder.complete(typed, cursor)]

    def around(self, results: Results) -> Around:
        """All hits, what they can be narrowed by, with counts, and what else matches besides exchanges."""
        from tui.store import read

        rows = read.exchanges(self.store, ids=results.hits)
        facets = self.finder.facets(results.asked.typed, exact=results.asked.exact)
        some = not facets.nearest and facets.counted < len(rows)
        more = f"of {facets.counted:,}{' or more' if facets.capped else ''}" if facets.counted > len(rows) else ""
        more = f"{facets.counted:,} with every word" if some else more
        return Around(rows, narrowings(facets, results.asked.typed, some=some), self._beside(results.asides), more)

    def _beside(self, asides: Sequence[Aside]) -> list[Any]:
        """What else was found as rows, each kind under its name."""
        from tui.store import read

        ids: dict[str, list[int]] = defaultdict(list)
        for aside in asides:
            ids[aside.kind].append(aside.id)
        found: dict[str, Sequence[Any]] = {
            "note": [row for row in read.notes(self.store) if row.id in ids["note"]] if ids["note"] else [],
            "undertaking": read.undertakings(self.store, ids=ids["undertaking"]) if ids["undertaking"] else [],
            "person": self._people(aside.line for aside in asides if aside.kind == "person"),
            "office": read.offices(self.store, ids["office"]) if ids["office"] else [],
        }
        out: list[Any] = []
        for n, (kind, title) in enumerate(_BESIDE.items()):
            if found[kind]:
                out += [Heading(title, -n - 1), *found[kind]]
        return out

    def _people(self, names: Iterable[str]) -> list[Choice]:
        """People as the filters that find what was put to them or what they asked."""
        out = []
        for name in dict.fromkeys(names):
            answers = self.finder.has_answered(name)
            filter, more = ("holder", "what was put to them") if answers else ("asked", "what they asked")
            out.append(Choice(f'{filter}:"{one_line(name)}"', one_line(name), more=f"enter finds {more}"))
        return out

    # searches to come back to

    def kept(self) -> Sequence[Any]:
        """The searches that the member keeps, with how much each finds now, and those made lately."""
        from tui.search import saved

        out: list[Any] = []
        kept = saved.saved(self.store)
        if kept:
            out.append(Heading("Kept searches", -1))
        for one in kept:
            count, more = self.finder.count(one.query)
            out.append(Choice(one.query, one_line(one.name), more=f"{count:,}{' or more' if more else ''} found now"))
        known = {one.query for one in kept}
        lately = [query for query in saved.history(self.store) if query not in known][:LATELY]
        if lately:
            out.append(Heading("Searched lately", -2))
        return [*out, *(Choice(query, one_line(query)) for query in lately)]

    def history(self) -> Sequence[str]:
        """What was searched for lately, the latest first."""
        from tui.search import saved

        return saved.history(self.store)

    def used(self, typed: str) -> Sequence[str]:
        """A search was made use of: it comes first in the history, which is given."""
        from tui.search import saved

        saved.note(self.store, typed)
        return saved.history(self.store)

    def keep_search(self, typed: str) -> str:
        """Keep a search, or keep it no longer; gives what was done, in words."""
        from tui.search import saved

        query = one_line(typed)
        if any(one.query == query for one in saved.saved(self.store)):
            for one in saved.saved(self.store):
                if one.query == query:
                    saved.forget(self.store, one.name)
            return f"“{query}” is kept no longer."
        saved.save(self.store, query)
        return f"“{query}” is kept: it stands first here when nothing is typed, with how much it finds."


def made_of(found: Found) -> str:
    """What was made of the words that were typed, and how to have them as they are."""
    put_right = ", ".join(f"{was} → {now}" for kind, was, now in found.changes if kind == "corrected")
    other = ", ".join(f"{was} also as {now}" for kind, was, now in found.changes if kind != "corrected")
    as_typed = "ctrl+t: as typed" if found.changes else ""
    as_typed = "exactly as typed · ctrl+t: put right" if found.exact else as_typed
    unknown = f"in no document: {', '.join(found.unknown)}" if found.unknown else ""
    cut = "" if found.complete else "stopped early: more may match"
    parts = (put_right, other, as_typed, unknown, *found.complaints, cut)
    return one_line(" · ".join(part for part in parts if part))


def advice(found: Found) -> str:
    """What to do where nothing was found."""
    if found.unknown:
        how = "ctrl+t looks for words like it" if found.exact else "try another word, or fewer"
        return f"Nothing found. No document has {', '.join(found.unknown)}: {how}."
    return "Nothing found. Try fewer words, or take a filter away."


def narrowings(facets: Facets, typed: str, *, some: bool) -> list[Any]:
    """What the exchanges that hold every word have in common, each with the filter that narrows to it.

    ``some`` says that others are listed too, which hold only some of the words and are not counted here.
    """
    groups = [("put to", facets.holders), ("committee", facets.committees), ("year", facets.years)]
    groups = [(title, group) for title, group in groups if len(group) > 1]
    which = [one for one in facets.having if one.count < facets.counted or facets.capped]
    out: list[Any] = []
    for n, (title, group) in enumerate([*groups, ("which have", which)]):
        choices = [
            Choice(one.filter, _HAVING.get(one.label, one_line(one.label)), one.count)
            for one in group
            if one.filter not in typed
        ]
        out += [Heading(title, n), *choices] if choices else []
    if out and (facets.capped or facets.nearest or some):
        base = f"of the newest {facets.counted:,}" if facets.capped else "of the nearest"
        base = "with every word" if some else base
        out.insert(0, Heading(base, -1))
    return out
