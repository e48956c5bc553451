"""A PostgreSQL server for the tests of a shared database: the one that MATTERS_TEST_POSTGRES names, or their own.

Their own is started where PostgreSQL is installed, on the loopback alone, with a folder that is thrown away.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_ACCOUNT = "postgres"
"""PostgreSQL will not run as root: there its own account runs it."""


def _programs() -> Path | None:
    """The folder with ``initdb``, which Debian keeps off the path."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The URL of an empty database. Skips the test where there is no server and none can be started."""
    named = os.environ.get("MATTERS_TEST_POSTGRES")
    if named:
        yield named
        return
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed, and MATTERS_TEST_POSTGRES names no server")
    with tempfile.TemporaryDirectory(prefix="matters-") as folder:
        yield from _started(programs, Path(folder))


def _started(programs: Path, place: Path) -> Iterator[str]:
    as_whom = ["runuser", "-u", _ACCOUNT, "--"] if os.name == "posix" and os.getuid() == 0 else []
    if as_whom:
        shutil.chown(place, _ACCOUNT)
    port = _free_port()

    def run(program: str, *arguments: str) -> None:
        command = [*as_whom, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    data = str(place / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "ann", "--no-sync")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run("pg_ctl", "-D", data, "-o", options, "-l", str(place / "log"), "-w", "start")
    try:
        yield f"postgresql://ann@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
