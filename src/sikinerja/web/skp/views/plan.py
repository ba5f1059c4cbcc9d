"""The list, the page of one SKP, and its head (F3.1, F3.2)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.rekapitulasi.rules import akhir_terbuka
from sikinerja.skp import rules
from sikinerja.skp.operations import plan as operations
from sikinerja.skp.queries import pages, rencana
from sikinerja.web.http import Request, errors_into, go, paginate, redirect_to, respond
from sikinerja.web.shell import fakta
from sikinerja.web.skp.forms import KepalaForm, TambahForm
from sikinerja.web.skp.views._answers import dialog, number, opened


@require_GET
def daftar(request: Request) -> HttpResponse:
    """One's SKP as cards (F3.1)."""
    ctx = request.ctx
    owed = {row.skp_id for row in akhir_terbuka(fakta(request, ctx), today=ctx.today)}
    values = {
        "page": paginate(request, pages.daftar(ctx), size=12),
        "akhir": owed,
        "tanpa": pages.tanpa_tambah(ctx),
        "tahun": ctx.today.year,
    }
    return respond(request, "skp/daftar.html", values)


@require_GET
def detail(request: Request, skp_id: int) -> HttpResponse:
    """One SKP: where it stands, its table, what is missing, its history."""
    page = pages.detail(request.ctx, skp_id=skp_id)
    return respond(request, "skp/detail.html", {"p": page, "fokus": number(request.GET.get("rhk"))})


@require_GET
def contoh(request: Request) -> HttpResponse:
    """*Lihat contoh*: one riwayat, one periode (F3.2)."""
    return respond(request, "skp/contoh.html", {"penting": rules.PENTING}, block="dialog")


@require_http_methods(["GET", "POST"])
def tambah(request: Request) -> HttpResponse:
    """A new SKP from a riwayat jabatan (F3.2)."""
    wanted = number(request.POST.get("riwayat") or request.GET.get("riwayat"))
    if "pilih" in request.POST:
        return redirect_to(request, f"{reverse('skp:tambah')}?riwayat={wanted or ''}")
    rows = {r.pk: r for r in pages.riwayat_tanpa_skp(request.ctx)}
    chosen = rows.get(wanted or 0) or next(iter(rows.values()), None)
    choices = [(r.pk, f"{r.tahun} - {r.jabatan.nama}") for r in rows.values()]
    form = TambahForm(request.POST or None, riwayat=choices, initial=_prefilled(chosen))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with errors_into(form), form.setelah_yakin(_ganjil(request, form)):
            skp = operations.tambah(
                request.ctx,
                riwayat_id=data["riwayat"],
                tahun=data["tahun"],
                periode_awal=data["periode_awal"],
                periode_akhir=data["periode_akhir"],
                model=data["model"],
            )
            return go(request, "skp:detail", skp.pk, message="SKP dibuat. Tambahkan rencana hasil kerja.")
    values: dict[str, Any] = {"form": form, "riwayat": chosen, "penting": rules.PENTING}
    if chosen is None:
        values |= {"tanpa": pages.tanpa_tambah(request.ctx), "tahun": request.ctx.today.year}
    return respond(request, "skp/tambah.html", values, block="formulir", status=422 if form.is_bound else 200)


def _ganjil(request: Request, form: KepalaForm, skp_id: int | None = None) -> list[str]:
    """What is to be pointed out about the periode first; of a wrong one, what the operation says."""
    data = form.cleaned_data
    awal, akhir = data["periode_awal"], data["periode_akhir"]
    if rules.periksa_periode(tahun=data["tahun"], awal=awal, akhir=akhir):
        return []
    who = request.ctx.actor.pegawai_id or 0
    return rencana.pertanyaan(pegawai_id=who, awal=awal, akhir=akhir, kecuali=skp_id)


def _prefilled(riwayat: Any) -> dict[str, Any]:
    """What a riwayat suggests (domain.md §2)."""
    if riwayat is None:
        return {}
    awal, akhir = rencana.periode_bawaan(riwayat=riwayat)
    return {
        "riwayat": riwayat.pk,
        "tahun": riwayat.tahun,
        "periode_awal": awal,
        "periode_akhir": akhir,
        "model": riwayat.jabatan.model_skp,
    }


@require_http_methods(["GET", "POST"])
def ubah(request: Request, skp_id: int) -> HttpResponse:
    """Mend the head of a KONSEP."""
    skp = opened(request, skp_id, "ubah")
    names = ("tahun", "periode_awal", "periode_akhir", "model")
    form = KepalaForm(request.POST or None, initial={name: getattr(skp, name) for name in names})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with errors_into(form), form.setelah_yakin(_ganjil(request, form, skp_id)):
            operations.ubah(
                request.ctx,
                skp_id=skp_id,
                tahun=data["tahun"],
                periode_awal=data["periode_awal"],
                periode_akhir=data["periode_akhir"],
                model=data["model"],
            )
            return go(request, "skp:detail", skp_id, message="Perubahan SKP disimpan.")
    return dialog(request, "skp/ubah.html", form, skp=skp)


@require_http_methods(["GET", "POST"])
def hapus(request: Request, skp_id: int) -> HttpResponse:
    """Throw a KONSEP away, after asking."""
    skp = opened(request, skp_id, "hapus")
    if request.method == "POST":
        operations.hapus(request.ctx, skp_id=skp_id)
        return go(request, "skp:daftar", message=f"SKP {skp.tahun} dihapus.")
    return respond(request, "skp/hapus.html", {"skp": skp}, block="dialog")
