"""The server as it is started, before a small application: nothing begun is lost, nobody stays dead."""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from sikinerja.cli.server import arguments

SLOW = 1.5
APPLICATION = f"""
import os, time

def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        open("begun", "w").close()
        time.sleep({SLOW})
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
"""


@dataclass
class Server:
    """The master process, its port, and the folder where a slow request leaves its mark."""

    process: "subprocess.Popen[bytes]"
    port: int
    folder: Path

    def get(self, path: str = "/") -> int:
        """Which worker answered."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200
            return int(answer.read())
        finally:
            connection.close()

    def workers(self) -> set[int]:
        """Their pids: the master's children that can answer."""
        pid = self.process.pid
        try:
            return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
        except FileNotFoundError:
            return set()

    def answers(self) -> int | None:
        """Who answers, or nobody."""
        try:
            return self.get()
        except (OSError, http.client.HTTPException):
            return None

    def during_a_slow_request(self, number: signal.Signals) -> int:
        """Signal the master while a request is being answered; who answered it to its end."""
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(self.get, "/slow")
            until((self.folder / "begun").exists)
            self.process.send_signal(number)
            return answer.result()


def until(true: Callable[[], object], *, seconds: float = 20) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Two workers; they are replaced after one second instead of ten."""
    (tmp_path / "small.py").write_text(APPLICATION)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    line = arguments(host="127.0.0.1", port=port, workers=2, threads=2, kill_timeout=5)
    line[line.index("sikinerja.config.wsgi:application")] = "small:application"
    line[line.index("--respawn-interval") + 1] = "1"
    process = subprocess.Popen(line, cwd=tmp_path, env={"PATH": os.defpath, "PYTHONPATH": str(tmp_path)})
    running = Server(process, port, tmp_path)
    try:
        until(running.answers)
        until(lambda: len(running.workers()) >= 2)
        yield running
    finally:
        left = running.workers()
        process.kill()
        process.wait()
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def test_a_killed_worker_is_replaced_while_the_other_answers(server: Server) -> None:
    before = server.workers()
    killed = server.get()
    os.kill(killed, signal.SIGKILL)
    until(server.answers, seconds=2)
    until(lambda: server.answers() not in {None, *before})
    assert server.process.poll() is None
    assert killed not in server.workers()


def test_term_lets_a_request_finish_and_ends_everything(server: Server) -> None:
    before = server.workers()
    assert server.during_a_slow_request(signal.SIGTERM) in before
    assert server.process.wait(10) == 0
    assert server.answers() is None


def test_hup_lets_a_request_finish_and_goes_on_with_new_workers(server: Server) -> None:
    before = server.workers()
    assert server.during_a_slow_request(signal.SIGHUP) in before
    until(lambda: server.answers() not in {None, *before})
    assert server.process.poll() is None
