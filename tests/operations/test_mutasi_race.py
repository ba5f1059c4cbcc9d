"""A mutasi raced by two connections: recording, taking back, and what happens to the old SKP meanwhile."""

from __future__ import annotations

from datetime import date, time
from functools import partial

import pytest

from sikinerja.aktivitas import operations as aktivitas
from sikinerja.aktivitas.models import Aktivitas
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.operations import perpindahan
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import flow
from tests.builders import skp as build
from tests.builders.mutasi import KASUS_2, pindah
from tests.cast import Cast, context
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)
AT = "2023-02-22 09:00"


def test_double_click(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    call = partial(pindah, cast)
    assert race(call, call) == ["ok", "ok"]
    assert Mutasi.objects.count() == 1
    assert Skp.objects.count() == 2


def test_two_dates_at_once(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    assert sorted(race(partial(pindah, cast), partial(pindah, cast, KASUS_2))) == ["Invalid", "ok"]
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 2


def test_taking_back_twice(cast: Cast) -> None:
    build.disetujui(cast.riwayat)
    call = partial(perpindahan.batalkan, context(cast.pegawai, AT), mutasi_id=pindah(cast).pk)
    assert race(call, call) == ["ok", "ok"]
    assert RiwayatJabatan.objects.get(pegawai=cast.pegawai, aktif=True) == cast.riwayat


def test_taking_back_while_the_new_skp_is_handed_in(cast: Cast) -> None:
    row = pindah(cast, jabatan_id=cast.jabatan_kepala.pk)  # no old SKP holds it
    skp = Skp.objects.get(riwayat=row.riwayat_baru)
    build.add_rhk(skp, 1, indikator=1)
    owner = context(cast.pegawai, AT)
    answers = race(
        partial(flow.ajukan, owner, skp_id=skp.pk, langkah=0, catatan="Mohon diperiksa."),
        partial(perpindahan.batalkan, owner, mutasi_id=row.pk),
    )
    assert answers in (["ok", "Conflict"], ["NotFound", "ok"])
    assert Skp.objects.filter(pk=skp.pk).exists() == (answers[0] == "ok")


def test_an_activity_saved_meanwhile_is_never_stranded(cast: Cast) -> None:
    lama = build.disetujui(cast.riwayat)
    answers = race(
        partial(pindah, cast),
        partial(
            aktivitas.tambah, context(cast.pegawai, AT), tanggal=date(2023, 2, 6), mulai=time(8),
            selesai=time(9), uraian="Rapat", indikator_id=None,
        ),
    )  # fmt: skip
    assert answers in (["ok", "ok"], ["ok", "Invalid"])
    assert not Aktivitas.objects.filter(skp=lama).exists()
