"""A month withdrawn, or left as a draft: every page says what counts and what does not (issue 9 §2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import Draf, Realisasi
from sikinerja.realisasi.operations.akhir import tarik as tarik_akhir
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.operations.flow import tarik as tarik_skp
from tests.builders import akhir
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context, moment
from tests.web.test_kedudukan import row_of, text

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
OWN, YEAR, RATER = (
    "/realisasi-bulanan/2023/2/",
    "/realisasi-bulanan/?tahun=2023",
    "/penilaian/realisasi-bulanan/",
)
SESUDAH, BERAKHIR = "2023-03-11 09:00", "2023-03-14 09:00"
SINCE = "Ditarik kembali 4 Maret 2023 dan tidak diajukan lagi sampai batas pengisian"


def draf(skp: Skp, row: Realisasi, bukti: str = "https://drive.example.test/02") -> None:
    ids = [one.indikator_id for one in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    typed = tulis_isian(dict.fromkeys(ids, Isian("2", bukti)))
    Draf.objects.create(realisasi=row, isian=typed, disimpan_pada=moment("2023-03-07 09:00"))


def test_while_it_is_being_mended(cast: Cast, login: Login, at: At) -> None:
    build.ditarik(build_skp.disetujui(cast.riwayat))
    at("2023-03-08 09:00")
    words = "untuk diperbaiki sejak 4 Maret 2023"
    listed = text(login(cast.penilai), RATER)
    assert "Ditarik kembali</span>" in listed
    assert words in listed
    assert "Belum mengisi" not in listed
    assert words in row_of(text(login(cast.pegawai), YEAR), "Februari")
    assert "Ditarik kembali 4 Maret 2023." in text(login(cast.pegawai), "/")


@pytest.mark.parametrize("when", [SESUDAH, BERAKHIR])
def test_after_the_limit_the_earlier_submission_counts(cast: Cast, login: Login, at: At, when: str) -> None:
    row = build.ditarik(build_skp.disetujui(cast.riwayat))
    at(when)
    assert row.pengajuan is not None
    nomor, client = row.pengajuan.nomor, login(cast.pegawai)
    for page in (OWN, "/"):
        shown = text(client, page)
        assert SINCE in shown
        assert f"yang dinilai ialah pengajuan 4 Maret 2023 ({nomor})" in shown
    assert f"pengajuan 4 Maret 2023 ({nomor})" in row_of(text(client, YEAR), "Februari")
    assert "Ditarik kembali" not in text(login(cast.penilai), RATER), "the rater has what was submitted"


def test_submitted_again_nothing_is_said(cast: Cast, login: Login, at: At) -> None:
    row = build.ajukan(build.ditarik(build_skp.disetujui(cast.riwayat)), at="2023-03-06 10:00")
    assert row.langkah == 3
    at(SESUDAH)
    for page in (OWN, YEAR, "/"):
        assert "itarik kembali" not in text(login(cast.pegawai), page).split("Riwayat")[0]


def test_a_complete_draft_that_was_never_submitted(cast: Cast, login: Login, at: At) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    draf(skp, build.belum(skp))
    at(SESUDAH)
    client = login(cast.pegawai)
    assert "draf lengkap, tidak diajukan" in row_of(text(client, YEAR), "Februari")
    board = text(client, "/")
    assert "Draf lengkap, tidak diajukan. Batas pengisian sudah lewat." in board
    assert "mintalah dispensasi" in board
    assert "dengan dispensasi pengisian draf itu dapat diajukan" in text(client, f"{OWN}isi/")


def test_an_incomplete_draft_is_not_called_complete(cast: Cast, login: Login, at: At) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    draf(skp, build.belum(skp), bukti="folder di kantor")
    at(SESUDAH)
    for page in (YEAR, "/", f"{OWN}isi/"):
        assert "raf lengkap" not in text(login(cast.pegawai), page)
        assert "Draf Anda lengkap" not in text(login(cast.pegawai), page)


def test_the_raters_other_lists_say_it_too(cast: Cast, login: Login) -> None:
    plan = build_skp.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    row = akhir.diajukan(plan)
    ctx, words = context(cast.pegawai), "ditarik kembali untuk diperbaiki sejak 7 Maret 2023"
    listed = "/penilaian/realisasi-akhir/?tahun=2023"
    assert words not in text(login(cast.penilai), listed)
    tarik_akhir(ctx, skp_id=row.skp_id)
    assert words in text(login(cast.penilai), listed)


def test_a_withdrawn_skp_says_it_too(cast: Cast, login: Login) -> None:
    plan = build_skp.diajukan(cast.riwayat)
    tarik_skp(context(cast.pegawai), skp_id=plan.pk, langkah=None)
    shown = text(login(cast.penilai), "/penilaian/skp/?tahun=2023")
    assert "ditarik kembali untuk diperbaiki sejak 7 Maret 2023" in shown
