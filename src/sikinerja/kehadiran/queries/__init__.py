"""Questions about attendance. Not scoped: who may see whom is for the caller to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.kehadiran import rules
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran, PenutupanKehadiran
from sikinerja.kehadiran.rules import Angka, BarisKehadiran, Pemeriksaan
from sikinerja.kehadiran.rules.janggal import pecahan, ragu
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import keadaan, nomor


def untuk_bulan(*, month: Month) -> QuerySet[Kehadiran]:
    """Everybody's attendance of a month: to be joined, counted or streamed."""
    return Kehadiran.objects.filter(tahun=month.tahun, bulan=month.bulan)


def banyak(*, pegawai_ids: Collection[int], month: Month) -> dict[int, Angka]:
    """Attendance of chosen people in a month, by person; who has none is missing. One query."""
    rows = untuk_bulan(month=month).filter(pegawai__in=pegawai_ids)
    return {row.pegawai_id: row.angka for row in rows}


def orang(*, pegawai_id: int, month: Month) -> Kehadiran | None:
    """One person's attendance of a month."""
    return untuk_bulan(month=month).filter(pegawai=pegawai_id).first()


def ditutup(*, month: Month) -> bool:
    """Whether a release has closed the month's attendance."""
    return PenutupanKehadiran.objects.filter(tahun=month.tahun, bulan=month.bulan).exists()


def dirilis() -> Exists:
    """Of rows with columns ``tahun`` and ``bulan``: whether a release has closed their month."""
    return Exists(PenutupanKehadiran.objects.filter(tahun=OuterRef("tahun"), bulan=OuterRef("bulan")))


def periksa_unggahan(ctx: Context, *, parameter: Mapping[str, Any]) -> None:
    """Refuse (Invalid ``bulan``, ``alasan``) a file before it is taken: wrong time, or a released month."""
    month = Month(parameter["tahun"], parameter["bulan"])
    if salah := rules.salah_waktu(month, today=ctx.today, alasan=parameter["alasan"]):
        raise Invalid(salah)
    if ditutup(month=month):
        raise Invalid({"bulan": rules.SUDAH_DIRILIS.format(bulan=bulan_tahun(month.tahun, month.bulan))})


def pemuatan(*, month: Month) -> QuerySet[PemuatanKehadiran]:
    """The loads of a month, the latest first."""
    return PemuatanKehadiran.objects.filter(tahun=month.tahun, bulan=month.bulan)


def dikenal(nips: Iterable[str]) -> dict[str, int]:
    """Ids of the people with these numbers, in one query."""
    rows = Pegawai.objects.filter(nip__in=set(nips)).values_list("nip", "pk")
    return {nip: pk for nip, pk in rows if nip is not None}


def nama(pegawai_ids: Collection[int]) -> dict[int, str]:
    """Names of people, in one query."""
    return dict(Pegawai.objects.filter(pk__in=pegawai_ids).order_by().values_list("pk", "akun__nama"))


def petunjuk(nips: Collection[str]) -> dict[str, str]:
    """What is known of numbers that are nobody's: replaced, or nearly somebody's. Two queries."""
    return {**nomor.mirip(nips), **nomor.sudah_diganti(nips)} if nips else {}


def periksa(*, month: Month, baris: Sequence[BarisKehadiran]) -> Pemeriksaan:
    """What a load would do now: the dry run, and the operation's own check. Four queries."""
    people = dikenal(row.nip for row in baris)
    kept = banyak(pegawai_ids=people.values(), month=month)
    hints = petunjuk({row.nip for row in baris} - set(people))
    return rules.periksa(baris, month=month, dikenal=people, semula=kept, petunjuk=hints)


def janggal(*, month: Month, baris: Sequence[BarisKehadiran]) -> list[str]:
    """What of the rows that a load would write can be so and hardly is, in words. Eight queries."""
    check, people = periksa(month=month, baris=baris), dikenal(row.nip for row in baris)
    before = banyak(pegawai_ids=people.values(), month=month.previous)
    away = keadaan.pada_bulan(pegawai_ids=people.values(), month=month)
    berpecahan = pecahan([row.angka.nilai for row in baris])
    return [
        rules.BARIS_JANGGAL.format(urutan=i + 1, nip=baris[i].nip, kolom=kolom.replace("_", " "), hal=said)
        for i in sorted((*check.baru, *check.diganti))
        for kolom, said in ragu(
            baris[i].angka,
            month=month,
            lalu=before.get(people[baris[i].nip]),
            berpecahan=berpecahan,
            keadaan=away.get(people[baris[i].nip]),
        )
    ]
