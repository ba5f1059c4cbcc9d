"""The bell rings once; a mail goes where an active account has an address."""

from __future__ import annotations

import pytest
from django.db import transaction

from sikinerja.pemberitahuan import queries, steps
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.pemberitahuan.rules import Kabar
from tests.cast import Cast, context


def tell(cast: Cast, **over: object) -> None:
    with transaction.atomic():
        steps.beri_tahu(
            context(cast.pegawai),
            **{  # type: ignore[arg-type]
                "akun_id": cast.penilai.akun_id,
                "judul": "SKP menunggu persetujuan",
                "isi": "Yohanes mengajukan SKP.",
                "tautan": "/penilaian/skp/1/",
                "kunci": "skp:1:ajukan:1",
                **over,
            },
        )


def test_rings_once_and_mails_once(cast: Cast) -> None:
    tell(cast)
    tell(cast)
    line = Pemberitahuan.objects.get()
    assert (line.akun_id, line.tautan, line.dibaca_pada) == (cast.penilai.akun_id, "/penilaian/skp/1/", None)
    surat = Surat.objects.get()
    assert surat.kepada == "ratna@contoh.test"
    assert "http://localhost:8000/penilaian/skp/1/" in surat.isi
    assert surat.message_id.endswith("@localhost>")
    assert queries.jumlah_belum_dibaca(context(cast.penilai).actor) == 1


def test_no_mail_without_address_or_for_the_inactive(cast: Cast) -> None:
    tell(cast, akun_id=cast.kepala.akun_id, kunci="a")
    cast.penilai.akun.aktif = False
    cast.penilai.akun.save()
    tell(cast, kunci="b")
    assert Pemberitahuan.objects.count() == 2
    assert not Surat.objects.exists()


def test_long_texts_are_cut_not_refused(cast: Cast) -> None:
    tell(cast, judul="J" * 900 + "\nBcc: x@y.z", kunci="k" * 500)
    assert len(Pemberitahuan.objects.get().judul) == 200
    assert "\n" not in Surat.objects.get().subjek


@pytest.mark.django_db(transaction=True)
def test_needs_an_operation_around_it() -> None:
    with pytest.raises(RuntimeError, match="needs an operation"):
        steps.surati(context(None), akun_id=None, kepada="a@b.c", subjek="s", isi="i", kunci="k")


def test_many_at_once_hear_once_and_in_their_own_words(cast: Cast) -> None:
    everybody = [cast.penilai, cast.pegawai, cast.rekan]
    kabar = [Kabar(p.akun_id, f"Nilai {p.akun.nama}", kunci=f"rilis:{p.pk}") for p in everybody]
    for _ in range(2):
        with transaction.atomic():
            steps.beri_tahu_banyak(context(None), kabar=kabar)
    lines = Pemberitahuan.objects.order_by("pk").values_list("akun_id", "judul")
    assert list(lines) == [(p.akun_id, f"Nilai {p.akun.nama}") for p in everybody]
    assert set(Surat.objects.values_list("kepada", flat=True)) == {"ratna@contoh.test", "yohanes@contoh.test"}
