"""What the database itself refuses of TPP policies (F8.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from sikinerja.core.errors import Conflict
from sikinerja.core.time import Month
from sikinerja.tpp import queries, steps
from sikinerja.tpp.models import Kebijakan, LangkahPotongan, PengecualianTpp, PersenHasil, TanggaPotongan
from tests.builders import tpp as build
from tests.cast import Cast, context
from tests.moments import moment

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)


def refused(change: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError):
        carry_out(change)


def carry_out(change: Callable[[], object]) -> None:
    """The change, with what is checked at its end."""
    with transaction.atomic():
        change()
        connection.check_constraints()


def test_a_policy_in_force_keeps_its_content(cast: Cast) -> None:
    row = build.berlaku()
    refused(lambda: Kebijakan.objects.update(bobot_kinerja=70, bobot_kehadiran=30))
    refused(lambda: Kebijakan.objects.update(status="KONSEP"))
    refused(lambda: PersenHasil.objects.filter(hasil="BAIK").update(persen=90))
    refused(lambda: LangkahPotongan.objects.update(persen=2))
    refused(lambda: PersenHasil.objects.filter(hasil="BAIK").delete())
    refused(lambda: TanggaPotongan.objects.create(kebijakan=row, pelanggaran="IZIN_CUTI", cara="KEJADIAN"))
    refused(lambda: Kebijakan.objects.all()._raw_delete("default"))
    other = build.konsep(nama="Konsep")
    refused(lambda: PersenHasil.objects.filter(kebijakan=other, hasil="BAIK").update(kebijakan=row))
    PersenHasil.objects.filter(kebijakan=other).update(persen=50)
    other.delete()


def test_what_a_release_used_is_never_withdrawn_nor_shortened(cast: Cast) -> None:
    build.berlaku()
    found = steps.pakai(context(cast.bkd), month=FEBRUARI)
    steps.pakai(context(cast.bkd), month=Month(2023, 1))
    row = Kebijakan.objects.get(pk=found.pk)
    assert row.dipakai_sampai == date(2023, 2, 28)
    refused(lambda: Kebijakan.objects.update(status="DICABUT", alasan_dicabut="Keliru"))
    refused(lambda: Kebijakan.objects.update(berlaku_sampai=date(2023, 1, 31)))
    refused(lambda: Kebijakan.objects.update(dipakai_sampai=None))
    Kebijakan.objects.update(berlaku_sampai=date(2023, 2, 28))


def test_two_policies_never_hold_at_once(cast: Cast) -> None:
    build.berlaku()
    refused(lambda: build.berlaku(nama="Lain", mulai=date(2023, 6, 1)))
    build.konsep(nama="Konsep", mulai=date(2023, 6, 1))


@pytest.mark.parametrize(
    "wrong",
    [{"bobot_kinerja": 70}, {"persen_tanpa_data": 101}, {"berlaku_mulai": date(2023, 1, 2)}, {"status": "X"}],
)
def test_impossible_policies(cast: Cast, wrong: dict[str, object]) -> None:
    build.konsep(mulai=date(2023, 1, 1))
    refused(lambda: Kebijakan.objects.update(**wrong))


def test_a_person_has_one_exemption_a_month(cast: Cast) -> None:
    values = {
        "pegawai": cast.pegawai, "persen": 60, "mulai": date(2023, 1, 1), "sampai": date(2023, 3, 31),
        "alasan": "Diklat", "dasar": "SP 1/2023", "dibuat_pada": moment("2023-01-02 08:00"),
    }  # fmt: skip
    PengecualianTpp.objects.create(**values)
    refused(lambda: PengecualianTpp.objects.create(**values | {"mulai": date(2023, 3, 1)}))
    assert queries.pengecualian_bulan(month=FEBRUARI)[cast.pegawai.pk].persen == 60
    assert queries.pengecualian_bulan(month=Month(2023, 4)) == {}


def test_a_month_without_a_policy_says_what_to_do(cast: Cast) -> None:
    build.berlaku(sampai=date(2023, 1, 31))
    with pytest.raises(Conflict, match="Februari 2023"):
        queries.kebijakan_bulan(month=FEBRUARI)
    assert queries.kebijakan_bulan(month=Month(2023, 1)).nama == "TPP 2023"
