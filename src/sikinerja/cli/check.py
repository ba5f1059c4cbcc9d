"""`sikinerja check`: fit for production?"""

import click

from sikinerja.cli.bootstrap import start_django


@click.command("check")
def command() -> None:
    """Say whether settings and database are fit for production; exit code 1 when they are not.

    Looks at the environment, at Django's own deployment checks, at the database (does it answer, is its
    schema this version's) and changes nothing.
    """
    from sikinerja.core.environment import unsafe_settings

    problems = unsafe_settings()
    start_django()
    problems += _django() + _database()
    for problem in problems:
        click.echo(f"- {problem}")
    if problems:
        raise click.ClickException(f"{len(problems)} problem(s)")
    click.echo("Settings and database are fit for production.")


def _django() -> list[str]:
    from django.core import checks

    found = checks.run_checks(include_deployment_checks=True)
    serious = [one for one in found if one.level >= checks.WARNING and not one.is_silenced()]
    return [f"{message.id}: {message.msg}" for message in serious]


def _database() -> list[str]:
    import psycopg
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from sikinerja.core.environment import environment

    try:  # directly: the pool would try again and again before it gives up
        psycopg.connect(environment().database_url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return [f"The database does not answer: {str(error).splitlines()[0]}"]
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    if not pending:
        return []
    return [f"{len(pending)} migration(s) are not applied: run `sikinerja migrate`"]
