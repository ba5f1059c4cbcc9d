"""`sikinerja migrate`: the schema."""

import click

from sikinerja.cli.bootstrap import named, start_django


@click.command("migrate")
@click.option("--plan", is_flag=True, help="Only show what would be done.")
def command(plan: bool) -> None:  # noqa: FBT001 - click calls with keywords
    """Bring the database to this version's schema. Safe to repeat; run it before each new version."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, plan=plan)
    if not plan:
        named("sikinerja.core.statistics:count_the_uncounted")()
