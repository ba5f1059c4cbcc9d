"""The field of a table's file: chosen once, kept at hand while the rest of the form is put right."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core.context import Context
from sikinerja.integrasi.berkas import titipan
from sikinerja.integrasi.berkas.titipan import Titipan
from sikinerja.integrasi.berkas.unggah import JENIS, JENIS_BERKAS
from sikinerja.web.http import Request


class BerkasForm(forms.Form):
    """One file; ``titipan``: the key of one that was chosen before."""

    berkas = forms.FileField(
        label="Berkas",
        max_length=200,
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(JENIS)}),
        error_messages={
            "invalid": JENIS_BERKAS,
            "empty": "Berkas ini kosong: tidak ada isinya.",
            "max_length": "Nama berkas terlalu panjang: paling panjang 200 karakter.",
        },
    )
    titipan = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    wajib = True
    """A file must be there."""
    ada: Titipan | None = None

    def dari(self, ctx: Context) -> None:
        """Look for what was left here; a file chosen anew counts instead."""
        key = str(self.data.get("titipan", ""))[:2000]
        if key and "berkas" not in self.files:
            self.ada = titipan.ambil(ctx, kunci=key)

    def clean(self) -> dict[str, Any]:
        """There is a file, chosen now or before."""
        data: dict[str, Any] = self.cleaned_data
        if self.wajib and not data.get("berkas") and self.ada is None and not self.has_error("berkas"):
            self.add_error("berkas", JENIS_BERKAS)
        return data

    def berkas_isi(self) -> dict[str, Any]:
        """Name and content, as the corridor takes them."""
        sent = self.cleaned_data.get("berkas")
        if sent:
            return {"nama": sent.name, "isi": sent.chunks()}
        return {"nama": self.ada.nama, "isi": self.ada.isi()} if self.ada else {}

    def simpan(self, ctx: Context) -> None:
        """Keep what was chosen, unless it is what was refused: the form comes back."""
        sent = self.cleaned_data.get("berkas") if hasattr(self, "cleaned_data") else None
        if sent and not self.has_error("berkas"):
            sent.seek(0)
            self.ada = titipan.titip(ctx, nama=sent.name, isi=sent.chunks())


def terisi(form: BerkasForm, request: Request) -> bool:
    """Whether a form that was sent holds all it needs; a file left before is found again."""
    if form.is_bound:
        form.dari(request.ctx)
    return form.is_valid()


def tahan(form: BerkasForm, request: Request) -> None:
    """Keep the file that was chosen, where the form comes back."""
    if form.is_bound and form.errors:
        form.simpan(request.ctx)
