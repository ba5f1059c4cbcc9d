"""Questions about the rows of a plan: RHK, indikator, intervensi, and what can be copied (domain.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.text import fold
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import isian
from sikinerja.kepegawaian.rules import mulai_menilai
from sikinerja.skp import rules
from sikinerja.skp.models import Indikator, Rhk, Skp, Versi
from sikinerja.skp.queries.intervensi import pilihan, terpetakan
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from sikinerja.skp.rules import StatusSkp, periode
from sikinerja.skp.rules.beda import beda, sama_dengan
from sikinerja.skp.rules.intervensi import AsalIntervensi, Calon, Intervensi, Pilihan
from sikinerja.skp.rules.isi import IsiRhk


def bertumpuk(*, pegawai_id: int, awal: date, akhir: date, kecuali: int | None) -> bool:
    """Whether another SKP of the person shares a day with this periode."""
    rows = Skp.objects.filter(pegawai=pegawai_id, periode_awal__lte=akhir, periode_akhir__gte=awal)
    return (rows if kecuali is None else rows.exclude(pk=kecuali)).exists()


def periode_bawaan(*, riwayat: RiwayatJabatan) -> tuple[date, date]:
    """Periode of a new SKP's form (§2): after a mutasi from the day after the old SKP's end (§7)."""
    awal, akhir = rules.periode_bawaan(tahun=riwayat.tahun, tmt=riwayat.tmt)
    ended = Skp.objects.filter(
        pegawai=riwayat.pegawai_id, tahun=riwayat.tahun, periode_akhir_semula__isnull=False
    ).aggregate(last=Max("periode_akhir"))["last"]
    return (max(awal, ended + timedelta(days=1)) if ended else awal), akhir


def pertanyaan(*, pegawai_id: int, awal: date, akhir: date, kecuali: int | None = None) -> list[str]:
    """What is unusual about a periode, to be pointed out once before it is saved. Two queries."""
    tahun = awal.year
    others = Skp.objects.filter(pegawai=pegawai_id, tahun=tahun).exclude(pk=kecuali or 0)
    rows = list(RiwayatJabatan.objects.filter(pegawai=pegawai_id))
    first = min((mulai_menilai(isian(row)) for row in rows if row.tahun == tahun), default=awal)
    return periode.pertanyaan(
        awal=awal,
        akhir=akhir,
        lain=list(others.order_by().values_list("periode_awal", "periode_akhir")),
        wajib_mulai=min(first, awal),
        bertugas_sejak=min((row.tmt for row in rows), default=awal),
    )


def get_rhk(*, skp: Skp, rhk_id: int) -> Rhk:
    """One RHK of this SKP; NotFound otherwise."""
    rhk = Rhk.objects.filter(skp=skp, pk=rhk_id).first()
    if rhk is None:
        raise NotFound("Rencana hasil kerja tidak ditemukan. Mungkin sudah dihapus.")
    return rhk


def get_indikator(*, skp: Skp, indikator_id: int) -> Indikator:
    """One indikator of this SKP, its RHK loaded; NotFound otherwise."""
    row = Indikator.objects.select_related("rhk").filter(rhk__skp=skp, pk=indikator_id).first()
    if row is None:
        raise NotFound("Indikator tidak ditemukan. Mungkin sudah dihapus.")
    return row


def urutan_rhk_baru(*, skp: Skp, jenis: str) -> int:
    """The place after the last RHK of a kind."""
    last = Rhk.objects.filter(skp=skp, jenis=jenis).order_by().aggregate(last=Max("urutan"))["last"]
    return (last or 0) + 1


def kurang(*, skp: Skp) -> list[rules.Kurang]:
    """What is missing before *ajukan*; ``skp.riwayat`` is loaded."""
    rows = Rhk.objects.filter(skp=skp).annotate(jumlah=Count("indikator")).order_by("-jenis", "urutan", "id")
    count: dict[str, int] = {}
    found = []
    for r in rows:
        count[r.jenis] = count.get(r.jenis, 0) + 1
        found.append(
            rules.Rencana(
                r.pk,
                r.jenis,
                count[r.jenis],
                r.jumlah,
                ada_intervensi=r.intervensi_id is not None or bool(r.sasaran),
            )
        )
    return rules.kurang(
        found,
        model=skp.model,
        ada_penilai=skp.riwayat.penilai_id is not None,
        lama=lama_belum_selesai(skp=skp),
        sama_dengan=_sama_dengan(skp),
    )


def _sama_dengan(skp: Skp) -> int:
    """The versi from which a revision that is open differs in nothing so far; else 0. Three queries."""
    if not skp.versi_terakhir:
        return 0
    versi = Versi.objects.get(skp=skp, nomor=skp.versi_terakhir)
    return sama_dengan(versi.nomor, beda(isi_versi(versi_ids=[versi.pk])[versi.pk], isi_kini(skp_id=skp.pk)))


def lama_belum_selesai(*, skp: Skp) -> rules.SkpLama | None:
    """The year's earlier SKP that a mutation ended, its realisasi akhir not handed in (domain.md §7).

    One that was never approved has no realisasi akhir to wait for; none comes before one from 1 January on.
    """
    if skp.periode_awal == date(skp.tahun, 1, 1):
        return None
    row = (
        Skp.objects.filter(
            pegawai=skp.pegawai_id,
            tahun=skp.tahun,
            periode_akhir_semula__isnull=False,
            periode_akhir__lt=skp.periode_awal,
            versi_terakhir__gt=0,
        )
        .exclude(status__in=[StatusSkp.PENILAIAN_AKHIR.value, StatusSkp.SELESAI.value])
        .order_by("periode_awal")
        .values("id", "periode_awal", "periode_akhir")
        .first()
    )
    return rules.SkpLama(**row) if row else None


def sumber_salin(*, skp: Skp) -> QuerySet[Skp]:
    """Earlier SKP of the same person and model that hold at least one RHK, newest first (F3.6)."""
    return (
        Skp.objects.filter(pegawai=skp.pegawai_id, model=skp.model, periode_awal__lt=skp.periode_awal)
        .annotate(jumlah_rhk=Count("rhk"))
        .filter(jumlah_rhk__gt=0)
        .select_related("riwayat__jabatan", "riwayat__perangkat_daerah")
        .order_by("-periode_awal")
    )


def get_sumber_salin(*, skp: Skp, sumber_id: int) -> Skp:
    """One of :func:`sumber_salin`; NotFound otherwise."""
    row = sumber_salin(skp=skp).filter(pk=sumber_id).first()
    if row is None:
        raise NotFound("SKP yang akan disalin tidak ditemukan.")
    return row


@dataclass(frozen=True, slots=True)
class BarisSalin:
    """One RHK of the preview; ``intervensi`` is what it would serve, ``sudah_ada``: it is skipped."""

    rhk: IsiRhk
    intervensi: Intervensi
    sudah_ada: bool


def pratinjau_salin(ctx: Context, *, skp: Skp, sumber: Skp) -> list[BarisSalin]:
    """What *salin* would bring (F3.6), in order: what was last approved, else the rows of a KONSEP.

    What an RHK serves comes along where it may be named today; a sasaran where the way out is open.
    """
    versi_id = Versi.objects.filter(skp=sumber, nomor=sumber.versi_terakhir).values_list("pk", flat=True)
    found = isi_versi(versi_ids=versi_id) if sumber.versi_terakhir else {0: isi_kini(skp_id=sumber.pk)}
    (isi,) = found.values()
    present = {fold(teks) for teks in Rhk.objects.filter(skp=skp).values_list("teks", flat=True)}
    choices = pilihan(ctx, skp=skp)
    known = terpetakan(choices, isi.rhk)
    return [
        BarisSalin(
            rhk=row,
            intervensi=_intervensi_salinan(row, known.get(row.intervensi_id or 0), choices),
            sudah_ada=fold(row.teks) in present,
        )
        for row in isi.rhk
    ]


def _intervensi_salinan(row: IsiRhk, calon: Calon | None, choices: Pilihan) -> Intervensi:
    if calon is not None:
        return Intervensi(calon.asal, calon.id)
    if row.asal_intervensi is AsalIntervensi.SASARAN and choices.terbuka:
        return Intervensi(row.asal_intervensi, sasaran=row.intervensi)
    return Intervensi()
