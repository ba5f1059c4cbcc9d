"""What the database itself refuses about a final rating (domain.md §5)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sikinerja.penilaian.models import CapaianOrganisasi, PembukaanKembali, Penilaian, UmpanBalikPerilaku
from sikinerja.realisasi.models import RealisasiAkhir
from sikinerja.skp.models import Skp
from tests.builders import akhir
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db


def test_an_skp_that_is_selesai_never_changes(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.selesai(skp)
    for broken in (
        lambda: Skp.objects.update(predikat="SANGAT_BAIK"),
        lambda: Skp.objects.update(periode_akhir=date(2023, 11, 30)),
        lambda: Skp.objects.update(status="PENILAIAN_AKHIR", predikat=""),
        lambda: Skp.objects.update(status="REALISASI", predikat=""),
        lambda: RealisasiAkhir.objects.update(draf={"indikator": {}}),
        lambda: RealisasiAkhir.objects.update(pengajuan=None),
        lambda: Penilaian.objects.update(catatan_akhir="lain"),
        lambda: Penilaian.objects.update(rating_perilaku="DI_ATAS"),
        lambda: UmpanBalikPerilaku.objects.update(teks="lain"),
        Penilaian.objects.all().delete,
        RealisasiAkhir.objects.all().delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()


def test_the_one_way_back_leaves_the_earlier_rating(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.dibuka_kembali(skp)
    assert skp.status == "PENILAIAN_AKHIR"
    for broken in (
        lambda: Skp.objects.update(status="SELESAI", predikat="BAIK"),
        lambda: Penilaian.objects.update(catatan_akhir="lain"),
        lambda: PembukaanKembali.objects.update(alasan="lain"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
    akhir.nilai(skp, hasil_kerja=akhir.Rating.DI_ATAS, perilaku=akhir.Rating.DI_ATAS)
    assert list(Penilaian.objects.values_list("predikat", flat=True)) == ["BAIK", "SANGAT_BAIK"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Skp.objects.update(status="PENILAIAN_AKHIR", predikat="")


def test_predikat_is_the_quadrant_and_that_of_the_rating(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    row = akhir.diajukan(skp)
    values = {"penilai": cast.penilai, "selesai_pada": moment(akhir.SELESAI), "catatan_akhir": "Baik"}
    with pytest.raises(IntegrityError, match="kuadran"), transaction.atomic():
        Penilaian.objects.create(
            realisasi_akhir=row, rating_hasil_kerja="SESUAI", rating_perilaku="SESUAI", predikat="KURANG",
            **values,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="bulan_atau_akhir"), transaction.atomic():
        Penilaian.objects.create(**values)
    akhir.nilai(skp)
    other = build_skp.disetujui(cast.riwayat_penilai)
    with pytest.raises(IntegrityError, match="belum memiliki penilaian akhir"), transaction.atomic():
        Skp.objects.filter(pk=other.pk).update(status="SELESAI", predikat="BAIK")


def test_a_capaian_is_of_one_organisation_and_written_once(cast: Cast) -> None:
    base = {"tahun": 2023, "nomor": 1, "capaian": "BAIK", "akun": cast.bkd.akun, "nama": "B"}
    base["pada"] = moment(akhir.SELESAI)
    CapaianOrganisasi.objects.create(perangkat_daerah=cast.badan, **base)
    for broken in (
        lambda: CapaianOrganisasi.objects.create(**base),
        lambda: CapaianOrganisasi.objects.create(perangkat_daerah=cast.badan, unit_kerja=cast.bidang, **base),
        lambda: CapaianOrganisasi.objects.create(perangkat_daerah=cast.badan, **base),
        lambda: CapaianOrganisasi.objects.update(capaian="KURANG"),
        lambda: CapaianOrganisasi.objects.create(unit_kerja=cast.bidang, **{**base, "capaian": "LAIN"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
