"""`sikinerja demo`: everything at once, with a made-up province, on this machine only."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sikinerja.cli import postgres, supervisor
from sikinerja.cli.bootstrap import collect_static, named, start_django
from sikinerja.cli.server import arguments
from sikinerja.core.time import system_now

LOADED = "Si-Kinerja demo"  # a comment on the database: the province is complete
ACCOUNTS = "accounts.json"
COLUMNS = ("username", "password", "nama", "peran")


@click.command("demo")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to your network.")
@click.option(
    "--pegawai",
    default=300,
    show_default=True,
    type=click.IntRange(200, 20_000),
    help="How many employees the province has.",
)
@click.option("--reset", is_flag=True, help="Forget everything first and start afresh.")
@click.option("--accounts", is_flag=True, help="Only print the accounts to log in with.")
@click.option("--json", "as_json", is_flag=True, help="With --accounts: as JSON.")
def command(port: int, host: str, pegawai: int, *, reset: bool, accounts: bool, as_json: bool) -> None:
    """Start everything with a made-up province, for trying out.

    Brings its own PostgreSQL (unless DATABASE_URL names one), creates the schema, loads employees with
    SKPs, reports and ratings, and starts server and worker. Data stays in ./.demo (SIKINERJA_DEMO_DIR) until
    --reset. Ctrl-C stops all of it. Never for real data: the passwords are public, and anyone may move the
    clock.
    """
    if as_json and not accounts:
        raise click.UsageError("--json goes with --accounts")
    folder = Path(os.environ.get("SIKINERJA_DEMO_DIR") or ".demo").resolve()
    if accounts:
        _print_accounts(folder, as_json=as_json)
        return
    try:
        with supervisor.interruptible(), _only_demo_in(folder):
            _refuse_taken(host, port)
            if reset:
                _forget(folder)
            _run(folder, host=host, port=port, pegawai=pegawai)
    except supervisor.Interrupted:
        click.echo("Stopped.")
    except (postgres.PostgresError, supervisor.ChildError) as error:
        raise click.ClickException(str(error)) from error


def _run(folder: Path, *, host: str, port: int, pegawai: int) -> None:
    """From an empty folder to a page that answers, until somebody interrupts."""
    own = not os.environ.get("DATABASE_URL")
    children, beside = supervisor.Children(), contextlib.ExitStack()
    try:
        click.echo("Database ...")
        _environment(folder, host=host, port=port)
        start_django()
        collect_static()
        tool_kinerja = _prepare(folder, pegawai=pegawai, own=own)
        beside.callback(tool_kinerja.stop)
        click.echo("Server and worker ...")
        children.start("server", arguments(host=host, port=port, workers=2, threads=4, kill_timeout=5))
        children.start("worker", [sys.executable, "-m", "sikinerja", "worker"])
        tool_kinerja.start()  # a thread, so after the processes
        local = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
        children.wait_for(f"http://{local}:{port}/healthz")
        _print_accounts(folder, as_json=False)
        click.echo(f"\nSi-Kinerja answers at http://{local}:{port}/ (Ctrl-C stops everything)")
        sys.stdout.flush()
        children.watch()
    finally:
        children.stop()
        beside.close()
        if own:
            postgres.stop(folder)


def _environment(folder: Path, *, host: str, port: int) -> None:
    """Say through the environment, which the children inherit, what the settings shall be."""
    os.environ["DATABASE_URL"] = postgres.resolve(folder)
    os.environ["SIKINERJA_DEMO"] = "true"
    os.environ["SIKINERJA_SECRET_KEY"] = _secret_key(folder)
    os.environ["SIKINERJA_DATA_DIR"] = str(folder / "data")
    os.environ["SIKINERJA_BASE_URL"] = f"http://127.0.0.1:{port}"
    if host != "127.0.0.1":
        os.environ["SIKINERJA_ALLOWED_HOSTS"] = '["*"]'


def _secret_key(folder: Path) -> str:
    """A key of this folder's own, so that a restart logs nobody out."""
    file = folder / "secret-key"
    if not file.exists():
        aside = folder / "secret-key.new"
        aside.touch(mode=0o600)
        aside.write_text(secrets.token_urlsafe(48))
        aside.rename(file)
    return file.read_text()


def _prepare(folder: Path, *, pegawai: int, own: bool) -> Any:
    """Schema, province, and the list of accounts, which can then be read without a database.

    Returns the demo's Tool Kinerja, which listens and of which the environment tells the children.
    """
    from django.core.management import call_command
    from django.db import connection

    try:
        call_command("migrate", interactive=False, verbosity=0)
        if not _is_loaded():
            _load(pegawai=pegawai, own=own)
        rows = named("sikinerja.demo.accounts:accounts")()
        (folder / ACCOUNTS).write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        tool_kinerja = named("sikinerja.demo.tool_kinerja:ToolKinerja")()
    finally:  # the server and the worker have connections of their own
        connection.close()
        named("django.db:connection").close_pool()
    os.environ["SIKINERJA_TOOL_KINERJA_API"] = os.environ["SIKINERJA_TOOL_KINERJA_URL"] = tool_kinerja.url
    os.environ["SIKINERJA_TOOL_KINERJA_TOKEN"] = named("sikinerja.demo.tool_kinerja:TOKEN")
    return tool_kinerja


def _load(*, pegawai: int, own: bool) -> None:
    """The province. A load that was interrupted is begun anew, in a database of our own."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection

    if get_user_model().objects.exists():
        if not own:
            raise click.ClickException("DATABASE_URL names a database with other content")
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        call_command("migrate", interactive=False, verbosity=0)
    click.echo(f"A province with {pegawai} employees ...")
    named("sikinerja.demo.load:load")(now=system_now(), pegawai=pegawai)
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"COMMENT ON DATABASE {name} IS '{LOADED}'")


def _is_loaded() -> bool:
    """Was the province loaded to its end? A comment on the database says so."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        return bool(cursor.fetchone() == (LOADED,))


def _print_accounts(folder: Path, *, as_json: bool) -> None:
    try:
        text = (folder / ACCOUNTS).read_text()
    except FileNotFoundError:
        raise click.ClickException(f"No demo in {folder} yet: start it with `make demo`") from None
    if as_json:
        click.echo(text, nl=False)
        return
    rows: list[dict[str, str]] = json.loads(text)
    table = [COLUMNS, *(tuple(str(row[column]) for column in COLUMNS) for row in rows)]
    widths = [max(len(line[index]) for line in table) for index in range(len(COLUMNS))]
    for number, line in enumerate(table):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            click.echo("  ".join("-" * width for width in widths))


@contextlib.contextmanager
def _only_demo_in(folder: Path) -> Iterator[None]:
    """Two demos in one folder would stop each other's database."""
    postgres.own_folder(folder)
    with (folder / "demo.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise click.ClickException(f"A demo runs already in {folder}") from None
        yield


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"Port {port} is not free ({error.strerror}): take --port") from None


def _forget(folder: Path) -> None:
    if os.environ.get("DATABASE_URL"):
        raise click.ClickException("--reset forgets only the demo's own database: unset DATABASE_URL")
    postgres.remove(folder)
    for entry in folder.iterdir():
        if entry.name != "demo.lock":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
