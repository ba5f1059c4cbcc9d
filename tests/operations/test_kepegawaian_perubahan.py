"""Whose data has changed: the triggers see every way of changing it, and a reader misses none."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.models import Jabatan, Pegawai, PerubahanPegawai, UnitKerja
from sikinerja.kepegawaian.operations.perubahan import urutkan
from sikinerja.kepegawaian.queries.perubahan import sesudah
from tests.cast import Cast, context, tenure
from tests.race import race


def changed(cast: Cast) -> set[int]:
    """Who waits to be handed out."""
    return set(PerubahanPegawai.objects.filter(urutan=None).values_list("pk", flat=True))


@pytest.fixture
def read(cast: Cast) -> Cast:
    """Everybody has been handed out."""
    urutkan(context(cast.bkd))
    assert not changed(cast)
    return cast


def test_everybody_is_there_at_first(cast: Cast) -> None:
    assert urutkan(context(cast.bkd)) == Pegawai.objects.count()
    found = sesudah(context(cast.bkd), urutan=0, banyak=100)
    assert [row.urutan for row in found] == sorted(row.urutan for row in found)
    row = next(row for row in found if row.id == cast.pegawai.pk)
    assert (row.nip, row.perangkat_daerah, row.penilai_nip) == (cast.pegawai.nip, "BADAN", cast.penilai.nip)
    assert urutkan(context(cast.bkd)) == 0


def test_every_change_of_a_person_is_seen(read: Cast) -> None:
    me = read.pegawai
    for change in (
        lambda: Pegawai.objects.filter(pk=me.pk).update(no_hp="0812"),
        lambda: type(me.akun).objects.filter(pk=me.akun_id).update(nama="Baru"),
        lambda: tenure(me, jabatan=read.jabatan_staf, unit=read.bidang, penilai=read.penilai, tahun=2022,
                       tmt=date(2022, 1, 3), aktif=False),
        lambda: me.riwayat.filter(tahun=2022).update(tmt=date(2022, 2, 1)),
        lambda: me.riwayat.filter(tahun=2022).delete(),
    ):  # fmt: skip
        change()
        assert changed(read) == {me.pk}
        urutkan(context(read.bkd))
    type(me.akun).objects.filter(pk=me.akun_id).update(last_login=None)
    assert not changed(read)


def test_names_of_positions_and_units_are_part_of_it(read: Cast) -> None:
    Jabatan.objects.filter(pk=read.jabatan_kepala.pk).update(nama="Kepala Badan Baru")
    assert changed(read) == {read.kepala.pk, read.kepala_lain.pk}
    urutkan(context(read.bkd))
    UnitKerja.objects.filter(pk=read.bidang.pk).update(nama="Bidang Baru")
    assert changed(read) == {read.penilai.pk, read.pegawai.pk, read.rekan.pk}


def test_a_pengelola_sees_those_who_are_or_were_here(read: Cast) -> None:
    here = {row.id for row in sesudah(context(read.pengelola), urutan=0, banyak=100)}
    assert read.pegawai.pk in here
    assert read.orang_lain.pk not in here
    with pytest.raises(Forbidden):
        urutkan(context(read.pegawai))


@pytest.mark.django_db(transaction=True)
def test_two_readers_number_each_change_once(cast: Cast) -> None:
    ctx = context(cast.bkd)
    assert race(lambda: urutkan(ctx), lambda: urutkan(ctx)) == ["ok", "ok"]
    numbers = PerubahanPegawai.objects.values_list("urutan", flat=True)
    assert None not in numbers
    assert len(set(numbers)) == Pegawai.objects.count()
