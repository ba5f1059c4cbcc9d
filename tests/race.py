"""Two real connections at once: what each call ended with, in the order of the calls."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from sikinerja.core.errors import DomainError


def race(*calls: Callable[[], object]) -> list[str]:
    """Run the calls in threads that start together: ``"ok"``, or the name of the error each one met."""
    barrier = threading.Barrier(len(calls), timeout=20)
    answers = [""] * len(calls)

    def run(index: int, call: Callable[[], object]) -> None:
        try:
            barrier.wait()
            call()
            answers[index] = "ok"
        except DomainError as error:
            answers[index] = type(error).__name__
        except Exception as error:  # noqa: BLE001 - the test shall see it
            answers[index] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers
