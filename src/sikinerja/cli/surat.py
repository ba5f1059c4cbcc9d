"""`sikinerja surat`: what became of outgoing mails."""

from __future__ import annotations

import click

from sikinerja.cli.bootstrap import start_django
from sikinerja.cli.context import context, said


@click.command("surat")
@click.option("--tidak-diketahui", is_flag=True, help="List mails that were perhaps sent, perhaps not.")
@click.option("--gagal", is_flag=True, help="List mails the server refused or put off too often.")
@click.option("--kirim-ulang", type=click.IntRange(1, 2**63 - 1), help="Send the mail of this number again.")
def command(*, tidak_diketahui: bool, gagal: bool, kirim_ulang: int | None) -> None:
    """Count the mails of the outbox by status, list troublesome ones, send one again.

    A mail whose delivery broke off half-way is never repeated by itself: nobody gets a mail twice. Look at
    the mail server's log for its Message-ID, then decide.
    """
    start_django()
    from sikinerja.pemberitahuan import queries
    from sikinerja.pemberitahuan.operations import surat
    from sikinerja.pemberitahuan.rules import StatusSurat

    if kirim_ulang is not None:
        with said():
            surat.kirim_ulang(context(), surat_id=kirim_ulang)
        click.echo(f"Surat {kirim_ulang} akan dikirim ulang.")
    elif tidak_diketahui or gagal:
        status = StatusSurat.DIKIRIM if tidak_diketahui else StatusSurat.GAGAL
        for row in queries.surat_berstatus(status=status, sebelum=context().now):
            click.echo(f"{row.pk:>7}  {row.kepada}  {row.subjek}  {row.message_id}  {row.keterangan}")
    else:
        for status, jumlah in queries.jumlah_surat().items():
            click.echo(f"{status.label:<16} {jumlah:>7}")
