"""How granian is started; the demo and production differ in the numbers only."""

import sys


def arguments(*, host: str, port: int, workers: int, threads: int, kill_timeout: int = 20) -> list[str]:
    """Command line of the server.

    A worker that dies is replaced: without the flag, one killed worker takes the whole server down. The
    interval is longer than a worker's start. TERM lets requests finish for `kill_timeout` seconds.
    """
    return [
        *(sys.executable, "-m", "granian", "sikinerja.config.wsgi:application", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--no-ws", "--http", "1"),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--backlog", "2048"),
        *("--respawn-failed-workers", "--respawn-interval", "10"),
        *("--workers-kill-timeout", str(kill_timeout)),
        *("--log-level", "warning"),
    ]
