"""Corrections: numbered, with a reason, with a list of what they changed (F8.3)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.kehadiran.models import Kehadiran, PenutupanKehadiran
from sikinerja.rilis.models import Koreksi, Rilis, RilisBeda
from sikinerja.rilis.operations import koreksi as operations
from sikinerja.rilis.queries import beda, milik_sendiri
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import kehadiran
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
LATER = "2023-03-20 10:00"


@pytest.fixture
def first(cast: Cast) -> Rilis:
    """February as it was released, with one person rated and present."""
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    kehadiran(cast.pegawai, nilai=Decimal(80))
    return rilis.dirilis(cast)


def test_a_correction_lists_what_it_changed_and_leaves_the_first(cast: Cast, first: Rilis) -> None:
    rilis.koreksi_dibuka(cast, first)
    Kehadiran.objects.update(nilai=Decimal(90))
    second = rilis.dirilis(cast, at=LATER)
    assert (second.nomor, second.alasan, second.jumlah, second.jumlah_beda) == (
        1, "Absensi dinas keliru", first.jumlah, 1,
    )  # fmt: skip
    row = RilisBeda.objects.get()
    said = [(one.label, one.lama, one.baru) for one in beda.perubahan(row)]
    assert said == [("Nilai absensi", "80", "90"), ("TPP (%)", "92", "96")]
    assert first.baris.get(pegawai=cast.pegawai).tpp_persen == Decimal("92.00")
    mine = milik_sendiri(context(cast.pegawai)).get()
    assert (mine.rilis, mine.tpp_persen) == (second, Decimal("96.00"))
    assert Koreksi.objects.get().hasil == "DIRILIS"
    assert PenutupanKehadiran.objects.exists()


def test_who_came_and_who_left_is_named(cast: Cast, first: Rilis) -> None:
    rilis.koreksi_dibuka(cast, first)
    cast.rekan.riwayat.update(tmt="2023-03-01")
    cast.rekan.akun.dibuat_pada = "2023-03-01 00:00+08"
    cast.rekan.akun.save(update_fields=["dibuat_pada"])
    rilis.dirilis(cast, at=LATER)
    gone = RilisBeda.objects.get(hilang=True)
    assert (gone.nama, gone.perubahan) == (cast.rekan.akun.nama, {})


def test_attendance_opens_with_a_correction_and_closes_without_it(cast: Cast, first: Rilis) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Kehadiran.objects.update(nilai=Decimal(90))
    opened = rilis.koreksi_dibuka(cast, first)
    Kehadiran.objects.update(nilai=Decimal(90))
    operations.batalkan(context(cast.bkd, LATER), koreksi_id=opened.pk)
    operations.batalkan(context(cast.bkd, LATER), koreksi_id=opened.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kehadiran.objects.update(nilai=Decimal(95))
    with pytest.raises(Conflict, match="sudah dirilis"):
        rilis.diminta(cast, at=LATER)


def test_only_the_last_one_is_corrected_and_only_once_at_a_time(cast: Cast, first: Rilis) -> None:
    opened = rilis.koreksi_dibuka(cast, first)
    assert rilis.koreksi_dibuka(cast, first) == opened
    with pytest.raises(Conflict, match="sudah dibuka oleh Bekade"):
        operations.buka(context(cast.bkd, LATER), rilis_id=first.pk, alasan="Lain")
    rilis.dirilis(cast, at=LATER)
    with pytest.raises(Conflict, match="sudah diganti"):
        operations.buka(context(cast.bkd, LATER), rilis_id=first.pk, alasan="Lain")
    with pytest.raises(Conflict, match="sudah ditutup"):
        operations.batalkan(context(cast.bkd, LATER), koreksi_id=opened.pk)


def test_who_may_and_why(cast: Cast, first: Rilis) -> None:
    with pytest.raises(Forbidden):
        operations.buka(context(cast.kepala), rilis_id=first.pk, alasan="x")
    with pytest.raises(NotFound):
        operations.buka(context(cast.pegawai), rilis_id=first.pk, alasan="x")
    for alasan in (" ", "a" * 501):
        with pytest.raises(Invalid):
            operations.buka(context(cast.bkd), rilis_id=first.pk, alasan=alasan)
    opened = rilis.koreksi_dibuka(cast, first)
    with pytest.raises(NotFound):
        operations.batalkan(context(cast.kepala), koreksi_id=opened.pk)
