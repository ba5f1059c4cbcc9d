"""The steps of an SKP: by its owner and by its penilai; and what was approved before."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Query, Router
from pydantic import Field

from sikinerja.api.endpoint import read, write
from sikinerja.api.paging import Potongan, potong
from sikinerja.api.request import Request
from sikinerja.api.skp import schemas as s
from sikinerja.api.types import Daftar, IdPath, NomorPath
from sikinerja.skp.operations import ekspektasi, flow, revisi
from sikinerja.skp.queries import pages
from sikinerja.skp.queries import versi as queries_versi
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.beda import Beda

router = Router()
penilai = Router()


@write(router, "/skp/{skp_id}/ajukan", s.KeadaanSkp)
def ajukan(request: Request, skp_id: IdPath, isi: s.LangkahBercatatan) -> object:
    """Ajukan SKP.

    Menyerahkan konsep kepada pejabat penilai. Bila masih ada yang kurang, jawabannya 422 dengan daftarnya.
    """
    return flow.ajukan(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(router, "/skp/{skp_id}/tarik", s.KeadaanSkp)
def tarik(request: Request, skp_id: IdPath, isi: s.Langkahkan) -> object:
    """Tarik kembali SKP.

    Selama pejabat penilai belum menyimpan apa pun padanya.
    """
    return flow.tarik(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(router, "/skp/{skp_id}/ajukan-revisi", s.KeadaanSkp)
def ajukan_revisi(request: Request, skp_id: IdPath, isi: s.LangkahBercatatan) -> object:
    """Ajukan revisi.

    Meminta pejabat penilai membuka SKP yang sudah disetujui untuk diubah.
    """
    return revisi.ajukan_revisi(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(router, "/skp/{skp_id}/batalkan-revisi", s.KeadaanSkp)
def batalkan_revisi(request: Request, skp_id: IdPath, isi: s.Langkahkan) -> object:
    """Batalkan revisi.

    Semuanya kembali persis seperti yang terakhir disetujui.
    """
    return revisi.batalkan_revisi(request.ctx, skp_id=skp_id, **isi.model_dump())


@read(router, "/skp/{skp_id}/versi/{nomor}", s.VersiKeluar)
def versi(
    request: Request,
    skp_id: IdPath,
    nomor: NomorPath,
    banding: Annotated[int | None, Query(ge=0, le=32_767, description="Versi pembanding; 0: tanpa")] = None,
) -> s.VersiKeluar:
    """Satu versi SKP.

    Persis seperti disetujui, dengan beda terhadap versi pembanding (biasanya versi sebelumnya).
    """
    page = queries_versi.halaman(request.ctx, skp_id=skp_id, nomor=nomor, banding=banding)
    return s.VersiKeluar(
        skp_id=page.skp.pk,
        nomor=page.versi.nomor,
        disetujui_pada=page.versi.disetujui_pada,
        catatan=page.versi.catatan,
        isi=s.IsiKeluar.of(page.isi),
        banding=page.banding.nomor if page.banding else None,
        beda=_beda(page.beda) if page.beda else [],
    )


def _beda(beda: Beda) -> list[s.Perubahan]:
    rows: list[tuple[str, Any, Any, Any]] = [
        *(("rhk", key, pair.lama and pair.lama.teks, pair.baru.teks) for key, pair in beda.rhk.items()),
        *(
            ("indikator", key, pair.lama and pair.lama.teks, pair.baru.teks)
            for key, pair in beda.indikator.items()
        ),
        *(("ekspektasi", key.value, pair.lama, pair.baru) for key, pair in beda.ekspektasi.items()),
        *(
            ("lampiran", key.value, "\n".join(pair.lama or ()), "\n".join(pair.baru))
            for key, pair in beda.lampiran.items()
        ),
    ]
    return [s.Perubahan(jenis=jenis, kunci=str(key), lama=lama, baru=baru) for jenis, key, lama, baru in rows]


class Saring(Potongan):
    """Which subordinates' SKP."""

    tahun: int | None = Field(None, ge=2000, le=2100)
    status: StatusSkp | None = None


@read(penilai, "/penilaian/skp", Daftar[s.SkpRingkas])
def daftar_dinilai(request: Request, saring: Query[Saring]) -> Daftar[s.SkpRingkas]:
    """SKP yang saya nilai.

    Yang menunggu Anda lebih dahulu, lalu menurut nama. Tanpa `tahun`: semua tahun.
    """
    rows = pages.bawahan(request.ctx, tahun=saring.tahun, status=saring.status or "")
    return potong(
        rows, saring, lambda skp: s.SkpRingkas.of(skp, pages.sebagai(request.ctx, [skp]).get(skp.pk, ""))
    )


@write(penilai, "/penilaian/skp/{skp_id}/ekspektasi", list[s.EkspektasiKeluar], method="PUT")
def simpan_ekspektasi(request: Request, skp_id: IdPath, isi: s.DaftarEkspektasi) -> object:
    """Simpan ekspektasi.

    Ekspektasi khusus pimpinan; yang tidak disebut tetap seperti semula. Jawabannya yang baru disimpan.
    """
    pages.detail_penilai(request.ctx, skp_id=skp_id)
    teks = {str(row.perilaku): row.teks for row in isi.ekspektasi}
    ekspektasi.simpan_ekspektasi(request.ctx, skp_id=skp_id, teks=teks)
    return [{"perilaku": perilaku, "teks": text} for perilaku, text in teks.items()]


@write(penilai, "/penilaian/skp/{skp_id}/terima", s.KeadaanSkp)
def terima(request: Request, skp_id: IdPath, isi: s.LangkahBercatatan) -> object:
    """Terima SKP.

    Menyetujui SKP dan menulis versi berikutnya; ketujuh ekspektasi harus sudah disimpan.
    """
    return flow.terima(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(penilai, "/penilaian/skp/{skp_id}/kembalikan", s.KeadaanSkp)
def kembalikan(request: Request, skp_id: IdPath, isi: s.LangkahBercatatan) -> object:
    """Kembalikan SKP.

    Dengan catatan koreksi: apa yang perlu diperbaiki.
    """
    return flow.kembalikan(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(penilai, "/penilaian/skp/{skp_id}/terima-revisi", s.KeadaanSkp)
def terima_revisi(request: Request, skp_id: IdPath, isi: s.LangkahBolehBercatatan) -> object:
    """Terima permintaan revisi.

    Pegawai dapat mengubah SKP-nya; versi terakhir tetap berlaku sampai yang baru disetujui.
    """
    return revisi.terima_revisi(request.ctx, skp_id=skp_id, **isi.model_dump())


@write(penilai, "/penilaian/skp/{skp_id}/tolak-revisi", s.KeadaanSkp)
def tolak_revisi(request: Request, skp_id: IdPath, isi: s.LangkahBercatatan) -> object:
    """Tolak permintaan revisi.

    Dengan alasan; semuanya tetap seperti yang disetujui.
    """
    return revisi.tolak_revisi(request.ctx, skp_id=skp_id, **isi.model_dump())
