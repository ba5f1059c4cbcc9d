"""More time for a month: listed, given, also to all who wait for a rater, taken back (F8.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Query, Router
from pydantic import Field, StrictBool

from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.types import (
    BulanPath,
    Daftar,
    Id,
    IdIsian,
    IdPath,
    Keluaran,
    Masukan,
    Orang,
    TahunPath,
    Tanggal,
    Teks,
)
from sikinerja.core.time import Month, end_of_day
from sikinerja.core.transactions import told_together
from sikinerja.jadwal.operations import dispensasi as pencabutan
from sikinerja.jadwal.queries import pages
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.realisasi.operations import dispensasi as operations
from sikinerja.rilis.queries import dispensasi as queries

router = Router()
YAKIN = "Ada yang perlu dipastikan (disebut pada penolakan): true bila memang demikian"


class DispensasiKeluar(Keluaran):
    """A dispensation."""

    id: Id
    pegawai: Orang
    tahun: int
    bulan: int
    jenis: str = Field(examples=["PENGISIAN"])
    batas_pada: datetime
    alasan: str


class WaktuTambahan(Masukan):
    """Until when, and why."""

    batas_pada: Tanggal = Field(description="Sampai akhir hari ini", examples=["2026-03-15"])
    alasan: Teks = Field(max_length=500, examples=["Dirawat di rumah sakit 5–12 Maret."])
    yakin: StrictBool = Field(default=False, description=YAKIN)


class DispensasiMasuk(WaktuTambahan):
    """More time for one person."""

    pegawai_id: IdIsian
    jenis: JenisDispensasi = Field(examples=["PENGISIAN"])


class DispensasiBawahan(WaktuTambahan):
    """More time for all who wait to be rated by somebody."""

    penilai_id: IdIsian


class Cabut(Masukan):
    """Why it is taken back."""

    alasan: Teks = Field(max_length=500, examples=["Diberikan kepada orang yang salah."])


@read(router, "/jadwal/{tahun}/{bulan}/dispensasi", Daftar[DispensasiKeluar])
def daftar(
    request: Request, tahun: TahunPath, bulan: BulanPath, potongan: Query[Potongan]
) -> Daftar[DispensasiKeluar]:
    """Dispensasi satu bulan.

    BKD membaca semuanya, pengelola kepegawaian yang bagi pegawai perangkat daerahnya; menurut nama.
    """
    pages.periksa_pembaca(request.ctx.actor)
    rows = pages.sebulan(request.ctx, month=Month(tahun, bulan)).dispensasi
    return potong(rows, potongan, _keluar)


@write(router, "/jadwal/{tahun}/{bulan}/dispensasi", DispensasiKeluar, status=201)
def beri(request: Request, tahun: TahunPath, bulan: BulanPath, isi: DispensasiMasuk) -> DispensasiKeluar:
    """Beri dispensasi.

    Hanya BKD. Waktu tambahan untuk satu orang: pegawai itu diberi tahu, dan penilainya. Yang tidak berguna
    ditolak; yang perlu dipastikan (tanggal yang jauh, bulan yang sudah dirilis) ditolak sampai `yakin` diisi.
    """
    asked: dict[str, Any] = {
        "pegawai_id": isi.pegawai_id,
        "month": Month(tahun, bulan),
        "jenis": JenisDispensasi[isi.jenis],
        "batas_pada": end_of_day(isi.batas_pada, request.ctx.zone),
    }
    with told_together(queries.dampak(request.ctx, **asked).diminta(yakin=isi.yakin)):
        return _keluar(operations.beri(request.ctx, **asked, alasan=isi.alasan))


@write(router, "/jadwal/{tahun}/{bulan}/dispensasi/bawahan", list[DispensasiKeluar], status=201)
def beri_bawahan(
    request: Request, tahun: TahunPath, bulan: BulanPath, isi: DispensasiBawahan
) -> list[DispensasiKeluar]:
    """Beri dispensasi penilaian kepada semua yang menunggu pada seorang penilai.

    Hanya BKD. Satu dispensasi untuk setiap bawahan yang menunggu; mereka diberi tahu, dan penilainya sekali.
    """
    asked: dict[str, Any] = {
        "penilai_id": isi.penilai_id,
        "month": Month(tahun, bulan),
        "batas_pada": end_of_day(isi.batas_pada, request.ctx.zone),
    }
    with told_together(queries.dampak_bawahan(request.ctx, **asked).diminta(yakin=isi.yakin)):
        return [_keluar(row) for row in operations.beri_bawahan(request.ctx, **asked, alasan=isi.alasan)]


@write(router, "/dispensasi/{dispensasi_id}/cabut", None)
def cabut(request: Request, dispensasi_id: IdPath, isi: Cabut) -> None:
    """Cabut dispensasi.

    Hanya BKD, dengan alasan; selama yang bersangkutan belum memakainya. Ia diberi tahu.
    """
    pages.periksa_pengatur(request.ctx.actor)
    row = pages.get_dispensasi(request.ctx.actor, dispensasi_id=dispensasi_id)
    pencabutan.cabut(
        request.ctx,
        pegawai_id=row.pegawai_id,
        month=Month(row.tahun, row.bulan),
        jenis=JenisDispensasi[row.jenis],
        alasan=isi.alasan,
    )


def _keluar(row: Any) -> DispensasiKeluar:
    same = ("tahun", "bulan", "jenis", "batas_pada", "alasan")
    return DispensasiKeluar(
        id=row.pk,
        pegawai=Orang.model_validate(Orang.of(row.pegawai)),
        **{name: getattr(row, name) for name in same},
    )
