"""Facts of a month, and what another policy would mean (F8.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import KeadaanKhusus
from sikinerja.penilaian.rules import Rating
from sikinerja.tpp import queries
from sikinerja.tpp.models import Kebijakan, PengecualianTpp
from sikinerja.tpp.queries import fakta, pratinjau
from sikinerja.tpp.rules import CaraKehadiran, HasilKinerja, hitung
from tests.builders import kehadiran, realisasi
from tests.builders import skp as build_skp
from tests.builders import tpp as build
from tests.cast import Cast, context
from tests.moments import ZONE, moment

pytestmark = pytest.mark.django_db
FEBRUARI = Month(2023, 2)
H = HasilKinerja


def month_of_everything(cast: Cast) -> None:
    """Rated, filed only, with an SKP only, on leave; everybody else has no SKP."""
    realisasi.selesai(build_skp.disetujui(cast.riwayat), hasil_kerja=Rating.SESUAI)
    kehadiran.kehadiran(cast.pegawai, nilai=Decimal("68.75"), terlambat=4)
    realisasi.diajukan(build_skp.disetujui(cast.rekan.riwayat.get()))
    build_skp.disetujui(cast.riwayat_penilai)
    KeadaanKhusus.objects.create(
        pegawai=cast.kepala, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 1, 15), dasar="SK 1",
        dibuat_pada=moment("2023-01-10 08:00"), dibuat_oleh=cast.bkd.akun,
    )  # fmt: skip


def test_facts_of_everybody(cast: Cast) -> None:
    month_of_everything(cast)
    PengecualianTpp.objects.create(
        pegawai=cast.orang_lain, persen=80, mulai=date(2023, 2, 1), sampai=date(2023, 2, 28), alasan="Diklat",
        dasar="SP 1", dibuat_pada=moment("2023-02-01 08:00"),
    )  # fmt: skip
    found = {one.pegawai_id: one.fakta for one in fakta.baca(FEBRUARI, zone=ZONE).semua()}
    assert cast.gubernur.pk not in found
    said = {person.pk: found[person.pk] for person in (cast.pegawai, cast.rekan, cast.penilai, cast.kepala)}
    assert [f.hasil for f in said.values()] == [H.BAIK, H.BELUM_DINILAI, H.TIDAK_MENGISI, H.TANPA_SKP]
    assert found[cast.kepala.pk].keadaan == "CUTI_BESAR"
    mine = found[cast.pegawai.pk]
    assert mine.kehadiran == kehadiran.angka(nilai=Decimal("68.75"), terlambat=4)
    assert mine.jenis_jabatan == "FUNGSIONAL"
    assert found[cast.orang_lain.pk].pengecualian is not None


def test_one_person_and_one_pd_are_the_same_facts(cast: Cast) -> None:
    month_of_everything(cast)
    everybody = {one.pegawai_id: one for one in fakta.baca(FEBRUARI, zone=ZONE).semua()}
    alone = fakta.baca(FEBRUARI, zone=ZONE, pegawai_ids=[cast.pegawai.pk]).seorang(cast.pegawai.pk)
    assert alone == everybody[cast.pegawai.pk]
    dinas = {one.pegawai_id for one in fakta.baca(FEBRUARI, zone=ZONE, pd_ids=[cast.dinas.pk]).semua()}
    assert dinas == {cast.kepala_lain.pk, cast.orang_lain.pk, cast.pengelola_lain.pk}
    assert fakta.baca(Month(2015, 1), zone=ZONE).seorang(cast.pegawai.pk) is None


def test_preview_counts_and_names(cast: Cast) -> None:
    month_of_everything(cast)
    build.berlaku()
    draft = build.konsep(nama="Potongan", cara=CaraKehadiran.POTONGAN)
    page = pratinjau.halaman(context(cast.bkd), kebijakan_id=draft.pk, month=FEBRUARI)
    assert page.pembanding is not None
    assert page.pembanding.nama == "TPP 2023"
    found = page.hasil
    assert (found.jumlah, found.naik, found.turun) == (9, 1, 0)
    (most,) = found.paling_naik
    assert (most.pegawai_id, most.kini, most.baru) == (cast.pegawai.pk, Decimal("87.50"), Decimal("98.40"))
    assert page.orang[most.pegawai_id].akun.nama == "Yohanes Pegawai Contoh, S.Kom"
    assert sum(k.kini for k in found.sebaran) == sum(k.baru for k in found.sebaran) == 9
    assert found.rata_baru == round(mean(draft), 2)


def mean(draft: Kebijakan) -> Decimal:
    """The mean, one by one."""
    policy = queries.isi(queries.lengkap(Kebijakan.objects.filter(pk=draft.pk)).get())
    rows = [hitung(policy, one.fakta).persen for one in fakta.baca(FEBRUARI, zone=ZONE).semua()]
    return sum(rows, Decimal(0)) / len(rows)


def test_preview_without_a_policy_in_force(cast: Cast) -> None:
    draft = build.konsep()
    page = pratinjau.halaman(context(cast.bkd), kebijakan_id=draft.pk, month=FEBRUARI)
    assert (page.pembanding, page.hasil.naik, page.hasil.paling_turun) == (None, 0, ())
