"""Verification of printed documents, for anybody who holds one (documents.md §A)."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.dokumen.queries import rekap
from sikinerja.dokumen.queries import verifikasi as queries
from sikinerja.dokumen.rules.kode import baca
from sikinerja.web.http import Request, go, public, respond

SALAH = "Kode terdiri atas 16 huruf dan angka, misalnya 7K3M-9QX2-ABCD-EFGH. Periksa kembali ketikan Anda."


class KodeForm(forms.Form):
    """The code as printed, typed in any way."""

    kode = forms.CharField(
        label="Kode verifikasi",
        max_length=60,
        error_messages={"required": "Ketik kode yang tercetak di bawah tanda tangan dokumen."},
    )

    def clean_kode(self) -> str:
        """The code in its one spelling."""
        kode = baca(self.cleaned_data["kode"])
        if kode is None:
            raise forms.ValidationError(SALAH)
        return kode


def _hidden_from_search(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
@require_GET
def formulir(request: Request) -> HttpResponse:
    """Type a code."""
    form = KodeForm(request.GET if "kode" in request.GET else None)
    if form.is_valid():
        return go(request, "verifikasi:periksa", form.cleaned_data["kode"])
    status = 422 if form.is_bound else 200
    return _hidden_from_search(respond(request, "verifikasi/formulir.html", {"form": form}, status=status))


@public
@require_GET
def periksa(request: Request, kode: str) -> HttpResponse:
    """What the document with this code says, and whether it still holds."""
    if found := rekap.periksa(kode=kode[:60]):
        return _hidden_from_search(respond(request, "verifikasi/rekap.html", {"hasil": found}))
    hasil = queries.periksa(request.ctx, kode=kode[:60])
    values = {"hasil": hasil, "form": KodeForm(), "kode": kode[:60]}
    response = respond(request, "verifikasi/periksa.html", values, status=200 if hasil else 404)
    return _hidden_from_search(response)
