"""Merging against whoever writes at that moment: one waits for the other, and neither is thrown out (§3).

Who writes locks a row and then names a person; merging needs both. Each table is tried for itself.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from sikinerja.akun.models import Token
from sikinerja.akun.operations.token import cabut_token
from sikinerja.core import transactions
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.operations import _gabung as gabung
from sikinerja.kepegawaian.operations._pindah import Kabari
from sikinerja.kepegawaian.queries.gabung import hubungan, label
from sikinerja.kepegawaian.rules.gabung import IsianGabung
from sikinerja.penilaian.operations import _rater, rate
from sikinerja.realisasi.models import Realisasi
from tests.builders import ganda as build
from tests.builders import kehadiran, realisasi, skp, token
from tests.builders.gabung import gabungkan, pisahkan
from tests.cast import Cast, context, make_cast, tenure
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)
HOLD = 0.25


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transactions, "PAUSE", 0.02)


@pytest.fixture
def stage() -> tuple[Cast, Pegawai]:
    cast = make_cast()
    return cast, build.terpakai(cast)


def merge(cast: Cast, double: Pegawai) -> Gabungan:
    isian = IsianGabung(double.pk, nomor_ganda=False, alasan="Terdaftar dua kali")
    return gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian)


def held(row: Any, who: Pegawai, month: Month, event: threading.Event | None = None) -> Callable[[], None]:
    """Somebody who has ``row`` and then writes something that names ``who``; it is all taken back."""

    def run(_ctx: Context) -> None:
        type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
        if event:
            event.set()
        time.sleep(HOLD)
        kehadiran.kehadiran(who, month=month)
        transaction.set_rollback(True)

    return lambda: operation(run)(context(None))


def after(event: threading.Event, deed: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        assert event.wait(10)
        deed()

    return run


def of_every_table(who: Pegawai, event: threading.Event | None = None) -> list[Callable[[], None]]:
    """Somebody at each table that refers to ``who``, all at the same moment."""
    writers: dict[Any, Callable[[], None]] = {}
    for n, (model, field) in enumerate(hubungan()):
        row = model._base_manager.filter(**{field: who}).first()
        assert row is not None, f"give the double a row: {label(model, field)}"
        writers[row] = held(row, who, Month(2010 + n // 12, n % 12 + 1), event)
    assert len(writers) > 15
    return list(writers.values())


@pytest.mark.parametrize("back", [False, True])
def test_whoever_has_a_row_and_names_the_person_goes_first(stage: tuple[Cast, Pegawai], back: bool) -> None:
    cast, double = stage
    if back:
        merge(cast, double)
    event = threading.Event()
    writers = of_every_table(cast.pegawai if back else double, event)
    answers = race(*writers, after(event, partial(undo, cast) if back else partial(merge, cast, double)))
    assert answers == ["ok"] * (len(writers) + 1)
    assert Gabungan.objects.filter(dibatalkan_pada=None).exists() != back


def undo(cast: Cast) -> None:
    pisahkan(context(cast.bkd), gabungan_id=Gabungan.objects.get(dibatalkan_pada=None).pk)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set when a merging has its locks and has not yet moved anything; it goes on a moment later."""
    event, move = threading.Event(), gabung.pindahkan

    def slowly(row: Gabungan, kabari: Kabari) -> None:
        event.set()
        time.sleep(HOLD)
        move(row, kabari)

    monkeypatch.setattr(gabung, "pindahkan", slowly)
    return event


def test_whoever_comes_while_it_is_merged_waits_and_is_told(
    stage: tuple[Cast, Pegawai], begun: threading.Event
) -> None:
    cast, double = stage
    writers = [after(begun, writer) for writer in of_every_table(double)]
    assert race(partial(merge, cast, double), *writers) == ["ok"] + ["Conflict"] * len(writers)


def test_a_row_of_the_same_month_for_the_one_that_stays_waits_before_it_is_there(
    stage: tuple[Cast, Pegawai], begun: threading.Event
) -> None:
    """A row that stands in a unique index already would hold up the merging that it waits for."""
    cast, double = stage
    late = partial(kehadiran.kehadiran, cast.pegawai, month=build.LALU)
    merged, refused = race(partial(merge, cast, double), after(begun, late))
    assert merged == "ok"
    assert "IntegrityError" in refused
    assert Kehadiran.objects.filter(pegawai=cast.pegawai, tahun=2022, bulan=3).count() == 1


@pytest.mark.parametrize("first", ["rating", "merging"])
def test_a_rating_of_the_doubles_month(
    stage: tuple[Cast, Pegawai], begun: threading.Event, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 9: the rating has the month, and closes the owner's activities; the merging has the owner."""
    cast, double = stage
    post = {"jabatan": cast.jabatan_staf, "unit": cast.bidang, "penilai": cast.penilai}
    month = realisasi.dinilai(skp.disetujui(tenure(double, aktif=False, tmt=date(2021, 1, 4), **post)))
    rated = partial(
        rate.nilai_perilaku, context(cast.penilai), realisasi_id=month.pk, umpan_balik={}, rating="SESUAI",
        untuk_semua="Baik", catatan_akhir="Pertahankan.", konfirmasi=True, langkah=month.langkah,
    )  # fmt: skip
    merged, event, lock = partial(merge, cast, double), threading.Event(), _rater.lock

    def slowly(ctx: Context, *, realisasi_id: int) -> Realisasi:
        row = lock(ctx, realisasi_id=realisasi_id)
        event.set()
        time.sleep(HOLD)
        return row

    monkeypatch.setattr(_rater, "lock", slowly)
    calls = (rated, after(event, merged)) if first == "rating" else (after(begun, rated), merged)
    assert race(*calls) == ["ok", "ok"]
    done = Realisasi.objects.get(pk=month.pk)
    assert (done.pegawai, done.status) == (cast.pegawai, "SELESAI")


def test_a_token_revoked_at_that_moment(stage: tuple[Cast, Pegawai]) -> None:
    cast, double = stage
    token.pribadi(double)
    row = Token.objects.get()
    event = threading.Event()

    def revoke(ctx: Context) -> None:
        cabut_token.__wrapped__(ctx, token_id=row.pk)
        event.set()
        time.sleep(HOLD)

    calls = (lambda: operation(revoke)(context(double)), after(event, partial(merge, cast, double)))
    assert race(*calls) == ["ok", "ok"]
