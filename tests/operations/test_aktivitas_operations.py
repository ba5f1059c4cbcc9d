"""What an employee may do with activities and plans (domain.md §4.1, F5.2-F5.4)."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sikinerja.aktivitas import operations, queries, rules, steps
from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas, RencanaAktivitas
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.skp.models import Indikator, Skp
from tests.builders import aktivitas as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)
GOOD: dict[str, Any] = {
    "tanggal": date(2023, 2, 27),
    "mulai": time(8),
    "selesai": time(10),
    "uraian": "Menyusun laporan",
    "indikator_id": None,
}


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


@pytest.fixture
def indikator(skp: Skp) -> Indikator:
    return Indikator.objects.filter(rhk__skp=skp).first() or pytest.fail("no indikator")


def file(cast: Cast, at: str = "2023-03-07 10:00") -> None:
    with transaction.atomic():
        steps.tandai_dihitung(context(cast.pegawai, at), pegawai_id=cast.pegawai.pk, month=FEBRUARI)


def rate(cast: Cast) -> None:
    with transaction.atomic():
        steps.tutup_bulan(context(cast.penilai), pegawai_id=cast.pegawai.pk, month=FEBRUARI)


def counted(cast: Cast) -> dict[int | None, int]:
    return queries.jumlah_per_indikator(pegawai_id=cast.pegawai.pk, month=FEBRUARI)


def test_an_activity_is_kept_with_the_servers_own_time(cast: Cast, skp: Skp, indikator: Indikator) -> None:
    values = {**GOOD, "uraian": "  Menyusun laporan \n", "indikator_id": indikator.pk}
    (row,) = operations.tambah(context(cast.pegawai), **values)
    row.refresh_from_db()
    assert (row.uraian, row.skp, row.indikator) == ("Menyusun laporan", skp, indikator)
    assert row.waktu_input == context(cast.pegawai).now
    assert Jejak.objects.get().aksi == "aktivitas.tambah"
    assert counted(cast) == {indikator.pk: 1}


def test_the_very_same_activity_again_changes_nothing(cast: Cast, skp: Skp) -> None:
    first = operations.tambah(context(cast.pegawai), **GOOD)
    assert operations.tambah(context(cast.pegawai, "2023-03-07 09:05"), **GOOD) == first
    assert Jejak.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"tanggal": date(2023, 3, 8)}, "tanggal"),
        ({"tanggal": date(2022, 12, 31)}, "tanggal"),
        ({"selesai": time(8)}, "selesai"),
        ({"uraian": ""}, "uraian"),
        ({"indikator_id": 10**9}, "indikator"),
    ],
)
def test_what_is_wrong_is_refused(cast: Cast, skp: Skp, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        operations.tambah(context(cast.pegawai), **{**GOOD, **wrong})
    assert list(refused.value.fields) == [field]
    assert not Aktivitas.objects.exists()


def test_no_approved_skp_no_activity(cast: Cast) -> None:
    build_skp.diajukan(cast.riwayat)
    with pytest.raises(Invalid) as refused:
        operations.tambah(context(cast.pegawai), **GOOD)
    assert "SKP yang disetujui" in refused.value.message
    with pytest.raises(Forbidden):
        operations.tambah(context(None), **GOOD)


def test_the_indikator_of_somebody_else_is_not_mine(cast: Cast, skp: Skp) -> None:
    other = build_skp.disetujui(cast.riwayat_penilai)
    strange = Indikator.objects.filter(rhk__skp=other).first()
    assert strange is not None
    with pytest.raises(Invalid):
        operations.tambah(context(cast.pegawai), **{**GOOD, "indikator_id": strange.pk})


@pytest.mark.parametrize(
    ("mulai", "selesai", "fits"),
    [
        (time(10), time(11), True),
        (time(7), time(8), True),
        (time(9, 59), time(11), False),
        (time(7), time(8, 1), False),
        (time(8, 30), time(9), False),
        (time(7), time(11), False),
        (time(8), time(10), False),
    ],
)
def test_hours_do_not_overlap_and_may_touch(
    cast: Cast, skp: Skp, mulai: time, selesai: time, fits: bool
) -> None:
    build.aktivitas(skp, uraian="Rapat")
    values = {**GOOD, "mulai": mulai, "selesai": selesai}
    if fits:
        assert operations.tambah(context(cast.pegawai), **values)
        return
    with pytest.raises(Invalid) as refused:
        operations.tambah(context(cast.pegawai), **values)
    assert "“Rapat” (Senin, 27 Februari 2023, 08:00–10:00)" in refused.value.fields["mulai"][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        build.aktivitas(skp, mulai=mulai, selesai=selesai)


def test_what_the_database_refuses_is_said_in_the_words_of_the_rule(
    cast: Cast, skp: Skp, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.aktivitas(skp)
    monkeypatch.setattr(queries, "tumpang_tindih", lambda **_: None)
    with pytest.raises(Invalid) as refused:
        operations.tambah(context(cast.pegawai), **{**GOOD, "uraian": "Lain"})
    assert "bertumpang tindih" in refused.value.message


def test_a_night_is_two_rows_or_none(cast: Cast, skp: Skp) -> None:
    night = {**GOOD, "mulai": time(22), "selesai": time(2)}
    with pytest.raises(Invalid) as refused:
        operations.tambah(context(cast.pegawai), **night)
    assert refused.value.fields == {"selesai": [rules.MELEWATI_TENGAH_MALAM]}
    blocking = build.aktivitas(skp, tanggal=date(2023, 2, 28), mulai=time(1), selesai=time(3))
    with pytest.raises(Invalid):
        operations.tambah(context(cast.pegawai), **night, pisah=True)
    assert list(Aktivitas.objects.all()) == [blocking]
    blocking.delete()
    operations.tambah(context(cast.pegawai), **night, pisah=True)
    rows = Aktivitas.objects.order_by("tanggal").values_list("tanggal", "mulai", "selesai")
    assert list(rows) == [
        (date(2023, 2, 27), time(22), time(23, 59)),
        (date(2023, 2, 28), time(0), time(2)),
    ]


def test_an_edit_checks_everything_again(cast: Cast, skp: Skp, indikator: Indikator) -> None:
    row = build.aktivitas(skp)
    other = build.aktivitas(skp, mulai=time(10), selesai=time(12), uraian="Rapat")
    ctx = context(cast.pegawai)
    for wrong in ({"selesai": time(11)}, {"tanggal": date(2023, 3, 8)}, {"indikator_id": 10**9}):
        with pytest.raises(Invalid):
            operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, **wrong})
    operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "mulai": time(9), "indikator_id": indikator.pk})
    row.refresh_from_db()
    assert (row.mulai, row.indikator, row.diubah_pada) == (time(9), indikator, ctx.now)
    assert row.waktu_input < ctx.now
    line = Jejak.objects.get()
    assert (line.data["dari"]["mulai"], line.data["ke"]["mulai"]) == ("08:00:00", "09:00:00")
    assert other.pk != row.pk


def test_a_stranger_finds_nothing(cast: Cast, skp: Skp) -> None:
    row, plan = build.aktivitas(skp), build.rencana(skp)
    for person in (cast.rekan, cast.penilai, cast.kepala, cast.pengelola, cast.bkd, cast.orang_lain):
        ctx = context(person)
        with pytest.raises(NotFound):
            operations.ubah(ctx, aktivitas_id=row.pk, **GOOD)
        with pytest.raises(NotFound):
            operations.hapus(ctx, aktivitas_id=row.pk)
        with pytest.raises(NotFound):
            operations.rencana_input(ctx, rencana_id=plan.pk, **GOOD)
        with pytest.raises(NotFound):
            operations.rencana_hapus(ctx, rencana_id=plan.pk)
    assert not Jejak.objects.exists()


def test_what_comes_after_the_submission_does_not_count(cast: Cast, skp: Skp) -> None:
    build.aktivitas(skp)
    file(cast)
    later = context(cast.pegawai, "2023-03-07 10:00")
    (row,) = operations.tambah(later, **{**GOOD, "mulai": time(10), "selesai": time(11)})
    early = context(cast.pegawai, "2023-03-07 09:59")
    (slow,) = operations.tambah(early, **{**GOOD, "mulai": time(11), "selesai": time(12)})
    assert counted(cast) == {None: 1}
    marks = {r.pk: r.dihitung for r in queries.semua(later, month=FEBRUARI)}
    assert (marks[row.pk], marks[slow.pk]) == (False, False)
    with transaction.atomic():
        steps.batal_dihitung(later, pegawai_id=cast.pegawai.pk, month=FEBRUARI)
    assert counted(cast) == {None: 3}


def test_what_was_counted_keeps_its_facts_but_its_text_may_be_mended(cast: Cast, skp: Skp) -> None:
    row = build.aktivitas(skp)
    file(cast)
    ctx = context(cast.pegawai, "2023-03-08 09:00")
    with pytest.raises(Invalid) as refused:
        operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "selesai": time(11)})
    assert "tarik kembali" in refused.value.message
    with pytest.raises(Conflict):
        operations.hapus(ctx, aktivitas_id=row.pk)
    operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "uraian": "Menyusun laporan bulanan"})
    row.refresh_from_db()
    assert (row.uraian, row.diubah_pada) == ("Menyusun laporan bulanan", ctx.now)
    assert counted(cast) == {None: 1}


def test_moving_into_a_submitted_month_does_not_raise_its_count(cast: Cast, skp: Skp) -> None:
    row = build.aktivitas(skp, tanggal=date(2023, 3, 1), input_pada="2023-03-01 16:00")
    file(cast)
    operations.ubah(context(cast.pegawai, "2023-03-08 09:00"), aktivitas_id=row.pk, **GOOD)
    assert counted(cast) == {}


def test_a_rated_month_is_read_only_by_rule_and_database(cast: Cast, skp: Skp) -> None:
    row = build.aktivitas(skp)
    march = build.aktivitas(skp, tanggal=date(2023, 3, 1))
    rate(cast)
    ctx = context(cast.pegawai)
    with pytest.raises(Conflict):
        operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "uraian": "Lain"})
    with pytest.raises(Conflict):
        operations.hapus(ctx, aktivitas_id=row.pk)
    with pytest.raises(Invalid):
        operations.tambah(ctx, **{**GOOD, "mulai": time(12), "selesai": time(13)})
    with pytest.raises(Invalid):
        operations.ubah(ctx, aktivitas_id=march.pk, **{**GOOD, "mulai": time(12), "selesai": time(13)})
    for write in (
        row.delete,
        lambda: Aktivitas.objects.filter(pk=row.pk).update(uraian="x"),
        lambda: Aktivitas.objects.filter(pk=march.pk).update(
            tanggal=row.tanggal, mulai=time(6), selesai=time(7)
        ),
        lambda: build.aktivitas(skp, mulai=time(12), selesai=time(13)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    assert BulanAktivitas.objects.get().ditutup_pada == ctx.now
    operations.hapus(ctx, aktivitas_id=march.pk)


def test_a_plan_becomes_an_activity_exactly_once(cast: Cast, skp: Skp) -> None:
    plan = build.rencana(skp)
    ctx = context(cast.pegawai)
    with pytest.raises(Invalid):
        operations.rencana_input(ctx, rencana_id=plan.pk, **{**GOOD, "tanggal": plan.tanggal})
    (row,) = operations.rencana_input(ctx, rencana_id=plan.pk, **GOOD)
    plan.refresh_from_db()
    assert (plan.aktivitas, plan.dimasukkan_pada) == (row, ctx.now)
    assert operations.rencana_input(ctx, rencana_id=plan.pk, **GOOD) == [row]
    with pytest.raises(Conflict):
        operations.rencana_input(ctx, rencana_id=plan.pk, **{**GOOD, "mulai": time(12), "selesai": time(13)})
    with pytest.raises(Conflict):
        operations.rencana_hapus(ctx, rencana_id=plan.pk)
    operations.hapus(ctx, aktivitas_id=row.pk)
    assert not queries.visible_rencana(ctx.actor).exists()


def test_a_plan_whose_activity_is_there_already_is_answered_in_words(cast: Cast, skp: Skp) -> None:
    ctx, first, second = context(cast.pegawai), build.rencana(skp), build.rencana(skp)
    (by_hand,) = operations.tambah(ctx, **GOOD)
    assert operations.rencana_input(ctx, rencana_id=first.pk, **GOOD) == [by_hand]
    with pytest.raises(Invalid) as refused:
        operations.rencana_input(ctx, rencana_id=second.pk, **GOOD)
    assert refused.value.message == rules.DARI_RENCANA_LAIN
    second.refresh_from_db()
    assert second.dimasukkan_pada is None


def test_plans_are_for_the_future_and_may_be_deleted(cast: Cast, skp: Skp) -> None:
    ctx = context(cast.pegawai)
    with pytest.raises(Invalid):
        operations.rencana_tambah(ctx, **GOOD)
    values = {**GOOD, "tanggal": date(2023, 3, 8)}
    plan = operations.rencana_tambah(ctx, **values)
    assert operations.rencana_tambah(ctx, **values) == plan
    operations.rencana_hapus(ctx, rencana_id=plan.pk)
    assert not RencanaAktivitas.objects.exists()
    with pytest.raises(Invalid):
        operations.rencana_tambah(ctx, **{**GOOD, "tanggal": date(2024, 1, 2)})


def test_plans_are_bounded(cast: Cast, skp: Skp) -> None:
    for minute in range(rules.BATAS_RENCANA):
        build.rencana(skp, mulai=time(8, minute), selesai=time(9))
    with pytest.raises(Invalid) as refused:
        operations.rencana_tambah(context(cast.pegawai), **{**GOOD, "tanggal": date(2023, 3, 8)})
    assert refused.value.message == rules.RENCANA_PENUH


def test_the_database_refuses_what_belongs_to_another_skp(cast: Cast, skp: Skp, indikator: Indikator) -> None:
    other = build_skp.disetujui(cast.riwayat_penilai, awal=date(2023, 2, 1))
    row, plan = build.aktivitas(skp, indikator=indikator), build.rencana(skp)
    for write in (
        lambda: build.aktivitas(skp, tanggal=date(2022, 12, 31)),
        lambda: build.aktivitas(other, tanggal=date(2023, 1, 31)),
        lambda: build.aktivitas(other, indikator=indikator),
        lambda: build.rencana(skp, tanggal=date(2024, 1, 1)),
        lambda: Aktivitas.objects.filter(pk=row.pk).update(skp=other),
        lambda: Aktivitas.objects.filter(pk=row.pk).update(pegawai=cast.penilai),
        lambda: RencanaAktivitas.objects.filter(pk=plan.pk).update(tanggal=date(2024, 1, 1)),
    ):
        with pytest.raises(IntegrityError, match="belongs to an SKP"), transaction.atomic():
            write()
