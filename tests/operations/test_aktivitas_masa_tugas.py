"""No activity and no plan is dated after the last day of service; the database holds it (domain.md §9)."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from sikinerja.aktivitas import operations, queries, rules
from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.core.errors import Invalid
from sikinerja.kepegawaian.rules.keadaan import Keadaan
from sikinerja.skp.models import Skp
from tests.builders import aktivitas as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
MARET, APRIL, JULI = date(2023, 3, 31), date(2023, 4, 3), date(2023, 7, 3)


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def left(cast: Cast, jenis: str, selesai: date | None = None) -> None:
    keadaan_khusus(cast.pegawai, jenis=jenis, tanggal_mulai=date(2023, 4, 1), tanggal_selesai=selesai)


@pytest.mark.parametrize("jenis", ["PENSIUN", "KONTRAK_BERAKHIR", "MENINGGAL"])
def test_the_database_refuses_a_day_after_the_service(cast: Cast, skp: Skp, jenis: str) -> None:
    left(cast, jenis)
    row, plan = build.aktivitas(skp, tanggal=MARET), build.rencana(skp, tanggal=MARET)
    for write in (
        lambda: build.aktivitas(skp, tanggal=APRIL),
        lambda: build.rencana(skp, tanggal=APRIL),
        lambda: Aktivitas.objects.filter(pk=row.pk).update(tanggal=APRIL),
        lambda: RencanaAktivitas.objects.filter(pk=plan.pk).update(tanggal=APRIL),
    ):
        with pytest.raises(IntegrityError, match="aktivitas_masa_tugas"), transaction.atomic():
            write()


def test_who_is_on_leave_or_came_back_enters(cast: Cast, skp: Skp) -> None:
    left(cast, "KONTRAK_BERAKHIR", selesai=date(2023, 6, 30))
    keadaan_khusus(cast.pegawai, jenis="CUTI_BESAR", tanggal_mulai=JULI, tanggal_selesai=JULI)
    assert build.aktivitas(skp, tanggal=JULI).pk


def test_what_is_there_stays_when_it_is_recorded_late(cast: Cast, skp: Skp) -> None:
    row = build.aktivitas(skp, tanggal=APRIL)
    left(cast, "MENINGGAL")
    Aktivitas.objects.filter(pk=row.pk).update(uraian="Rapat", tanggal=APRIL)
    with pytest.raises(IntegrityError, match="aktivitas_masa_tugas"), transaction.atomic():
        Aktivitas.objects.filter(pk=row.pk).update(tanggal=JULI)


@pytest.mark.parametrize("verb", [operations.tambah, operations.rencana_tambah])
def test_a_race_is_told_in_the_words_of_the_rule(
    cast: Cast, skp: Skp, monkeypatch: pytest.MonkeyPatch, verb: object
) -> None:
    """The retirement is recorded between the look and the write."""
    ask, asked = queries.purna, []

    def late(*, pegawai_id: int, hari: date) -> Keadaan | None:
        asked.append(hari)
        return ask(pegawai_id=pegawai_id, hari=hari) if len(asked) > 1 else None

    left(cast, "PENSIUN")
    monkeypatch.setattr(queries, "purna", late)
    assert callable(verb)
    with pytest.raises(Invalid) as refused:
        verb(
            context(cast.pegawai, "2023-04-03 07:00"), tanggal=APRIL, mulai=time(8), selesai=time(9),
            uraian="Menyusun", indikator_id=None,
        )  # fmt: skip
    said = refused.value.fields["tanggal"][0]
    assert said == rules.sesudah_tugas("Pensiun", date(2023, 4, 1))
