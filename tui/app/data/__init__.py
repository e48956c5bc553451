"""The app's one door to everything beneath it.

Nothing of the store, the search or the exports is imported before the first call, which comes after the first paint.
Every method is called in a thread, but for those whose description says otherwise.
"""

from __future__ import annotations

from tui.app.data.corrections import Corrections
from tui.app.data.files import Files
from tui.app.data.prepare import Prepares
from tui.app.data.shapes import Progress, Results, Subject, Trouble

__all__ = ["Data", "Progress", "Results", "Subject", "Trouble"]


class Data(Corrections, Files, Prepares):
    """What can be read, searched, changed, written out and brought in."""
