"""Who may act as penilai over a row: the penilai who stands there, and who acts in their place (Plt./Plh.).

The one place that says so; each room wraps it with its own column names. Nobody ever rates themselves.
"""

from __future__ import annotations

from django.db.models import Q

from sikinerja.core.context import Actor, Context, Wewenang
from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.models import PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import identitas_pegawai


def yang_dinilai(actor: Actor, *, penilai: str, pegawai: str, perangkat_daerah: str) -> Q:
    """The rows over which an actor is penilai today; arguments name the columns (``riwayat__penilai``)."""
    if actor.pegawai_id is None:
        return Q(pk__in=[])
    found = Q(**{penilai: actor.pegawai_id})
    for right in actor.wewenang:
        limits = {pegawai: right.pegawai_id, perangkat_daerah: right.perangkat_daerah_id}
        found |= Q(**{penilai: right.penilai_id}, **{name: v for name, v in limits.items() if v is not None})
    return found & ~Q(**{pegawai: actor.pegawai_id})


def wewenang(
    actor: Actor, *, penilai_id: int | None, pegawai_id: int, perangkat_daerah_id: int
) -> Wewenang | None:
    """By which right an actor is penilai over a row; None: is not. One's own right comes first."""
    if actor.pegawai_id is None or penilai_id is None or actor.pegawai_id == pegawai_id:
        return None
    if actor.pegawai_id == penilai_id:
        return Wewenang(penilai_id)
    for right in actor.wewenang:
        if (
            right.penilai_id == penilai_id
            and right.pegawai_id in (None, pegawai_id)
            and right.perangkat_daerah_id in (None, perangkat_daerah_id)
        ):
            return right
    return None


def identitas_penilai(
    ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None = None
) -> dict[str, str]:
    """Snapshot of the actor as penilai over rows under ``riwayat``: jabatan "Plt. ..." where they act so.

    ``penilai_id``: with whom the row stands (a filed month may stay with the former penilai), else the
    riwayat's penilai. Then kelas is "", PD and unit are the post's. Forbidden for who is no penilai there.
    """
    right = wewenang(
        ctx.actor,
        penilai_id=penilai_id or riwayat.penilai_id,
        pegawai_id=riwayat.pegawai_id,
        perangkat_daerah_id=riwayat.perangkat_daerah_id,
    )
    if right is None or ctx.actor.pegawai_id is None:
        raise Forbidden
    found = identitas_pegawai(pegawai_id=ctx.actor.pegawai_id)
    if right.pelaksana_tugas_id is None:
        return found
    tugas = PelaksanaTugas.objects.select_related("perangkat_daerah", "riwayat__unit_kerja").get(
        pk=right.pelaksana_tugas_id
    )
    place = {
        "perangkat_daerah": str(tugas.perangkat_daerah or ""),
        "unit_kerja": str(tugas.riwayat.unit_kerja) if tugas.riwayat else "",
    }
    return found | {"jabatan": right.sebagai, "kelas": ""} | place
