"""The clipboard: a program of the system where there is one, else the terminal's own; and it says which."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from textual.app import App

LONGEST = 74_000
"""Terminals drop longer texts without a word (xterm's limit for OSC 52 is about 100,000 bytes of base64)."""


def _programs() -> list[list[str]]:
    if sys.platform == "darwin":
        return [["pbcopy"]]
    if sys.platform == "win32":
        return [["clip"]]
    found = [["wl-copy"]] if os.environ.get("WAYLAND_DISPLAY") else []
    return [*found, ["xclip", "-selection", "clipboard"], ["xsel", "-ib"]] if os.environ.get("DISPLAY") else found


def copy_text(app: App[int], text: str) -> str | None:
    """Put text on the clipboard; gives how, in words, or None where it was refused."""
    for command in _programs():
        if shutil.which(command[0]):
            try:
                subprocess.run(
                    command,
                    input=text.encode(),
                    check=True,
                    timeout=2,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except (OSError, subprocess.SubprocessError):
                continue
            return "to the clipboard"
    if len(text.encode()) > LONGEST or os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return None
    app.copy_to_clipboard(text)
    return "to the terminal's clipboard; if it is not there, your terminal does not allow it: x writes a file"
