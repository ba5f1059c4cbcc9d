"""The demo's processes: all of them or none, and none left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sikinerja.cli import demo, supervisor

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
WITH_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(60)
"""
SUPERVISOR = """
import sys, time
from sikinerja.cli import supervisor
children = supervisor.Children()
children.start("sleeper", [sys.executable, "-c", "import time; time.sleep(60)"])
print(children._running["sleeper"].pid, flush=True)
time.sleep(60)
"""
PARENT = [sys.executable, "-c", WITH_CHILD]


def alive(pid: int) -> bool:
    """Running, and no zombie that waits for its parent."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_that_ends_is_reported_by_name() -> None:
    children = supervisor.Children()
    try:
        children.start("worker", SLEEPER)
        children.start("server", [sys.executable, "-c", "raise SystemExit(3)"])
        with pytest.raises(supervisor.ChildError, match="server ended with code 3"):
            children.watch()
    finally:
        children.stop()


def test_stop_leaves_no_grandchild(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    children = supervisor.Children()
    children.start("parent", [*PARENT, str(note)])
    deadline = time.monotonic() + 10
    while not (note.exists() and note.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    grandchild = int(note.read_text())
    assert alive(grandchild)
    children.stop()
    deadline = time.monotonic() + 5
    while alive(grandchild) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(grandchild)


def test_a_killed_supervisor_takes_its_children_along() -> None:
    with subprocess.Popen([sys.executable, "-c", SUPERVISOR], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        child = int(process.stdout.readline())
        assert alive(child)
        process.kill()
    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(child)


def test_waiting_gives_up_when_nobody_answers() -> None:
    children = supervisor.Children()
    try:
        children.start("server", SLEEPER)
        with pytest.raises(supervisor.ChildError, match="No answer"):
            children.wait_for("http://127.0.0.1:9/", seconds=0.3)
    finally:
        children.stop()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_interrupts_and_the_next_do_not_disturb(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with supervisor.interruptible():
        with pytest.raises(supervisor.Interrupted):
            os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)  # cleaning up
    assert signal.getsignal(number) == before


def run_demo(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "sikinerja", "demo", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": os.defpath, "SIKINERJA_DEMO_DIR": str(folder)},
    )


def test_a_taken_port_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run_demo(tmp_path / "demo", "--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} is not free" in answer.stderr


def test_two_demos_in_one_folder_are_refused(tmp_path: Path) -> None:
    with demo._only_demo_in(tmp_path):
        answer = run_demo(tmp_path, "--port", "0")
    assert answer.returncode == 1
    assert "A demo runs already" in answer.stderr


def test_reset_never_touches_a_database_that_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/x")
    with pytest.raises(demo.click.ClickException, match="unset DATABASE_URL"):
        demo._forget(tmp_path)


def test_the_secret_key_is_long_private_and_kept(tmp_path: Path) -> None:
    key = demo._secret_key(tmp_path)
    assert len(key) >= 50
    assert demo._secret_key(tmp_path) == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
