"""Activities and plans of one's own (manual BAB V)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Query, Router
from pydantic import Field, StrictBool

from sikinerja.aktivitas import operations, queries
from sikinerja.aktivitas.rules import PANJANG_URAIAN
from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.types import (
    Daftar,
    Id,
    IdIsian,
    IdPath,
    Jam,
    JamKeluar,
    Keluaran,
    Masukan,
    Tanggal,
    Teks,
)
from sikinerja.core.time import Month

router = Router()


class Isian(Masukan):
    """What is written down."""

    tanggal: Tanggal = Field(examples=["2026-11-23"])
    mulai: Jam = Field(examples=["08:00"])
    selesai: Jam = Field(examples=["10:30"])
    uraian: Teks = Field(max_length=PANJANG_URAIAN, examples=["Menyusun laporan bulanan"])
    indikator_id: IdIsian | None = Field(
        None, description="Indikator SKP dari /aktivitas/pilihan; null: tugas kedinasan lain"
    )


class IsianAktivitas(Isian):
    """An activity."""

    pisah: StrictBool = Field(
        default=False, description="Aktivitas yang melewati tengah malam dicatat sebagai dua baris"
    )


class RencanaKeluar(Keluaran):
    """A plan."""

    id: Id
    tanggal: date
    mulai: JamKeluar = Field(examples=["08:00"])
    selesai: JamKeluar = Field(examples=["10:30"])
    uraian: str
    indikator_id: Id | None


class AktivitasKeluar(RencanaKeluar):
    """An activity."""

    waktu_input: datetime


class AktivitasBertanda(AktivitasKeluar):
    """An activity in a list, with its marks."""

    indikator_teks: str | None
    dihitung: bool = Field(description="Salah bila dicatat sesudah realisasi bulannya diajukan")
    diajukan_pada: datetime | None
    ditutup_pada: datetime | None = Field(description="Sejak bulannya dinilai: tidak dapat diubah lagi")


class PilihanIndikator(Keluaran):
    """An indikator that an activity may belong to."""

    indikator_id: Id
    teks: str
    rhk_teks: str
    skp_id: Id
    periode_awal: date
    periode_akhir: date


class Bulan(Potongan):
    """Which month; without it the present one."""

    tahun: int | None = Field(None, ge=2000, le=2100)
    bulan: int | None = Field(None, ge=1, le=12)


@read(router, "/aktivitas", Daftar[AktivitasBertanda])
def daftar(request: Request, bulan: Query[Bulan]) -> Daftar[AktivitasBertanda]:
    """Aktivitas saya dalam satu bulan.

    Terbaru lebih dahulu; tanpa `tahun` dan `bulan`: bulan ini.
    """
    today = request.ctx.today
    month = Month(bulan.tahun or today.year, bulan.bulan or today.month)
    return potong(queries.semua(request.ctx, month=month), bulan, AktivitasBertanda.model_validate)


@read(router, "/aktivitas/pilihan", list[PilihanIndikator])
def pilihan(request: Request) -> list[PilihanIndikator]:
    """Indikator untuk aktivitas.

    Indikator SKP yang dapat dipilih sekarang: SKP tahun ini dan bulan yang sedang dilaporkan.
    """
    return [
        PilihanIndikator(
            indikator_id=p.indikator_id,
            teks=p.teks,
            rhk_teks=p.rhk_teks,
            skp_id=p.skp.pk,
            periode_awal=p.skp.periode_awal,
            periode_akhir=p.skp.periode_akhir,
        )
        for p in queries.pilihan_kini(request.ctx)
    ]


@write(router, "/aktivitas", list[AktivitasKeluar], status=201)
def tambah(request: Request, isi: IsianAktivitas) -> Any:
    """Catat aktivitas.

    Jam tidak boleh bertumpang tindih dengan aktivitas lain; yang persis sama tidak dicatat dua kali.
    """
    return operations.tambah(request.ctx, **isi.model_dump())


@read(router, "/aktivitas/{aktivitas_id}", AktivitasBertanda)
def satu(request: Request, aktivitas_id: IdPath) -> Any:
    """Satu aktivitas.

    Beserta tanda apakah ia dihitung dan apakah bulannya sudah ditutup.
    """
    return queries.get(request.ctx, aktivitas_id=aktivitas_id)


@write(router, "/aktivitas/{aktivitas_id}", AktivitasKeluar, method="PUT")
def ubah(request: Request, aktivitas_id: IdPath, isi: Isian) -> Any:
    """Ubah aktivitas.

    Yang sudah dihitung untuk bulan yang diajukan hanya dapat diperbaiki uraiannya.
    """
    return operations.ubah(request.ctx, aktivitas_id=aktivitas_id, **isi.model_dump())


@write(router, "/aktivitas/{aktivitas_id}", None, method="DELETE")
def hapus(request: Request, aktivitas_id: IdPath) -> None:
    """Hapus aktivitas.

    Selama belum dihitung untuk bulan yang diajukan.
    """
    operations.hapus(request.ctx, aktivitas_id=aktivitas_id)


@read(router, "/rencana-aktivitas", Daftar[RencanaKeluar])
def daftar_rencana(request: Request, potongan: Query[Potongan]) -> Daftar[RencanaKeluar]:
    """Rencana aktivitas saya.

    Yang belum menjadi aktivitas, menurut tanggal.
    """
    return potong(queries.visible_rencana(request.ctx.actor), potongan, RencanaKeluar.model_validate)


@write(router, "/rencana-aktivitas", RencanaKeluar, status=201)
def rencana_tambah(request: Request, isi: Isian) -> Any:
    """Catat rencana.

    Untuk hari ini atau sesudahnya.
    """
    return operations.rencana_tambah(request.ctx, **isi.model_dump())


@write(router, "/rencana-aktivitas/{rencana_id}/input", list[AktivitasKeluar], status=201)
def rencana_input(request: Request, rencana_id: IdPath, isi: IsianAktivitas) -> Any:
    """Jadikan rencana sebuah aktivitas.

    Tepat satu kali; tanggal dan jamnya boleh berbeda dari rencananya.
    """
    return operations.rencana_input(request.ctx, rencana_id=rencana_id, **isi.model_dump())


@write(router, "/rencana-aktivitas/{rencana_id}", None, method="DELETE")
def rencana_hapus(request: Request, rencana_id: IdPath) -> None:
    """Hapus rencana.

    Selama belum menjadi aktivitas.
    """
    operations.rencana_hapus(request.ctx, rencana_id=rencana_id)
