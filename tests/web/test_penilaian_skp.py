"""Menu Penilaian » SKP through the web door (F3.8–F3.10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import skp as build
from tests.cast import Cast, person, tenure

Login = Callable[[Pegawai], Client]


def to(name: str, *args: int) -> str:
    return reverse(f"penilaian_skp:{name}", args=args)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.fixture
def penilai(cast: Cast, login: Login) -> Client:
    return login(cast.penilai)


def rekan(cast: Cast) -> Skp:
    """A colleague's approved SKP."""
    riwayat = cast.riwayat.__class__.objects.get(pegawai=cast.rekan)
    return build.disetujui(riwayat)


def test_those_that_wait_come_first(penilai: Client, cast: Cast) -> None:
    rekan(cast)
    build.diajukan(cast.riwayat)
    page = text(penilai.get(to("daftar")))
    assert page.index("Yohanes Pegawai Contoh") < page.index("Agus Rekan Contoh")
    assert "Rencana Hasil Kerja" in page
    assert "menunggu Anda sejak 3 Januari 2023" in page


def test_filter_by_year_and_status(penilai: Client, cast: Cast) -> None:
    rekan(cast)
    build.diajukan(cast.riwayat)
    old = tenure(
        cast.rekan, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=2022, aktif=False
    )
    build.disetujui(old)
    only = text(penilai.get(to("daftar"), {"tahun": "2023", "status": "DISETUJUI"}))
    assert "Agus Rekan Contoh" in only
    assert "Yohanes Pegawai Contoh" not in only
    assert "31 Desember 2022" in text(penilai.get(to("daftar"), {"tahun": "2022"}))
    for nonsense in ({"tahun": "x"}, {"status": "X"}, {"tahun": "9" * 30}, {"halaman": "-1"}):
        assert penilai.get(to("daftar"), nonsense).status_code == 200


def test_nobody_to_rate_says_so(login: Login, cast: Cast) -> None:
    assert "Belum ada SKP bawahan" in text(login(cast.pegawai).get(to("daftar")))


def test_an_ekspektasi_too_long_stays_in_its_field(penilai: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    data = {"LOYAL": "x" * 1001, "ADAPTIF": "Cepat"}
    answer = penilai.post(to("simpan_ekspektasi", skp.pk), data)
    assert answer.status_code == 422
    assert "Paling banyak 1000 karakter" in text(answer)
    assert "Cepat" in text(answer)
    assert not skp.ekspektasi.exists()


def test_nothing_filled_is_told(penilai: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    answer = penilai.post(to("simpan_ekspektasi", skp.pk), {"LOYAL": " "})
    assert answer.status_code == 422
    assert "Isi sekurang-kurangnya satu ekspektasi" in text(answer)


def test_edit_opens_one_field_again(penilai: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    build.isi_ekspektasi(skp)
    assert "<textarea" not in text(penilai.get(to("detail", skp.pk)))
    page = text(penilai.get(to("detail", skp.pk), {"ubah": "LOYAL"}))
    assert page.count("<textarea") == 1
    assert "Harapan Loyal</textarea>" in page
    assert penilai.get(to("detail", skp.pk), {"ubah": "X" * 500}).status_code == 200


def test_terima_lists_what_is_missing_and_next_leads_on(penilai: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    assert "7 ekspektasi belum disimpan" in text(penilai.get(to("terima", skp.pk)))
    sent = penilai.post(to("terima", skp.pk), {"langkah": "1", "catatan": "Setuju"})
    assert sent.status_code == 422
    assert "Berorientasi Pelayanan" in text(sent)
    build.isi_ekspektasi(skp)
    other = build.diajukan(cast.riwayat.__class__.objects.get(pegawai=cast.rekan))
    sent = penilai.post(to("terima", skp.pk), {"langkah": "1", "catatan": "Setuju"})
    answer = penilai.get(sent.headers["Location"])
    assert "SKP disetujui." in text(answer)
    assert "Berikutnya:" in text(answer)
    assert to("detail", other.pk) in text(answer)


def test_kembalikan_wants_a_note(penilai: Client, cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat)
    page = text(penilai.get(to("kembalikan", skp.pk)))
    assert "belum sesuai dengan pembagian tugas" in page
    answer = penilai.post(to("kembalikan", skp.pk), {"langkah": "1", "catatan": "<p> </p>"})
    assert answer.status_code == 422
    assert "Catatan koreksi wajib diisi." in text(answer)


def test_what_moved_on_is_a_conflict(penilai: Client, cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    back = penilai.get(to("terima", skp.pk))
    assert (back.status_code, back.headers["Location"]) == (303, to("detail", skp.pk))
    assert penilai.post(to("terima", skp.pk), {"langkah": "1", "catatan": "x"}).status_code == 409
    assert penilai.post(to("simpan_ekspektasi", skp.pk), {"LOYAL": "x"}).status_code == 409


def test_a_former_penilai_is_a_stranger(penilai: Client, cast: Cast, login: Login) -> None:
    skp = build.diajukan(cast.riwayat)
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    assert penilai.get(to("detail", skp.pk)).status_code == 404
    assert login(cast.kepala).get(to("detail", skp.pk)).status_code == 200


def test_budget_with_60_subordinates(
    penilai: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(60):
        riwayat = tenure(
            person(f"Bawahan {n:02d}"), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai
        )
        build.diajukan(riwayat, rhk=1, indikator=1)
    with django_assert_max_num_queries(12):
        assert "Halaman 1 dari 3" in text(penilai.get(to("daftar")))


def test_budget_with_60_indikator(
    penilai: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    skp = build.diajukan(cast.riwayat, rhk=12, indikator=5)
    build.isi_ekspektasi(skp)
    for name in ("detail", "terima", "kembalikan"):
        with django_assert_max_num_queries(12):
            assert penilai.get(to(name, skp.pk)).status_code == 200


def test_all_seven_are_asked_for(penilai: Client, cast: Cast) -> None:
    page = text(penilai.get(to("detail", build.diajukan(cast.riwayat).pk)))
    for perilaku in Perilaku:
        assert perilaku.label in page
    assert page.count("<textarea") == 7
