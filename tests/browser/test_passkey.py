"""Passkeys with Chromium's own virtual authenticator, and an app's codes, by hand at the login."""

from __future__ import annotations

import re

import pyotp
import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from sikinerja.akun.models import Passkey
from sikinerja.web import clock
from tests.browser.conftest import Visit
from tests.browser.people import Somebody
from tests.browser.test_pages import looked_at
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.browser


@pytest.fixture
def home(visit: Visit, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """The application under a name: no passkey is bound to a bare address."""
    url = visit.serving.url.replace("127.0.0.1", "localhost")
    monkeypatch.setattr(visit.serving, "url", url)
    settings.BASE_URL = url
    return visit


def touch(visit: Visit) -> None:
    """Put an authenticator in that is touched by itself."""
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def first_step(visit: Visit, cast: Cast) -> None:
    visit.open("/masuk/")
    visit.page.get_by_label("NIP").fill(cast.pegawai.akun.username)
    visit.page.get_by_label("Password").fill(PASSWORD)
    visit.send(visit.page.get_by_role("button", name="LOGIN"))


def test_a_passkey_is_registered_and_opens_the_login(home: Visit, cast: Cast) -> None:
    page, owner = home.page, Somebody(home)
    touch(home)
    home.enter(cast.pegawai)
    owner.open("/profil/keamanan/")
    page.get_by_role("link", name="Daftarkan passkey").click()
    page.get_by_role("button", name="Daftarkan perangkat ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Daftarkan passkey")
    page.get_by_label("Nama passkey").fill("Laptop kantor")
    page.get_by_role("button", name="Daftarkan perangkat ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kode pemulihan")
    expect(page.locator(".codes code")).to_have_count(10)
    page.get_by_role("link", name="Sudah saya simpan").click()
    expect(page.get_by_text("Passkey: Laptop kantor")).to_be_visible()

    home.page.context.clear_cookies()
    first_step(home, cast)
    expect(page.get_by_role("heading", level=1)).to_have_text("Langkah kedua")
    page.get_by_role("button", name="Masuk dengan passkey").click()
    expect(page).to_have_url(home.serving.url + "/")
    assert Passkey.objects.get().terakhir_dipakai_pada is not None


def test_the_same_device_is_not_registered_twice(home: Visit, cast: Cast) -> None:
    page = home.page
    touch(home)
    home.enter(cast.pegawai)
    for nama in ("Laptop", "Laptop lagi"):
        home.open("/profil/keamanan/passkey/tambah/")
        page.get_by_label("Nama passkey").fill(nama)
        page.get_by_role("button", name="Daftarkan perangkat ini").click()
        if nama == "Laptop":
            expect(page.locator(".codes code")).to_have_count(10)
    expect(page.get_by_role("alert")).to_have_text("Passkey perangkat ini sudah terdaftar.")
    assert Passkey.objects.count() == 1


def test_an_app_is_connected_and_its_codes_open_the_login(home: Visit, cast: Cast) -> None:
    page = home.page
    home.expected_statuses = {422}
    home.enter(cast.pegawai)
    home.open("/profil/keamanan/aplikasi/pasang/")
    expect(page.get_by_role("img", name=re.compile("Kode QR"))).to_be_visible()
    app = pyotp.TOTP(page.locator("#rahasia").inner_text().replace(" ", ""))
    page.get_by_label("Kode 6 angka").fill("000000")
    page.get_by_role("button", name="Pasang").click()
    expect(page.locator(".notice.is-error")).to_be_visible()
    page.get_by_label("Kode 6 angka").fill(app.at(clock.real()))
    page.get_by_role("button", name="Pasang").click()
    recovery = page.locator(".codes code").first.inner_text()

    home.page.context.clear_cookies()
    first_step(home, cast)
    assert looked_at(home, "langkah kedua") == []
    page.get_by_label("Kode dari aplikasi").fill(app.at(clock.real(), counter_offset=1))
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(home.serving.url + "/")
    home.page.context.clear_cookies()
    first_step(home, cast)
    page.get_by_label("Kode dari aplikasi").fill(recovery)
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(home.serving.url + "/")
