"""Reminders: to whom they belong, when, and once (F8.6, domain.md §4.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.pengingat import queries, rules
from sikinerja.pengingat.models import Pengingat
from sikinerja.pengingat.operations import ingatkan
from tests.builders import jadwal
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context, person, tenure
from tests.race import race

pytestmark = pytest.mark.django_db
MINUS_3, MINUS_1, LAST = "2023-03-07 09:00", "2023-03-09 09:00", "2023-03-10 09:00"
RATE_3, RATE_1 = "2023-03-09 09:00", "2023-03-11 09:00"


def sweep(at: str) -> None:
    """All kinds and steps, as the worker goes through them."""
    for jenis, langkah in rules.giliran():
        sesudah: int | None = 0
        while sesudah is not None:
            sesudah = ingatkan(context(None, at=at), jenis=jenis, langkah=langkah, sesudah=sesudah)


def bells(*people: Pegawai) -> list[list[str]]:
    """The titles under the bells of some people, oldest first."""
    found = []
    for one in people:
        lines = Pemberitahuan.objects.filter(akun=one.akun_id).order_by("id")
        found.append(list(lines.values_list("judul", flat=True)))
    return found


def both(cast: Cast) -> tuple[Any, Any]:
    """Approved SKP of the owner and of the colleague."""
    return build_skp.disetujui(cast.riwayat), build_skp.disetujui(cast.rekan.riwayat.get())


def test_only_who_still_owes_is_reminded_three_days_and_one_day_before(cast: Cast) -> None:
    _, other = both(cast)
    build.diajukan(other)
    for at in ("2023-03-06 09:00", MINUS_3, "2023-03-07 18:00", "2023-03-08 09:00", MINUS_1, LAST):
        sweep(at)
    sweep("2023-03-11 00:30")
    mine, colleague = bells(cast.pegawai, cast.rekan)
    assert mine == [
        "Isi realisasi Februari 2023: batas 10 Maret 2023, 3 hari lagi",
        "Isi realisasi Februari 2023: batas 10 Maret 2023, besok hari terakhir",
    ]
    assert colleague == []
    assert Surat.objects.filter(kepada=cast.pegawai.akun.email).count() == 2
    assert Pengingat.objects.filter(akun=cast.pegawai.akun).count() == 2


def test_who_has_no_approved_skp_or_owes_nothing_is_left_in_peace(cast: Cast) -> None:
    build_skp.diajukan(cast.riwayat)
    build_skp.disetujui(cast.rekan.riwayat.get())
    KeadaanKhusus.objects.create(
        pegawai=cast.rekan, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 1, 15),
        tanggal_selesai=date(2023, 3, 31),
        dasar="SK 1", dibuat_pada=context(None).now, dibuat_oleh=cast.bkd.akun,
    )  # fmt: skip
    build_skp.disetujui(cast.orang_lain.riwayat.get())
    type(cast.bkd.akun).objects.filter(pk=cast.orang_lain.akun_id).update(aktif=False)
    sweep(MINUS_3)
    assert not Pengingat.objects.exists()


def test_a_day_that_was_missed_is_made_up_for_while_it_makes_sense(cast: Cast) -> None:
    both(cast)
    sweep("2023-03-08 09:00")
    assert bells(cast.pegawai) == [["Isi realisasi Februari 2023: batas 10 Maret 2023, 2 hari lagi"]]
    sweep(LAST)
    sweep(LAST)
    assert bells(cast.pegawai)[0][1:] == [
        "Isi realisasi Februari 2023: batas 10 Maret 2023, hari ini hari terakhir"
    ]


def test_the_clock_is_that_of_the_jadwal(cast: Cast) -> None:
    both(cast)
    jadwal.khusus(cast, pd=cast.badan, isi="2023-03-15", nilai="2023-03-17")
    jadwal.dispensasi(cast, cast.rekan, sampai="2023-03-20")
    for day in (7, 9, 11, 12, 14, 16, 17, 19, 20, 21):
        sweep(f"2023-03-{day:02d} 07:00")
    mine, colleague = bells(cast.pegawai, cast.rekan)
    assert [title.partition(": ")[2] for title in mine] == [
        "batas 15 Maret 2023, 3 hari lagi", "batas 15 Maret 2023, besok hari terakhir",
    ]  # fmt: skip
    assert [title.partition(": ")[2] for title in colleague] == [
        "batas 20 Maret 2023, 3 hari lagi", "batas 20 Maret 2023, besok hari terakhir",
    ]  # fmt: skip


def test_a_deadline_that_moved_is_another_one(cast: Cast) -> None:
    both(cast)
    sweep(MINUS_1)
    jadwal.khusus(cast, isi="2023-03-12", nilai="2023-03-14")
    sweep(LAST)
    sweep("2023-03-11 09:00")
    assert [title.rpartition(", ")[2] for title in bells(cast.pegawai)[0]] == [
        "besok hari terakhir", "2 hari lagi", "besok hari terakhir",
    ]  # fmt: skip


def test_raters_get_one_digest_and_those_above_are_told_at_the_end(cast: Cast) -> None:
    for skp in both(cast):
        build.diajukan(skp)
    sweep(RATE_3)
    sweep("2023-03-10 09:00")
    rater, above, officer = bells(cast.penilai, cast.kepala, cast.pengelola)
    assert rater == ["2 realisasi bawahan belum Anda nilai: batas 12 Maret 2023, 3 hari lagi"]
    assert (above, officer) == ([], [])
    sweep(RATE_1)
    sweep("2023-03-12 23:00")
    rater, above, officer, stranger = bells(cast.penilai, cast.kepala, cast.pengelola, cast.pengelola_lain)
    assert rater[1:] == ["2 realisasi bawahan belum Anda nilai: batas 12 Maret 2023, besok hari terakhir"]
    assert above == ["2 realisasi belum dinilai oleh bawahan Anda: batas 12 Maret 2023, besok hari terakhir"]
    assert officer == [
        "2 realisasi belum dinilai di perangkat daerah Anda: batas 12 Maret 2023, besok hari terakhir"
    ]
    assert stranger == []
    assert (
        f"{cast.penilai.akun.nama}: 2 (Februari 2023)" in Pemberitahuan.objects.get(akun=cast.kepala.akun).isi
    )
    assert Surat.objects.filter(kepada=cast.penilai.akun.email).count() == 2, "a digest, not fifty mails"


def test_a_superior_of_several_raters_gets_one_digest_with_all_of_them(cast: Cast) -> None:
    for skp in both(cast):
        build.diajukan(skp)
    build.diajukan(build_skp.disetujui(cast.riwayat_penilai))
    place = {"jabatan": cast.jabatan_staf, "unit": cast.bidang}
    other = person("Penilai Kedua")
    tenure(other, penilai=cast.kepala, **place)
    build.diajukan(build_skp.disetujui(tenure(person("Staf"), penilai=other, **place)))
    sweep(RATE_1)
    (above,) = Pemberitahuan.objects.filter(akun=cast.kepala.akun, judul__contains="oleh bawahan Anda")
    assert above.judul.startswith("3 realisasi belum dinilai oleh bawahan Anda")
    assert f"Penilai Kedua: 1 (Februari 2023); {cast.penilai.akun.nama}: 2" in above.isi
    assert Pengingat.objects.filter(akun=cast.kepala.akun, jenis="ATASAN").count() == 1


def test_what_was_rated_reminds_nobody_and_a_withdrawn_month_counts_after_filing(cast: Cast) -> None:
    mine, other = both(cast)
    build.selesai(mine)
    build.ditarik(other)
    sweep(RATE_3)
    assert bells(cast.penilai) == [[]]
    sweep(RATE_1)
    assert bells(cast.penilai) == [
        ["1 realisasi bawahan belum Anda nilai: batas 12 Maret 2023, besok hari terakhir"]
    ]


def test_who_acts_for_the_rater_is_reminded_too_but_not_of_the_own_month(cast: Cast) -> None:
    for skp in both(cast):
        build.diajukan(skp)
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    sweep(RATE_1)
    ours = [title for title in bells(cast.rekan)[0] if "pengganti" in title]
    who = f"(sebagai pengganti {cast.penilai.akun.nama})"
    assert ours == [
        f"1 realisasi bawahan belum Anda nilai {who}: batas 12 Maret 2023, besok hari terakhir",
    ]


def test_a_grant_for_rating_is_the_deadline_of_that_one(cast: Cast) -> None:
    mine, other = both(cast)
    build.diajukan(mine)
    build.diajukan(other)
    jadwal.dispensasi(cast, cast.pegawai, sampai="2023-03-16", jenis=JenisDispensasi.PENILAIAN)
    sweep(RATE_1)
    sweep("2023-03-15 09:00")
    assert [title.partition(" ")[0] for title in bells(cast.penilai)[0]] == ["1", "1"]
    assert "16 Maret" in bells(cast.penilai)[0][1]


def test_chunks_end_and_leave_nobody_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(queries, "SEKALI", 3)
    both(cast)
    unit = cast.riwayat.unit_kerja
    people = [person(f"Pegawai {n}") for n in range(8)]
    for one in people:
        build_skp.disetujui(tenure(one, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai))
    sweep(MINUS_3)
    assert Pengingat.objects.count() == 10
    assert all(len(lines) == 1 for lines in bells(*people))
    monkeypatch.setattr(queries, "SEKALI", 2000)
    with django_assert_max_num_queries(25):
        ingatkan(context(None, at=MINUS_1), jenis=rules.JenisPengingat.PENGISIAN, langkah=1)


def test_the_database_refuses_a_second_one(cast: Cast) -> None:
    both(cast)
    sweep(MINUS_3)
    row = Pengingat.objects.get(akun=cast.pegawai.akun)
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once(cast: Cast) -> None:
    for skp in both(cast):
        build.diajukan(skp, month=Month(2023, 1))
    assert race(lambda: sweep(MINUS_3), lambda: sweep(MINUS_3)) == ["ok", "ok"]
    assert Pengingat.objects.count() == Pemberitahuan.objects.count() == 2
    assert Surat.objects.count() == 1
