"""Questions about people and organisation."""

from __future__ import annotations

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import OuterRef, Subquery

from sikinerja.core.context import Actor
from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah


def get_actor(*, akun_id: int, nama: str, is_bkd: bool) -> Actor:
    """Who an account is just now, in one query: person, pengelola of which PD, pimpinan of which PD."""
    pengelola = (
        Pengelola.objects.filter(pegawai=OuterRef("pk"))
        .order_by()
        .values("pegawai")
        .annotate(ids=ArrayAgg("perangkat_daerah_id"))
        .values("ids")
    )
    pimpinan = (
        PerangkatDaerah.objects.filter(pimpinan=OuterRef("pk"))
        .order_by()
        .values("pimpinan")
        .annotate(ids=ArrayAgg("id"))
        .values("ids")
    )
    row = (
        Pegawai.objects.filter(akun_id=akun_id)
        .values_list("pk", Subquery(pengelola), Subquery(pimpinan))
        .first()
    )
    pegawai_id, kelola, pimpin = row or (None, None, None)
    return Actor(
        akun_id=akun_id,
        pegawai_id=pegawai_id,
        nama=nama,
        is_bkd=is_bkd,
        pengelola_pd=frozenset(kelola or ()),
        pimpinan_pd=frozenset(pimpin or ()),
    )
