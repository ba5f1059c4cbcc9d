"""What BKD may do with windows, and what nobody else may (domain.md §4.2, F8.1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal import queries
from sikinerja.jadwal.models import Dispensasi, Jadwal, PergeseranJam, PerubahanJadwal
from sikinerja.jadwal.operations import dispensasi, jam, jendela
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan, Siaran
from sikinerja.realisasi.operations.dispensasi import beri
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
    jendela.atur(context(cast.bkd), **MOVED)
    later = moment("2023-03-15 23:59:59")
    jendela.atur(context(cast.bkd), **{**MOVED, "batas_pengisian_pada": later, "batas_penilaian_pada": later})
    row = Jadwal.objects.get()
    assert (row.batas_pengisian_pada, row.perangkat_daerah) == (later, None)
    last = Jejak.objects.filter(aksi="jadwal.atur").first()
    assert last is not None
    assert last.data["dari"]["batas_pengisian_pada"] == "2023-03-10T15:59:59+00:00"
    assert last.data["ke"]["alasan"] == "Peluncuran aplikasi"


def test_the_command_line_may_do_it_too(cast: Cast) -> None:
    jendela.atur(context(None), **MOVED, perangkat_daerah_id=cast.badan.pk)
    assert Jejak.objects.get().nama == "Sistem"
    window = queries.jendela(
        pegawai_id=cast.pegawai.pk, perangkat_daerah_id=cast.badan.pk, month=JANUARI, zone=ZONE
    )
    assert window.mulai_pada == MOVED["mulai_pada"]


def test_nobody_but_bkd(cast: Cast) -> None:
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.pengelola):
        with pytest.raises(Forbidden):
            jendela.atur(context(person), **MOVED)
        with pytest.raises(Forbidden):
            jendela.hapus(context(person), month=JANUARI, alasan="x")
        with pytest.raises(Forbidden):
            beri(context(person), pegawai_id=person.pk, **GRANT)
        with pytest.raises(Forbidden):
            dispensasi.cabut(
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
        jendela.atur(context(cast.bkd), **{**MOVED, **wrong})
    assert field in refused.value.fields
    assert not Jadwal.objects.exists()


def test_a_strange_pd_or_person_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        jendela.atur(context(cast.bkd), **MOVED, perangkat_daerah_id=987654)
    with pytest.raises(NotFound):
        beri(context(cast.bkd), pegawai_id=987654, **GRANT)
    assert not Jadwal.objects.exists()
    assert not Dispensasi.objects.exists()


def test_withdrawn_before_anybody_can_have_begun_the_rule_holds_again(cast: Cast) -> None:
    early = context(cast.bkd, at="2023-01-20 09:00")
    jendela.atur(early, **MOVED)
    jendela.hapus(early, month=JANUARI, alasan="Keliru")
    assert not Jadwal.objects.exists()
    assert Jejak.objects.filter(aksi="jadwal.hapus").get().data["alasan"] == "Keliru"
    with pytest.raises(NotFound):
        jendela.hapus(early, month=JANUARI, alasan="Keliru")
    last, first = PerubahanJadwal.objects.all()
    assert (first.jenis, first.dari, first.nama) == ("ATUR", {}, cast.bkd.akun.nama)
    assert (last.jenis, last.dari, last.ke) == ("HAPUS", first.ke, {})
    assert [s.judul for s in Siaran.objects.all()] == ["Jadwal realisasi Januari 2023 berubah"] * 2


def test_what_runs_is_never_taken_away(cast: Cast) -> None:
    jendela.atur(context(cast.bkd, at="2023-03-07 07:00"), **MOVED)
    with pytest.raises(Conflict, match="10 Maret 2023 pukul 23:59"):
        jendela.hapus(context(cast.bkd), month=JANUARI, alasan="Keliru")
    sooner = {**MOVED, "batas_pengisian_pada": moment("2023-03-09 23:59:59")}
    with pytest.raises(Invalid) as refused:
        jendela.atur(context(cast.bkd), **sooner)
    assert set(refused.value.fields) == {"batas_pengisian_pada"}
    later = {**MOVED, "mulai_pada": moment("2023-03-09 00:00")}
    with pytest.raises(Invalid) as refused:
        jendela.atur(context(cast.bkd), **later)
    assert set(refused.value.fields) == {"mulai_pada"}
    assert Jadwal.objects.get().mulai_pada == MOVED["mulai_pada"]
    assert PerubahanJadwal.objects.count() == 1


def test_the_same_once_more_changes_nothing_and_tells_nobody_again(cast: Cast) -> None:
    for _ in range(2):
        jendela.atur(context(cast.bkd), **MOVED, perangkat_daerah_id=cast.badan.pk)
    assert PerubahanJadwal.objects.get().perangkat_daerah == cast.badan
    assert Siaran.objects.get().perangkat_daerah == cast.badan


def test_what_is_over_may_go(cast: Cast) -> None:
    jendela.atur(context(cast.bkd), **MOVED)
    jendela.hapus(context(cast.bkd, at="2023-04-01 08:00"), month=JANUARI, alasan="Rapikan")
    assert not Jadwal.objects.exists()


def test_who_gets_a_dispensation_is_told_once(cast: Cast) -> None:
    for _ in range(2):
        beri(context(cast.bkd), pegawai_id=cast.pegawai.pk, **GRANT)
    assert Dispensasi.objects.get().batas_pada == GRANT["batas_pada"]
    told = Pemberitahuan.objects.get()
    assert told.akun_id == cast.pegawai.akun_id
    assert told.judul == "Dispensasi realisasi Januari 2023 sampai 20 Maret 2023 pukul 23:59"


def test_a_dispensation_is_taken_back_only_before_anybody_relies_on_it(cast: Cast) -> None:
    early, key = context(cast.bkd, at="2023-01-20 09:00"), {"pegawai_id": cast.pegawai.pk}
    back = {**key, "month": JANUARI, "jenis": GRANT["jenis"], "alasan": "Keliru"}
    beri(early, **key, **GRANT)
    with pytest.raises(Conflict):
        dispensasi.cabut(context(cast.bkd), **back)
    dispensasi.cabut(early, **back)
    assert not Dispensasi.objects.exists()
    told = list(Pemberitahuan.objects.values_list("judul", flat=True))
    assert told[0] == "Dispensasi realisasi Januari 2023 dicabut"
    assert [p.jenis for p in PerubahanJadwal.objects.all()] == ["CABUT", "DISPENSASI"]
    assert list(Jejak.objects.values_list("aksi", flat=True).order_by("id")) == [
        "jadwal.dispensasi", "jadwal.cabut_dispensasi",
    ]  # fmt: skip


def test_a_dispensation_that_is_over_already_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sudah lewat"):
        beri(context(cast.bkd, at="2023-03-21 08:00"), pegawai_id=cast.pegawai.pk, **GRANT)


def test_a_dispensation_before_the_window_opens_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        beri(
            context(cast.bkd),
            pegawai_id=cast.pegawai.pk,
            **{**GRANT, "batas_pada": moment("2023-02-01 00:00")},
        )


def test_the_demos_clock_moves_and_comes_back(cast: Cast) -> None:
    ctx = context(cast.pegawai, at="2026-11-22 20:00")
    jam.geser_jam(ctx, ke=moment("2023-03-07 09:00"), demo=True)
    assert queries.shifted(ctx.now) == moment("2023-03-07 09:00")
    moved = context(cast.pegawai, at="2023-03-07 09:00")
    jam.geser_jam(moved, ke=moment("2023-03-10 23:59:59"), demo=True)
    assert queries.shifted(ctx.now) == moment("2023-03-10 23:59:59")
    assert jam.geser_jam(moved, ke=None, demo=True) == timedelta()
    assert queries.shifted(ctx.now) == ctx.now


def test_outside_the_demo_the_clock_never_moves(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        jam.geser_jam(context(cast.bkd), ke=moment("2023-03-07 09:00"), demo=False)
    with pytest.raises(Invalid):
        jam.geser_jam(context(cast.bkd), ke=datetime(9000, 1, 1, tzinfo=UTC), demo=True)
    assert not PergeseranJam.objects.exists()
