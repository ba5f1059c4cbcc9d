"""The year as its owner reports it (manual BAB IV.2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.realisasi import schemas as s
from sikinerja.api.request import Request
from sikinerja.api.skp.schemas import KeadaanSkp, Langkahkan
from sikinerja.api.types import Angka, Id, IdPath, Keluaran
from sikinerja.penilaian.queries import akhir as penilaian
from sikinerja.realisasi.operations import akhir
from sikinerja.realisasi.queries import akhir as queries
from sikinerja.realisasi.queries.akhir import HalamanAkhir

router = Router()


class AngkaBulan(Keluaran):
    """What one indikator was reported to have reached in one month."""

    indikator_id: Id
    bulan: int
    realisasi: Angka
    jumlah_aktivitas: int


class AkhirKeluar(Keluaran):
    """The year of an SKP."""

    skp_id: Id
    status: str
    langkah: int
    boleh: list[str]
    indikator: list[s.IndikatorDilaporkan]
    bulanan: list[AngkaBulan]
    tanda_terima: s.TandaTerima | None

    @staticmethod
    def values(page: HalamanAkhir) -> dict[str, Any]:
        """Off the page."""
        return {
            "skp_id": page.skp.pk,
            "status": page.skp.status,
            "langkah": page.skp.langkah,
            "boleh": sorted(page.boleh),
            "indikator": s.dilaporkan(page.rows),
            "bulanan": [
                AngkaBulan(
                    indikator_id=key,
                    bulan=one.bulan,
                    realisasi=one.realisasi,
                    jumlah_aktivitas=one.jumlah_aktivitas,
                )
                for key, months in page.angka.items()
                for one in months
            ],
            "tanda_terima": s.TandaTerima.model_validate(page.pengajuan) if page.pengajuan else None,
        }


class AkhirIsi(AkhirKeluar):
    """The year while it is filled."""

    alasan: str = Field(description='Mengapa belum dapat dimulai; "" bila dapat')
    disimpan_pada: datetime | None
    versi_draf: str = Field(description='Sertakan saat menyimpan draf; "" bila belum ada draf')


class AkhirDiajukan(AkhirKeluar):
    """The year as submitted."""

    hasil: s.HasilKeluar | None


@read(router, "/skp/{skp_id}/realisasi-akhir", AkhirDiajukan)
def lihat(request: Request, skp_id: IdPath) -> AkhirDiajukan:
    """Realisasi akhir yang diajukan.

    Bagi setiap orang yang boleh melihat SKP-nya; sesudah selesai beserta hasilnya.
    """
    page = queries.lihat(request.ctx, skp_id=skp_id)
    return AkhirDiajukan(
        **AkhirKeluar.values(page), hasil=s.HasilKeluar.of(penilaian.hasil(skp_id=page.skp.pk))
    )


@read(router, "/skp/{skp_id}/realisasi-akhir/isian", AkhirIsi)
def isi(request: Request, skp_id: IdPath) -> AkhirIsi:
    """Isian realisasi akhir.

    Indikator dengan angka bulanannya dan draf yang tersimpan; hanya bagi pemilik.
    """
    page = queries.isi(request.ctx, skp_id=skp_id)
    alasan = "" if {"mulai_akhir", "ajukan_akhir"} & page.boleh else page.belum
    values = AkhirKeluar.values(page)
    return AkhirIsi(**values, alasan=alasan, disimpan_pada=page.draf_pada, versi_draf=page.draf_versi)


@write(router, "/skp/{skp_id}/realisasi-akhir/mulai", KeadaanSkp)
def mulai(request: Request, skp_id: IdPath, isi: Langkahkan) -> Any:
    """Mulai realisasi akhir.

    Sejak hari pertama bulan terakhir periode SKP.
    """
    return akhir.mulai(request.ctx, skp_id=skp_id, langkah=isi.langkah)


@write(router, "/skp/{skp_id}/realisasi-akhir/batal", KeadaanSkp)
def batal(request: Request, skp_id: IdPath, isi: Langkahkan) -> Any:
    """Batalkan realisasi akhir.

    Selama belum diajukan; isian tetap tersimpan sebagai draf.
    """
    return akhir.batal(request.ctx, skp_id=skp_id, langkah=isi.langkah)


@write(router, "/skp/{skp_id}/realisasi-akhir/draf", s.Tersimpan, method="PUT")
def draf(request: Request, skp_id: IdPath, isian: s.IsianDraf) -> Any:
    """Simpan draf realisasi akhir.

    Selama SKP berstatus REALISASI.
    """
    return akhir.simpan_draf(request.ctx, skp_id=skp_id, isian=isian.isian, lembar=isian.lembar)


@write(router, "/skp/{skp_id}/realisasi-akhir/ajukan", s.TandaTerima)
def ajukan(request: Request, skp_id: IdPath, isian: s.IsianAkhir) -> Any:
    """Ajukan realisasi akhir.

    Setiap indikator memerlukan angka dan bukti. Jawabannya tanda terima.
    """
    return akhir.ajukan(
        request.ctx,
        skp_id=skp_id,
        isian=isian.isian,
        konfirmasi=isian.konfirmasi,
        langkah=isian.langkah,
        lembar=isian.lembar_pengajuan,
    )


@write(router, "/skp/{skp_id}/realisasi-akhir/tarik", KeadaanSkp)
def tarik(request: Request, skp_id: IdPath, isi: Langkahkan) -> Any:
    """Tarik kembali realisasi akhir.

    Sampai pejabat penilai menyimpan penilaiannya.
    """
    return akhir.tarik(request.ctx, skp_id=skp_id, langkah=isi.langkah)
