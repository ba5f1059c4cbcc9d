"""Every step of the year raced by two connections: one wins, the other gets the clear answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from sikinerja.penilaian.models import CapaianOrganisasi, PembukaanKembali, Penilaian
from sikinerja.penilaian.operations import akhir as rate
from sikinerja.penilaian.operations import capaian
from sikinerja.penilaian.operations.akhir import IsianAkhir
from sikinerja.penilaian.queries.capaian import PD
from sikinerja.realisasi.models import Pengajuan
from sikinerja.realisasi.operations import akhir
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import RiwayatSkp, Skp
from tests.builders import akhir as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context
from tests.race import race

NOW = "2024-01-05 09:00"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def lines(aksi: str) -> int:
    """History lines of that step."""
    return RiwayatSkp.objects.filter(aksi=aksi).count()


def own(cast: Cast, operation: Callable[..., object], skp: Skp, langkah: int) -> partial[object]:
    return partial(operation, context(cast.pegawai, NOW), skp_id=skp.pk, langkah=langkah)


def ajukan(cast: Cast, skp: Skp, realisasi: str, langkah: int = 3) -> partial[Pengajuan]:
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    isian = dict.fromkeys(ids, Isian(realisasi, "https://a.test/"))
    ctx = context(cast.pegawai, NOW)
    return partial(akhir.ajukan, ctx, skp_id=skp.pk, isian=isian, konfirmasi=True, langkah=langkah)


def nilai(cast: Cast, skp: Skp, rating: str, langkah: int = 4) -> partial[Skp]:
    isian = IsianAkhir({}, {}, rating, rating, "Baik", untuk_semua="Baik", konfirmasi=True)
    return partial(rate.nilai, context(cast.penilai, NOW), skp_id=skp.pk, isian=isian, langkah=langkah)


def test_beginning_twice(cast: Cast, skp: Skp) -> None:
    begin = own(cast, akhir.mulai, skp, 2)
    assert race(begin, begin) == ["ok", "ok"]
    assert lines("mulai_akhir") == 1


def test_submitting_twice_with_different_words(cast: Cast, skp: Skp) -> None:
    build.mulai(skp)
    assert sorted(race(ajukan(cast, skp, "1"), ajukan(cast, skp, "2"))) == ["Conflict", "ok"]
    assert (lines("ajukan_akhir"), Pengajuan.objects.count()) == (1, 1)


def test_submitting_against_leaving_it(cast: Cast, skp: Skp) -> None:
    build.mulai(skp)
    answers = race(ajukan(cast, skp, "1"), own(cast, akhir.batal, skp, 3))
    assert sorted(answers) == ["Conflict", "ok"]
    assert Skp.objects.get().status == ("PENILAIAN_AKHIR" if answers[0] == "ok" else "DISETUJUI")


def test_submitting_against_a_late_draft(cast: Cast, skp: Skp) -> None:
    build.mulai(skp)
    save = partial(akhir.simpan_draf, context(cast.pegawai, NOW), skp_id=skp.pk, isian={})
    first, second = race(ajukan(cast, skp, "1"), save)
    assert (first, second in {"ok", "Conflict"}) == ("ok", True)


@pytest.mark.parametrize("other", ["rate", "return"])
def test_withdrawing_against_the_rater(cast: Cast, skp: Skp, other: str) -> None:
    build.diajukan(skp)
    back = partial(rate.kembalikan, context(cast.penilai, NOW), skp_id=skp.pk, catatan="x", langkah=4)
    answers = race(own(cast, akhir.tarik, skp, 4), nilai(cast, skp, "SESUAI") if other == "rate" else back)
    assert sorted(answers) == ["Conflict", "ok"]
    assert Skp.objects.get().langkah == 5


def test_rating_twice(cast: Cast, skp: Skp) -> None:
    build.diajukan(skp)
    assert sorted(race(nilai(cast, skp, "SESUAI"), nilai(cast, skp, "DI_ATAS"))) == ["Conflict", "ok"]
    assert (lines("nilai_akhir"), Penilaian.objects.count()) == (1, 1)
    assert Skp.objects.get().predikat == Penilaian.objects.get().predikat


def test_opening_again_twice(cast: Cast, skp: Skp) -> None:
    build.selesai(skp)
    reopen = partial(rate.buka_kembali, context(cast.bkd, NOW), skp_id=skp.pk, alasan="Keliru", langkah=5)
    assert race(reopen, reopen) == ["ok", "ok"]
    assert (lines("buka_kembali"), PembukaanKembali.objects.count()) == (1, 1)


def test_two_settings_of_a_capaian(cast: Cast) -> None:
    place = {"jenis": PD, "organisasi_id": cast.badan.pk, "tahun": 2023, "nomor": 0}

    def put(who: str, tingkat: str) -> partial[CapaianOrganisasi]:
        return partial(capaian.tetapkan, context(getattr(cast, who), NOW), **place, capaian=tingkat)

    assert sorted(race(put("bkd", "BAIK"), put("gubernur", "KURANG"))) == ["Conflict", "ok"]
    assert CapaianOrganisasi.objects.count() == 1
