"""Texts of bell and mail about SKP, as pure functions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kabar:
    """One notice; ``tautan`` is the local path of the page where the next thing is to be done."""

    judul: str
    isi: str
    tautan: str


def _untuk_penilai(skp_id: int) -> str:
    return f"/penilaian/skp/{skp_id}/"


def _untuk_pemilik(skp_id: int) -> str:
    return f"/skp/{skp_id}/"


def diajukan(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the penilai: an SKP waits."""
    return Kabar(
        f"SKP {tahun} {nama} menunggu persetujuan Anda",
        f"{nama} mengajukan SKP {tahun}. Tetapkan ekspektasi perilaku, lalu terima atau kembalikan.",
        _untuk_penilai(skp_id),
    )


def ditarik(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the penilai: it does not wait any more."""
    return Kabar(
        f"SKP {tahun} {nama} ditarik kembali",
        f"{nama} menarik kembali pengajuan SKP {tahun} untuk diperbaiki. Tidak ada yang perlu Anda lakukan.",
        _untuk_penilai(skp_id),
    )


def dikembalikan(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the owner: mend and hand in again."""
    return Kabar(
        f"SKP {tahun} Anda dikembalikan",
        f"{nama} mengembalikan SKP {tahun} dengan catatan koreksi. Perbaiki, lalu ajukan kembali.",
        _untuk_pemilik(skp_id),
    )


def diterima(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the owner: approved."""
    return Kabar(
        f"SKP {tahun} Anda disetujui",
        f"{nama} menyetujui SKP {tahun}. Anda sudah dapat mencatat aktivitas harian.",
        _untuk_pemilik(skp_id),
    )


def perubahan_diajukan(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the penilai: a revised SKP waits."""
    return Kabar(
        f"Perubahan SKP {tahun} {nama} menunggu persetujuan Anda",
        f"{nama} mengajukan SKP {tahun} yang direvisi. Yang baru dan yang diubah bertanda; "
        "terima atau kembalikan.",
        _untuk_penilai(skp_id),
    )


def perubahan_diterima(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the owner: the revised SKP is in force."""
    return Kabar(
        f"Perubahan SKP {tahun} Anda disetujui",
        f"{nama} menyetujui SKP {tahun} yang direvisi. Mulai sekarang versi yang baru berlaku.",
        _untuk_pemilik(skp_id),
    )


def revisi_diajukan(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the penilai: may it be revised?"""
    return Kabar(
        f"Revisi SKP {tahun} {nama} menunggu jawaban Anda",
        f"{nama} mengajukan revisi SKP {tahun}. Baca catatannya, lalu terima atau tolak revisi.",
        _untuk_penilai(skp_id),
    )


def revisi_diterima(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the owner: change it, then hand it in."""
    return Kabar(
        f"Revisi SKP {tahun} Anda diterima",
        f"{nama} menerima revisi SKP {tahun}. Ubah atau tambah rencana hasil kerja, lalu ajukan SKP kembali. "
        "Sampai disetujui, yang berlaku tetap versi terakhir.",
        _untuk_pemilik(skp_id),
    )


def revisi_ditolak(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the owner: it stays as it is."""
    return Kabar(
        f"Revisi SKP {tahun} Anda ditolak",
        f"{nama} menolak revisi SKP {tahun}; alasannya ada pada riwayat SKP. "
        "SKP tetap berlaku seperti semula.",
        _untuk_pemilik(skp_id),
    )


def revisi_dibatalkan(*, skp_id: int, tahun: int, nama: str) -> Kabar:
    """To the penilai: nothing to wait for any more."""
    return Kabar(
        f"Revisi SKP {tahun} {nama} dibatalkan",
        f"{nama} membatalkan revisi SKP {tahun}. SKP berlaku seperti terakhir disetujui; "
        "tidak ada yang perlu Anda lakukan.",
        _untuk_penilai(skp_id),
    )


def penilai_tanpa_skp(*, tahun: int, nama: str) -> Kabar:
    """To a penilai without an approved SKP: subordinates cannot name an intervensi."""
    return Kabar(
        f"SKP {tahun} Anda ditunggu bawahan",
        f"{nama} belum dapat memilih RHK Anda sebagai RHK yang diintervensi karena SKP {tahun} Anda belum "
        "disetujui. Susun dan ajukan SKP Anda.",
        "/skp/",
    )


def penilai_punya_skp(*, skp_id: int, tahun: int, nama: str, disetujui: bool) -> Kabar:
    """To who waited: the penilai's RHK can be named now; ``disetujui``: in a revision."""
    cara = (
        "Saat merevisi SKP, ganti sasaran organisasi atau RHK pengganti dengan RHK pejabat penilai; "
        "tidak perlu sekarang."
        if disetujui
        else "Pilih RHK pejabat penilai melalui tombol Ubah pada rencana hasil kerja Anda."
    )
    return Kabar(
        f"RHK atasan untuk SKP {tahun} Anda sudah dapat dipilih",
        f"SKP {nama} sudah disetujui. {cara}",
        _untuk_pemilik(skp_id),
    )


def riwayat_dihapus(*, tahun: int, jabatan: str, oleh: str, alasan: str, ada_skp: bool) -> Kabar:
    """To the owner: somebody removed a riwayat that was made by mistake."""
    also = " beserta SKP-nya yang belum pernah disetujui" if ada_skp else ""
    return Kabar(
        f"Riwayat jabatan {tahun} Anda dihapus",
        f"{oleh} menghapus riwayat jabatan {tahun} ({jabatan}){also}. Alasan: {alasan}",
        "/profil/",
    )


def skp_dihapus(*, tahun: int, nama: str, oleh: str) -> Kabar:
    """To the penilai: an SKP does not wait any more."""
    return Kabar(
        f"SKP {tahun} {nama} tidak lagi menunggu Anda",
        f"{oleh} menghapus SKP ini karena riwayat jabatannya keliru. Tidak ada yang perlu Anda lakukan.",
        "/penilaian/skp/",
    )
