"""RHK in the shape of Tool Kinerja: out, and in again (docs/integrations/tool-kinerja.md)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, Literal

from ninja import Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.request import Request
from sikinerja.api.types import Baris, IdPath, Keluaran, Masukan, TahunSkp, Tanggal
from sikinerja.integrasi import impor as integrasi
from sikinerja.integrasi.impor import Berkas
from sikinerja.skp.rules import MAKS_INDIKATOR, MAKS_RHK, Aspek, JenisRhk, Perspektif

router = Router()


class IndikatorKontrak(Masukan):
    """An indikator of the contract: either aspek or perspektif."""

    teks: Baris = Field(max_length=1000, examples=["Jumlah pelayanan konsultasi"])
    target: str = Field(
        pattern=r"^[0-9]{1,3}([.]?[0-9]{3}){0,3}(,[0-9]{1,4})?$", max_length=30, examples=["200"]
    )
    satuan: Baris = Field(max_length=60, examples=["kali"])
    aspek: Aspek | None = Field(None, examples=["KUANTITAS"])
    perspektif: Perspektif | None = None


class RhkKontrak(Masukan):
    """An RHK of the contract."""

    jenis: JenisRhk = Field(examples=["UTAMA"])
    teks: Baris = Field(max_length=1000, examples=["Terlaksananya penilaian kinerja ASN"])
    indikator: list[IndikatorKontrak] = Field(max_length=MAKS_INDIKATOR)


class Kontrak(Masukan):
    """RHK of one person and year, versi 1."""

    versi: Literal[1]
    nip: str = Field(pattern=r"^[0-9]{18}$", examples=["199004172015021003"])
    tahun: TahunSkp = Field(examples=[2026])
    periode_awal: Tanggal
    periode_akhir: Tanggal
    rhk: list[RhkKontrak] = Field(min_length=1, max_length=MAKS_RHK)


class IndikatorKontrakKeluar(Keluaran):
    """An indikator of the contract."""

    teks: str
    target: str = Field(description="Seperti ditulis orang", examples=["1.234,5"])
    satuan: str
    aspek: str | None = None
    perspektif: str | None = None


class RhkKontrakKeluar(Keluaran):
    """An RHK of the contract."""

    jenis: str
    teks: str
    indikator: list[IndikatorKontrakKeluar]


class KontrakKeluar(Keluaran):
    """As above, handed out."""

    versi: int
    nip: str
    tahun: int
    periode_awal: date
    periode_akhir: date
    rhk: list[RhkKontrakKeluar]


class HasilImpor(Keluaran):
    """What an import brought."""

    rhk: int
    indikator: int
    rhk_ada: int
    indikator_ada: int
    pilih_intervensi: bool = Field(description="RHK baru masih perlu memilih RHK atasan yang diintervensi")


@read(router, "/skp/{skp_id}/tool-kinerja", KontrakKeluar)
def ekspor(request: Request, skp_id: IdPath) -> Any:
    """Ekspor RHK saya.

    Dalam bentuk Tool Kinerja versi 1, yang dapat diimpor kembali ke SKP lain dengan periode yang sama.
    """
    return integrasi.ekspor(request.ctx, skp_id=skp_id)


@write(router, "/skp/{skp_id}/tool-kinerja", HasilImpor)
def impor(request: Request, skp_id: IdPath, isi: Kontrak) -> Any:
    """Impor RHK.

    Menambahkan RHK dan indikator yang belum ada, semua atau tidak sama sekali; yang sudah ada tidak disentuh.
    """
    content = json.dumps(isi.model_dump(mode="json", exclude_none=True)).encode()
    return integrasi.impor(request.ctx, skp_id=skp_id, berkas=Berkas("rhk.json", content))


@write(router, "/skp/{skp_id}/tool-kinerja/ambil", HasilImpor)
def ambil(request: Request, skp_id: IdPath) -> Any:
    """Impor RHK dari layanan Tool Kinerja.

    Si-Kinerja menanyakannya sendiri kepada Tool Kinerja; paling lama delapan detik.
    """
    return integrasi.impor(request.ctx, skp_id=skp_id, berkas=None)
