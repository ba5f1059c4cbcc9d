"""A person's number and jenis, and two records that become one: for BKD (manual BAB I.3; issue 9, §3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Router
from pydantic import Field, StrictBool

from sikinerja.api.endpoint import read, write
from sikinerja.api.request import Request
from sikinerja.api.types import Baris, Id, IdIsian, IdPath, Keluaran, Masukan, Teks
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.kepegawaian.operations import gabung, nomor
from sikinerja.kepegawaian.queries import akun, penggabungan
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.rules import JenisKepegawaian
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.kepegawaian.rules.nomor import GantiNomor
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.pekerjaan.rules import StatusPekerjaan

router = Router()


class NomorMasuk(Masukan):
    """Another number or jenis kepegawaian, and why."""

    jenis_kepegawaian: JenisKepegawaian = Field(examples=["PNS"])
    nomor: Baris = Field(
        max_length=60, description="NIP, NI PPPK, atau username", examples=["199004172015021003"]
    )
    semula: Baris = Field(
        max_length=40, description="Nomor yang terakhir Anda baca", examples=["199004172015021000"]
    )
    alasan: Teks = Field(max_length=500, examples=["SK 800/12/BKD/2026"])
    milik_lain: StrictBool = Field(default=False, description="Nomor lama sebenarnya milik orang lain")
    orang_lain: StrictBool = Field(
        default=False,
        description="Sudah diperiksa: yang bernama sama dengan nomor hampir sama memang orang lain",
    )
    pribadi_lain: StrictBool = Field(
        default=False, description="Sudah diperiksa: tanggal lahir atau jenis kelamin memang berubah"
    )


class NomorKeluar(Keluaran):
    """A person's number by now."""

    id: Id
    nomor: str
    jenis_kepegawaian: str


class GabungMasuk(Masukan):
    """Which record is superfluous, whose number is right, why."""

    ganda_id: IdIsian = Field(description="Data ganda: yang isinya berpindah, lalu dinonaktifkan")
    nomor_ganda: StrictBool = Field(default=False, description="true: nomor data ganda yang benar")
    alasan: Teks = Field(max_length=500, examples=["Terdaftar dua kali karena NIP salah ketik"])
    yakin: StrictBool = Field(
        default=False, description="false: yang akan terjadi disebut pada penolakan; true: laksanakan"
    )


class GabunganKeluar(Keluaran):
    """Two records that became one."""

    id: Id
    pegawai_id: Id
    ganda_id: Id
    nomor: str = Field(description="Nomor yang dipakai sekarang")
    berpindah: int = Field(description="Banyaknya rujukan yang berpindah")
    dapat_dibatalkan_sampai: datetime
    dibatalkan: bool


class PenggabunganKeluar(Keluaran):
    """How far a merging or its taking back is, and what came of it."""

    id: Id
    pegawai_id: Id
    status: StatusPekerjaan = Field(description="SELESAI atau GAGAL: tidak berubah lagi")
    selesai: int = Field(description="Banyaknya rujukan yang sudah berpindah")
    total: int
    pesan: str = Field(description="Hasilnya, atau mengapa tidak ada yang berubah")
    alamat: str = Field(description="Alamat untuk menanyakan kemajuannya (GET)")
    gabungan: GabunganKeluar | None = Field(description="Terisi setelah SELESAI")


@write(router, "/pegawai/{pegawai_id}/nomor", NomorKeluar, method="PUT")
def ubah(request: Request, pegawai_id: IdPath, isi: NomorMasuk) -> NomorKeluar:
    """Ubah NIP, NI PPPK, atau jenis kepegawaian.

    Hanya BKD. Nomor lama masih dapat dipakai login sampai besok; yang sudah disetujui, dinilai, atau dirilis
    tetap memuatnya. Permintaan yang sama sekali lagi tidak mengubah apa pun.
    """
    row = nomor.ganti(request.ctx, pegawai_id=pegawai_id, isian=GantiNomor(**isi.model_dump()))
    return NomorKeluar(id=row.pk, nomor=row.akun.username, jenis_kepegawaian=row.jenis_kepegawaian)


@write(router, "/pegawai/{pegawai_id}/gabungkan", PenggabunganKeluar, status=202)
def gabungkan(request: Request, pegawai_id: IdPath, isi: GabungMasuk) -> PenggabunganKeluar:
    """Gabungkan data ganda.

    Hanya BKD. Tanpa `yakin` tidak ada yang berubah: penolakan menyebut yang bertentangan, atau yang akan
    berpindah. Dikerjakan di belakang layar, semuanya atau tidak sama sekali: tanyakan kemajuannya pada
    `alamat`. Dapat dibatalkan selama satu hari.
    """
    isian = IsianGabung(isi.ganda_id, isi.nomor_ganda, isi.alasan)
    if not isi.yakin:
        _pratinjau(request, pegawai_id, isian)
    return _kemajuan(gabung.minta(request.ctx, pegawai_id=pegawai_id, isian=isian))


@read(router, "/pegawai/{pegawai_id}/gabungkan/{pekerjaan_id}", PenggabunganKeluar)
def kemajuan(request: Request, pegawai_id: IdPath, pekerjaan_id: IdPath) -> PenggabunganKeluar:
    """Kemajuan dan hasil penggabungan atau pembatalannya.

    Hanya BKD. `status` MENUNGGU atau BERJALAN: tanyakan lagi sebentar kemudian. GAGAL: tidak ada yang
    berubah, dan `pesan` menyebut sebabnya.
    """
    _bkd(request, pegawai_id)
    return _kemajuan(penggabungan.get(request.ctx, pegawai_id=pegawai_id, pekerjaan_id=pekerjaan_id))


@write(router, "/pegawai/{pegawai_id}/pisahkan", PenggabunganKeluar, status=202)
def pisahkan(request: Request, pegawai_id: IdPath) -> PenggabunganKeluar:
    """Batalkan penggabungan terakhir.

    Hanya BKD, dalam satu hari, selama yang berpindah belum diubah: semuanya kembali persis seperti semula.
    Dikerjakan di belakang layar: tanyakan kemajuannya pada `alamat`.
    """
    _bkd(request, pegawai_id)
    row = queries.dapat_dibatalkan(pegawai_id=pegawai_id, now=request.ctx.now)
    if row is None:
        raise NotFound("Tidak ada penggabungan yang masih dapat dibatalkan pada pegawai ini.")
    return _kemajuan(gabung.minta_kembali(request.ctx, gabungan_id=row.pk))


def _bkd(request: Request, pegawai_id: int) -> Any:
    found = akun.get(request.ctx, pegawai_id=pegawai_id)
    if not request.ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    return found


def _pratinjau(request: Request, pegawai_id: int, isian: IsianGabung) -> None:
    """Invalid says what would happen, or what speaks against it; nothing where it happened already."""
    pegawai, ganda = _bkd(request, pegawai_id), queries.kini(ganda_id=isian.ganda_id)
    if ganda is not None and ganda.pegawai_id == pegawai_id:
        return
    other = akun.get(request.ctx, pegawai_id=isian.ganda_id)
    both = {"pegawai_id": pegawai_id, "ganda_id": isian.ganda_id}
    if why := rules.bertentangan(queries.pertentangan(**both)):
        raise Invalid({"ganda": why})
    moving = rules.sebutkan(queries.pindahan(**both))
    said = [f"Berpindah: {moving}." if moving else "Tidak ada yang berpindah."]
    said += rules.berbeda(*((p.akun.username, p.akun.nama) for p in (pegawai, other)))
    raise Invalid({"yakin": said})


def _kemajuan(job: PekerjaanRow) -> PenggabunganKeluar:
    pegawai_id, done = job.parameter["pegawai"], job.parameter.get("gabungan")
    return PenggabunganKeluar(
        id=job.pk, pegawai_id=pegawai_id, status=StatusPekerjaan[job.status], selesai=job.selesai,
        total=job.total, pesan=job.pesan, alamat=f"/api/v1/pegawai/{pegawai_id}/gabungkan/{job.pk}",
        gabungan=_gabungan(queries.get(gabungan_id=done)) if done else None,
    )  # fmt: skip


def _gabungan(row: Any) -> GabunganKeluar:
    return GabunganKeluar(
        id=row.pk, pegawai_id=row.pegawai_id, ganda_id=row.ganda_id, nomor=row.nomor_jadi,
        berpindah=row.pindah.count(), dapat_dibatalkan_sampai=row.sampai,
        dibatalkan=row.dibatalkan_pada is not None,
    )  # fmt: skip
