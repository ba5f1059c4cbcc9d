"""Who stands for a PD (its pimpinan, its pengelola kepegawaian), and who holds a post that rates others."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q

from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.queries.berhenti import ada, tidak_ada


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


def pemangku(today: date, *, jabatan_id: int, unit_kerja_id: int, kecuali_id: int) -> list[str]:
    """Names of who holds a post and is somebody's penilai; none where ``kecuali_id`` holds it as well."""
    held = RiwayatJabatan.objects.filter(jabatan=jabatan_id, unit_kerja=unit_kerja_id, aktif=True)
    if held.filter(pegawai=kecuali_id).exists():
        return []
    rated = RiwayatJabatan.objects.filter(penilai=OuterRef("pegawai"), aktif=True)
    rows = held.filter(Exists(rated), ada(today, "pegawai")).order_by("pegawai__akun__nama")
    return list(rows.values_list("pegawai__akun__nama", flat=True))


def pendahulu(today: date) -> Q:
    """Of riwayat of one post: those whose person no longer holds it, having left the post or the service."""
    same = {name: OuterRef(name) for name in ("pegawai", "jabatan", "unit_kerja")}
    holds = RiwayatJabatan.objects.filter(aktif=True, **same)
    return ~Q(Exists(holds)) | Q(pegawai__in=Pegawai.objects.filter(tidak_ada(today)))
