"""What both menus with tokens share: the form, and the answer that shows a token this once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Page
from django.http import HttpResponse
from django.urls import reverse

from sikinerja.akun.operations.token import TokenBaru
from sikinerja.akun.rules import token as rules
from sikinerja.core.context import Context
from sikinerja.web.http import Request, respond


class TokenForm(forms.Form):
    """Name, scopes, last day."""

    nama = forms.CharField(
        label="Nama token", max_length=rules.PANJANG_NAMA, error_messages={"required": rules.NAMA_KOSONG}
    )
    cakupan = forms.MultipleChoiceField(
        label="Cakupan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": rules.CAKUPAN_KOSONG, "invalid_choice": rules.CAKUPAN_ASING},
    )
    berlaku_sampai = forms.DateField(label="Berlaku sampai")

    def __init__(self, data: Any, *, cakupan: Sequence[rules.Cakupan], today: date) -> None:
        """Offer these scopes, and a quarter of a year."""
        super().__init__(data, initial={"berlaku_sampai": today + rules.MASA_USUL})
        self.fields["cakupan"].choices = [(c.value, c.label) for c in cakupan]  # type: ignore[attr-defined]
        last = self.fields["berlaku_sampai"].widget
        last.attrs = {"min": str(today + timedelta(days=1)), "max": str(rules.hari_terakhir(today))}


def shown_once(request: Request, baru: TokenBaru, *, kembali: str) -> HttpResponse:
    """The token in clear: in the answer itself, because it is kept nowhere."""
    values = {"baru": baru, "kembali": reverse(kembali), "cakupan": words(baru.token.cakupan)}
    return respond(request, "keamanan/token_baru.html", values)


def rows(ctx: Context, page: Page[Any]) -> list[tuple[Any, rules.KeadaanToken, list[str]]]:
    """What the lists show: each token, how it stands, what it opens."""
    return [(token, token.keadaan(ctx), words(token.cakupan)) for token in page]


def words(cakupan: Sequence[str]) -> list[str]:
    """Scopes as people read them."""
    labels = dict(rules.Cakupan.choices())
    return [labels[value] for value in cakupan]
