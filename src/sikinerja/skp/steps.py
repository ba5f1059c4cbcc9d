"""Pieces of work inside a transaction: taking a step with its line of history, writing a versi, telling."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.flow import Transition
from sikinerja.core.transactions import step
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.queries.wewenang import identitas_penilai
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.skp.messages import Kabar
from sikinerja.skp.models import (
    Ekspektasi,
    Indikator,
    Lampiran,
    Rhk,
    RiwayatSkp,
    Skp,
    Versi,
    VersiEkspektasi,
    VersiIndikator,
    VersiLampiran,
    VersiRhk,
)

DIAJUKAN = {"ajukan", "ajukan_akhir"}
"""Steps that put something before the penilai, to which nothing was answered yet."""


@step
def melangkah(ctx: Context, *, skp: Skp, arrow: Transition, catatan: str) -> None:
    """Move a locked SKP along an arrow: status, one line of history, one audit row (domain.md §2.1).

    ``skp.predikat``, where the step sets it, is saved along with the status.
    """
    if ctx.actor.akun_id is None:
        raise Forbidden
    RiwayatSkp.objects.create(
        skp=skp,
        langkah=skp.langkah,
        aksi=arrow.name,
        dari=skp.status,
        ke=arrow.target,
        catatan=catatan,
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        pada=ctx.now,
    )
    skp.status, skp.langkah, skp.diubah_pada = str(arrow.target), skp.langkah + 1, ctx.now
    skp.ditanggapi_pada = None if arrow.name in DIAJUKAN else skp.ditanggapi_pada
    skp.save(
        update_fields=["status", "langkah", "diubah_pada", "ditanggapi_pada", "versi_terakhir", "predikat"]
    )
    jejak.catat(ctx, aksi=f"skp.{arrow.name}", objek=skp, data={"ke": skp.status, "langkah": skp.langkah})


@step
def kabari(ctx: Context, *, akun_id: int | None, kabar: Kabar, kunci: str) -> None:
    """Tell the other side, where there is one; ``kunci`` makes it once only."""
    if akun_id is not None:
        pemberitahuan.beri_tahu(
            ctx, akun_id=akun_id, judul=kabar.judul, isi=kabar.isi, tautan=kabar.tautan, kunci=kunci
        )


@step
def tulis_versi(ctx: Context, *, skp: Skp, penilai_id: int, catatan: str) -> Versi:
    """Write the next versi word for word, with both people as they are now, and count it on the SKP.

    Rows that it holds for the first time get ``sejak_versi``: from then on nobody deletes them.
    """
    nomor = skp.versi_terakhir + 1
    versi = Versi.objects.create(
        skp=skp,
        nomor=nomor,
        disetujui_pada=ctx.now,
        penilai_id=penilai_id,
        catatan=catatan,
        identitas_pegawai=kepegawaian.identitas(riwayat_id=skp.riwayat_id),
        identitas_penilai=identitas_penilai(ctx, riwayat=skp.riwayat),
    )
    _tulis_rencana(skp, versi)
    VersiEkspektasi.objects.bulk_create(
        VersiEkspektasi(versi=versi, perilaku=e.perilaku, teks=e.teks)
        for e in Ekspektasi.objects.filter(skp=skp)
    )
    VersiLampiran.objects.bulk_create(
        VersiLampiran(versi=versi, bagian=block.bagian, butir=block.butir)
        for block in Lampiran.objects.filter(skp=skp)
    )
    Rhk.objects.filter(skp=skp, sejak_versi=0).update(sejak_versi=nomor)
    Indikator.objects.filter(rhk__skp=skp, sejak_versi=0).update(sejak_versi=nomor)
    skp.versi_terakhir = nomor
    return versi


def _tulis_rencana(skp: Skp, versi: Versi) -> None:
    rows = list(Rhk.objects.filter(skp=skp).select_related("intervensi"))
    copies = VersiRhk.objects.bulk_create(
        VersiRhk(
            versi=versi,
            rhk=row,
            jenis=row.jenis,
            teks=row.teks,
            urutan=row.urutan,
            intervensi=row.intervensi,
            intervensi_teks=row.intervensi.teks if row.intervensi else "",
        )
        for row in rows
    )
    by_rhk = {copy.rhk_id: copy for copy in copies}
    VersiIndikator.objects.bulk_create(
        VersiIndikator(
            versi_rhk=by_rhk[i.rhk_id],
            indikator=i,
            teks=i.teks,
            target=i.target,
            satuan=i.satuan,
            aspek=i.aspek,
            perspektif=i.perspektif,
            urutan=i.urutan,
        )
        for i in Indikator.objects.filter(rhk__skp=skp)
    )
