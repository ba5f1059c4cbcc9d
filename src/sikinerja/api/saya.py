"""Who one is, what one owes, what one was told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from ninja import Query, Router
from pydantic import Field, StrictBool

from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.types import Daftar, Id, IdPath, Keluaran, Masukan, menurut
from sikinerja.pemberitahuan import queries as queries_pemberitahuan
from sikinerja.pemberitahuan.operations import lonceng, saluran
from sikinerja.pemberitahuan.rules import JenisPemberitahuan, Saluran
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan
from sikinerja.rekapitulasi.queries import beranda as queries
from sikinerja.rekapitulasi.queries import facts
from sikinerja.rekapitulasi.rules import Tugas

router = Router()


class Saya(Keluaran):
    """The actor and the token."""

    nama: str = Field(examples=["Ratna Contoh, SH"])
    pegawai_id: Id | None = Field(description="null untuk akun yang tidak terkait dengan pegawai")
    token: str = Field(description="Nama token", examples=["Skrip laporan"])
    cakupan: list[str] = Field(examples=[["pribadi:baca"]])
    pengelola_perangkat_daerah: list[Id]
    pimpinan_perangkat_daerah: list[Id]
    pengelola_aplikasi: bool


class TugasMenunggu(Keluaran):
    """Something that waits."""

    judul: str
    keterangan: str
    batas_pada: datetime | None
    sejak: date | None = Field(description="Sejak hari apa menunggu, bila diketahui")
    jumlah: int = Field(description="Berapa baris di balik halamannya; 0: satu hal")
    halaman: str = Field(
        description="Alamat halamannya di layar", examples=["/realisasi-bulanan/2026/10/isi/"]
    )


class KotakKeluar(Keluaran):
    """One of the twelve months of the year."""

    bulan: int
    kode: str = Field(description='Predikat; "" sebelum dinilai')
    kedudukan: str = Field(
        description=", ".join(f"{k.value} ({k.kata})" for k in KedudukanBulan), examples=["BELUM_DIISI"]
    )
    teks: str
    diajukan: bool


class InformasiKeluar(Keluaran):
    """An announcement that holds today."""

    id: Id
    judul: str
    isi: str
    berlaku_dari: date
    berlaku_sampai: date


class BerandaKeluar(Keluaran):
    """The first page."""

    tugas: list[TugasMenunggu] = Field(description="Yang menunggu Anda, menurut batas waktunya")
    ditunggu: list[TugasMenunggu] = Field(description="Yang Anda tunggu dari orang lain")
    setahun: list[KotakKeluar]
    informasi: list[InformasiKeluar]


class PemberitahuanKeluar(Keluaran):
    """One line under the bell."""

    id: Id
    judul: str
    isi: str
    tautan: str
    dibuat_pada: datetime
    dibaca_pada: datetime | None


class PilihanSaluran(Masukan):
    """How one kind of notice reaches one."""

    jenis: JenisPemberitahuan
    lonceng: StrictBool = Field(examples=[True])
    surel: StrictBool = Field(examples=[False])


class DaftarSaluran(Masukan):
    """Those that are to be changed."""

    pilihan: list[PilihanSaluran] = Field(min_length=1, max_length=20)


class SaluranKeluar(Keluaran):
    """As above, as it stands."""

    jenis: str
    lonceng: bool
    surel: bool


class Jumlah(Keluaran):
    """How many."""

    jumlah: int


@read(router, "/saya", Saya)
def saya(request: Request) -> Saya:
    """Siapa saya.

    Orang di balik token ini, dan apa saja yang dibuka oleh token itu.
    """
    actor, token = request.ctx.actor, request.token
    return Saya(
        nama=actor.nama,
        pegawai_id=actor.pegawai_id,
        token=token.nama,
        cakupan=sorted(token.cakupan),
        pengelola_perangkat_daerah=sorted(actor.pengelola_pd),
        pimpinan_perangkat_daerah=sorted(actor.pimpinan_pd),
        pengelola_aplikasi=actor.is_bkd,
    )


@read(router, "/beranda", BerandaKeluar)
def beranda(request: Request) -> BerandaKeluar:
    """Yang menunggu saya.

    Tugas menurut batas waktunya, kedua belas bulan tahun ini, dan informasi yang berlaku.
    """
    page = queries.beranda(request.ctx, facts.fakta(request.ctx))
    return BerandaKeluar(
        tugas=[_tugas(one) for one in page.tugas],
        ditunggu=[_tugas(one) for one in page.ditunggu],
        setahun=[KotakKeluar.model_validate(box) for box in page.kotak],
        informasi=[InformasiKeluar.model_validate(one) for one in page.informasi],
    )


def _tugas(one: Tugas) -> TugasMenunggu:
    return TugasMenunggu(
        judul=one.judul,
        keterangan=one.keterangan,
        batas_pada=one.batas_pada,
        sejak=one.sejak,
        jumlah=one.jumlah,
        halaman=reverse(str(one.tujuan[0]), args=one.tujuan[1:]) + one.kueri,
    )


@read(router, "/pemberitahuan", Daftar[PemberitahuanKeluar])
def daftar(request: Request, potongan: Query[Potongan]) -> Daftar[PemberitahuanKeluar]:
    """Pemberitahuan saya.

    Terbaru lebih dahulu.
    """
    rows = queries_pemberitahuan.visible(request.ctx.actor)
    return potong(rows, potongan, PemberitahuanKeluar.model_validate)


@write(router, "/pemberitahuan/{pemberitahuan_id}/baca", PemberitahuanKeluar)
def baca(request: Request, pemberitahuan_id: IdPath) -> Any:
    """Tandai sudah dibaca.

    Saat pertama kali dibaca yang disimpan.
    """
    return lonceng.baca(request.ctx, pemberitahuan_id=pemberitahuan_id)


@write(router, "/pemberitahuan/baca-semua", Jumlah)
def baca_semua(request: Request) -> Any:
    """Tandai semua sudah dibaca.

    Jawabannya berapa yang baru.
    """
    return {"jumlah": lonceng.baca_semua(request.ctx)}


@read(router, "/pemberitahuan/pilihan", list[SaluranKeluar])
def pilihan(request: Request) -> list[SaluranKeluar]:
    """Cara saya diberi tahu.

    Lonceng, surel, atau keduanya, menurut jenis pemberitahuan.
    """
    return _pilihan(request)


@write(router, "/pemberitahuan/pilihan", list[SaluranKeluar], method="PUT")
def pilih(request: Request, isi: DaftarSaluran) -> list[SaluranKeluar]:
    """Ubah cara saya diberi tahu.

    Jenis yang tidak disebut tetap seperti semula. Jawabannya semua pilihan sesudahnya.
    """
    rows = menurut(isi.pilihan, lambda row: str(row.jenis), field="pilihan")
    chosen = {JenisPemberitahuan[key]: Saluran(row.lonceng, row.surel) for key, row in rows.items()}
    saluran.pilih(request.ctx, pilihan=chosen)
    return _pilihan(request)


def _pilihan(request: Request) -> list[SaluranKeluar]:
    found = queries_pemberitahuan.pilihan(request.ctx.actor)
    return [SaluranKeluar(jenis=j.value, lonceng=s.lonceng, surel=s.surel) for j, s in found.items()]
