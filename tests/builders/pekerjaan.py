"""Background jobs in the states that tests need, about the documents of the cast's PD ``dinas`` in 2023."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from sikinerja.pekerjaan.models import Pekerjaan
from tests.cast import Cast, moment

MULAI = "2023-03-06 09:00"


def menunggu(cast: Cast) -> Pekerjaan:
    """Asked for by the pengelola; the worker has not begun."""
    return Pekerjaan.objects.create(
        jenis="DOKUMEN_PD", kunci=f"dokumen:{cast.dinas.pk}:2023", akun=cast.pengelola_lain.akun, total=12,
        parameter={"perangkat_daerah": cast.dinas.pk, "kode": "DINAS", "tahun": 2023},
        dibuat_pada=moment(MULAI), diubah_pada=moment(MULAI),
    )  # fmt: skip


def selesai(cast: Cast) -> Pekerjaan:
    """Its ZIP lies in the data folder."""
    row = menunggu(cast)
    row.status, row.selesai, row.berkas = "SELESAI", row.total, f"pekerjaan/{row.pk}.zip"
    row.nama_berkas, row.ukuran = "Dokumen-DINAS-2023.zip", 22
    row.kedaluwarsa_pada = moment(MULAI) + timedelta(days=7)
    row.save()
    file = Path(settings.DATA_DIR) / row.berkas
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"PK\x05\x06" + bytes(18))
    return row
