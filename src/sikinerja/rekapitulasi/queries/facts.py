"""Read-only questions over everything: what somebody owes, and the counts beside the menu."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from sikinerja.core.arrays import json_array, read
from sikinerja.core.context import Actor, Context
from sikinerja.core.prepared import Prepared, unprepared
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal
from sikinerja.jadwal.queries import berjalan, gangguan
from sikinerja.jadwal.queries.kolom import ketentuan
from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran
from sikinerja.kehadiran.queries import dirilis
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import bukan_ganda, dinilai_riwayat, keadaan
from sikinerja.kepegawaian.rules.keadaan import Keadaan, hari_terakhir
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.rekapitulasi.rules import Akhir, Fakta, GangguanKini, Menunggu
from sikinerja.skp import queries as skp
from sikinerja.skp.models.plan import Skp
from sikinerja.skp.queries import akhir as skp_akhir
from sikinerja.skp.queries.persetujuan import dari_kolom, kolom
from sikinerja.skp.rules import MENUNGGU_PENILAI, StatusSkp

S = StatusSkp
ME = OuterRef("pk")
LISTS = ("periode", "akhir", "sudah", "menunggu", "ketentuan", "kelonggaran", "gangguan")


def fakta(ctx: Context) -> Fakta:
    """Everything that decides what one person owes, in one query (ui.md, domain.md §4.2)."""
    if ctx.actor.pegawai_id is None:
        unread = Pemberitahuan.objects.filter(akun=ctx.actor.akun_id, dibaca_pada=None).count()
        return Fakta(pemberitahuan=unread, gangguan=_kini(gangguan.berlangsung(now=ctx.now)))
    (row,) = _ask(ctx.actor, pegawai_id=ctx.actor.pegawai_id, since=ctx.today.year - 1, now=ctx.now)
    for name in LISTS:
        row[name] = read(row[name])
    states = keadaan.dari_kolom(row)
    found = Fakta(
        pegawai_id=row["pk"],
        pd_id=row["pd_id"],
        terdaftar_pada=row["akun__dibuat_pada"],
        is_asn=row["nip"] is not None,
        is_penilai=row["is_penilai"],
        pemberitahuan=row["pemberitahuan"],
        penilaian_skp=row["penilaian_skp"],
        penilaian_akhir=row["penilaian_akhir"],
        periode=[dari_kolom(p) for p in row["periode"]],
        akhir=[_akhir(one, states) for one in row["akhir"]],
        keadaan=states,
        sudah={Month(m["tahun"], m["bulan"]) for m in row["sudah"]},
        menunggu=[
            Menunggu(Month(m["tahun"], m["bulan"]), m["pegawai"], m["pd"], m["status"], tuntas=m["tuntas"])
            for m in row["menunggu"]
        ],
    )
    for outage in row["gangguan"]:
        found.gangguan = GangguanKini(outage["uraian"], datetime.fromisoformat(outage["selesai"]))
    for level in row["ketentuan"]:
        found.ketentuan[Month(level["tahun"], level["bulan"])].append((level["pd"], ketentuan(level)))
    for grant in row["kelonggaran"]:
        key = (grant["pegawai"], Month(grant["tahun"], grant["bulan"]))
        found.kelonggaran[key].append(
            Kelonggaran(JenisDispensasi[grant["jenis"]], datetime.fromisoformat(grant["batas"]))
        )
    return found


def _akhir(one: dict[str, Any], states: list[Keadaan]) -> Akhir:
    last = date.fromisoformat(one["berakhir"])
    return Akhir(one["id"], one["tahun"], one["status"], last, hari_terakhir(states, last))


def _ask(actor: Actor, **values: Any) -> list[dict[str, Any]]:
    """The prepared question; one made to measure for the few who act in another's place or retired."""
    special = actor.wewenang or actor.purna
    return unprepared(_rows(**values, actor=actor)) if special else FAKTA.rows(**values)


def _rows(*, pegawai_id: int, since: int, now: datetime, actor: Actor | None = None) -> QuerySet[Any, Any]:
    """``since``: the first year that matters once it is over; ``actor``: whose Plt./Plh. rights count too."""
    rated = RiwayatJabatan.objects.filter(
        dinilai_riwayat(actor) if actor else Q(penilai=ME) & bukan_ganda("pegawai")
    )
    submitted = Skp.objects.filter(skp.dinilai(actor) if actor else Q(riwayat__penilai=ME))
    submitted = submitted.annotate(semua=Value(1))
    waiting = _menunggu(actor)
    over = ExpressionWrapper(Q(dirilis()) & skp_akhir.tuntas("skp__"), output_field=BooleanField())
    riwayat = RiwayatJabatan.objects.filter(pegawai=ME).order_by("-aktif", "-tahun", "-tmt")
    own = Realisasi.objects.filter(pegawai=ME).exclude(status=StatusRealisasi.BELUM)
    return (
        Pegawai.objects.filter(pk=pegawai_id)
        .values("pk", "nip", "akun__dibuat_pada")
        .annotate(
            **keadaan.kolom("pk"),
            pd_id=Subquery(riwayat.values("perangkat_daerah_id")[:1]),
            is_penilai=Exists(rated) | Exists(waiting),
            pemberitahuan=_count(
                Pemberitahuan.objects.filter(akun=OuterRef("akun_id"), dibaca_pada=None), "akun"
            ),
            penilaian_skp=_count(submitted.filter(skp_akhir.menunggu(MENUNGGU_PENILAI)), "semua"),
            penilaian_akhir=_count(submitted.filter(status=S.PENILAIAN_AKHIR), "semua"),
            **_plans(),
            sudah=json_array(own, {"tahun": "tahun", "bulan": "bulan"}),
            menunggu=json_array(
                waiting.annotate(tuntas=over).filter(Q(tahun__gte=since) | Q(tuntas=False)),
                {
                    "tahun": "tahun",
                    "bulan": "bulan",
                    "pegawai": "pegawai_id",
                    "pd": "skp__riwayat__perangkat_daerah_id",
                    "status": "status",
                    "tuntas": "tuntas",
                },
            ),
            **_windows(now, actor),
        )
    )


def _plans() -> dict[str, ArraySubquery]:
    """One's approved SKP: their periods, and those whose year is not reported yet."""
    plans = Skp.objects.filter(pegawai=ME, versi_terakhir__gt=0)
    unreported = plans.filter(status__in=[S.DISETUJUI, S.REALISASI])
    return {
        "periode": kolom(plans),
        "akhir": json_array(
            unreported, {"id": "pk", "tahun": "tahun", "status": "status", "berakhir": "periode_akhir"}
        ),
    }


def _windows(now: datetime, actor: Actor | None) -> dict[str, ArraySubquery]:
    """Overrides and dispensations: of one's own months, and those that still run of who waits to be rated."""
    mine = Q(pegawai=ME)
    posts = RiwayatJabatan.objects.filter(pegawai=OuterRef(OuterRef("pk"))).order_by()
    my_pd = Q(perangkat_daerah=None) | Q(perangkat_daerah__in=posts.values("perangkat_daerah_id"))
    waiting = Exists(_menunggu(actor, OuterRef(OuterRef("pk"))).filter(pegawai=OuterRef("pegawai")))
    return {
        "ketentuan": json_array(
            Jadwal.objects.filter(Q(batas_penilaian_pada__gte=now) | my_pd),
            {
                "tahun": "tahun",
                "bulan": "bulan",
                "pd": "perangkat_daerah_id",
                "mulai_pada": "mulai_pada",
                "batas_pengisian_pada": "batas_pengisian_pada",
                "batas_penilaian_pada": "batas_penilaian_pada",
            },
        ),
        "gangguan": json_array(
            Gangguan.objects.filter(mulai_pada__lte=now, selesai_pada__gte=now),
            {"uraian": "uraian", "selesai": "selesai_pada"},
        ),
        "kelonggaran": json_array(
            Dispensasi.objects.filter(mine | Q(waiting, pk__in=berjalan(now=now).values("pk"))),
            {
                "pegawai": "pegawai_id",
                "tahun": "tahun",
                "bulan": "bulan",
                "jenis": "jenis",
                "batas": "batas_pada",
            },
        ),
    }


def _menunggu(actor: Actor | None, penilai: OuterRef = ME) -> QuerySet[Realisasi]:
    """Filed and unrated months of a penilai, the withdrawn ones among them; of an actor also by Plt./Plh."""
    rating = [StatusRealisasi.PENILAIAN_HASIL_KERJA, StatusRealisasi.PENILAIAN_PERILAKU]
    withdrawn = Q(status=StatusRealisasi.BELUM, pengajuan__isnull=False)
    mine = months.dinilai(actor) if actor else Q(penilai=penilai)
    return Realisasi.objects.filter(Q(status__in=rating) | withdrawn, mine)


def _count(rows: QuerySet[Any], group: str) -> Coalesce:
    counted = rows.order_by().values(group).annotate(jumlah=Count("pk")).values("jumlah")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


FAKTA = Prepared(_rows, pegawai_id=int, since=int, now=datetime)


def _kini(row: Gangguan | None) -> GangguanKini | None:
    return GangguanKini(row.uraian, row.selesai_pada) if row else None
