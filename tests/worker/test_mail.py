"""The outbox against a real SMTP server on loopback (F1.4, F8.6)."""

from __future__ import annotations

import email
import socket
import threading
from collections.abc import Callable, Iterator
from email.message import Message
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection, transaction
from django.test import Client
from pytest_django import Settings

from sikinerja.akun.models import Akun
from sikinerja.akun.steps import tandai_meninggal
from sikinerja.core.errors import Conflict
from sikinerja.pemberitahuan import steps
from sikinerja.pemberitahuan.models import Surat
from sikinerja.pemberitahuan.operations import surat as operations
from sikinerja.pemberitahuan.rules import PENERIMA_MENINGGAL, HasilKirim
from sikinerja.worker import clock, mail
from tests.cast import account, context, moment

pytestmark = pytest.mark.django_db(transaction=True)


class Office:
    """What the mail server got, and what it shall answer."""

    def __init__(self) -> None:
        self.got: list[Message] = []
        self.rcpt = self.data = "250 OK"
        self.drop_in_data = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.drop_in_data:
            server.transport.close()
            return "421 gone"
        if self.data.startswith("250"):
            self.got.append(email.message_from_bytes(envelope.content or b"", policy=default))
        return self.data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def office(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A mail server, and a worker that stands at the cast's moment."""
    handler = Office()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = controller.hostname, controller.port
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:00"))
    yield handler
    controller.stop()


def post(kunci: str = "k", akun_id: int | None = None) -> Surat:
    """One mail in the outbox."""
    with transaction.atomic():
        steps.surati(
            context(None),
            akun_id=akun_id,
            kepada="ani@contoh.test",
            subjek="Sebuah kabar",
            isi="Isi.\n",
            kunci=kunci,
        )
    return Surat.objects.latest("id")


def test_the_reset_mail_arrives_and_its_link_works(office: Office, at: Callable[[str], None]) -> None:
    akun = account("199004172015021003", "Yohanes Contoh, S.Kom", email="yohanes@contoh.test")
    Client().post("/lupa-password/", {"username": akun.username, "email": akun.email})
    assert mail.kirim_semua() == 1
    [letter] = office.got
    assert letter["Subject"] == "Reset Password Aplikasi Si-Kinerja"
    assert letter["To"] == "yohanes@contoh.test"
    assert letter["Message-ID"] == Surat.objects.get().message_id
    text = letter.get_content()  # type: ignore[attr-defined]
    client = Client()
    place = client.get(text.split("http://localhost:8000")[1].split()[0]).headers["Location"]
    client.post(place, {"baru": "Lima-perahu-di-Alor", "ulang": "Lima-perahu-di-Alor"})
    assert Akun.objects.get().check_password("Lima-perahu-di-Alor")
    surat = Surat.objects.earliest("id")
    assert (surat.status, surat.percobaan) == ("TERKIRIM", 1)


def test_nothing_is_sent_twice(office: Office) -> None:
    post()
    assert mail.kirim_semua() == 1
    assert mail.kirim_semua() == 0
    assert len(office.got) == 1


def test_what_waits_for_the_dead_is_not_sent_any_more(office: Office) -> None:
    ani = account("199004172015021003", "Ani Contoh", email="ani@contoh.test")
    post("almarhumah", ani.pk)
    post("lain")
    with transaction.atomic():
        tandai_meninggal(context(None), akun_id=ani.pk, meninggal=True)

    assert mail.kirim_semua() == 1
    assert len(office.got) == 1
    closed = Surat.objects.earliest("id")
    assert (closed.status, closed.keterangan) == ("GAGAL", PENERIMA_MENINGGAL)
    operations.kirim_ulang(context(None), surat_id=closed.pk)
    assert mail.kirim_semua() == 0, "not by hand either"


def test_two_workers_share_the_outbox(office: Office) -> None:
    for n in range(6):
        post(f"k{n}")
    barrier = threading.Barrier(2)

    def work() -> None:
        barrier.wait()
        mail.kirim_semua()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [m["Message-ID"] for m in office.got]
    assert len(ids) == len(set(ids)) == 6
    assert set(Surat.objects.values_list("status", flat=True)) == {"TERKIRIM"}


def test_without_a_server_in_the_settings_everything_waits(settings: Settings) -> None:
    post()
    settings.EMAIL_HOST = ""
    assert mail.kirim_semua() == 0
    assert Surat.objects.get().status == "MENUNGGU"


def test_a_server_that_is_down_costs_no_attempt(settings: Settings) -> None:
    post()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert mail.kirim_semua() == 0
    assert (Surat.objects.get().status, Surat.objects.get().percobaan) == ("MENUNGGU", 0)


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_for_now_refused_is_tried_again_later_and_not_for_ever(
    office: Office, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    post()
    setattr(office, stage, "451 try later")
    mail.kirim_semua()
    surat = Surat.objects.get()
    assert (surat.status, surat.keterangan) == ("MENUNGGU", "451 try later")
    assert surat.coba_lagi_pada == moment("2023-03-07 09:01")
    mail.kirim_semua()
    assert Surat.objects.get().percobaan == 1
    for hour in range(10, 23):
        monkeypatch.setattr(clock, "system_now", lambda hour=hour: moment(f"2023-03-07 {hour}:59"))
        mail.kirim_semua()
    assert (Surat.objects.get().status, Surat.objects.get().percobaan) == ("GAGAL", 6)
    assert office.got == []


@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_refused_for_good(office: Office, stage: str) -> None:
    post()
    setattr(office, stage, "550 no such user")
    mail.kirim_semua()
    assert (Surat.objects.get().status, Surat.objects.get().keterangan) == ("GAGAL", "550 no such user")


def test_a_line_that_breaks_while_handing_over_leaves_it_unknown_and_is_never_repeated(
    office: Office,
) -> None:
    surat = post()
    office.drop_in_data = True
    assert mail.kirim_semua() == 0
    assert Surat.objects.get().status == "DIKIRIM"
    office.drop_in_data = False
    assert mail.kirim_semua() == 0
    operations.kirim_ulang(context(None), surat_id=surat.pk)
    assert mail.kirim_semua() == 1


def test_only_a_claimed_mail_is_finished() -> None:
    surat = post()
    with pytest.raises(Conflict):
        operations.selesai(context(None), surat_id=surat.pk, hasil=HasilKirim.TERKIRIM)
    with pytest.raises(Conflict):
        operations.kirim_ulang(context(None), surat_id=surat.pk)


def test_a_mail_put_into_the_outbox_wakes_the_worker_when_it_commits() -> None:
    def waiting() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'pemberitahuan.kirim_surat'"
            )
            return int(cursor.fetchone()[0])

    before = waiting()
    post()
    assert waiting() == before + 1
    with transaction.atomic():
        steps.surati(context(None), akun_id=None, kepada="a@b.test", subjek="s", isi="i", kunci="other")
        transaction.set_rollback(True)
    assert waiting() == before + 1
