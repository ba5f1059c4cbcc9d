"""Rows of the audit trail."""

from __future__ import annotations

from typing import Any

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from tests.cast import moment


def jejak(oleh: Pegawai | None, *, untuk: Pegawai | None = None, **change: Any) -> Jejak:
    """Somebody (None: the system) changed a riwayat on 6 March 2023, with changes."""
    base: dict[str, Any] = {
        "pada": moment("2023-03-06 10:00"),
        "akun": oleh.akun if oleh else None,
        "nama": oleh.akun.nama if oleh else "Sistem",
        "untuk": untuk.akun if untuk else None,
        "kanal": "web",
        "request_id": "uji",
        "aksi": "kepegawaian.ubah_riwayat",
        "objek_jenis": "kepegawaian.riwayatjabatan",
        "objek_id": 7,
        "data": {"lama": {"tahun": 2022}, "baru": {"tahun": 2023}},
    }
    return Jejak.objects.create(**(base | change))
