"""Who an account is just now, asked once a request: person, PD looked after, Plt./Plh. rights."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from sikinerja.akun.models import Akun
from sikinerja.core.context import Actor, Context, Wewenang
from sikinerja.core.errors import Forbidden
from sikinerja.core.prepared import Prepared
from sikinerja.kepegawaian.models import (
    KeadaanKhusus,
    Pegawai,
    PelaksanaTugas,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
)
from sikinerja.kepegawaian.queries.berhenti import di_bawah, purna, tidak_ada
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku
from sikinerja.kepegawaian.rules import sebagai

ME = OuterRef("pk")


def _pelaku(*, akun_id: int, today: date) -> QuerySet[Pegawai, Any]:
    """The person of an account, the PD that the person looks after, and the appointments that matter.

    Who acts for a pimpinan sees of that PD what its pimpinan sees.
    """
    pengelola = (
        Pengelola.objects.filter(pegawai=ME)
        .order_by()
        .values("pegawai")
        .annotate(ids=ArrayAgg("perangkat_daerah_id"))
        .values("ids")
    )
    acting = PelaksanaTugas.objects.filter(
        berlaku(today),
        Q(perangkat_daerah=None) | Q(perangkat_daerah=OuterRef("pk")),
        pegawai=OuterRef(ME),
        menggantikan=OuterRef("pimpinan"),
    )
    pimpinan = PerangkatDaerah.objects.filter(Q(pimpinan=ME) | Exists(acting)).order_by()
    return Pegawai.objects.filter(akun_id=akun_id).values(
        "pk",
        kelola=Subquery(pengelola),
        pimpin=ArraySubquery(pimpinan.values("pk")),
        tugas=ArraySubquery(_tugas(today)),
        limpahan=ArraySubquery(_limpahan(today)),
        warisan=ArraySubquery(_warisan(today)),
        purna=Exists(KeadaanKhusus.objects.filter(purna(today), pegawai=ME)),
    )


def _tugas(today: date) -> QuerySet[Any, Any]:
    """The person's own appointments of today."""
    row = JSONObject(id="id", penilai="menggantikan_id", jenis="jenis", jabatan="jabatan", pd=batas_pd())
    return PelaksanaTugas.objects.filter(berlaku(today), pegawai=ME).order_by("pk").values(data=row)


def _limpahan(today: date) -> QuerySet[Any, Any]:
    """Appointees of today who are rated by whom they stand in for: their rows go up to the post's penilai.

    That is the person asked for, or somebody in whose place that person acts.
    """
    mine = PelaksanaTugas.objects.filter(berlaku(today), pegawai=OuterRef(OuterRef("pk")))
    above = Q(riwayat__penilai=ME) | Q(riwayat__penilai__in=mine.order_by().values("menggantikan"))
    rows = _bertugas_sendiri(today).filter(above).exclude(pegawai=ME)
    return rows.order_by("pk").values(data=JSONObject(**{to: column for column, to in LIMPAHAN.items()}))


LIMPAHAN = {"menggantikan_id": "penilai", "pegawai_id": "pegawai", "riwayat__penilai_id": "atas"}


def _bertugas_sendiri(today: date) -> QuerySet[PelaksanaTugas, Any]:
    """Appointees of today whose own rows may come up to the post that they stand in for.

    They are rated by its holder, or by somebody who rates no more and whose rows went up there.
    """
    own_rows = RiwayatJabatan.objects.filter(pegawai=OuterRef("pegawai"))
    mine = Q(Exists(own_rows.filter(penilai=OuterRef("menggantikan"))))
    gone = Q(Exists(own_rows.filter(tidak_ada(today, "penilai")))) & tidak_ada(today, "menggantikan")
    return PelaksanaTugas.objects.filter(berlaku(today)).filter(mine | gone)


def _naik(today: date, known: Sequence[dict[str, int]], gone: Mapping[int, int]) -> list[dict[str, int]]:
    """Whose own rows come to the person because they themselves act for the post to which these go up.

    ``known``: those of :func:`_limpahan`; where somebody above such a post is gone too, more of them. Each
    also of the people below that post who are gone and whose rows went up to it.
    """
    found = list(known)
    if gone:
        more = _bertugas_sendiri(today).filter(riwayat__penilai__in=list(gone)).order_by("pk")
        found += [{to: row[column] for column, to in LIMPAHAN.items()} for row in more.values(*LIMPAHAN)]
    below = _di_bawah_pergi(today, {row["penilai"] for row in found})
    return found + [row | {"penilai": one} for row in found for one in below.get(row["penilai"], ())]


def _di_bawah_pergi(today: date, penilai_ids: Collection[int]) -> dict[int, list[int]]:
    """Of these people who are gone those below them who are gone too, and whose rows went up to them."""
    gone = Pegawai.objects.filter(tidak_ada(today), pk__in=penilai_ids) if penilai_ids else ()
    return {one.pk: list(_warisan_di_bawah(today, {one.pk: 0}))[1:] for one in gone}


def _warisan(today: date) -> QuerySet[Any, Any]:
    """Who rates no more and is rated by the person, or by whom the person acts for: that goes up (§6, §9)."""
    mine = PelaksanaTugas.objects.filter(berlaku(today), pegawai=OuterRef(OuterRef("pk"))).order_by()
    rows = di_bawah(today).filter(Q(penilai=ME) | Q(penilai__in=mine.values("menggantikan")))
    return rows.order_by("pegawai").values(data=JSONObject(pegawai="pegawai_id", atas="penilai_id"))


def _warisan_di_bawah(today: date, known: dict[int, int]) -> dict[int, int]:
    """With ``known`` (who is gone, and who stands above) those further down a chain of such people."""
    level = known
    while level:
        rows = di_bawah(today).filter(penilai__in=level).exclude(pegawai__in=known)
        level = dict(rows.order_by("pegawai").values_list("pegawai_id", "penilai_id"))
        known = known | level
    return known


PELAKU = Prepared(_pelaku, akun_id=int, today=date)


PEMINTA_TIDAK_AKTIF = "Akun yang meminta pekerjaan ini tidak aktif lagi."


def atas_permintaan(ctx: Context, *, akun_id: int, tidak_aktif: str = PEMINTA_TIDAK_AKTIF) -> Context:
    """The worker's context, acting for who asked for a job, with the rights of today.

    Raises Forbidden, in these words, where that account was deactivated meanwhile.
    """
    akun = Akun.objects.get(pk=akun_id)
    if not akun.aktif:
        raise Forbidden(tidak_aktif)
    actor = get_actor(akun_id=akun.pk, nama=akun.nama, is_bkd=akun.is_pengelola_aplikasi, today=ctx.today)
    return replace(ctx, actor=actor)


def get_actor(*, akun_id: int, nama: str, is_bkd: bool, today: date) -> Actor:
    """Who an account is on a local day, in one query.

    Person, pengelola of which PD, pimpinan (or Plt./Plh.) of which PD, and in whose place the person rates
    (domain.md §6). Who retired keeps the account and nothing else (§9).
    """
    rows = PELAKU.rows(akun_id=akun_id, today=today)
    found = rows[0].values() if rows else (None, None, None, (), (), (), False)
    pegawai_id, kelola, pimpin, tugas, limpahan, warisan, retired = found
    if retired:
        return Actor(akun_id=akun_id, pegawai_id=pegawai_id, nama=nama, purna=True)
    gone = {row["pegawai"]: row["atas"] for row in map(json.loads, warisan)}
    gone = _warisan_di_bawah(today, gone)
    own = [json.loads(row) for row in limpahan]
    own = [row for row in _naik(today, own, gone) if row["pegawai"] != pegawai_id] if own or gone else []
    return Actor(
        akun_id=akun_id,
        pegawai_id=pegawai_id,
        nama=nama,
        is_bkd=is_bkd,
        pengelola_pd=frozenset(kelola or ()),
        pimpinan_pd=frozenset(pimpin or ()),
        wewenang=_wewenang(tugas, own, gone),
    )


def _wewenang(
    tugas: Sequence[str], limpahan: Sequence[dict[str, int]], warisan: Mapping[int, int]
) -> tuple[Wewenang, ...]:
    own = [
        Wewenang(t["penilai"], t["id"], sebagai(t["jenis"], t["jabatan"]), perangkat_daerah_id=t["pd"])
        for t in map(json.loads, tugas)
    ]
    through = {w.penilai_id: w for w in own}
    for gone, above in warisan.items():  # those above come before those below
        as_who = through.get(above, Wewenang(gone))
        through[gone] = replace(as_who, penilai_id=gone, perangkat_daerah_id=None)
    up = [
        replace(
            through.get(row["atas"], Wewenang(row["penilai"])),
            penilai_id=row["penilai"],
            pegawai_id=row["pegawai"],
            perangkat_daerah_id=None,
        )
        for row in limpahan
    ]
    return (*own, *up, *(through[gone] for gone in warisan))
