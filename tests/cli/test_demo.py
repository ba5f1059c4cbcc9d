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

import httpx
import pytest

from sikinerja.cli import postgres

PATIENCE = 90
BARE = {"PATH": os.defpath, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """The demo's folder, of which a second start makes use; what a failing test leaves is stopped."""
    path = Path(tempfile.mkdtemp(prefix="sikinerja-demo-"))
    yield path
    postgres.remove(path)
    shutil.rmtree(path)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def start(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    with (folder / "output").open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "sikinerja", "demo", "--port", str(port), "--pegawai", "200"],
            stdout=output,
            stderr=output,
            env={**BARE, "SIKINERJA_DEMO_DIR": str(folder)},
        )


def listed(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "sikinerja", "demo", "--accounts", *options],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**BARE, "SIKINERJA_DEMO_DIR": str(folder)},
    )


def wait_until_it_says_so(folder: Path, demo: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while "Ctrl-C stops everything" not in (text := (folder / "output").read_text()):
        assert demo.poll() is None, text
        assert time.monotonic() < deadline, text
        time.sleep(0.1)


def asks_tool_kinerja(demo: "subprocess.Popen[bytes]") -> int:
    """What the demo's own Tool Kinerja answers without a token, where the children were told it is."""
    (child, *_) = Path(f"/proc/{demo.pid}/task/{demo.pid}/children").read_text().split()
    told = dict(
        line.split("=", 1) for line in Path(f"/proc/{child}/environ").read_text().split("\0") if "=" in line
    )
    return httpx.post(f"{told['SIKINERJA_TOOL_KINERJA_API']}/v1/rhk", json={}, trust_env=False).status_code


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
        assert asks_tool_kinerja(demo) == 401
        rows = json.loads(listed(folder, "--json").stdout)
        assert all(set(row) == {"username", "password", "nama", "peran"} for row in rows)
        assert len(rows) >= 5
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(20) == 0
        assert processes(folder, port) == []
    finally:
        demo.kill()
        demo.wait()
    assert (folder / "output").read_text().rstrip().endswith("Stopped.")
    table = listed(folder).stdout.splitlines()  # for people, and when nothing runs any more
    assert table[0].split() == ["username", "password", "nama", "peran"]
    assert [line.split()[0] for line in table[2:]] == [row["username"] for row in rows]


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


def test_before_the_first_start_there_are_no_accounts(tmp_path: Path) -> None:
    answer = listed(tmp_path)
    assert answer.returncode == 1
    assert "start it with `make demo`" in answer.stderr
