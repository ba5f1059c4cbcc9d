"""The year as its penilai judges it, and what organisations achieved (manual BAB IV.4, domain.md §5)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Query, Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.penilaian import schemas as s
from sikinerja.api.realisasi.akhir import AkhirKeluar
from sikinerja.api.realisasi.schemas import HasilKeluar, Tersimpan
from sikinerja.api.request import Request
from sikinerja.api.skp.langkah import Saring
from sikinerja.api.skp.schemas import KeadaanSkp, LangkahBercatatan, Langkahkan, SkpRingkas
from sikinerja.api.types import Bulat, Daftar, Id, IdPath, Keluaran, Masukan, TahunPath, Teks
from sikinerja.core.time import Month
from sikinerja.penilaian.operations import akhir, capaian
from sikinerja.penilaian.operations.akhir import IsianAkhir
from sikinerja.penilaian.queries import akhir as queries
from sikinerja.penilaian.queries import capaian as queries_capaian
from sikinerja.penilaian.rules import PANJANG_ALASAN, Capaian
from sikinerja.skp.queries import pages as skp

router = Router()
organisasi = Router()


class AkhirDinilai(AkhirKeluar):
    """One year before its rater."""

    nama: str
    perilaku: list[s.PerilakuKeluar]
    capaian_organisasi: str | None = Field(description="null: belum ditetapkan")
    saran_rating: str | None = Field(description="Rating yang ditunjuk capaian, bagi pimpinan organisasi")
    draf: dict[str, str]
    versi_draf: str = Field(description='Sertakan saat menyimpan draf; "" bila belum ada draf')
    sebagai: str
    hasil: HasilKeluar | None


@read(router, "/penilaian/realisasi-akhir", Daftar[SkpRingkas])
def daftar(request: Request, saring: Query[Saring]) -> Daftar[SkpRingkas]:
    """Realisasi akhir yang saya nilai.

    Yang menunggu Anda lebih dahulu, lalu menurut nama. Tanpa `tahun`: semua tahun.
    """
    rows = skp.bawahan(
        request.ctx, tahun=saring.tahun, status=saring.status or "", menunggu=(queries.MENUNGGU,)
    )
    return potong(
        rows, saring, lambda row: SkpRingkas.of(row, skp.sebagai(request.ctx, [row]).get(row.pk, ""))
    )


@read(router, "/penilaian/realisasi-akhir/{skp_id}", AkhirDinilai)
def satu(request: Request, skp_id: IdPath) -> AkhirDinilai:
    """Satu realisasi akhir untuk dinilai.

    Isi yang diajukan dengan angka bulanannya, capaian organisasi, draf Anda, dan sesudah selesai: hasilnya.
    """
    page = queries.halaman(request.ctx, skp_id=skp_id)
    found = page.capaian
    return AkhirDinilai(
        **AkhirKeluar.values(page.isi),
        nama=page.nama,
        perilaku=[s.PerilakuKeluar.of(row) for row in page.baris_perilaku],
        capaian_organisasi=found.capaian.value if found.capaian else None,
        saran_rating=found.saran.value if found.saran else None,
        draf=dict(page.draf),
        versi_draf=page.draf_versi,
        sebagai=page.sebagai,
        hasil=HasilKeluar.of(queries.hasil(skp_id=page.skp.pk)),
    )


@write(router, "/penilaian/realisasi-akhir/{skp_id}/nilai", KeadaanSkp)
def nilai(request: Request, skp_id: IdPath, isi: s.NilaiAkhir) -> Any:
    """Nilai realisasi akhir.

    Kedua rating sekaligus; SKP lalu selesai dan mempunyai predikat.
    """
    isian = IsianAkhir(
        umpan_balik_indikator=s.per_indikator(isi.umpan_balik_indikator),
        umpan_balik_perilaku=s.per_perilaku(isi.umpan_balik_perilaku),
        **isi.model_dump(exclude={"umpan_balik_indikator", "umpan_balik_perilaku", "langkah", "versi_draf"}),
    )
    return akhir.nilai(
        request.ctx, skp_id=skp_id, isian=isian, langkah=isi.langkah, lembar=isi.lembar_pengajuan
    )


@write(router, "/penilaian/realisasi-akhir/{skp_id}/draf", Tersimpan, method="PUT")
def draf(request: Request, skp_id: IdPath, isi: s.DrafAkhir) -> Any:
    """Simpan draf penilaian akhir.

    Hanya Anda yang melihatnya, juga di layar.
    """
    return akhir.simpan_draf(request.ctx, skp_id=skp_id, isian=isi.isian, lembar=isi.lembar)


@write(router, "/penilaian/realisasi-akhir/{skp_id}/kembalikan", KeadaanSkp)
def kembalikan(request: Request, skp_id: IdPath, isi: LangkahBercatatan) -> Any:
    """Kembalikan realisasi akhir.

    Dengan catatan koreksi: apa yang perlu diperbaiki.
    """
    return akhir.kembalikan(request.ctx, skp_id=skp_id, **isi.model_dump())


class BukaKembali(Langkahkan):
    """Why."""

    alasan: Teks = Field(max_length=2 * PANJANG_ALASAN, examples=["Keberatan pegawai diterima."])


@write(router, "/penilaian/realisasi-akhir/{skp_id}/buka-kembali", KeadaanSkp)
def buka_kembali(request: Request, skp_id: IdPath, isi: BukaKembali) -> Any:
    """Buka kembali penilaian akhir.

    Hanya BKD, dengan alasan yang disimpan; pegawai dan pejabat penilai diberi tahu.
    """
    return akhir.buka_kembali(request.ctx, skp_id=skp_id, **isi.model_dump())


JenisOrganisasi = Literal["perangkat-daerah", "unit-kerja"]


class OrganisasiKeluar(Keluaran):
    """An organisation whose capaian one sets."""

    jenis: str
    id: Id
    nama: str
    induk: str
    pimpinan: str
    capaian: str | None = Field(description="null: belum ditetapkan")
    nomor: int = Field(description="Sertakan saat menetapkan; 0: belum ada penetapan")


class Penetapan(Masukan):
    """What an organisation achieved."""

    capaian: Capaian = Field(examples=["BAIK"])
    nomor: Bulat | None = Field(None, ge=0, le=30_000, description="Penetapan yang terakhir Anda baca")


class HasilPenetapan(Keluaran):
    """A setting."""

    nomor: int
    capaian: str
    tahun: int


@read(organisasi, "/capaian-organisasi", Daftar[OrganisasiKeluar])
def daftar_organisasi(
    request: Request,
    potongan: Query[Potongan],
    tahun: Annotated[int | None, Query(ge=2000, le=2100)] = None,
) -> Daftar[OrganisasiKeluar]:
    """Organisasi yang saya tetapkan capaiannya.

    Perangkat daerah dan unit kerja yang pimpinannya Anda nilai. Tanpa `tahun`: tahun dari bulan yang lalu.
    """
    chosen = tahun or Month.of(request.ctx.today).previous.tahun
    rows = queries_capaian.daftar(request.ctx)
    found = queries_capaian.penetapan(rows, tahun=chosen)

    def written(row: queries_capaian.Organisasi) -> OrganisasiKeluar:
        last = found.get((row.jenis, row.id))
        values = {name: getattr(row, name) for name in ("jenis", "id", "nama", "induk", "pimpinan")}
        capaian_ = last.capaian if last else None
        return OrganisasiKeluar(**values, capaian=capaian_, nomor=last.nomor if last else 0)

    return potong(rows, potongan, written)


@write(organisasi, "/capaian-organisasi/{jenis}/{organisasi_id}/{tahun}", HasilPenetapan, method="PUT")
def tetapkan(
    request: Request, jenis: JenisOrganisasi, organisasi_id: IdPath, tahun: TahunPath, isi: Penetapan
) -> Any:
    """Tetapkan capaian organisasi.

    Setiap penetapan disimpan, yang terakhir berlaku.
    """
    return capaian.tetapkan(
        request.ctx, jenis=jenis, organisasi_id=organisasi_id, tahun=tahun, **isi.model_dump()
    )
