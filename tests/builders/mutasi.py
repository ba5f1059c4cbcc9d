"""A person who has moved, as the operation leaves it."""

from __future__ import annotations

from datetime import date

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations import perpindahan
from tests.builders.kepegawaian import isian
from tests.cast import Cast, context

KASUS_1, KASUS_2 = date(2023, 2, 5), date(2023, 2, 20)
"""The manual's own dates (BAB VII)."""


def pindah(
    cast: Cast,
    tanggal: date = KASUS_1,
    *,
    at: str = "2023-02-22 09:00",
    who: Pegawai | None = None,
    orang: Pegawai | None = None,
    **baru: object,
) -> Mutasi:
    """The owner (or ``orang``) becomes kepala bidang under ``kepala``; ``baru`` says another post."""
    post = {
        "jenis_jabatan": "STRUKTURAL", "jabatan_id": cast.jabatan_kabid.pk, "penilai_id": cast.kepala.pk,
    } | baru  # fmt: skip
    pegawai = orang or cast.pegawai
    return perpindahan.mutasi(
        context(who or pegawai, at), pegawai_id=pegawai.pk, tanggal=tanggal, isian=isian(cast, **post)
    )


def kosong(cast: Cast) -> None:
    """The post of ``penilai`` is free: they hold another one, without a mutasi."""
    row = RiwayatJabatan.objects.get(pk=cast.riwayat_penilai.pk)
    RiwayatJabatan.objects.filter(pk=row.pk).update(aktif=False)
    row.pk, row.jabatan, row.tmt = None, cast.jabatan_kepala, date(2023, 1, 15)
    row.save(force_insert=True)
