"""Verifikasi: public."""

from __future__ import annotations

from sikinerja.dokumen.operations import cetak
from sikinerja.dokumen.rules import JenisDokumen
from tests.architecture.matrix.rows import row
from tests.builders import skp
from tests.cast import Cast, context


def printed(cast: Cast) -> str:
    """The code of a printed Dokumen SKP."""
    made = skp.disetujui(cast.riwayat)
    return cetak.terbitkan(context(cast.pegawai), skp_id=made.pk, jenis=JenisDokumen.SKP).kode


def superseded(cast: Cast) -> str:
    """One that was printed before the approval."""
    made = skp.konsep(cast.riwayat, rhk=2, indikator=2)
    kode = cetak.terbitkan(context(cast.pegawai), skp_id=made.pk, jenis=JenisDokumen.SKP).kode
    made.rhk.all().delete()
    return kode


ROWS = (
    row("verifikasi:formulir", visitor=200, others=200),
    row("verifikasi:periksa", printed, bare=superseded, visitor=200, others=200),
)
