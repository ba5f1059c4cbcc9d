"""Pieces of work inside a transaction: taking a step with its line of history, writing a versi, telling."""

from __future__ import annotations

from datetime import date

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.flow import Transition
from sikinerja.core.transactions import advisory_lock, check_at_end, step
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries.wewenang import identitas_penilai, para_pengganti
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.skp import queries as skp_queries
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
from sikinerja.skp.models.plan import TIDAK_TUMPANG_TINDIH

DIAJUKAN = {"ajukan", "ajukan_akhir"}
"""Steps that put something before the penilai, to which nothing was answered yet."""


@step
def melangkah(ctx: Context, *, skp: Skp, arrow: Transition, catatan: str) -> None:
    """Move a locked SKP along an arrow: status, one line of history, one audit row (domain.md §2.1).

    ``skp.predikat``, where the step sets it, is saved along with the status.
    """
    if ctx.actor.akun_id is None:
        raise Forbidden
    atas_nama = skp_queries.atas_nama(ctx.actor, skp)
    RiwayatSkp.objects.create(
        skp=skp,
        langkah=skp.langkah,
        aksi=arrow.name,
        dari=skp.status,
        ke=arrow.target,
        catatan=catatan,
        akun_id=ctx.actor.akun_id,
        nama=atas_nama.nama,
        pada=ctx.now,
    )
    skp.status, skp.langkah, skp.diubah_pada = str(arrow.target), skp.langkah + 1, ctx.now
    skp.ditanggapi_pada = None if arrow.name in DIAJUKAN else skp.ditanggapi_pada
    skp.save(
        update_fields=["status", "langkah", "diubah_pada", "ditanggapi_pada", "versi_terakhir", "predikat"]
    )
    data = {"ke": skp.status, "langkah": skp.langkah}
    jejak.catat(ctx, aksi=f"skp.{arrow.name}", objek=skp, data=data, **atas_nama.jejak)


@step
def kunci_periode(ctx: Context, *, pegawai_id: int) -> None:
    """Let one writer at a time make SKP of a person or change their periods."""
    advisory_lock("skp.periode", pegawai_id)


@step
def buat(
    ctx: Context, *, riwayat: RiwayatJabatan, periode_awal: date, periode_akhir: date, model: str
) -> Skp:
    """Make the KONSEP of a riwayat (F3.2), for the year of its period. The database refuses an overlap."""
    skp = Skp.objects.create(
        riwayat=riwayat,
        pegawai_id=riwayat.pegawai_id,
        tahun=periode_awal.year,
        periode_awal=periode_awal,
        periode_akhir=periode_akhir,
        model=model,
        dibuat_pada=ctx.now,
        diubah_pada=ctx.now,
    )
    jejak.catat(ctx, aksi="skp.tambah", objek=skp, data=kepala(skp))
    return skp


@step
def buang(ctx: Context, *, skp: Skp) -> None:
    """Throw away a locked KONSEP that was never handed in; raises ProtectedError where something needs it."""
    jejak.catat(ctx, aksi="skp.hapus", objek=skp, data=kepala(skp))
    skp.delete()


@step
def tukar_periode(ctx: Context) -> None:
    """From here on SKP may overlap for a moment: one is thrown away, another takes its days (§7)."""
    check_at_end(TIDAK_TUMPANG_TINDIH)


@step
def akhiri(ctx: Context, *, skp: Skp, periode_akhir: date) -> None:
    """End a locked SKP early because of a mutasi; its former end is kept (domain.md §7)."""
    semula = skp.periode_akhir_semula or skp.periode_akhir
    _ubah_akhir(ctx, skp, "mutasi", periode_akhir, semula)


@step
def batal_akhiri(ctx: Context, *, skp: Skp, periode_akhir: date, semula: date | None) -> None:
    """Give a locked SKP back the end it had before a mutasi, and what that was ``semula`` (domain.md §7)."""
    _ubah_akhir(ctx, skp, "batal_mutasi", periode_akhir, semula)


def _ubah_akhir(ctx: Context, skp: Skp, aksi: str, akhir: date, semula: date | None) -> None:
    """Change the end; one line of history where there is one: what was never handed in has none."""
    jejak.catat(ctx, aksi=f"skp.{aksi}", objek=skp, data={"dari": kepala(skp), "akhir": akhir.isoformat()})
    skp.periode_akhir, skp.periode_akhir_semula = akhir, semula
    skp.save(update_fields=["periode_akhir", "periode_akhir_semula"])
    if skp.langkah:
        here = Transition(aksi, frozenset([skp.status]), skp.status, frozenset())
        melangkah(ctx, skp=skp, arrow=here, catatan="")


def kepala(skp: Skp) -> dict[str, object]:
    """The head of an SKP as the audit trail keeps it."""
    return {
        "riwayat": skp.riwayat_id,
        "tahun": skp.tahun,
        "periode": [skp.periode_awal.isoformat(), skp.periode_akhir.isoformat()],
        "model": skp.model,
    }


@step
def kabari(ctx: Context, *, akun_id: int | None, kabar: Kabar, kunci: str) -> None:
    """Tell the other side, where there is one; ``kunci`` makes it once only."""
    if akun_id is not None:
        pemberitahuan.beri_tahu(
            ctx, akun_id=akun_id, judul=kabar.judul, isi=kabar.isi, tautan=kabar.tautan, kunci=kunci
        )


@step
def kabari_penilai(ctx: Context, *, skp: Skp, kabar: Kabar, kunci: str = "") -> None:
    """Tell the penilai about the step just taken, and who rates in their place today (Plt./Plh.).

    ``kunci``: the event's name, where the owner is told of the same step.
    """
    riwayat = RiwayatJabatan.objects.select_related("penilai").get(pk=skp.riwayat_id)
    kunci = kunci or f"skp:{skp.pk}:{skp.langkah}"
    kabari(ctx, akun_id=riwayat.penilai.akun_id if riwayat.penilai else None, kabar=kabar, kunci=kunci)
    for other in para_pengganti(ctx, riwayat=riwayat):
        kabari(ctx, akun_id=other.akun_id, kabar=kabar, kunci=f"{kunci}:{other.akun_id}")


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
            intervensi_teks=row.intervensi.teks if row.intervensi else row.sasaran,
            asal_intervensi=row.asal_intervensi,
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
