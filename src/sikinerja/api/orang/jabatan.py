"""Riwayat jabatan and mutasi (manual BAB II.2–II.5, BAB VII)."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Router
from pydantic import Field, StrictBool

from sikinerja.api.endpoint import read, write
from sikinerja.api.orang.profil import RiwayatKeluar, diri
from sikinerja.api.request import Request
from sikinerja.api.types import (
    Id,
    IdIsian,
    IdPath,
    Keluaran,
    Masukan,
    TahunIsian,
    Tanggal,
    TeksKosong,
    menurut,
)
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import told_together
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.operations import riwayat as operations
from sikinerja.kepegawaian.queries.profil import profil
from sikinerja.kepegawaian.rules import TAHUN_TERAKHIR, TAHUN_TERAWAL, IsianRiwayat, JenisJabatan
from sikinerja.mutasi.operations import perpindahan
from sikinerja.mutasi.operations import riwayat as operations_mutasi
from sikinerja.mutasi.queries import pages
from sikinerja.mutasi.queries import perpindahan as perpindahan_queries
from sikinerja.mutasi.queries.pertanyaan import Pemilik, tanya, tanya_mutasi
from sikinerja.mutasi.rules.perpindahan import perpindahan as perpindahan_rules

router = Router()
mutasi = Router()


class Jabatan(Masukan):
    """A position: which, where, rated by whom."""

    jenis_jabatan: JenisJabatan = Field(examples=["FUNGSIONAL"])
    jabatan_id: IdIsian = Field(description="Dari /pilihan/jabatan")
    perangkat_daerah_id: IdIsian
    unit_kerja_id: IdIsian = Field(description="Dari /pilihan/unit-kerja")
    penilai_id: IdIsian = Field(description="Dari /pilihan/penilai")
    yakin: StrictBool = Field(
        default=False,
        description="Ada yang di luar kebiasaan (disebut pada penolakan): true bila memang demikian",
    )


class RiwayatMasuk(Jabatan):
    """A riwayat jabatan."""

    tahun: TahunIsian = Field(examples=[2026])
    tmt: Tanggal = Field(examples=["2026-01-02"])
    aktif: StrictBool = Field(examples=[True])

    @property
    def isian(self) -> IsianRiwayat:
        """As the operations want it."""
        return IsianRiwayat(**{name: getattr(self, name) for name in IsianRiwayat.__dataclass_fields__})


class BulanTetap(Masukan):
    """With whom a filed, unrated month stays."""

    realisasi_id: IdIsian
    tetap: StrictBool = Field(description="true: tetap pada penilai lama", examples=[True])


class RiwayatUbah(RiwayatMasuk):
    """A riwayat jabatan that is changed."""

    penilai_semula_id: IdIsian | None = Field(None, description="Penilai yang terakhir Anda baca")
    bulan: list[BulanTetap] = Field(
        default_factory=list, max_length=24, description="Bulan yang sudah diajukan dan belum dinilai"
    )
    alasan: TeksKosong = Field("", max_length=500, description="Wajib bila riwayat ini milik orang lain")


class RiwayatTersimpan(Keluaran):
    """A riwayat after it was written."""

    id: Id
    tahun: int
    tmt: date
    aktif: bool
    jabatan_id: Id
    perangkat_daerah_id: Id
    unit_kerja_id: Id
    penilai_id: Id | None


@read(router, "/riwayat-jabatan", list[RiwayatKeluar])
def daftar(request: Request) -> list[RiwayatKeluar]:
    """Riwayat jabatan saya.

    Terbaru lebih dahulu.
    """
    return [RiwayatKeluar.of(row) for row in profil(request.ctx, pegawai_id=diri(request)).riwayat]


@write(router, "/riwayat-jabatan/salin", RiwayatTersimpan)
def salin(request: Request) -> Any:
    """Salin riwayat dari tahun lalu.

    Membuat riwayat tahun ini dari yang terakhir; berapa kali pun diminta, hanya satu.
    """
    return operations.salin_dari_tahun_lalu(request.ctx)


@read(router, "/riwayat-jabatan/{riwayat_id}", RiwayatKeluar)
def satu(request: Request, riwayat_id: IdPath) -> RiwayatKeluar:
    """Satu riwayat jabatan.

    Milik Anda, atau milik orang yang boleh Anda lihat.
    """
    row = kepegawaian.get_riwayat(request.ctx, riwayat_id=riwayat_id)
    found = profil(request.ctx, pegawai_id=row.pegawai_id).riwayat
    return RiwayatKeluar.of(next(one for one in found if one.pk == row.pk))


@write(router, "/riwayat-jabatan", RiwayatTersimpan, status=201)
def tambah(request: Request, isi: RiwayatMasuk) -> Any:
    """Tambah riwayat jabatan.

    Yang aktif menjadikan yang sebelumnya tidak aktif.
    """
    return _tambah(request, diri(request), isi)


@write(router, "/pegawai/{pegawai_id}/riwayat-jabatan", RiwayatTersimpan, status=201)
def tambah_untuk(request: Request, pegawai_id: IdPath, isi: RiwayatMasuk) -> Any:
    """Tambah riwayat jabatan orang lain.

    Bagi pengelola kepegawaian perangkat daerahnya dan BKD.
    """
    return _tambah(request, pegawai_id, isi)


def _tambah(request: Request, pegawai_id: int, isi: RiwayatMasuk) -> Any:
    orang = kepegawaian.get_pegawai_untuk_edit(request.ctx, pegawai_id=pegawai_id)
    milik = Pemilik(orang.pk, orang.akun.nama)
    with told_together(tanya(request.ctx, isi.isian, milik).diminta(yakin=isi.yakin)):
        return operations.tambah(request.ctx, pegawai_id=pegawai_id, isian=isi.isian)


@write(router, "/riwayat-jabatan/{riwayat_id}", RiwayatTersimpan, method="PUT")
def edit(request: Request, riwayat_id: IdPath, isi: RiwayatUbah) -> Any:
    """Ubah riwayat jabatan.

    Dengan penilai baru, yang belum selesai diserahterimakan; `bulan` menyebut yang tetap pada penilai lama.
    """
    row = kepegawaian.get_riwayat_untuk_edit(request.ctx, riwayat_id=riwayat_id)
    milik = Pemilik(row.pegawai_id, row.pegawai.akun.nama, row.pk, row.penilai_id)
    months = menurut(isi.bulan, lambda row: row.realisasi_id, field="bulan")
    with told_together(tanya(request.ctx, isi.isian, milik).diminta(yakin=isi.yakin)):
        return operations_mutasi.edit_riwayat(
            request.ctx,
            riwayat_id=riwayat_id,
            isian=isi.isian,
            penilai_semula_id=isi.penilai_semula_id,
            tetap={key: row.tetap for key, row in months.items()},
            alasan=isi.alasan,
        )


@write(router, "/riwayat-jabatan/{riwayat_id}", None, method="DELETE")
def hapus(request: Request, riwayat_id: IdPath) -> None:
    """Hapus riwayat jabatan.

    Yang belum mempunyai SKP.
    """
    operations.hapus(request.ctx, riwayat_id=riwayat_id)


class MutasiMasuk(Jabatan):
    """The new position; its tahun, TMT and aktif follow from the date."""

    tanggal: Tanggal = Field(examples=["2026-11-16"])

    @property
    def isian(self) -> IsianRiwayat:
        """As the operation wants it."""
        same = {name: getattr(self, name) for name in Jabatan.model_fields if name != "yakin"}
        return IsianRiwayat(tahun=self.tanggal.year, tmt=self.tanggal, aktif=True, **same)


class LangkahMutasi(Keluaran):
    """One step of the guided page."""

    judul: str
    keadaan: str = Field(examples=["KERJAKAN"])
    keterangan: str


class MutasiKeluar(Keluaran):
    """A mutasi that runs."""

    id: Id
    pegawai_id: Id
    tanggal: date
    riwayat_baru_id: Id | None
    skp_lama_id: Id | None
    dibatalkan: bool


class HalamanMutasi(Keluaran):
    """The guided page."""

    mutasi: MutasiKeluar | None
    boleh_catat: bool
    langkah: list[LangkahMutasi]
    halangan_batal: str = Field(description='Mengapa tidak dapat dibatalkan; "" bila dapat')


@read(mutasi, "/mutasi", HalamanMutasi)
def lihat(request: Request) -> HalamanMutasi:
    """Mutasi saya.

    Mutasi yang sedang berjalan dengan langkah-langkahnya.
    """
    return _halaman(request, diri(request))


@read(mutasi, "/pegawai/{pegawai_id}/mutasi", HalamanMutasi)
def lihat_pegawai(request: Request, pegawai_id: IdPath) -> HalamanMutasi:
    """Mutasi orang lain.

    Bagi pengelola kepegawaian perangkat daerah lama atau barunya dan BKD.
    """
    return _halaman(request, pegawai_id)


@write(mutasi, "/mutasi", MutasiKeluar, status=201)
def catat(request: Request, isi: MutasiMasuk) -> MutasiKeluar:
    """Catat mutasi saya.

    SKP lama berakhir sehari sebelumnya, riwayat dan konsep SKP baru dibuat.
    """
    return _catat(request, diri(request), isi)


@write(mutasi, "/pegawai/{pegawai_id}/mutasi", MutasiKeluar, status=201)
def catat_untuk(request: Request, pegawai_id: IdPath, isi: MutasiMasuk) -> MutasiKeluar:
    """Catat mutasi orang lain.

    Bagi pengelola kepegawaian perangkat daerahnya dan BKD.
    """
    return _catat(request, pegawai_id, isi)


@write(mutasi, "/mutasi/{mutasi_id}/batalkan", MutasiKeluar)
def batalkan(request: Request, mutasi_id: IdPath) -> MutasiKeluar:
    """Batalkan mutasi.

    Sampai SKP baru diajukan; semuanya kembali seperti semula.
    """
    return _mutasi(perpindahan.batalkan(request.ctx, mutasi_id=mutasi_id))


def _catat(request: Request, pegawai_id: int, isi: MutasiMasuk) -> MutasiKeluar:
    if not TAHUN_TERAWAL <= isi.tanggal.year < TAHUN_TERAKHIR:
        raise Invalid({"tanggal": "Periksa tahun tanggal ini."})
    orang = perpindahan_queries.orang(
        request.ctx, pegawai_id=pegawai_id, mutasi=perpindahan_queries.berjalan(pegawai_id=pegawai_id)
    )
    putusan = perpindahan_queries.putusan(request.ctx, pegawai_id=orang.pk, p=perpindahan_rules(isi.tanggal))
    asked = tanya_mutasi(request.ctx, isi.isian, Pemilik(orang.pk, orang.akun.nama), putusan=putusan)
    with told_together(asked.diminta(yakin=isi.yakin)):
        done = perpindahan.mutasi(request.ctx, pegawai_id=pegawai_id, tanggal=isi.tanggal, isian=isi.isian)
        return _mutasi(done)


def _mutasi(row: Any) -> MutasiKeluar:
    return MutasiKeluar(
        id=row.pk,
        pegawai_id=row.pegawai_id,
        tanggal=row.tanggal,
        riwayat_baru_id=row.riwayat_baru_id,
        skp_lama_id=row.skp_lama_id,
        dibatalkan=row.dibatalkan_pada is not None,
    )


def _halaman(request: Request, pegawai_id: int) -> HalamanMutasi:
    page = pages.halaman(request.ctx, pegawai_id=pegawai_id)
    return HalamanMutasi(
        mutasi=_mutasi(page.mutasi) if page.mutasi else None,
        boleh_catat=page.boleh_catat,
        langkah=[LangkahMutasi.model_validate(step) for step in page.langkah],
        halangan_batal=page.halangan,
    )
