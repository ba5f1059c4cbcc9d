"""Penilaian » Capaian Organisasi (domain.md §5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, UnitKerja
from sikinerja.penilaian.models import CapaianOrganisasi
from tests.cast import Cast

HERE = "/penilaian/capaian-organisasi/"
pytestmark = pytest.mark.django_db


def test_the_level_above_sets_it_and_sets_it_anew(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    client, there = login(cast.gubernur), f"{HERE}perangkat-daerah/{cast.badan.pk}/2023/"
    page = client.get(HERE).text
    assert "Badan Contoh Daerah" in page
    assert "belum ditetapkan" in page
    assert "Pola distribusi" in page
    assert client.post(there, {"nomor": 0}).status_code == 422
    assert client.post(there, {"nomor": 0, "capaian": "BAIK"}).headers["Location"] == HERE
    assert "Sekarang: <b>Baik</b>, ditetapkan Gubernur Contoh" in client.get(there).text
    old = login(cast.bkd).post(there, {"nomor": 0, "capaian": "KURANG"})
    assert old.status_code == 409
    login(cast.bkd).post(there, {"nomor": 1, "capaian": "ISTIMEWA"})
    assert "Istimewa" in client.get(HERE).text
    assert CapaianOrganisasi.objects.count() == 2


def test_units_with_a_head_of_their_own_stand_below(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    UnitKerja.objects.filter(pk=cast.bidang.pk).update(pimpinan=cast.pegawai)
    assert "Bidang Pengembangan" in login(cast.penilai).get(HERE).text
    everything = login(cast.bkd).get(HERE).text
    assert everything.index("Dinas Contoh") < everything.index("Bidang Pengembangan")
    assert "Tidak ada organisasi" in login(cast.pegawai).get(HERE).text
    for jenis in ("unit-kerja", "perangkat-daerah", "lain"):
        assert login(cast.pegawai).get(f"{HERE}{jenis}/{cast.bidang.pk}/2023/").status_code == 404
