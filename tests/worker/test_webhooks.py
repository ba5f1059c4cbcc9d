"""Webhooks against a real HTTP server on loopback (domain.md §8)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from pytest_django import Settings

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.operations import rate
from sikinerja.skp.rules import Perilaku
from sikinerja.webhook import operations, rules
from sikinerja.webhook.models import Kiriman, Webhook
from sikinerja.worker import clock, webhooks
from tests import loopback
from tests.builders import realisasi as build_realisasi
from tests.builders import skp as build_skp
from tests.builders import webhook as build
from tests.cast import Cast, context, moment

NOW = "2023-03-07 09:00"
LOOPBACK = ["127.0.0.0/8"]
Clock = list[str]


@pytest.fixture
def receiver() -> Iterator[loopback.Server]:
    """Another system that takes everything."""
    with loopback.serving() as running:
        running.answer = loopback.says(204, b"")
        yield running


@pytest.fixture
def hook(cast: Cast, receiver: loopback.Server, settings: Settings) -> Webhook:
    """It is told everything."""
    settings.WEBHOOK_INTRANET = LOOPBACK
    return build.webhook(cast, alamat=f"{receiver.url}/kabar?dari=si-kinerja")


@pytest.fixture
def worker_at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The worker's clock, to be moved: ``worker_at[:] = [...]``."""
    shown = [NOW]
    monkeypatch.setattr(clock, "system_now", lambda: moment(shown[0]))
    return shown


def rated(cast: Cast, rating: str = "SESUAI") -> int:
    """The owner's February, rated to the end."""
    row = build_realisasi.dinilai(build_skp.disetujui(cast.riwayat))
    rate.nilai_perilaku(
        context(cast.penilai, "2023-03-08 09:00"), realisasi_id=row.pk,
        umpan_balik={p.value: "Baik." for p in Perilaku}, rating=rating, catatan_akhir="Pertahankan.",
        konfirmasi=True, langkah=None,
    )  # fmt: skip
    return row.pk


def test_a_rating_is_told_and_signed(
    cast: Cast, hook: Webhook, receiver: loopback.Server, worker_at: Clock
) -> None:
    rated(cast)
    assert webhooks.kirim(hook.pk) == 1
    [(path, headers, body)] = receiver.asked
    sent = Kiriman.objects.get()
    assert path == "/kabar?dari=si-kinerja"
    assert headers["Host"] == f"127.0.0.1:{receiver.server_port}"
    assert headers["webhook-id"] == rules.kode(sent.pk)
    assert body["type"] == "bulan.dinilai"
    assert body["data"] == {
        "nip": cast.pegawai.nip, "perangkat_daerah": "BADAN", "tahun": 2023, "bulan": 2,
        "hasil_kerja": "SESUAI", "perilaku": "SESUAI", "predikat": "BAIK",
    }  # fmt: skip
    raw = rules.isi(peristiwa=sent.peristiwa, pada=sent.dibuat_pada, data=sent.data)
    signed = rules.tanda_tangan(
        hook.rahasia, kode=rules.kode(sent.pk), waktu=int(headers["webhook-timestamp"]), isi=raw
    )
    assert headers["webhook-signature"] == signed
    assert (sent.status, sent.jawaban, sent.percobaan) == ("TERKIRIM", 204, 1)
    assert webhooks.kirim(hook.pk) == 0


def test_only_who_asked_for_it_and_whose_pd_it_is(cast: Cast) -> None:
    everything = build.webhook(cast)
    own = build.webhook(cast, perangkat_daerah=cast.badan)
    build.webhook(cast, perangkat_daerah=cast.dinas)
    build.webhook(cast, peristiwa=[rules.Peristiwa.BULAN_DIRILIS.value])
    build.webhook(cast, mati=True)
    rated(cast)
    assert set(Kiriman.objects.values_list("webhook_id", flat=True)) == {everything.pk, own.pk}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (loopback.says(500), "Penerima menjawab 500"),
        (loopback.says(302, Location="http://127.0.0.1:1/"), "Penerima menjawab 302"),
        (loopback.hangs_up, "Tidak terhubung"),
    ],
)
def test_what_was_not_taken_goes_again(
    hook: Webhook, receiver: loopback.Server, worker_at: Clock, answer: loopback.Answer, words: str
) -> None:
    one, receiver.answer = build.kiriman(hook), answer
    assert webhooks.kirim(hook.pk) == 0
    one.refresh_from_db()
    assert one.status == "MENUNGGU"
    assert one.keterangan.startswith(words)
    assert one.coba_lagi_pada == moment(NOW) + timedelta(minutes=1)
    assert webhooks.kirim(hook.pk) == 0, "too early"
    worker_at[0], receiver.answer = "2023-03-07 09:01", loopback.says(200)
    assert webhooks.kirim(hook.pk) == 1
    assert len({headers["webhook-id"] for _, headers, _ in receiver.asked}) == 1


def test_a_slow_receiver_is_left_alone_for_a_while(
    cast: Cast, hook: Webhook, receiver: loopback.Server, worker_at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "SECONDS", 0.3)
    first, second = build.kiriman(hook), build.kiriman(hook)
    receiver.answer = loopback.drips
    assert webhooks.kirim(hook.pk) == 0
    first.refresh_from_db()
    assert first.keterangan == webhooks.LAMBAT
    assert len(receiver.asked) == 1, "the second message waits for the receiver to come back"
    second.refresh_from_db()
    assert second.percobaan == 0


def test_one_message_refused_keeps_no_other_waiting(
    cast: Cast, hook: Webhook, receiver: loopback.Server, worker_at: Clock
) -> None:
    refused = build.kiriman(hook, data={"nip": "ditolak"})
    build.kiriman(hook)
    receiver.answer = lambda h: h.send(422 if "ditolak" in str(h.server.asked[-1][2]) else 200, b"")
    assert webhooks.kirim(hook.pk) == 1
    refused.refresh_from_db()
    assert (refused.status, refused.jawaban) == ("MENUNGGU", 422)


def test_nobody_is_led_to_inner_doors(cast: Cast, hook: Webhook, receiver: loopback.Server, worker_at: Clock,
                                      settings: Settings) -> None:  # fmt: skip
    settings.WEBHOOK_INTRANET = []
    one = build.kiriman(hook)
    webhooks.kirim(hook.pk)
    one.refresh_from_db()
    assert one.keterangan == webhooks.DILARANG
    assert receiver.asked == []


def test_after_three_days_it_is_switched_off_and_said(cast: Cast, hook: Webhook, worker_at: Clock,
                                                      receiver: loopback.Server) -> None:  # fmt: skip
    receiver.answer = loopback.says(503)
    last, waiting = build.kiriman(hook, percobaan=len(rules.JEDA)), build.kiriman(hook)
    webhooks.kirim(hook.pk)
    last.refresh_from_db(), hook.refresh_from_db()
    assert last.status == "GAGAL"
    assert hook.alasan_dimatikan == rules.PENERIMA_GAGAL
    told = Pemberitahuan.objects.get(akun=cast.bkd.akun)
    assert told.tautan == f"/kelola/webhook/{hook.pk}/"
    receiver.answer = loopback.says(200)
    assert webhooks.kirim(hook.pk) == 0
    operations.hidupkan(context(cast.bkd), webhook_id=hook.pk)
    assert webhooks.kirim(hook.pk) == 1
    waiting.refresh_from_db()
    assert waiting.status == "TERKIRIM"


def test_a_worker_that_died_loses_nothing(cast: Cast, hook: Webhook, worker_at: Clock) -> None:
    build.kiriman(hook)
    assert operations.ambil(clock.context(), webhook_id=hook.pk) is not None  # and then it is killed
    assert webhooks.kirim(hook.pk) == 0
    worker_at[0] = "2023-03-07 09:05"
    assert webhooks.kirim(hook.pk) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_message_once(cast: Cast, hook: Webhook, receiver: loopback.Server,
                                         worker_at: Clock) -> None:  # fmt: skip
    for _ in range(6):
        build.kiriman(hook)

    def work() -> None:
        try:
            webhooks.kirim(hook.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [headers["webhook-id"] for _, headers, _ in receiver.asked]
    assert len(ids) == len(set(ids)) == 6


def test_only_bkd_manages_them(cast: Cast) -> None:
    hook = build.webhook(cast)
    wish = {"nama": "Gaji", "alamat": "https://gaji.contoh.test/", "peristiwa": ["bulan.dinilai"]}
    with pytest.raises(Forbidden):
        operations.daftarkan(context(cast.pengelola), **wish, perangkat_daerah_id=None)
    ctx = context(cast.kepala)
    for deed in (
        operations.hidupkan,
        operations.uji,
        operations.ganti_rahasia,
        partial(operations.matikan, alasan="a"),
    ):
        with pytest.raises(NotFound):
            deed(ctx, webhook_id=hook.pk)
    with pytest.raises(NotFound):
        operations.kirim_ulang(ctx, webhook_id=hook.pk, kiriman_id=build.kiriman(hook, "GAGAL").pk)


def test_registering_is_checked_and_audited(cast: Cast) -> None:
    ctx, wish = context(cast.bkd), {"nama": " Aplikasi  gaji ", "alamat": "https://gaji.contoh.test/"}
    with pytest.raises(Invalid) as error:
        operations.daftarkan(ctx, nama="", alamat="http://x/", peristiwa=["uji"], perangkat_daerah_id=None)
    assert set(error.value.fields) == {"nama", "alamat", "peristiwa"}
    with pytest.raises(Invalid):
        operations.daftarkan(ctx, **wish, peristiwa=["bulan.dinilai"], perangkat_daerah_id=2**40)
    baru = operations.daftarkan(ctx, **wish, peristiwa=["bulan.dinilai"], perangkat_daerah_id=cast.badan.pk)
    assert baru.webhook.nama == "Aplikasi gaji"
    [line] = Jejak.objects.filter(aksi="webhook.daftarkan")
    assert baru.rahasia not in str(line.data)
    again = operations.ganti_rahasia(ctx, webhook_id=baru.webhook.pk)
    assert again.rahasia != baru.rahasia
    operations.matikan(ctx, webhook_id=baru.webhook.pk, alasan="Sistem diganti")
    with pytest.raises(Conflict):
        operations.uji(ctx, webhook_id=baru.webhook.pk)
