"""Forms of the menu ``keamanan``: parsing only."""

from __future__ import annotations

from django import forms

from sikinerja.akun import rules
from sikinerja.akun.rules.faktor import NAMA_KOSONG, PANJANG_NAMA
from sikinerja.akun.rules.passkey import PANJANG_JAWABAN


class PastikanForm(forms.Form):
    """The password, once more."""

    password = forms.CharField(
        label="Password Anda",
        strip=False,
        max_length=rules.PANJANG_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )


class KodeTotpForm(forms.Form):
    """The code that the app shows now."""

    kode = forms.CharField(
        label="Kode 6 angka",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class PasskeyForm(forms.Form):
    """A name, and what the device answered (filled in by the page's script)."""

    nama = forms.CharField(
        label="Nama passkey",
        max_length=PANJANG_NAMA,
        error_messages={"required": NAMA_KOSONG},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    jawaban = forms.CharField(
        max_length=PANJANG_JAWABAN,
        widget=forms.HiddenInput,
        error_messages={"required": "Perangkat belum menjawab. Tekan tombolnya sekali lagi."},
    )
