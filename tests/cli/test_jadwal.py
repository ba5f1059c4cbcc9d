"""`sikinerja jadwal`: typed dates, clear refusals."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from sikinerja.cli import context
from sikinerja.cli.jadwal import command
from sikinerja.jadwal.models import Dispensasi, Jadwal
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "system_now", lambda: moment("2023-01-20 09:00"))


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words, prog_name="sikinerja jadwal")


def test_january_2023_is_moved_for_all_and_shown(cast: Cast) -> None:
    words = (
        "atur", "2023-01", "--mulai", "2023-02-20", "--batas-pengisian", "2023-03-10",
        "--batas-penilaian", "2023-03-12 12:00:00", "--alasan", "Peluncuran",
    )  # fmt: skip
    asked = run(*words)
    assert (asked.exit_code, Jadwal.objects.count()) == (1, 0)
    assert "batas pengisian 10 Maret 2023, 28 hari sesudah batas biasa (10 Februari 2023)" in asked.output
    assert "ulangi dengan --yakin" in asked.output
    result = run(*words, "--yakin")
    assert result.exit_code == 0, result.output
    row = Jadwal.objects.get()
    assert row.mulai_pada == moment("2023-02-20 00:00")
    assert row.batas_pengisian_pada == moment("2023-03-10 23:59:59")
    assert row.batas_penilaian_pada == moment("2023-03-12 12:00")
    shown = run("lihat", "2023").output
    assert "Januari 2023    20-02-2023 00:00:00  isi s.d. 10-03-2023 23:59:59" in shown
    assert "semua: Peluncuran" in shown
    assert run("hapus", "2023-01", "--alasan", "Keliru").exit_code == 0
    assert not Jadwal.objects.exists()


def test_one_pd_with_the_rules_own_start(cast: Cast) -> None:
    result = run("atur", "2023-02", "--batas-pengisian", "2023-03-20", "--pd", "badan", "--alasan", "Banjir")
    assert result.exit_code == 0, result.output
    row = Jadwal.objects.get()
    assert row.perangkat_daerah == cast.badan
    assert row.mulai_pada == moment("2023-03-01 00:00")
    assert row.batas_penilaian_pada == row.batas_pengisian_pada


def test_more_time_for_one_pd_keeps_the_months_own_start(cast: Cast) -> None:
    words = ("--batas-pengisian", "2023-03-10", "--alasan", "Peluncuran", "--yakin")
    assert run("atur", "2023-01", "--mulai", "2023-02-20", *words).exit_code == 0
    assert run("atur", "2023-01", "--pd", "BADAN", *words).exit_code == 0
    assert {row.mulai_pada for row in Jadwal.objects.all()} == {moment("2023-02-20 00:00")}


def test_a_dispensation_by_nip_with_spaces(cast: Cast) -> None:
    words = ("dispensasi", "2023-02", "19900417 201502 1 003", "--alasan", "Sakit")
    asked = run(*words, "--batas", "2023-03-20")
    assert "belum mempunyai SKP yang disetujui" in asked.output
    assert run(*words, "--batas", "2023-03-20", "--yakin").exit_code == 0
    assert Dispensasi.objects.get().pegawai == cast.pegawai
    assert "Yohanes Pegawai Contoh" in run("lihat", "2023").output
    assert run(*words, "--cabut").exit_code == 0
    assert not Dispensasi.objects.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("atur", "2023-02", "--batas-pengisian", "0001-01-01 00:00:00", "--alasan", "x"), "bukan tanggal"),
        (("atur", "2023-13", "--batas-pengisian", "2023-03-10", "--alasan", "x"), "tulis misalnya 2023-02"),
        (("atur", "2023-02", "--batas-pengisian", "10 Maret", "--alasan", "x"), "tulis misalnya 2023-02-20"),
        (
            ("atur", "2023-02", "--batas-pengisian", "2023-03-10T08:00+00:00", "--alasan", "x"),
            "bukan tanggal",
        ),
        (("atur", "2023-02", "--batas-pengisian", "2023-03-10"), "--alasan"),
        (
            ("atur", "2023-02", "--batas-pengisian", "2023-02-10", "--alasan", "x"),
            "harus sesudah tanggal mulai",
        ),
        (("atur", "2023-02", "--batas-pengisian", "2023-03-20", "--pd", "X", "--alasan", "x"), "kode X"),
        (("hapus", "2023-02", "--alasan", "x"), "Tidak ada jadwal khusus"),
        (("dispensasi", "2023-02", "1", "--batas", "2023-03-20", "--alasan", "x"), "Tidak ada pegawai"),
        (("dispensasi", "2023-02", "199004172015021003", "--alasan", "x"), "--batas, atau --cabut"),
        (("dispensasi", "2023-02", "1", "--bawahan", "--cabut", "--alasan", "x"), "satu per satu"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(cast: Cast, words: tuple[str, ...], says: str) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert says in result.output
    assert "Traceback" not in result.output
    assert not Jadwal.objects.exists()


def test_an_outage_is_recorded_once_also_without_the_pages(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "system_now", lambda: moment("2023-03-10 22:30"))
    words = ("gangguan", "--mulai", "2023-03-10 13:00:00", "--selesai", "2023-03-10 22:00:00")
    result = run(*words, "--hari", "2", "--uraian", "Listrik padam")
    assert result.exit_code == 0, result.output
    assert Jadwal.objects.get().batas_pengisian_pada == moment("2023-03-12 23:59:59")
    again = run(*words, "--hari", "2", "--uraian", "Listrik padam")
    assert again.exit_code == 1
    assert "sudah dicatat" in again.output
    assert "antara 1 dan 31" in run(*words, "--hari", "99", "--uraian", "x").output


def test_all_who_wait_for_a_rater_get_more_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for riwayat in (cast.riwayat, cast.rekan.riwayat.get()):
        build.diajukan(build_skp.disetujui(riwayat))
    monkeypatch.setattr(context, "system_now", lambda: moment("2023-03-13 08:00"))
    words = ("dispensasi", "2023-02", str(cast.penilai.nip), "--bawahan", "--alasan", "Server mati")
    asked = run(*words, "--batas", "2023-12-31")
    assert asked.exit_code == 1
    assert "baru mungkin mulai" in asked.output
    assert not Dispensasi.objects.exists()
    given = run(*words, "--batas", "2023-03-15")
    assert "untuk 2 bawahan Ratna Penilai Contoh, SH diberikan." in given.output
    assert set(Dispensasi.objects.values_list("pegawai", "jenis")) == {
        (cast.pegawai.pk, "PENILAIAN"), (cast.rekan.pk, "PENILAIAN"),
    }  # fmt: skip
