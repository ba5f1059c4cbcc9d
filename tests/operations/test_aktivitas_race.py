"""Two real connections at once: one wins, the other gets the clear answer (domain.md §4.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import transaction

from sikinerja.aktivitas import operations, queries, steps
from sikinerja.aktivitas.models import Aktivitas
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Jadwal
from sikinerja.jadwal.operations import jendela as jadwal
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.builders import aktivitas as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment, person
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)
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


def enter(ctx: Context, **other: Any) -> Callable[[], object]:
    return lambda: operations.tambah(ctx, **{**GOOD, **other})


def test_two_overlapping_activities(cast: Cast, skp: Skp) -> None:
    ctx = context(cast.pegawai)
    found = race(enter(ctx), enter(ctx, mulai=time(9), selesai=time(11), uraian="Rapat"))
    assert sorted(found) == ["Invalid", "ok"]
    assert Aktivitas.objects.count() == Jejak.objects.count() == 1


def test_a_double_click_is_one_activity(cast: Cast, skp: Skp) -> None:
    ctx = context(cast.pegawai)
    assert race(enter(ctx), enter(ctx)) == ["ok", "ok"]
    assert Aktivitas.objects.count() == Jejak.objects.count() == 1


@pytest.mark.parametrize(("other", "ends"), [({}, ["ok", "ok"]), ({"mulai": time(9)}, ["Conflict", "ok"])])
def test_a_plan_is_input_once(cast: Cast, skp: Skp, other: dict[str, Any], ends: list[str]) -> None:
    plan, ctx = build.rencana(skp), context(cast.pegawai)
    found = race(
        lambda: operations.rencana_input(ctx, rencana_id=plan.pk, **GOOD),
        lambda: operations.rencana_input(ctx, rencana_id=plan.pk, **{**GOOD, **other}),
    )
    assert sorted(found) == ends
    assert Aktivitas.objects.count() == 1
    assert Jejak.objects.filter(aksi="aktivitas.rencana_input").count() == 1


def test_input_or_delete(cast: Cast, skp: Skp) -> None:
    plan, ctx = build.rencana(skp), context(cast.pegawai)
    found = race(
        lambda: operations.rencana_input(ctx, rencana_id=plan.pk, **GOOD),
        lambda: operations.rencana_hapus(ctx, rencana_id=plan.pk),
    )
    assert sorted(found) in (["Conflict", "ok"], ["NotFound", "ok"])
    assert Aktivitas.objects.count() == int(found[0] == "ok")


def test_delete_twice_or_edit_what_is_gone(cast: Cast, skp: Skp) -> None:
    row, ctx = build.aktivitas(skp), context(cast.pegawai)

    def delete() -> None:
        operations.hapus(ctx, aktivitas_id=row.pk)

    assert sorted(race(delete, delete)) == ["NotFound", "ok"]
    row = build.aktivitas(skp)
    found = race(delete, lambda: operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "uraian": "Rapat"}))
    assert sorted(found) in (["NotFound", "ok"], ["ok", "ok"])
    assert not Aktivitas.objects.exists()


def test_rating_closes_the_month_against_an_edit(cast: Cast, skp: Skp) -> None:
    row, ctx = build.aktivitas(skp), context(cast.pegawai)

    def rate() -> None:
        with transaction.atomic():
            steps.tutup_bulan(context(cast.penilai), pegawai_id=cast.pegawai.pk, month=FEBRUARI)

    found = race(rate, lambda: operations.ubah(ctx, aktivitas_id=row.pk, **{**GOOD, "uraian": "Rapat"}))
    assert found[0] == "ok"
    assert found[1] in {"ok", "Conflict"}
    row.refresh_from_db()
    assert (row.uraian == "Rapat") == (found[1] == "ok")


def test_what_is_submitted_and_what_is_listed_agree(cast: Cast, skp: Skp) -> None:
    ctx, submitted = context(cast.pegawai), []

    def submit() -> None:
        with transaction.atomic():
            steps.tandai_dihitung(ctx, pegawai_id=cast.pegawai.pk, month=FEBRUARI)
            submitted.append(queries.jumlah_per_indikator(pegawai_id=cast.pegawai.pk, month=FEBRUARI))

    early = context(cast.pegawai, "2023-03-07 08:59")
    assert race(submit, enter(early)) == ["ok", "ok"]
    assert submitted == [queries.jumlah_per_indikator(pegawai_id=cast.pegawai.pk, month=FEBRUARI)]


def test_two_officials_move_one_month(cast: Cast) -> None:
    colleague = person("Rekan Bekade Contoh", bkd=True)

    def move(who: Pegawai, last: str) -> Callable[[], object]:
        return lambda: jadwal.atur(
            context(who),
            month=FEBRUARI,
            mulai_pada=moment("2023-03-01"),
            batas_pengisian_pada=moment(last),
            batas_penilaian_pada=moment(last),
            alasan="Gangguan",
        )

    earlier, later = race(move(cast.bkd, "2023-03-15"), move(colleague, "2023-03-16"))
    assert later == "ok"
    assert earlier in {"ok", "Invalid"}, "a day that was announced is not taken away again"
    *first, last = Jejak.objects.order_by("id")
    assert Jadwal.objects.get().batas_pengisian_pada == moment("2023-03-16")
    assert [line.data["ke"] for line in first] == ([last.data["dari"]] if earlier == "ok" else [])
