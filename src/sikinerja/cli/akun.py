"""`sikinerja akun`: the first accounts, and help when nobody can get in."""

from __future__ import annotations

import click

from sikinerja.cli.bootstrap import start_django
from sikinerja.cli.context import context, said


@click.group("akun")
def command() -> None:
    """Open the first account, or hand out a new first password.

    Everybody else's accounts are made on the page Kelola » Akun. A first password is shown once and must be
    changed at the first login.
    """


@command.command("bkd")
@click.argument("username")
@click.option("--nama", default="", help="Name of the person, when the account is new.")
def bkd(*, username: str, nama: str) -> None:
    """Make somebody a Pengelola Aplikasi (BKD); opens the account when there is none."""
    start_django()
    from sikinerja.akun.operations import kelola

    with said():
        password = kelola.jadikan_bkd(context(), username=username, nama=nama)
    click.echo(f"Akun {username} sekarang Pengelola Aplikasi.")
    if password:
        click.echo(f"Password pertama: {password}")


@command.command("password")
@click.argument("username")
def password(*, username: str) -> None:
    """Hand out a new first password; the old one and all sessions end."""
    start_django()
    from sikinerja.akun.operations import kelola

    with said():
        fresh = kelola.beri_password(context(), username=username)
    click.echo(f"Password pertama: {fresh}")
