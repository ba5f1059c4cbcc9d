"""Decisions about Plt./Plh. appointments (F2.6, domain.md §6). Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import Sudah
from sikinerja.kepegawaian.rules import JenisTugas
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti

TERLAMA = 366
"""Days an appointment lasts at most: a year, both days included; who goes on gets a new letter."""
PILIH_POSISI = "Pilih jabatan yang digantikan dari daftar."
PILIH_PEGAWAI = "Pilih pegawai yang ditunjuk dari daftar."
DIRI_SENDIRI = "Pejabat tidak dapat menggantikan dirinya sendiri. Pilih orang lain."
BERTUMPUK = (
    "Pegawai ini sudah ditunjuk menggantikan pejabat yang sama pada sebagian masa itu. "
    "Ubah tanggalnya, atau akhiri dahulu penunjukan yang lama."
)
HANYA_BUKAN_ASN = "Pejabat ini mempunyai riwayat jabatan. Pilih jabatannya pada isian di atas."
SUDAH_BERAKHIR = "Penunjukan ini sudah berakhir, sehingga tidak perlu diakhiri lagi."
SUDAH_DIAKHIRI = Sudah("Penunjukan ini sudah Anda akhiri", "Alasan yang sudah tersimpan tetap berlaku.")

TERISI = (
    "Jabatan ini tidak kosong: {nama} masih memangkunya. Plt. untuk jabatan yang kosong; bila pejabatnya "
    "berhalangan sementara, pilih Plh."
)
KOSONG = "{nama} {sebab}. Plh. untuk pejabat yang berhalangan sementara; bila jabatannya kosong, pilih Plt."
DIPANGKU_LAIN = "Jabatan ini sekarang dipangku {nama}, bukan {lama} lagi."
JAUH = "{nama} {tingkat} tingkat di bawah pejabat yang digantikan: penilainya {penilai}."
SUDAH_ADA = "Jabatan ini pada masa itu sudah dijalankan {nama} sebagai {sebagai} ({masa})."
RANGKAP = "{nama} pada masa itu sudah ditunjuk sebagai {sebagai} ({masa})."
TIDAK_BERTUGAS = "{nama} pada masa itu sendiri tidak bertugas: {keadaan} ({masa})."
"""What one should look at twice before an appointment; nothing of it is forbidden."""


def tidak_ada(nama: str, sebab: SebabBerhenti) -> str:
    """Why somebody cannot be appointed."""
    return f"{nama} {sebab.label}, sehingga tidak dapat menggantikan siapa pun. Pilih orang lain."


class KeadaanTugas(LabeledEnum):
    """Where an appointment stands on a day."""

    BERLAKU = "BERLAKU", "Berlaku"
    AKAN_DATANG = "AKAN_DATANG", "Akan datang"
    BERAKHIR = "BERAKHIR", "Berakhir"
    DIAKHIRI = "DIAKHIRI", "Diakhiri lebih awal"


@dataclass(frozen=True, slots=True)
class IsianTugas:
    """What the form *Tunjuk Plt./Plh.* says.

    The post is that of a riwayat, or (``pejabat_id``, ``jabatan``) that of somebody who is no ASN.
    """

    jenis: str
    pegawai_id: int | None
    tanggal_mulai: date
    tanggal_selesai: date
    dasar: str
    riwayat_id: int | None = None
    pejabat_id: int | None = None
    jabatan: str = ""


def salah_tugas(isian: IsianTugas, *, today: date) -> dict[str, str]:
    """What is wrong with an appointment taken by itself: field name to message; empty when nothing is."""
    salah = {}
    if isian.jenis not in [jenis.value for jenis in JenisTugas]:
        salah["jenis"] = "Pilih Plt. atau Plh."
    if isian.pegawai_id is None:
        salah["pegawai"] = PILIH_PEGAWAI
    if isian.riwayat_id is None and isian.pejabat_id is None:
        salah["posisi"] = PILIH_POSISI
    elif isian.riwayat_id is not None and isian.pejabat_id is not None:
        salah["pejabat"] = "Pilih salah satu: jabatan, atau pejabat bukan ASN."
    elif isian.pejabat_id is not None and not isian.jabatan.strip():
        salah["jabatan_pejabat"] = "Tuliskan nama jabatannya, misalnya: Gubernur."
    if not isian.dasar.strip():
        salah["dasar"] = "Tuliskan nomor dan tanggal surat penunjukan."
    return salah | _salah_masa(isian, today)


def _salah_masa(isian: IsianTugas, today: date) -> dict[str, str]:
    if isian.tanggal_selesai < isian.tanggal_mulai:
        return {"tanggal_selesai": "Tanggal selesai tidak boleh sebelum tanggal mulai."}
    if isian.tanggal_selesai < today:
        return {"tanggal_selesai": "Tanggal selesai sudah lewat: penunjukan ini tidak memberi hak apa pun."}
    if (isian.tanggal_selesai - isian.tanggal_mulai).days >= TERLAMA:
        return {
            "tanggal_selesai": "Penunjukan paling lama satu tahun. Bila diperpanjang, buat penunjukan baru."
        }
    if isian.tanggal_mulai > today + timedelta(days=TERLAMA):
        return {"tanggal_mulai": "Tanggal mulai paling jauh satu tahun dari sekarang."}
    return {}


def keadaan(*, mulai: date, selesai: date, diakhiri: bool, today: date) -> KeadaanTugas:
    """Where an appointment stands on a local day."""
    if diakhiri:
        return KeadaanTugas.DIAKHIRI
    if today < mulai:
        return KeadaanTugas.AKAN_DATANG
    return KeadaanTugas.BERLAKU if today <= selesai else KeadaanTugas.BERAKHIR


def boleh_diakhiri(found: KeadaanTugas) -> bool:
    """Whether there is something left to end."""
    return found in {KeadaanTugas.BERLAKU, KeadaanTugas.AKAN_DATANG}
