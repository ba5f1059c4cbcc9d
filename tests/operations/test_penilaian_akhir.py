"""The final rating (manual BAB IV.4, domain.md §5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import UnitKerja
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.models import PembukaanKembali, Penilaian
from sikinerja.penilaian.operations import akhir, capaian
from sikinerja.penilaian.operations.akhir import IsianAkhir
from sikinerja.penilaian.queries import akhir as queries
from sikinerja.penilaian.queries import capaian as capaian_queries
from sikinerja.penilaian.queries.setahun import setahun
from sikinerja.realisasi.models import RealisasiAkhir
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import akhir as build
from tests.builders import realisasi as build_month
from tests.builders import skp as build_skp
from tests.cast import Cast, context

JANUARI = "2024-01-05 09:00"
pytestmark = pytest.mark.django_db


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def isian(row: RealisasiAkhir, **given: Any) -> IsianAkhir:
    """Complete unless told otherwise: Baik."""
    assert row.pengajuan is not None
    complete = IsianAkhir(
        umpan_balik_indikator={i.indikator_id: "Bagus" for i in row.pengajuan.indikator.all()},
        umpan_balik_perilaku={p.value: f"Sudah {p.label}" for p in Perilaku},
        rating_hasil_kerja="SESUAI", rating_perilaku="DI_ATAS", catatan_akhir="<p>Pertahankan</p>",
        konfirmasi=True,
    )  # fmt: skip
    return replace(complete, **given)


def nilai(cast: Cast, row: RealisasiAkhir, who: Any = None, langkah: int | None = None, **given: Any) -> Skp:
    ctx = context(who or cast.penilai, JANUARI)
    return akhir.nilai(ctx, skp_id=row.skp_id, isian=isian(row, **given), langkah=langkah)


def test_one_page_makes_the_predikat(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    nilai(cast, row, langkah=4)
    nilai(cast, row, langkah=4)
    with pytest.raises(Conflict, match="dengan isian yang lain"):
        nilai(cast, row, langkah=4, rating_hasil_kerja="DI_ATAS")
    skp.refresh_from_db()
    assert (skp.status, skp.predikat) == ("SELESAI", "BAIK")
    rated = Penilaian.objects.get()
    assert (rated.rating_hasil_kerja, rated.rating_perilaku, rated.penilai) == (
        "SESUAI",
        "DI_ATAS",
        cast.penilai,
    )
    assert rated.pengajuan == row.pengajuan
    assert (rated.umpan_balik_indikator.count(), rated.umpan_balik_perilaku.count()) == (4, 7)
    people = [i["nama"] for i in (rated.identitas_pegawai, rated.identitas_penilai, rated.identitas_atasan)]
    assert people == [p.akun.nama for p in (cast.pegawai, cast.penilai, cast.kepala)]
    line = RiwayatSkp.objects.filter(skp=skp).latest("langkah")
    assert (line.aksi, line.ke, line.catatan) == ("nilai_akhir", "SELESAI", "Predikat: Baik")
    bell = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert bell.judul == "Realisasi akhir 2023 sudah dinilai: Baik"
    assert {"skp.nilai_akhir", "penilaian.akhir"} == set(Jejak.objects.values_list("aksi", flat=True))
    found = queries.hasil(skp_id=skp.pk)
    assert found is not None
    assert (found.predikat.value, len(found.umpan_balik), found.baris_perilaku[0].ekspektasi[:7]) == (
        "BAIK", 4, "Harapan",
    )  # fmt: skip


def test_everything_that_is_wrong_is_said_at_once(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    assert row.pengajuan is not None
    empty = {
        "umpan_balik_indikator": {}, "umpan_balik_perilaku": {}, "rating_hasil_kerja": "",
        "rating_perilaku": "LAIN", "catatan_akhir": "<p> </p>", "konfirmasi": False,
    }  # fmt: skip
    with pytest.raises(Invalid) as caught:
        nilai(cast, row, **empty)
    keys = [*(i.indikator_id for i in row.pengajuan.indikator.all()), *(p.value for p in Perilaku)]
    assert set(caught.value.fields) == {
        *(f"umpan_balik_{key}" for key in keys),
        "rating_hasil_kerja", "rating_perilaku", "catatan_akhir", "konfirmasi",
    }  # fmt: skip
    assert not Penilaian.objects.exists()
    nilai(cast, row, umpan_balik_indikator={}, umpan_balik_perilaku={}, untuk_semua=" Dapat diterima ")
    rated = Penilaian.objects.get()
    texts = [u.teks for u in [*rated.umpan_balik_indikator.all(), *rated.umpan_balik_perilaku.all()]]
    assert texts == ["Dapat diterima"] * 11


def test_only_the_penilai_rates_and_returns(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    for who, error in ((cast.pegawai, Forbidden), (cast.bkd, Forbidden), (cast.orang_lain, NotFound)):
        ctx = context(who, JANUARI)
        for call in (
            lambda who=who: nilai(cast, row, who),
            lambda ctx=ctx: akhir.kembalikan(ctx, skp_id=skp.pk, catatan="x"),
            lambda ctx=ctx: akhir.simpan_draf(ctx, skp_id=skp.pk, isian={}),
            lambda ctx=ctx: queries.halaman(ctx, skp_id=skp.pk),
        ):
            with pytest.raises(error):
                call()


def test_returning_with_a_note(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    ctx = context(cast.penilai, JANUARI)
    akhir.simpan_draf(ctx, skp_id=skp.pk, isian={"catatan_akhir": "belum selesai"})
    with pytest.raises(Invalid) as caught:
        akhir.kembalikan(ctx, skp_id=skp.pk, catatan="<p></p>")
    assert set(caught.value.fields) == {"catatan"}
    akhir.kembalikan(ctx, skp_id=skp.pk, catatan="Lengkapi bukti", langkah=4)
    akhir.kembalikan(ctx, skp_id=skp.pk, catatan="Lengkapi bukti", langkah=4)
    row.refresh_from_db()
    assert (Skp.objects.get().status, row.pengajuan) == ("REALISASI", None)
    assert len(row.draf["indikator"]) == 4
    assert Pemberitahuan.objects.get(akun=cast.pegawai.akun).judul == "Realisasi akhir 2023 Anda dikembalikan"
    with pytest.raises(Conflict):
        akhir.simpan_draf(ctx, skp_id=skp.pk, isian={})
    with pytest.raises(Conflict):
        nilai(cast, build_again(row))


def build_again(row: RealisasiAkhir) -> RealisasiAkhir:
    """What an old page still shows."""
    row.pengajuan = row.daftar_pengajuan.get()
    return row


def test_a_draft_is_its_raters_own(cast: Cast, skp: Skp) -> None:
    build.diajukan(skp)
    ctx = context(cast.penilai, JANUARI)
    akhir.simpan_draf(ctx, skp_id=skp.pk, isian={"catatan_akhir": "rahasia"})
    assert queries.halaman(ctx, skp_id=skp.pk).draf == {"catatan_akhir": "rahasia"}
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    assert queries.halaman(context(cast.kepala, JANUARI), skp_id=skp.pk).draf == {}
    with pytest.raises(Invalid, match="terlalu panjang"):
        akhir.simpan_draf(context(cast.kepala, JANUARI), skp_id=skp.pk, isian={"x": "y" * 200_001})


def test_bkd_opens_it_again_with_a_reason(cast: Cast, skp: Skp) -> None:
    row = build.selesai(skp)
    ctx = context(cast.bkd, "2024-01-10 09:00")
    with pytest.raises(Forbidden):
        akhir.buka_kembali(context(cast.penilai, JANUARI), skp_id=skp.pk, alasan="x")
    with pytest.raises(Invalid) as caught:
        akhir.buka_kembali(ctx, skp_id=skp.pk, alasan="  ")
    assert set(caught.value.fields) == {"alasan"}
    akhir.buka_kembali(ctx, skp_id=skp.pk, alasan="Bukti keliru <b>dibaca</b>", langkah=5)
    akhir.buka_kembali(ctx, skp_id=skp.pk, alasan="Bukti keliru <b>dibaca</b>", langkah=5)
    with pytest.raises(Conflict, match="dengan isian yang lain"):
        akhir.buka_kembali(ctx, skp_id=skp.pk, alasan="Bukti keliru dibaca", langkah=5)
    skp.refresh_from_db()
    assert (skp.status, skp.predikat) == ("PENILAIAN_AKHIR", "")
    assert PembukaanKembali.objects.get().nama == cast.bkd.akun.nama
    titles = set(Pemberitahuan.objects.values_list("akun", "judul"))
    assert titles == {
        (cast.pegawai.akun.pk, "Penilaian akhir 2023 Anda dibuka kembali"),
        (cast.penilai.akun.pk, f"Penilaian akhir 2023 {cast.pegawai.akun.nama} dibuka kembali"),
    }
    page = queries.halaman(context(cast.penilai, JANUARI), skp_id=skp.pk)
    assert page.draf["rating_hasil_kerja"] == "SESUAI"
    nilai(cast, row, rating_hasil_kerja="DI_ATAS", rating_perilaku="DI_ATAS")
    assert Skp.objects.get().predikat == "SANGAT_BAIK"
    now, ((before, opened),) = queries.penilaian(skp_id=skp.pk)
    assert (before.predikat.value, len(before.umpan_balik), opened.alasan[:5]) == ("BAIK", 4, "Bukti")
    assert now is not None
    assert now.predikat.value == "SANGAT_BAIK"


@pytest.mark.parametrize(
    ("tingkat", "saran"),
    [
        ("ISTIMEWA", "DI_ATAS"),
        ("BAIK", "SESUAI"),
        ("BUTUH_PERBAIKAN", "DI_BAWAH"),
        ("SANGAT_KURANG", "DI_BAWAH"),
    ],
)
def test_the_rating_of_a_head_is_suggested_not_made(cast: Cast, tingkat: str, saran: str) -> None:
    skp = build_skp.disetujui(cast.riwayat_kepala)
    row = build.diajukan(skp)
    ctx = context(cast.gubernur, JANUARI)
    place = {"jenis": capaian_queries.PD, "organisasi_id": cast.badan.pk, "tahun": 2023}
    capaian.tetapkan(ctx, **place, capaian=tingkat, nomor=0)
    found = queries.halaman(ctx, skp_id=skp.pk).capaian
    assert (found.capaian, found.saran) == (tingkat, saran)
    other = next(r for r in ("DI_ATAS", "SESUAI", "DI_BAWAH") if r != saran)
    with pytest.raises(Invalid) as caught:
        nilai(cast, row, cast.gubernur, rating_hasil_kerja=other)
    assert set(caught.value.fields) == {"alasan_berbeda"}
    nilai(cast, row, cast.gubernur, rating_hasil_kerja=other, alasan_berbeda=" Karena bencana ")
    rated = Penilaian.objects.get()
    assert (rated.capaian, rated.alasan_berbeda, rated.rating_hasil_kerja) == (
        tingkat,
        "Karena bencana",
        other,
    )


def test_everybody_else_is_rated_freely(cast: Cast, skp: Skp) -> None:
    row = build.diajukan(skp)
    place = {"jenis": capaian_queries.PD, "organisasi_id": cast.badan.pk, "tahun": 2023}
    capaian.tetapkan(context(cast.bkd, JANUARI), **place, capaian="KURANG", nomor=0)
    nilai(cast, row, rating_hasil_kerja="DI_ATAS", alasan_berbeda="tidak perlu")
    rated = Penilaian.objects.get()
    assert (rated.capaian, rated.alasan_berbeda) == ("KURANG", "")


def test_who_sets_a_capaian(cast: Cast) -> None:
    place = {"jenis": capaian_queries.PD, "organisasi_id": cast.badan.pk, "tahun": 2023}
    for who in (cast.kepala, cast.penilai, cast.pengelola, cast.kepala_lain):
        with pytest.raises(NotFound):
            capaian.tetapkan(context(who, JANUARI), **place, capaian="BAIK", nomor=0)
    ctx = context(cast.bkd, JANUARI)
    first = capaian.tetapkan(ctx, **place, capaian="BAIK", nomor=0)
    assert capaian.tetapkan(ctx, **place, capaian="BAIK", nomor=0) == first
    with pytest.raises(Conflict):
        capaian.tetapkan(context(cast.gubernur, JANUARI), **place, capaian="KURANG", nomor=0)
    capaian.tetapkan(context(cast.gubernur, JANUARI), **place, capaian="KURANG", nomor=1)
    for wrong in ({"capaian": "HEBAT"}, {"capaian": "BAIK", "tahun": 2025}):
        with pytest.raises(Invalid):
            capaian.tetapkan(ctx, **{**place, "nomor": None, **wrong})
    audit = Jejak.objects.filter(aksi="penilaian.capaian").order_by("pk")
    assert [row.data["ke"] for row in audit] == ["BAIK", "KURANG"]


def test_a_unit_with_a_head_of_its_own(cast: Cast, skp: Skp) -> None:
    """The kepala bidang stands here for the head of a UPTD."""
    UnitKerja.objects.filter(pk=cast.bidang.pk).update(pimpinan=cast.penilai)
    ctx = context(cast.kepala, JANUARI)
    place = {"jenis": capaian_queries.UNIT, "organisasi_id": cast.bidang.pk, "tahun": 2023}
    capaian.tetapkan(ctx, **place, capaian="ISTIMEWA", nomor=0)
    for riwayat, saran in ((cast.riwayat_penilai, "DI_ATAS"), (cast.riwayat, None)):
        found = capaian_queries.untuk_riwayat(riwayat=riwayat, tahun=2023)
        assert (found.organisasi.nama, found.capaian, found.saran) == (
            "Bidang Pengembangan",
            "ISTIMEWA",
            saran,
        )
    found = capaian_queries.untuk_riwayat(riwayat=cast.riwayat_kepala, tahun=2023)
    assert (found.organisasi.jenis, found.capaian, found.saran) == (capaian_queries.PD, None, None)


def test_months_of_a_former_rater_are_shown_without_a_link(cast: Cast, skp: Skp) -> None:
    build_month.selesai(skp, month=Month(2023, 1))
    build.diajukan(skp)
    assert setahun(context(cast.penilai, JANUARI), skp=skp)[0].realisasi_id
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    january, february, *_ = queries.halaman(context(cast.kepala, JANUARI), skp_id=skp.pk).setahun
    assert (january.kode, january.teks, january.is_diajukan, january.realisasi_id) == (
        "BAIK",
        "Baik",
        True,
        0,
    )
    assert (february.kode, february.teks, february.is_diajukan) == ("", "tidak mengisi", False)
