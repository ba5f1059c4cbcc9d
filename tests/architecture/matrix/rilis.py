"""Rilis: BKD everything, pengelola and pimpinan their PD, everybody the own row."""

from __future__ import annotations

from decimal import Decimal

from sikinerja.core.time import Month
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.rilis.models import RilisBaris
from sikinerja.rilis.operations import berkas
from sikinerja.rilis.rules.keluaran import Bentuk
from tests.architecture.matrix.rows import row
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import kehadiran
from tests.cast import Cast, context, person, tenure

FEBRUARI = (2023, 2)


def policy(cast: Cast) -> tuple[int, int]:
    """February can be released."""
    tpp.berlaku()
    return FEBRUARI


def crowd(cast: Cast) -> None:
    """More than one page of people in ``dinas``."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(40):
        tenure(person(f"Pegawai {n}"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)


def many_missing(cast: Cast) -> tuple[int, int]:
    """The same, before a release."""
    crowd(cast)
    return policy(cast)


def released(cast: Cast) -> int:
    """February is released: the owner has a predikat."""
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    kehadiran(cast.pegawai, nilai=Decimal(80))
    return rilis.dirilis(cast).pk


def corrected(cast: Cast) -> int:
    """February is corrected: the owner's attendance, and that of many in ``dinas``."""
    crowd(cast)
    others = Pegawai.objects.filter(riwayat__perangkat_daerah=cast.dinas)
    for one in others:
        kehadiran(one, nilai=Decimal(70))
    first = released(cast)
    rilis.koreksi_dibuka(cast, rilis.Rilis.objects.get(pk=first))
    Kehadiran.objects.update(nilai=Decimal(90), terlambat=3)
    return rilis.dirilis(cast, at="2023-03-21 09:00").pk


def own_row(cast: Cast) -> int:
    """The owner's row."""
    return RilisBaris.objects.get(rilis=released(cast), pegawai=cast.pegawai).pk


def corrected_row(cast: Cast) -> int:
    """The owner's row after the correction."""
    return RilisBaris.objects.get(rilis=corrected(cast), pegawai=cast.pegawai).pk


def own_month(cast: Cast) -> tuple[int, int]:
    """The owner's February."""
    released(cast)
    return FEBRUARI


def many_months(cast: Cast) -> None:
    """Two years of them."""
    tpp.berlaku(mulai=rilis.FEBRUARI.first.replace(year=2021, month=1))
    month = Month(2021, 1)
    while month <= rilis.FEBRUARI:
        rilis.dirilis(cast, month=month)
        month = month.next


def opened(cast: Cast) -> int:
    """A correction is being prepared."""
    return rilis.koreksi_dibuka(cast, rilis.Rilis.objects.get(pk=released(cast))).pk


def at_work(cast: Cast) -> int:
    """The worker has not begun."""
    tpp.berlaku()
    return rilis.diminta(cast).pk


def file(cast: Cast) -> int:
    """A file that BKD has asked for lies ready."""
    job = berkas.minta(context(cast.bkd), rilis_id=released(cast), pd_id=None, bentuk=Bentuk.CSV)
    return rilis.ditulis(job).pk


OFFICIALS = {"pengelola_lain": 200, "pimpinan_lain": 200, "bkd": 200, "others": 404}
ROWS = (
    row("rilis:daftar", released, full=many_months, **OFFICIALS | {"others": 302}),
    row("rilis:saya", released, full=many_months, others=200),
    row("rilis:bulan_saya", own_month, others=200),
    row("rilis:siap", policy, full=many_missing, bkd=200, others=404),
    row("rilis:kurang", policy, full=many_missing, bkd=200, others=404),
    row("rilis:minta", policy, bkd=200, others=404),
    row("rilis:kemajuan", at_work, full=file, bkd=200, others=404),
    row("rilis:unduh_hasil", file, bkd=200, others=404),
    row("rilis:batal_koreksi", opened, post={"ya": "1"}, bkd=303, others=404),
    row("rilis:baris", own_row, full=corrected_row, owner=200, bkd=200, others=404),
    row("rilis:rincian", released, full=corrected, **OFFICIALS),
    row("rilis:pegawai", released, full=corrected, who="bkd", **OFFICIALS),
    row("rilis:beda", corrected, **OFFICIALS),
    row("rilis:koreksi", released, bkd=200, others=404),
    row("rilis:pdf", released, **OFFICIALS),
    row("rilis:unduh", released, **OFFICIALS),
)
