"""Forms of the menu ``keamanan``: parsing only."""

from __future__ import annotations

from django import forms

from sikinerja.akun import rules


class PastikanForm(forms.Form):
    """The password, once more."""

    password = forms.CharField(
        label="Password Anda",
        strip=False,
        max_length=rules.PANJANG_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
