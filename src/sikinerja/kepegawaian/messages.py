"""What people are told about Plt./Plh. appointments: title and text. Pure functions."""

from __future__ import annotations

from datetime import date

from sikinerja.core.indonesian import tanggal


def ditunjuk(sebagai: str, mulai: date, selesai: date) -> tuple[str, str]:
    """To the appointee."""
    isi = (
        f"Mulai {tanggal(mulai)} sampai {tanggal(selesai)} Anda menyetujui SKP dan menilai realisasi "
        "bawahannya, di menu Penilaian. SKP Anda sendiri tidak berubah."
    )
    return f"Anda ditunjuk sebagai {sebagai}", isi


def digantikan(nama: str, sebagai: str, mulai: date, selesai: date) -> tuple[str, str]:
    """To the holder of the post."""
    isi = (
        f"Mulai {tanggal(mulai)} sampai {tanggal(selesai)} {nama} juga dapat menyetujui SKP dan menilai "
        "realisasi bawahan Anda."
    )
    return f"{nama} ditunjuk sebagai {sebagai}", isi


def diakhiri(nama: str, sebagai: str, alasan: str) -> tuple[str, str]:
    """To both, when it was ended early."""
    return f"Penunjukan {sebagai} sudah diakhiri", f"{nama} tidak lagi bertindak sebagai {sebagai}. {alasan}"
