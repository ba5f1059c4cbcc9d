"""The month as its owner reports it (manual BAB VI.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sikinerja.aktivitas import queries as aktivitas_queries
from sikinerja.api.aktivitas import AktivitasBertanda
from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.realisasi import schemas as s
from sikinerja.api.request import Request
from sikinerja.api.types import BulanPath, Daftar, Id, IdPath, Keluaran, Langkah, Masukan, TahunPath
from sikinerja.core.time import Month
from sikinerja.penilaian.queries import result
from sikinerja.penilaian.rules import nama_penilai
from sikinerja.realisasi.operations import draft, flow
from sikinerja.realisasi.queries import pages, year
from sikinerja.realisasi.queries.month import pemilik_id

router = Router()
MILIK = 'Dengan SKP mana bulan ini dilaporkan, bila ada mutasi atau lebih dari satu SKP; selain itu ""'


class BulanRingkas(Keluaran):
    """One month of the year's table."""

    tahun: int
    bulan: int
    status: str = Field(examples=["BELUM"])
    keadaan: str = Field(description=s.KEDUDUKAN, examples=["BELUM_DIISI"])
    boleh_isi: bool
    jendela: s.Jendela
    ada_draf: bool
    ditarik: bool
    predikat: str = Field(description='"" sebelum dinilai')
    sebab: str = Field(description='Bila SKP disetujui sesudah masa pengisian berakhir; selain itu ""')


class BulanIsi(Keluaran):
    """A month that can be filled, with its draft."""

    tahun: int
    bulan: int
    skp_id: Id | None
    langkah: int
    terbuka: bool
    alasan: str = Field(description='Mengapa tidak dapat diisi sekarang; "" bila dapat')
    milik: str = Field(description=MILIK)
    jendela: s.Jendela
    sisa_hari: int
    indikator: list[s.IndikatorDilaporkan]
    catatan: str
    total_aktivitas: int
    disimpan_pada: datetime | None
    versi_draf: str = Field(description='Sertakan saat menyimpan draf; "" bila belum ada draf')


class BulanDiajukan(Keluaran):
    """A month as it was submitted."""

    id: Id
    tahun: int
    bulan: int
    status: str
    keadaan: str = Field(description=s.KEDUDUKAN, examples=["MENUNGGU"])
    langkah: int
    boleh_tarik: bool
    boleh_isi: bool
    jendela: s.Jendela
    penilai: str = Field(description="Yang menilai, atau yang sudah menilai")
    berakhir: str = Field(description=s.BERAKHIR)
    milik: str = Field(description=MILIK)
    tanda_terima: s.TandaTerima
    catatan: str
    indikator: list[s.IndikatorDilaporkan]
    hasil: s.HasilKeluar | None = Field(description="null sebelum selesai dinilai")


class Tarik(Masukan):
    """Withdrawing."""

    langkah: Langkah = Field(examples=[1])


class KeadaanBulan(Keluaran):
    """Where a month stands after a step."""

    id: Id
    status: str
    langkah: int


@read(router, "/realisasi-bulanan", list[BulanRingkas])
def daftar(
    request: Request, tahun: Annotated[int | None, Query(ge=2000, le=2100)] = None
) -> list[BulanRingkas]:
    """Realisasi saya setahun.

    Kedua belas bulan dengan keadaan dan jendela waktunya; tanpa `tahun`: tahun dari bulan yang lalu.
    """
    page = year.halaman(request.ctx, tahun=tahun)
    predikat = result.predikat_tahun(request.ctx, tahun=page.tahun)
    return [
        BulanRingkas(
            tahun=row.month.tahun,
            bulan=row.month.bulan,
            status=row.kedudukan.status.value,
            keadaan=row.kedudukan.di.value,
            boleh_isi=row.boleh_isi,
            jendela=s.Jendela.model_validate(row.kedudukan.jendela),
            ada_draf=row.has_draf,
            ditarik=row.is_ditarik,
            predikat=predikat[row.month.bulan].value if row.month.bulan in predikat else "",
            sebab=row.kedudukan.sebab,
        )
        for row in page.rows
    ]


@read(router, "/realisasi-bulanan/{tahun}/{bulan}", BulanDiajukan)
def lihat(request: Request, tahun: TahunPath, bulan: BulanPath) -> BulanDiajukan:
    """Realisasi yang diajukan.

    Isi, tanda terima, dan sesudah dinilai: hasilnya. 404 bila bulan ini belum pernah diajukan.
    """
    page = pages.lihat(request.ctx, month=Month(tahun, bulan))
    hasil = result.hasil(page.realisasi, rinci=True)
    return BulanDiajukan(
        id=page.realisasi.pk,
        tahun=tahun,
        bulan=bulan,
        status=page.status.value,
        keadaan=page.kedudukan.di.value,
        langkah=page.realisasi.langkah,
        boleh_tarik=page.boleh_tarik,
        boleh_isi=page.boleh_isi,
        jendela=s.Jendela.model_validate(page.jendela),
        penilai=nama_penilai(hasil.identitas_penilai if hasil else None, page.yang_menilai),
        berakhir=page.berakhir,
        milik=page.milik,
        tanda_terima=s.TandaTerima.model_validate(page.pengajuan),
        catatan=page.pengajuan.catatan,
        indikator=s.dilaporkan(page.rows),
        hasil=s.HasilKeluar.of(hasil),
    )


@read(router, "/realisasi-bulanan/{tahun}/{bulan}/isian", BulanIsi)
def isi(request: Request, tahun: TahunPath, bulan: BulanPath) -> BulanIsi:
    """Isian realisasi.

    Indikator bulan ini dengan jumlah aktivitas dan draf yang tersimpan, terbuka ataupun tidak.
    """
    page = pages.isi(request.ctx, month=Month(tahun, bulan))
    return BulanIsi(
        tahun=tahun,
        bulan=bulan,
        skp_id=page.realisasi.skp_id if page.realisasi else None,
        langkah=page.langkah,
        terbuka=page.has_skp and not page.alasan and not page.is_diajukan,
        alasan=page.alasan,
        milik=page.milik,
        jendela=s.Jendela.model_validate(page.jendela),
        sisa_hari=page.sisa,
        indikator=s.dilaporkan(page.rows),
        catatan=page.catatan,
        total_aktivitas=page.total_aktivitas,
        disimpan_pada=page.draf_pada,
        versi_draf=page.draf_versi,
    )


@write(router, "/realisasi-bulanan/{tahun}/{bulan}/draf", s.Tersimpan, method="PUT")
def draf(request: Request, tahun: TahunPath, bulan: BulanPath, isian: s.IsianDrafBulan) -> Any:
    """Simpan draf realisasi.

    Selama jendela pengisian terbuka dan bulan ini belum diajukan.
    """
    month = Month(tahun, bulan)
    return draft.simpan_draf(
        request.ctx, month=month, isian=isian.isian, catatan=isian.catatan, lembar=isian.lembar
    )


@write(router, "/realisasi-bulanan/{tahun}/{bulan}/ajukan", s.TandaTerima)
def ajukan(request: Request, tahun: TahunPath, bulan: BulanPath, isian: s.IsianBulan) -> Any:
    """Ajukan realisasi.

    Setiap indikator memerlukan angka dan bukti. Jawabannya tanda terima; isi yang sama mendapat tanda terima
    yang sama.
    """
    return flow.ajukan(
        request.ctx,
        month=Month(tahun, bulan),
        isian=isian.isian,
        catatan=isian.catatan,
        konfirmasi=isian.konfirmasi,
        langkah=isian.langkah,
        lembar=isian.lembar_pengajuan,
    )


@write(router, "/realisasi-bulanan/{tahun}/{bulan}/tarik", KeadaanBulan)
def tarik(request: Request, tahun: TahunPath, bulan: BulanPath, isi: Tarik) -> Any:
    """Tarik kembali realisasi.

    Sampai pejabat penilai menyimpan penilaiannya, selama jendela pengisian terbuka.
    """
    return flow.tarik(request.ctx, month=Month(tahun, bulan), langkah=isi.langkah)


class SaringAktivitas(Potongan):
    """Of which indikator; ``lain``: tugas kedinasan lain."""

    indikator_id: int | None = Field(None, ge=1, le=2**63 - 1)
    tugas_lain: bool = False


@read(router, "/realisasi-bulanan/{tahun}/{bulan}/aktivitas", Daftar[AktivitasBertanda])
def aktivitas(
    request: Request, tahun: TahunPath, bulan: BulanPath, saring: Query[SaringAktivitas]
) -> Daftar[AktivitasBertanda]:
    """Aktivitas di balik angka.

    Semua aktivitas bulan ini, atau hanya satu indikator, atau hanya tugas kedinasan lain.
    """
    rows = aktivitas_queries.untuk_bulan(
        pegawai_id=pemilik_id(request.ctx),
        month=Month(tahun, bulan),
        indikator_id=saring.indikator_id,
        tugas_lain=saring.tugas_lain,
    )
    return potong(rows, saring, AktivitasBertanda.model_validate)


@read(router, "/tanda-terima/{pengajuan_id}", s.TandaTerima)
def tanda_terima(request: Request, pengajuan_id: IdPath) -> Any:
    """Satu tanda terima.

    Milik Anda, menurut nomor pengajuannya.
    """
    return pages.tanda_terima(request.ctx, pengajuan_id=pengajuan_id)
