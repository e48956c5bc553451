"""The command palette's entries: the registry of commands, as plain text."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.app import keys


class Commands(Provider):
    """Every command that means something outside a key press."""

    def _entries(self) -> list[tuple[str, str, partial[None]]]:
        screen = self.screen
        act = getattr(screen, "action_do", None)
        if act is None:
            return []
        out = []
        for command in keys.COMMANDS:
            if command.palette:
                key = f"   {keys.shown(command.keys[0])}" if command.keys else ""
                out.append((f"{command.words}{key}", command.more, partial(act, command.name)))
        return out

    async def discover(self) -> Hits:
        for words, more, act in self._entries():
            yield DiscoveryHit(Content(words), act, words, more)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, more, act in self._entries():
            score = max(matcher.match(words), matcher.match(more) * 0.5)
            if score > 0:
                yield Hit(score, Content(words), act, words, more)
