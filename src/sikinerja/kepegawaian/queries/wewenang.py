"""Who acts as penilai beside the one who stands there, and how that is written down (domain.md §6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import hak, identitas_pegawai, rantai_penilai
from sikinerja.kepegawaian.queries.berhenti import ada, ke_atas, tugas_penuh
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku


@dataclass(frozen=True, slots=True)
class Pengganti:
    """Somebody who rates beside the penilai of a row today, and as what ("" as who they are).

    ``sendirian``: instead of the penilai, who rates no more.
    """

    akun_id: int
    nama: str
    sebagai: str
    pegawai_id: int
    sendirian: bool = False
    atas: tuple[Pengganti, ...] = ()
    """Who goes on with the rows of this one's own, who rates in a post's place (domain.md §6)."""
    nip: str = ""

    @property
    def sebutan(self) -> tuple[str, str]:
        """How the head of a page names them: what they do, and who."""
        label = "Sekarang dinilai oleh" if self.sendirian else "Saat ini juga menilai"
        return label, f"{self.nama} ({self.sebagai})" if self.sebagai else self.nama


@dataclass(frozen=True, slots=True)
class AtasNama:
    """Who is written down for a step: ``nama`` as histories show it; for whom, by which right."""

    nama: str
    untuk_id: int | None = None
    sebagai: str = ""

    @property
    def jejak(self) -> dict[str, Any]:
        """For ``jejak.steps.catat``."""
        return {"untuk_id": self.untuk_id, "sebagai": self.sebagai}


def atas_nama(actor: Actor, *, penilai_id: int | None, pegawai_id: int, perangkat_daerah_id: int) -> AtasNama:
    """For whom an actor takes a step over somebody's row (domain.md §6, issue 4 §1).

    By Plt./Plh. for the penilai; as pengelola or BKD for the owner; else as who they are.
    """
    if actor.pegawai_id is not None and actor.pegawai_id in (pegawai_id, penilai_id):
        return AtasNama(actor.nama)
    right = hak(actor, penilai_id=penilai_id, pegawai_id=pegawai_id, perangkat_daerah_id=perangkat_daerah_id)
    for_whom, sebagai = (penilai_id, right.sebagai) if right else (pegawai_id, actor.peran)
    if not sebagai or for_whom is None:
        return AtasNama(actor.nama)
    akun_id = Pegawai.objects.filter(pk=for_whom).values_list("akun_id", flat=True).get()
    return AtasNama(f"{actor.nama}, {sebagai}"[:150], akun_id, sebagai)


def para_pengganti(
    ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None = None
) -> list[Pengganti]:
    """Who rates the rows under ``riwayat`` today beside, or instead of, ``penilai_id``.

    By Plt./Plh.; else, where the penilai rates no more, whoever stands above (issue 9 §1). Rows of an
    appointee's own go up to the post's own penilai (domain.md §6).
    """
    holder = penilai_id or riwayat.penilai_id
    if holder is None:
        return []
    acting = _bertugas(ctx, riwayat, holder)
    gone = pengganti_banyak(ctx, penilai_ids=[holder])
    above = tanpa(gone.get(holder, []), riwayat.pegawai_id)
    return [replace(one, sendirian=holder in gone) for one in acting or above]


def yang_menilai(penilai: str, others: Sequence[Pengganti]) -> str:
    """Whom a row waits for today, in words: its penilai, or who rates instead."""
    instead = " atau ".join(one.nama for one in others if one.sendirian)
    return f"{instead} (menggantikan {penilai})" if instead else penilai


def kepada(ctx: Context, *, riwayat: RiwayatJabatan, penilai: Pegawai | None = None) -> str:
    """To whom rows under ``riwayat`` go today, in words; "" where it has no penilai.

    ``penilai``: with whom the row stands, where that is not the riwayat's.
    """
    holder = penilai or riwayat.penilai
    if holder is None:
        return ""
    return yang_menilai(holder.akun.nama, para_pengganti(ctx, riwayat=riwayat, penilai_id=holder.pk))


def menilai_kini(ctx: Context, *, penilai_ids: Iterable[int | None]) -> Callable[[int | None, str, int], str]:
    """Names whom each of many rows waits for: to be asked with its penilai's id and name, and whose it is.

    One query, two more where one of them rates no more; none where nobody is asked about.
    """
    others = pengganti_kini(ctx, penilai_ids=penilai_ids)

    def named(penilai_id: int | None, penilai: str, pegawai_id: int) -> str:
        return yang_menilai(penilai, others(penilai_id, pegawai_id))

    return named


def pengganti_kini(
    ctx: Context, *, penilai_ids: Iterable[int | None]
) -> Callable[[int | None, int], list[Pengganti]]:
    """Who rates instead, of many rows: to be asked with a row's penilai and whose it is; []: nobody does."""
    gone = pengganti_banyak(ctx, penilai_ids={pk for pk in penilai_ids if pk is not None})
    return lambda penilai_id, pegawai_id: tanpa(gone.get(penilai_id or 0, []), pegawai_id)


def identitas_kini(penilai: Pegawai, others: Sequence[Pengganti]) -> dict[str, str]:
    """Snapshot of who rates today: the penilai, or who does instead, as what they do so."""
    instead = next((one for one in others if one.sendirian), None)
    found = identitas_pegawai(pegawai_id=instead.pegawai_id if instead else penilai.pk)
    return found | {"jabatan": instead.sebagai} if instead and instead.sebagai else found


def tanpa(found: Sequence[Pengganti], pegawai_id: int) -> list[Pengganti]:
    """Of those who rate instead, who rates somebody's own rows: nobody rates oneself (issue 9 §1).

    Who alone acts for the post to which they go up is passed over, and the post's own penilai goes on.
    """
    others = [one for one in found if one.pegawai_id != pegawai_id]
    return others or [up for one in found for up in tanpa(one.atas, pegawai_id)]


def _bertugas(ctx: Context, riwayat: RiwayatJabatan, penilai_id: int) -> list[Pengganti]:
    """Those of them by Plt./Plh. One query."""
    rows = (
        PelaksanaTugas.objects.filter(berlaku(ctx.today), ada(ctx.today, "pegawai"), menggantikan=penilai_id)
        .annotate(batas=batas_pd())
        .filter(Q(batas=None) | Q(batas=riwayat.perangkat_daerah_id))
        .select_related("pegawai__akun", "riwayat__penilai__akun")
        .order_by("tanggal_mulai", "pk")
    )
    found = []
    for row in rows:
        atasan = row.riwayat.penilai if row.riwayat else None
        if row.pegawai_id != riwayat.pegawai_id:
            found.append(_pengganti(row.pegawai, str(row)))
        elif atasan is not None:
            above = pengganti_banyak(ctx, penilai_ids=[atasan.pk])
            found += tanpa(above.get(atasan.pk, [_pengganti(atasan)]), riwayat.pegawai_id)
    return found


def pengganti_banyak(
    ctx: Context, *, penilai_ids: Collection[int], anggap: Collection[int] = ()
) -> dict[int, list[Pengganti]]:
    """Of these people, for each who rates no more, who rates instead; empty: nobody (issue 9 §1).

    Plt./Plh., else the penilai's own penilai, and so on up. ``anggap``: who is about to go counts as gone.
    As :func:`kepegawaian.queries.pelaku.get_actor` gives the rights.
    """
    above: dict[int, int | None] = {}
    acting: dict[int, list[PelaksanaTugas]] = {}
    asked = set(penilai_ids)
    while asked and (found := ke_atas(ctx.today, asked, anggap=anggap)):
        tugas = tugas_penuh(ctx.today).filter(menggantikan__in=found.keys() - above.keys())
        above |= found
        rows = tugas.exclude(pegawai__in=list(anggap)).select_related("pegawai__akun", "riwayat")
        posts = set()
        for row in rows.order_by("tanggal_mulai", "pk"):
            acting.setdefault(row.menggantikan_id, []).append(row)
            posts.add(_atasan(row))
        asked = {pk for pk in posts if pk is not None} - above.keys()
    ends = {pk for pk in above.values() if pk is not None}
    ends |= {pk for rows in acting.values() for pk in map(_atasan, rows) if pk is not None}
    people = Pegawai.objects.select_related("akun").in_bulk(ends - above.keys()) if above else {}
    return {pk: _naik(pk, above, acting, people) for pk in set(penilai_ids) & above.keys()}


def digantikan(ctx: Context, *, penilai_ids: Collection[int], oleh: Collection[int]) -> dict[int, list[int]]:
    """Of these people who rate no more, those for whom each of ``oleh`` stands in today, at any depth."""
    found: dict[int, list[int]] = {}
    for pk, instead in pengganti_banyak(ctx, penilai_ids=penilai_ids).items():
        for one in instead:
            if one.pegawai_id in oleh and one.pegawai_id != pk:
                found.setdefault(one.pegawai_id, []).append(pk)
    return found


def _atasan(tugas: PelaksanaTugas) -> int | None:
    """The own penilai of the post that an appointment is for."""
    return tugas.riwayat.penilai_id if tugas.riwayat else None


def _naik(
    start: int | None,
    above: Mapping[int, int | None],
    acting: Mapping[int, Sequence[PelaksanaTugas]],
    people: Mapping[int, Pegawai],
    seen: frozenset[int] = frozenset(),
) -> list[Pengganti]:
    """The first on the way up who is there, or acts for somebody there; a circle ends with nobody."""
    step = start
    while step is not None and step not in seen:
        if step in people:
            return [replace(_pengganti(people[step]), sendirian=True)]
        seen |= {step}
        if tugas := acting.get(step):
            return [
                replace(
                    _pengganti(row.pegawai, str(row)),
                    sendirian=True,
                    atas=tuple(_naik(_atasan(row), above, acting, people, seen)),
                )
                for row in tugas
            ]
        step = above.get(step)
    return []


def _pengganti(pegawai: Pegawai, sebagai: str = "") -> Pengganti:
    return Pengganti(pegawai.akun_id, pegawai.akun.nama, sebagai, pegawai.pk, nip=pegawai.nip or "")


def identitas_penilai(
    ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None = None
) -> dict[str, str]:
    """Snapshot of the actor as penilai over rows under ``riwayat``: jabatan "Plt. ..." where they act so.

    ``penilai_id``: with whom the row stands (a filed month may stay with the former penilai), else the
    riwayat's penilai. Then kelas is "", PD and unit are the post's. Forbidden for who is no penilai there.
    """
    pegawai_id, tugas = _bertindak(ctx, riwayat, penilai_id)
    found = identitas_pegawai(pegawai_id=pegawai_id)
    if tugas is None:
        return found
    place = {
        "perangkat_daerah": str(tugas.perangkat_daerah or ""),
        "unit_kerja": str(tugas.riwayat.unit_kerja) if tugas.riwayat else "",
    }
    return found | {"jabatan": str(tugas), "kelas": ""} | place


def identitas_atasan(ctx: Context, *, riwayat: RiwayatJabatan) -> dict[str, str]:
    """Snapshot of the superior of the actor as penilai: of the post, where they act as Plt./Plh.; or {}."""
    pegawai_id, tugas = _bertindak(ctx, riwayat, None)
    if tugas is None:
        above = rantai_penilai(pegawai_id=pegawai_id)[1:2]
    else:
        above = [tugas.riwayat.penilai_id] if tugas.riwayat and tugas.riwayat.penilai_id else []
    return identitas_pegawai(pegawai_id=above[0]) if above else {}


def _bertindak(
    ctx: Context, riwayat: RiwayatJabatan, penilai_id: int | None
) -> tuple[int, PelaksanaTugas | None]:
    """Who acts, and by which appointment (None: as who they are)."""
    right = hak(
        ctx.actor,
        penilai_id=penilai_id or riwayat.penilai_id,
        pegawai_id=riwayat.pegawai_id,
        perangkat_daerah_id=riwayat.perangkat_daerah_id,
    )
    if right is None or ctx.actor.pegawai_id is None:
        raise Forbidden
    if right.pelaksana_tugas_id is None:
        return ctx.actor.pegawai_id, None
    rows = PelaksanaTugas.objects.select_related("perangkat_daerah", "riwayat__unit_kerja")
    return ctx.actor.pegawai_id, rows.get(pk=right.pelaksana_tugas_id)
