"""The app's one door to everything beneath it.

Nothing of the store, the search or the exports is imported before the first call, which comes after the first paint.
Every method is called in a thread, but for those whose description says otherwise.
"""

from __future__ import annotations

from tui.app.data.files import Files
from tui.app.data.searches import Searches
from tui.app.data.session import Sessions
from tui.app.data.shapes import Progress, Subject, Trouble
from tui.app.data.who import Who

__all__ = ["Data", "Progress", "Subject", "Trouble"]


class Data(Who, Files, Sessions, Searches):
    """What can be read, searched, changed, written out and brought in."""
