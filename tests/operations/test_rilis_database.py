"""What the database itself refuses about a released month (F8.3)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from sikinerja.rilis.models import Koreksi, Rilis, RilisBaris, RilisBeda, RilisRekap
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def sql(statement: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


@pytest.fixture
def made(cast: Cast) -> Rilis:
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    return rilis.dirilis(cast)


def test_a_release_never_changes(made: Rilis) -> None:
    for broken in (
        lambda: Rilis.objects.update(alasan="lain"),
        lambda: RilisBaris.objects.update(tpp_persen=100),
        lambda: RilisRekap.objects.update(jumlah=1),
        sql("DELETE FROM rilis_rilisbaris"),
        sql("DELETE FROM rilis_rilisrekap"),
        sql("DELETE FROM rilis_rilis"),
        sql("TRUNCATE rilis_rilisbaris"),
        sql("TRUNCATE rilis_rilis CASCADE"),
        sql("TRUNCATE rilis_rilisbeda"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            broken()


def test_nothing_is_added_to_a_sealed_release(cast: Cast, made: Rilis) -> None:
    row = made.baris.first()
    assert row is not None
    row.pk, row.urutan, row.pegawai_id = None, 99, cast.gubernur.pk
    for broken in (
        row.save,
        lambda: RilisRekap.objects.create(rilis=made, nama="x", jumlah=0, sidik="0" * 64),
        lambda: RilisBeda.objects.create(rilis=made, pegawai=cast.pegawai, nama="x", baru=True),
    ):
        with pytest.raises(IntegrityError, match="disegel"), transaction.atomic():
            broken()


def header(made: Rilis, **change: object) -> Rilis:
    """Another release of the same month, one row in it; ``change`` is what is wrong with the header."""
    row = made.baris.filter(status="DINILAI").get()
    rekap = {"nama": "x", "perangkat_daerah": row.perangkat_daerah, "sidik": "0" * 64} | {
        "jumlah": 1, "dinilai": 1, row.predikat.lower(): 1, "tanpa_absensi": 1, "jumlah_tpp": row.tpp_persen,
    }  # fmt: skip
    koreksi = Koreksi.objects.create(
        tahun=2023, bulan=2, nomor=1, alasan="x", dibuka_pada=made.dirilis_pada, akun=made.akun, nama="x"
    )
    row.pk, row.rilis_id = None, 1000
    values: dict[str, object] = {
        "pk": 1000, "tahun": 2023, "bulan": 2, "nomor": 1, "koreksi": koreksi, "alasan": "x", "jumlah": 1,
        "kebijakan": made.kebijakan, "akun": made.akun, "nama": "x", "dirilis_pada": made.dirilis_pada,
        "sidik": "0" * 64,
    }  # fmt: skip
    for name in [name for name in change if name.startswith("rekap_")]:
        rekap[name.removeprefix("rekap_")] = change.pop(name)  # type: ignore[assignment]
    for name in [name for name in change if name.startswith("baris_")]:
        setattr(row, name.removeprefix("baris_"), change.pop(name))
    row.save()
    RilisRekap.objects.create(rilis_id=1000, **rekap)
    return Rilis.objects.create(**values | change)


def test_the_seal_fits_when_all_is_right(made: Rilis) -> None:
    assert header(made).nomor == 1


@pytest.mark.parametrize(
    "change",
    [
        {"nomor": 2},
        {"nomor": 0},
        {"jumlah": 2},
        {"jumlah_beda": 1},
        {"koreksi": None},
        {"alasan": ""},
        {"sidik": "x" * 64},
        {"bulan": 13},
        {"rekap_dinilai": 0, "rekap_tidak_mengisi": 1},
        {"rekap_baik": 0, "rekap_kurang": 1},
        {"rekap_jumlah_tpp": Decimal(1)},
        {"rekap_tanpa_absensi": 0},
        {"rekap_perangkat_daerah": None},
        {"baris_predikat": ""},
        {"baris_predikat": "SANGAT_BAIK"},
        {"baris_rating_perilaku": ""},
        {"baris_status": "BELUM_DINILAI"},
        {"baris_status": "KEADAAN_KHUSUS"},
        {"baris_keterangan": "Cuti besar"},
        {"baris_hadir": 3},
        {"baris_nip": "1,99004E+17"},
        {"baris_tpp_persen": Decimal(-1)},
        {"baris_urutan": None},
    ],
)
def test_what_does_not_fit_is_refused(made: Rilis, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        header(made, **dict(change))


def test_a_correction_is_only_closed(cast: Cast, made: Rilis) -> None:
    rilis.koreksi_dibuka(cast, made)
    for broken in (
        lambda: Koreksi.objects.update(alasan="lain"),
        lambda: Koreksi.objects.update(nomor=2),
        sql("DELETE FROM rilis_koreksi"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            broken()
