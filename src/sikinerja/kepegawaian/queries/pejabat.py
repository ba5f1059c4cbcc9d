"""Who stands for a PD: its pimpinan and its pengelola kepegawaian."""

from __future__ import annotations

from collections.abc import Collection

from sikinerja.kepegawaian.models import Pengelola, PerangkatDaerah


def pejabat_pd(*, pd_ids: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of a PD and the account of its pimpinan or of one of its pengelola, each once. Two queries."""
    pimpinan = PerangkatDaerah.objects.filter(pk__in=pd_ids, pimpinan__isnull=False)
    pengelola = Pengelola.objects.filter(perangkat_daerah__in=pd_ids)
    return sorted(
        {
            *pimpinan.values_list("pk", "pimpinan__akun_id"),
            *pengelola.values_list("perangkat_daerah_id", "pegawai__akun_id"),
        }
    )
