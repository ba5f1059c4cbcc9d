"""Who an account is just now, asked once a request: person, PD looked after, Plt./Plh. rights."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from sikinerja.core.context import Actor, Wewenang
from sikinerja.core.prepared import Prepared
from sikinerja.kepegawaian.models import (
    KeadaanKhusus,
    Pegawai,
    PelaksanaTugas,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
)
from sikinerja.kepegawaian.queries.pelaksana_tugas import batas_pd, berlaku
from sikinerja.kepegawaian.rules import sebagai
from sikinerja.kepegawaian.rules.keadaan import PURNA

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
    own_rows = RiwayatJabatan.objects.filter(pegawai=OuterRef("pegawai"), penilai=OuterRef("menggantikan"))
    rows = PelaksanaTugas.objects.filter(
        berlaku(today),
        Q(riwayat__penilai=ME) | Q(riwayat__penilai__in=mine.order_by().values("menggantikan")),
        Exists(own_rows),
    ).exclude(pegawai=ME)
    row = JSONObject(penilai="menggantikan_id", pegawai="pegawai_id", atas="riwayat__penilai_id")
    return rows.order_by("pk").values(data=row)


def purna(today: date) -> Q:
    """The states by which somebody is out of service for good on a local day."""
    return Q(jenis__in=sorted(PURNA), tanggal_mulai__lte=today)


def _warisan(today: date) -> QuerySet[Any, Any]:
    """Whom the person rates and who retired or died: what these would rate goes up to the person (§9)."""
    gone = KeadaanKhusus.objects.filter(purna(today), pegawai=OuterRef("pegawai"))
    rows = RiwayatJabatan.objects.filter(Exists(gone), penilai=ME, aktif=True)
    return rows.order_by("pegawai").values("pegawai")


PELAKU = Prepared(_pelaku, akun_id=int, today=date)


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
    return Actor(
        akun_id=akun_id,
        pegawai_id=pegawai_id,
        nama=nama,
        is_bkd=is_bkd,
        pengelola_pd=frozenset(kelola or ()),
        pimpinan_pd=frozenset(pimpin or ()),
        wewenang=(*_wewenang(tugas, limpahan), *(Wewenang(penilai_id) for penilai_id in warisan)),
    )


def _wewenang(tugas: Sequence[str], limpahan: Sequence[str]) -> tuple[Wewenang, ...]:
    own = [
        Wewenang(t["penilai"], t["id"], sebagai(t["jenis"], t["jabatan"]), perangkat_daerah_id=t["pd"])
        for t in map(json.loads, tugas)
    ]
    through = {w.penilai_id: w for w in own}
    up = [
        replace(
            through.get(row["atas"], Wewenang(row["penilai"])),
            penilai_id=row["penilai"],
            pegawai_id=row["pegawai"],
            perangkat_daerah_id=None,
        )
        for row in map(json.loads, limpahan)
    ]
    return (*own, *up)
