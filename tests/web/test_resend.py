"""What was typed comes back on the answer that refuses it, without any script, and only to who typed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.akun.models import Sesi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.web.resend import AKUN_LAIN, KEDALUWARSA, PASTIKAN, SESI_BERAKHIR
from tests.cast import PASSWORD, Cast
from tests.clients import logged_in
from tests.web.forms import Form, Forms

pytestmark = pytest.mark.django_db
EDIT = reverse("profil:edit")
OURS = {"Origin": "http://testserver"}
TYPED = "Yohanes <b>Pegawai</b> Baru & Rekan"


def opened(client: Client, address: str = EDIT) -> Form:
    """The form of a page."""
    return Forms(client.get(address).content.decode(), address).found[-1]


def strict(who: Pegawai) -> Client:
    """A browser whose tokens are looked at, and a form opened in it."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(who.akun)
    return client


def test_a_session_that_is_over_gives_the_form_back(cast: Cast, at: Callable[[str], None]) -> None:
    client = logged_in(cast.pegawai.akun)
    form = opened(client)
    Sesi.objects.all().delete()
    answer = client.post(
        EDIT, form.filled(nama=TYPED, no_hp="081234567890"), headers={"Referer": f"http://testserver{EDIT}"}
    )
    assert answer.status_code == 401
    assert answer.headers["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert SESI_BERAKHIR in page
    assert f"{reverse('akun:masuk')}?next={EDIT}" in page
    assert "<b>Pegawai" not in page
    (back,) = Forms(page, "").found
    assert (back.action, back.values["nama"], back.key) == (EDIT, [TYPED], form.key)
    again = logged_in(cast.pegawai.akun).post(back.action, back.values)
    assert again.status_code == 303, "after logging in it is sent as it was"
    assert Pegawai.objects.get(pk=cast.pegawai.pk).akun.nama == TYPED


def test_an_old_token_gives_it_back_to_our_own_pages_only(cast: Cast, at: Callable[[str], None]) -> None:
    client = strict(cast.pegawai)
    typed = opened(client).filled(nama=TYPED, no_hp="0812 3456 7890", csrfmiddlewaretoken="x" * 64)
    ours = client.post(EDIT, typed, headers=OURS)
    assert ours.status_code == 403
    (back,) = Forms(ours.content.decode(), "").found
    assert KEDALUWARSA not in ours.content.decode(), "to load it again would lose what was typed"
    assert client.post(back.action, back.values, headers=OURS).status_code == 303
    for stranger in ({}, {"Sec-Fetch-Site": "cross-site"}):
        assert "Baru &amp; Rekan" not in client.post(EDIT, typed, headers=stranger).content.decode()


def test_scripts_get_a_fresh_token_and_for_whom_it_is(cast: Cast, at: Callable[[str], None]) -> None:
    client = strict(cast.pegawai)
    form = opened(client)
    answer = client.post(EDIT, form.filled(csrfmiddlewaretoken="x" * 64), headers={"HX-Request": "true"})
    assert answer.content == b""
    assert KEDALUWARSA in answer.headers["HX-Trigger"]
    assert form.key[:16] in answer.headers["HX-Trigger"]


def test_somebody_else_may_not_send_it(cast: Cast, at: Callable[[str], None]) -> None:
    typed = opened(logged_in(cast.rekan.akun)).filled(nama=TYPED, no_hp="081234567890")
    answer = logged_in(cast.pegawai.akun).post(EDIT, typed, headers=OURS)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert AKUN_LAIN in page
    assert "Baru &amp; Rekan" in page, "to be copied"
    assert not Forms(page, "").found


def test_a_password_asked_once_more_does_not_lose_the_form(cast: Cast, at: Callable[[str], None]) -> None:
    client = logged_in(cast.bkd.akun)
    form = opened(client, reverse("token_mesin:buat"))
    session = client.session
    session["dipastikan_pada"] = "2023-01-01T00:00:00+00:00"
    session.save()
    answer = client.post(form.action, form.filled(nama="Sistem penggajian daerah"))
    assert answer.status_code == 401
    assert PASTIKAN in answer.content.decode()
    assert "Sistem penggajian daerah" in answer.content.decode()


def test_passwords_are_never_shown_back(cast: Cast, at: Callable[[str], None]) -> None:
    client = logged_in(cast.pegawai.akun)
    form = opened(client, reverse("akun:ganti_password"))
    Sesi.objects.all().delete()
    answer = client.post(form.action, form.filled(lama=PASSWORD, baru="Rahasia-yang-baru-1"), headers=OURS)
    assert answer.status_code == 401
    assert PASSWORD not in answer.content.decode()
    assert "Rahasia-yang-baru-1" not in answer.content.decode()
