"""Every step of a month raced by two connections: one wins, the other gets the clear answer."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import transaction

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian
from sikinerja.penilaian.operations import change, rate
from sikinerja.realisasi import steps
from sikinerja.realisasi.models import Pengajuan, Realisasi
from sikinerja.realisasi.operations import draft, flow
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context
from tests.race import race

FEBRUARI = Month(2023, 2)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def lines(aksi: str) -> int:
    """History lines of that step."""
    return Realisasi.objects.get().riwayat_langkah.filter(aksi=aksi).count()


def ajukan(cast: Cast, skp: Skp, realisasi: str) -> partial[Pengajuan]:
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    isian = dict.fromkeys(ids, Isian(realisasi, "https://a.test/"))
    return partial(
        flow.ajukan,
        context(cast.pegawai),
        month=FEBRUARI,
        isian=isian,
        catatan="",
        konfirmasi=True,
        langkah=0,
    )


def hasil_kerja(ctx: Context, row: Realisasi, rating: str, langkah: int = 1) -> partial[Realisasi]:
    return partial(
        rate.nilai_hasil_kerja, ctx, realisasi_id=row.pk, umpan_balik={}, untuk_semua="Baik", rating=rating,
        konfirmasi=True, langkah=langkah,
    )  # fmt: skip


def test_two_submissions(cast: Cast, skp: Skp) -> None:
    assert sorted(race(ajukan(cast, skp, "1"), ajukan(cast, skp, "2"))) == ["Conflict", "ok"]
    assert lines("ajukan") == 1
    assert Pengajuan.objects.count() == 1


def test_two_first_drafts(cast: Cast, skp: Skp) -> None:
    save = partial(draft.simpan_draf, context(cast.pegawai), month=FEBRUARI, isian={}, catatan="x")
    assert race(save, save) == ["ok", "ok"]
    assert Realisasi.objects.count() == 1


def test_submission_against_a_late_draft(cast: Cast, skp: Skp) -> None:
    save = partial(draft.simpan_draf, context(cast.pegawai), month=FEBRUARI, isian={}, catatan="x")
    first, second = race(ajukan(cast, skp, "1"), save)
    assert first == "ok"
    assert second in {"ok", "Conflict"}
    row = Realisasi.objects.get()
    assert (row.status, hasattr(row, "draf")) == ("PENILAIAN_HASIL_KERJA", False)


def test_withdrawing_twice(cast: Cast, skp: Skp) -> None:
    build.diajukan(skp)
    withdraw = partial(flow.tarik, context(cast.pegawai), month=FEBRUARI, langkah=1)
    assert race(withdraw, withdraw) == ["ok", "ok"]
    assert lines("tarik") == 1


def test_withdrawing_against_rating(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    withdraw = partial(flow.tarik, context(cast.pegawai), month=FEBRUARI, langkah=1)
    answers = race(withdraw, hasil_kerja(context(cast.penilai), row, "SESUAI"))
    assert sorted(answers) == ["Conflict", "ok"]
    row.refresh_from_db()
    assert row.langkah == 2
    assert row.status == ("BELUM" if answers[0] == "ok" else "PENILAIAN_PERILAKU")


def test_rating_hasil_kerja_twice(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    ctx = context(cast.penilai)
    answers = race(hasil_kerja(ctx, row, "SESUAI"), hasil_kerja(ctx, row, "DI_ATAS"))
    assert sorted(answers) == ["Conflict", "ok"]
    assert lines("nilai_hasil_kerja") == 1
    assert Penilaian.objects.get().umpan_balik_indikator.count() == 4


def test_rating_perilaku_twice(cast: Cast, skp: Skp) -> None:
    row = build.dinilai(skp)

    def save(rating: str) -> None:
        rate.nilai_perilaku(
            context(cast.penilai), realisasi_id=row.pk, umpan_balik={}, untuk_semua="Baik", rating=rating,
            catatan_akhir="Baik", konfirmasi=True, langkah=2,
        )  # fmt: skip

    assert sorted(race(partial(save, "SESUAI"), partial(save, "DI_BAWAH"))) == ["Conflict", "ok"]
    assert lines("nilai_perilaku") == 1
    assert Penilaian.objects.get().umpan_balik_perilaku.count() == len(Perilaku)


def test_changing_twice(cast: Cast, skp: Skp) -> None:
    row = build.selesai(skp)

    def save(langkah: int | None) -> None:
        change.ubah(
            context(cast.penilai), realisasi_id=row.pk, hasil_kerja="DI_ATAS", perilaku="DI_ATAS",
            alasan="x" * 200, langkah=langkah,
        )  # fmt: skip

    assert sorted(race(partial(save, None), partial(save, None))) == ["Conflict", "ok"]
    assert lines("ubah_penilaian") == 1
    assert PerubahanPenilaian.objects.count() == 1


def test_moving_against_rating(cast: Cast, skp: Skp) -> None:
    row = build.dinilai(skp)

    def move() -> None:
        with transaction.atomic():
            steps.pindahkan_penilai(context(cast.bkd), realisasi_id=row.pk, penilai_id=cast.kepala.pk)

    def save() -> None:
        rate.nilai_perilaku(
            context(cast.penilai), realisasi_id=row.pk, umpan_balik={}, untuk_semua="Baik", rating="SESUAI",
            catatan_akhir="Baik", konfirmasi=True, langkah=2,
        )  # fmt: skip

    answers = race(move, save)
    assert answers in (["ok", "NotFound"], ["Conflict", "ok"])
    row.refresh_from_db()
    assert row.langkah == 3
