"""`sikinerja serve`: the production server."""

import os
import sys

import click

from sikinerja.cli.bootstrap import collect_static, start_django
from sikinerja.cli.server import arguments


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option(
    "--workers",
    default=2,
    show_default=True,
    envvar="SIKINERJA_WORKERS",
    help="Processes; about one per core.",
)
@click.option(
    "--threads", default=4, show_default=True, envvar="SIKINERJA_THREADS", help="Threads in each process."
)
def command(host: str, port: int, workers: int, threads: int) -> None:
    """Serve the application in production, behind a proxy that speaks HTTPS.

    Refuses to start with unsafe settings (`sikinerja check` names them). Replaces workers that die; on
    TERM it answers what it has begun, for at most 20 seconds. Run `sikinerja worker` beside it: without it,
    no mail leaves and no deadline closes.
    """
    from sikinerja.core.environment import unsafe_settings

    if problems := unsafe_settings():
        raise click.ClickException("\n  ".join(["Unsafe settings, not started:", *problems]))
    start_django()
    collect_static()
    line = arguments(host=host, port=port, workers=workers, threads=threads)
    sys.stdout.flush()
    os.execv(line[0], line)  # noqa: S606 - this process becomes the server: signals reach it directly
