"""Type-ahead: positions, units and people by what is typed (F2.3), within 100 ms among 15,000."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, FilteredRelation, Model, Q, QuerySet, When

from sikinerja.core.context import Actor, Context
from sikinerja.core.indonesian import nip as nip_terbaca
from sikinerja.core.search import holds
from sikinerja.core.text import identifier, number_sought, one_line
from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan, UnitKerja
from sikinerja.kepegawaian.queries import orang
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.queries.berhenti import ada
from sikinerja.kepegawaian.queries.pelaksana_tugas import posisi
from sikinerja.kepegawaian.rules import JenisKepegawaian, JenisUnit

M = TypeVar("M", bound=Model)
BANYAK = 10
"""Rows a type-ahead shows."""
JABATAN_TERPENDEK = 3
"""So many letters search posts too."""
SEMUA = Q()
"""Nothing is left out (``queries.boleh``)."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One row of a type-ahead: what is chosen, how it reads, and a line under it."""

    id: int
    teks: str
    sub: str = ""


def cari_jabatan(*, jenis: str, q: str) -> list[Pilihan]:
    """Positions of one jenis whose name holds every word of ``q``, best first (F2.3)."""
    rows = _cocok(Jabatan.objects.filter(jenis=jenis, aktif=True), "nama", q)
    return [_pilihan_jabatan(row) for row in rows]


def cari_unit_kerja(*, perangkat_daerah_id: int, q: str, batas: Q = SEMUA) -> list[Pilihan]:
    """Units of one PD whose name holds every word of ``q``, best first (F2.3)."""
    units = UnitKerja.objects.filter(batas, perangkat_daerah_id=perangkat_daerah_id, aktif=True)
    rows = _cocok(units, "nama", q)
    return [_pilihan_unit(row) for row in rows]


def cari_penilai(
    ctx: Context, *, q: str, batas: Q = SEMUA, perangkat_daerah_id: int | None = None
) -> list[Pilihan]:
    """People who may rate today by name, jabatan or the first digits of the NIP, spaced or not (F2.3).

    Those of the PD (without one: of the actor's) come first, there those who rate already.
    """
    rows = Pegawai.objects.filter(ada(ctx.today)).filter(batas)
    rates = RiwayatJabatan.objects.filter(aktif=True, penilai__isnull=False).order_by().values("penilai")
    dahulu = (_sesama(ctx.actor, perangkat_daerah_id), Case(When(pk__in=rates, then=0), default=1))
    return _cari_orang(rows, q, dahulu, jabatan=True)


def _sesama(actor: Actor, perangkat_daerah_id: int | None) -> Case:
    """0 for people of this PD, or of the PD that the actor manages or belongs to; 1 for all others."""
    rows = RiwayatJabatan.objects.filter(aktif=True).order_by()
    mine = rows.filter(pegawai=actor.pegawai_id or 0).values("perangkat_daerah")
    place = Q(perangkat_daerah__in=actor.pengelola_pd) | Q(perangkat_daerah__in=mine)
    place = Q(perangkat_daerah=perangkat_daerah_id) if perangkat_daerah_id else place
    return Case(When(pk__in=rows.filter(place).values("pegawai"), then=0), default=1)


def cari_bukan_asn(*, q: str) -> list[Pilihan]:
    """Officials who are no ASN, whatever their account: somebody may stand in for one whose term is over.

    Whoever has a riwayat is found by the post.
    """
    rows = orang().filter(jenis_kepegawaian=JenisKepegawaian.NON_ASN, riwayat=None)
    return _cari_orang(rows, q)


def cari_terkelola(actor: Actor, *, q: str, batas: Q = SEMUA) -> list[Pilihan]:
    """ASN whom the actor manages, whatever their account, by name or by the first digits of the NIP."""
    return _cari_orang(terkelola(actor).filter(batas, nip__isnull=False), q)


def cari_ganda(actor: Actor, *, q: str, batas: Q = SEMUA) -> list[Pilihan]:
    """All whom the actor manages but BKD accounts, honorer too, by name, or how number or username begins."""
    rows = terkelola(actor).filter(batas, akun__is_pengelola_aplikasi=False)
    begins = identifier(q)
    if len(begins) < 2:
        return []
    found = list(
        rows.filter(akun__username__startswith=begins)
        .order_by("akun__username")
        .values_list("pk", flat=True)[:BANYAK]
    ) or [row.pk for row in _cocok(rows, "akun__nama", q)]
    return sorted(_pilihan_pegawai(found, "akun__username"), key=lambda p: found.index(p.id))


def satu_terkelola(actor: Actor, pk: int) -> Pilihan | None:
    """As :func:`satu_jabatan`, of the people whom the actor manages."""
    return satu_orang(pk) if terkelola(actor).filter(pk=pk).exists() else None


def _cari_orang(
    rows: QuerySet[Pegawai], q: str, dahulu: Sequence[Case] = (), *, jabatan: bool = False
) -> list[Pilihan]:
    """``dahulu``: who comes first; ``jabatan``: whose name is not found may be found by the post."""
    angka = number_sought(q)
    if angka:
        found = list(rows.filter(nip__startswith=angka).order_by("nip").values_list("pk", flat=True)[:BANYAK])
    elif len("".join(q.split())) < 2:
        return []
    else:
        found = [row.pk for row in _cocok(rows, "akun__nama", q, dahulu)]
        if jabatan and len(found) < BANYAK and len(one_line(q)) >= JABATAN_TERPENDEK:
            found += _pemegang(rows.exclude(pk__in=found), q, dahulu)[: BANYAK - len(found)]
    return sorted(_pilihan_pegawai(found), key=lambda p: found.index(p.id))


def _pemegang(rows: QuerySet[Pegawai], q: str, dahulu: Sequence[Case]) -> list[int]:
    """Who holds a post whose name holds every word: the posts by their index, then their holders."""
    posts = list(Jabatan.objects.filter(holds(q, "nama")).order_by().values_list("pk", flat=True))
    holders = RiwayatJabatan.objects.filter(aktif=True, jabatan__in=posts).order_by().values("pegawai")
    found = rows.filter(pk__in=holders).order_by(*dahulu, "akun__nama", "pk")
    return list(found.values_list("pk", flat=True)[:BANYAK])


def cari_posisi(actor: Actor, *, q: str) -> list[Pilihan]:
    """Posts to which the actor may appoint a Plt./Plh., by words of the jabatan and of the holder's name."""
    rows = posisi(actor)
    angka = number_sought(q)
    if angka:
        rows = rows.filter(pegawai__nip__startswith=angka)
    elif len("".join(q.split())) < 2:
        return []
    else:
        rows = rows.filter(holds(q, "jabatan__nama", "pegawai__akun__nama"))
    found = rows.order_by("-aktif", "jabatan__nama", "pegawai__akun__nama", "pk")[:BANYAK]
    return [_pilihan_posisi(row) for row in found]


def satu_jabatan(pk: int) -> Pilihan | None:
    """What stands chosen in a type-ahead; None for an unknown id."""
    row = Jabatan.objects.filter(pk=pk).first()
    return _pilihan_jabatan(row) if row else None


def satu_unit_kerja(pk: int) -> Pilihan | None:
    """As :func:`satu_jabatan`."""
    row = UnitKerja.objects.filter(pk=pk).first()
    return _pilihan_unit(row) if row else None


def satu_orang(pk: int) -> Pilihan | None:
    """As :func:`satu_jabatan`."""
    return next(iter(_pilihan_pegawai([pk])), None)


def satu_posisi(actor: Actor, pk: int) -> Pilihan | None:
    """As :func:`satu_jabatan`, of the posts to which the actor may appoint somebody."""
    row = posisi(actor).filter(pk=pk).first()
    return _pilihan_posisi(row) if row else None


def _cocok(rows: QuerySet[M], kolom: str, q: str, dahulu: Sequence[Case] = ()) -> list[M]:
    rows = rows.filter(holds(q, kolom))
    depan = Case(When(**{f"{kolom}__berawalan": one_line(q)}, then=0), default=1)
    return list(rows.order_by(*dahulu, depan, kolom, "pk")[:BANYAK])


def _pilihan_jabatan(row: Jabatan) -> Pilihan:
    return Pilihan(row.pk, row.nama, "" if row.kelas is None else f"Kelas jabatan {row.kelas}")


def _pilihan_unit(row: UnitKerja) -> Pilihan:
    return Pilihan(row.pk, row.nama, "" if row.jenis == JenisUnit.LAINNYA else row.get_jenis_display())


def _pilihan_posisi(row: RiwayatJabatan) -> Pilihan:
    kata = "" if row.aktif else "jabatan sebelumnya"
    sub = (row.pegawai.akun.nama, nip_terbaca(row.pegawai.nip), row.perangkat_daerah.nama, kata)
    return Pilihan(row.pk, row.jabatan.nama, " · ".join(part for part in sub if part))


def _pilihan_pegawai(ids: Sequence[int], nomor: str = "nip") -> list[Pilihan]:
    """Name, NIP (or username, for BKD) and present position: who shares a name is told apart."""
    rows = (
        Pegawai.objects.filter(pk__in=ids)
        .annotate(kini=FilteredRelation("riwayat", condition=Q(riwayat__aktif=True)))
        .values_list("pk", "akun__nama", nomor, "kini__jabatan__nama", "kini__perangkat_daerah__nama")
    )
    return [
        Pilihan(pk, nama, " · ".join(part for part in (nip_terbaca(angka), jabatan, pd) if part))
        for pk, nama, angka, jabatan, pd in rows
    ]
