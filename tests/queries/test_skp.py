"""Which SKP a month and a day belong to, and who sees what."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.skp import queries
from sikinerja.skp.models import Indikator, Rhk
from tests.builders import skp as build
from tests.cast import Cast, context, tenure


def two_tenures(cast: Cast, awal: date, *, approved: bool = True) -> tuple[int, int]:
    """The owner's SKP up to the day before ``awal``, and the one that begins then."""
    old = build.disetujui(cast.riwayat, akhir=date.fromordinal(awal.toordinal() - 1))
    new = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.kepala, tmt=awal, aktif=False
    )
    second = build.disetujui(new, awal=awal) if approved else build.konsep(new, awal=awal)
    return old.pk, second.pk


@pytest.mark.parametrize(("awal", "which"), [(date(2023, 2, 5), 1), (date(2023, 3, 1), 0)])
def test_month_belongs_to_the_skp_that_begins_last(cast: Cast, awal: date, which: int) -> None:
    ids = two_tenures(cast, awal)
    found = queries.untuk_bulan(pegawai_id=cast.pegawai.pk, month=Month(2023, 2))
    assert found is not None
    assert found.pk == ids[which]


def test_a_new_skp_not_yet_approved_costs_nobody_a_month(cast: Cast) -> None:
    old, _ = two_tenures(cast, date(2023, 2, 5), approved=False)
    found = queries.untuk_bulan(pegawai_id=cast.pegawai.pk, month=Month(2023, 2))
    assert found is not None
    assert found.pk == old
    assert queries.untuk_bulan(pegawai_id=cast.pegawai.pk, month=Month(2023, 3)) is None


def test_day_belongs_to_the_skp_that_holds_it(cast: Cast) -> None:
    old, new = two_tenures(cast, date(2023, 2, 5))
    days = (date(2023, 2, 4), date(2023, 2, 5), date(2024, 1, 1))
    found = [queries.untuk_tanggal(pegawai_id=cast.pegawai.pk, tanggal=day) for day in days]
    assert [skp.pk if skp else None for skp in found] == [old, new, None]


def test_indikator_of_the_latest_versi_in_order(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat, rhk=2, indikator=2, tambahan=1)
    texts = [i.teks for i in queries.indikator_berlaku(skp_id=skp.pk)]
    assert texts == ["Indikator 1.1", "Indikator 1.2", "Indikator 2.1", "Indikator 2.2", *texts[:2]]
    assert queries.versi_berlaku(skp_id=skp.pk).nomor == 1


def test_nothing_applies_before_the_first_approval(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    assert queries.indikator_berlaku(skp_id=skp.pk) == []
    with pytest.raises(NotFound):
        queries.versi_berlaku(skp_id=skp.pk)


def test_who_sees_an_skp(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    sees = ("pegawai", "penilai", "kepala", "pengelola", "bkd")
    hidden = ("rekan", "orang_lain", "kepala_lain", "pengelola_lain", "gubernur")
    for name in sees:
        assert queries.get(context(getattr(cast, name)), skp_id=skp.pk) == skp
    for name in hidden:
        with pytest.raises(NotFound):
            queries.get(context(getattr(cast, name)), skp_id=skp.pk)


def test_relations_come_from_the_row(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    assert queries.relations(context(cast.pegawai).actor, skp) == {"pemilik"}
    assert queries.relations(context(cast.penilai).actor, skp) == {"penilai"}
    assert queries.relations(context(cast.bkd).actor, skp) == {"bkd"}


def test_database_refuses_to_change_what_is_not_konsep(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    rhk = skp.rhk.first()
    assert rhk is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Rhk.objects.filter(pk=rhk.pk).update(teks="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        Indikator.objects.filter(rhk=rhk).update(target=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        build.add_rhk(skp, 9)


def test_database_refuses_to_delete_the_approved_and_the_submitted(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat)
    type(skp).objects.filter(pk=skp.pk).update(status="KONSEP")
    with pytest.raises(IntegrityError), transaction.atomic():
        Indikator.objects.filter(rhk__skp=skp).order_by()._raw_delete(using="default")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(skp).objects.filter(pk=skp.pk).order_by()._raw_delete(using="default")
