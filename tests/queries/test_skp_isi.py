"""The content of a plan as plain values, from the working rows and from its versions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.errors import NotFound
from sikinerja.skp.models import Lampiran, Skp, VersiIndikator, VersiLampiran, VersiRhk
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from sikinerja.skp.rules import BagianLampiran, JenisRhk, Perilaku
from tests.builders import skp as build
from tests.cast import Cast

LINES = ["Anggaran rapat", "Dua tenaga pendamping"]


def approved(cast: Cast) -> Skp:
    """Of the kepala bidang, under a kepala whose model is JPT; with a block of lampiran."""
    build.disetujui(cast.riwayat_kepala, rhk=1, indikator=2)
    skp = build.konsep(
        cast.riwayat_penilai, rhk=2, indikator=2, tambahan=1, intervensi=VersiRhk.objects.get()
    )
    Lampiran.objects.create(skp=skp, bagian="KONSEKUENSI", butir=LINES)
    build.isi_ekspektasi(skp)
    build.approve(skp)
    return skp


def test_a_versi_and_its_working_rows_read_the_same(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    skp = approved(cast)
    versi_id = skp.versi.get().pk
    with django_assert_num_queries(1):
        now = isi_kini(skp_id=skp.pk)
    with django_assert_num_queries(1):
        then = isi_versi(versi_ids=[versi_id])[versi_id]
    assert now == then
    assert [r.jenis for r in then.rhk] == [JenisRhk.UTAMA, JenisRhk.UTAMA, JenisRhk.TAMBAHAN]
    first = then.rhk[0]
    assert (first.teks, first.intervensi) == ("Rencana Utama 1", "Rencana Utama 1")
    assert first.atasan == ("Indikator 1.1", "Indikator 1.2")
    assert [(i.teks, i.target, i.satuan) for i in first.indikator] == [
        ("Indikator 1.1", Decimal(12), "dokumen"),
        ("Indikator 1.2", Decimal(12), "dokumen"),
    ]
    assert first.id == skp.rhk.all()[0].pk
    assert first.indikator[0].nama_ukuran == "Kualitas"
    assert list(then.ekspektasi) == list(Perilaku)
    assert then.lampiran == {BagianLampiran.KONSEKUENSI: tuple(LINES)}
    assert [[b.nomor for b in rows] for _, rows in then.bagian] == [[1, 2], [1]]


def test_only_a_pimpinan_of_model_jpt_lends_indikator(cast: Cast) -> None:
    build.disetujui(cast.riwayat_penilai, rhk=1, indikator=1)
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1, intervensi=VersiRhk.objects.get())
    assert isi_kini(skp_id=skp.pk).rhk[0].atasan == ()


def test_many_versions_take_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = (cast.riwayat, cast.riwayat_penilai, cast.riwayat_kepala)
    ids = [build.disetujui(r).versi.get().pk for r in people]
    with django_assert_num_queries(1):
        assert set(isi_versi(versi_ids=ids)) == set(ids)


def test_no_skp_no_content(cast: Cast) -> None:
    with pytest.raises(NotFound):
        isi_kini(skp_id=1)


def test_the_database_keeps_the_lampiran_of_a_versi(cast: Cast) -> None:
    skp = approved(cast)
    block = skp.lampiran.get()
    with pytest.raises(DatabaseError, match="selama KONSEP"), transaction.atomic():
        block.save()
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")
    block.butir = ["Diubah", LINES[1], "Baru"]
    block.save()
    block.butir = ["Satu saja"]
    with pytest.raises(DatabaseError, match="tidak dapat dihapus"), transaction.atomic():
        block.save()
    with pytest.raises(DatabaseError, match="tidak dapat dihapus"), transaction.atomic():
        block.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        VersiLampiran.objects.update(butir=["x"])
    assert VersiIndikator.objects.exists()
