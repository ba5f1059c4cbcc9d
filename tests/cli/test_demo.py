"""`sikinerja demo`, for real: it answers, it stops at once, and nothing is left."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sikinerja.cli import postgres

PATIENCE = 90


@pytest.fixture
def folder() -> Iterator[Path]:
    """The demo's folder; whatever a failing test leaves is stopped."""
    path = Path(tempfile.mkdtemp(prefix="sikinerja-demo-"))
    yield path
    postgres.remove(path)
    shutil.rmtree(path)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    with (folder / "output").open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "sikinerja", "demo", "--port", str(port), "--pegawai", "12"],
            stdout=output,
            stderr=output,
            env={"PATH": os.defpath, "SIKINERJA_DEMO_DIR": str(folder)},
        )


def wait_until_it_says_so(folder: Path, demo: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while "Ctrl-C stops everything" not in (text := (folder / "output").read_text()):
        assert demo.poll() is None, text
        assert time.monotonic() < deadline, text
        time.sleep(0.1)


def processes(folder: Path, port: int) -> list[str]:
    """Command lines of whatever belongs to this demo."""
    marks = (str(folder), str(postgres._area(folder)), f"--port\0{port}\0")
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().decode(errors="replace")
            environment = (file.parent / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if any(mark in line for mark in marks) or f"SIKINERJA_DEMO_DIR={folder}\0" in environment:
            found.append(line.replace("\0", " "))
    return found


def test_it_answers_then_stops_and_leaves_nothing(folder: Path) -> None:
    port = free_port()
    demo = start(folder, port)
    try:
        wait_until_it_says_so(folder, demo)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            assert answer.status == 200
        assert len(processes(folder, port)) >= 4  # itself, server, worker, PostgreSQL
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(20) == 0
        assert processes(folder, port) == []
    finally:
        demo.kill()
        demo.wait()
    assert (folder / "output").read_text().rstrip().endswith("Stopped.")


def test_a_dead_worker_ends_all_of_it(folder: Path) -> None:
    port = free_port()
    demo = start(folder, port)
    try:
        wait_until_it_says_so(folder, demo)
        children = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()
        (worker,) = [
            pid for pid in children if b"sikinerja\0worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        os.kill(int(worker), signal.SIGKILL)
        assert demo.wait(20) == 1
        assert processes(folder, port) == []
    finally:
        demo.kill()
        demo.wait()
    assert "The worker ended" in (folder / "output").read_text()


def test_accounts_are_printed_for_people_and_for_programs() -> None:
    program = [sys.executable, "-m", "sikinerja", "demo", "--accounts"]
    table = subprocess.run(program, capture_output=True, text=True, check=True).stdout.splitlines()
    rows = json.loads(subprocess.run([*program, "--json"], capture_output=True, check=True).stdout)
    assert table[0].split() == ["username", "password", "nama", "peran"]
    assert len(table) == len(rows) + 2
    assert {"username", "password", "nama", "peran"} <= set(rows[0])
