"""Every form of every page, sent twice as it stands: the second time changes nothing and says so.

The forms are found by opening every page of the permission matrix as somebody who may. One that cannot be
sent from there is filled in by :data:`STAGES`, or :data:`HARMLESS` says why twice is as good as once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from sikinerja.jejak.models import Jejak
from sikinerja.permintaan import rules
from sikinerja.permintaan.models import Kiriman
from sikinerja.web.once import ADDING
from sikinerja.web.stamp import SHAPE
from tests.architecture.addresses import addresses
from tests.architecture.matrix.rows import all_rows, person, place
from tests.architecture.source import TEMPLATES, templates
from tests.cast import PASSWORD, Cast
from tests.clients import logged_in
from tests.web.forms import Form, Forms
from tests.web.poison import photograph
from tests.web.stages import STAGES, Stage

ROWS = all_rows()
BY_NAME = {a.name: a for a in addresses()}
PAGES = [name for name, a in BY_NAME.items() if name in ROWS and not a.is_post_only]
VISITOR = "nobody is logged in yet: a form of one's own begins with the session"
HARMLESS = {
    "akun:masuk": VISITOR,
    "akun:langkah_kedua": VISITOR,
    "akun:lupa_password": f"{VISITOR}; one mail a minute at most",
    "akun:password_baru": f"{VISITOR}; a link opens once (row lock)",
    "akun:keluar": "who has left cannot leave again",
    "akun:keluar_semua": "who has left cannot leave again",
    "keamanan:pastikan": "writes nothing but the session: the moment of the password",
    "keamanan:pasang_totp": "a code opens once, by a trigger (test_keamanan_faktor)",
    "keamanan:tambah_passkey": "the device answers a question of the session, once (browser/test_passkey)",
    "kelola:dokumen": "one ZIP of a PD and year at a time (pekerjaan)",
    "rekapitulasi:unduh": "a question first only where thousands are asked for; one job at a time",
    "rilis:unduh": "a question first only where thousands are asked for; one job at a time",
    "demo:jam": "sets a clock to a moment",
    "kelola:lembar_password": "a list that was handed out is gone (web/test_kelola_akun)",
    "keamanan:lihat": "a session that ended stays so",
    "pemberitahuan:daftar": "read is read",
    "pemberitahuan:baca": "read is read",
    "pemberitahuan:baca_semua": "read is read",
    "keamanan:akhiri_sesi": "a session that ended stays so",
    "penilaian_realisasi_akhir:draf": "a draft: the last one counts",
    "penilaian_realisasi_bulanan:draf": "a draft: the last one counts",
    "realisasi_akhir:draf": "a draft: the last one counts",
    "realisasi_bulanan:draf": "a draft: the last one counts",
}

REPEATED = {
    "impor:periksa_ulang": "each check is one of its own, and changes nothing",
    "impor:unggah": "each check is one of its own, and changes nothing",
    "kehadiran:unggah": "each check is one of its own, and changes nothing",
    "keamanan:kode": "new codes make the old ones void, and each time a mail tells of it",
    "kelola:password": "a new password each time, and a word of it to its owner",
    "kelola:akhiri_sesi": "each time a word of it to the owner",
    "webhook:uji": "each test is a delivery of its own",
}


@dataclass(frozen=True)
class Sending:
    """A form in the hands of somebody, ready to be sent."""

    client: Client
    form: Form
    data: dict[str, Any]

    def send(self, **more: str) -> HttpResponse:
        """Send it, as often as one likes."""
        files = {n: SimpleUploadedFile(v[0], v[1]) for n, v in self.data.items() if isinstance(v, tuple)}
        response = self.client.post(self.form.action, self.data | files | more)
        response.getvalue()
        return response


def picture() -> dict[str, int]:
    """The rows of every table, audit trail included; what the ledger of forms remembers aside."""
    return photograph() | {"jejak": Jejak.objects.count(), "permintaan_kiriman": 0}


def shown(name: str, cast: Cast) -> tuple[Client, list[Form]]:
    """The forms on a page of the matrix, for somebody who may."""
    row, stage = ROWS[name], STAGES.get(name, Stage())
    somebody = person(cast, stage.who or row.viewer)
    client = logged_in(somebody.akun if somebody else None)
    address = place(name, (stage.build or row.build)(cast)) + stage.query
    response = client.get(address)
    while response.status_code == 303:
        address = response.headers["Location"]
        response = client.get(address)
    is_page = response.headers["Content-Type"].startswith("text/html")
    content = response.getvalue()
    return client, Forms(content.decode() if is_page else "", address).found


def sendings(name: str, cast: Cast) -> dict[str, Sending]:
    """By the address it goes to: the last form on the page, filled in."""
    client, forms = shown(name, cast)
    found = {}
    for form in forms:
        target = resolve(urlsplit(form.action).path).view_name
        stage = STAGES.get(target, Stage())
        own = stage.values(cast) if stage.values else {}
        found[target] = Sending(client, form, form.filled(**own))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_form_has_a_key_of_its_own(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    client, forms = shown(name, cast)
    if not client.cookies or ROWS[name].viewer == "visitor":
        return
    keys = [form.key for form in forms]
    assert all(SHAPE.fullmatch(key) for key in keys), "write {{ csrf_input }} into the form"
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", PAGES)
def test_sent_twice_makes_one(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    found = sendings(name, cast)
    file = TEMPLATES / BY_NAME[name].template
    has_form = file.exists() and 'method="post"' in file.read_text()
    assert found or not has_form or name in HARMLESS, "no form is shown: set its stage in STAGES"
    for target, sending in found.items():
        if target in HARMLESS or (target != name and not BY_NAME[target].is_post_only):
            continue
        before = picture()
        first = sending.send()
        after = picture()
        assert first.status_code < 400, f"{target} refuses: fill it in by STAGES\n{_words(first)}"
        assert after != before, f"{target} changes nothing: fill it in by STAGES, or HARMLESS says why"
        second = sending.send()
        assert picture() == after, f"{target} was done twice"
        assert second.status_code == 303, f"{target}: {second.status_code}"
        if first.status_code == 303:
            assert second.headers["Location"] == first.headers["Location"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opened_again_does_not_add_the_same_unasked(
    name: str, cast: Cast, at: Callable[[str], None]
) -> None:
    """Back opens the page anew, with another key and all that was typed."""
    for target, sending in sendings(name, cast).items():
        if target in HARMLESS | REPEATED or (target != name and not BY_NAME[target].is_post_only):
            continue
        sending.send()
        before = picture() | {"jejak": 0}
        anew = sending.send(kiriman=_fresh(sending.form.key))
        assert picture() | {"jejak": 0} == before, f"{target} adds the same: let its address end in {ADDING}"
        if sending.form.action.endswith(ADDING):
            assert anew.status_code == 409
            assert "sama persis" in anew.content.decode()


def _fresh(key: str) -> str:
    """The key of another showing of a form to the same person."""
    return f"{key[:16]}-{token_hex(8)}-1"


def _words(response: HttpResponse) -> str:
    said = re.findall(r'(?s)<p class="error".*?</p>', response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", "".join(said)).split())[:600]


def test_every_form_is_sent_by_somebody(cast: Cast, at: Callable[[str], None]) -> None:
    """What the walk above cannot see: an address that takes POST, and no page has its form."""
    takes_post = {n for n, a in BY_NAME.items() if a.is_post_only and a.menu != "demo"}
    named = {m.group(1) for t in _templates() for m in re.finditer(r"url\('([a-z_]+:[a-z_]+)'", t)}
    assert takes_post <= set(HARMLESS) | named, takes_post - set(HARMLESS) - named


def _templates() -> list[str]:
    return [t.read_text() for t in templates() if 'method="post"' in t.read_text()]


def test_no_form_writes_its_token_by_hand() -> None:
    """One page sends a form again as it came, with the key that it had."""
    again = TEMPLATES / "errors" / "isian.html"
    posted = [f for f in templates() if 'method="post"' in f.read_text() and f != again]
    assert again.exists()
    wrong = [
        f.name for f in posted if f.read_text().count('method="post"') > f.read_text().count("csrf_input")
    ]
    assert not wrong, "{{ csrf_input }} brings token and key"


@pytest.fixture
def rhk(cast: Cast, at: Callable[[str], None]) -> Sending:
    """A form that creates: a rencana hasil kerja."""
    return sendings("skp:tambah_rhk", cast)["skp:tambah_rhk"]


def test_the_first_answer_is_given_again(rhk: Sending) -> None:
    first = rhk.send()
    rhk.client.get(first.headers["Location"])  # its message is read
    again = rhk.client.get(rhk.send().headers["Location"])
    assert rules.SUDAH_TERSIMPAN in again.content.decode()


def test_what_was_changed_after_it_was_saved_is_not_said_to_be_saved(rhk: Sending) -> None:
    rhk.send()
    before = picture()
    answer = rhk.send(teks="Terlaksananya sesuatu yang lain sama sekali")
    assert answer.status_code == 409
    assert picture() == before
    page = answer.content.decode()
    assert rules.ISIAN_LAIN in page
    assert "Terlaksananya sesuatu yang lain sama sekali" in page
    (given_back,) = Forms(page, "").found
    assert given_back.key not in {"", rhk.form.key}
    rhk.client.post(given_back.action, given_back.values)
    assert picture() != before, "sent again on purpose it is something new"


def test_the_same_is_added_again_on_purpose(rhk: Sending) -> None:
    first = rhk.send()
    asked = rhk.send(kiriman=_fresh(rhk.form.key))
    page = asked.content.decode()
    assert f'href="{first.headers["Location"]}"' in page
    (given_back,) = Forms(page, "").found
    before = picture()
    assert rhk.client.post(given_back.action, given_back.values).status_code == 303
    assert picture()["skp_rhk"] == before["skp_rhk"] + 1


def test_a_refusal_gives_the_key_back(rhk: Sending) -> None:
    assert rhk.send(teks="").status_code == 422
    assert not Kiriman.objects.exists()
    assert rhk.send().status_code == 303


def test_a_refusal_that_was_written_down_gives_it_back_too(cast: Cast, at: Callable[[str], None]) -> None:
    sending = sendings("akun:ganti_password", cast)["akun:ganti_password"]
    assert sending.send(lama="bukan-yang-benar").status_code == 422
    assert sending.send(lama=PASSWORD).status_code == 303


def test_a_form_shown_to_somebody_else_is_refused(rhk: Sending, cast: Cast) -> None:
    client = logged_in(cast.pegawai.akun)
    page = client.get(reverse("profil:edit")).content.decode()
    (form,) = Forms(page, reverse("profil:edit")).found
    answer = rhk.client.post(rhk.form.action, rhk.data | {"kiriman": "0" * 16 + form.key[16:]})
    assert answer.status_code == 409
    assert "akun lain" in answer.content.decode()
