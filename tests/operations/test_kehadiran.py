"""Attendance comes in whole or not at all, replaces and never doubles (domain.md §8, F8.2)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kehadiran import queries, steps
from sikinerja.kehadiran.models import Kehadiran, PemuatanKehadiran
from sikinerja.kehadiran.operations import muat as operations
from sikinerja.kehadiran.rules import BarisKehadiran, Pemeriksaan, SumberKehadiran
from sikinerja.kepegawaian.models import Pegawai
from tests.builders import kehadiran as build
from tests.builders.kehadiran import FEBRUARI, angka, baris
from tests.cast import NOW, Cast, context, make_cast
from tests.race import race

pytestmark = pytest.mark.django_db


def muat(
    who: Pegawai | None, *rows: BarisKehadiran, at: str = NOW, alasan: str = "", month: Month = FEBRUARI
) -> Pemeriksaan:
    return operations.muat(
        context(who, at), month=month, baris=rows, sumber=SumberKehadiran.API, alasan=alasan
    )


def test_a_load_is_kept_and_replaced_never_doubled(cast: Cast) -> None:
    first = muat(cast.bkd, baris(cast.pegawai), baris(cast.rekan))
    assert (first.baru, first.diganti, first.tetap) == ((0, 1), (), ())
    again = muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(80), terlambat=2), baris(cast.rekan))
    assert (again.baru, again.diganti, again.tetap) == ((), (0,), (1,))
    assert Kehadiran.objects.count() == 2
    kept = queries.orang(pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    assert kept is not None
    assert (kept.nilai, kept.terlambat, kept.angka) == (Decimal(80), 2, angka(nilai=Decimal(80), terlambat=2))
    last = PemuatanKehadiran.objects.first()
    assert last is not None
    assert (last.baru, last.diganti, last.tetap, last.nama) == (0, 1, 1, "Bekade Contoh")
    line = Jejak.objects.first()
    assert line is not None
    assert (line.aksi, line.data["diganti"]) == ("kehadiran.muat", 1)


def test_the_same_rows_again_change_nothing(cast: Cast) -> None:
    muat(cast.bkd, baris(cast.pegawai))
    before = Kehadiran.objects.get()
    muat(cast.bkd, baris(cast.pegawai), at="2023-03-09 10:00")
    assert Kehadiran.objects.get().dimuat_pada == before.dimuat_pada


def test_every_bad_row_is_named_and_nothing_is_written(cast: Cast) -> None:
    rows = [
        baris(cast.pegawai),
        baris(cast.rekan, nilai=Decimal(101)),
        BarisKehadiran("199999999999999999", angka()),
        baris(cast.pegawai),
        baris(cast.penilai, hadir=20, alpa=3),
        baris(cast.bkd, terlambat=20),
        baris(cast.kepala, terlambat_menit=10),
    ]
    with pytest.raises(Invalid) as refused:
        muat(cast.bkd, *rows)
    said = {name: texts[0] for name, texts in refused.value.fields.items()}
    assert set(said) == {"baris.2", "baris.3", "baris.4", "baris.5", "baris.6", "baris.7"}
    for key, word in (
        ("baris.2", "0 sampai 100"), ("baris.3", "tidak dikenal"), ("baris.4", "baris 1"),
        ("baris.5", "melebihi hari kerja"), ("baris.6", "lebih banyak"), ("baris.7", "kejadiannya 0"),
    ):  # fmt: skip
        assert word in said[key]
    assert not Kehadiran.objects.exists()


def test_only_bkd_or_the_system(cast: Cast) -> None:
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.pengelola):
        with pytest.raises(Forbidden):
            muat(person, baris(cast.pegawai))
    muat(None, baris(cast.pegawai))


@pytest.mark.parametrize(
    ("at", "free"),
    [("03-04 23:59", False), ("03-05 00:00", True), ("03-10 23:59", True), ("03-11 00:00", False)],
)
def test_outside_the_5th_to_the_10th_a_reason_is_needed(cast: Cast, at: str, free: bool) -> None:
    at = f"2023-{at}"
    if free:
        muat(cast.bkd, baris(cast.pegawai), at=at)
        return
    with pytest.raises(Invalid, match="5–10 Maret 2023"):
        muat(cast.bkd, baris(cast.pegawai), at=at)
    muat(cast.bkd, baris(cast.pegawai), at=at, alasan="Mesin absensi rusak")
    kept = PemuatanKehadiran.objects.get()
    assert kept.alasan == "Mesin absensi rusak"


def test_a_month_that_is_not_over_has_no_attendance(cast: Cast) -> None:
    with pytest.raises(Invalid, match="belum berakhir"):
        muat(cast.bkd, baris(cast.pegawai), month=Month(2023, 3), alasan="Lebih cepat")


def test_nothing_and_far_too_much_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="baris"):
        muat(cast.bkd)
    with pytest.raises(Invalid, match="baris"):
        muat(cast.bkd, *[baris(cast.pegawai)] * 50_001)


def test_a_released_month_is_closed_for_the_rule_and_for_the_database(cast: Cast) -> None:
    row = build.kehadiran(cast.pegawai)
    build.kehadiran(cast.pegawai, month=Month(2023, 1))
    steps.tutup_bulan(context(cast.bkd), month=FEBRUARI)
    with pytest.raises(Conflict, match="sudah dirilis"):
        muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(10)))
    for change in (
        lambda: Kehadiran.objects.update(nilai=Decimal(10)),
        lambda: Kehadiran.objects.filter(bulan=1).update(bulan=2, pegawai=cast.rekan),
        row.delete,
        lambda: build.kehadiran(cast.rekan),
    ):
        with pytest.raises(IntegrityError, match="read-only"), transaction.atomic():
            change()
    Kehadiran.objects.filter(bulan=1).update(nilai=Decimal(10))
    steps.buka_bulan(context(cast.bkd), month=FEBRUARI, alasan="Koreksi")
    muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(10)))


@pytest.mark.parametrize(
    "wrong",
    [{"nilai": Decimal("100.01")}, {"hadir": 20, "alpa": 2}, {"terlambat": 20}, {"hari_kerja": 32}],
)
def test_the_database_refuses_impossible_numbers(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        build.kehadiran(cast.pegawai, **wrong)


def test_a_load_costs_the_same_queries_whatever_its_rows(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    people = [cast.pegawai, cast.rekan, cast.penilai, cast.kepala, cast.bkd, cast.pengelola]
    ctx = context(cast.bkd)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        operations.muat(ctx, month=FEBRUARI, baris=[baris(p) for p in people], sumber=SumberKehadiran.BERKAS)


@pytest.mark.django_db(transaction=True)
def test_two_loads_and_a_closing_at_once() -> None:
    cast = make_cast()
    muat(cast.bkd, baris(cast.pegawai))

    def close() -> None:
        with transaction.atomic():
            steps.tutup_bulan(context(cast.bkd), month=FEBRUARI)

    answers = race(
        lambda: muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(50))),
        lambda: muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(60))),
        close,
    )
    assert answers[2] == "ok"
    assert set(answers[:2]) <= {"ok", "Conflict"}
    assert Kehadiran.objects.count() == 1
    with pytest.raises(Conflict):
        muat(cast.bkd, baris(cast.pegawai, nilai=Decimal(70)))
