"""Rating a month (manual BAB VI.2-4): two ratings, the predikat, the one change, drafts of the rater."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from sikinerja.aktivitas.models import BulanAktivitas
from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian, UmpanBalikPerilaku
from sikinerja.penilaian.operations import change, rate
from sikinerja.penilaian.rules import disimpan_pada, draf_milik
from sikinerja.realisasi import steps
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.operations import flow
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment

ALASAN = "Rating diperbaiki setelah bukti dukung diperiksa kembali bersama. " * 4
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def nilai(cast: Cast, row: Realisasi, who: Any = None, at: str = "2023-03-07 09:00", **given: Any) -> None:
    """Rate hasil kerja; complete unless told otherwise."""
    assert row.pengajuan is not None
    values = {
        "umpan_balik": {i.indikator_id: "Bagus" for i in row.pengajuan.indikator.all()},
        "rating": "SESUAI", "konfirmasi": True, "langkah": None,
    }  # fmt: skip
    rate.nilai_hasil_kerja(context(who or cast.penilai, at), realisasi_id=row.pk, **(values | given))


def nilai_perilaku(cast: Cast, row: Realisasi, at: str = "2023-03-07 09:30", **given: Any) -> None:
    values = {
        "umpan_balik": {p.value: f"Sudah {p.label}" for p in Perilaku}, "rating": "DI_ATAS",
        "catatan_akhir": "<p>Pertahankan</p>", "konfirmasi": True, "langkah": None,
    }  # fmt: skip
    rate.nilai_perilaku(context(cast.penilai, at), realisasi_id=row.pk, **(values | given))


def ubah(cast: Cast, row: Realisasi, at: str = "2023-03-08 09:00", **given: Any) -> None:
    values = {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS", "alasan": ALASAN, "langkah": None}
    change.ubah(context(cast.penilai, at), realisasi_id=row.pk, **(values | given))


def test_both_ratings_make_the_predikat(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    nilai(cast, row)
    row.refresh_from_db()
    assert (row.status, row.penilaian.rating_hasil_kerja) == ("PENILAIAN_PERILAKU", "SESUAI")
    assert row.penilaian.predikat == ""
    assert row.penilaian.umpan_balik_indikator.count() == 4
    assert not Pemberitahuan.objects.filter(akun=cast.pegawai.akun).exists()
    nilai_perilaku(cast, row)
    row.refresh_from_db()
    rated = Penilaian.objects.get()
    assert (row.status, rated.predikat, rated.rating_perilaku) == ("SELESAI", "BAIK", "DI_ATAS")
    assert rated.umpan_balik_perilaku.count() == 7
    assert rated.identitas_penilai["nama"] == cast.penilai.akun.nama
    assert BulanAktivitas.objects.get().ditutup_pada == moment("2023-03-07 09:30")
    assert [line.aksi for line in row.riwayat_langkah.all()] == [
        "ajukan", "nilai_hasil_kerja", "nilai_perilaku",
    ]  # fmt: skip
    assert set(Jejak.objects.values_list("aksi", flat=True)) == {
        "penilaian.hasil_kerja",
        "penilaian.perilaku",
    }
    bell = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert bell.judul == "Realisasi Februari 2023 sudah dinilai: Baik"


def test_each_umpan_balik_is_required_and_may_be_filled_for_all(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    assert row.pengajuan is not None
    first, *others = [i.indikator_id for i in row.pengajuan.indikator.all()]
    with pytest.raises(Invalid) as caught:
        nilai(cast, row, umpan_balik={first: "  Bagus "}, rating="HEBAT", konfirmasi=False)
    assert set(caught.value.fields) == {*(f"umpan_balik_{i}" for i in others), "rating", "konfirmasi"}
    with pytest.raises(Invalid, match="terlalu panjang"):
        nilai(cast, row, umpan_balik={first: "x" * 1001}, untuk_semua="Baik")
    assert not Penilaian.objects.exists()
    nilai(cast, row, umpan_balik={first: "  Bagus "}, untuk_semua=" Dapat diterima ")
    texts = [u.teks for u in Penilaian.objects.get().umpan_balik_indikator.all()]
    assert texts == ["Bagus", *["Dapat diterima"] * 3]


def test_perilaku_needs_everything(cast: Cast, skp: Skp) -> None:
    row = build.dinilai(skp)
    with pytest.raises(Invalid) as caught:
        nilai_perilaku(cast, row, umpan_balik={}, catatan_akhir="<p> </p>", rating="", konfirmasi=False)
    fields = {*(f"umpan_balik_{p.value}" for p in Perilaku), "catatan_akhir", "rating", "konfirmasi"}
    assert set(caught.value.fields) == fields


@pytest.mark.parametrize(
    ("at", "allowed"),
    [("2023-02-28 23:59:59", False), ("2023-03-12 23:59:59", True), ("2023-03-13 00:00:00", False)],
)
def test_only_inside_the_rating_window(cast: Cast, skp: Skp, at: str, allowed: bool) -> None:
    half, done = build.dinilai(skp), build.selesai(skp, month=Month(2023, 1))
    if allowed:
        nilai_perilaku(cast, half, at=at)
        return
    with pytest.raises(Invalid, match=r"belum dibuka|sudah ditutup"):
        nilai_perilaku(cast, half, at=at)
    with pytest.raises(Invalid, match="sudah ditutup"):
        ubah(cast, done, at="2023-02-13 00:00:00")
    with pytest.raises(Forbidden, match=r"belum dibuka|sudah ditutup"):
        change.simpan_draf(context(cast.penilai, at), realisasi_id=half.pk, bagian="perilaku", isian={})


def test_only_the_penilai_rates(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    with pytest.raises(Forbidden):
        nilai(cast, row, cast.pegawai)
    for stranger in (cast.kepala, cast.rekan, cast.pengelola, cast.bkd, cast.orang_lain):
        with pytest.raises(NotFound):
            nilai(cast, row, stranger)


def test_withdrawn_cannot_be_rated_before_the_deadline_and_counts_after_it(cast: Cast, skp: Skp) -> None:
    row = build.ditarik(skp)
    assert row.pengajuan is not None
    with pytest.raises(Conflict):
        nilai(cast, row, at="2023-03-10 23:59:59", langkah=2)
    nilai(cast, row, at="2023-03-11 00:00:00", langkah=2)
    line = row.riwayat_langkah.last()
    assert line is not None
    assert (line.dari, line.ke) == ("BELUM", "PENILAIAN_PERILAKU")
    assert row.pengajuan.nomor in line.catatan
    assert BulanAktivitas.objects.get().dihitung_sampai_pada == row.pengajuan.diajukan_pada
    nilai(cast, row, at="2023-03-11 00:00:00", langkah=2)  # the same request once more
    assert row.riwayat_langkah.count() == 3


def test_never_submitted_cannot_be_rated(cast: Cast, skp: Skp) -> None:
    row = build.belum(skp)
    with pytest.raises(NotFound):
        rate.nilai_hasil_kerja(
            context(cast.penilai, "2023-03-11 08:00"), realisasi_id=row.pk, umpan_balik={},
            rating="SESUAI", konfirmasi=True, langkah=None,
        )  # fmt: skip


def test_a_saved_rating_stops_the_owner_from_withdrawing_a_draft_does_not(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    ctx = context(cast.penilai)
    change.simpan_draf(ctx, realisasi_id=row.pk, bagian="hasil_kerja", isian={"rating": "SESUAI"})
    flow.tarik(context(cast.pegawai), month=build.FEBRUARI, langkah=None)
    half = build.dinilai(skp, month=Month(2023, 1))
    assert half.status == "PENILAIAN_PERILAKU"
    with pytest.raises(Conflict):
        flow.tarik(context(cast.pegawai, "2023-02-07 08:00"), month=Month(2023, 1), langkah=None)


def test_the_change_is_kept_and_made_once(cast: Cast, skp: Skp) -> None:
    row = build.selesai(skp)
    ubah(cast, row)
    rated = Penilaian.objects.get()
    assert (rated.rating_hasil_kerja, rated.rating_perilaku, rated.predikat) == (
        "DI_ATAS", "DI_ATAS", "SANGAT_BAIK",
    )  # fmt: skip
    kept = PerubahanPenilaian.objects.get()
    assert (kept.predikat_lama, kept.predikat_baru, kept.alasan) == ("BAIK", "SANGAT_BAIK", ALASAN.strip())
    row.refresh_from_db()
    line = row.riwayat_langkah.last()
    assert line is not None
    assert (row.status, line.aksi, line.catatan) == (
        "SELESAI", "ubah_penilaian", "Predikat: Baik menjadi Sangat Baik",
    )  # fmt: skip
    assert (
        Pemberitahuan.objects.get(akun=cast.pegawai.akun).judul
        == "Penilaian Februari 2023 diubah: Sangat Baik"
    )
    with pytest.raises(Conflict, match="1 \\(satu\\) kali"):
        ubah(cast, row, hasil_kerja="SESUAI")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"alasan": "  " + "x" * 199 + "   "}, "alasan"),
        ({"alasan": "x" * 10_001}, "alasan"),
        ({"hasil_kerja": ""}, "hasil_kerja"),
        ({"perilaku": "LAIN"}, "perilaku"),
        ({"hasil_kerja": "SESUAI", "perilaku": "SESUAI"}, ""),
    ],
)
def test_a_change_that_is_none(cast: Cast, skp: Skp, given: dict[str, str], field: str) -> None:
    row = build.selesai(skp)
    with pytest.raises(Invalid) as caught:
        ubah(cast, row, **given)
    assert list(caught.value.fields) == [field]
    ubah(cast, row, alasan="x" * 200)


def test_moving_a_half_rated_month_starts_it_over(cast: Cast, skp: Skp) -> None:
    row = build.dinilai(skp)
    ctx = context(cast.penilai)
    change.simpan_draf(ctx, realisasi_id=row.pk, bagian="perilaku", isian={"catatan_akhir": "rahasia"})
    with transaction.atomic():
        steps.pindahkan_penilai(context(cast.bkd), realisasi_id=row.pk, penilai_id=cast.kepala.pk)
    row.refresh_from_db()
    assert (row.status, row.penilai) == ("PENILAIAN_HASIL_KERJA", cast.kepala)
    with pytest.raises(NotFound):
        nilai(cast, row)
    nilai(cast, row, cast.kepala, rating="DI_BAWAH")
    rated = Penilaian.objects.get()
    assert (rated.penilai, rated.rating_hasil_kerja, rated.draf) == (cast.kepala, "DI_BAWAH", {})


def test_moving_what_cannot_be_moved(cast: Cast, skp: Skp) -> None:
    done, begun = build.selesai(skp), build.belum(skp, month=Month(2023, 1))
    for row, who in (
        (done, cast.kepala),
        (begun, cast.kepala),
        (build.diajukan(skp, month=Month(2023, 3)), cast.pegawai),
    ):
        with pytest.raises(Conflict), transaction.atomic():
            steps.pindahkan_penilai(context(cast.bkd), realisasi_id=row.pk, penilai_id=who.pk)


def test_the_database_keeps_what_is_selesai(cast: Cast, skp: Skp) -> None:
    row = build.selesai(skp)
    other = {"rating_hasil_kerja": "DI_ATAS", "rating_perilaku": "DI_ATAS", "predikat": "SANGAT_BAIK"}
    for broken in (
        lambda: Penilaian.objects.update(**other),
        lambda: Penilaian.objects.update(catatan_akhir="lain"),
        lambda: Penilaian.objects.update(predikat="KURANG"),
        lambda: UmpanBalikPerilaku.objects.update(teks="lain"),
        lambda: UmpanBalikPerilaku.objects.all().delete(),
        lambda: Realisasi.objects.update(status="BELUM"),
        lambda: Realisasi.objects.update(langkah=9),
        row.penilaian.delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
    ubah(cast, row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Penilaian.objects.update(rating_hasil_kerja="SESUAI", rating_perilaku="SESUAI", predikat="BAIK")


def test_drafts_from_before_are_their_raters_own(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    ctx = context(cast.penilai)
    change.simpan_draf(ctx, realisasi_id=row.pk, bagian="hasil_kerja", isian={"rating": "SESUAI"})
    old = {"penilai": cast.penilai.pk, "bagian": "hasil_kerja", "isian": {"rating": "SESUAI"}, "versi": "a"}
    Penilaian.objects.update(draf=old, draf_disimpan_pada=moment("2023-03-05 10:00"))
    with connection.cursor() as cursor:
        cursor.execute(import_module("sikinerja.penilaian.migrations.0008_draf_masing_masing").FORTH)
    mine = draf_milik(Penilaian.objects.get().draf, penilai_id=cast.penilai.pk, bagian="hasil_kerja")
    assert (mine["isian"], mine["versi"]) == (old["isian"], "a")
    assert disimpan_pada(mine) == moment("2023-03-05 10:00")
