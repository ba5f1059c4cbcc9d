"""People whose penilai is not there any more: the task of each, the list of those who look after them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from sikinerja.core.context import Context
from sikinerja.core.sql import exists_by_index
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.queries import DENGAN_NAMA
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.queries.berhenti import ada, sebab, sebab_sekarang, tidak_ada
from sikinerja.kepegawaian.queries.penilai import ganjil_banyak
from sikinerja.kepegawaian.queries.wewenang import Pengganti, para_pengganti, pengganti_banyak, tanpa
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.mutasi.models import Mutasi, PenilaiBerhenti
from sikinerja.mutasi.queries.bergantung import (
    MENUNGGU_SKP,
    belum_selesai,
    bulan_menunggu,
    lewat,
    masih_dinilai,
    perlu_dikabari,
)
from sikinerja.mutasi.queries.pertanyaan import Pertanyaan
from sikinerja.mutasi.rules.berhenti import TugasGantiPenilai
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import akhir
from sikinerja.skp.rules import StatusSkp

KATA_SKP = {
    StatusSkp.PENILAIAN: "SKP menunggu",
    StatusSkp.REVISI: "revisi SKP menunggu",
    StatusSkp.PENILAIAN_AKHIR: "realisasi akhir menunggu",
}


@dataclass(frozen=True, slots=True)
class TanpaPenilai:
    """A row of the list: whose riwayat, which penilai is gone and why, who rates instead (empty: nobody)."""

    riwayat: RiwayatJabatan
    penilai: Pegawai
    sebab: SebabBerhenti
    pengganti: list[Pengganti]
    bulan: int
    """Filed months that wait with somebody who is gone."""
    lewat: int = 0
    """Those of which the time for rating is over."""
    lain: str = ""
    """What else waits with them: the SKP, its revision, its realisasi akhir; "": nothing."""


def tugas(ctx: Context) -> list[TugasGantiPenilai]:
    """What the actor has to do where their own penilai rates no more, or moved without a mutasi (which says
    so itself): a line a riwayat that is active, or whose SKP is not SELESAI. One query for everybody else.
    """
    gone = tidak_ada(ctx.today, "penilai")
    why = Case(When(gone, then=sebab(ctx.today, "penilai")), default=Value(SebabBerhenti.PINDAH.value))
    rows = RiwayatJabatan.objects.filter(
        (gone & (Q(aktif=True) | Q(Exists(belum_selesai().filter(riwayat=OuterRef("pk"))))))
        | (_pindah(ctx) & Q(aktif=True) & ~Q(Exists(_tercatat("penilai_id")))),
        pegawai=ctx.actor.pegawai_id,
    )
    rows = rows.annotate(sebab=why).select_related("penilai__akun").order_by("-aktif", "-tahun", "-pk")
    return [_tugas(ctx, row, row.penilai) for row in rows if row.penilai is not None]


def _tugas(ctx: Context, row: RiwayatJabatan, penilai: Pegawai) -> TugasGantiPenilai:
    nama, reason = penilai.akun.nama, SebabBerhenti[vars(row)["sebab"]]
    tahun = 0 if row.aktif else row.tahun
    if reason is SebabBerhenti.PINDAH:
        return TugasGantiPenilai(row.pk, nama, reason, [nama])
    instead = [one.nama for one in para_pengganti(ctx, riwayat=row)]
    return TugasGantiPenilai(row.pk, nama, reason, instead, tahun)


def daftar(ctx: Context, *, q: str = "") -> QuerySet[RiwayatJabatan]:
    """Riwayat of people whom the actor manages, whose penilai (or a month's) is not there any more.

    The active ones, and those whose SKP is not SELESAI: changing only this year's leaves last year's behind.
    Rows carry ``sebab`` ("": only a month waits with somebody who is gone); those whose penilai moved come
    last. Who is gone is asked first, by itself: few people, from whom the rows are found by index.
    """
    gone = Q(penilai__in=list(perlu_dikabari(ctx).values_list("pk", flat=True)))
    waiting = Q(pk__in=bulan_menunggu().filter(gone).order_by().values("skp__riwayat"))
    skp = Skp.objects.filter(akhir.menunggu(MENUNGGU_SKP), riwayat=OuterRef("pk"))
    in_service = Q(aktif=True) & Q(ada(ctx.today, "pegawai"))
    moved = _pindah(ctx)
    rows = RiwayatJabatan.objects.filter(
        (gone & masih_dinilai(ctx)) | waiting | (moved & in_service),
        pegawai__in=terkelola(ctx.actor).order_by().values("pk"),
    )
    for word in q.split()[:8]:
        rows = rows.filter(Q(pegawai__akun__nama__icontains=word) | Q(penilai__akun__nama__icontains=word))
    why = Case(
        When(gone, then=sebab(ctx.today, "penilai")),
        When(waiting, then=Value("")),
        default=Value(SebabBerhenti.PINDAH.value),
        output_field=CharField(),
    )
    order = Case(When(gone | waiting, then=Value(0)), default=Value(1), output_field=IntegerField())
    return (
        rows.annotate(sebab=why, skp_menunggu=Subquery(skp.values("status")[:1]))
        .select_related("pegawai__akun", *DENGAN_NAMA)
        .order_by(order, F("penilai__akun__nama").asc(nulls_first=True), "pegawai__akun__nama", "pk")
    )


def tanya(ctx: Context, *, riwayat_ids: Collection[int], penilai_id: int) -> Pertanyaan:
    """What is odd about one penilai for these people. Nothing where it cannot be: the operation says so."""
    rows = RiwayatJabatan.objects.filter(pk__in=riwayat_ids, pegawai__in=terkelola(ctx.actor).values("pk"))
    named = list(rows.select_related("jabatan", "pegawai__akun").order_by("pegawai__akun__nama", "pk"))
    oneself = any(row.pegawai_id == penilai_id for row in named)
    if oneself or sebab_sekarang(ctx.today, pegawai_id=penilai_id):
        return Pertanyaan(salah=True)
    return Pertanyaan(ganjil_banyak(ctx, penilai_id=penilai_id, riwayat=named))


def _pindah(ctx: Context) -> Q:
    """The penilai moved to another post and has been named since before (manual BAB II.5).

    No days end it: another penilai, or the answer that this one stays (both begin a line of their own), a
    riwayat of the next year, or the year over with its SKP rated (at the latest the year after). A line
    begins in the year of its riwayat at the earliest, and so do the moves that matter.
    """
    post = RiwayatJabatan.objects.filter(pegawai=OuterRef("penilai_id"))
    former = RiwayatJabatan.objects.filter(pegawai=OuterRef("pegawai"), tmt__lt=OuterRef("tmt")).exclude(
        jabatan=OuterRef("jabatan"), unit_kerja=OuterRef("unit_kerja")
    )
    since = RiwayatPenilai.objects.filter(
        riwayat=OuterRef(OuterRef("pk")), tanggal_selesai=None, tanggal_mulai__lt=OuterRef("tmt")
    )
    last = ctx.today.year - 1
    kini = {"aktif": True, "tmt__range": (date(last, 1, 1), ctx.today)}
    open_still = Exists(belum_selesai().filter(riwayat=OuterRef("pk")))
    running = Q(tahun__gt=last) | (Q(tahun=last) & Q(open_still))
    movers = RiwayatJabatan.objects.filter(**kini).order_by().values("pegawai")
    moved = exists_by_index(post.filter(exists_by_index(former), exists_by_index(since), **kini))
    return Q(penilai__in=movers) & running & moved


def _tercatat(mover: str) -> QuerySet[Mutasi]:
    """A recorded mutasi of the person in column ``mover`` into the post of now: it told everybody itself."""
    own = RiwayatJabatan.objects.filter(pegawai=OuterRef("pegawai"), aktif=True)
    later = Exists(own.filter(tmt__gt=OuterRef("tanggal")))
    return Mutasi.objects.filter(~later, pegawai=OuterRef(mover), dibatalkan_pada=None)


def ditanya_pindah(ctx: Context, *, riwayat: RiwayatJabatan) -> bool:
    """Whether the owner of an active riwayat is asked about a penilai who moved, until they answer."""
    return RiwayatJabatan.objects.filter(_pindah(ctx), pk=riwayat.pk, aktif=True).exists()


def pindah(ctx: Context) -> QuerySet[Pegawai]:
    """Who moved without a mutasi (by a file, by a new riwayat) and is named since before; not scoped."""
    named = RiwayatJabatan.objects.filter(_pindah(ctx), aktif=True).order_by().values("penilai")
    rows = Pegawai.objects.filter(Q(ada(ctx.today)), ~Exists(_tercatat("pk")), pk__in=named)
    return rows.annotate(sebab=Value(SebabBerhenti.PINDAH.value)).select_related("akun").order_by("pk")


def baris(ctx: Context, rows: list[RiwayatJabatan]) -> list[TanpaPenilai]:
    """The rows of a page of :func:`daftar` with who rates instead. Constant queries."""
    months = (
        bulan_menunggu()
        .filter(tidak_ada(ctx.today, "penilai"), skp__riwayat__in=[row.pk for row in rows])
        .annotate(sebab=sebab(ctx.today, "penilai"))
        .select_related("skp__riwayat", "penilai__akun")
        .order_by("pk")
    )
    over = lewat(
        ctx, [(m.pegawai_id, m.skp.riwayat.perangkat_daerah_id, Month(m.tahun, m.bulan)) for m in months]
    )
    waiting: dict[int, list[tuple[Pegawai, str]]] = {}
    late: Counter[int] = Counter()
    for month in months:
        if month.penilai is not None:
            waiting.setdefault(month.skp.riwayat_id, []).append((month.penilai, vars(month)["sebab"]))
            late[month.skp.riwayat_id] += (month.pegawai_id, Month(month.tahun, month.bulan)) in over
    who = {row.pk: _siapa(row, waiting.get(row.pk, [])) for row in rows}
    ids = {found[0].pk for found in who.values() if found}
    moved = {row.penilai_id for row in rows if vars(row)["sebab"] == SebabBerhenti.PINDAH}
    instead = pengganti_banyak(ctx, penilai_ids=ids - moved)
    return [
        TanpaPenilai(
            row,
            found[0],
            SebabBerhenti[found[1]],
            tanpa(instead.get(found[0].pk, []), row.pegawai_id),
            len(waiting.get(row.pk, [])) - late[row.pk],
            late[row.pk],
            _menunggu(row),
        )
        for row in rows
        if (found := who[row.pk]) is not None
    ]


def _menunggu(row: RiwayatJabatan) -> str:
    """What of the SKP of a riwayat whose own penilai is gone waits, in words."""
    found = vars(row)
    if found["sebab"] in ("", SebabBerhenti.PINDAH):
        return ""
    waits = found["skp_menunggu"]
    return KATA_SKP[StatusSkp[waits]] if waits else "" if row.aktif else "SKP belum selesai"


def _siapa(row: RiwayatJabatan, waiting: list[tuple[Pegawai, str]]) -> tuple[Pegawai, str] | None:
    reason: str = vars(row)["sebab"]
    if reason and row.penilai is not None:
        return row.penilai, reason
    return waiting[0] if waiting else None


def kembali(ctx: Context) -> QuerySet[PenilaiBerhenti]:
    """What was told of somebody who is there again, or moved and is named by nobody any more."""
    open_rows = PenilaiBerhenti.objects.filter(kembali_pada=None).exclude(tidak_ada(ctx.today, "penilai"))
    moved = Q(sebab=SebabBerhenti.PINDAH.value, penilai__in=pindah(ctx).order_by().values("pk"))
    return open_rows.exclude(moved).order_by("pk")
