"""Released months, exactly as they were frozen (domain.md §8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sikinerja.akun.rules.token import Cakupan
from sikinerja.api.endpoint import read
from sikinerja.api.paging import Potongan, decode, encode, potong
from sikinerja.api.request import Request
from sikinerja.api.types import Angka, BulanPath, Daftar, Id, Keluaran, TahunPath
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.rilis import queries
from sikinerja.rilis.queries import beda as queries_beda

router = Router()
milik = Router()


class RilisKeluar(Keluaran):
    """A release. ``nomor`` 0 is the first of its month, then come the corrections; the highest counts."""

    id: Id
    tahun: int
    bulan: int
    nomor: int
    dirilis_pada: datetime
    lebih_awal: bool
    alasan: str
    jumlah: int = Field(description="Banyaknya pegawai")
    jumlah_beda: int = Field(description="Banyaknya pegawai yang berbeda dari nomor sebelumnya")
    sidik: str = Field(description="SHA-256 atas seluruh barisnya")


class RekapKeluar(Keluaran):
    """One PD of a release in numbers."""

    perangkat_daerah_id: Id | None
    nama: str
    jumlah: int
    dinilai: int
    belum_dinilai: int
    tidak_mengisi: int
    tanpa_skp: int
    keadaan_khusus: int
    sangat_baik: int
    baik: int
    butuh_perbaikan: int
    kurang: int
    sangat_kurang: int
    tanpa_absensi: int
    jumlah_tpp: Angka
    sidik: str


class RilisBulan(RilisKeluar):
    """A release with its PD and the other numbers of its month."""

    nomor_lain: list[int]
    perangkat_daerah: list[RekapKeluar]


class BarisKeluar(Keluaran):
    """One employee of a released month, as everything was then."""

    id: Id
    nip: str
    nama: str
    pangkat: str
    jabatan: str
    jenis_jabatan: str
    kelas: int | None
    perangkat_daerah_id: Id | None
    nama_pd: str
    unit_kerja: str
    penilai_nip: str
    penilai_nama: str
    status: str = Field(examples=["DINILAI"])
    keterangan: str
    rating_hasil_kerja: str
    rating_perilaku: str
    predikat: str
    hari_kerja: int | None
    hadir: int | None
    terlambat: int | None
    pulang_cepat: int | None
    alpa: int | None
    izin_cuti: int | None
    nilai_absensi: Angka | None
    tpp_persen: Angka = Field(examples=["87.50"])


class BarisMilik(BarisKeluar):
    """One's own row of a month."""

    tahun: int
    bulan: int
    nomor: int
    perhitungan: Any = Field(description="Persentase TPP baris demi baris")


class BedaKeluar(Keluaran):
    """What a correction changed of one person; a value null: there was no row."""

    nip: str
    nama: str
    nama_pd: str
    baru: bool
    hilang: bool
    perubahan: dict[str, list[Any]] = Field(
        description="Nama kolom, nilai lama dan baru", examples=[{"predikat": ["BAIK", "SANGAT_BAIK"]}]
    )


@read(router, "/rilis", Daftar[RilisKeluar], cakupan=Cakupan.RILIS_BACA)
def daftar(request: Request, potongan: Query[Potongan]) -> Daftar[RilisKeluar]:
    """Bulan yang sudah dirilis.

    Dari setiap bulan nomor yang berlaku, terbaru lebih dahulu.
    """
    return potong(queries.terakhir_tiap_bulan(request.ctx.actor), potongan, RilisKeluar.model_validate)


Nomor = Annotated[int | None, Query(ge=0, le=32_767, description="Nomor rilis; tanpa: yang berlaku")]


@read(router, "/rilis/{tahun}/{bulan}", RilisBulan, cakupan=Cakupan.RILIS_BACA)
def satu(request: Request, tahun: TahunPath, bulan: BulanPath, nomor: Nomor = None) -> RilisBulan:
    """Satu rilis.

    Kepala dan rekap per perangkat daerah; nomor lama tetap terbaca.
    """
    rilis, numbers = _rilis(request, Month(tahun, bulan), nomor)
    rekap = queries.rekap_terlihat(request.ctx.actor, rilis)
    return RilisBulan(
        **RilisKeluar.model_validate(rilis).model_dump(),
        nomor_lain=sorted(numbers - {rilis.nomor}),
        perangkat_daerah=[RekapKeluar.model_validate(row) for row in rekap],
    )


def _rilis(request: Request, month: Month, nomor: int | None) -> tuple[queries.RilisRow, set[int]]:
    """A release of a month, and all numbers that the month has."""
    last = queries.terakhir(month=month)
    if last is None:
        raise NotFound("Bulan ini belum dirilis.")
    numbers = {row.nomor: row for row in queries.nomor_lain(last)}
    chosen = numbers.get(last.nomor if nomor is None else nomor)
    if chosen is None:
        raise NotFound("Nomor rilis ini tidak ada.")
    return queries.get(request.ctx, rilis_id=chosen.pk), set(numbers)


class SaringBaris(Potongan):
    """Which rows of a release."""

    limit: int = Field(500, ge=1, le=1000, description="Banyaknya baris dalam satu jawaban")
    perangkat_daerah_id: int | None = Field(None, ge=1, le=2**63 - 1)
    nomor: int | None = Field(None, ge=0, le=32_767, description="Nomor rilis; tanpa: yang berlaku")


@read(router, "/rilis/{tahun}/{bulan}/baris", Daftar[BarisKeluar], cakupan=Cakupan.RILIS_BACA)
def baris(
    request: Request, tahun: TahunPath, bulan: BulanPath, saring: Query[SaringBaris]
) -> Daftar[BarisKeluar]:
    """Baris sebuah rilis.

    Setiap pegawai bulan itu, dalam urutan tetap, seluruhnya atau satu perangkat daerah.
    """
    rilis, _ = _rilis(request, Month(tahun, bulan), saring.nomor)
    rows = queries.baris_terlihat(request.ctx.actor).filter(rilis=rilis).order_by("urutan")
    if saring.perangkat_daerah_id is not None:
        rows = rows.filter(perangkat_daerah=saring.perangkat_daerah_id)
    after = decode(saring.cursor, count=1)[0] if saring.cursor else 0
    found = list(rows.filter(urutan__gt=min(after, 2**31 - 1))[: saring.limit + 1])
    data, more = found[: saring.limit], len(found) > saring.limit
    return Daftar[BarisKeluar](
        data=[BarisKeluar.model_validate(row) for row in data],
        berikutnya=encode(data[-1].urutan) if more else None,
    )


@read(router, "/rilis/{tahun}/{bulan}/beda", Daftar[BedaKeluar], cakupan=Cakupan.RILIS_BACA)
def beda(
    request: Request, tahun: TahunPath, bulan: BulanPath, potongan: Query[Potongan], nomor: Nomor = None
) -> Daftar[BedaKeluar]:
    """Beda sebuah rilis koreksi.

    Pegawai yang barisnya berbeda dari nomor sebelumnya, dengan nilai lama dan baru.
    """
    rilis, _ = _rilis(request, Month(tahun, bulan), nomor)
    return potong(queries_beda.daftar(request.ctx.actor, rilis), potongan, BedaKeluar.model_validate)


@read(milik, "/rilis-saya", Daftar[BarisMilik])
def saya(request: Request, potongan: Query[Potongan]) -> Daftar[BarisMilik]:
    """Hasil rilis saya.

    Bulan Anda yang sudah dirilis, terbaru lebih dahulu, dengan perhitungan TPP baris demi baris.
    """
    return potong(queries.milik_sendiri(request.ctx), potongan, _milik)


def _milik(row: Any) -> BarisMilik:
    own: Iterable[str] = BarisKeluar.model_fields
    when = {name: getattr(row.rilis, name) for name in ("tahun", "bulan", "nomor")}
    return BarisMilik(**{name: getattr(row, name) for name in own}, **when, perhitungan=row.perhitungan)
