"""What hangs on a penilai: shown before the penilai goes, told to whoever goes on (issue 9 §1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.sql import exists_by_index
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta_banyak
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.berhenti import ada, sebab, tidak_ada
from sikinerja.kepegawaian.queries.wewenang import Pengganti, digantikan, pengganti_banyak
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.mutasi.rules.berhenti import BULAN, LAMA, LEWAT, MENUNGGU
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import akhir
from sikinerja.skp.rules import StatusSkp

TERBANYAK = 1000
"""Rows of a kind that are read: nobody rates more people."""
BAWAHAN = "BAWAHAN"
MENUNGGU_SKP = (StatusSkp.PENILAIAN, StatusSkp.REVISI, StatusSkp.PENILAIAN_AKHIR)


@dataclass(frozen=True, slots=True)
class Bergantung:
    """What waits for a penilai, each line as it reads, and who goes on with it (``pengganti``: nobody)."""

    skp: Sequence[str] = ()
    revisi: Sequence[str] = ()
    bulan: Sequence[str] = ()
    lewat: Sequence[str] = ()
    """Months of which the time for rating is over: nobody rates them without a dispensation."""
    akhir: Sequence[str] = ()
    lama: Sequence[str] = ()
    """SKP that are not SELESAI under riwayat that are active no more: nothing of them waits just now."""
    bawahan: Sequence[str] = ()
    pengganti: Sequence[Pengganti] = ()
    terbawa: Sequence[Terbawa] = ()
    """What waits for others who are gone already, and whom this one stands in for."""

    def __bool__(self) -> bool:
        """Whether anything hangs there at all."""
        return bool(self.baris or self.terbawa)

    @property
    def menunggu(self) -> tuple[Sequence[str], ...]:
        """Whose, in the order of ``MENUNGGU``."""
        return self.skp, self.revisi, self.bulan, self.lewat, self.akhir, self.lama

    @property
    def baris(self) -> list[tuple[int, str, Sequence[str]]]:
        """What there is: how many, of what, whose."""
        waiting = zip(MENUNGGU.values(), self.menunggu, strict=True)
        rows = (*waiting, ("pegawai menunjuknya sebagai Pejabat Penilai", self.bawahan))
        return [(len(names), what, names) for what, names in rows if names]

    @property
    def ringkas(self) -> str:
        """The same in one line, for a notice."""
        own = ", ".join(f"{jumlah} {what}" for jumlah, what, _ in self.baris)
        others = [f"sebagai pengganti {one.nama}: {one.bergantung.ringkas}" for one in self.terbawa]
        return "; ".join([own, *others] if own else others)


@dataclass(frozen=True, slots=True)
class Terbawa:
    """Somebody who is gone already, why, what waits for them, and who would go on with it next."""

    nama: str
    sebab: SebabBerhenti
    bergantung: Bergantung


def bergantung(ctx: Context, *, pegawai_id: int, dengan_pengganti: bool = True) -> Bergantung:
    """What hangs on somebody as penilai, of their own and in place of others, and who would go on with it.

    ``dengan_pengganti`` False: of who stays and goes on rating (a mutasi); one query, only what is their own.
    """
    found = _milik(ctx, pegawai_id)
    if not dengan_pengganti:
        return found
    gone = _digantikan(ctx, pegawai_id)
    if not found and not gone:
        return found
    ids = [pegawai_id, *(one.pk for one in gone)]
    instead = pengganti_banyak(ctx, penilai_ids=ids, anggap=[pegawai_id])
    carried = [
        Terbawa(
            one.akun.nama,
            SebabBerhenti[vars(one)["sebab"]],
            replace(_milik(ctx, one.pk), pengganti=instead.get(one.pk, [])),
        )
        for one in gone
    ]
    return replace(found, pengganti=instead.get(pegawai_id, []), terbawa=carried)


def _milik(ctx: Context, pegawai_id: int) -> Bergantung:
    """What hangs on somebody by name. One query, one more where months do."""
    bawahan = RiwayatJabatan.objects.filter(masih_dinilai(ctx), penilai=pegawai_id, aktif=True)
    return _tersusun(ctx, Q(riwayat__penilai=pegawai_id), Q(penilai=pegawai_id), bawahan)


def _digantikan(ctx: Context, pegawai_id: int) -> list[Pegawai]:
    """Who is gone, is still somebody's penilai, and is stood in for by somebody, at whatever depth."""
    gone = {one.pk: one for one in perlu_dikabari(ctx)}
    carried = digantikan(ctx, penilai_ids=gone, oleh=[pegawai_id])
    return [gone[pk] for pk in sorted(carried.get(pegawai_id, []))]


def bergantung_pd(ctx: Context, *, perangkat_daerah_id: int) -> Bergantung:
    """What under the riwayat of a PD still waits for its penilai. One query, one more where months do."""
    here = Q(riwayat__perangkat_daerah=perangkat_daerah_id)
    months = Q(skp__riwayat__perangkat_daerah=perangkat_daerah_id)
    return _tersusun(ctx, here, months, RiwayatJabatan.objects.none())


def bulan_menunggu() -> QuerySet[Realisasi]:
    """Months that were filed, or withdrawn after that, and are not rated to the end."""
    return Realisasi.objects.filter(pengajuan__isnull=False).exclude(status=StatusRealisasi.SELESAI)


def belum_selesai() -> QuerySet[Skp]:
    """SKP that still need a penilai, of whatever year: what waits with one, what its owner can go on with.

    In January that is last year's: its December and its realisasi akhir are not filed yet.
    """
    running = Q(status__in=[s.value for s in StatusSkp if s != StatusSkp.SELESAI], pegawai__akun__aktif=True)
    return Skp.objects.filter(akhir.menunggu(MENUNGGU_SKP) | running)


def masih_dinilai(ctx: Context) -> Q:
    """Riwayat whose owner still needs a penilai: who serves in it, or whose SKP of it is not SELESAI."""
    serves = Q(aktif=True) & Q(ada(ctx.today, "pegawai"))
    return serves | Q(Exists(belum_selesai().filter(riwayat=OuterRef("pk"))))


def riwayat_lama() -> QuerySet[Skp]:
    """SKP that will still need a penilai though their riwayat is active no more; nothing waits just now."""
    return belum_selesai().filter(riwayat__aktif=False).exclude(status__in=MENUNGGU_SKP)


def perlu_dikabari(ctx: Context) -> QuerySet[Pegawai]:
    """Who rates no more and is still somebody's penilai. Carries ``sebab``; not scoped."""
    named = RiwayatJabatan.objects.filter(ada(ctx.today, "pegawai"), penilai=OuterRef("pk"), aktif=True)
    months = bulan_menunggu().filter(penilai=OuterRef("pk"))
    plans = belum_selesai().filter(riwayat__penilai=OuterRef("pk"))
    still = [When(exists_by_index(rows), then=Value(value=True)) for rows in (named, months, plans)]
    asked = Case(*still, default=Value(value=False))
    gone = Case(
        When(tidak_ada(ctx.today), then=asked), default=Value(value=False), output_field=BooleanField()
    )
    rows = Pegawai.objects.filter(gone)
    return rows.annotate(sebab=sebab(ctx.today)).select_related("akun").order_by("pk")


def _tersusun(ctx: Context, skp: Q, bulan: Q, bawahan: QuerySet[RiwayatJabatan]) -> Bergantung:
    """The rows of all three tables in one query, as lines, by name; months by whether they can be rated."""
    months = bulan_menunggu().filter(bulan)
    unit = "skp__riwayat__perangkat_daerah_id"
    rows = _baris(Skp.objects.filter(akhir.menunggu(MENUNGGU_SKP), skp), "status", "tahun", 0, 0).union(
        _baris(months, Value(BULAN), "tahun", "bulan", unit),
        _baris(riwayat_lama().filter(skp), Value(LAMA), "tahun", 0, 0),
        _baris(bawahan, Value(BAWAHAN), 0, 0, 0),
        all=True,
    )
    asked = sorted(rows)
    over = lewat(ctx, [(pk, pd, Month(year, n)) for kind, _, year, n, pd, pk in asked if kind == BULAN])
    found = defaultdict(list)
    for kind, nama, tahun, month, _, pegawai_id in asked:
        when = f" ({bulan_tahun(tahun, month) if month else tahun})" if tahun else ""
        is_over = kind == BULAN and (pegawai_id, Month(tahun, month)) in over
        found[LEWAT if is_over else kind].append(f"{nama}{when}")
    return Bergantung(
        skp=found[StatusSkp.PENILAIAN.value],
        revisi=found[StatusSkp.REVISI.value],
        akhir=found[StatusSkp.PENILAIAN_AKHIR.value],
        bulan=found[BULAN],
        lewat=found[LEWAT],
        lama=found[LAMA],
        bawahan=found[BAWAHAN],
    )


def lewat(ctx: Context, bulan: Collection[tuple[int, int, Month]]) -> set[tuple[int, Month]]:
    """Of months (whose, PD of the SKP, month) those whose time for rating is over. One query, if any."""
    if not bulan:
        return set()
    windows = {one.month: one for one in peta_banyak(months={month for *_, month in bulan}, zone=ctx.zone)}
    return {
        (pegawai_id, month)
        for pegawai_id, pd_id, month in bulan
        if windows[month].untuk(pegawai_id=pegawai_id, perangkat_daerah_id=pd_id).penilaian_berakhir(ctx.now)
    }


def _baris(
    rows: QuerySet[Any], jenis: str | Value, tahun: str | int, bulan: str | int, pd: str | int
) -> QuerySet[Any, Any]:
    """Kind, whose, year and month (0: none), PD (0: none) and the person's id of some rows."""
    kind = Cast(jenis, CharField())
    numbers = (Cast(Value(v) if isinstance(v, int) else v, IntegerField()) for v in (tahun, bulan, pd))
    found: QuerySet[Any, Any] = rows.order_by("pk").values_list(
        kind, "pegawai__akun__nama", *numbers, "pegawai_id"
    )
    return found[:TERBANYAK]
