"""What other applications send and copy: attendance, employees."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Query, Router
from pydantic import Field, StrictBool

from sikinerja.akun.rules.token import Cakupan
from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import decode, encode
from sikinerja.api.request import Request
from sikinerja.api.types import BulanPath, Bulat, Desimal, Id, Keluaran, Masukan, TahunPath, TeksKosong
from sikinerja.core.text import identifier
from sikinerja.core.time import Month
from sikinerja.core.transactions import told_together
from sikinerja.kehadiran.operations.muat import muat
from sikinerja.kehadiran.queries import janggal
from sikinerja.kehadiran.rules import (
    HARI_TERBANYAK,
    MENIT_TERBANYAK,
    PANJANG_ALASAN,
    SALAH_TERBANYAK,
    Angka,
    BarisKehadiran,
    SumberKehadiran,
)
from sikinerja.kepegawaian.operations.perubahan import urutkan
from sikinerja.kepegawaian.queries.perubahan import sesudah

kehadiran = Router()
pegawai = Router()
BARIS = 10_000
Hari = Annotated[Bulat, Field(ge=0, le=HARI_TERBANYAK)]
Menit = Annotated[Bulat, Field(ge=0, le=MENIT_TERBANYAK)]


Nomor = Annotated[
    str,
    Field(
        pattern=r"^[^\x00]*[0-9][^\x00]*$",
        max_length=60,
        description="NIP atau NI PPPK: 18 angka sebagai teks; spasi, titik, dan apostrof tidak dihiraukan",
        examples=["199004172015021003"],
    ),
]


class BarisMasuk(Masukan):
    """One person's attendance in the month."""

    nip: Nomor
    hari_kerja: Hari = Field(examples=[20])
    hadir: Hari = Field(description="Hari hadir, terlambat atau tidak", examples=[19])
    terlambat: Hari = Field(description="Berapa kali", examples=[1])
    pulang_cepat: Hari = Field(description="Berapa kali", examples=[0])
    alpa: Hari = Field(examples=[0])
    izin_cuti: Hari = Field(examples=[1])
    nilai: Desimal = Field(
        description="0 sampai 100, paling banyak dua angka di belakang titik", examples=["97.5"]
    )
    terlambat_menit: Menit | None = Field(None, examples=[12])
    pulang_cepat_menit: Menit | None = None

    @property
    def baris(self) -> BarisKehadiran:
        """As the operation wants it."""
        return BarisKehadiran(identifier(self.nip), Angka(**self.model_dump(exclude={"nip"})))


class KehadiranMasuk(Masukan):
    """Attendance of a month."""

    baris: list[BarisMasuk] = Field(min_length=1, max_length=BARIS)
    alasan: TeksKosong = Field(
        "", max_length=PANJANG_ALASAN, description="Wajib di luar tanggal 5 sampai 10 bulan berikutnya"
    )
    keterangan: TeksKosong = Field("", max_length=200, examples=["Mesin absensi versi 4"])
    yakin: StrictBool = Field(
        default=False, description="true: angka yang janggal sudah diperiksa orang, dan memang demikian"
    )


class HasilMuat(Keluaran):
    """What a load did."""

    baru: int
    diganti: int
    tetap: int


@write(kehadiran, "/kehadiran/{tahun}/{bulan}", HasilMuat, method="PUT", cakupan=Cakupan.KEHADIRAN_TULIS)
def muat_kehadiran(request: Request, tahun: TahunPath, bulan: BulanPath, isi: KehadiranMasuk) -> HasilMuat:
    """Kirim kehadiran satu bulan.

    Semua baris atau tidak satu pun. Baris yang sudah ada diganti, tidak pernah digandakan: kiriman yang sama
    tidak mengubah apa pun. Kesalahan disebut per baris, `baris.7` untuk baris ketujuh. Satu provinsi boleh
    dikirim dalam beberapa kiriman. Angka yang tidak cocok satu sama lain, atau jatuh jauh dari bulan lalu,
    ditolak dan disebut pada `yakin`: biarkan orang memeriksanya, lalu kirim lagi dengan `yakin`, atau kirim
    baris lain tanpa baris itu. Bulan yang sudah dirilis menjawab 409.
    """
    month, baris = Month(tahun, bulan), [row.baris for row in isi.baris]
    hal = [] if isi.yakin else janggal(month=month, baris=baris)[:SALAH_TERBANYAK]
    with told_together({"yakin": hal} if hal else {}):
        done = muat(
            request.ctx, month=month, baris=baris, sumber=SumberKehadiran.API, alasan=isi.alasan,
            keterangan=isi.keterangan,
        )  # fmt: skip
    return HasilMuat(baru=len(done.baru), diganti=len(done.diganti), tetap=len(done.tetap))


class PegawaiKeluar(Keluaran):
    """An employee, as of now."""

    id: Id
    nip: str | None
    nama: str
    email: str
    jenis_kepegawaian: str
    golongan: str | None = Field(examples=["III/a"])
    aktif: bool = Field(description="Akunnya dapat dipakai masuk")
    jabatan: str | None
    jenis_jabatan: str | None
    kelas: int | None
    tmt: date | None
    perangkat_daerah: str | None = Field(description="Kode perangkat daerah")
    unit_kerja: str | None
    penilai_nip: str | None
    keadaan: str | None = Field(description="Keadaan khusus hari ini", examples=["TUGAS_BELAJAR"])
    nomor_lama: list[str] = Field(
        description="Nomor-nomor sebelumnya, yang terlama lebih dahulu; id tidak pernah berubah"
    )


class UmpanPegawai(Keluaran):
    """A piece of the feed. ``kursor`` is kept until the next question, also when there was nothing new."""

    data: list[PegawaiKeluar]
    kursor: str | None = Field(description="Simpan, dan kirim pada pertanyaan berikutnya")
    masih_ada: bool


@read(pegawai, "/pegawai", UmpanPegawai, cakupan=Cakupan.PEGAWAI_BACA)
def umpan(
    request: Request,
    sesudah_kursor: Annotated[
        str | None,
        Query(
            alias="sesudah",
            max_length=100,
            pattern=r"^[A-Za-z0-9_-]+$",
            description="Kursor dari jawaban terakhir; tanpa ini: semua pegawai dari awal",
        ),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 500,
) -> UmpanPegawai:
    """Pegawai yang berubah.

    Mulai tanpa kursor: setiap pegawai satu kali. Simpan `kursor`, lalu tanyakan lagi dengannya: hanya yang
    datanya berubah sejak itu, selalu keadaan terakhirnya. Tidak ada perubahan yang terlewat.
    """
    start = decode(sesudah_kursor, count=1)[0] if sesudah_kursor else 0
    urutkan(request.ctx)
    rows = sesudah(request.ctx, urutan=start, banyak=limit + 1)
    found = rows[:limit]
    return UmpanPegawai(
        data=[PegawaiKeluar.model_validate(row) for row in found],
        kursor=encode(found[-1].urutan) if found else sesudah_kursor,
        masih_ada=len(rows) > limit,
    )
