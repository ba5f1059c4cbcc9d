"""What a month's steps say where they come again with other content. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from sikinerja.core.flow import Sudah
from sikinerja.realisasi.rules import Isian, baca_angka, baca_bukti

UBAH = "Bila yang ini yang benar, salin dahulu, lalu pakai Ubah Penilaian sesudah bulan ini selesai dinilai."
SUDAH = {
    "ajukan": Sudah(
        "Realisasi bulan ini sudah Anda ajukan",
        "Bila yang ini yang benar, salin dahulu, tarik kembali realisasi, lalu ajukan lagi.",
    ),
    "nilai_hasil_kerja": Sudah("Hasil kerja bulan ini sudah Anda nilai", UBAH),
    "nilai_perilaku": Sudah("Perilaku bulan ini sudah Anda nilai", UBAH),
    "ubah_penilaian": Sudah(
        "Penilaian bulan ini sudah Anda ubah", "Perubahan hanya dapat dilakukan 1 (satu) kali."
    ),
}


def kanonik(isian: Mapping[int, Isian], satuan: Mapping[int, str]) -> dict[int, tuple[Decimal | str, str]]:
    """What was typed as it would be kept, by indikator; what cannot be read stays as it is."""
    found: dict[int, tuple[Decimal | str, str]] = {}
    for key, unit in satuan.items():
        typed = isian.get(key, Isian())
        realisasi: Decimal | str = typed.realisasi
        bukti = typed.bukti
        with suppress(ValueError):
            realisasi, bukti = baca_angka(typed.realisasi, unit), baca_bukti(typed.bukti)
        found[key] = realisasi, bukti
    return found
