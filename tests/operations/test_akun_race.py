"""Two real connections at once, on accounts and on the outbox: one wins, the other gets the clear answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from sikinerja.akun import queries
from sikinerja.akun.models import Akun, PercobaanMasuk
from sikinerja.akun.operations import masuk, reset
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import akun
from sikinerja.kepegawaian.rules import IsianAkun, IsianRiwayat
from sikinerja.pemberitahuan import steps
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.pemberitahuan.operations import surat
from tests.cast import Cast, context, make_cast
from tests.race import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    """Committed, so that other connections see it."""
    return make_cast()


def kept(call: Callable[[], object], into: list[object]) -> Callable[[], None]:
    """The call, with what it returns put aside."""
    return lambda: into.append(call())


def test_guesses_sent_at_once_cannot_slip_through(cast: Cast) -> None:
    found: list[object] = []

    def guess() -> object:
        return masuk.masuk(context(None), username="gubernur", password="tebakan", alamat="198.51.100.7")

    assert race(*[kept(guess, found)] * 12) == ["ok"] * 12
    waits = [hasil.tunggu for hasil in found]  # type: ignore[attr-defined]
    assert sorted(waits) == [0] * 5 + [60] * 7
    assert PercobaanMasuk.objects.count() == 5


def test_a_link_is_used_once(cast: Cast) -> None:
    uid, token = queries.tautan_reset(cast.pegawai.akun)
    found: list[object] = []
    words = ("Lima-perahu-di-Alor", "Enam-kuda-di-Sumba")
    calls = [kept(lambda w=w: reset.atur(context(None), uid=uid, token=token, baru=w), found) for w in words]
    assert race(*calls) == ["ok", "ok"]
    assert sorted(hasil is None for hasil in found) == [False, True]
    assert Jejak.objects.filter(aksi="akun.reset_password").count() == 1


def test_the_same_number_gets_one_account(cast: Cast) -> None:
    riwayat = IsianRiwayat(
        tahun=2023,
        jenis_jabatan="FUNGSIONAL",
        jabatan_id=cast.jabatan_staf.pk,
        tmt=date(2023, 3, 1),
        perangkat_daerah_id=cast.badan.pk,
        unit_kerja_id=cast.bidang.pk,
        penilai_id=cast.penilai.pk,
        aktif=True,
    )
    isian = IsianAkun("PNS", "199503122020122007", "Siti Baru Contoh", riwayat=riwayat)
    people = (cast.pengelola, cast.bkd)
    ended = race(*[lambda p=p: akun.buat(context(p), isian=isian) for p in people])  # type: ignore[misc]
    assert sorted(ended) == ["Invalid", "ok"]
    assert Akun.objects.filter(username=isian.nomor).count() == 1
    assert Pegawai.objects.get(nip=isian.nomor).riwayat.count() == 1
    assert Jejak.objects.filter(aksi="akun.buat").count() == 1


def test_deactivated_by_two_is_written_down_once(cast: Cast) -> None:
    def close(person: Pegawai) -> Callable[[], object]:
        ctx = context(person)
        return lambda: akun.ubah_status(ctx, pegawai_id=cast.pegawai.pk, aktif=False, alasan="Pensiun")

    assert race(close(cast.pengelola), close(cast.bkd)) == ["ok", "ok"]
    assert Jejak.objects.filter(aksi="akun.nonaktifkan").count() == 1


def test_a_mail_is_claimed_by_one(cast: Cast) -> None:
    with transaction.atomic():
        steps.surati(
            context(None), akun_id=None, kepada="a@contoh.test", subjek="Kabar", isi="Isi", kunci="k"
        )
    found: list[object] = []
    assert race(*[kept(lambda: surat.ambil(context(None)), found)] * 3) == ["ok"] * 3
    assert [kiriman is None for kiriman in found].count(False) == 1
    assert Surat.objects.get().percobaan == 1


def test_the_same_event_told_at_once_rings_once(cast: Cast) -> None:
    def tell() -> None:
        with transaction.atomic():
            steps.beri_tahu(
                context(None), akun_id=cast.pegawai.akun_id, judul="Kabar", isi="Isi", kunci="skp:1"
            )

    assert race(tell, tell, tell) == ["ok"] * 3
    assert Pemberitahuan.objects.count() == Surat.objects.count() == 1
