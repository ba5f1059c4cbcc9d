"""First passwords for many: made in slices, printed once, in the name of who asked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import check_password
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from sikinerja.akun.models import Akun, LembarPassword
from sikinerja.akun.rules import massal
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, Pengelola
from sikinerja.kepegawaian.operations import password_massal as operations
from sikinerja.kepegawaian.queries.password_massal import Pilihan
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, passwords
from tests.cast import Cast, context, moment

Login = Callable[[Pegawai], Client]
HERE = "/kelola/akun/password-massal/"
SLIP = re.compile(r"<code>([a-z]{4}(?:-[a-z]{4}){4})</code>")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def start(client: Client, **data: object) -> Pekerjaan:
    answer = client.post(HERE, {"siapa": "semua", **data})
    assert answer.status_code == 303, answer.text
    return Pekerjaan.objects.latest("id")


def test_the_list_is_made_printed_once_and_opens(cast: Cast, login: Login) -> None:
    Akun.objects.filter(pk=cast.kepala.akun_id).update(last_login=moment("2023-03-01 09:00"))
    client = login(cast.pengelola)
    page = client.get(HERE).text
    assert "Yohanes Pegawai Contoh" in page
    assert "Maria Kepala Contoh" not in page
    row = start(client)
    there = f"{HERE}{row.pk}/"
    assert client.post(there).status_code == 409
    passwords.buat(row.pk)
    assert "3 password pertama siap dicetak" in client.get(there).text
    assert Pemberitahuan.objects.get(akun=cast.pengelola.akun).tautan == there
    assert not Pemberitahuan.objects.filter(akun=cast.pegawai.akun).exists()
    shown = client.post(there)
    words = SLIP.findall(shown.text)
    assert len(words) == 3
    assert not LembarPassword.objects.exists()
    again = client.post(there)
    assert again.status_code == 409
    assert "sudah ditampilkan" in again.text
    slip = re.search(r"<b>Yohanes[^<]*</b>.*?<code>([^<]+)</code>", shown.text)
    assert slip is not None
    cast.pegawai.akun.refresh_from_db()
    assert check_password(slip[1], cast.pegawai.akun.password)
    assert cast.pegawai.akun.harus_ganti_password
    rows = Jejak.objects.filter(aksi="akun.beri_password")
    assert {(r.akun, r.sebagai) for r in rows} == {(cast.pengelola.akun, "pengelola kepegawaian")}
    assert not [r for r in Jejak.objects.all() if any(word in str(r.data) for word in words)]


def test_only_the_ticked_ones(cast: Cast, login: Login) -> None:
    row = start(login(cast.bkd), siapa="pilih", pegawai=[cast.pegawai.pk, "x", "999999"])
    assert row.parameter == {"pegawai": [cast.pegawai.pk]}
    passwords.buat(row.pk)
    assert Akun.objects.filter(harus_ganti_password=True).get() == cast.pegawai.akun


def test_a_choice_of_nobody_is_answered(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    mine: dict[str, object] = {"siapa": "pilih", "pegawai": [cast.bkd.pk]}
    for data in ({"q": "tidak ada orang ini"}, {"siapa": "pilih"}, mine):
        answer = client.post(HERE, {"siapa": "semua", **data})
        assert answer.status_code == 422
        assert massal.TIDAK_ADA_ORANG in answer.text
    assert not Pekerjaan.objects.exists()


def test_nobody_else_reads_the_list(cast: Cast, login: Login) -> None:
    row = start(login(cast.pengelola))
    passwords.buat(row.pk)
    for who in (cast.bkd, cast.pengelola_lain):
        assert login(who).post(f"{HERE}{row.pk}/").status_code == 404
    assert LembarPassword.objects.exists()


def test_a_slice_done_twice_holds_the_passwords_that_open(
    cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(massal, "SEKALI", 2)
    client = login(cast.pengelola)
    row = start(client)
    for _ in range(2):  # the worker died before it could write its progress down
        operations.kerjakan(context(None), pekerjaan_id=row.pk, urutan=0)
    passwords.buat(row.pk)
    shown = client.post(f"{HERE}{row.pk}/").text
    found = re.findall(r'<span class="nums">([\d ]+)</span><code>([^<]+)</code>', shown)
    assert len(found) == 4
    for username, word in found:
        assert check_password(word, Akun.objects.get(username=username.replace(" ", "")).password)


def test_who_came_in_meanwhile_keeps_the_password(cast: Cast, login: Login) -> None:
    row = start(login(cast.pengelola))
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(last_login=moment("2023-03-07 09:01"))
    passwords.buat(row.pk)
    cast.pegawai.akun.refresh_from_db()
    assert not cast.pegawai.akun.harus_ganti_password


def test_rights_lost_meanwhile_count(cast: Cast, login: Login) -> None:
    row = start(login(cast.pengelola))
    Pengelola.objects.filter(pegawai=cast.pengelola).delete()
    passwords.buat(row.pk)
    assert not Akun.objects.filter(harus_ganti_password=True).exists()


def test_long_lists_go_on_later(cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(massal, "SEKALI", 1)
    monkeypatch.setattr(passwords, "SLICE_SECONDS", -1.0)
    row = start(login(cast.pengelola))
    passwords.buat(row.pk)
    row.refresh_from_db()
    assert (row.status, row.selesai) == ("BERJALAN", 0)
    assert ProcrastinateJob.objects.filter(task_name=massal.TUGAS).count() == 2


def test_what_nobody_prints_goes_after_a_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = operations.mulai(context(cast.pengelola), pilihan=Pilihan(), pegawai_ids=None)
    passwords.buat(row.pk)
    passwords.buang_lama()
    assert LembarPassword.objects.exists()
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-08 09:05"))
    passwords.buang_lama()
    assert not LembarPassword.objects.exists()
