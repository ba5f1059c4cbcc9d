"""SKP: the owner builds, the penilai and the pengelola of all look on, nobody else knows of it."""

from __future__ import annotations

from sikinerja.skp.models import Indikator, Rhk
from tests.architecture.matrix.rows import row
from tests.builders import skp as build
from tests.cast import Cast, tenure


def konsep(cast: Cast) -> int:
    """A small KONSEP of the owner."""
    return build.konsep(cast.riwayat, rhk=2, indikator=2, tambahan=1).pk


def besar(cast: Cast) -> int:
    """A KONSEP with 60 indikator."""
    return build.konsep(cast.riwayat, rhk=12, indikator=5).pk


def diajukan(cast: Cast) -> int:
    """Handed in, not yet looked at."""
    return build.diajukan(cast.riwayat).pk


def dari_rhk(cast: Cast) -> tuple[int, int]:
    """A KONSEP and one of its RHK."""
    skp = konsep(cast)
    return skp, Rhk.objects.filter(skp=skp).order_by("id").values_list("pk", flat=True)[0]


def dari_indikator(cast: Cast) -> tuple[int, int]:
    """A KONSEP and one of its indikator."""
    skp = konsep(cast)
    return skp, Indikator.objects.filter(rhk__skp=skp).order_by("id").values_list("pk", flat=True)[0]


def banyak(cast: Cast) -> None:
    """More SKP than one page of cards holds."""
    for tahun in range(2008, 2023):
        riwayat = tenure(
            cast.pegawai,
            jabatan=cast.jabatan_staf,
            unit=cast.bidang,
            penilai=cast.penilai,
            tahun=tahun,
            aktif=False,
        )
        build.disetujui(riwayat, rhk=1, indikator=1)


def lama(cast: Cast) -> int:
    """A KONSEP beside an earlier SKP with much to copy."""
    riwayat = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    build.disetujui(riwayat, rhk=10, indikator=4)
    return konsep(cast)


SEEN = {"owner": 200, "penilai": 200, "bkd": 200, "others": 404}
OWN = {"owner": 200, "penilai": 403, "bkd": 403, "others": 404}
ROWS = (
    row("skp:daftar", others=200, full=banyak),
    row("skp:tambah", others=200),
    row("skp:contoh", others=200),
    row("skp:detail", konsep, full=besar, **SEEN),
    row("skp:ubah", konsep, **OWN),
    row("skp:hapus", konsep, **OWN),
    row("skp:ajukan", konsep, **OWN),
    row("skp:tarik", diajukan, **OWN),
    row("skp:salin", konsep, full=lama, **OWN),
    row("skp:tambah_rhk", konsep, **OWN),
    row("skp:ubah_rhk", dari_rhk, **OWN),
    row("skp:hapus_rhk", dari_rhk, **OWN),
    row("skp:geser_rhk", dari_rhk, owner=303, penilai=403, bkd=403, others=404, post={"arah": "turun"}),
    row("skp:baris", dari_rhk, **OWN),
    row("skp:tambah_indikator", dari_rhk, **OWN),
    row("skp:ubah_indikator", dari_indikator, **OWN),
    row("skp:hapus_indikator", dari_indikator, **OWN),
)
