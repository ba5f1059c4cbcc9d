"""pytest plug-in: the tests' own PostgreSQL, named in DATABASE_URL before Django reads its settings.

The server lies outside the repository, is shared by sessions that run at the same time (each has a slot and
so databases of its own), and stops with the last of them. `--reuse-db` is safe: the databases are named after
the migrations they were made from. With DATABASE_URL set, the plug-in does nothing.
"""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import IO

import psycopg
import pytest
from psycopg import sql

from sikinerja.cli import postgres

ROOT = Path(__file__).resolve().parents[2]
SLOTS = 8
_session: list[IO[str]] = []  # the open lock file of this session's slot


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Runs before pytest-django's hook of the same name; xdist's workers inherit the result."""
    if not os.environ.get("DATABASE_URL"):
        folder = data_dir()
        slot = _take_slot(folder)
        url = postgres.ensure_running(folder, fsync=False)
        name = f"{postgres.NAME}_{slot}_{_schema()}"
        _drop_outdated(url, slot=slot, keep=f"test_{name}")
        os.environ["DATABASE_URL"] = url.replace(f"@/{postgres.NAME}?", f"@/{name}?")
    return (yield)


def pytest_unconfigure() -> None:
    """The last session stops the server."""
    if not _session:
        return
    _session.pop().close()
    os.environ.pop("DATABASE_URL", None)
    folder, handles = data_dir(), []
    try:
        for slot in range(SLOTS):
            handles.append(_slot_file(folder, slot))
            fcntl.flock(handles[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
        postgres.stop(folder)
    except BlockingIOError:
        pass  # somebody else still works with it
    finally:
        for handle in handles:
            handle.close()


def data_dir() -> Path:
    """Outside the repository, one per checkout and user; needs no HOME."""
    key = hashlib.sha256(f"{ROOT}\0{os.geteuid()}".encode()).hexdigest()[:12]
    cache = os.environ.get("XDG_CACHE_HOME")
    base = Path(cache) / "sikinerja" if cache else Path(tempfile.gettempdir())
    return base / f"sikinerja-tests-{key}"


def _slot_file(folder: Path, slot: int) -> IO[str]:
    return (folder / f"slot-{slot}").open("w")


def _take_slot(folder: Path) -> int:
    """The first free slot, held until the process ends."""
    postgres.own_folder(folder)
    for slot in range(SLOTS):
        handle = _slot_file(folder, slot)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.close()
        else:
            _session.append(handle)
            return slot
    raise pytest.UsageError(f"{SLOTS} test sessions are running already")


def _schema() -> str:
    """Changes whenever a migration or a library does."""
    digest = hashlib.sha256()
    for file in [
        ROOT / "requirements" / "base.lock",
        *sorted((ROOT / "src").glob("*/**/migrations/**/*.py")),
    ]:
        digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:8]


def _drop_outdated(url: str, *, slot: int, keep: str) -> None:
    """Forget this slot's databases of other schemas."""
    with psycopg.connect(url, autocommit=True) as connection:
        mine = f"test\\_{postgres.NAME}\\_{slot}\\_%"
        rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [mine]).fetchall()
        for (name,) in rows:
            if not name.startswith(keep):
                command = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
                connection.execute(command)
