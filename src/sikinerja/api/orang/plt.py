"""Plt./Plh. appointments, for who manages them (F2.6)."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Query, Router
from pydantic import Field, StrictBool

from sikinerja.api.endpoint import read, write
from sikinerja.api.orang.profil import Kata, Pilihan
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.types import (
    Baris,
    Daftar,
    Id,
    IdIsian,
    IdPath,
    Keluaran,
    Masukan,
    Orang,
    Tanggal,
    Teks,
    TeksKosong,
)
from sikinerja.core.errors import NotFound
from sikinerja.core.transactions import told_together
from sikinerja.kepegawaian.operations import pelaksana_tugas as operations
from sikinerja.kepegawaian.queries import cari
from sikinerja.kepegawaian.queries import pelaksana_tugas as queries
from sikinerja.kepegawaian.rules import JenisTugas
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.mutasi.queries.pertanyaan import tanya_tugas

router = Router()


class TugasKeluar(Keluaran):
    """An appointment."""

    id: Id
    jenis: str
    sebagai: str = Field(examples=["Plt. Kepala Bidang Pengembangan"])
    pegawai: Orang
    menggantikan: Orang
    tanggal_mulai: date
    tanggal_selesai: date
    dasar: str
    keadaan: str = Field(examples=["BERLAKU"])


class Penunjukan(Masukan):
    """Who acts in which post, from when to when, by which letter."""

    jenis: JenisTugas = Field(examples=["PLT"])
    pegawai_id: IdIsian
    riwayat_id: IdIsian | None = Field(None, description="Jabatan yang digantikan, dari /pilihan/posisi")
    pejabat_id: IdIsian | None = Field(None, description="Pejabat bukan ASN yang digantikan; hanya BKD")
    jabatan: TeksKosong = Field("", max_length=200, description="Nama jabatan pejabat bukan ASN itu")
    tanggal_mulai: Tanggal
    tanggal_selesai: Tanggal
    dasar: Baris = Field(max_length=200, examples=["SK Nomor 800/12/BKD/2026"])
    yakin: StrictBool = Field(
        default=False,
        description="Ada yang di luar kebiasaan (disebut pada penolakan): true bila memang demikian",
    )

    @property
    def isian(self) -> IsianTugas:
        """What the operation takes."""
        return IsianTugas(**self.model_dump(exclude={"yakin"}))


class Akhiri(Masukan):
    """Why it ends early."""

    alasan: Teks = Field(max_length=500, examples=["Pejabat definitif dilantik."])


@read(router, "/plt", Daftar[TugasKeluar])
def daftar(request: Request, potongan: Query[Potongan]) -> Daftar[TugasKeluar]:
    """Penunjukan Plt./Plh.

    Yang Anda kelola: berlaku lebih dahulu, lalu yang akan datang, lalu yang berakhir.
    """
    _hanya_pengelola(request)
    return potong(queries.daftar(request.ctx), potongan, lambda row: _tugas(request, row))


@read(router, "/pilihan/posisi", list[Pilihan])
def posisi(request: Request, q: Kata) -> Any:
    """Jabatan yang dapat digantikan.

    Sepuluh yang paling cocok, menurut nama jabatan atau pemegangnya.
    """
    _hanya_pengelola(request)
    return cari.cari_posisi(request.ctx.actor, q=q)


@write(router, "/plt", TugasKeluar, status=201)
def tunjuk(request: Request, isi: Penunjukan) -> TugasKeluar:
    """Tunjuk Plt./Plh.

    Pengelola kepegawaian di perangkat daerahnya, BKD di mana pun. Keduanya diberi tahu. Yang di luar
    kebiasaan (jabatan tidak kosong, orang jauh di bawahnya, dua sekaligus) ditolak sampai `yakin` diisi.
    """
    with told_together(tanya_tugas(request.ctx, isi.isian).diminta(yakin=isi.yakin)):
        return _tugas(request, operations.tunjuk(request.ctx, isian=isi.isian))


@write(router, "/plt/{tugas_id}/akhiri", TugasKeluar)
def akhiri(request: Request, tugas_id: IdPath, isi: Akhiri) -> TugasKeluar:
    """Akhiri penunjukan.

    Sebelum harinya, dengan alasan; haknya berakhir saat itu juga.
    """
    return _tugas(request, operations.akhiri(request.ctx, tugas_id=tugas_id, alasan=isi.alasan))


def _hanya_pengelola(request: Request) -> None:
    if not request.ctx.actor.is_pengelola:
        raise NotFound


def _tugas(request: Request, row: Any) -> TugasKeluar:
    same = ("jenis", "tanggal_mulai", "tanggal_selesai", "dasar")
    return TugasKeluar(
        id=row.pk,
        sebagai=str(row),
        pegawai=Orang.model_validate(Orang.of(row.pegawai)),
        menggantikan=Orang.model_validate(Orang.of(row.menggantikan)),
        keadaan=queries.keadaan(request.ctx, row).value,
        **{name: getattr(row, name) for name in same},
    )
