"""A substitute leaves too: what they carry is shown before, and everybody whose rater changes is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.mutasi.operations import berhenti
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.rules.kedudukan import BELUM_DINILAI_LEWAT
from sikinerja.worker import clock
from tests.builders import impor
from tests.builders import skp as build_skp
from tests.builders.berhenti import PINTU, TERGANTUNG, akun_nonaktif, asked, berkeadaan, titles
from tests.builders.jadwal import dispensasi
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context
from tests.moments import moment

pytestmark = pytest.mark.django_db
BERUBAH = "Pengganti Ratna Penilai Contoh, SH sebagai pejabat penilai berubah"


@pytest.fixture
def berkas(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


@pytest.mark.parametrize("hal", TERGANTUNG)
def test_what_somebody_carries_for_who_is_gone_is_shown_before(cast: Cast, hal: str) -> None:
    kind, make = TERGANTUNG[hal]
    make(cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    found = bergantung(context(cast.bkd), pegawai_id=cast.kepala.pk)

    (carried,) = found.terbawa
    assert (carried.nama, carried.sebab.value) == (cast.penilai.akun.nama, "MENINGGAL")
    assert len(getattr(carried.bergantung, kind)) == 1
    assert len(carried.bergantung.bawahan) == 2
    assert [one.nama for one in carried.bergantung.pengganti] == [cast.gubernur.akun.nama]
    assert "sebagai pengganti Ratna Penilai Contoh, SH: 1 " in found.ringkas
    assert not bergantung(context(cast.bkd), pegawai_id=cast.gubernur.pk).terbawa


def test_it_is_shown_at_any_depth(cast: Cast) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    akun_nonaktif(cast, cast.kepala)
    found = bergantung(context(cast.bkd), pegawai_id=cast.gubernur.pk)

    assert {one.nama for one in found.terbawa} == {cast.penilai.akun.nama, cast.kepala.akun.nama}
    assert all(one.bergantung.pengganti == [] for one in found.terbawa)


@pytest.mark.parametrize("pintu", ["meninggal", "pensiun", "akun dinonaktifkan"])
def test_everybody_whose_rater_changes_is_told(cast: Cast, pintu: str) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    berhenti.kabari(context(None))
    Pemberitahuan.objects.all().delete()
    PINTU[pintu].lewati(cast, cast.kepala)
    for _ in range(2):
        assert berhenti.kabari(context(None)) is False

    for who in (cast.pegawai, cast.rekan, cast.pengelola):
        assert titles(who).count(BERUBAH) == 1
        told = Pemberitahuan.objects.get(akun=who.akun, judul=BERUBAH).isi
        assert cast.gubernur.akun.nama in told
    (task,) = asked(cast.pegawai)
    assert cast.gubernur.akun.nama in task
    told = Pemberitahuan.objects.get(akun=cast.pengelola.akun, judul=BERUBAH).isi
    assert told.startswith("1 realisasi bulanan menunggu penilaian, 2 pegawai menunjuknya")
    digest = f"Anda menggantikan {cast.penilai.akun.nama} sebagai pejabat penilai"
    assert titles(cast.gubernur).count(digest) == 1


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (lambda c: f"/kelola/akun/{c.kepala.pk}/status/", None),
        (lambda c: f"/riwayat-jabatan/{c.riwayat_kepala.pk}/hapus/", None),
        (
            lambda c: "/kelola/keadaan-khusus/tambah/",
            {"jenis": "PENSIUN", "tanggal_mulai": "2023-03-07", "dasar": "SK 1"},
        ),
    ],
    ids=["akun", "riwayat", "pensiun"],
)
def test_the_pages_show_it(
    cast: Cast,
    login: Callable[[Pegawai], Client],
    address: Callable[[Cast], str],
    data: dict[str, str] | None,
) -> None:
    TERGANTUNG["bulan diajukan"][1](cast)
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    client = login(cast.bkd)
    post = data and data | {"terkelola": str(cast.kepala.pk)}
    answer = client.post(address(cast), post) if post else client.get(address(cast))
    html = answer.content.decode()

    assert "sebagai pengganti Ratna Penilai Contoh, SH (meninggal dunia):" in html
    assert "1 realisasi bulanan menunggu penilaian" in html
    assert cast.gubernur.akun.nama in html


def _berkas(cast: Cast, *who: Pegawai) -> list[list[tuple[str, str]]]:
    """What a file asks that takes these people's jabatan away, by row."""
    rows = []
    for person in who:
        post = RiwayatJabatan.objects.select_related("penilai", "jabatan").get(pegawai=person, aktif=True)
        said = {
            "jenis_jabatan": JenisJabatan[post.jenis_jabatan].label, "jabatan": post.jabatan.nama,
            "unit_kerja": post.unit_kerja.nama, "penilai": (post.penilai and post.penilai.nip) or "",
        }  # fmt: skip
        rows.append([*impor.baris(cast, person.nip or "", person.akun.nama, **said), "tidak"])
    found = impor.diperiksa(cast.bkd, impor.csv(*rows, judul=f"{impor.JUDUL};aktif"))
    assert [row.salah for row in impor.rows(found)] == [[] for _ in who]
    return [[(str(column), str(text)) for column, text in row.ragu] for row in impor.rows(found)]


def test_a_file_asks_what_somebody_carries_too(cast: Cast, berkas: None) -> None:
    assert not [text for _, text in _berkas(cast, cast.kepala)[0] if "menggantikan" in text]
    berkeadaan(cast, cast.penilai, "MENINGGAL")

    (asked_of,) = _berkas(cast, cast.kepala)
    (text,) = [text for column, text in asked_of if "menggantikan" in text and column == "jabatan"]
    assert text.startswith(
        "Orang ini menggantikan Ratna Penilai Contoh, SH (meninggal dunia), yang ditunjuk 2 pegawai"
    )
    assert f"mereka dinilai {cast.gubernur.akun.nama}, dan diminta" in text


def test_a_file_asks_of_who_acts_and_at_any_depth(cast: Cast, berkas: None) -> None:
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    akun_nonaktif(cast, cast.kepala)
    pelaksana_tugas(cast.rekan, cast.riwayat_kepala, jenis="PLT")

    (asked_of,) = _berkas(cast, cast.rekan)
    carried = [text for _, text in asked_of if "menggantikan" in text]
    assert ["Ratna Penilai Contoh, SH" in text for text in carried].count(True) == 1
    assert any(f"menggantikan {cast.kepala.akun.nama} (" in text for text in carried)


def test_a_file_asks_in_as_many_questions_whatever_its_length(cast: Cast, berkas: None) -> None:
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    counts = []
    for who in ([cast.kepala], [cast.kepala, cast.pegawai, cast.rekan]):
        with CaptureQueriesContext(connection) as asked_for:
            _berkas(cast, *who)
        counts.append(sum("naik" in row["sql"] for row in asked_for))
    assert counts[0] == counts[1]


def _dialihkan(cast: Cast, hal: str) -> None:
    """Something waits with the penilai, whom no active riwayat names any more."""
    TERGANTUNG[hal][1](cast)
    RiwayatJabatan.objects.filter(penilai=cast.penilai).update(aktif=False)


DILANJUTKAN = "setelah jabatannya tidak aktif dilanjutkan"
LAMA = ", 1 SKP dari riwayat yang tidak aktif lagi belum selesai"
MENUNGGU = {
    "SKP diajukan": "SKP menunggu persetujuan",
    "revisi diajukan": "permohonan revisi SKP menunggu jawaban",
    "bulan diajukan": f"realisasi bulanan menunggu penilaian{LAMA}",
    "bulan setengah dinilai": f"realisasi bulanan menunggu penilaian{LAMA}",
    "realisasi akhir diajukan": "realisasi akhir menunggu penilaian",
}


@pytest.mark.parametrize(("hal", "said"), MENUNGGU.items())
def test_a_file_asks_about_what_waits_with_whom_nobody_names(
    cast: Cast, berkas: None, hal: str, said: str
) -> None:
    _dialihkan(cast, hal)
    (asked_of,) = _berkas(cast, cast.penilai)
    assert ("jabatan", f"Pada orang ini 1 {said}; {DILANJUTKAN} {cast.kepala.akun.nama}.") in asked_of


def test_a_file_calls_no_month_waiting_that_nobody_can_rate_any_more(
    cast: Cast, berkas: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F46: as the box before a penilai leaves; with a dispensation the month waits again."""
    _dialihkan(cast, "bulan diajukan")
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-20 09:05"))
    (asked_of,) = _berkas(cast, cast.penilai)
    over = f"1 realisasi bulanan {BELUM_DINILAI_LEWAT}{LAMA}"
    assert ("jabatan", f"Pada orang ini {over}; {DILANJUTKAN} {cast.kepala.akun.nama}.") in asked_of
    dispensasi(cast, cast.pegawai, sampai="2023-03-22", jenis=JenisDispensasi.PENILAIAN)
    (asked_of,) = _berkas(cast, cast.penilai)
    assert f"Pada orang ini 1 {MENUNGGU['bulan diajukan']}; " in dict(asked_of)["jabatan"]


def test_neither_counts_the_dead_among_those_who_are_rated(cast: Cast, berkas: None) -> None:
    """Nobody goes on rating them, and they are told nothing."""
    build_skp.disetujui(cast.riwayat)
    PINTU["meninggal"].lewati(cast, cast.pegawai)
    found = bergantung(context(cast.bkd), pegawai_id=cast.penilai.pk)
    assert cast.pegawai.akun.nama not in found.bawahan
    assert len(found.bawahan) == 1
    (asked_of,) = _berkas(cast, cast.penilai)
    assert any(text.startswith("1 pegawai menunjuk orang ini") for _, text in asked_of)


def test_both_name_the_skp_of_a_riwayat_that_is_active_no_more(cast: Cast, berkas: None) -> None:
    """G18: nothing of it waits just now; its next months and its realisasi akhir will."""
    build_skp.disetujui(cast.riwayat)
    RiwayatJabatan.objects.filter(penilai=cast.penilai).update(aktif=False)
    found = bergantung(context(cast.bkd), pegawai_id=cast.penilai.pk)
    assert found.ringkas == f"{LAMA[2:]}"
    assert list(found.lama) == [f"{cast.pegawai.akun.nama} (2023)"]
    (asked_of,) = _berkas(cast, cast.penilai)
    assert ("jabatan", f"Pada orang ini {LAMA[2:]}; {DILANJUTKAN} {cast.kepala.akun.nama}.") in asked_of


def test_a_file_asks_about_what_waits_with_whom_a_leaving_person_stands_in_for(
    cast: Cast, berkas: None
) -> None:
    _dialihkan(cast, "bulan diajukan")
    berkeadaan(cast, cast.penilai, "MENINGGAL")
    (asked_of,) = _berkas(cast, cast.kepala)
    who = f"{cast.penilai.akun.nama} (meninggal dunia)"
    said = f"Orang ini menggantikan {who}, dan di sana 1 {MENUNGGU['bulan diajukan']}; {DILANJUTKAN}"
    assert ("jabatan", f"{said} {cast.gubernur.akun.nama}.") in asked_of
