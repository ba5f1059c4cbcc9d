"""Whom a number may mean: former numbers, and people whose number is nearly the same. Constant queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Left, Right

from sikinerja.akun.models import NamaMasuk
from sikinerja.core.context import Context
from sikinerja.core.indonesian import nip as nip_terbaca
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatNomor
from sikinerja.kepegawaian.queries import orang, pd_sekarang, visible_pegawai
from sikinerja.kepegawaian.rules import nomor as rules

DEPAN, EKOR, TANPA_URUT = 8, 10, 15


def riwayat(*, pegawai_id: int) -> QuerySet[RiwayatNomor]:
    """The numbers somebody has had, the latest first. Carries ``dibatalkan``: a merging was taken back."""
    rows = RiwayatNomor.objects.filter(pegawai=pegawai_id).select_related("oleh")
    return rows.annotate(dibatalkan=F("gabungan__dibatalkan_pada")).order_by("-id")


def sah() -> QuerySet[RiwayatNomor]:
    """The former numbers that lead to whoever had them: neither another's nor of a merging taken back."""
    return RiwayatNomor.objects.filter(milik_lain=False, gabungan__dibatalkan_pada=None).order_by("id")


def masih_login(*, akun_id: int, now: datetime) -> list[NamaMasuk]:
    """Former numbers that still open an account."""
    return list(NamaMasuk.objects.filter(akun=akun_id, sampai__gt=now))


def ber_riwayat_jabatan(*, pegawai_id: int) -> bool:
    """Whether a person has a riwayat jabatan, and so stays a civil servant."""
    return RiwayatJabatan.objects.filter(pegawai=pegawai_id).exists()


def sudah_diganti(nomor: Collection[str], *, kecuali: int = 0) -> dict[str, str]:
    """Of numbers that were somebody's and were replaced: what to say. One's own may come back."""
    rows = sah().filter(nomor_lama__in=nomor).exclude(pegawai=kecuali)
    found = rows.exclude(pegawai__akun__username__in=nomor).values_list(
        "nomor_lama", "pegawai__akun__username", "pegawai__akun__nama"
    )
    return {lama: _diganti(kini, nama) for lama, kini, nama in found}


def mirip(nomor: Collection[str]) -> dict[str, str]:
    """Of unknown numbers: whose they may be, by all digits but the serial. For who may see everybody."""
    depan = {one[:TANPA_URUT] for one in nomor if len(one) == 18}
    people = Pegawai.objects.annotate(depan=Left("nip", TANPA_URUT)).filter(depan__in=depan).order_by("nip")
    by: dict[str, list[str]] = defaultdict(list)
    for nip, nama in people.values_list("nip", "akun__nama"):
        by[str(nip)[:TANPA_URUT]].append(rules.MUNGKIN.format(nomor=nip_terbaca(nip), nama=nama))
    return {one: rules.paling_banyak(by[one[:TANPA_URUT]]) for one in nomor if one[:TANPA_URUT] in by}


def pemilik(ctx: Context, *, nomor: Collection[str]) -> dict[str, str]:
    """Whose numbers (or usernames) these are, by name; only people within the actor's sight."""
    wanted = [one for one in nomor if one]
    if not wanted:
        return {}
    rows = visible_pegawai(ctx.actor).filter(Q(nip__in=wanted) | Q(akun__username__in=wanted))
    people = rows.order_by().values_list("nip", "akun__username", "akun__nama")
    return {one: nama for nip, username, nama in people for one in (nip, username) if one}


@dataclass(frozen=True, slots=True)
class Dugaan:
    """Of numbers of new people, in words: those that were replaced; of whom a similar one is there."""

    diganti: dict[str, str]
    sama: dict[str, str]


def dugaan(
    ctx: Context,
    baru: Iterable[tuple[str, str]],
    *,
    saran: str,
    unit_ids: Collection[int] = (),
    kecuali: int = 0,
) -> Dugaan:
    """Who new people (number, name) may be in truth: one query. Who has no number is known by name alone.

    ``saran``: what to do about it at this door. Of people of other PD a pengelola learns no number.
    """
    wanted = list(baru)
    found = Dugaan({}, {})
    by_name: dict[str, list[Pegawai]] = defaultdict(list)
    for person in _calon([nomor for nomor, _ in wanted], unit_ids).exclude(pk=kecuali):
        by_name[rules.nama_pokok(person.akun.nama)].append(person)
        for lama in vars(person)["nomor_lama"] or ():
            found.diganti[lama] = _diganti(person.akun.username, person.akun.nama)
    for nomor, nama in wanted:
        for person in by_name[rules.nama_pokok(nama)]:
            if person.nip is None or (person.nip != nomor and rules.serupa(nomor, person.nip)):
                found.sama[nomor] = _sebut(ctx, person, saran)
    return found


def _diganti(kini: str, nama: str) -> str:
    return rules.SUDAH_DIGANTI.format(nomor=rules.sebut(kini), nama=nama)


def _calon(nomor: Collection[str], unit_ids: Collection[int]) -> QuerySet[Pegawai]:
    """Who may be meant: once had such a number, born on such a day, the same but for that, without a number,
    or in these units. Carries ``nomor_lama``.
    """
    former = sah().filter(nomor_lama__in=nomor).order_by()
    near = Q(depan__in={one[:DEPAN] for one in nomor}) | Q(ekor__in={one[-EKOR:] for one in nomor})
    here = RiwayatJabatan.objects.filter(unit_kerja__in=unit_ids, aktif=True).values("pegawai")
    theirs = former.filter(pegawai=OuterRef("pk")).values("pegawai").annotate(semua=ArrayAgg("nomor_lama"))
    rows = orang().annotate(
        depan=Left("nip", DEPAN), ekor=Right("nip", EKOR), nomor_lama=Subquery(theirs.values("semua"))
    )
    there = Q(pk__in=former.values("pegawai")) | Q(nip=None) | Q(pk__in=here)
    return rows.filter(near | there).order_by("pk")


def _sebut(ctx: Context, person: Pegawai, saran: str) -> str:
    mine = ctx.actor.is_bkd or pd_sekarang(person) in ctx.actor.pengelola_pd
    nomor = rules.sebut(person.nip or person.akun.username) if mine else rules.NOMOR_LAIN
    tempat = "" if mine else rules.DI_PD_LAIN
    lewat = rules.LEWAT_SENDIRI if ctx.actor.is_bkd else rules.LEWAT_BKD
    nama, saran = person.akun.nama, saran.format(lewat=lewat)
    return rules.ORANG_SAMA.format(nama=nama, nomor=nomor, tempat=tempat, saran=saran)
