"""Decisions about what moves across rooms when the pejabat penilai changes (domain.md §6). Pure Python."""

from __future__ import annotations

SUDAH_SELESAI = (
    "SKP pada riwayat ini sudah selesai dinilai, sehingga nama pejabat penilainya tidak dapat diubah lagi."
)
TAHUN_BER_SKP = "Riwayat ini sudah dipakai untuk SKP, sehingga tahunnya tidak dapat diubah."
ALASAN_KOREKSI = "Tuliskan alasan koreksi ini: pegawai yang bersangkutan akan membacanya."
PENILAI_LAMA_TIDAK_ADA = (
    "Pejabat penilai lama tidak menilai lagi: bulan ini harus dipindahkan ke pejabat penilai yang baru."
)


def tetap_pada_lama(*, penilai_lama_ada: bool, jendela_terbuka: bool) -> bool:
    """Whether a filed, unrated month stays with the former penilai unless somebody says otherwise.

    The manual wants the old superior to rate first: somebody who may still rate, inside an open window.
    """
    return penilai_lama_ada and jendela_terbuka
