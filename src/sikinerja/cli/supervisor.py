"""Runs the demo's processes together: all of them or none."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from types import FrameType

GRACE_SECONDS = 10
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interrupted(BaseException):
    """Somebody asked us to stop. Not an Exception: nothing on the way may swallow it."""


class ChildError(Exception):
    """A process ended that should run, or did not answer in time."""


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Turn the first Ctrl-C, TERM or HUP into `Interrupted`; later ones must not disturb the cleaning up."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Interrupted

    before = {each: signal.signal(each, interrupt) for each in SIGNALS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


class Children:
    """Named processes, each with a process group of its own, so that none of their children is left."""

    def __init__(self) -> None:
        """Start with none."""
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, arguments: list[str]) -> None:
        """Start one more. It gets no signal from the terminal, only ours; it ends even when we are killed."""
        child = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - no thread runs here, and it only makes a system call
        )
        self._running[name] = child

    def check(self) -> None:
        """Complain when one of them has ended."""
        for name, child in self._running.items():
            if (code := child.poll()) is not None:
                raise ChildError(f"The {name} ended with code {code}")

    def wait_for(self, url: str, *, seconds: float = 60) -> None:
        """Wait until the address answers 200."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.check()
            if _answers(url):
                return
            time.sleep(0.1)
        raise ChildError(f"No answer from {url} within {seconds:.0f} seconds")

    def watch(self) -> None:
        """Stay until one of them ends (`ChildError`) or somebody interrupts."""
        while True:
            self.check()
            time.sleep(0.3)

    def stop(self) -> None:
        """TERM to all, a while to finish, then KILL for whatever is left of their groups."""
        for child in self._running.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self._running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self._running.clear()


def _end_with_parent() -> None:
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
            return True
    except OSError:  # URLError and HTTPError among them
        return False
