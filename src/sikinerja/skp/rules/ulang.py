"""Which steps of an SKP carry words, and what is said where they come again with others. Pure Python."""

from __future__ import annotations

from sikinerja.core.flow import Sudah

SAMPAIKAN = "Sampaikan tambahannya langsung kepada pegawai, atau tulis pada langkah berikutnya."
SUDAH = {
    "ajukan": Sudah(
        "SKP ini sudah Anda ajukan", "Bila yang ini yang benar, tarik kembali SKP, lalu ajukan lagi."
    ),
    "kembalikan": Sudah("SKP ini sudah Anda kembalikan", SAMPAIKAN),
    "terima": Sudah("SKP ini sudah Anda terima", SAMPAIKAN),
    "ajukan_revisi": Sudah(
        "Revisi SKP ini sudah Anda ajukan", "Bila yang ini yang benar, batalkan revisi itu, lalu ajukan lagi."
    ),
    "terima_revisi": Sudah("Revisi SKP ini sudah Anda terima", SAMPAIKAN),
    "tolak_revisi": Sudah("Revisi SKP ini sudah Anda tolak", SAMPAIKAN),
    "ajukan_akhir": Sudah(
        "Realisasi akhir ini sudah Anda ajukan",
        "Bila yang ini yang benar, salin dahulu, tarik kembali realisasi akhir, lalu ajukan lagi.",
    ),
    "kembalikan_akhir": Sudah("Realisasi akhir ini sudah Anda kembalikan", SAMPAIKAN),
    "nilai_akhir": Sudah(
        "Realisasi akhir ini sudah Anda nilai",
        "Bila yang ini yang benar, salin dahulu, lalu mintalah BKD membuka kembali penilaian itu.",
    ),
    "buka_kembali": Sudah("Penilaian ini sudah Anda buka kembali", SAMPAIKAN),
}
