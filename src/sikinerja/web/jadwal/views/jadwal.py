"""Kelola » Jadwal: a year, a month, overrides and dispensations (F8.1). BKD sets, pengelola read."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal import queries
from sikinerja.jadwal.operations import dispensasi, jendela
from sikinerja.jadwal.queries import pages, perubahan
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.realisasi.operations import dispensasi as pemberian
from sikinerja.realisasi.rules.dispensasi import SUDAH_DIRILIS, Dampak
from sikinerja.rilis.queries import dispensasi as rilis
from sikinerja.rilis.queries.jadwal import tanya_atur
from sikinerja.web.cari import pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.jadwal.forms import AlasanForm, AsalForm, AturForm, DispensasiForm, TahunForm
from sikinerja.web.month import get_month
from sikinerja.web.onward import unless

METHODS = ["GET", "POST"]


@require_GET
def tahun(request: Request) -> HttpResponse:
    """A year's table: what opens and closes when, and what was moved."""
    ctx = request.ctx
    pages.periksa_pembaca(ctx.actor)
    year = TahunForm(request.GET).chosen(ctx.today)
    rows = [(row, row.keadaan(ctx.now)) for row in pages.setahun(ctx, tahun=year)]
    values = {"tahun": year, "rows": rows, "bkd": ctx.actor.is_bkd, "years": _years(ctx.today.year, year)}
    return respond(request, "jadwal/tahun.html", values)


def _years(today: int, chosen: int) -> list[int]:
    return sorted({chosen, *range(today - 3, today + 2)}, reverse=True)


@require_GET
def bulan(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """One month: for all, by PD, by person, and what was changed."""
    ctx, month = request.ctx, get_month(tahun, bulan)
    pages.periksa_pembaca(ctx.actor)
    found = pages.sebulan(ctx, month=month)
    page = paginate(request, found.dispensasi)
    overrides = [row for row in (found.baris.umum, *found.baris.khusus) if row]
    cabut = perubahan.boleh_cabut(ctx, semua=found.semua, jadwal=overrides, dispensasi=list(page))
    values = {
        "month": month,
        "b": found.baris,
        "keadaan": found.baris.keadaan(ctx.now),
        "page": page,
        "boleh_cabut": cabut if ctx.actor.is_bkd else (set(), set()),
        "perubahan": found.perubahan,
        "bkd": ctx.actor.is_bkd,
    }
    return respond(request, "jadwal/bulan.html", values)


@require_GET
def riwayat(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """All changes of a month's windows, newest first."""
    ctx, month = request.ctx, get_month(tahun, bulan)
    pages.periksa_pembaca(ctx.actor)
    rows = pages.visible_perubahan(ctx.actor).filter(tahun=tahun, bulan=bulan)
    return respond(request, "jadwal/riwayat.html", {"month": month, "page": paginate(request, rows)})


@require_http_methods(METHODS)
def atur(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """Set a month's window for all or one PD."""
    ctx, month = request.ctx, get_month(tahun, bulan)
    pages.periksa_pengatur(ctx.actor)
    pd = AsalForm(request.GET).chosen
    semula = queries.jendela(pegawai_id=0, perangkat_daerah_id=pd, month=month, zone=ctx.zone)
    initial = {"perangkat_daerah": pd, "nomor": pages.jumlah_perubahan(month=month)}
    form = AturForm(
        request.POST if request.method == "POST" else None,
        pilihan=pilihan_perangkat_daerah(),
        initial=initial | AturForm.semula(ctx, semula),
    )
    if form.is_valid():
        asked = tanya_atur(ctx, month=month, **form.ditanya(ctx))
        with errors_into(form), form.setelah_yakin(asked):
            jendela.atur(ctx, month=month, **form.isian(ctx))
            return go(request, "jadwal:bulan", tahun, bulan, message=_told(month, "diatur"))
    values = {"form": form, "month": month, "semula": semula}
    return respond(request, "jadwal/atur.html", values, status=422 if form.is_bound else 200)


def _told(month: Month, verb: str) -> str:
    return f"Jadwal {bulan_tahun(month.tahun, month.bulan)} {verb}. Yang bersangkutan sedang diberi tahu."


@require_http_methods(METHODS)
def cabut(request: Request, jadwal_id: int) -> HttpResponse:
    """Withdraw an override, after a confirmation with a reason."""
    ctx = request.ctx
    pages.periksa_pengatur(ctx.actor)
    row = pages.get(ctx.actor, jadwal_id=jadwal_id)
    form, month = AlasanForm(request.POST or None), Month(row.tahun, row.bulan)
    unless(request, perubahan.sebab_jadwal(ctx, row))
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            jendela.hapus(
                ctx,
                month=month,
                perangkat_daerah_id=row.perangkat_daerah_id,
                alasan=form.cleaned_data["alasan"],
            )
            return go(request, "jadwal:bulan", row.tahun, row.bulan, message=_told(month, "dicabut"))
    status = 422 if request.method == "POST" else 200
    values = {"form": form, "row": row, "month": month}
    return respond(request, "jadwal/cabut.html", values, block="dialog", status=status)


@require_http_methods(METHODS)
def beri_dispensasi(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """Give one person more time, or all who wait to be rated by one; what it would do is said first."""
    ctx, month = request.ctx, get_month(tahun, bulan)
    pages.periksa_pengatur(ctx.actor)
    form = DispensasiForm.of(request.POST if request.method == "POST" else None)
    dampak = None
    if form.is_valid():
        with errors_into(form):
            asked = rilis.dampak_bawahan if form.untuk_bawahan else rilis.dampak
            dampak = asked(ctx, month=month, **form.ditanya(ctx))
            with form.setelah_yakin([] if dampak.halangan else dampak.hal):
                message = _beri(ctx, month, form, dampak)
                return go(request, "jadwal:bulan", tahun, bulan, message=message)
    semula = queries.jendela(pegawai_id=0, perangkat_daerah_id=None, month=month, zone=ctx.zone)
    values = {"form": form, "month": month, "semula": semula, "dampak": dampak, **pilihan(request, form)}
    released = rilis.dirilis(month=month) if dampak is None else ""
    values["dirilis"] = SUDAH_DIRILIS.format(released) if released else ""
    return respond(request, "jadwal/beri_dispensasi.html", values, status=422 if form.is_bound else 200)


def _beri(ctx: Context, month: Month, form: DispensasiForm, dampak: Dampak) -> str:
    """Give it, and say whom."""
    if not form.untuk_bawahan:
        given = pemberian.beri(ctx, month=month, **form.isian(ctx))
        akun = given.pegawai.akun
        return f"Dispensasi untuk {akun.nama} disimpan.{akun.kata_diberi_tahu}"
    rows = pemberian.beri_bawahan(ctx, month=month, **form.isian(ctx))
    return (
        f"Dispensasi penilaian untuk {len(rows)} bawahan {dampak.nama} disimpan; "
        f"mereka dan {dampak.nama} sudah diberi tahu."
    )


@require_http_methods(METHODS)
def cabut_dispensasi(request: Request, dispensasi_id: int) -> HttpResponse:
    """Take a dispensation back, after a confirmation with a reason."""
    ctx = request.ctx
    pages.periksa_pengatur(ctx.actor)
    row = pages.get_dispensasi(ctx.actor, dispensasi_id=dispensasi_id)
    form, month = AlasanForm(request.POST or None), Month(row.tahun, row.bulan)
    unless(request, perubahan.sebab_dispensasi(ctx, row))
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            dispensasi.cabut(
                ctx,
                pegawai_id=row.pegawai_id,
                month=month,
                jenis=JenisDispensasi[row.jenis],
                alasan=form.cleaned_data["alasan"],
            )
            akun = row.pegawai.akun
            message = f"Dispensasi {akun.nama} dicabut.{akun.kata_diberi_tahu}"
            return go(request, "jadwal:bulan", row.tahun, row.bulan, message=message)
    status = 422 if request.method == "POST" else 200
    values = {"form": form, "row": row, "month": month}
    return respond(request, "jadwal/cabut_dispensasi.html", values, block="dialog", status=status)
