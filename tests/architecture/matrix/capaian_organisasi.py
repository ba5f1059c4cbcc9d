"""Capaian kinerja organisasi: who rates the head of an organisation, and BKD."""

from __future__ import annotations

from sikinerja.kepegawaian.models import PerangkatDaerah, UnitKerja
from sikinerja.penilaian.models import CapaianOrganisasi
from sikinerja.penilaian.queries.capaian import UNIT
from tests.architecture.matrix.rows import row
from tests.cast import Cast, moment


def unit(cast: Cast) -> tuple[str, int, int]:
    """The bidang, as if it were a UPTD headed by the owner, whom the penilai rates."""
    UnitKerja.objects.filter(pk=cast.bidang.pk).update(pimpinan=cast.pegawai)
    return UNIT, cast.bidang.pk, 2023


def many(cast: Cast) -> None:
    """Forty PD with a head; half of them have a capaian."""
    for n in range(40):
        pd = PerangkatDaerah.objects.create(kode=f"PD{n}", nama=f"Dinas Contoh {n:02d}", pimpinan=cast.kepala)
        if n % 2:
            CapaianOrganisasi.objects.create(
                perangkat_daerah=pd, tahun=2023, nomor=1, capaian="BAIK", akun=cast.bkd.akun,
                nama=cast.bkd.akun.nama, pada=moment("2023-03-06 09:00"),
            )  # fmt: skip


ROWS = (
    row("capaian_organisasi:daftar", others=200, full=many, who="bkd"),
    row("capaian_organisasi:tetapkan", unit, penilai=200, bkd=200, others=404),
)
