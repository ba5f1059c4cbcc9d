"""Kelola » Akun: who manages accounts opens, mends and closes them (F1.3)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.akun.rules import MENINGGAL
from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian.operations import akun as operations
from sikinerja.kepegawaian.queries import akun as queries
from sikinerja.kepegawaian.queries.berhenti import dengan_lepas, lepas
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.mutasi.queries.pertanyaan import tanya_akun
from sikinerja.web.cari import pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.kelola.forms import BuatAkunForm, SaringForm, StatusForm


def only_pengelola(request: Request) -> None:
    """To everybody else the menu does not exist."""
    if not request.ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")


def managed(request: Request, pegawai_id: int) -> Any:
    """Somebody whose account the actor may change; NotFound, Forbidden otherwise."""
    only_pengelola(request)
    pegawai = queries.get(request.ctx, pegawai_id=pegawai_id)
    if larangan := queries.larangan(request.ctx.actor, pegawai):
        raise Forbidden(larangan)
    return pegawai


def _hidup(pegawai: Any) -> Any:
    """The person, whose account may be opened; Conflict, with what to do, for who is recorded as dead."""
    if pegawai.akun.aktif_semula is not None:
        raise Conflict(MENINGGAL)
    return pegawai


def _slip(request: Request, baru: operations.AkunBaru, *, dibuat: bool) -> HttpResponse:
    """What is handed to the person: shown in the answer itself, because it is kept nowhere."""
    alamat = request.build_absolute_uri(reverse("akun:masuk"))
    values = {"baru": baru, "dibuat": dibuat, "alamat": alamat}
    return respond(request, "kelola/password_pertama.html", values, block="dialog")


@require_GET
def akun(request: Request) -> HttpResponse:
    """The list of accounts."""
    only_pengelola(request)
    form = SaringForm(request.GET)
    data = form.cleaned_data if form.is_valid() else {"q": "", "status": ""}
    actor = request.ctx.actor
    rows = queries.daftar(actor, q=data["q"], saring=data["status"])
    page = paginate(request, dengan_lepas(rows, request.ctx.today))
    values: dict[str, Any] = {
        "form": form,
        "page": page,
        "query": urlencode({name: value for name, value in data.items() if value}),
        "boleh": {p.pk for p in page if not queries.larangan(actor, p)},
        "lepas": {p.pk: lepas(p) for p in page},
        "semua_pd": actor.is_bkd,
        "sebut_pd": actor.is_bkd or len(actor.pengelola_pd) > 1,
    }
    return respond(request, "kelola/akun.html", values)


@require_http_methods(["GET", "POST"])
def tambah_akun(request: Request) -> HttpResponse:
    """Open an account; the answer shows the first password, this once."""
    only_pengelola(request)
    form = BuatAkunForm.of(request.POST if request.method == "POST" else None, actor=request.ctx.actor)
    tanya = None
    if form.is_valid():
        isian = form.isian(today=request.ctx.today)
        tanya = tanya_akun(request.ctx, isian)
        with errors_into(form), only_tried(not tanya.dijawab(request.POST.get("yakin"))):
            return _slip(request, operations.buat(request.ctx, isian=isian), dibuat=True)
    values = {"form": form, "bkd": request.ctx.actor.is_bkd, "tanya": tanya, **pilihan(request, form)}
    return respond(request, "kelola/tambah_akun.html", values, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def password(request: Request, pegawai_id: int) -> HttpResponse:
    """Hand out a new first password, after a confirmation; the answer shows it, this once."""
    pegawai = _hidup(managed(request, pegawai_id))
    if request.method == "POST":
        baru = operations.beri_password(request.ctx, pegawai_id=pegawai_id)
        return _slip(request, baru, dibuat=False)
    return respond(request, "kelola/password.html", {"pegawai": pegawai}, block="dialog")


@require_http_methods(["GET", "POST"])
def status(request: Request, pegawai_id: int) -> HttpResponse:
    """Deactivate an active account, activate an inactive one, with a reason."""
    pegawai = managed(request, pegawai_id)
    aktif = request.POST["aktif"] == "1" if "aktif" in request.POST else not pegawai.akun.aktif
    if aktif:
        _hidup(pegawai)
    form = StatusForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            alasan = form.cleaned_data["alasan"]
            operations.ubah_status(request.ctx, pegawai_id=pegawai_id, aktif=aktif, alasan=alasan)
            message = f"Akun {pegawai.akun.nama} sudah {'diaktifkan' if aktif else 'dinonaktifkan'}."
            return go(request, "kelola:akun", message=message)
    hang = None if aktif else bergantung(request.ctx, pegawai_id=pegawai_id)
    values = {"form": form, "pegawai": pegawai, "aktif": aktif, "bergantung": hang}
    code = 422 if form.is_bound else 200
    return respond(request, "kelola/status.html", values, block="dialog", status=code)
