"""What the pages of released months show (F8.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import DateField, QuerySet, Sum, Value
from django.db.models.functions import Cast, ExtractMonth, ExtractYear, Greatest, TruncMonth

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.search import cocok
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta_banyak
from sikinerja.realisasi.models import Realisasi
from sikinerja.rilis import queries, rules
from sikinerja.rilis.models import Koreksi, Rilis, RilisBaris, RilisRekap
from sikinerja.rilis.rules import StatusNilai
from sikinerja.skp.models import Versi
from sikinerja.skp.rules import Predikat, StatusSkp

STATUS = tuple((status.value.lower(), status.label) for status in StatusNilai)
PREDIKAT = tuple((predikat.value.lower(), predikat.label, predikat.value) for predikat in Predikat)
DIJUMLAH = ("jumlah", "tanpa_absensi", "jumlah_tpp")
ANGKA = (*DIJUMLAH, *(name for name, _ in STATUS), *(name for name, _, _ in PREDIKAT))
TANPA_ABSENSI = "TANPA_ABSENSI"
HASIL = (
    *Predikat.choices(),
    *(pair for pair in StatusNilai.choices() if pair[0] != StatusNilai.DINILAI),
    (TANPA_ABSENSI, "Tanpa absensi"),
)
"""By which outcome the rows of a release are filtered."""
BERJALAN = tuple(s.value for s in StatusSkp if s not in (StatusSkp.PENILAIAN_AKHIR, StatusSkp.SELESAI))
"""Status of an SKP whose year is not reported."""


@dataclass(frozen=True, slots=True)
class Bulan:
    """One month in the list, without ``rilis`` one that waits; ``angka``: of the PD that are seen.

    ``waktunya``: the month's last deadline is over, so that it may be released without a reason.
    """

    month: Month
    rilis: Rilis | None
    koreksi: Koreksi | None
    angka: dict[str, Any]
    waktunya: bool = True


@dataclass(frozen=True, slots=True)
class Rincian:
    """One release: its PD in numbers, what they make together, the other numbers of its month."""

    rilis: Rilis
    terakhir: bool
    pd: list[RilisRekap]
    total: dict[str, Any]
    nomor: list[Rilis]
    koreksi: Koreksi | None

    @property
    def rata_tpp(self) -> Decimal:
        """The mean percentage, two decimals."""
        return rata_tpp(self.total)

    @property
    def batang_predikat(self) -> list[dict[str, Any]]:
        """How many have each predikat."""
        return [{"label": label, "jumlah": self.total[name], "kode": kode} for name, label, kode in PREDIKAT]

    @property
    def batang_tanpa(self) -> list[dict[str, Any]]:
        """How many have none, by why."""
        return [{"label": label, "jumlah": self.total[name], "kode": ""} for name, label in STATUS[1:]]


def rata_tpp(angka: dict[str, Any]) -> Decimal:
    """The mean percentage of what was counted."""
    return rules.rata_rata(Decimal(angka["jumlah_tpp"] or 0), angka["jumlah"] or 0)


def jumlah(rilis: Rilis) -> dict[str, Any]:
    """What all PD of a release make together."""
    return RilisRekap.objects.filter(rilis=rilis).aggregate(**{name: Sum(name) for name in ANGKA})


def daftar(ctx: Context) -> list[Bulan]:
    """Months with their numbers, newest first: for BKD also those that wait to be released."""
    rows = list(queries.terakhir_tiap_bulan(ctx.actor))
    seen = RilisRekap.objects.filter(rilis__in=rows)
    if not ctx.actor.is_bkd:
        seen = seen.filter(perangkat_daerah__in=queries.pd_terlihat(ctx.actor))
    sums = {name: Sum(name) for name in ANGKA}
    counted: dict[int, dict[str, Any]] = {
        row["rilis"]: dict(row) for row in seen.order_by().values("rilis").annotate(**sums)
    }
    opened = {k.month: k for k in Koreksi.objects.filter(hasil="")} if ctx.actor.is_bkd else {}
    found = [Bulan(r.month, r, opened.get(r.month), counted.get(r.pk, {})) for r in rows]
    waiting = _menunggu(ctx, *_awal(ctx)) if ctx.actor.is_bkd else []
    return sorted([*waiting, *found], key=lambda row: row.month, reverse=True)


def belum_dirilis(ctx: Context) -> list[Month]:
    """Months that BKD can release now and has not, oldest first; none for others. Three queries."""
    if not ctx.actor.is_bkd:
        return []
    return [row.month for row in reversed(_menunggu(ctx, *_awal(ctx))) if row.waktunya]


def _awal(ctx: Context) -> tuple[set[Month], Month | None]:
    """The months that were released, and the first one of which a release is owed. One query.

    It is the first month that anybody began to report, or that was released; earlier, the first that could be
    reported under an SKP whose year is not.
    """
    before = TruncMonth("disetujui_pada", tzinfo=ctx.zone, output_field=DateField())
    plans = Versi.objects.filter(nomor=1, skp__status__in=BERJALAN).alias(
        mulai=Greatest("skp__periode_awal", Cast(before - timedelta(days=1), DateField()))
    )
    months = [Value(0), ExtractYear("mulai"), ExtractMonth("mulai")]
    done = Rilis.objects.order_by().values_list(Value(1), "tahun", "bulan")
    begun = Realisasi.objects.order_by("tahun", "bulan").values_list(Value(0), "tahun", "bulan")[:1]
    owed = plans.order_by("mulai").values_list(*months)[:1]
    rows = [(bool(kind), Month(tahun, bulan)) for kind, tahun, bulan in done.union(begun, owed)]
    return {month for is_done, month in rows if is_done}, min((month for _, month in rows), default=None)


def _menunggu(ctx: Context, released: set[Month], first: Month | None) -> list[Bulan]:
    """Every month not released, newest first, back to ``first`` (None: the last one). Two queries.

    Before that nobody used the application, so there is nothing to release.
    """
    month = Month.of(ctx.today).previous
    first = first or month
    months: list[Month] = []
    while month >= first:
        if month not in released:
            months.append(month)
        month = month.previous
    windows = {one.month: one for one in peta_banyak(months=months, zone=ctx.zone)} if months else {}
    return [
        Bulan(m, None, None, {}, waktunya=not rules.lebih_awal(windows[m].terakhir_pada, ctx.now))
        for m in months
    ]


def rincian(ctx: Context, *, rilis_id: int) -> Rincian:
    """The page of one release; NotFound for who may not read it."""
    rilis = queries.get(ctx, rilis_id=rilis_id)
    pd = list(queries.rekap_terlihat(ctx.actor, rilis))
    numbers = list(queries.nomor_lain(rilis))
    return Rincian(
        rilis=rilis,
        terakhir=numbers[0] == rilis,
        pd=pd,
        total={name: sum(getattr(row, name) for row in pd) for name in ANGKA},
        nomor=numbers,
        koreksi=queries.koreksi_terbuka(month=rilis.month) if ctx.actor.is_bkd else None,
    )


def baris(
    ctx: Context, *, rilis: Rilis, q: str = "", pd_id: int | None = None, hasil: str = ""
) -> QuerySet[RilisBaris]:
    """The rows of a release that an actor may read, narrowed; in their order."""
    rows = queries.baris_terlihat(ctx.actor).filter(rilis=rilis).order_by("urutan").defer("perhitungan")
    if not ctx.actor.is_bkd:
        rows = rows.filter(perangkat_daerah__in=queries.pd_terlihat(ctx.actor))
    if pd_id is not None:
        rows = rows.filter(perangkat_daerah=pd_id or None)
    return _saring_hasil(rows.filter(cocok(q, nama="nama", nomor="nip")), hasil)


def _saring_hasil(rows: QuerySet[RilisBaris], hasil: str) -> QuerySet[RilisBaris]:
    if hasil == TANPA_ABSENSI:
        return rows.filter(nilai_absensi=None).exclude(status=StatusNilai.KEADAAN_KHUSUS.value)
    if hasil in Predikat.__members__:
        return rows.filter(predikat=hasil)
    return rows.filter(status=hasil) if hasil in StatusNilai.__members__ else rows


def milik_sendiri(ctx: Context, *, month: Month) -> RilisBaris:
    """One's own row of a month under the number that counts; NotFound where there is none."""
    row = queries.milik_sendiri(ctx).filter(rilis__tahun=month.tahun, rilis__bulan=month.bulan).first()
    if row is None:
        raise NotFound(rules.BELUM_DIRILIS)
    return row
