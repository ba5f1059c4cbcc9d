"""*Mutasi*: the guided page, recording a move, taking it back (F7.1–F7.3, manual BAB VII)."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sikinerja.core.errors import Forbidden
from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian.queries import isian, pd_sekarang
from sikinerja.kepegawaian.rules import HANYA_ASN
from sikinerja.mutasi.operations import perpindahan as operations
from sikinerja.mutasi.queries import pages
from sikinerja.mutasi.queries import perpindahan as queries
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.mutasi.queries.pertanyaan import Pemilik, Pertanyaan, tanya_mutasi
from sikinerja.web.cari import batasi, pilihan
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.jabatan import initial_of
from sikinerja.web.mutasi.forms import BatalkanForm, MutasiForm, TanggalForm

TERCATAT = "Mutasi sudah dicatat. Ikuti langkah-langkah di bawah ini."
DIBATALKAN = "Mutasi dibatalkan. Riwayat jabatan, SKP, dan aktivitas kembali seperti semula."


@require_safe
def lihat(request: Request) -> HttpResponse:
    """One's own mutasi: its steps, or what a mutasi is and the date to begin with."""
    return _lihat(request, "mutasi/lihat.html", _me(request))


@require_safe
def pegawai(request: Request, pegawai_id: int) -> HttpResponse:
    """Somebody else's: pengelola of the PD left or entered, BKD."""
    if pegawai_id == request.ctx.actor.pegawai_id:
        return go(request, "mutasi:lihat")
    return _lihat(request, "mutasi/pegawai.html", pegawai_id)


@require_http_methods(["GET", "HEAD", "POST"])
def catat(request: Request) -> HttpResponse:
    """Record one's own."""
    return _catat(request, "mutasi/catat.html", _me(request))


@require_http_methods(["GET", "HEAD", "POST"])
def catat_untuk(request: Request, pegawai_id: int) -> HttpResponse:
    """Record somebody else's."""
    return _catat(request, "mutasi/catat_untuk.html", pegawai_id)


@require_http_methods(["GET", "HEAD", "POST"])
def batalkan(request: Request, mutasi_id: int) -> HttpResponse:
    """Take a mutasi back, after asking."""
    row = queries.get(request.ctx, mutasi_id=mutasi_id)
    back = _alamat(request, row.pegawai_id)
    form = BatalkanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.batalkan(request.ctx, mutasi_id=mutasi_id)
            return go(request, *_sesudah(request, row.pegawai_id), message=DIBATALKAN)
    values = {"form": form, "mutasi": row, "back": back, "halangan": queries.halangan_batal(request.ctx, row)}
    status = 422 if form.errors else 200
    return respond(request, "mutasi/batalkan.html", values, block="dialog", status=status)


def _lihat(request: Request, template: str, pegawai_id: int) -> HttpResponse:
    page = pages.halaman(request.ctx, pegawai_id=pegawai_id)
    form = TanggalForm(initial={"tanggal": page.tanggal or request.ctx.today})
    return respond(request, template, {"p": page, "form": form})


def _catat(request: Request, template: str, pegawai_id: int) -> HttpResponse:
    asked = TanggalForm.of(request.POST if request.method == "POST" else request.GET)
    hari: date = asked.cleaned_data["tanggal"] if asked.is_valid() else request.ctx.today
    page = pages.rancangan(request.ctx, pegawai_id=pegawai_id, tanggal=hari)
    known = initial_of(isian(page.riwayat)) if page.riwayat else {}
    initial = {"perangkat_daerah": pd_sekarang(page.orang)} | known | {"tanggal": hari}
    form = MutasiForm.of(request.POST if request.method == "POST" else None, initial=initial)
    batasi(form, "penilai", "penilai", pegawai_id)
    pertanyaan = _tanya(request, form, page)
    if pertanyaan is not None:
        with errors_into(form), only_tried(not pertanyaan.dijawab(request.POST.get("yakin"))):
            operations.mutasi(request.ctx, pegawai_id=pegawai_id, **form.values())
            return go(request, *_alamat(request, pegawai_id), message=TERCATAT)
    values = {
        "p": page,
        "asked": asked,
        "form": form,
        "back": _alamat(request, pegawai_id),
        "tanya": pertanyaan,
        "bergantung": bergantung(request.ctx, pegawai_id=pegawai_id, dengan_pengganti=False),
        "siap": asked.is_valid() and not page.putusan.salah,
        **pilihan(request, form),
    }
    return respond(request, template, values, status=422 if form.errors else 200)


def _tanya(request: Request, form: MutasiForm, page: pages.Rancangan) -> Pertanyaan | None:
    """What is odd about the new penilai; what hangs on the mover stands on the page before."""
    if not form.is_valid():
        return None
    milik = Pemilik(page.orang.pk, page.orang.akun.nama, tampil=True)
    return tanya_mutasi(request.ctx, form.values()["isian"], milik, putusan=page.putusan)


def _me(request: Request) -> int:
    pegawai_id = request.ctx.actor.pegawai_id
    if pegawai_id is None:
        raise Forbidden(HANYA_ASN)
    return pegawai_id


def _alamat(request: Request, pegawai_id: int) -> tuple[str, *tuple[int, ...]]:
    """The guided page of a person."""
    own = pegawai_id == request.ctx.actor.pegawai_id
    return ("mutasi:lihat",) if own else ("mutasi:pegawai", pegawai_id)


def _sesudah(request: Request, pegawai_id: int) -> tuple[str, *tuple[int, ...]]:
    """Where to go after a mutasi was taken back: the new PD's pengelola no longer sees the person."""
    own = pegawai_id == request.ctx.actor.pegawai_id
    return ("mutasi:lihat",) if own else ("kelola:akun",)
