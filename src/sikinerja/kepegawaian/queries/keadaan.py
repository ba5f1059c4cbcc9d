"""Keadaan khusus: which months owe nothing, asked here by everybody (domain.md §8, §9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Case, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from sikinerja.core.arrays import json_array, read
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.search import cocok
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.rules import keadaan as rules
from sikinerja.kepegawaian.rules.keadaan import PURNA, TETAP, JenisKeadaan, Keadaan, Pencabutan

PegawaiIds: TypeAlias = Collection[int] | QuerySet[Any, Any] | None
"""Ids of people, or a queryset of them; None: everybody."""
DICABUT = {
    "kepegawaian.hapus_keadaan": "dihapus",
    "kepegawaian.ubah_keadaan": "diubah",
    "kepegawaian.akhiri_keadaan": "diakhiri",
}
DICATAT = "kepegawaian.catat_keadaan"
TERBANYAK = 100
"""Lines of the trail that are read for one person."""


def pada_bulan(*, pegawai_ids: PegawaiIds, month: Month) -> dict[int, Keadaan]:
    """Of these people (None: of everybody) those who owe nothing for a month, and why. Two queries.

    ``Keadaan.label`` names it: "Cuti melahirkan". Who is not among the keys owes the month.
    """
    masa = _masa(pegawai_ids, month.first, month.last)
    found = {pegawai_id: rules.keadaan_bulan(rows, month) for pegawai_id, rows in masa.items()}
    return {pegawai_id: row for pegawai_id, row in found.items() if row is not None}


def satu_bulan(*, pegawai_id: int, month: Month) -> str:
    """Why one person owes nothing for a month, as lists name it, or "". One query."""
    row = Pegawai.objects.filter(pk=pegawai_id).values(**kolom("pk")).get()
    found = rules.keadaan_bulan(dari_kolom(row), month)
    return found.label if found else ""


def pada_tahun(*, pegawai_id: int, tahun: int) -> dict[int, Keadaan]:
    """The months (1 to 12) of a year for which one person owes nothing, and why. One query."""
    masa = dari_kolom(Pegawai.objects.filter(pk=pegawai_id).values(**kolom("pk")).get())
    states = {bulan: rules.keadaan_bulan(masa, Month(tahun, bulan)) for bulan in range(1, 13)}
    return {bulan: row for bulan, row in states.items() if row is not None}


def pada_tahun_banyak(*, pegawai_ids: PegawaiIds, tahun: int) -> dict[int, dict[int, Keadaan]]:
    """:func:`pada_tahun` of many people; who owes every month is not among the keys. Two queries."""
    months = [Month(tahun, bulan) for bulan in range(1, 13)]
    found = {}
    for pegawai_id, rows in _masa(pegawai_ids, months[0].first, months[-1].last).items():
        states = {month.bulan: rules.keadaan_bulan(rows, month) for month in months}
        found[pegawai_id] = {bulan: row for bulan, row in states.items() if row is not None}
    return found


def kolom(pegawai: str) -> dict[str, Any]:
    """The states of the person in column ``pegawai`` as columns of a larger question; :func:`dari_kolom`."""
    states = KeadaanKhusus.objects.filter(pegawai=OuterRef(pegawai))
    begun = RiwayatJabatan.objects.filter(pegawai=OuterRef(pegawai)).order_by("tmt")
    columns = {"jenis": "jenis", "mulai": "tanggal_mulai", "selesai": "tanggal_selesai"}
    return {"keadaan": json_array(states, columns), "tmt_pertama": Subquery(begun.values("tmt")[:1])}


def dari_kolom(row: Mapping[str, Any]) -> list[Keadaan]:
    """The states, and the time before the first TMT, of a row with the columns of :func:`kolom`."""
    found = [
        Keadaan(
            JenisKeadaan[state["jenis"]],
            date.fromisoformat(state["mulai"]),
            date.fromisoformat(state["selesai"]) if state["selesai"] else None,
        )
        for state in read(row["keadaan"])
    ]
    return found + ([rules.sebelum_bertugas(row["tmt_pertama"])] if row["tmt_pertama"] else [])


def dicabut(*, akun_id: int | None) -> list[Pencabutan]:
    """Somebody's states that were deleted, changed or ended, as the audit trail keeps them. One query."""
    rows = Jejak.objects.filter(untuk=akun_id, aksi__in=[DICATAT, *DICABUT]).order_by("-id")[:TERBANYAK]
    begun = {row.objek_id: row.pada for row in rows if row.aksi == DICATAT}
    return [
        Pencabutan(_dari_jejak(row.data["lama"]), row.pada, DICABUT[row.aksi], begun.get(row.objek_id))
        for row in rows
        if row.aksi in DICABUT
    ]


def ada_dicabut(*, akun_id: int | None) -> Exists:
    """Whether there are any: for a question that is asked anyhow."""
    return Exists(Jejak.objects.filter(untuk=akun_id, aksi__in=list(DICABUT)))


def _dari_jejak(data: Mapping[str, Any]) -> Keadaan:
    ended = data["selesai"]
    begun = date.fromisoformat(data["mulai"])
    return Keadaan(JenisKeadaan[data["jenis"]], begun, date.fromisoformat(ended) if ended else None)


def tidak_wajib(*, month: Month, kolom: str = "pk") -> Q:
    """The rows, in whose column ``kolom`` stands a pegawai, that owe nothing for a month. Asks at once."""
    return Q(**{f"{kolom}__in": sorted(pada_bulan(pegawai_ids=None, month=month))})


def bukan_lagi_pegawai(*, month: Month, kolom: str = "pk") -> Q:
    """The rows of people who left in a year before and are not back: no employees of the month any more."""
    lasting = Q(jenis__in=sorted(TETAP)) | Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=month.last)
    gone = KeadaanKhusus.objects.filter(
        lasting, jenis__in=sorted(PURNA), tanggal_mulai__lt=date(month.tahun, 1, 1)
    )
    return Q(**{f"{kolom}__in": gone.order_by().values("pegawai_id")})


def pada_hari(*, pegawai_id: int, tanggal: date) -> Keadaan | None:
    """The state in which somebody is on a local day; None: in service."""
    row = KeadaanKhusus.objects.filter(pada(tanggal), pegawai=pegawai_id).first()
    return _keadaan(row) if row else None


def purna(*, pegawai_ids: Collection[int]) -> dict[int, list[Keadaan]]:
    """Of these people the states by which they leave service (``rules.hari_terakhir``). One query."""
    rows = KeadaanKhusus.objects.filter(jenis__in=sorted(PURNA), pegawai__in=pegawai_ids).order_by()
    found: dict[int, list[Keadaan]] = defaultdict(list)
    for row in rows:
        found[row.pegawai_id].append(_keadaan(row))
    return found


def yang_meninggal() -> QuerySet[KeadaanKhusus, Any]:
    """The ids of who died, for ``pegawai__in``."""
    return KeadaanKhusus.objects.filter(jenis=JenisKeadaan.MENINGGAL).order_by().values("pegawai_id")


def meninggal_pada(kolom: str) -> Subquery:
    """The day on which the person in a column died; NULL: lives."""
    rows = KeadaanKhusus.objects.filter(pegawai=OuterRef(kolom), jenis=JenisKeadaan.MENINGGAL).order_by()
    return Subquery(rows.values("tanggal_mulai")[:1])


def hari_terakhir(*, pegawai_id: int, sampai: date) -> date:
    """Somebody's last day of service up to a day. One query."""
    return rules.hari_terakhir(purna(pegawai_ids=[pegawai_id]).get(pegawai_id, ()), sampai)


def pada(tanggal: date) -> Q:
    """Whether a state holds on a local day."""
    return Q(tanggal_mulai__lte=tanggal) & (Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=tanggal))


def visible(actor: Actor) -> QuerySet[KeadaanKhusus]:
    """States an actor manages: of the own PD's people (pengelola), of everybody (BKD)."""
    rows = KeadaanKhusus.objects.select_related("pegawai__akun", "dibuat_oleh")
    return rows if actor.is_bkd else rows.filter(pegawai__in=terkelola(actor).order_by().values("pk"))


def daftar(ctx: Context, *, q: str = "", jenis: str = "") -> QuerySet[KeadaanKhusus]:
    """Those of :func:`visible` by name or number: first what holds today, then what comes, then the past."""
    order = Case(
        When(pada(ctx.today), then=Value(0)),
        When(tanggal_mulai__gt=ctx.today, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = visible(ctx.actor)
    rows = rows.filter(cocok(q, nama="pegawai__akun__nama", nomor="pegawai__akun__username"))
    if jenis:
        rows = rows.filter(jenis=jenis)
    return rows.order_by(order, "-tanggal_mulai", "-pk")


def get(ctx: Context, *, keadaan_id: int) -> KeadaanKhusus:
    """One state that the actor manages; NotFound otherwise."""
    row = visible(ctx.actor).filter(pk=keadaan_id).first()
    if row is None:
        raise NotFound("Keadaan khusus tidak ditemukan.")
    return row


def lock(ctx: Context, *, keadaan_id: int) -> KeadaanKhusus:
    """:func:`get` with the row locked."""
    rows = visible(ctx.actor).select_for_update(of=("self",), no_key=True).order_by()
    row = rows.filter(pk=keadaan_id).first()
    if row is None:
        raise NotFound("Keadaan khusus tidak ditemukan.")
    return row


def _masa(pegawai_ids: PegawaiIds, dari: date, sampai: date) -> dict[int, list[Keadaan]]:
    """Whatever of people's states, and of the time before their first TMT, may touch these days."""
    touching = (Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=dari)) & Q(tanggal_mulai__lte=sampai)
    rows = KeadaanKhusus.objects.filter(touching).order_by()
    begun = RiwayatJabatan.objects.order_by()
    if pegawai_ids is not None:
        rows, begun = rows.filter(pegawai__in=pegawai_ids), begun.filter(pegawai__in=pegawai_ids)
    found: dict[int, list[Keadaan]] = defaultdict(list)
    for row in rows:
        found[row.pegawai_id].append(_keadaan(row))
    first = begun.values("pegawai_id").annotate(tmt_pertama=Min("tmt")).filter(tmt_pertama__gt=dari)
    for pegawai_id, tmt in first.values_list("pegawai_id", "tmt_pertama"):
        found[pegawai_id].append(rules.sebelum_bertugas(tmt))
    return found


def _keadaan(row: KeadaanKhusus) -> Keadaan:
    return Keadaan(JenisKeadaan[row.jenis], row.tanggal_mulai, row.tanggal_selesai)
