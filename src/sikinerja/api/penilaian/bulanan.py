"""The month as its penilai judges it (manual BAB VI.2-4)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from ninja import Query, Router
from pydantic import Field

from sikinerja.aktivitas import queries as aktivitas_queries
from sikinerja.api.aktivitas import AktivitasBertanda
from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.penilaian import schemas as s
from sikinerja.api.realisasi.bulanan import SaringAktivitas
from sikinerja.api.realisasi.schemas import (
    BERAKHIR,
    KEDUDUKAN,
    HasilKeluar,
    IndikatorDilaporkan,
    Jendela,
    Tersimpan,
    dilaporkan,
)
from sikinerja.api.request import Request
from sikinerja.api.types import Daftar, Id, IdPath, Keluaran
from sikinerja.core.time import Month
from sikinerja.penilaian.operations import change, rate
from sikinerja.penilaian.queries import pages, result, subordinates
from sikinerja.penilaian.queries.subordinates import BarisBawahan
from sikinerja.realisasi.rules import AKIBAT_BELUM_DINILAI, JALAN_PENILAIAN

router = Router()


class BawahanKeluar(Keluaran):
    """One subordinate in a month."""

    nama: str
    nip: str
    realisasi_id: Id | None = Field(description="null: belum mengisi")
    status: str
    hasil_kerja: str | None
    perilaku: str | None
    predikat: str | None
    batas_penilaian_pada: datetime
    boleh_nilai: bool
    menunggu: bool
    berakhir: str = Field(description=BERAKHIR)
    kedudukan: str = Field(description=KEDUDUKAN, examples=["MENUNGGU"])
    sebab: str = Field(description="Mengapa tanpa SKP yang disetujui, atau tidak dapat diisi lagi")
    sebagai: str

    @classmethod
    def of(cls, row: BarisBawahan) -> BawahanKeluar:
        """Off the list's row."""
        ratings = {
            n: getattr(row, n) and getattr(row, n).value for n in ("hasil_kerja", "perilaku", "predikat")
        }
        return cls(
            nama=row.nama,
            nip=row.nip,
            realisasi_id=row.realisasi_id or None,
            status=row.status.value,
            **ratings,
            batas_penilaian_pada=row.kedudukan.jendela.batas_penilaian_pada,
            boleh_nilai=row.boleh_nilai,
            menunggu=row.menunggu,
            berakhir=f"{AKIBAT_BELUM_DINILAI} {JALAN_PENILAIAN}" if row.kedudukan.berakhir else "",
            kedudukan=row.kedudukan.di.value,
            sebab=row.sebab,
            sebagai=row.sebagai,
        )


class BulanDinilai(Keluaran):
    """One month before its rater."""

    id: Id
    nama: str
    tahun: int
    bulan: int
    status: str
    keadaan: str = Field(description=KEDUDUKAN, examples=["MENUNGGU"])
    langkah: int
    alasan: str = Field(description='Mengapa tidak dapat dinilai sekarang; "" bila dapat')
    boleh_ubah: bool
    sebagai: str
    jendela: Jendela
    catatan: str
    indikator: list[IndikatorDilaporkan]
    perilaku: list[s.PerilakuKeluar]
    draf: dict[str, str]
    versi_draf: str = Field(description='Sertakan saat menyimpan draf; "" bila belum ada draf')
    hasil: HasilKeluar | None


class BulanDinilaiTanya(Potongan):
    """Which month; without it the one whose window opened last."""

    tahun: int | None = Field(None, ge=2000, le=2100)
    bulan: int | None = Field(None, ge=1, le=12)


@read(router, "/penilaian/realisasi-bulanan", Daftar[BawahanKeluar])
def daftar(request: Request, bulan: Query[BulanDinilaiTanya]) -> Daftar[BawahanKeluar]:
    """Realisasi bulanan yang saya nilai.

    Setiap orang yang Anda nilai pada satu bulan, yang menunggu lebih dahulu, juga yang belum mengisi.
    """
    terbuka = subordinates.bulan_terbuka(request.ctx)
    month = Month(bulan.tahun or terbuka.tahun, bulan.bulan or terbuka.bulan)
    return potong(subordinates.daftar(request.ctx, month=month).rows, bulan, BawahanKeluar.of)


@read(router, "/penilaian/realisasi-bulanan/{realisasi_id}", BulanDinilai)
def satu(request: Request, realisasi_id: IdPath) -> BulanDinilai:
    """Satu realisasi untuk dinilai.

    Isi yang diajukan, ekspektasi perilaku, draf Anda, dan sesudah selesai: hasilnya.
    """
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    return BulanDinilai(
        id=page.realisasi.pk,
        nama=page.nama,
        tahun=page.month.tahun,
        bulan=page.month.bulan,
        status=page.status.value,
        keadaan=page.kedudukan.di.value,
        langkah=page.realisasi.langkah,
        alasan=page.alasan,
        boleh_ubah=page.boleh_ubah,
        sebagai=page.sebagai,
        jendela=Jendela.model_validate(page.jendela),
        catatan=page.pengajuan.catatan,
        indikator=dilaporkan(pages.baris(page)),
        perilaku=[s.PerilakuKeluar.of(row) for row in pages.baris_perilaku(page)],
        draf=dict(page.draf),
        versi_draf=page.draf_versi,
        hasil=HasilKeluar.of(result.hasil(page.realisasi, rinci=True)),
    )


@write(router, "/penilaian/realisasi-bulanan/{realisasi_id}/hasil-kerja", s.KeadaanRealisasi)
def nilai_hasil_kerja(request: Request, realisasi_id: IdPath, isi: s.NilaiHasilKerja) -> Any:
    """Nilai hasil kerja.

    Satu umpan balik untuk setiap indikator, dan satu rating.
    """
    return rate.nilai_hasil_kerja(
        request.ctx,
        realisasi_id=realisasi_id,
        umpan_balik=s.per_indikator(isi.umpan_balik),
        **isi.model_dump(exclude={"umpan_balik", "versi_draf"}),
        lembar=isi.lembar_pengajuan,
    )


@write(router, "/penilaian/realisasi-bulanan/{realisasi_id}/perilaku", s.KeadaanRealisasi)
def nilai_perilaku(request: Request, realisasi_id: IdPath, isi: s.NilaiPerilaku) -> Any:
    """Nilai perilaku.

    Sesudah hasil kerja; bulan ini lalu selesai dan mempunyai predikat.
    """
    return rate.nilai_perilaku(
        request.ctx,
        realisasi_id=realisasi_id,
        umpan_balik=s.per_perilaku(isi.umpan_balik),
        **isi.model_dump(exclude={"umpan_balik", "versi_draf"}),
        lembar=isi.lembar_pengajuan,
    )


@write(router, "/penilaian/realisasi-bulanan/{realisasi_id}/ubah", s.KeadaanRealisasi)
def ubah(request: Request, realisasi_id: IdPath, isi: s.Ubah) -> Any:
    """Ubah penilaian.

    Satu kali saja, selama jendela penilaian terbuka, dengan alasan sedikitnya 200 karakter.
    """
    return change.ubah(request.ctx, realisasi_id=realisasi_id, **isi.model_dump())


@write(router, "/penilaian/realisasi-bulanan/{realisasi_id}/draf/{bagian}", Tersimpan, method="PUT")
def draf(
    request: Request, realisasi_id: IdPath, bagian: Literal["hasil_kerja", "perilaku"], isi: s.DrafBulan
) -> Any:
    """Simpan draf penilaian.

    Hanya Anda yang melihatnya, juga di layar.
    """
    return change.simpan_draf(
        request.ctx, realisasi_id=realisasi_id, bagian=bagian, isian=isi.isian, lembar=isi.lembar
    )


@read(router, "/penilaian/realisasi-bulanan/{realisasi_id}/aktivitas", Daftar[AktivitasBertanda])
def aktivitas(
    request: Request, realisasi_id: IdPath, saring: Query[SaringAktivitas]
) -> Daftar[AktivitasBertanda]:
    """Aktivitas bawahan di balik angka.

    Semua aktivitas bulan yang Anda nilai, atau hanya satu indikator, atau hanya tugas kedinasan lain.
    """
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    rows = aktivitas_queries.untuk_bulan(
        pegawai_id=page.realisasi.pegawai_id,
        month=page.month,
        indikator_id=saring.indikator_id,
        tugas_lain=saring.tugas_lain,
    )
    return potong(rows, saring, AktivitasBertanda.model_validate)
