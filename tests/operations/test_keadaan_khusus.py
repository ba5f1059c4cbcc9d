"""Keadaan khusus: who records them, what is refused, who is told, and which months owe nothing (§8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.kepegawaian.operations import keadaan as operations
from sikinerja.kepegawaian.queries import keadaan as queries
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context
from tests.race import race

pytestmark = pytest.mark.django_db
ISIAN = IsianKeadaan("CUTI_MELAHIRKAN", date(2023, 3, 1), date(2023, 5, 31), "SK 800/1/2023")


def catat(cast: Cast, who: Pegawai | None = None, **change: object) -> KeadaanKhusus:
    return operations.catat(
        context(who or cast.pengelola), pegawai_id=cast.pegawai.pk, isian=replace(ISIAN, **change)
    )


def test_pengelola_records_and_person_and_penilai_are_told(cast: Cast) -> None:
    row = catat(cast)

    assert (row.pegawai, row.jenis, row.dibuat_oleh) == (cast.pegawai, "CUTI_MELAHIRKAN", cast.pengelola.akun)
    told = dict(Pemberitahuan.objects.values_list("akun", "judul"))
    assert told == {
        cast.pegawai.akun_id: "Cuti melahirkan dicatat",
        cast.penilai.akun_id: "Cuti melahirkan Yohanes Pegawai Contoh, S.Kom dicatat",
    }
    line = Jejak.objects.get(aksi="kepegawaian.catat_keadaan")
    assert line.data["mulai"] == "2023-03-01"


def test_the_very_same_again_changes_nothing(cast: Cast) -> None:
    assert catat(cast) == catat(cast)
    assert Jejak.objects.filter(aksi="kepegawaian.catat_keadaan").count() == 1


def test_months_inside_owe_nothing_for_that_person_alone(cast: Cast) -> None:
    catat(cast)

    found = queries.pada_bulan(pegawai_ids=[cast.pegawai.pk, cast.rekan.pk], month=Month(2023, 4))
    assert {pk: row.label for pk, row in found.items()} == {cast.pegawai.pk: "Cuti melahirkan"}
    assert sorted(queries.pada_tahun(pegawai_id=cast.pegawai.pk, tahun=2023)) == [3, 4, 5]
    assert list(Pegawai.objects.filter(queries.tidak_wajib(month=Month(2023, 5)))) == [cast.pegawai]
    assert queries.pada_bulan(pegawai_ids=None, month=Month(2023, 6)) == {}


def test_who_begins_mid_year_owes_nothing_before(cast: Cast) -> None:
    cast.rekan.riwayat.update(tmt=date(2023, 3, 15))

    found = queries.pada_tahun(pegawai_id=cast.rekan.pk, tahun=2023)
    assert {bulan: row.label for bulan, row in found.items()} == {1: "Belum bertugas", 2: "Belum bertugas"}


def test_retirement_ends_the_leave_that_runs_and_never_ends_itself(cast: Cast) -> None:
    leave = catat(cast, jenis="CLTN", tanggal_selesai=None)
    retired = catat(cast, jenis="PENSIUN", tanggal_mulai=date(2023, 5, 1), tanggal_selesai=None)

    leave.refresh_from_db()
    assert leave.tanggal_selesai == date(2023, 4, 30)
    with pytest.raises(Conflict):
        operations.akhiri(
            context(cast.bkd), keadaan_id=retired.pk, tanggal_selesai=date(2023, 6, 1), alasan="Keliru"
        )
    assert not Pegawai.objects.filter(queries.bukan_lagi_pegawai(month=Month(2023, 12))).exists()
    assert list(Pegawai.objects.filter(queries.bukan_lagi_pegawai(month=Month(2024, 1)))) == [cast.pegawai]


def test_change_end_early_and_delete_keep_old_and_new(cast: Cast) -> None:
    row = catat(cast)
    ctx = context(cast.bkd)
    operations.ubah(ctx, keadaan_id=row.pk, isian=replace(ISIAN, tanggal_selesai=date(2023, 6, 30)))
    operations.akhiri(ctx, keadaan_id=row.pk, tanggal_selesai=date(2023, 4, 30), alasan=" Kembali bekerja ")
    operations.hapus(ctx, keadaan_id=row.pk, alasan="Salah orang")

    assert not KeadaanKhusus.objects.exists()
    lines = {j.aksi: j.data for j in Jejak.objects.filter(aksi__endswith="_keadaan")}
    assert lines["kepegawaian.ubah_keadaan"]["baru"]["selesai"] == "2023-06-30"
    ended = lines["kepegawaian.akhiri_keadaan"]
    assert (ended["lama"]["selesai"], ended["baru"]["selesai"]) == ("2023-06-30", "2023-04-30")
    assert ended["alasan"] == "Kembali bekerja"
    assert lines["kepegawaian.hapus_keadaan"]["lama"]["jenis"] == "CUTI_MELAHIRKAN"


def test_the_same_change_again_writes_nothing(cast: Cast) -> None:
    row = catat(cast)
    operations.ubah(context(cast.bkd), keadaan_id=row.pk, isian=ISIAN)
    with pytest.raises(Conflict, match="tidak disimpan"):
        operations.akhiri(
            context(cast.bkd), keadaan_id=row.pk, tanggal_selesai=date(2023, 5, 31), alasan="Kembali"
        )

    assert Jejak.objects.filter(aksi__endswith="_keadaan").count() == 1


def test_an_end_is_no_way_to_prolong(cast: Cast) -> None:
    row = catat(cast)
    with pytest.raises(Invalid, match="pakai Ubah"):
        operations.akhiri(
            context(cast.bkd), keadaan_id=row.pk, tanggal_selesai=date(2023, 8, 1), alasan="Lama"
        )
    with pytest.raises(Invalid, match="Alasan"):
        operations.hapus(context(cast.bkd), keadaan_id=row.pk, alasan=" ")


def test_states_of_one_person_never_overlap(cast: Cast) -> None:
    catat(cast)
    with pytest.raises(Invalid, match="sudah mempunyai"):
        catat(cast, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 5, 31), tanggal_selesai=None)
    later = catat(cast, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 6, 1), tanggal_selesai=None)
    with pytest.raises(Invalid, match="sudah mempunyai"):
        operations.ubah(context(cast.bkd), keadaan_id=later.pk, isian=replace(ISIAN, jenis="CUTI_BESAR"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"jenis": "LIBUR"},
        {"tanggal_selesai": date(2023, 2, 1)},
        {"jenis": "MENINGGAL"},
        {"jenis": "BELUM_BERTUGAS", "tanggal_selesai": None},
    ],
)
def test_the_database_refuses_what_the_rules_refuse(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        keadaan_khusus(cast.pegawai, **wrong)
    keadaan_khusus(cast.pegawai)
    with pytest.raises(IntegrityError), transaction.atomic():
        keadaan_khusus(cast.pegawai, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 5, 31))


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("pegawai", NotFound),
        ("penilai", NotFound),
        ("kepala", NotFound),
        ("pengelola_lain", NotFound),
    ],
)
def test_only_who_manages_the_person(cast: Cast, who: str, error: type[DomainError]) -> None:
    with pytest.raises(error):
        catat(cast, getattr(cast, who))
    row = keadaan_khusus(cast.pegawai)
    with pytest.raises(error):
        operations.hapus(context(getattr(cast, who)), keadaan_id=row.pk, alasan="x")


def test_nobody_records_their_own(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        operations.catat(context(cast.pengelola), pegawai_id=cast.pengelola.pk, isian=ISIAN)


def test_the_gubernur_has_none(cast: Cast) -> None:
    with pytest.raises(Invalid):
        operations.catat(context(cast.bkd), pegawai_id=cast.gubernur.pk, isian=ISIAN)


@pytest.mark.django_db(transaction=True)
def test_two_record_at_once_and_one_stands(cast: Cast) -> None:
    def record(who: Pegawai, jenis: str) -> partial[KeadaanKhusus]:
        isian = replace(ISIAN, jenis=jenis)
        return partial(operations.catat, context(who), pegawai_id=cast.pegawai.pk, isian=isian)

    answers = race(record(cast.pengelola, "CUTI_BESAR"), record(cast.bkd, "CLTN"))
    assert sorted(answers) == ["Invalid", "ok"]
    assert KeadaanKhusus.objects.count() == 1
