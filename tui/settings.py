"""Where things are kept, and what the user's settings file says.

The settings are TOML, ``config.toml`` in the user's configuration folder; ``matters where`` names it. Keys:
``database``, a path or URL; ``council``, the council of documents that do not name theirs.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from tui.errors import UserError

NAME = "matters-arising"
DATABASE_VARIABLE = "MATTERS_DATABASE"
SETTINGS_VARIABLE = "MATTERS_SETTINGS"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file says; None where it says nothing."""

    database: str | None = None
    council: str | None = None


def settings_file() -> Path:
    """The settings file, which need not be there."""
    named = os.environ.get(SETTINGS_VARIABLE)
    return Path(named) if named else user_config_path(NAME, appauthor=False) / "config.toml"


def data_folder() -> Path:
    """The user's data folder for this program, which need not be there."""
    return user_data_path(NAME, appauthor=False)


def load_settings(path: Path | None = None) -> Settings:
    """What the settings file says. The file is never written.

    Raises UserError naming file and line where it is not TOML, file and key where a key is unknown or no text.
    """
    path = path or settings_file()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is not valid TOML ({error}): put it right or move it away.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error
    known = [field.name for field in fields(Settings)]
    for key, value in found.items():
        if key not in known:
            raise UserError(f"{path} has the unknown key “{key}”: the keys are {' and '.join(known)}.")
        if not isinstance(value, str):
            raise UserError(f"{path}: “{key}” must be text in quotation marks.")
    return Settings(**found)


def database_place(named: str | None = None) -> str:
    """The database to use, a path or URL: as named on the command line, else by MATTERS_DATABASE, the settings, or
    ``matters.db`` in the data folder."""
    return named or os.environ.get(DATABASE_VARIABLE) or load_settings().database or str(data_folder() / "matters.db")


def external_editor() -> str:
    """The user's own editor, as the command that $VISUAL or $EDITOR names; "" where neither does."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def samples_folder() -> Path | None:
    """The minutes of an invented council that come with the program: in the installed package, or in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "sample_minutes", here.parent / "sample_minutes"):
        if folder.is_dir():
            return folder
    return None
