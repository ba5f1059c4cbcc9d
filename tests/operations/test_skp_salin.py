"""Salin RHK (F3.6)."""

from __future__ import annotations

import pytest

from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.skp.models import Rhk, Skp, VersiRhk
from sikinerja.skp.operations.salin import Hasil, salin
from sikinerja.skp.queries import rencana
from tests.builders import skp as build
from tests.cast import Cast, context, tenure


def last_year(cast: Cast, **values: object) -> Skp:
    """The owner's approved SKP of 2022."""
    riwayat = tenure(
        cast.pegawai,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tahun=2022,
        aktif=False,
    )
    return build.disetujui(riwayat, **values)  # type: ignore[arg-type]


def test_copies_rhk_and_indikator_fresh(cast: Cast) -> None:
    source, skp = last_year(cast, rhk=2, indikator=3, tambahan=1), build.konsep(cast.riwayat)
    done = salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk)
    assert done == Hasil(3, 9, 0)
    assert str(done).startswith("Berhasil menyalin 3 Rencana Hasil Kerja dan 9 Indikator.")
    fields = ("jenis", "teks", "urutan", "indikator__teks", "indikator__target", "indikator__aspek")
    assert set(skp.rhk.values_list(*fields)) == set(source.rhk.values_list(*fields))
    assert set(skp.rhk.values_list("sejak_versi", "indikator__sejak_versi")) == {(0, 0)}


def test_what_was_last_approved_is_copied(cast: Cast) -> None:
    """Of a source whose revision is still open the versi in force; of one never approved its rows."""
    source, skp = last_year(cast, rhk=1, indikator=1), build.konsep(cast.riwayat)
    Skp.objects.filter(pk=source.pk).update(status="KONSEP")
    Rhk.objects.filter(skp=source).update(teks="Sedang direvisi")
    build.add_rhk(source, 9, indikator=1)
    assert salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk) == Hasil(1, 1, 0)
    assert skp.rhk.get().teks == "Rencana Utama 1"


def test_a_konsep_may_be_copied_too(cast: Cast) -> None:
    old = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, tahun=2022, aktif=False
    )
    source, skp = build.konsep(old, rhk=1, indikator=2), build.konsep(cast.riwayat)
    assert salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk) == Hasil(1, 2, 0)


def test_copying_twice_doubles_nothing(cast: Cast) -> None:
    source, skp = last_year(cast, rhk=2, indikator=1), build.konsep(cast.riwayat)
    ctx = context(cast.pegawai)
    salin(ctx, skp_id=skp.pk, sumber_id=source.pk)
    again = salin(ctx, skp_id=skp.pk, sumber_id=source.pk)
    assert again == Hasil(0, 0, 2)
    assert "2 RHK dilewati karena sudah ada" in str(again)
    assert skp.rhk.count() == 2


def test_intervensi_comes_along_only_where_it_is_still_valid(cast: Cast) -> None:
    build.disetujui(cast.riwayat_penilai, rhk=1, indikator=1)
    valid = VersiRhk.objects.get()
    source, skp = last_year(cast, rhk=1, indikator=1, intervensi=valid), build.konsep(cast.riwayat)
    shown = rencana.pratinjau_salin(context(cast.pegawai), skp=skp, sumber=source)
    assert [b.intervensi.rhk for b in shown] == [valid.pk]
    salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk)
    assert skp.rhk.get().intervensi == valid
    skp.rhk.all().delete()
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk)
    assert skp.rhk.get().intervensi is None


def test_only_ones_own_earlier_skp_of_the_same_model(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    for other in (build.disetujui(cast.riwayat_penilai), last_year(cast, model="JPT"), skp):
        with pytest.raises(NotFound):
            salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=other.pk)
    assert list(rencana.sumber_salin(skp=skp)) == []


def test_only_the_owner_copies(cast: Cast) -> None:
    source, skp = last_year(cast), build.konsep(cast.riwayat)
    with pytest.raises(Forbidden):
        salin(context(cast.penilai), skp_id=skp.pk, sumber_id=source.pk)
