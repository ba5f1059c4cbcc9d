"""The plan of an SKP: its head, RHK, indikator, lampiran, as its owner writes them."""

from __future__ import annotations

from ninja import Query, Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.skp import schemas as s
from sikinerja.api.types import Daftar, Id, IdPath, Keluaran
from sikinerja.core.transactions import told_together
from sikinerja.skp import queries, rules
from sikinerja.skp.operations import indikator, lampiran, plan, rhk
from sikinerja.skp.operations import salin as operations_salin
from sikinerja.skp.queries import intervensi, pages, rencana
from sikinerja.skp.rules import BagianLampiran

router = Router()


class PilihanIntervensi(Keluaran):
    """Something to choose."""

    id: Id
    teks: str
    asal: str = Field(description="PENILAI, atau penggantinya: PENGGANTI (Plt./Plh.), ATASAN_PENILAI")
    milik: str = Field(description="Pemilik RHK, kosong untuk pejabat penilai")


class HasilSalin(Keluaran):
    """What a copy brought."""

    jumlah_rhk: int
    jumlah_indikator: int
    dilewati: int = Field(description="RHK yang sudah ada")


class RhkBaru(Keluaran):
    """An RHK just written."""

    id: Id
    jenis: str
    teks: str
    urutan: int


class IndikatorBaru(s.IndikatorKeluar):
    """An indikator just written."""

    rhk_id: Id


@read(router, "/skp", Daftar[s.SkpRingkas])
def daftar(request: Request, potongan: Query[Potongan]) -> Daftar[s.SkpRingkas]:
    """Daftar SKP saya.

    SKP milik Anda, terbaru lebih dahulu.
    """
    return potong(pages.daftar(request.ctx), potongan, s.SkpRingkas.of)


@write(router, "/skp", s.KeadaanSkp, status=201)
def tambah(request: Request, isi: s.SkpBaru) -> object:
    """Buat SKP.

    Membuat konsep SKP dari satu riwayat jabatan Anda yang belum mempunyai SKP.
    """
    with told_together(_diminta(request, isi)):
        return plan.tambah(request.ctx, **isi.model_dump(exclude={"yakin"}))


@read(router, "/skp/{skp_id}", s.SkpDetail)
def detail(request: Request, skp_id: IdPath) -> s.SkpDetail:
    """Satu SKP.

    Isi, keadaan, riwayat, dan langkah yang terbuka bagi Anda. Terbuka bagi pemilik, pejabat penilai,
    pimpinan dan pengelola kepegawaian perangkat daerahnya, serta BKD.
    """
    return s.SkpDetail.of_page(pages.detail(request.ctx, skp_id=skp_id))


@write(router, "/skp/{skp_id}", s.KeadaanSkp, method="PUT")
def ubah(request: Request, skp_id: IdPath, isi: s.Kepala) -> object:
    """Ubah kepala SKP.

    Tahun, periode, dan model sebuah konsep yang belum pernah disetujui.
    """
    with told_together(_diminta(request, isi, _milik(request, skp_id).pk)):
        return plan.ubah(request.ctx, skp_id=skp_id, **isi.model_dump(exclude={"yakin"}))


def _diminta(request: Request, isi: s.Kepala, skp_id: int | None = None) -> dict[str, list[str]]:
    """Under ``yakin``: what follows from an unusual periode. The operation says what is wrong."""
    awal, akhir = isi.periode_awal, isi.periode_akhir
    if isi.yakin or rules.periksa_periode(tahun=isi.tahun, awal=awal, akhir=akhir):
        return {}
    who = request.ctx.actor.pegawai_id or 0
    hal = rencana.pertanyaan(pegawai_id=who, awal=awal, akhir=akhir, kecuali=skp_id)
    return {"yakin": hal} if hal else {}


@write(router, "/skp/{skp_id}", None, method="DELETE")
def hapus(request: Request, skp_id: IdPath) -> None:
    """Hapus SKP.

    Hanya konsep yang belum pernah diajukan.
    """
    plan.hapus(request.ctx, skp_id=skp_id)


@read(router, "/skp/{skp_id}/pilihan-intervensi", list[PilihanIntervensi])
def pilihan_intervensi(request: Request, skp_id: IdPath) -> list[PilihanIntervensi]:
    """RHK atasan yang dapat diintervensi.

    RHK pejabat penilai yang sudah disetujui untuk periode ini; kosong untuk model JPT. Bila belum ada, atau
    pejabat penilai tidak lagi bertugas: RHK Plt./Plh. dan RHK atasan pejabat penilai; sasaran organisasi
    boleh ditulis sebagai gantinya.
    """
    rows = intervensi.pilihan(request.ctx, skp=_milik(request, skp_id)).calon
    return [PilihanIntervensi.model_validate(row) for row in rows]


@write(router, "/skp/{skp_id}/rhk", RhkBaru, status=201)
def tambah_rhk(request: Request, skp_id: IdPath, isi: s.RhkMasuk) -> object:
    """Tambah RHK.

    Menambahkan rencana hasil kerja pada akhir jenisnya. Model JAJF menyebut RHK atasan yang diintervensi;
    selama pejabat penilai belum memiliki SKP yang disetujui: RHK pengganti, atau sasaran organisasi.
    """
    return rhk.tambah_rhk(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(router, "/skp/{skp_id}/rhk/{rhk_id}", RhkBaru, method="PUT")
def ubah_rhk(request: Request, skp_id: IdPath, rhk_id: IdPath, isi: s.RhkMasuk) -> object:
    """Ubah RHK.

    Mengganti jenis, teks, dan RHK atasan yang diintervensi.
    """
    return rhk.ubah_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id, **isi.model_dump())


@write(router, "/skp/{skp_id}/rhk/{rhk_id}", None, method="DELETE")
def hapus_rhk(request: Request, skp_id: IdPath, rhk_id: IdPath) -> None:
    """Hapus RHK.

    Beserta indikatornya; yang pernah disetujui tetap ada.
    """
    rhk.hapus_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id)


@write(router, "/skp/{skp_id}/rhk/{rhk_id}/geser", RhkBaru)
def geser_rhk(request: Request, skp_id: IdPath, rhk_id: IdPath, isi: s.Geser) -> object:
    """Geser RHK.

    Satu tempat naik atau turun di dalam jenisnya; di ujung tidak ada yang berubah.
    """
    return rhk.geser_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id, arah=isi.arah)


@write(router, "/skp/{skp_id}/rhk/{rhk_id}/indikator", IndikatorBaru, status=201)
def tambah_indikator(request: Request, skp_id: IdPath, rhk_id: IdPath, isi: s.IndikatorMasuk) -> object:
    """Tambah indikator.

    `ukuran` adalah aspek (model JAJF) atau perspektif (model JPT).
    """
    row = indikator.tambah_indikator(request.ctx, skp_id=skp_id, rhk_id=rhk_id, **isi.model_dump())
    return _indikator(row, isi)


@write(router, "/skp/{skp_id}/indikator/{indikator_id}", IndikatorBaru, method="PUT")
def ubah_indikator(request: Request, skp_id: IdPath, indikator_id: IdPath, isi: s.IndikatorMasuk) -> object:
    """Ubah indikator.

    Mengganti teks, target, satuan, dan ukuran.
    """
    row = indikator.ubah_indikator(request.ctx, skp_id=skp_id, indikator_id=indikator_id, **isi.model_dump())
    return _indikator(row, isi)


@write(router, "/skp/{skp_id}/indikator/{indikator_id}", None, method="DELETE")
def hapus_indikator(request: Request, skp_id: IdPath, indikator_id: IdPath) -> None:
    """Hapus indikator.

    Yang pernah disetujui tetap ada.
    """
    indikator.hapus_indikator(request.ctx, skp_id=skp_id, indikator_id=indikator_id)


@write(router, "/skp/{skp_id}/lampiran", dict[str, list[str]], method="PUT")
def simpan_lampiran(request: Request, skp_id: IdPath, isi: s.LampiranMasuk) -> object:
    """Simpan lampiran.

    Ketiga bagian sekaligus; bagian yang kosong tidak dicetak. Jawabannya lampiran sesudah disimpan.
    """
    butir = {bagian: getattr(isi, bagian.value) for bagian in BagianLampiran}
    lampiran.simpan_lampiran(request.ctx, skp_id=skp_id, butir=butir)
    return isi.model_dump()


@read(router, "/skp/{skp_id}/sumber-salin", Daftar[s.SkpRingkas])
def sumber_salin(request: Request, skp_id: IdPath, potongan: Query[Potongan]) -> Daftar[s.SkpRingkas]:
    """SKP yang dapat disalin.

    SKP Anda yang terdahulu dengan model yang sama dan sedikitnya satu RHK.
    """
    rows = rencana.sumber_salin(skp=_milik(request, skp_id)).select_related(*queries.WITH_PEOPLE)
    return potong(rows, potongan, s.SkpRingkas.of)


@write(router, "/skp/{skp_id}/salin", HasilSalin)
def salin(request: Request, skp_id: IdPath, isi: s.Salin) -> object:
    """Salin RHK dari SKP terdahulu.

    Menyalin RHK dan indikator yang terakhir disetujui; RHK yang sudah ada dilewati.
    """
    return operations_salin.salin(request.ctx, skp_id=skp_id, sumber_id=isi.sumber_id)


def _milik(request: Request, skp_id: int) -> pages.SkpRow:
    """A KONSEP of one's own, as on the page where it is written."""
    return pages.buka(request.ctx, skp_id=skp_id, langkah="susun")


def _indikator(row: object, isi: s.IndikatorMasuk) -> IndikatorBaru:
    columns = {name: getattr(row, name) for name in ("rhk_id", "teks", "target", "satuan", "sejak_versi")}
    return IndikatorBaru(id=row.pk, ukuran=isi.ukuran, **columns)  # type: ignore[attr-defined]
