"""Who still owes a month, with the deadline of each: to remind them, and to tell those above (F8.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month, end_of_day
from sikinerja.jadwal.models import Jadwal
from sikinerja.jadwal.queries import berjalan
from sikinerja.jadwal.queries.peta import PetaJendela, peta_banyak
from sikinerja.jadwal.rules import ONE_SECOND
from sikinerja.kepegawaian.models import PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.queries import dinilai_riwayat
from sikinerja.kepegawaian.queries.bulan import riwayat_bulan
from sikinerja.kepegawaian.queries.keadaan import tidak_wajib
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.rekapitulasi.rules import Fakta, Tugas, bulan_calon, jendela
from sikinerja.skp.models.plan import Skp

PD = "skp__riwayat__perangkat_daerah"
SEBUTAN = 3
"""Names in a task; the page has them all."""
SEDANG_DINILAI = (StatusRealisasi.PENILAIAN_HASIL_KERJA, StatusRealisasi.PENILAIAN_PERILAKU)


@dataclass(frozen=True, slots=True)
class PenilaiTertunda:
    """A rater below somebody whose queue is not empty; from the first deadline in it to the last, UTC."""

    nama: str
    nip: str
    month: Month
    jumlah: int
    batas_pada: datetime
    terakhir_pada: datetime


@dataclass(slots=True)
class AntreanPd:
    """What is unrated in a PD, or by its raters, until one local day; ``di_luar``: of people of other PD."""

    pd_id: int
    hari: date
    batas_pada: datetime
    nama: str = ""
    jumlah: int = 0
    di_luar: int = 0
    penilai: set[int | None] = field(default_factory=set)

    def tambah(self, penilai: int | None, jumlah: int, batas: datetime, *, di_luar: bool) -> None:
        """Months that wait for one rater."""
        self.penilai.add(penilai)
        self.jumlah += jumlah
        self.di_luar += jumlah if di_luar else 0
        self.batas_pada = min(self.batas_pada, batas)


@dataclass(frozen=True, slots=True)
class MenungguDiLuar:
    """Raters for whom people of other PD wait, those PD, and how many months are being rated."""

    penilai: set[int]
    pd_ids: set[int]
    dinilai: int


def jendela_kini(ctx: Context) -> list[PetaJendela]:
    """The windows of the last months and of every one still open; a handful of queries."""
    named = set(Jadwal.objects.filter(batas_penilaian_pada__gte=ctx.now).values_list("tahun", "bulan"))
    named |= set(berjalan(now=ctx.now).values_list("tahun", "bulan"))
    months = bulan_calon(ctx.today, {Month(*one) for one in named})
    return peta_banyak(months=months, zone=ctx.zone)


def jendela_terbuka(ctx: Context) -> list[PetaJendela]:
    """The windows of every month that somebody may still file or rate; a handful of queries."""
    return terbuka(ctx, jendela_kini(ctx))


def terbuka(ctx: Context, windows: Iterable[PetaJendela]) -> list[PetaJendela]:
    """Those of them that are still open for somebody."""
    return [one for one in windows if one.terakhir_pada > ctx.now - ONE_SECOND]


def lalu(ctx: Context, windows: Iterable[PetaJendela]) -> list[PetaJendela]:
    """Those of the last months, open or over."""
    months = bulan_calon(ctx.today, ())
    return [one for one in windows if one.month in months]


def mendesak(ctx: Context, fakta: Fakta) -> list[PetaJendela]:
    """The windows of months whose rating ends today or tomorrow, for all or a PD. No query on other days."""
    until = _besok(ctx)
    months = [
        month
        for month in bulan_calon(ctx.today, set(fakta.ketentuan))
        for pd in {None, *(scope for scope, _ in fakta.ketentuan.get(month, ()))}
        if ctx.now - ONE_SECOND
        < jendela(fakta, pegawai_id=0, pd_id=pd, month=month, zone=ctx.zone).batas_penilaian_pada
        <= until
    ]
    return peta_banyak(months=set(months), zone=ctx.zone) if months else []


def tugas_tertunda(ctx: Context, fakta: Fakta) -> list[Tugas]:
    """On the last day but one: what raters below have not rated, and what is unrated in one's PD (§4.2)."""
    windows = mendesak(ctx, fakta)
    above = _tugas_atasan(ctx, windows) if windows and fakta.is_penilai else []
    return above + (_tugas_pengelola(ctx, windows) if ctx.actor.pengelola_pd else [])


def _besok(ctx: Context) -> datetime:
    return end_of_day(ctx.today + timedelta(days=1), ctx.zone)


def _tugas_atasan(ctx: Context, windows: list[PetaJendela]) -> list[Tugas]:
    rows = [row for row in penilai_tertunda(ctx, windows) if row.batas_pada <= _besok(ctx)]
    if not rows:
        return []
    names = ", ".join(f"{row.nama} ({row.jumlah})" for row in rows[:SEBUTAN])
    more = f", dan {len(rows) - SEBUTAN} penilai lain" if len(rows) > SEBUTAN else ""
    title = f"{sum(row.jumlah for row in rows)} realisasi belum dinilai oleh bawahan Anda"
    where = ("penilaian_realisasi_bulanan:tertunda",)
    return [Tugas(title, f"{names}{more}", "Lihat", where, rows[0].batas_pada)]


def _tugas_pengelola(ctx: Context, windows: list[PetaJendela]) -> list[Tugas]:
    """A line for each PD, which leads to that PD's queue."""
    found = []
    for window in windows:
        month, rows = window.month, belum_dinilai(window, now=ctx.now)
        for one in antrean_pd(ctx, rows, month, pd_ids=ctx.actor.pengelola_pd):
            if one.batas_pada > _besok(ctx):
                continue
            where = f"pegawai atau penilai {one.nama}" if one.di_luar else f"di {one.nama}"
            text = f"Ingatkan penilainya: {bulan_tahun(month.tahun, month.bulan)}"
            asked = f"?pd={one.pd_id}&tahun={month.tahun}&bulan={month.bulan}"
            task = Tugas(
                f"{one.jumlah} realisasi {where} belum dinilai", text, "Lihat", ("rekapitulasi:antrean",),
                one.batas_pada, jumlah=one.jumlah, kueri=asked,
            )  # fmt: skip
            found.append(task)
    return found


def antrean_pd(
    ctx: Context, rows: QuerySet[Any, Any], month: Month, *, pd_ids: Collection[int] | None = None
) -> list[AntreanPd]:
    """Months that wait (``rows`` with ``batas``) by PD: that of the recap, and that of the penilai.

    After a mutasi these are two: the one misses a predikat, the other alone can see to it that its penilai
    rates. A row a PD and local day of the deadline. One query, one more for the names.
    """
    posts = RiwayatJabatan.objects.filter(aktif=True).order_by()
    found = di_rekap(rows, month).annotate(
        hari=TruncDate("batas", tzinfo=ctx.zone),
        pd_penilai=Subquery(posts.filter(pegawai=OuterRef("penilai")).values("perangkat_daerah_id")[:1]),
    )
    if pd_ids is not None:
        here = posts.filter(perangkat_daerah__in=pd_ids).values("pegawai")
        found = found.filter(Q(pd_rekap__in=pd_ids) | Q(penilai__in=here))
    grouped = found.values_list("pd_rekap", "pd_penilai", "penilai", "hari")
    by_pd: dict[tuple[int, date], AntreanPd] = {}
    for recap, rater, penilai, hari, jumlah, batas in grouped.annotate(jumlah=Count("pk"), dari=Min("batas")):
        for pd in {recap, rater} - {None}:
            if pd_ids is None or pd in pd_ids:
                one = by_pd.setdefault((pd, hari), AntreanPd(pd, hari, batas))
                one.tambah(penilai, jumlah, batas, di_luar=pd != recap)
    names = dict(PerangkatDaerah.objects.filter(pk__in={pd for pd, _ in by_pd}).values_list("pk", "nama"))
    for one in by_pd.values():
        one.nama = names[one.pd_id]
    return sorted(by_pd.values(), key=lambda one: (one.nama, one.hari))


def di_rekap(rows: QuerySet[Any, Any], month: Month) -> QuerySet[Any, Any]:
    """The months of ``month`` with the PD in whose recap they stand: ``pd_rekap``.

    That of the riwayat of the last day (``bulan.sql``), which after a mutasi is not the SKP's.
    """
    post = RiwayatJabatan.objects.filter(pk=OuterRef("riwayat_bulan"))
    found: QuerySet[Any, Any] = rows.alias(riwayat_bulan=riwayat_bulan("pegawai_id", month)).annotate(
        pd_rekap=Subquery(post.values("perangkat_daerah_id")[:1])
    )
    return found


def belum_diisi(window: PetaJendela, *, now: datetime) -> QuerySet[Skp]:
    """SKP under which a month is owed and not filed; each carries ``batas``, its deadline (UTC).

    Approved, the newest of the person that meets the month (domain.md §4.3), window open, no keadaan khusus.
    """
    month = window.month
    meets = Q(versi_terakhir__gt=0, periode_awal__lte=month.last, periode_akhir__gte=month.first)
    newer = Skp.objects.filter(meets, pegawai=OuterRef("pegawai"), periode_awal__gt=OuterRef("periode_awal"))
    filed = Realisasi.objects.alias(ke=12 * F("tahun") + F("bulan")).filter(
        pegawai=OuterRef("pegawai"), ke=12 * month.tahun + month.bulan
    )
    filed = filed.exclude(status=StatusRealisasi.BELUM)
    return (
        Skp.objects.filter(meets)
        .exclude(tidak_wajib(month=month, kolom="pegawai_id"))
        # Looked up one by one (core.sql): an EXISTS becomes a join, which poor statistics turn into hours.
        .alias(
            lebih_baru=Subquery(newer.order_by().values("pk")[:1]),
            terisi=Subquery(filed.order_by().values("pk")[:1]),
        )
        .filter(lebih_baru=None, terisi=None)
        .annotate(
            mulai=window.mulai_sql(perangkat_daerah="riwayat__perangkat_daerah"),
            batas=window.batas_pengisian_sql(
                pegawai="pegawai_id", perangkat_daerah="riwayat__perangkat_daerah"
            ),
        )
        .filter(mulai__lte=now, batas__gt=now - ONE_SECOND)
        .order_by()
    )


def belum_dinilai(window: PetaJendela, *, now: datetime) -> QuerySet[Realisasi]:
    """Filed months not rated to the end that may still be rated; each carries ``batas`` (UTC).

    One that was withdrawn counts once its filing is over (domain.md §4.4).
    """
    rows: QuerySet[Any, Any] = _menunggu(window, now=now)
    return rows.filter(batas__gt=now - ONE_SECOND)


def tidak_dinilai(window: PetaJendela, *, now: datetime) -> QuerySet[Realisasi]:
    """The same whose rating is over."""
    rows: QuerySet[Any, Any] = _menunggu(window, now=now)
    return rows.filter(batas__lte=now - ONE_SECOND)


def _menunggu(window: PetaJendela, *, now: datetime) -> QuerySet[Realisasi]:
    columns = {"pegawai": "pegawai_id", "perangkat_daerah": PD}
    withdrawn = Q(status=StatusRealisasi.BELUM, pengajuan__isnull=False, batas_isi__lte=now - ONE_SECOND)
    return (
        Realisasi.objects.filter(tahun=window.month.tahun, bulan=window.month.bulan)
        .annotate(
            batas_isi=window.batas_pengisian_sql(**columns), batas=window.batas_penilaian_sql(**columns)
        )
        .filter(Q(status__in=SEDANG_DINILAI) | withdrawn)
        .order_by()
    )


def penilai_tertunda(
    ctx: Context, windows: Iterable[PetaJendela], *, lewat: bool = False
) -> list[PenilaiTertunda]:
    """The raters whom the actor rates and whose queue is not empty, by deadline. A query a month.

    ``lewat``: whose time is over, instead.
    """
    below = RiwayatJabatan.objects.filter(dinilai_riwayat(ctx.actor), aktif=True).values("pegawai")
    ask = tidak_dinilai if lewat else belum_dinilai
    found = []
    for window in windows:
        rows: QuerySet[Any, Any] = (
            ask(window, now=ctx.now)
            .filter(penilai__in=below)
            .values_list("penilai__akun__nama", "penilai__nip")
            .annotate(jumlah=Count("pk"), terdekat=Min("batas"), terakhir=Max("batas"))
        )
        found += [
            PenilaiTertunda(nama, nip or "", window.month, jumlah, batas, last)
            for nama, nip, jumlah, batas, last in rows
        ]
    return sorted(found, key=lambda row: (row.batas_pada, row.nama, row.month))


def menunggu_di_luar(*, month: Month, pd_ids: Collection[int]) -> MenungguDiLuar:
    """What waits for raters of these PD and stands in the recap of others (after a mutasi). One query.

    Nobody but the PD of the rater can see to it that these are rated.
    """
    here = RiwayatJabatan.objects.filter(perangkat_daerah__in=pd_ids, aktif=True).order_by().values("pegawai")
    rows = Realisasi.objects.filter(tahun=month.tahun, bulan=month.bulan, pengajuan__isnull=False)
    rows = rows.exclude(status=StatusRealisasi.SELESAI).filter(penilai__in=here).order_by()
    beyond = di_rekap(rows, month).filter(pd_rekap__isnull=False).exclude(pd_rekap__in=pd_ids)
    found = list(beyond.values_list("penilai_id", "pd_rekap", "status"))
    return MenungguDiLuar(
        {penilai for penilai, *_ in found},
        {pd for _, pd, _ in found},
        sum(status in SEDANG_DINILAI for *_, status in found),
    )
