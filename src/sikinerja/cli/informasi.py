"""`sikinerja informasi`: announcements from the command line (F8.7)."""

from __future__ import annotations

from datetime import datetime

import click

from sikinerja.cli.bootstrap import start_django
from sikinerja.cli.context import context, said
from sikinerja.core.indonesian import tanggal_pendek

DAY = click.DateTime(["%Y-%m-%d"])


@click.group("informasi")
def command() -> None:
    """Show, publish or end an announcement on everybody's dashboard."""


@command.command("tambah")
@click.argument("judul")
@click.argument("isi")
@click.option("--dari", type=DAY, help="First day, local. [default: today]")
@click.option("--sampai", type=DAY, required=True, help="Last day, included.")
@click.option("--pd", "kode", multiple=True, help="Code of a perangkat daerah; may be repeated.")
def tambah(*, judul: str, isi: str, dari: datetime | None, sampai: datetime, kode: tuple[str, ...]) -> None:
    """Publish one: a title and a text, for all or for some perangkat daerah."""
    start_django()
    from sikinerja.kepegawaian.queries import get_perangkat_daerah
    from sikinerja.pemberitahuan.operations import informasi

    ctx = context()
    with said():
        row = informasi.tambah(
            ctx,
            judul=judul,
            isi=isi,
            dari=dari.date() if dari else ctx.today,
            sampai=sampai.date(),
            sasaran=[get_perangkat_daerah(kode=k).pk for k in kode],
        )
    click.echo(f"Informasi {row.pk} diterbitkan.")


@command.command("daftar")
def daftar() -> None:
    """List them all, newest first."""
    start_django()
    from sikinerja.pemberitahuan.queries import daftar_informasi

    rows = list(daftar_informasi())
    for row in rows:
        whom = ", ".join(pd.kode for pd in row.sasaran.all()) or "semua"
        span = f"{tanggal_pendek(row.berlaku_dari)} s.d. {tanggal_pendek(row.berlaku_sampai)}"
        click.echo(f"{row.pk:>5}  {span}  {whom}: {row.judul}")
    if not rows:
        click.echo("Belum ada informasi.")


@command.command("hapus")
@click.argument("nomor", type=click.IntRange(1, 2**63 - 1))
def hapus(nomor: int) -> None:
    """Take one away, by its number from `daftar`."""
    start_django()
    from sikinerja.pemberitahuan.operations import informasi

    with said():
        informasi.hapus(context(), informasi_id=nomor)
    click.echo(f"Informasi {nomor} dihapus.")
