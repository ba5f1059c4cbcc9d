"""Questions about daily activities (manual BAB V, domain.md §4.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import ExtractMonth

from sikinerja.aktivitas import rules
from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas, RencanaAktivitas
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.rules.keadaan import PURNA, Keadaan
from sikinerja.skp.models import Skp, VersiIndikator
from sikinerja.skp.rules import Aspek, Perspektif

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Tanda(TypedDict):
    """What :func:`with_dihitung` adds to a row."""

    dihitung: bool
    diajukan_pada: datetime | None
    ditutup_pada: datetime | None
    indikator_teks: str | None
    jabatan_sebelumnya: bool


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One indikator that an activity may belong to; ``teks`` as in the list, aspect in front (F5.5)."""

    indikator_id: int
    teks: str
    rhk_teks: str
    skp: Skp

    def lewat_mutasi(self, hari: date) -> bool:
        """Whether its SKP still holds the day although one has moved: *tugas kedinasan lain* then (§7)."""
        skp = self.skp
        moved = skp.periode_akhir_semula is not None and not skp.riwayat.aktif
        return moved and skp.periode_awal <= hari <= skp.periode_akhir


def purna(*, pegawai_id: int, hari: date) -> Keadaan | None:
    """The state by which somebody serves no more on a day, so that it holds no activity. One query."""
    state = keadaan.pada_hari(pegawai_id=pegawai_id, tanggal=hari)
    return state if state and state.jenis in PURNA else None


def visible(actor: Actor) -> QuerySet[Aktivitas]:
    """The activities someone may see and change: their own. A rater's sight is composed by higher rooms."""
    return Aktivitas.objects.filter(pegawai=actor.pegawai_id)


def visible_rencana(actor: Actor) -> QuerySet[RencanaAktivitas]:
    """The plans someone may see: their own that are not yet activities."""
    return RencanaAktivitas.objects.filter(pegawai=actor.pegawai_id, dimasukkan_pada=None)


def get(ctx: Context, *, aktivitas_id: int) -> WithAnnotations[Aktivitas, Tanda]:
    """One own activity with its marks; NotFound otherwise."""
    row = with_dihitung(visible(ctx.actor)).filter(pk=aktivitas_id).first()
    if row is None:
        raise NotFound("Aktivitas tidak ditemukan. Mungkin sudah dihapus.")
    return row


def halangan_hapus(row: WithAnnotations[Aktivitas, Tanda]) -> str:
    """Why an activity cannot be deleted; "" when it can."""
    return rules.halangan_hapus(
        Month.of(row.tanggal),
        ditutup=row.ditutup_pada is not None,
        dihitung=row.diajukan_pada is not None and row.dihitung,
    )


def get_rencana(ctx: Context, *, rencana_id: int) -> RencanaAktivitas:
    """One own plan, also one that is an activity by now; NotFound otherwise."""
    row = RencanaAktivitas.objects.filter(pegawai=ctx.actor.pegawai_id, pk=rencana_id).first()
    if row is None:
        raise NotFound("Rencana tidak ditemukan. Mungkin sudah dihapus.")
    return row


def dari_rencana_lain(*, aktivitas_id: int) -> bool:
    """Whether a plan has become this activity already; asked inside an operation."""
    return RencanaAktivitas.objects.filter(aktivitas=aktivitas_id).exists()


def untuk_bulan(
    *, pegawai_id: int, month: Month, indikator_id: int | None = None, tugas_lain: bool = False
) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """A person's activities of a month, newest day first; of one indikator, or of *tugas kedinasan lain*.

    Every row carries ``dihitung``: False when it was entered after the month's realisasi was submitted.
    Not scoped by an actor: a higher room that shows it (the rater's page) has decided who may look.
    """
    rows = with_dihitung(
        Aktivitas.objects.filter(pegawai=pegawai_id, tanggal__gte=month.first, tanggal__lte=month.last)
    )
    if tugas_lain:
        return rows.filter(indikator=None)
    return rows if indikator_id is None else rows.filter(indikator=indikator_id)


def jumlah_per_indikator(*, pegawai_id: int, month: Month) -> dict[int | None, int]:
    """Counted activities of a month by indikator; key None: *tugas kedinasan lain*. One query."""
    rows = (
        untuk_bulan(pegawai_id=pegawai_id, month=month)
        .filter(dihitung=True)
        .order_by()
        .values_list("indikator_id")
        .annotate(jumlah=Count("pk"))
    )
    return dict(rows)


def with_dihitung(rows: QuerySet[Aktivitas]) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """Mark every row: does it count, when was its month filed and closed, the indikator as last approved."""
    month = BulanAktivitas.objects.filter(
        pegawai=OuterRef("pegawai"), tahun=OuterRef("tanggal__year"), bulan=OuterRef("tanggal__month")
    )
    sampai = Subquery(month.values("dihitung_sampai_pada")[:1], output_field=DateTimeField())
    tutup = Subquery(month.values("ditutup_pada")[:1], output_field=DateTimeField())
    approved = VersiIndikator.objects.filter(indikator=OuterRef("indikator")).order_by(
        "-versi_rhk__versi__nomor"
    )
    marked = rows.annotate(
        diajukan_pada=sampai, ditutup_pada=tutup, indikator_teks=Subquery(approved.values("teks")[:1])
    ).annotate(
        dihitung=Case(
            When(Q(diajukan_pada=None) | Q(waktu_input__lt=F("diajukan_pada")), then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        ),
        jabatan_sebelumnya=_jabatan_sebelumnya(),
    )
    return cast("QuerySet[WithAnnotations[Aktivitas, Tanda]]", marked)


def _jabatan_sebelumnya() -> ExpressionWrapper[Q]:
    """Whether a mutasi ended the activity's SKP within its month: the next SKP reports that month (§7)."""
    sesudah = ExpressionWrapper(F("skp__periode_akhir") + Value(1), output_field=DateField())
    ended = Q(skp__periode_akhir_semula__isnull=False, tanggal__month=ExtractMonth(sesudah))
    return ExpressionWrapper(ended, output_field=BooleanField())


def pilihan(*, pegawai_id: int, dari: date, sampai: date) -> list[Pilihan]:
    """The indikator, as last approved, of every approved SKP whose period meets these days; newest SKP first.

    One query. *Tugas kedinasan lain* is always possible besides and stands in no list.
    """
    rows = (
        VersiIndikator.objects.filter(
            versi_rhk__versi__nomor=F("versi_rhk__versi__skp__versi_terakhir"),
            versi_rhk__versi__skp__pegawai=pegawai_id,
            versi_rhk__versi__skp__periode_awal__lte=sampai,
            versi_rhk__versi__skp__periode_akhir__gte=dari,
        )
        .select_related("versi_rhk__versi__skp__riwayat")
        .order_by(
            "-versi_rhk__versi__skp__periode_awal",
            "-versi_rhk__jenis",
            "versi_rhk__urutan",
            "versi_rhk_id",
            "urutan",
            "id",
        )
    )
    return [
        Pilihan(
            indikator_id=row.indikator_id,
            teks=rules.pilihan_indikator(
                Aspek[row.aspek].label if row.aspek else Perspektif[row.perspektif].label, row.teks
            ),
            rhk_teks=row.versi_rhk.teks,
            skp=row.versi_rhk.versi.skp,
        )
        for row in rows
    ]


def pilihan_kini(ctx: Context, *, sejak: date | None = None) -> list[Pilihan]:
    """What may be chosen now: this year's SKP and that of the month being reported (``sejak``: and older)."""
    first = Month.of(ctx.today).previous.first
    since = min(day for day in (first, first.replace(month=1), sejak) if day)
    return pilihan(pegawai_id=pemilik_id(ctx), dari=since, sampai=date(ctx.today.year, 12, 31))


def semua(
    ctx: Context, *, month: Month, tak_dihitung_dulu: bool = False
) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """The actor's activities of a month, newest first (F5.4), or what does not count before the others."""
    rows = untuk_bulan(pegawai_id=pemilik_id(ctx), month=month)
    return rows.order_by("dihitung", "-tanggal", "-mulai", "-id") if tak_dihitung_dulu else rows


def satu_indikator(
    ctx: Context, *, month: Month, indikator_id: int | None
) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """The actor's activities of a month for one indikator; None: tugas kedinasan lain."""
    return untuk_bulan(
        pegawai_id=pemilik_id(ctx), month=month, indikator_id=indikator_id, tugas_lain=indikator_id is None
    )


def jumlah(ctx: Context, *, month: Month) -> tuple[int, int]:
    """How many activities of the month, and how many minutes. One query."""
    found = semua(ctx, month=month).aggregate(jumlah=Count("pk"), lama=Sum(F("selesai") - F("mulai")))
    return found["jumlah"], (found["lama"] or timedelta()) // timedelta(minutes=1)


def daftar_tahun(ctx: Context) -> list[int]:
    """The years that may hold activities of the actor: those of approved SKP, and this one; newest first."""
    years = Skp.objects.filter(pegawai=pemilik_id(ctx), versi_terakhir__gt=0).order_by().values_list("tahun")
    return sorted({ctx.today.year, *(year for (year,) in years.distinct())}, reverse=True)


def get_indikator(ctx: Context, *, indikator_id: int) -> VersiIndikator:
    """An own indikator as last approved; NotFound otherwise."""
    row = (
        VersiIndikator.objects.filter(
            indikator=indikator_id, versi_rhk__versi__skp__pegawai=ctx.actor.pegawai_id
        )
        .select_related("versi_rhk")
        .order_by("-versi_rhk__versi__nomor")
        .first()
    )
    if row is None:
        raise NotFound("Indikator tidak ditemukan.")
    return row


def pemilik_id(ctx: Context) -> int:
    """The person behind the account; NotFound for an account without one."""
    if ctx.actor.pegawai_id is None:
        raise NotFound("Halaman ini hanya untuk pegawai.")
    return ctx.actor.pegawai_id


def bulan_terkunci(*, pegawai_id: int, month: Month) -> BulanAktivitas | None:
    """What filing and rating did to a month; None: nothing yet. Read it under the lock of the person."""
    keys: dict[str, Any] = {"pegawai": pegawai_id, "tahun": month.tahun, "bulan": month.bulan}
    return BulanAktivitas.objects.filter(**keys).first()


def tumpang_tindih(*, pegawai_id: int, isian: rules.Isian, kecuali: int | None = None) -> Aktivitas | None:
    """An activity of the same person and day that overlaps; touching ones do not."""
    rows = Aktivitas.objects.filter(
        pegawai=pegawai_id, tanggal=isian.tanggal, mulai__lt=isian.selesai, selesai__gt=isian.mulai
    )
    return (rows if kecuali is None else rows.exclude(pk=kecuali)).first()
