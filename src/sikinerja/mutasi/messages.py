"""What people are told when a pejabat penilai changes: title and text. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence


def penilai_baru(nama: str, *, skp_menunggu: bool, bulan: Sequence[str]) -> tuple[str, str]:
    """To who rates from now on; ``bulan`` are the months that moved along."""
    teks = [f"Mulai sekarang Anda menyetujui SKP dan menilai realisasi {nama}."]
    if skp_menunggu:
        teks.append("SKP-nya sedang menunggu persetujuan Anda.")
    if bulan:
        teks.append(f"Realisasi yang menunggu penilaian Anda: {', '.join(bulan)}.")
    return f"Anda menjadi pejabat penilai {nama}", " ".join(teks)


def penilai_lama(nama: str, pengganti: str, *, bulan: Sequence[str]) -> tuple[str, str]:
    """To who rated until now; ``bulan`` are the months that stay."""
    teks = [f"Pejabat penilai {nama} sekarang {pengganti}."]
    if bulan:
        teks.append(f"Realisasi yang sudah diajukan tetap Anda nilai: {', '.join(bulan)}.")
    return f"Anda tidak lagi menjadi pejabat penilai {nama}", " ".join(teks)


def pemilik(pengganti: str, oleh: str) -> tuple[str, str]:
    """To the employee, when somebody else made the change."""
    isi = (
        f"Pejabat penilai Anda sekarang {pengganti} (diubah oleh {oleh}). "
        "Bila ini keliru, hubungi pengelola kepegawaian perangkat daerah Anda."
    )
    return "Pejabat penilai Anda sudah diubah", isi
