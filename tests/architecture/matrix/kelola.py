"""Kelola: for pengelola kepegawaian (own PD) and BKD; to everybody else it does not exist."""

from __future__ import annotations

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.pekerjaan.models import Pekerjaan
from tests.architecture.matrix.rows import row
from tests.builders import pekerjaan, skp
from tests.cast import Cast, person, tenure


def colleague(cast: Cast) -> int:
    """Somebody of ``badan``."""
    return cast.rekan.pk


def many(cast: Cast) -> None:
    """More than one page of people in ``dinas``."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(40):
        tenure(person(f"Pegawai {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)


def finished(cast: Cast) -> None:
    """Plans of ``dinas``, one rated to the end, and a ZIP that is being made."""
    tenures = RiwayatJabatan.objects.filter(perangkat_daerah=cast.dinas)
    for riwayat in tenures.exclude(penilai=cast.gubernur):
        skp.disetujui(riwayat)
    job(cast)


def job(cast: Cast) -> int:
    """A ZIP of ``dinas`` that waits for the worker."""
    pekerjaan.menunggu(cast)
    return Pekerjaan.objects.get().pk


def ready(cast: Cast) -> int:
    """A ZIP of ``dinas`` that lies ready."""
    return pekerjaan.selesai(cast).pk


PD = {"pengelola_lain": 200, "pimpinan_lain": 200, "bkd": 200, "others": 404}
ROWS = (
    row("kelola:dokumen", full=finished, **PD | {"penilai": 404}),
    row("kelola:kemajuan", job, full=ready, **PD),
    row("kelola:unduh", ready, **PD),
    row("kelola:akun", pengelola_lain=200, bkd=200, others=404, full=many),
    row("kelola:tambah_akun", pengelola_lain=200, bkd=200, others=404),
    row("kelola:password", colleague, bkd=200, others=404),
    row("kelola:status", colleague, bkd=200, others=404),
)
