"""The one kind of error that is meant for the reader's eyes."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can put right: one sentence that says what, where and what to do.

    The command line prints it and exits with status 2; the app shows it as a message.
    """
