"""What people are told about Plt./Plh. appointments and keadaan khusus: title and text. Pure functions."""

from __future__ import annotations

from datetime import date, timedelta

from sikinerja.core.indonesian import deret_bulan, tanggal
from sikinerja.kepegawaian.rules.keadaan import Akibat

SEHARI = timedelta(days=1)


def nomor_diganti(nomor: str, alasan: str, hari_ini: date | None) -> tuple[str, str]:
    """To whom another number was given; ``hari_ini``: the old one still opens the account tomorrow."""
    besok = f" Nomor lama masih dapat dipakai sampai {tanggal(hari_ini + SEHARI)}." if hari_ini else ""
    isi = (
        f"Sekarang Anda login dengan {nomor}; password Anda tetap.{besok} Alasan: {alasan} "
        "Bila keliru, hubungi BKD."
    )
    return "Nomor kepegawaian Anda diubah", isi


def digabungkan(nomor: str, alasan: str) -> tuple[str, str]:
    """To whom a second record of the same person was set aside for."""
    isi = (
        f"Anda tercatat dua kali; keduanya sekarang satu. Anda login dengan {nomor}; password Anda tetap. "
        f"Alasan: {alasan} Bila keliru, hubungi BKD hari ini juga."
    )
    return "Data ganda Anda digabungkan", isi


def riwayat_diganti(oleh: str, jabatan: str, pd: str, tmt: date) -> tuple[str, str]:
    """To whose active riwayat somebody else replaced within the year, by hand or by a file."""
    isi = (
        f"Sekarang: {jabatan}, {pd}, TMT {tanggal(tmt)} (oleh {oleh}). Bila Anda pindah jabatan sesudah SKP "
        "dibuat, catat kepindahannya di halaman Mutasi, supaya SKP lama berakhir dan SKP baru dimulai. Bila "
        "riwayatnya keliru, ubah di Riwayat Jabatan."
    )
    return "Riwayat jabatan Anda diganti", isi


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


def keadaan_sendiri(
    keadaan: str, mulai: date, selesai: date | None, *, apa: str, akibat: Akibat, is_purna: bool = False
) -> tuple[str, str]:
    """To the person; ``apa``: dicatat, diubah, diakhiri or dihapus; ``is_purna``: it ends the service."""
    if apa == "dihapus":
        back = akibat.wajib or akibat.tertutup
        usual = "" if back else " Bulan di dalamnya wajib diisi seperti biasa."
        return f"{keadaan} dihapus", f"Catatan {_masa(mulai, selesai)} dihapus.{usual}{_akibat(akibat)}"
    last = mulai - SEHARI
    akhir = (
        f"Hari terakhir tugas Anda {tanggal(last)}: realisasi akhir SKP Anda dapat diisi mulai "
        f"{tanggal(last.replace(day=1))}, di samping realisasi bulanan sampai bulan itu. "
    )
    isi = (
        f"{_masa(mulai, selesai)}. Bulan yang seluruhnya berada di dalamnya tidak wajib diisi."
        f"{_akibat(akibat)} {akhir if is_purna else ''}Bila keliru, hubungi pengelola kepegawaian Anda."
    )
    return f"{keadaan} {apa}", isi


def _akibat(akibat: Akibat) -> str:
    """What becomes of months that are owed again, and of those that are released."""
    said = ""
    if akibat.wajib:
        said += f" Wajib diisi lagi: {deret_bulan(akibat.wajib)}."
    if akibat.tertutup:
        said += (
            f" {deret_bulan(akibat.tertutup)} menjadi wajib lagi sesudah masa pengisiannya berakhir. Itu "
            "bukan kelalaian Anda: mintalah dispensasi pengisian kepada BKD melalui pengelola kepegawaian."
        )
    if akibat.dirilis:
        bulan = deret_bulan(akibat.dirilis)
        said += f" Nilai {bulan} sudah dirilis dan tetap, sampai BKD merilis koreksinya."
    for tahun in akibat.dinilai:
        said += (
            f" SKP {tahun} Anda sudah selesai dinilai. Agar bulan-bulan sesudahnya ikut dinilai, "
            "mintalah BKD membuka kembali penilaian akhirnya."
        )
    return said


def keadaan_bawahan(
    nama: str, keadaan: str, mulai: date, selesai: date | None, *, apa: str
) -> tuple[str, str]:
    """To the penilai. Whom the person rated, and who does now, is said by ``mutasi`` on the day."""
    isi = f"{_masa(mulai, selesai)}."
    if apa != "dihapus":
        isi += f" Bulan yang seluruhnya berada di dalamnya tidak wajib diisi oleh {nama}."
    return f"{keadaan} {nama} {apa}", isi


def _masa(mulai: date, selesai: date | None) -> str:
    return f"Mulai {tanggal(mulai)}" + (f" sampai {tanggal(selesai)}" if selesai else "")


def peran(peran: str, *, berlaku: bool, alasan: str) -> tuple[str, str]:
    """To whom a role was given, or from whom it was taken."""
    if berlaku:
        return f"Anda sekarang {peran}", f"Menu yang sesuai sudah terbuka untuk Anda. {alasan}"
    return f"Anda bukan lagi {peran}", alasan
