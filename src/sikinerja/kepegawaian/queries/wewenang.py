"""How somebody who acts as penilai is written down: as who they are, or as "Plt. ..." (domain.md §6)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.models import PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.kepegawaian.queries.penilai import hak


def identitas_penilai(
    ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None = None
) -> dict[str, str]:
    """Snapshot of the actor as penilai over rows under ``riwayat``: jabatan "Plt. ..." where they act so.

    ``penilai_id``: with whom the row stands (a filed month may stay with the former penilai), else the
    riwayat's penilai. Then kelas is "", PD and unit are the post's. Forbidden for who is no penilai there.
    """
    right = hak(
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
