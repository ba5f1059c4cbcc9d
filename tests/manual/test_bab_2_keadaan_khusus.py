"""Around the month (domain.md §8, §9), as people live it: a leave, a retirement, a correction."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.mutasi.operations import berhenti
from sikinerja.realisasi.models import Realisasi
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, tenure

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
KEADAAN = "/kelola/keadaan-khusus/"
pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_leave_from_february_to_april(cast: Cast, login: Login, at: At) -> None:
    """The pengelola records it; nobody asks for its months; in May everything is as before."""
    build_skp.disetujui(cast.riwayat)
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(nip="199004172015022003")  # a woman's
    owner, pengelola = login(cast.pegawai), login(cast.pengelola)
    leave = {
        "terkelola": cast.pegawai.pk, "jenis": "CUTI_MELAHIRKAN", "tanggal_mulai": "2023-02-01",
        "tanggal_selesai": "2023-04-30", "dasar": "SK 852/7/2023",
    }  # fmt: skip
    assert pengelola.post(f"{KEADAAN}tambah/", leave).status_code == 303
    assert "Cuti melahirkan dicatat" in text(owner, "/pemberitahuan/")

    for bulan, owed in ((3, False), (4, False), (5, False), (6, True)):
        at(f"2023-{bulan:02d}-07 09:00")
        assert ("Isi realisasi" in text(owner, "/")) is owed, bulan
    at("2023-03-07 09:00")
    assert "Cuti melahirkan" in text(login(cast.penilai), "/penilaian/realisasi-bulanan/")


def test_a_rater_who_retires_on_the_first(cast: Cast, login: Login, at: At) -> None:
    """The last month is filed and rated in the window after leaving; subordinates do not lose theirs (§9)."""
    own, below = build_skp.disetujui(cast.riwayat_penilai), build_skp.disetujui(cast.riwayat)
    retirement = {
        "terkelola": cast.penilai.pk, "jenis": "PENSIUN", "tanggal_mulai": "2023-03-01",
        "tanggal_selesai": "", "dasar": "SK 882/1/2023",
    }  # fmt: skip
    at("2023-02-20 09:00")
    pengelola = login(cast.pengelola)
    asked = pengelola.post(f"{KEADAAN}tambah/", retirement).content.decode()
    assert "2 pegawai menunjuknya sebagai Pejabat Penilai" in asked
    (yakin,) = re.findall(r'name="yakin" value="(\w+)"', asked)
    assert pengelola.post(f"{KEADAAN}tambah/", retirement | {"yakin": yakin}).status_code == 303
    berhenti.kabari(context(None, "2023-02-28 23:59"))
    assert "Anda menggantikan" not in text(login(cast.kepala), "/pemberitahuan/")

    berhenti.kabari(context(None, "2023-03-01 00:00"))
    at("2023-03-02 09:00")
    told = text(login(cast.kepala), "/pemberitahuan/")
    assert "Anda menggantikan Ratna Penilai Contoh, SH sebagai pejabat penilai" in told
    retired, head = login(cast.penilai), login(cast.kepala)
    assert "Isi realisasi Februari 2023" in text(retired, "/"), "the last month is still owed"
    build.diajukan(own)
    month = build.diajukan(below)
    assert "Isi Penilaian" not in text(retired, "/penilaian/realisasi-bulanan/")
    there = f"/penilaian/realisasi-bulanan/{month.pk}/hasil-kerja/"
    assert there in text(head, "/penilaian/realisasi-bulanan/")
    assert head.get(there).status_code == 200
    assert Realisasi.objects.get(pk=month.pk).penilai == cast.penilai, "who was penilai stays written down"
    at("2023-04-07 09:00")
    assert "Isi realisasi Maret" not in text(retired, "/")


def test_who_moves_away_leaves_a_role_behind(cast: Cast, login: Login) -> None:
    """The pengelola of one PD moves to another: the page Mutasi and Kelola ask who follows."""
    unit = RiwayatJabatan.objects.get(pegawai=cast.orang_lain).unit_kerja
    build_skp.disetujui(RiwayatJabatan.objects.get(pegawai=cast.pengelola))
    move = {
        "tanggal": "2023-03-06", "jenis_jabatan": "FUNGSIONAL", "jabatan": cast.jabatan_staf.pk,
        "perangkat_daerah": cast.dinas.pk, "unit_kerja": unit.pk, "penilai": cast.kepala_lain.pk,
    }  # fmt: skip
    assert login(cast.pengelola).post("/mutasi/catat/", move).status_code == 303
    line = "pengelola kepegawaian Badan Contoh Daerah: Petrus Pengelola Contoh"
    assert line in text(login(cast.pengelola), "/mutasi/")
    bkd = login(cast.bkd)
    assert line in text(bkd, f"/mutasi/pegawai/{cast.pengelola.pk}/")
    assert line in text(bkd, "/kelola/")


def test_a_wrong_tmt_is_corrected_and_what_was_approved_stays(cast: Cast, login: Login) -> None:
    """BKD corrects a riwayat with its reason; the owner reads what became of what (F2.5)."""
    riwayat = tenure(
        cast.rekan, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=2022,
        tmt=date(2022, 1, 3), aktif=False,
    )  # fmt: skip
    there = f"/riwayat-jabatan/{riwayat.pk}/edit/"
    data = {
        "tahun": 2022, "tmt": "2022-02-01", "jenis_jabatan": "FUNGSIONAL", "jabatan": cast.jabatan_staf.pk,
        "perangkat_daerah": cast.badan.pk, "unit_kerja": cast.bidang.pk, "penilai": cast.penilai.pk,
        "aktif": "0",
    }  # fmt: skip
    bkd = login(cast.bkd)
    assert bkd.post(there, data).status_code == 422
    assert bkd.post(there, data | {"alasan": "Menurut SK 821/7/2022"}).status_code == 303
    told = text(login(cast.rekan), "/pemberitahuan/")
    assert "TMT: 3 Januari 2022 → 1 Februari 2022" in told
    assert "Mutasi: koreksi riwayat" in text(bkd, "/kelola/jejak/?q=agus&peran=untuk")
