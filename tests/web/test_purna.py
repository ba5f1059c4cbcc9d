"""Who retired keeps the own months and nothing else; what they rated goes up to their superior (§9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, PerangkatDaerah
from sikinerja.penilaian.queries import subordinates
from sikinerja.rekapitulasi.queries import facts
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
FEBRUARI = Month(2023, 2)
PENSIUN = {"jenis": "PENSIUN", "tanggal_mulai": date(2023, 3, 1), "tanggal_selesai": None}


def names(cast: Cast, who: Pegawai) -> list[str]:
    page = subordinates.daftar(context(who), month=FEBRUARI)
    return [row.nama for row in page.rows if row.menunggu]


def test_a_retired_raters_months_wait_for_the_superior(cast: Cast, login: Login) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    assert names(cast, cast.penilai) == [cast.pegawai.akun.nama]
    assert names(cast, cast.kepala) == []
    keadaan_khusus(cast.penilai, **PENSIUN)

    assert names(cast, cast.penilai) == []
    assert names(cast, cast.kepala) == [cast.pegawai.akun.nama]
    assert facts.fakta(context(cast.kepala)).menunggu
    assert not facts.fakta(context(cast.penilai)).menunggu
    page = f"/penilaian/realisasi-bulanan/{month.pk}/hasil-kerja/"
    assert login(cast.penilai).get(page).status_code == 404
    assert login(cast.kepala).get(page).status_code == 200


def test_before_the_day_nothing_changes(cast: Cast) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    keadaan_khusus(cast.penilai, **PENSIUN | {"tanggal_mulai": date(2023, 3, 8)})
    assert names(cast, cast.penilai) == [cast.pegawai.akun.nama]
    assert names(cast, cast.kepala) == []


def test_who_retired_still_files_and_has_no_other_right(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat_penilai)
    keadaan_khusus(cast.penilai, **PENSIUN)
    PerangkatDaerah.objects.filter(pk=cast.badan.pk).update(pimpinan=cast.penilai)
    client = login(cast.penilai)

    assert client.get("/realisasi-bulanan/2023/2/isi/").status_code == 200
    assert client.get("/profil/").status_code == 200
    assert client.get("/kelola/").status_code == 404
    actor = context(cast.penilai).actor
    assert (actor.purna, actor.pimpinan_pd, actor.is_bkd) == (True, frozenset(), False)


def test_a_retired_bkd_is_no_bkd(cast: Cast) -> None:
    keadaan_khusus(cast.bkd, **PENSIUN)
    assert not context(cast.bkd).actor.is_bkd
