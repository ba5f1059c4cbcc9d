"""`sikinerja manage`: Django's own commands."""

import click

from sikinerja.cli.bootstrap import start_django


@click.command("manage", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's own commands, e.g. `sikinerja manage makemigrations`."""
    start_django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["sikinerja manage", *arguments])
