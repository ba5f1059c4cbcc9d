"""SKP: the owner builds it; penilai, pengelola of the PD and BKD look."""

from __future__ import annotations

from sikinerja.skp.models import Lampiran
from tests.architecture.matrix.rows import row
from tests.builders import skp
from tests.cast import Cast

SEES = {"owner": 200, "penilai": 200, "bkd": 200, "others": 404}
OWNER = {"owner": 200, "penilai": 403, "bkd": 403, "others": 404}


def konsep(cast: Cast) -> int:
    """A KONSEP with something in it, under a penilai whose SKP is approved."""
    skp.disetujui(cast.riwayat_penilai, rhk=2)
    return skp.konsep(cast.riwayat, rhk=2, indikator=2).pk


def bare(cast: Cast) -> int:
    """An SKP just made."""
    return skp.konsep(cast.riwayat).pk


def heavy(cast: Cast) -> int:
    """Sixty indikator."""
    skp.disetujui(cast.riwayat_penilai, rhk=5)
    return skp.konsep(cast.riwayat, rhk=8, tambahan=4, indikator=5).pk


def blocked(cast: Cast) -> int:
    """A KONSEP with a sasaran, under a penilai without SKP whose own penilai has one, with much in it."""
    skp.disetujui(cast.riwayat_kepala, rhk=8, model="JPT")
    made = skp.konsep(cast.riwayat, rhk=2, indikator=2)
    made.rhk.filter(urutan=1).update(asal_intervensi="SASARAN", sasaran="Meningkatnya mutu layanan")
    return made.pk


def ready(cast: Cast) -> int:
    """A KONSEP that may be handed in."""
    above = skp.disetujui(cast.riwayat_penilai, rhk=2)
    intervensi = above.versi.get().rhk.first()
    return skp.konsep(cast.riwayat, rhk=2, indikator=2, intervensi=intervensi).pk


def handed_in(cast: Cast) -> int:
    """An SKP that waits for the penilai."""
    return skp.diajukan(cast.riwayat).pk


def approved(cast: Cast) -> None:
    """An approved SKP."""
    skp.disetujui(cast.riwayat)


def first_rhk(cast: Cast) -> tuple[int, int]:
    """A KONSEP and its first RHK."""
    made = skp.konsep(cast.riwayat, rhk=2, indikator=2)
    return made.pk, made.rhk.all()[0].pk


def first_indikator(cast: Cast) -> tuple[int, int]:
    """A KONSEP and its first indikator."""
    made = skp.konsep(cast.riwayat, rhk=2, indikator=2)
    return made.pk, made.rhk.all()[0].indikator.all()[0].pk


def revised(cast: Cast) -> int:
    """A revision under way, with a lampiran."""
    above = skp.disetujui(cast.riwayat_penilai, rhk=2).versi.get().rhk.first()
    made = skp.direvisi(cast.riwayat, intervensi=above)
    Lampiran.objects.create(skp=made, bagian="KONSEKUENSI", butir=["Pembinaan", "Teguran tertulis"])
    return made.pk


def versi_2(cast: Cast, **values: int) -> tuple[int, int]:
    """An SKP revised once, and the number of its second versi."""
    made = skp.direvisi(cast.riwayat, **values)
    return skp.approve(made).pk, 2


def versi_heavy(cast: Cast) -> tuple[int, int]:
    """Sixty indikator, revised."""
    return versi_2(cast, rhk=8, tambahan=4, indikator=5)


def versi_1(cast: Cast) -> tuple[int, int]:
    """Nothing to compare with."""
    return skp.disetujui(cast.riwayat).pk, 1


def approved_one(cast: Cast) -> int:
    """An approved SKP."""
    return skp.disetujui(cast.riwayat).pk


def revision_asked(cast: Cast) -> int:
    """A revision that waits for the penilai's answer."""
    return skp.revisi(cast.riwayat).pk


ROWS = (
    row("skp:daftar", approved, others=200),
    row("skp:tambah", others=200),
    row("skp:contoh", others=200),
    row("skp:detail", revised, full=heavy, bare=bare, **SEES),
    row("skp:ubah", konsep, **OWNER),
    row("skp:hapus", konsep, **OWNER),
    row("skp:ajukan", ready, full=blocked, bare=bare, **OWNER),
    row("skp:tarik", handed_in, **OWNER),
    row("skp:cetak", konsep, full=heavy, bare=bare, **SEES),
    row("skp:dokumen", konsep, full=heavy, **SEES),
    row("skp:salin", konsep, **OWNER),
    row("skp:ajukan_revisi", approved_one, **OWNER),
    row("skp:batalkan_revisi", revised, bare=revision_asked, **OWNER),
    row("skp:lampiran", revised, bare=bare, **OWNER),
    row("skp:versi", versi_2, full=versi_heavy, bare=versi_1, **SEES),
    row("skp:impor", konsep, **OWNER),
    row("skp:contoh_impor", konsep, **OWNER),
    row("skp:tambah_rhk", konsep, full=blocked, bare=bare, **OWNER),
    row("skp:baris", first_rhk, **OWNER),
    row("skp:ubah_rhk", first_rhk, **OWNER),
    row("skp:hapus_rhk", first_rhk, **OWNER),
    row("skp:geser_rhk", first_rhk, post={"arah": "turun"}, **OWNER | {"owner": 303}),
    row("skp:tambah_indikator", first_rhk, **OWNER),
    row("skp:ubah_indikator", first_indikator, **OWNER),
    row("skp:hapus_indikator", first_indikator, **OWNER),
)
