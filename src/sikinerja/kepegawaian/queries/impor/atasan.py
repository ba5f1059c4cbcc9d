"""The penilai that rows of employees name: there already, or in another row; never a circle."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from sikinerja.core.context import Context
from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.berhenti import sebab, tidak_ada
from sikinerja.kepegawaian.queries.impor.kamus import Kamus, per_sekian, rantai
from sikinerja.kepegawaian.queries.wewenang import Pengganti, digantikan, pengganti_banyak
from sikinerja.kepegawaian.rules import berhenti
from sikinerja.kepegawaian.rules.berhenti import (
    MENUNGGU,
    MENUNGGU_PINDAH,
    MENUNGGU_TERBAWA,
    PERGI,
    PINDAH,
    TANPA_LANJUT,
    TERBAWA,
    SebabBerhenti,
)
from sikinerja.kepegawaian.rules.impor import TERAKHIR

if TYPE_CHECKING:
    from sikinerja.kepegawaian.queries.impor.pegawai import Rencana

DINILAI = {"aktif": True, "pegawai__akun__aktif": True}
"""Riwayat that are rated now: the dead, whose account is closed, need no penilai."""
Kunci: TypeAlias = int | str
"""A person who is there by id, one who is yet to come by username."""


def periksa(today: date, plans: Sequence[Rencana], known: Kamus) -> None:
    """Say what is wrong with the penilai of each row; rows of superiors are written first (``urutan``)."""
    in_file: dict[str, list[Rencana]] = {}
    for r in plans:
        in_file.setdefault(r.username, []).append(r)
    named = [r for r in plans if r.penilai and (r.riwayat_baru or r.salah)]
    gone = _tidak_ada(today, {known.orang[r.penilai].pk for r in named if r.penilai in known.orang})
    for r in named:
        _kenal(r, known, in_file, gone)
    _melingkar(plans, known)
    _urutkan(plans, in_file)
    while _gugur(plans, known, in_file) or _seorang(in_file):
        pass


class Menunggu(Protocol):
    """What waits with people as penilai, whomever their riwayat name today (rooms above know)."""

    def __call__(self, ctx: Context, /, *, penilai_ids: Collection[int] | None) -> Mapping[int, str]:
        """In words, by penilai; None: with everybody who rates no more. Constant queries."""


def tidak_ditanya(ctx: Context, /, *, penilai_ids: Collection[int] | None) -> Mapping[int, str]:
    """Nothing: where rows are written again, nobody is asked any more."""
    return {}


def ditinggalkan(
    ctx: Context, plans: Sequence[Rencana], sekarang: Mapping[int, RiwayatJabatan], menunggu: Menunggu
) -> None:
    """Ask about rows that take others' penilai out of a post, or anybody out of the only one.

    ``sekarang``: the active riwayat. The form asks the same.
    """
    stays = {r.username for r in plans if r.isian is not None and r.isian.aktif}
    leaving = [(r, now) for r in plans if r.pegawai is not None and (now := sekarang.get(r.pegawai.pk))]
    going = {r.pegawai.pk: r for r, now in leaving if r.pegawai and _meninggalkan(r, now)}
    for some in per_sekian(going):
        rows = RiwayatJabatan.objects.filter(penilai__in=some, **DINILAI).order_by().values("penilai")
        for pk, jumlah in rows.annotate(jumlah=Count("pk")).values_list("penilai", "jumlah"):
            r = going[pk]
            text = PINDAH if r.username in stays else PERGI
            r.ragu.append(("jabatan", text.format(jumlah=jumlah)))
    gone = {pk: r for pk, r in going.items() if r.username not in stays}
    _menunggu(ctx, going, gone, menunggu)
    _terbawa(ctx, gone, menunggu)
    for r in gone.values():
        r.ragu.append(("aktif", TERAKHIR))


def _menunggu(
    ctx: Context, going: Mapping[int, Rencana], gone: Mapping[int, Rencana], menunggu: Menunggu
) -> None:
    """Ask also about what waits with them, though nobody's riwayat may name them any more."""
    waiting = menunggu(ctx, penilai_ids=going) if going else {}
    left = [pk for pk in waiting if pk in gone]
    after = pengganti_banyak(ctx, penilai_ids=left, anggap=gone) if left else {}
    for pk, isi in waiting.items():
        text = MENUNGGU.format(isi=isi, lanjut=_lanjut(after, pk)) if pk in gone else ""
        going[pk].ragu.append(("jabatan", text or MENUNGGU_PINDAH.format(isi=isi)))


def _lanjut(after: Mapping[int, Sequence[Pengganti]], pk: int) -> str:
    return " atau ".join(one.nama for one in after.get(pk, [])) or TANPA_LANJUT


def _terbawa(ctx: Context, going: Mapping[int, Rencana], menunggu: Menunggu) -> None:
    """Ask also about those whose penilai is gone already, and for whom somebody leaving stands in."""
    if not going:
        return
    waiting = menunggu(ctx, penilai_ids=None)
    bawahan = RiwayatJabatan.objects.filter(penilai=OuterRef("pk"), **DINILAI).order_by()
    jumlah = Subquery(bawahan.values("penilai").annotate(n=Count("pk")).values("n"))
    rows = Pegawai.objects.filter(tidak_ada(ctx.today), Exists(bawahan) | Q(pk__in=list(waiting)))
    rows = rows.select_related("akun").annotate(sebab=sebab(ctx.today), jumlah=jumlah)
    gone = {one.pk: one for one in rows.order_by()}
    carried = digantikan(ctx, penilai_ids=gone, oleh=going)
    lost = sorted({pk for some in carried.values() for pk in some})
    after = pengganti_banyak(ctx, penilai_ids=lost, anggap=going) if lost else {}
    for pegawai_id, some in sorted(carried.items()):
        for pk in sorted(some):
            one = vars(gone[pk])
            said = {
                "nama": gone[pk].akun.nama,
                "sebab": SebabBerhenti[one["sebab"]].label,
                "lanjut": _lanjut(after, pk),
            }
            texts = [TERBAWA.format(jumlah=one["jumlah"], **said)] if one["jumlah"] else []
            texts += [MENUNGGU_TERBAWA.format(isi=waiting[pk], **said)] if pk in waiting else []
            going[pegawai_id].ragu += [("jabatan", text) for text in texts]


def _meninggalkan(r: Rencana, now: RiwayatJabatan) -> bool:
    if r.isian is None:
        return False
    if not r.isian.aktif:
        return r.lama_riwayat == now
    post = (r.isian.jabatan_id, r.isian.unit_kerja_id)
    return r.lama_riwayat != now and post != (now.jabatan_id, now.unit_kerja_id)


def _tidak_ada(today: date, pegawai_ids: set[int]) -> dict[int, SebabBerhenti]:
    """Who of these rates no more, and why."""
    found: dict[int, SebabBerhenti] = {}
    for some in per_sekian(pegawai_ids):
        rows = Pegawai.objects.filter(tidak_ada(today), pk__in=some).annotate(sebab=sebab(today))
        found |= {pk: SebabBerhenti[why] for pk, why in rows.order_by().values_list("pk", "sebab")}
    return found


def _kenal(
    r: Rencana, known: Kamus, in_file: dict[str, list[Rencana]], gone: dict[int, SebabBerhenti]
) -> None:
    """Whether there is such a person, or will be, who may rate."""
    person = known.orang.get(r.penilai)
    if r.penilai == r.username:
        r.salah.append(("penilai", rules.PENILAI_SENDIRI))
    elif person is None and r.penilai not in in_file:
        text = f"tidak ada pegawai dengan NIP atau username {r.baris.isi['penilai']}"
        r.salah.append(("penilai", text))
    elif person is not None and (why := gone.get(person.pk)):
        rows = in_file.get(r.penilai, []) if why == SebabBerhenti.TANPA_JABATAN else []
        if not any(row.isian is not None and row.isian.aktif for row in rows):
            r.salah.append(("penilai", berhenti.tidak_ada(person.akun.nama, why)))


def _kunci(username: str, known: Kamus) -> Kunci:
    person = known.orang.get(username)
    return username if person is None else person.pk


def _melingkar(plans: Sequence[Rencana], known: Kamus) -> None:
    """Circles over who would rate whom when all rows were applied (domain.md §6)."""
    edges = _edges(plans, known)
    ids = {key for pair in edges.items() for key in pair if isinstance(key, int)}
    above: dict[Kunci, Kunci | None] = dict(rantai(ids).items())
    above |= edges
    for r in plans:
        if r.salah or r.isian is None or not r.isian.aktif or not r.penilai:
            continue
        mine = _kunci(r.username, known)
        seen: set[Kunci] = set()
        step: Kunci | None = above.get(mine)
        while step is not None and step not in seen:
            if step == mine:
                r.salah.append(("penilai", rules.PENILAI_MELINGKAR))
                break
            seen.add(step)
            step = above.get(step)


def _edges(plans: Sequence[Rencana], known: Kamus) -> dict[Kunci, Kunci | None]:
    """Who would be rated by whom by an active riwayat of these rows."""
    edges: dict[Kunci, Kunci | None] = {}
    for r in plans:
        if r.salah or r.isian is None or not r.isian.aktif:
            continue
        mine = _kunci(r.username, known)
        if r.lama_riwayat is not None:
            edges[mine] = r.lama_riwayat.penilai_id
        else:
            edges[mine] = _kunci(r.penilai, known) if r.penilai else None
    return edges


def _urutkan(plans: Sequence[Rencana], in_file: dict[str, list[Rencana]]) -> None:
    """Rows of whom somebody names come before that somebody's: no circle is ever passed through."""
    depth: dict[str, int] = {}
    for r in plans:
        path: list[str] = []
        step = r.username
        while step in in_file and step not in depth and step not in path:
            path.append(step)
            step = next((p.penilai for p in in_file[step] if p.penilai), "")
        base = depth.get(step, -1)
        for n, username in enumerate(reversed(path), start=1):
            depth[username] = base + n
    for r in plans:
        r.urutan = min(depth[r.username], 30_000)


def _gugur(plans: Sequence[Rencana], known: Kamus, in_file: dict[str, list[Rencana]]) -> bool:
    """Who is to be rated by somebody whose own rows are wrong cannot come in either."""
    fallen = False
    for r in sorted(plans, key=lambda plan: plan.urutan):
        if r.salah or not r.riwayat_baru or not r.penilai or r.penilai in known.orang:
            continue
        theirs = in_file[r.penilai]
        if all(other.salah for other in theirs):
            r.salah.append(("penilai", f"baris penilainya (baris {theirs[0].baris.nomor}) salah"))
            fallen = True
    return fallen


def _seorang(in_file: dict[str, list[Rencana]]) -> bool:
    """The rows of one person stand or fall together."""
    fallen = False
    for rows in in_file.values():
        wrong = next((r for r in rows if r.salah), None)
        for r in rows if wrong is not None else ():
            if wrong is not None and not r.salah:
                r.salah.append(("", f"baris {wrong.baris.nomor} untuk orang yang sama salah"))
                fallen = True
    return fallen
