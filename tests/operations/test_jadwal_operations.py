"""What BKD may do with windows, and what nobody else may (domain.md §4.2, F8.1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal import operations, queries
from sikinerja.jadwal.models import Dispensasi, Jadwal, PergeseranJam
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.cast import ZONE, Cast, context, moment

pytestmark = pytest.mark.django_db
JANUARI = Month(2023, 1)
MOVED: dict[str, Any] = {
    "month": JANUARI,
    "mulai_pada": moment("2023-02-20 00:00"),
    "batas_pengisian_pada": moment("2023-03-10 23:59:59"),
    "batas_penilaian_pada": moment("2023-03-12 23:59:59"),
    "alasan": "Peluncuran aplikasi",
}
GRANT: dict[str, Any] = {
    "month": JANUARI,
    "jenis": JenisDispensasi.PENGISIAN,
    "batas_pada": moment("2023-03-20 23:59:59"),
    "alasan": "Dirawat di rumah sakit",
}


def test_bkd_moves_a_month_for_all_and_again(cast: Cast) -> None:
    operations.atur(context(cast.bkd), **MOVED)
    later = moment("2023-03-15 23:59:59")
    operations.atur(
        context(cast.bkd), **{**MOVED, "batas_pengisian_pada": later, "batas_penilaian_pada": later}
    )
    row = Jadwal.objects.get()
    assert (row.batas_pengisian_pada, row.perangkat_daerah) == (later, None)
    last = Jejak.objects.filter(aksi="jadwal.atur").first()
    assert last is not None
    assert last.data["dari"]["batas_pengisian_pada"] == "2023-03-10T15:59:59+00:00"
    assert last.data["ke"]["alasan"] == "Peluncuran aplikasi"


def test_the_command_line_may_do_it_too(cast: Cast) -> None:
    operations.atur(context(None), **MOVED, perangkat_daerah_id=cast.badan.pk)
    assert Jejak.objects.get().nama == "Sistem"
    window = queries.jendela(
        pegawai_id=cast.pegawai.pk, perangkat_daerah_id=cast.badan.pk, month=JANUARI, zone=ZONE
    )
    assert window.mulai_pada == MOVED["mulai_pada"]


def test_nobody_but_bkd(cast: Cast) -> None:
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.pengelola):
        with pytest.raises(Forbidden):
            operations.atur(context(person), **MOVED)
        with pytest.raises(Forbidden):
            operations.hapus(context(person), month=JANUARI, alasan="x")
        with pytest.raises(Forbidden):
            operations.beri_dispensasi(context(person), pegawai_id=person.pk, **GRANT)
        with pytest.raises(Forbidden):
            operations.cabut_dispensasi(
                context(person), pegawai_id=person.pk, month=JANUARI, jenis=GRANT["jenis"], alasan="x"
            )
    assert not Jejak.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"alasan": "  "}, "alasan"),
        ({"alasan": "x" * 501}, "alasan"),
        ({"mulai_pada": moment("2022-12-31 23:59:59")}, "mulai_pada"),
        ({"batas_pengisian_pada": MOVED["mulai_pada"]}, "batas_pengisian_pada"),
        ({"batas_penilaian_pada": moment("2023-03-10 23:59:58")}, "batas_penilaian_pada"),
        ({"batas_penilaian_pada": datetime(9000, 1, 1, tzinfo=UTC)}, "batas_penilaian_pada"),
    ],
)
def test_windows_out_of_order_are_refused(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        operations.atur(context(cast.bkd), **{**MOVED, **wrong})
    assert field in refused.value.fields
    assert not Jadwal.objects.exists()


def test_a_strange_pd_or_person_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        operations.atur(context(cast.bkd), **MOVED, perangkat_daerah_id=987654)
    with pytest.raises(NotFound):
        operations.beri_dispensasi(context(cast.bkd), pegawai_id=987654, **GRANT)
    assert not Jadwal.objects.exists()
    assert not Dispensasi.objects.exists()


def test_removing_brings_the_rule_back(cast: Cast) -> None:
    operations.atur(context(cast.bkd), **MOVED)
    operations.hapus(context(cast.bkd), month=JANUARI, alasan="Keliru")
    assert not Jadwal.objects.exists()
    assert Jejak.objects.filter(aksi="jadwal.hapus").get().data["alasan"] == "Keliru"
    with pytest.raises(NotFound):
        operations.hapus(context(cast.bkd), month=JANUARI, alasan="Keliru")


def test_who_gets_a_dispensation_is_told_once(cast: Cast) -> None:
    for _ in range(2):
        operations.beri_dispensasi(context(cast.bkd), pegawai_id=cast.pegawai.pk, **GRANT)
    assert Dispensasi.objects.get().batas_pada == GRANT["batas_pada"]
    told = Pemberitahuan.objects.get()
    assert told.akun_id == cast.pegawai.akun_id
    assert told.judul == "Dispensasi realisasi Januari 2023 sampai 20 Maret 2023 pukul 23:59"
    operations.cabut_dispensasi(
        context(cast.bkd), pegawai_id=cast.pegawai.pk, month=JANUARI, jenis=GRANT["jenis"], alasan="Keliru"
    )
    assert not Dispensasi.objects.exists()
    assert list(Jejak.objects.values_list("aksi", flat=True).order_by("id")) == [
        "jadwal.dispensasi", "jadwal.dispensasi", "jadwal.cabut_dispensasi",
    ]  # fmt: skip


def test_a_dispensation_before_the_window_opens_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        operations.beri_dispensasi(
            context(cast.bkd),
            pegawai_id=cast.pegawai.pk,
            **{**GRANT, "batas_pada": moment("2023-02-01 00:00")},
        )


def test_the_demos_clock_moves_and_comes_back(cast: Cast) -> None:
    ctx = context(cast.pegawai, at="2026-11-22 20:00")
    operations.geser_jam(ctx, ke=moment("2023-03-07 09:00"), demo=True)
    assert queries.shifted(ctx.now) == moment("2023-03-07 09:00")
    moved = context(cast.pegawai, at="2023-03-07 09:00")
    operations.geser_jam(moved, ke=moment("2023-03-10 23:59:59"), demo=True)
    assert queries.shifted(ctx.now) == moment("2023-03-10 23:59:59")
    assert operations.geser_jam(moved, ke=None, demo=True) == timedelta()
    assert queries.shifted(ctx.now) == ctx.now


def test_outside_the_demo_the_clock_never_moves(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        operations.geser_jam(context(cast.bkd), ke=moment("2023-03-07 09:00"), demo=False)
    with pytest.raises(Invalid):
        operations.geser_jam(context(cast.bkd), ke=datetime(9000, 1, 1, tzinfo=UTC), demo=True)
    assert not PergeseranJam.objects.exists()
