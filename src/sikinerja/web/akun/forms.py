"""What visitors and owners of accounts type."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.akun import rules
from sikinerja.akun.rules.faktor import PANJANG_ISIAN
from sikinerja.akun.rules.passkey import PANJANG_JAWABAN


def _password(label: str, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=rules.PANJANG_PASSWORD, widget=widget)


def _nip(**attrs: Any) -> forms.CharField:
    widget = forms.TextInput(
        attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"} | attrs
    )
    return forms.CharField(label="NIP", max_length=60, widget=widget)


class MasukForm(forms.Form):
    """NIP (or a username given by BKD) and password."""

    username = _nip(autofocus=True)
    password = _password("Password", "current-password")


class KodeForm(forms.Form):
    """The code of an app, or a recovery code."""

    isian = forms.CharField(
        label="Kode",
        max_length=PANJANG_ISIAN,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "characters"}
        ),
    )


class PasskeyForm(forms.Form):
    """What the browser answered, filled in by its script."""

    jawaban = forms.CharField(max_length=PANJANG_JAWABAN, widget=forms.HiddenInput)


class PasswordBaruForm(forms.Form):
    """A new password, typed twice."""

    baru = _password("Password baru", "new-password")
    ulang = _password("Ulangi password baru", "new-password")

    def clean(self) -> dict[str, Any]:
        """Both must be the same; the second is for the eyes only."""
        data = super().clean() or {}
        if "baru" in data and data.pop("ulang", data["baru"]) != data["baru"]:
            self.add_error("ulang", rules.TIDAK_SAMA)
        return data


class GantiPasswordForm(PasswordBaruForm):
    """A later change asks for the old password first."""

    lama = _password("Password lama", "current-password")
    field_order = ("lama", "baru", "ulang")

    def __init__(self, *args: Any, pertama: bool, **kwargs: Any) -> None:
        """``pertama``: the first password is being replaced."""
        super().__init__(*args, **kwargs)
        if pertama:
            del self.fields["lama"]


class LupaPasswordForm(forms.Form):
    """NIP and email (BAB I.3)."""

    username = _nip(autofocus=True)
    email = forms.EmailField(
        label="Surel", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
