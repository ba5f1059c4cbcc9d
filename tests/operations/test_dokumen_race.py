"""Printing and bundling by two connections at once."""

from __future__ import annotations

from functools import partial

import pytest

from sikinerja.dokumen.models import Cetakan
from sikinerja.dokumen.operations.cetak import terbitkan
from sikinerja.dokumen.operations.massal import mulai
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.pekerjaan.models import Pekerjaan
from tests.builders import skp as build
from tests.cast import context, make_cast
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_prints_of_one_content_share_its_code_and_one_of_two_jobs_wins() -> None:
    cast = make_cast()
    skp = build.disetujui(cast.riwayat)
    people = (cast.pegawai, cast.penilai, cast.bkd)
    calls = [partial(terbitkan, context(who), skp_id=skp.pk, jenis=JenisDokumen.SKP) for who in people]
    assert race(*calls) == ["ok"] * 3
    assert Cetakan.objects.count() == 1
    begin = [
        partial(mulai, context(who), perangkat_daerah_id=cast.badan.pk, tahun=2023)
        for who in (cast.pengelola, cast.kepala)
    ]
    assert sorted(race(*begin)) == ["Conflict", "ok"]
    assert Pekerjaan.objects.count() == 1
