"""A person who has moved, as the operation leaves it."""

from __future__ import annotations

from datetime import date

from sikinerja.kepegawaian.models import Pegawai
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
