"""`sikinerja load`: organisation and employees from a spreadsheet."""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from sikinerja.cli.bootstrap import start_django
from sikinerja.cli.context import context
from sikinerja.core.errors import Invalid
from sikinerja.impor.rules import Baris
from sikinerja.impor.rules.bacaan import CONTOH, baca_lembar
from sikinerja.kepegawaian.rules import impor as rules

SHOWN = 50


@click.command("load")
@click.argument("jenis", type=click.Choice(list(rules.TABEL)))
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--contoh", is_flag=True, help="Print the headings and an example line, and stop.")
@click.option("--periksa", is_flag=True, help="Try everything, write nothing.")
@click.option(
    "--password",
    "passwords",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Give new accounts a first password and write the list to this (new) file.",
)
def command(jenis: str, file: Path | None, *, contoh: bool, periksa: bool, passwords: Path | None) -> None:
    """Load employees and units from a CSV (UTF-8, with ; or ,) or XLSX file.

    All or nothing: with one wrong line nothing is written, and every wrong line is listed with its reason.
    Loading the same file twice changes nothing; an empty cell leaves what is there. Load in this order:
    perangkat-daerah, unit-kerja, jabatan, pegawai (pangkat come with the application), then perangkat-daerah
    once more with the column pimpinan.

    Accounts opened without --password have none yet: hand one out on the page Kelola » Akun or with
    `sikinerja akun password`.
    """
    if contoh:
        click.echo(rules.contoh(jenis), nl=False)
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE' (or --contoh).")
    if passwords is not None and passwords.exists():
        raise click.UsageError(f"{passwords} exists already.")
    start_django()
    from sikinerja.kepegawaian.operations import impor as operations

    try:
        baris = read(jenis, file)
        hasil = operations.load(
            context(), jenis=jenis, baris=baris, periksa=periksa, password=passwords is not None
        )
    except Invalid as error:
        _refuse(error)
    click.echo(f"{hasil.baru} baru, {hasil.berubah} berubah, {hasil.sama} sama.")
    if periksa:
        click.echo("Hanya diperiksa: tidak ada yang disimpan.")
    elif passwords is not None:
        _write_passwords(passwords, hasil.password)


def read(jenis: str, file: Path) -> list[Baris]:
    """The rows of a file, read as the web reads them. Raises Invalid, keyed by line."""
    from sikinerja.integrasi import lembar

    tabel = rules.TABEL[jenis]
    with file.open("rb") as opened:
        isi = lembar.baca_tabel(opened)
    try:
        found = baca_lembar(tabel, isi.lembar, penuh=isi.teks)
    except Invalid as error:
        hint = f"Lihat contoh: sikinerja load {jenis} --contoh"
        raise Invalid({name: [*texts, hint] for name, texts in error.fields.items()}) from None
    salah = {
        f"Baris {row.nomor}": [
            f"{tabel.labels.get(name, name)}: {text}" if name else text for name, text in row.salah
        ]
        for row in found.baris
        if row.salah
    }
    if salah:
        raise Invalid(salah)
    if found.contoh:
        click.echo(CONTOH.format(nomor=", ".join(map(str, found.contoh))), err=True)
    return [row.baris for row in found.baris]


def _refuse(error: Invalid) -> NoReturn:
    lines = [f"{name}: {text}" if name else text for name, texts in error.fields.items() for text in texts]
    for line in lines[:SHOWN]:
        click.echo(line, err=True)
    if len(lines) > SHOWN:
        click.echo(f"... dan {len(lines) - SHOWN} kesalahan lain.", err=True)
    click.echo("Tidak ada yang disimpan.", err=True)
    sys.exit(1)


def _write_passwords(file: Path, issued: dict[str, str]) -> None:
    """Readable by its owner only."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output, delimiter=";")
        writer.writerow(["username", "password"])
        writer.writerows(sorted(issued.items()))
    click.echo(f"{len(issued)} password pertama ditulis ke {file}. Serahkan, lalu hapus berkas itu.")
