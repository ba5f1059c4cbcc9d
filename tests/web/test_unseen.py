"""Marks that nobody sees are taken off what is typed, at every door; passwords stay as they are (§3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from pydantic import TypeAdapter

from sikinerja.api.types import Baris, Teks, TeksKosong
from sikinerja.core.text import clean_note
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.web.typed import SeenTextMiddleware
from tests.cast import Cast, person

Login = Callable[[Pegawai], Client]
TYPED, KEPT = "\u202eTerdaftar\u200b dua\u200d kali\ufeff 👩\u200d👧", "Terdaftar dua kali 👩\u200d👧"


@pytest.mark.django_db
def test_a_reason_is_kept_without_them(cast: Cast, login: Login) -> None:
    sent = {"ganda": str(person("Ganda").pk), "nomor": "tetap", "alasan": TYPED, "pasti": "1"}
    login(cast.bkd).post(reverse("kelola:gabungkan", args=(cast.pegawai.pk,)), sent)
    assert Pekerjaan.objects.get().parameter["isian"]["alasan"] == KEPT


@pytest.mark.parametrize(("name", "kept"), [("kelola:akun", KEPT), ("akun:masuk", TYPED)])
def test_every_form_but_of_passwords(name: str, kept: str) -> None:
    request = RequestFactory().post(reverse(name), {"a": [TYPED, "b"], "c": "d"})
    request.resolver_match = resolve(request.path)
    SeenTextMiddleware(lambda _: None).process_view(request)  # type: ignore[arg-type, return-value]
    assert dict(request.POST.lists()) == {"a": [kept, "b"], "c": ["d"]}


@pytest.mark.parametrize("kind", [Teks, TeksKosong, Baris])
def test_programs_too(kind: object) -> None:
    assert TypeAdapter(kind).validate_python(TYPED) == KEPT


def test_written_as_a_sign_of_html() -> None:
    assert clean_note("<p>Ra&#8203;pat&rlm; 👩&zwj;👧</p>") == "<p>Rapat 👩\u200d👧</p>"
