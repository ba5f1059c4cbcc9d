"""Decisions about what moves across rooms when the pejabat penilai changes (domain.md §6). Pure Python."""

from __future__ import annotations

SUDAH_SELESAI = (
    "SKP pada riwayat ini sudah selesai dinilai, sehingga nama pejabat penilainya tidak dapat diubah lagi."
)
TAHUN_BER_SKP = "Riwayat ini sudah dipakai untuk SKP, sehingga tahunnya tidak dapat diubah."
ALASAN_KOREKSI = "Tuliskan alasan koreksi ini: pegawai yang bersangkutan akan membacanya."
PENILAI_LAMA_NONAKTIF = (
    "Akun pejabat penilai lama tidak aktif lagi: bulan ini harus dipindahkan ke pejabat penilai yang baru."
)


def tetap_pada_lama(*, akun_lama_aktif: bool, jendela_terbuka: bool) -> bool:
    """Whether a filed, unrated month stays with the former penilai unless somebody says otherwise.

    The manual wants the old superior to rate first; that takes an account and an open rating window.
    """
    return akun_lama_aktif and jendela_terbuka
