"""What is to be done about SKP: make, hand in, revise, report the year; approve and rate. Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sikinerja.core.indonesian import tanggal
from sikinerja.rekapitulasi.rules import Akhir, Tugas
from sikinerja.skp.rules import StatusSkp


@dataclass(frozen=True, slots=True)
class KeadaanSkp:
    """A riwayat jabatan of this year and the SKP made from it, if any."""

    aktif: bool
    skp_id: int | None
    status: str | None
    langkah: int | None
    versi: int | None = None


@dataclass(frozen=True, slots=True)
class SkpMenunggu:
    """SKP of one status that wait for a penilai; ``nama`` and ``sejak`` (local day) of the first of them."""

    status: str
    jumlah: int
    nama: str
    sejak: date


TUGAS_SKP = {
    "PENILAIAN": ("SKP diajukan untuk disetujui", "Periksa", "penilaian_skp:daftar"),
    "REVISI": ("revisi SKP menunggu jawaban", "Periksa", "penilaian_skp:daftar"),
    "PENILAIAN_AKHIR": ("realisasi akhir menunggu penilaian", "Nilai", "penilaian_realisasi_akhir:daftar"),
}


def tugas_skp_bawahan(waiting: Collection[SkpMenunggu]) -> list[Tugas]:
    """SKP to approve, revisions to answer, years to rate (F3.8, F3.11, F4.3)."""
    found = []
    for row in waiting:
        judul, tombol, halaman = TUGAS_SKP[row.status]
        teks = f"{row.nama} · diajukan {tanggal(row.sejak)}"
        found.append(Tugas(f"{row.jumlah} {judul}", teks, tombol, (halaman,)))
    return found


def tugas_skp(keadaan: Collection[KeadaanSkp], tahun: int, *, ada_tahun_lalu: bool) -> list[Tugas]:
    """What must be done before anything can be reported this year (F2.7, F3.2, F3.5)."""
    if not keadaan:
        page = "riwayat_jabatan:salin" if ada_tahun_lalu else "riwayat_jabatan:tambah"
        text = "Wajib setiap tahun, walaupun jabatan atau unit kerja masih sama."
        return [Tugas(f"Isi riwayat jabatan {tahun}", text, "Isi riwayat", (page,))]
    found = []
    for row in keadaan:
        if row.skp_id is None and row.aktif:
            text = "Aktivitas dan realisasi baru dapat diisi setelah SKP disetujui."
            found.append(Tugas(f"Buat SKP {tahun}", text, "Buat SKP", ("skp:tambah",)))
        elif row.skp_id is not None and row.status == StatusSkp.KONSEP:
            found.append(_tugas_konsep(row, tahun))
    return found


def _tugas_konsep(row: KeadaanSkp, tahun: int) -> Tugas:
    title, text = f"Ajukan SKP {tahun}", "Masih konsep: lengkapi lalu ajukan kepada pejabat penilai."
    if row.versi:
        title = f"Ajukan revisi SKP {tahun}"
        text = "Revisi sedang disusun: ubah lalu ajukan, atau batalkan revisi."
    elif row.langkah:
        text = "Sudah kembali kepada Anda: perbaiki lalu ajukan lagi."
    return Tugas(title, text, "Lanjutkan", ("skp:detail", row.skp_id or 0))


def tugas_akhir(rows: Collection[Akhir], dikembalikan: Collection[int]) -> list[Tugas]:
    """Years to report; ``dikembalikan``: SKP whose year the penilai returned."""
    found = []
    for row in rows:
        if row.skp_id in dikembalikan:
            teks, tombol = "Dikembalikan oleh pejabat penilai: perbaiki, lalu ajukan lagi.", "Perbaiki"
        elif row.status == "REALISASI":
            teks, tombol = "Sudah dimulai: lengkapi, lalu ajukan kepada pejabat penilai.", "Lanjutkan"
        else:
            teks, tombol = f"Periode SKP berakhir {tanggal(row.periode_akhir)}.", "Isi"
        found.append(
            Tugas(f"Isi realisasi akhir {row.tahun}", teks, tombol, ("realisasi_akhir:isi", row.skp_id))
        )
    return found
