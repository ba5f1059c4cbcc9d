"""What is asked before somebody is appointed Plt./Plh.: out of the ordinary, never forbidden (F2.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries.tugas_ganjil import ganjil
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, context, person, tenure

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabid(cast: Cast) -> Pegawai:
    """Another head of the same PD, of the same rank: the ordinary choice."""
    other = person("Kabid Lain Contoh", nip="197801012003121004")
    tenure(other, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=cast.kepala)
    tenure(cast.rekan, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=other, aktif=False, tahun=2022)
    return other


def asked(cast: Cast, who: Pegawai, by: Pegawai | None = None, **change: object) -> list[str]:
    base = IsianTugas(
        jenis="PLH", pegawai_id=who.pk, tanggal_mulai=date(2023, 3, 8), tanggal_selesai=date(2023, 3, 20),
        dasar="SP 800/12/2023", riwayat_id=cast.riwayat_penilai.pk,
    )  # fmt: skip
    return ganjil(context(by or cast.pengelola), isian=replace(base, **change))


def test_an_ordinary_appointment_asks_nothing(cast: Cast, kabid: Pegawai) -> None:
    assert asked(cast, kabid) == []
    assert asked(cast, cast.penilai, riwayat_id=cast.riwayat_kepala.pk) == []  # one step below: the usual one


def test_a_slip_of_the_year_is_pointed_out(cast: Cast, kabid: Pegawai) -> None:
    lines = asked(cast, kabid, tanggal_mulai=date(2022, 6, 1), tanggal_selesai=date(2023, 5, 31))
    assert lines == ["Mulai 1 Juni 2022: 279 hari yang lalu."]


@pytest.mark.parametrize(
    ("jenis", "gone", "said"),
    [
        ("PLT", lambda cast: None, "Jabatan ini tidak kosong: {nama} masih memangkunya."),
        ("PLT", lambda cast: keadaan_khusus(cast.penilai, jenis="PENSIUN"), ""),
        (
            "PLH",
            lambda cast: keadaan_khusus(cast.penilai, jenis="PENSIUN"),
            "{nama} sudah pensiun. Plh. untuk",
        ),
    ],
)
def test_plt_is_for_a_vacant_post_and_plh_for_one_that_is_not(
    cast: Cast, kabid: Pegawai, jenis: str, gone: Callable[[Cast], object], said: str
) -> None:
    gone(cast)
    lines = asked(cast, kabid, jenis=jenis)
    assert [line.startswith(said.format(nama=cast.penilai.akun.nama)) for line in lines] == [True] * bool(
        said
    )


def test_a_post_that_somebody_else_holds_by_now_is_named_with_the_holder(cast: Cast, kabid: Pegawai) -> None:
    type(cast.riwayat_penilai).objects.filter(pk=cast.riwayat_penilai.pk).update(aktif=False)
    assert asked(cast, kabid, jenis="PLT")[0] == (
        f"Jabatan ini sekarang dipangku Kabid Lain Contoh, bukan {cast.penilai.akun.nama} lagi."
    )


def test_somebody_far_below_and_nobodys_penilai_is_asked_about(cast: Cast) -> None:
    nama = cast.pegawai.akun.nama
    assert asked(cast, cast.pegawai) == [f"{nama} sampai sekarang bukan pejabat penilai siapa pun."]
    lines = asked(cast, cast.pegawai, riwayat_id=cast.riwayat_kepala.pk)
    assert lines[-1] == (
        f"{nama} dua tingkat di bawah pejabat yang digantikan: penilainya {cast.penilai.akun.nama}."
    )


def test_two_in_one_post_one_in_two_posts_and_one_who_is_away(cast: Cast, kabid: Pegawai) -> None:
    first = pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    masa = "sampai"
    (line,) = asked(cast, kabid)
    assert line.startswith(
        f"Jabatan ini pada masa itu sudah dijalankan {cast.orang_lain.akun.nama} sebagai {first}"
    )
    assert masa in line
    assert asked(cast, kabid, tanggal_mulai=date(2024, 1, 8), tanggal_selesai=date(2024, 1, 9)) == []

    pelaksana_tugas(kabid, cast.riwayat_kepala)
    keadaan_khusus(kabid, jenis="CUTI_BESAR", tanggal_mulai=date(2023, 3, 1))
    lines = asked(cast, kabid)
    assert any("Kabid Lain Contoh pada masa itu sudah ditunjuk sebagai Plh. Kepala" in one for one in lines)
    assert any("sendiri tidak bertugas: cuti besar" in one for one in lines)


def test_who_may_not_appoint_and_what_cannot_be_made_is_told_nothing(cast: Cast) -> None:
    assert asked(cast, cast.pegawai, by=cast.pegawai) == []
    assert asked(cast, cast.pegawai, dasar="") == []
