"""What people are told of a mutasi and of a change of penilai: title and text. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sikinerja.core.indonesian import tanggal
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.mutasi.rules.berhenti import sementara

BANYAK_NAMA = 10
"""Names in a notice; the rest is a number."""


def penilai_baru(
    nama: str, *, skp_menunggu: bool, akhir_menunggu: bool, bulan: Sequence[str]
) -> tuple[str, str]:
    """To who rates from now on; ``bulan`` are the months that moved along."""
    teks = [f"Mulai sekarang Anda menyetujui SKP dan menilai realisasi {nama}."]
    if skp_menunggu:
        teks.append("SKP-nya sedang menunggu persetujuan Anda.")
    if akhir_menunggu:
        teks.append("Realisasi akhirnya sedang menunggu penilaian Anda.")
    if bulan:
        teks.append(f"Realisasi yang menunggu penilaian Anda: {', '.join(bulan)}.")
    return f"Anda menjadi pejabat penilai {nama}", " ".join(teks)


def penilai_lama(nama: str, pengganti: str, *, bulan: Sequence[str]) -> tuple[str, str]:
    """To who rated until now; ``bulan`` are the months that stay."""
    teks = [f"Pejabat penilai {nama} sekarang {pengganti}."]
    if bulan:
        teks.append(f"Realisasi yang sudah diajukan tetap Anda nilai: {', '.join(bulan)}.")
    return f"Anda tidak lagi menjadi pejabat penilai {nama}", " ".join(teks)


def riwayat_dikoreksi(oleh: str, changed: Mapping[str, tuple[str, str]], alasan: str) -> tuple[str, str]:
    """To the employee, when somebody else changed the riwayat: what was and what is, by field."""
    was_and_is = "; ".join(f"{name}: {was} → {now}" for name, (was, now) in changed.items())
    isi = (
        f"{oleh} mengubah riwayat jabatan Anda. {was_and_is}. Alasan: {alasan} "
        "SKP yang sudah disetujui tetap memuat data waktu itu. "
        "Bila ini keliru, hubungi pengelola kepegawaian perangkat daerah Anda."
    )
    judul = "Pejabat penilai Anda sudah diubah" if [*changed] == ["Pejabat penilai"] else ""
    return judul or "Riwayat jabatan Anda dikoreksi", isi


def mutasi_pemilik(hari: date, oleh: str) -> tuple[str, str]:
    """To the employee, when somebody else recorded the mutasi."""
    isi = (
        f"{oleh} mencatat mutasi Anda mulai {tanggal(hari)}. Halaman Mutasi memuat langkah yang perlu Anda "
        "kerjakan. Bila keliru, batalkan di halaman itu."
    )
    return f"Mutasi Anda mulai {tanggal(hari)} sudah dicatat", isi


def mutasi_penilai_baru(nama: str, awal: date) -> tuple[str, str]:
    """To who approves the new SKP."""
    isi = f"{nama} pindah ke jabatan baru dan menyusun SKP mulai {tanggal(awal)}, yang akan Anda setujui."
    return f"Anda menjadi pejabat penilai {nama}", isi


def mutasi_penilai_lama(nama: str, hari: date, bulan: str, bawahan: int) -> tuple[str, str]:
    """To who rated until now: the last month and the realisasi akhir are still theirs.

    ``bawahan``: how many still name the mover, who rates them until they name somebody else.
    """
    isi = (
        f"Realisasi {bulan} dan realisasi akhir SKP jabatan lamanya tetap Anda nilai. Sesudah itu Anda tidak "
        f"lagi menjadi pejabat penilai {nama}."
    )
    if bawahan:
        isi += f" {bawahan} bawahan lamanya diminta mengubah Pejabat Penilai, mungkin kepada Anda."
    return f"{nama} dimutasi mulai {tanggal(hari)}", isi


def mutasi_bawahan_lama(nama: str, hari: date, bulan: str) -> tuple[str, str]:
    """To those whom the mover rated in the old post (BAB II.5)."""
    isi = (
        f"Pejabat penilai Anda, {nama}, dimutasi. Realisasi {bulan} tetap dinilai olehnya; sesudah itu "
        "ubahlah Pejabat Penilai pada riwayat jabatan Anda yang aktif."
    )
    return f"Pejabat penilai Anda dimutasi mulai {tanggal(hari)}", isi


def mutasi_bawahan_baru(nama: str, jabatan: str, hari: date) -> tuple[str, str]:
    """To those whom the mover's predecessor rated in the new post (BAB II.5)."""
    isi = (
        f"{nama} menjabat {jabatan} mulai {tanggal(hari)}. Bila sekarang ia atasan Anda, ubahlah Pejabat "
        "Penilai pada riwayat jabatan Anda yang aktif."
    )
    return f"{nama} menjabat {jabatan}", isi


def mutasi_pengelola(nama: str, perangkat_daerah: str, hari: date, bawahan: int) -> tuple[str, str]:
    """To the HR officers of the PD left and the PD entered; ``bawahan`` still name the mover."""
    isi = f"Mutasi mulai {tanggal(hari)} sudah dicatat."
    if bawahan:
        isi += (
            f" {bawahan} pegawai masih menunjuknya sebagai Pejabat Penilai dan diminta mengubahnya; "
            "daftarnya ada di Kelola, Penilai yang tidak ada."
        )
    return f"{nama} pindah ke {perangkat_daerah}", isi


def mutasi_batal(nama: str) -> tuple[str, str]:
    """To everybody who was told before; ``nama`` may be "Anda"."""
    isi = "Riwayat jabatan dan SKP kembali seperti sebelum mutasi dicatat. Tidak ada yang perlu dikerjakan."
    return f"Mutasi {nama} dibatalkan", isi


def pengganti_berubah(penilai: str) -> str:
    """The title where somebody else goes on in place of a penilai who was gone already."""
    return f"Pengganti {penilai} sebagai pejabat penilai berubah"


def berhenti_bawahan(
    penilai: str, sebab: SebabBerhenti, pengganti: Sequence[str], *, berubah: bool = False
) -> tuple[str, str]:
    """To everybody whose penilai is not there any more: what holds meanwhile, what to do.

    ``berubah``: they know, and another one goes on now.
    """
    isi = (
        f"Pejabat penilai Anda, {penilai}, {sebab.label}. {sementara(pengganti)} "
        "Ubahlah Pejabat Penilai pada riwayat jabatan Anda yang aktif; pengelola kepegawaian dapat membantu."
    )
    return pengganti_berubah(penilai) if berubah else "Ubah pejabat penilai Anda", isi


def berhenti_pengganti(penilai: str, sebab: SebabBerhenti, ringkas: str) -> tuple[str, str]:
    """To who goes on, once for all of it."""
    isi = (
        f"{penilai} {sebab.label}. Yang sekarang Anda lanjutkan: {ringkas}. "
        "Ini berlaku sampai pejabat penilai mereka diganti."
    )
    return f"Anda menggantikan {penilai} sebagai pejabat penilai", isi


def berhenti_pengelola(penilai: str, sebab: SebabBerhenti, ringkas: str, pengganti: str) -> tuple[str, str]:
    """To those who look after the people; ``pengganti``: "" where somebody has to be found."""
    kini = f"Sementara ini dilanjutkan oleh {pengganti}." if pengganti else "Belum ada penggantinya."
    isi = f"{ringkas}. {kini} Daftarnya, dan cara menunjuk penilai lain, ada di Kelola."
    return f"Pejabat penilai {penilai} {sebab.label}", isi


def penilai_baru_banyak(nama: Sequence[str]) -> tuple[str, str]:
    """To who rates many people from now on, once for all."""
    lain = f" dan {len(nama) - BANYAK_NAMA} lainnya" if len(nama) > BANYAK_NAMA else ""
    isi = f"Mulai sekarang Anda menyetujui SKP dan menilai realisasi {', '.join(nama[:BANYAK_NAMA])}{lain}."
    return f"Anda menjadi pejabat penilai {len(nama)} pegawai", isi
