"""Riwayat jabatan and penilai under two connections at once: one active, no circle, nothing half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian import queries
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.operations import riwayat
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import plan
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import isian
from tests.cast import Cast, context
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)


def ganti(actor: Pegawai, row: RiwayatJabatan, penilai: Pegawai, **more: object) -> partial[RiwayatJabatan]:
    data = replace(queries.isian(row), penilai_id=penilai.pk)
    return partial(
        mutasi.edit_riwayat, context(actor), riwayat_id=row.pk, isian=data, alasan="Keliru", **more
    )


def tambah(cast: Cast, **change: object) -> partial[RiwayatJabatan]:
    return partial(
        riwayat.tambah, context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast, **change)
    )


def test_two_new_active_riwayat_leave_one_active(cast: Cast) -> None:
    assert race(tambah(cast), tambah(cast, tahun=2024)) == ["ok", "ok"]

    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai, aktif=True).count() == 1
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 3


def test_a_double_click_adds_once(cast: Cast) -> None:
    assert race(tambah(cast), tambah(cast)) == ["ok", "ok"]

    assert Jejak.objects.filter(aksi="kepegawaian.tambah_riwayat").count() == 1


def test_a_rates_b_and_b_rates_a_at_once_cannot_both_be(cast: Cast) -> None:
    a = cast.rekan
    row_a = RiwayatJabatan.objects.get(pegawai=a)
    outcomes = race(ganti(cast.bkd, cast.riwayat, a), ganti(cast.bkd, row_a, cast.pegawai))

    assert sorted(outcomes) == ["Invalid", "ok"]
    penilai = dict(RiwayatJabatan.objects.filter(aktif=True).values_list("pegawai", "penilai"))
    assert not (penilai[a.pk] == cast.pegawai.pk and penilai[cast.pegawai.pk] == a.pk)


def test_two_changes_of_penilai_from_the_same_page(cast: Cast) -> None:
    semula = cast.penilai.pk
    outcomes = race(
        ganti(cast.pegawai, cast.riwayat, cast.rekan, penilai_semula_id=semula),
        ganti(cast.pengelola, cast.riwayat, cast.kepala, penilai_semula_id=semula),
    )

    assert sorted(outcomes) == ["Conflict", "ok"]
    assert Jejak.objects.filter(aksi="mutasi.ganti_penilai").count() == 1
    assert RiwayatPenilai.objects.filter(riwayat=cast.riwayat, tanggal_selesai=None).count() == 1


def test_one_deletes_what_the_other_edits(cast: Cast) -> None:
    edit, hapus = race(
        ganti(cast.pegawai, cast.riwayat, cast.rekan),
        partial(riwayat.hapus, context(cast.pegawai), riwayat_id=cast.riwayat.pk),
    )

    assert (edit, hapus) in [("ok", "ok"), ("NotFound", "ok")]
    assert not RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()


def test_a_penilai_changes_while_another_change_moves_the_month(cast: Cast) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    pindah = {month.pk: False}
    outcomes = race(
        ganti(cast.pegawai, cast.riwayat, cast.rekan, tetap=pindah),
        ganti(cast.pegawai, cast.riwayat, cast.rekan, tetap=pindah),
    )

    assert outcomes == ["ok", "ok"]
    month.refresh_from_db()
    assert month.penilai == cast.rekan
    assert month.riwayat_langkah.filter(aksi="pindah_penilai").count() == 1


def test_a_riwayat_is_deleted_while_its_skp_is_made(cast: Cast) -> None:
    tambah_skp = partial(
        plan.tambah,
        context(cast.pegawai),
        riwayat_id=cast.riwayat.pk,
        tahun=2023,
        periode_awal=date(2023, 1, 1),
        periode_akhir=date(2023, 12, 31),
        model="JAJF",
    )
    skp, hapus = race(tambah_skp, partial(riwayat.hapus, context(cast.pegawai), riwayat_id=cast.riwayat.pk))

    assert (skp, hapus) in [("ok", "Invalid"), ("NotFound", "ok")]
    assert Skp.objects.exists() == (skp == "ok")
