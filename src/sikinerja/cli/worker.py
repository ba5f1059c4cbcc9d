"""`sikinerja worker`: the background jobs."""

import click

from sikinerja.cli.bootstrap import named, start_django
from sikinerja.core.bounds import WORK


@click.command("worker")
def command() -> None:
    """Run the background jobs until TERM: mail, deadlines, releases.

    Start one beside every `sikinerja serve`, or several; jobs are taken from the database, each once. A
    killed worker's jobs are taken up again by the others.
    """
    start_django(WORK)
    named("sikinerja.worker.main:run")()
