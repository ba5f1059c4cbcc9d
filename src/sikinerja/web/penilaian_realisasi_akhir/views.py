"""Penilaian » Realisasi Akhir: the year as its penilai judges it (F4.3, manual BAB IV.4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.penilaian.operations import akhir
from sikinerja.penilaian.queries import akhir as queries
from sikinerja.penilaian.rules import CONTOH_KEMBALIKAN, SARAN_UMPAN_BALIK
from sikinerja.realisasi.rules.draf import DrafTersimpan
from sikinerja.skp.queries import pages as skp
from sikinerja.skp.rules import AKSI, NARASI_CONTOH
from sikinerja.web.forms import CatatanForm
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.menunggu import tahun_lain
from sikinerja.web.month import draf_tersimpan, jawab_draf, tolak_draf
from sikinerja.web.penilaian_realisasi_akhir.forms import AlasanForm, NilaiForm, SaringForm

MENU = "penilaian_realisasi_akhir"
DIKEMBALIKAN = (
    "Realisasi akhir dikembalikan kepada {}, yang sudah diberi tahu. Anda diberi tahu begitu diajukan lagi."
)


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Whom I rate, by year, those that wait first."""
    form = SaringForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    years = skp.tahun_bawahan(request.ctx)
    waiting = skp.menunggu_per_tahun(request.ctx, menunggu=(queries.MENUNGGU,))
    tahun = chosen.get("tahun") or queries.tahun_bawaan(request.ctx, years, waiting)
    status = chosen.get("status", "")
    rows = skp.bawahan(request.ctx, tahun=tahun, status=status, menunggu=(queries.MENUNGGU,))
    page = paginate(request, rows)
    rating = queries.rating_banyak([row.pk for row in page.object_list])
    values = {"page": page, "tahun": tahun, "status": status, "years": years, "rating": rating}
    values["sebagai"], values["ditarik"] = skp.sebagai(request.ctx, page), skp.ditarik(page)
    values["lain"] = tahun_lain(f"{MENU}:daftar", waiting, tahun)
    values["kata"] = queries.kata(request.ctx, list(page.object_list))
    return respond(request, "penilaian_realisasi_akhir/daftar.html", values)


@require_http_methods(["GET", "POST"])
def nilai(request: Request, skp_id: int) -> HttpResponse:
    """The one page with the one button; afterwards the result."""
    page = queries.halaman(request.ctx, skp_id=skp_id)
    if request.method == "GET" and page.skp.status != queries.MENUNGGU:
        return go(request, f"{MENU}:hasil", skp_id)
    form = NilaiForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if "draf" in request.POST:
                saved = _simpan(request, skp_id, form)
                return go(request, f"{MENU}:nilai", skp_id, message=draf_tersimpan(request.ctx, saved))
            langkah = form.cleaned_data["langkah"]
            lembar = form.dari_lembar
            akhir.nilai(request.ctx, skp_id=skp_id, isian=form.isian, langkah=langkah, lembar=lembar)
            return go(request, f"{MENU}:hasil", skp_id, message="Penilaian selesai dan tersimpan.")
    context = {"page": page, "form": form, "saran": SARAN_UMPAN_BALIK}
    status = 422 if form.is_bound else 200
    return respond(request, "penilaian_realisasi_akhir/nilai.html", context, status=status)


@require_POST
def draf(request: Request, skp_id: int) -> HttpResponse:
    """The rater's draft, saved while typing."""
    form = NilaiForm(request.POST, page=queries.halaman(request.ctx, skp_id=skp_id))
    if not form.is_valid():
        return tolak_draf(form)
    return jawab_draf(request.ctx, _simpan(request, skp_id, form))


def _simpan(request: Request, skp_id: int, form: NilaiForm) -> DrafTersimpan:
    return akhir.simpan_draf(request.ctx, skp_id=skp_id, isian=form.draf, lembar=form.dari_lembar)


@require_http_methods(["GET", "POST"])
def kembalikan(request: Request, skp_id: int) -> HttpResponse:
    """Return it with a note."""
    sending = request.method == "POST"
    row = queries.buka(request.ctx, skp_id=skp_id, langkah="kembalikan_akhir", kirim=sending)
    initial = {"langkah": row.langkah, "catatan": CONTOH_KEMBALIKAN}
    form = CatatanForm(request.POST or None, label="Catatan Koreksi", initial=initial)
    if sending and form.is_valid():
        with errors_into(form):
            akhir.kembalikan(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, f"{MENU}:daftar", message=DIKEMBALIKAN.format(row.pegawai.akun.nama))
    context = {"skp": row, "form": form, "narasi": NARASI_CONTOH}
    status = 422 if form.is_bound else 200
    return respond(
        request, "penilaian_realisasi_akhir/kembalikan.html", context, block="dialog", status=status
    )


@require_GET
def hasil(request: Request, skp_id: int) -> HttpResponse:
    """The result, with who comes next."""
    page = queries.halaman_hasil(request.ctx, skp_id=skp_id)
    if page.skp.status == queries.MENUNGGU:
        return go(request, f"{MENU}:nilai", skp_id)
    context = {"page": page, "aksi": AKSI, **queries.setelah_diajukan(request.ctx, page=page)}
    context["berikutnya"] = skp.berikutnya(request.ctx, skp_id=skp_id, menunggu=(queries.MENUNGGU,))
    return respond(request, "penilaian_realisasi_akhir/hasil.html", context)


@require_http_methods(["GET", "POST"])
def buka_kembali(request: Request, skp_id: int) -> HttpResponse:
    """BKD opens a finished rating again."""
    sending = request.method == "POST"
    row = queries.buka(request.ctx, skp_id=skp_id, langkah="buka_kembali", kirim=sending)
    form = AlasanForm(request.POST or None, initial={"langkah": row.langkah})
    if sending and form.is_valid():
        with errors_into(form):
            akhir.buka_kembali(request.ctx, skp_id=skp_id, **form.cleaned_data)
            message = "Penilaian akhir dibuka kembali. Pegawai dan pejabat penilai diberi tahu."
            return go(request, "skp:detail", skp_id, message=message)
    status = 422 if form.is_bound else 200
    context = {"skp": row, "form": form}
    return respond(
        request, "penilaian_realisasi_akhir/buka_kembali.html", context, block="dialog", status=status
    )
