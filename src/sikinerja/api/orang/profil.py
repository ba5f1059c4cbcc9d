"""The profile and the choices of its forms (manual BAB II.1)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Query, Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.request import Request
from sikinerja.api.types import Baris, Id, IdIsian, IdPath, Keluaran, Masukan, Orang, TeksKosong
from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.operations import profil as operations
from sikinerja.kepegawaian.queries import cari as queries_cari
from sikinerja.kepegawaian.queries import profil as queries
from sikinerja.kepegawaian.rules import HANYA_ASN, JenisJabatan

router = Router()
pilihan = Router()
EMAIL = r"^$|^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"


class RiwayatKeluar(Keluaran):
    """A riwayat jabatan."""

    id: Id
    tahun: int
    jenis_jabatan: str
    jabatan_id: Id
    jabatan: str
    tmt: date
    perangkat_daerah_id: Id
    perangkat_daerah: str
    unit_kerja_id: Id
    unit_kerja: str
    penilai: Orang | None
    aktif: bool

    @classmethod
    def of(cls, row: Any) -> RiwayatKeluar:
        """Off a row with its names."""
        same = (
            "tahun",
            "jenis_jabatan",
            "jabatan_id",
            "tmt",
            "perangkat_daerah_id",
            "unit_kerja_id",
            "aktif",
        )
        return cls(
            id=row.pk,
            jabatan=row.jabatan.nama,
            perangkat_daerah=row.perangkat_daerah.nama,
            unit_kerja=row.unit_kerja.nama,
            penilai=Orang.of(row.penilai),
            **{name: getattr(row, name) for name in same},
        )


class ProfilKeluar(Orang):
    """Somebody's profile."""

    jenis_kepegawaian: str
    pangkat_id: Id | None
    pangkat: str
    email: str
    no_hp: str
    level_akses: list[str]
    boleh_edit: bool
    jabatan: RiwayatKeluar | None = Field(description="Riwayat jabatan yang aktif")
    riwayat: list[RiwayatKeluar]


class ProfilMasuk(Masukan):
    """What may be edited."""

    nama: Baris = Field(max_length=150, examples=["Ratna Contoh, SH"])
    no_hp: TeksKosong = Field("", max_length=30, examples=["081234567890"])
    email: Annotated[str, Field(max_length=254, pattern=EMAIL)] = Field("", examples=["ratna@contoh.test"])
    pangkat_id: IdIsian | None = Field(None, description="Dari /pilihan/pangkat")


class Pilihan(Keluaran):
    """One of several."""

    id: Id
    teks: str
    sub: str = ""


@read(router, "/profil", ProfilKeluar)
def saya(request: Request) -> ProfilKeluar:
    """Profil saya.

    Data kepegawaian Anda beserta riwayat jabatan.
    """
    return _profil(request, diri(request))


@write(router, "/profil", ProfilKeluar, method="PUT")
def edit_saya(request: Request, isi: ProfilMasuk) -> ProfilKeluar:
    """Ubah profil saya.

    Nama, nomor HP, email, dan pangkat.
    """
    pegawai_id = diri(request)
    operations.edit(request.ctx, pegawai_id=pegawai_id, **isi.model_dump())
    return _profil(request, pegawai_id)


@read(router, "/pegawai/{pegawai_id}/profil", ProfilKeluar)
def pegawai(request: Request, pegawai_id: IdPath) -> ProfilKeluar:
    """Profil orang lain.

    Bagi yang boleh melihatnya: pejabat penilai, pimpinan, pengelola kepegawaian, BKD.
    """
    return _profil(request, pegawai_id)


@write(router, "/pegawai/{pegawai_id}/profil", ProfilKeluar, method="PUT")
def edit_pegawai(request: Request, pegawai_id: IdPath, isi: ProfilMasuk) -> ProfilKeluar:
    """Ubah profil orang lain.

    Bagi pengelola kepegawaian perangkat daerahnya dan BKD.
    """
    operations.edit(request.ctx, pegawai_id=pegawai_id, **isi.model_dump())
    return _profil(request, pegawai_id)


def diri(request: Request) -> int:
    """The person behind the token; Forbidden for an account without one."""
    pegawai_id = request.ctx.actor.pegawai_id
    if pegawai_id is None:
        raise Forbidden(HANYA_ASN)
    return pegawai_id


def _profil(request: Request, pegawai_id: int) -> ProfilKeluar:
    page = queries.profil(request.ctx, pegawai_id=pegawai_id)
    person = page.pegawai
    return ProfilKeluar(
        id=person.pk,
        nama=person.akun.nama,
        nip=person.nip,
        jenis_kepegawaian=person.jenis_kepegawaian,
        pangkat_id=person.pangkat_id,
        pangkat=str(person.pangkat or ""),
        email=person.akun.email,
        no_hp=person.no_hp,
        level_akses=list(page.level),
        boleh_edit=page.boleh_edit,
        jabatan=RiwayatKeluar.of(page.jabatan) if page.jabatan else None,
        riwayat=[RiwayatKeluar.of(row) for row in page.riwayat],
    )


Kata = Annotated[str, Query(min_length=2, max_length=100, pattern=r"^[^\x00]*$", description="Yang dicari")]
IdTanya = Annotated[int, Query(ge=1, le=2**63 - 1)]


@read(pilihan, "/pilihan/pangkat", list[Pilihan])
def pangkat(request: Request, jenis_kepegawaian: Literal["PNS", "PPPK"]) -> list[Pilihan]:
    """Pangkat/golongan.

    Menurut jenis kepegawaian, terendah lebih dahulu.
    """
    rows = queries.pilihan_pangkat(jenis_kepegawaian=jenis_kepegawaian)
    return [Pilihan(id=pk, teks=text) for pk, text in rows]


@read(pilihan, "/pilihan/perangkat-daerah", list[Pilihan])
def perangkat_daerah(request: Request) -> list[Pilihan]:
    """Perangkat daerah.

    Semuanya, menurut nama.
    """
    return [Pilihan(id=pk, teks=text) for pk, text in queries.pilihan_perangkat_daerah()]


@read(pilihan, "/pilihan/unit-kerja", list[Pilihan])
def unit_kerja(request: Request, perangkat_daerah_id: IdTanya, q: Kata) -> Any:
    """Unit kerja.

    Sepuluh yang paling cocok di dalam satu perangkat daerah.
    """
    return queries_cari.cari_unit_kerja(perangkat_daerah_id=perangkat_daerah_id, q=q)


@read(pilihan, "/pilihan/jabatan", list[Pilihan])
def jabatan(request: Request, jenis_jabatan: JenisJabatan, q: Kata) -> Any:
    """Jabatan.

    Sepuluh yang paling cocok dari satu jenis jabatan.
    """
    return queries_cari.cari_jabatan(jenis=jenis_jabatan.value, q=q)


@read(pilihan, "/pilihan/penilai", list[Pilihan])
def penilai(request: Request, q: Kata) -> Any:
    """Pejabat penilai.

    Sepuluh orang yang paling cocok, menurut nama, jabatan, atau awal NIP; perangkat daerah Anda lebih dahulu.
    """
    return queries_cari.cari_penilai(request.ctx, q=q)
