"""The rater's list of a month (F6.4), and who comes next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal import queries as jadwal
from sikinerja.jadwal.rules import ONE_SECOND, Jendela
from sikinerja.jadwal.rules.bersama import BatasBersama, batas_bersama
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import dinilai_riwayat, hak, keadaan
from sikinerja.kepegawaian.queries.berhenti import tidak_dapat_masuk
from sikinerja.kepegawaian.queries.bulan import riwayat_bulan
from sikinerja.kepegawaian.rules.keadaan import Keadaan
from sikinerja.penilaian.rules import Rating
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.month import pemilik_id
from sikinerja.realisasi.rules import SEDANG_DINILAI, StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import (
    DITARIK,
    TERTUNGGAK,
    Kedudukan,
    KedudukanBulan,
    berdiri,
    sebab_tanpa_skp,
)
from sikinerja.skp import queries as queries_skp
from sikinerja.skp.models import Skp
from sikinerja.skp.queries.persetujuan import disetujui_sejak
from sikinerja.skp.rules import Predikat, StatusSkp

S = StatusRealisasi
DIAJUKAN = (KedudukanBulan.DINILAI, KedudukanBulan.MENUNGGU, KedudukanBulan.BELUM_DINILAI)
LEPAS = "Tidak dapat mengisi lagi"
ORDER = {S.PENILAIAN_PERILAKU: 0, S.PENILAIAN_HASIL_KERJA: 1, S.BELUM: 2, S.SELESAI: 3}


@dataclass(frozen=True, slots=True)
class BarisBawahan:
    """One subordinate in a month; ``status`` is the one that counts. Ratings only as far as saved."""

    nama: str
    nip: str
    realisasi_id: int
    kedudukan: Kedudukan
    hasil_kerja: Rating | None
    perilaku: Rating | None
    predikat: Predikat | None
    boleh_nilai: bool
    sebagai: str = ""
    sebab: str = ""
    """What is the matter where there is no approved SKP, or nobody who could file."""
    skp_menunggu: bool = False
    """Whether that SKP waits for the actor's approval."""
    lepas: bool = False
    """Whether it is owed and nobody can be asked: the account is closed."""

    @property
    def status(self) -> StatusRealisasi:
        """The one that counts now."""
        return self.kedudukan.status

    @property
    def menunggu(self) -> bool:
        """Whether the rater can do something about it now."""
        return self.boleh_nilai and self.status in SEDANG_DINILAI


@dataclass(frozen=True, slots=True)
class Daftar:
    """The list with its counts; ``batas``: the deadlines of who waits, else of who can still be rated."""

    month: Month
    rows: list[BarisBawahan]
    batas: BatasBersama | None
    lewat: bool = False
    """Whether the last of them is over."""

    @property
    def berakhir(self) -> int:
        """How many were not rated to the end in time."""
        return sum(row.kedudukan.berakhir for row in self.rows)

    def jumlah(self, *statuses: StatusRealisasi) -> int:
        """How many stand there."""
        return sum(row.status in statuses for row in self.rows)

    @property
    def hitungan(self) -> list[tuple[str, int]]:
        """How many stand where, in words; together everybody."""
        count = Counter(LEPAS if row.lepas else row.kedudukan.label for row in self.rows)
        words = (*(where.label for where in KedudukanBulan), DITARIK, LEPAS)
        return [(label, count[label]) for label in words if count[label]]

    @property
    def belum_dinilai(self) -> int:
        """How many wait for a rating."""
        return self.jumlah(S.PENILAIAN_HASIL_KERJA, S.PENILAIAN_PERILAKU)

    @property
    def kemajuan(self) -> str:
        """How many of those who filed are rated, and where everybody else stands."""
        done = self.jumlah(S.SELESAI)
        said = f"{done} dari {done + self.belum_dinilai} yang mengajukan sudah dinilai."
        filed = {where.label for where in DIAJUKAN}
        rest = [(label, n) for label, n in self.hitungan if label not in filed]
        others = [f"{n} {label[0].lower()}{label[1:]}" for label, n in rest]
        return f"{said} Selebihnya: {', '.join(others)}." if others else said


def bulan_terbuka(ctx: Context) -> Month:
    """The month whose window opened last by the rule: the one before today's."""
    return Month.of(ctx.today).previous


def daftar(ctx: Context, *, month: Month) -> Daftar:
    """Everybody the actor rates in a month, waiting ones first; who has not filed is among them.

    Subordinates are those of the riwayat whose SKP the month is filed under (``penilai_bulan.sql``: of
    everybody), and whoever filed this month with the actor as penilai; somebody who filed it with another
    penilai is that one's. Seven queries.
    """
    people = _people(ctx, month)
    filed = {row["pegawai_id"]: row for row in _months(month, [p["pk"] for p in people])}
    units = {
        p["pk"]: filed.get(p["pk"], {}).get("skp__riwayat__perangkat_daerah_id") or p["unit"] for p in people
    }
    windows = jadwal.jendela_banyak(orang=units.items(), month=month, zone=ctx.zone)
    free = keadaan.pada_bulan(pegawai_ids=list(units), month=month)
    gone = tidak_dapat_masuk(ctx.today, pegawai_ids=units)
    people = [p | {"lepas": gone.get(p["pk"], "")} for p in people]
    rows = [_row(ctx, p, filed.get(p["pk"]), windows[p["pk"]], free.get(p["pk"])) for p in people]
    rows.sort(key=lambda row: (ORDER[row.status], bool(row.kedudukan.bebas), row.nama.casefold()))
    asked = [r for r in rows if r.menunggu] or [r for r in rows if r.boleh_nilai] or rows
    batas = batas_bersama(row.kedudukan.jendela.batas_penilaian_pada for row in asked)
    return Daftar(month, rows, batas, lewat=batas is not None and ctx.now >= batas.terakhir + ONE_SECOND)


def _people(ctx: Context, month: Month) -> list[Any]:
    pemilik_id(ctx)
    mine = months.dinilai(ctx.actor)
    posts = RiwayatJabatan.objects.filter(pegawai=OuterRef("pk"))
    mine_of = posts.filter(dinilai_riwayat(ctx.actor))
    bulan = RiwayatJabatan.objects.filter(pk=OuterRef("riwayat_bulan"))
    plans = Skp.objects.filter(
        pegawai=OuterRef("pk"), periode_awal__lte=month.last, periode_akhir__gte=month.first
    )
    waiting = plans.filter(queries_skp.dinilai(ctx.actor), status=StatusSkp.PENILAIAN)
    submitted = Realisasi.objects.filter(
        pegawai=OuterRef("pk"), tahun=month.tahun, bulan=month.bulan, pengajuan__isnull=False
    )
    filed_under = plans.alias(disetujui=Q(versi_terakhir__gt=0)).order_by("-disetujui", "-periode_awal")
    rows = (
        Pegawai.objects.annotate(
            riwayat_bulan=Coalesce(Subquery(filed_under.values("riwayat")[:1]), riwayat_bulan("pk", month))
        )
        .filter(
            Q(Exists(mine_of))
            & Q(Exists(mine_of.filter(pk=OuterRef("riwayat_bulan"))))
            & ~Q(Exists(submitted.exclude(mine)))
            | Q(Exists(submitted.filter(mine)))
        )
        .annotate(
            unit=Subquery(bulan.values("perangkat_daerah_id")[:1]),
            atasan=Subquery(bulan.values("penilai_id")[:1]),
            disetujui_pada=disetujui_sejak(pegawai="pk", month=month),
            status_skp=Subquery(plans.order_by("-periode_awal").values("status")[:1]),
            skp_menunggu=Exists(waiting),
        )
        .order_by("akun__nama", "pk")
        .values("pk", "akun__nama", "nip", "unit", "atasan", "disetujui_pada", "status_skp", "skp_menunggu")
    )
    return list(rows)


def _months(month: Month, people: list[int]) -> list[Any]:
    rows = Realisasi.objects.filter(tahun=month.tahun, bulan=month.bulan, pegawai__in=people).order_by()
    columns = (
        "pk",
        "pegawai_id",
        "status",
        "penilai_id",
        "pengajuan_id",
        "skp__riwayat__perangkat_daerah_id",
        "penilaian__rating_hasil_kerja",
        "penilaian__rating_perilaku",
        "penilaian__predikat",
    )
    return list(rows.values(*columns, ditarik_pada=months.ditarik_pada()))


def _row(
    ctx: Context,
    person: dict[str, Any],
    row: dict[str, Any] | None,
    jendela: Jendela,
    bebas: Keadaan | None,
) -> BarisBawahan:
    found = row or {}
    stand = berdiri(
        found.get("status", S.BELUM),
        has_pengajuan=found.get("pengajuan_id") is not None,
        disetujui_pada=person["disetujui_pada"],
        bebas=bebas.label if bebas else "",
        jendela=jendela,
        now=ctx.now,
        zone=ctx.zone,
        ditarik_pada=found.get("ditarik_pada"),
    )
    where, status = stand.di, stand.status
    tanpa_skp = where == KedudukanBulan.TANPA_SKP
    waits = tanpa_skp and person["skp_menunggu"]
    gone = person["lepas"] if where in TERTUNGGAK else ""
    late = stand.disetujui
    sebab = sebab_tanpa_skp(person["status_skp"], menunggu_saya=waits, disetujui=late) if tanpa_skp else ""
    done, half = status == S.SELESAI, status in {S.PENILAIAN_PERILAKU, S.SELESAI}
    return BarisBawahan(
        nama=person["akun__nama"],
        nip=person["nip"] or "",
        realisasi_id=found.get("pk", 0),
        kedudukan=stand,
        hasil_kerja=Rating[found["penilaian__rating_hasil_kerja"]] if half else None,
        perilaku=Rating[found["penilaian__rating_perilaku"]] if done else None,
        predikat=Predikat[found["penilaian__predikat"]] if done else None,
        boleh_nilai=jendela.boleh_nilai(ctx.now),
        sebagai=_sebagai(ctx, person, found),
        sebab=". ".join(filter(None, (sebab, gone))),
        skp_menunggu=waits,
        lepas=bool(gone),
    )


def _sebagai(ctx: Context, person: dict[str, Any], found: dict[str, Any]) -> str:
    """As what the actor rates somebody in this month: "Plt. ..." or ""."""
    right = hak(
        ctx.actor,
        penilai_id=found.get("penilai_id") or person["atasan"],
        pegawai_id=person["pk"],
        perangkat_daerah_id=found.get("skp__riwayat__perangkat_daerah_id") or person["unit"],
    )
    return right.sebagai if right else ""
