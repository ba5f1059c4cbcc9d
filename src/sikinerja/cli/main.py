"""`sikinerja`: one program for running, preparing and trying out the application.

Commands are found by name and imported when they run: `sikinerja --help` starts no Django.
"""

import importlib

import click

# Command: what it is for. Module `sikinerja.cli.<name>` exposes it as `command`.
COMMANDS = {
    "serve": "Serve the application in production.",
    "worker": "Run the background jobs: mail, deadlines, releases.",
    "migrate": "Bring the database to this version's schema.",
    "check": "Say whether settings and database are fit for production.",
    "demo": "Start everything with a made-up province, for trying out.",
    "informasi": "Show, publish or end an announcement.",
    "akun": "Make the first account of BKD, hand out a new first password.",
    "surat": "Show what became of outgoing mails.",
    "jadwal": "Show or change the windows in which things may be filled in.",
    "load": "Load employees and units from a spreadsheet.",
    "manage": "Run one of Django's own commands (for developers).",
}

EPILOG = """\b
Settings come from the environment:
  DATABASE_URL               postgresql://user:password@host/name (PostgreSQL 15 or newer)
  SIKINERJA_SECRET_KEY       50 or more random characters
  SIKINERJA_ALLOWED_HOSTS    the public names, a JSON list: ["kinerja.example.go.id"]
  SIKINERJA_BASE_URL         the public address, used in mails
  SIKINERJA_HTTPS            true in production
  SIKINERJA_TRUSTED_PROXIES  how many proxies stand in front
`sikinerja check` names what is missing.

\b
First time, in production:  sikinerja migrate && sikinerja akun bkd NIP --nama NAME && sikinerja check,
                            then sikinerja serve and, beside it, sikinerja worker
Just looking:               sikinerja demo
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which somebody needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that was asked for."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"sikinerja.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sikinerja", message="%(prog)s %(version)s")
def main() -> None:
    """Si-Kinerja: performance management of civil servants.

    Every command explains itself: sikinerja COMMAND --help.
    """
