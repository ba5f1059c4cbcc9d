"""What was typed stays, whatever becomes of the request: at 360 px, on every kind of form.

Kinds of trouble: no signal, a server that restarts, an answer that got lost, 413, 429, 5xx, a session that is
over, an old token, somebody else at the same computer. Any question of the browser ("Leave site?") fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect
from pytest_django import Settings

from sikinerja.akun.models import Sesi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Rhk
from tests.browser.conftest import PHONE, Visit
from tests.builders import realisasi, skp
from tests.cast import PASSWORD, Cast

pytestmark = pytest.mark.browser
WORDS = "Terlaksananya sesuatu yang lama diketik di ponsel"
KEPT = "Isian aman di perangkat ini."


@dataclass
class Phone:
    """Somebody at a telephone; remembers every question of the browser and refuses to answer it."""

    visit: Visit
    questions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visit.page.on("dialog", self._asked)

    def _asked(self, dialog: Dialog) -> None:
        self.questions.append(dialog.type)
        dialog.accept()

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.visit.page

    @property
    def failure(self) -> Locator:
        """What the form says went wrong."""
        return self.page.locator("[data-failure]")

    def answers(self, **answer: object) -> None:
        """From now on every form gets this answer (``abort``: none at all)."""

        def act(route: Route) -> None:
            if route.request.method != "POST":
                route.fallback()
            elif "abort" in answer:
                route.abort(str(answer["abort"]))
            else:
                route.fulfill(**answer)  # type: ignore[arg-type]

        self.page.route("**/*", act)

    def recovers(self) -> None:
        """The server is there again."""
        self.page.unroute_all()
        self.visit.complaints.clear()

    def log_in_again(self, person: Pegawai) -> None:
        """On the page that the form's message leads to."""
        self.failure.get_by_role("link", name="Masuk lagi").click()
        self.page.get_by_label("NIP").fill(person.akun.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="LOGIN").click()
        self.page.wait_for_url("**/*")


@pytest.fixture
def phone(new_visit: Callable[..., Visit], cast: Cast) -> Iterator[Phone]:
    """The owner at a telephone; nothing may have been asked in the end."""
    visit = new_visit(PHONE)
    visit.expected_statuses |= {401, 403, 409, 413, 422, 429, 500, 503}
    visit.enter(cast.pegawai)
    made = Phone(visit)
    yield made
    assert made.questions == []
    told = re.compile(r"console: (Response Status Error|htmx:(afterRequest|sendError))")
    visit.complaints[:] = [c for c in visit.complaints if not told.match(c)]


@dataclass(frozen=True)
class Kind:
    """A kind of form: how one comes to it, where one types, what is pressed."""

    name: str
    who: str
    stage: Callable[[Cast], str]
    opens: str
    types: Callable[[Page], None]
    typed: Callable[[Page], None]
    button: str


def _rhk(cast: Cast) -> str:
    return f"/skp/{skp.konsep(cast.riwayat).pk}/"


def _note(cast: Cast) -> str:
    above = skp.disetujui(cast.riwayat_penilai).versi.get().rhk.first()
    return f"/skp/{skp.konsep(cast.riwayat, rhk=1, indikator=2, intervensi=above).pk}/ajukan/"


def _profile(cast: Cast) -> str:
    return "/profil/edit/"


def _month(cast: Cast) -> str:
    skp.disetujui(cast.riwayat)
    return "/realisasi-bulanan/2023/2/isi/"


def _rating(cast: Cast) -> str:
    return f"/penilaian/realisasi-bulanan/{realisasi.diajukan(skp.disetujui(cast.riwayat)).pk}/hasil-kerja/"


def _field(label: str, words: str) -> tuple[Callable[[Page], None], Callable[[Page], None]]:
    def box(page: Page) -> Locator:
        scope = page.locator("dialog[open]") if page.locator("dialog[open]").count() else page.locator("main")
        return scope.get_by_label(label, exact=False).first

    return (lambda page: box(page).fill(words)), (lambda page: expect(box(page)).to_have_value(words))


def _rich(page: Page) -> Locator:
    return page.locator("main [contenteditable]").first


KINDS = [
    Kind("dialog", "pegawai", _rhk, "^ *Utama", *_field("Rencana Hasil Kerja", WORDS), "Simpan"),
    Kind("page", "pegawai", _profile, "", *_field("Nama Lengkap", WORDS), "Simpan"),
    Kind("autosaved", "pegawai", _month, "", *_field("Realisasi: Indikator 1.1", "7"), "Ajukan Realisasi"),
    Kind(
        "rich text", "pegawai", _note, "", lambda p: _rich(p).fill(WORDS),
        lambda p: expect(_rich(p)).to_contain_text(WORDS), "Ajukan",
    ),
    Kind("rating", "penilai", _rating, "", *_field("Umpan balik: Indikator 1.1", WORDS), "Simpan"),
]  # fmt: skip


def arrive(phone: Phone, kind: Kind, cast: Cast) -> None:
    """At the form, with something typed."""
    phone.visit.enter(getattr(cast, kind.who))
    phone.visit.open(kind.stage(cast))
    if kind.opens:
        phone.page.locator("main").get_by_role("link", name=re.compile(kind.opens)).first.click()
        expect(phone.page.locator("dialog[open]")).to_be_visible()
    kind.types(phone.page)


def press(phone: Phone, kind: Kind) -> None:
    """The form's button."""
    dialog = phone.page.locator("dialog[open]")
    place = dialog if dialog.count() else phone.page.locator("main")
    place.get_by_role("button", name=kind.button).first.click()


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_without_a_signal_the_page_stays(kind: Kind, phone: Phone, cast: Cast) -> None:
    arrive(phone, kind, cast)
    where = phone.page.url
    phone.page.context.set_offline(True)
    press(phone, kind)
    expect(phone.failure).to_contain_text("Tidak ada sambungan ke server")
    expect(phone.failure).to_contain_text(KEPT)
    expect(phone.failure).to_be_in_viewport()
    kind.typed(phone.page)
    assert phone.page.url == where
    assert not phone.visit.is_sideways()
    phone.page.context.set_offline(False)
    phone.visit.complaints.clear()
    with phone.page.expect_response(lambda r: r.request.method == "POST" and "/draf/" not in r.url) as sent:
        press(phone, kind)
    assert sent.value.status in {200, 422}, "the same button sends it once the signal is back"


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_after_the_session_one_is_back_at_the_form(kind: Kind, phone: Phone, cast: Cast) -> None:
    arrive(phone, kind, cast)
    with phone.visit.serving.paused():
        Sesi.objects.all().delete()
    press(phone, kind)
    expect(phone.failure.first).to_contain_text(f"Sesi berakhir. {KEPT}")
    phone.log_in_again(getattr(cast, kind.who))
    expect(phone.page.get_by_text("dipulihkan dari perangkat ini")).to_be_visible()
    kind.typed(phone.page)
    assert phone.page.evaluate("Object.keys(localStorage).length") == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_an_old_token_is_renewed_unseen(kind: Kind, phone: Phone, cast: Cast) -> None:
    arrive(phone, kind, cast)
    phone.page.context.clear_cookies(name="csrftoken")
    with phone.page.expect_response(lambda r: r.status in {200, 422} and "/draf/" not in r.url):
        press(phone, kind)
    expect(phone.failure).to_have_count(0)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"abort": "connectionrefused"}, "Tidak ada sambungan ke server"),
        ({"status": 413, "body": "<h1>Too large</h1>"}, "Kiriman terlalu besar"),
        ({"status": 429, "headers": {"Retry-After": "40"}}, "Coba lagi dalam 40 detik"),
        ({"status": 500, "body": "x"}, "Terjadi gangguan di server"),
        ({"status": 502, "body": "<h1>Bad gateway</h1>"}, "Server sedang dimulai ulang"),
        ({"status": 503, "headers": {"Retry-After": "5"}}, "Coba lagi dalam 5 detik"),
    ],
    ids=["restart", "413", "429", "500", "502", "503"],
)
@pytest.mark.parametrize("kind", KINDS[:3], ids=lambda k: k.name)
def test_whatever_the_answer_the_text_stays(
    answer: dict[str, object], words: str, kind: Kind, phone: Phone, cast: Cast
) -> None:
    arrive(phone, kind, cast)
    phone.visit.expected_statuses.add(502)
    phone.answers(**answer)
    press(phone, kind)
    expect(phone.failure).to_contain_text(words)
    expect(phone.failure).to_contain_text(KEPT)
    kind.typed(phone.page)
    phone.recovers()


def test_nothing_typed_is_not_said_to_be_kept(phone: Phone, cast: Cast) -> None:
    realisasi.diajukan(skp.disetujui(cast.riwayat))
    phone.visit.enter(cast.bkd)
    phone.visit.open(f"/kelola/akun/{cast.pegawai.pk}/status/?aktif=0")
    phone.answers(status=409, body="x")
    phone.page.locator("main form[method=post] button[type=submit]").first.click()
    expect(phone.page.get_by_text("Keadaannya sudah berubah")).to_be_visible()
    expect(phone.page.get_by_text(KEPT)).to_have_count(0)
    phone.recovers()


def test_an_answer_that_got_lost_saves_once(phone: Phone, cast: Cast) -> None:
    kind = KINDS[0]
    arrive(phone, kind, cast)

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch()
            route.abort("connectionreset")
        else:
            route.fallback()

    phone.page.route("**/*", lose)
    press(phone, kind)
    expect(phone.failure).to_contain_text(KEPT)
    phone.recovers()
    press(phone, kind)
    expect(phone.page.locator("body")).to_contain_text(WORDS)
    with phone.visit.serving.paused():
        assert Rhk.objects.filter(teks=WORDS).count() == 1
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0


def test_a_saved_dialog_asks_nothing(phone: Phone, cast: Cast) -> None:
    arrive(phone, KINDS[0], cast)
    with phone.page.expect_navigation():
        press(phone, KINDS[0])
    expect(phone.page.locator("body")).to_contain_text(WORDS)
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0
    phone.page.get_by_role("button", name="Tutup pesan").click()
    phone.page.locator("main").get_by_role("link", name="Lampiran").first.click()
    phone.page.locator("dialog[open] textarea").first.fill("Kesatu\nKedua")
    with phone.page.expect_navigation():
        phone.page.locator("dialog[open]").get_by_role("button", name="Simpan").click()
    expect(phone.page.locator("body")).to_contain_text("Kedua")


def test_an_upload_keeps_its_file_and_stores_none_of_it(phone: Phone, cast: Cast) -> None:
    phone.visit.enter(cast.pegawai)
    phone.visit.open(f"/skp/{skp.konsep(cast.riwayat).pk}/impor/")
    field = phone.page.locator("input[type=file]")
    field.set_input_files({"name": "rhk.json", "mimeType": "application/json", "buffer": b'{"rahasia": 1}'})
    phone.page.context.set_offline(True)
    field.locator("xpath=ancestor::form").get_by_role("button").last.click()
    expect(phone.page.get_by_text("Tidak ada sambungan ke server")).to_be_visible()
    assert phone.page.evaluate("document.querySelector('input[type=file]').files.length") == 1
    assert "rahasia" not in str(phone.page.evaluate("JSON.stringify(localStorage)"))
    phone.page.context.set_offline(False)
    phone.visit.complaints.clear()


def test_a_login_without_a_signal_keeps_the_page_and_no_password(phone: Phone, cast: Cast) -> None:
    phone.visit.enter(None)
    phone.visit.open("/masuk/")
    phone.page.get_by_label("NIP").fill(cast.pegawai.akun.username)
    phone.page.get_by_label("Password").fill(PASSWORD)
    phone.page.context.set_offline(True)
    phone.page.get_by_role("button", name="LOGIN").click()
    expect(phone.failure).to_contain_text("Tidak ada sambungan ke server")
    kept = str(phone.page.evaluate("JSON.stringify([localStorage, sessionStorage])"))
    assert PASSWORD not in kept
    assert cast.pegawai.akun.username not in kept
    phone.page.context.set_offline(False)
    phone.visit.complaints.clear()
    phone.page.get_by_role("button", name="LOGIN").click()
    expect(phone.page.get_by_role("heading", level=1)).to_contain_text("Selamat")


def test_the_next_person_sees_nothing(phone: Phone, cast: Cast) -> None:
    kind = KINDS[1]
    arrive(phone, kind, cast)
    phone.page.context.set_offline(True)
    press(phone, kind)
    expect(phone.failure).to_contain_text(KEPT)
    assert cast.pegawai.nip not in str(phone.page.evaluate("Object.keys(localStorage).join()"))
    phone.page.context.set_offline(False)
    phone.visit.complaints.clear()
    other = phone.page.context.new_page()
    phone.visit.enter(cast.rekan)
    other.goto(phone.visit.serving.url + "/profil/edit/")
    assert other.evaluate("Object.keys(localStorage).length") == 0
    expect(other.locator("body")).not_to_contain_text(WORDS)
    press(phone, kind)
    expect(phone.failure).to_contain_text("akun lain")
    other.close()
    phone.page.evaluate("document.querySelector('form[data-warn-unsaved]').remove()")


def test_logging_out_takes_the_copies_away(phone: Phone, cast: Cast) -> None:
    arrive(phone, KINDS[2], cast)
    phone.answers(abort="failed")
    expect(phone.page.locator("[data-autosave-status]")).to_contain_text("disimpan di perangkat ini")
    phone.recovers()
    phone.page.evaluate("document.querySelector('form[data-warn-unsaved]').remove()")
    phone.visit.open("/keluar/")
    phone.page.locator("main").get_by_role("button", name="Keluar", exact=True).click()
    expect(phone.page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0


def test_what_was_typed_and_never_sent_is_offered(phone: Phone, cast: Cast) -> None:
    kind = KINDS[1]
    arrive(phone, kind, cast)
    phone.page.wait_for_timeout(1000)
    phone.visit.open("/profil/edit/")
    assert phone.questions == ["beforeunload"], "leaving what nobody has sent asks first"
    phone.questions.clear()
    phone.page.get_by_role("button", name="Pulihkan isian").click()
    kind.typed(phone.page)
    with phone.page.expect_navigation():
        phone.page.locator("main").get_by_role("link", name="Batal").click()
    phone.questions.clear()
    assert phone.page.evaluate("Object.keys(localStorage).length") == 0, "Batal means it"


def test_in_a_demo_it_is_dated_by_the_demos_clock(phone: Phone, cast: Cast, settings: Settings) -> None:
    settings.DEMO = True
    arrive(phone, KINDS[1], cast)
    phone.page.wait_for_timeout(1000)
    phone.visit.open("/profil/edit/")
    expect(phone.page.get_by_text("Ada isian dari 7 Maret 2023")).to_be_visible()
    phone.questions.clear()
