"""What the pages of this menu show, put into the shapes that their pictures and forms want."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.urls import reverse

from sikinerja.aktivitas import queries, rules
from sikinerja.aktivitas.queries import pages
from sikinerja.aktivitas.queries.pages import Ringkasan
from sikinerja.core.context import Context
from sikinerja.core.indonesian import BULAN, bulan_tahun, tanggal
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Kegiatan, siklus
from sikinerja.rekapitulasi.queries.beranda import langkah_skp
from sikinerja.skp.queries.persetujuan import belum_disetujui
from sikinerja.web.aktivitas.forms import BulanForm, CatatForm
from sikinerja.web.http import Request, paginate
from sikinerja.web.shell import fakta


@dataclass(frozen=True, slots=True)
class Kotak:
    """One day of the heat strip (``kadar``, ``teks``) or of the cycle calendar (``jenis``)."""

    tanggal: int
    kini: bool
    kadar: int = 0
    teks: str = ""
    url: str = ""
    jenis: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the two tabs."""

    label: str
    url: str
    active: bool


def ringkasan(
    request: Request, form: CatatForm | None = None, *, preset: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Context of the page *Ringkasan*; without ``form`` a fresh one, preset (or as the address says)."""
    ctx = request.ctx
    page = pages.ringkasan(ctx)
    asked = preset or request.GET
    held = [hari for day, hari in page.hari.items() if day >= page.month.first]
    first = awal(ctx, page, asked)
    return {
        "form": form or CatatForm(pilihan=page.pilihan, hari=first["tanggal"], initial=first),
        "tabs": tabs(active=0),
        "page": page,
        "judul": bulan_tahun(page.month.tahun, page.month.bulan),
        "rangkuman": f"{sum(h.jumlah for h in held)} aktivitas, {rules.lama(sum(h.menit for h in held))}",
        "hari": strip(page, ctx.today),
        "minggu": kalender(page, ctx),
        "kegiatan": kegiatan(page, ctx),
        "tanpa": None if page.dimuat(ctx.today) else _tanpa(request, page),
        "buka": form is not None or bool(asked.get("tanggal")),
        "rencana": [(row, page.dimuat(min(row.tanggal, ctx.today))) for row in page.rencana],
        "boleh_rencana": page.boleh_rencana(ctx.today),
        "masih_dapat": rules.MASIH_DAPAT,
        "fokus": False,
    }


@dataclass(frozen=True, slots=True)
class Tanpa:
    """No approved SKP holds today: why, where that is mended, and up to which day one does."""

    teks: str
    url: str
    tombol: str
    sampai: date | None


def _tanpa(request: Request, page: Ringkasan) -> Tanpa:
    """In the dashboard's words; where it asks for nothing, by the day."""
    ctx, sampai = request.ctx, page.terakhir_dimuat(request.ctx.today)
    if left := page.purna:
        return Tanpa(rules.sesudah_tugas(left.label, left.mulai), reverse("skp:daftar"), "Lihat SKP", sampai)
    steps = langkah_skp(ctx, fakta(request, ctx))
    if steps:
        step = steps[0]
        url = reverse(str(step.tujuan[0]), args=step.tujuan[1:]) + step.kueri
        return Tanpa(f"{step.judul}. {step.keterangan}", url, step.tombol, sampai)
    today = ctx.today
    why = belum_disetujui(ctx, pegawai_id=queries.pemilik_id(ctx), hari=(today, today), untuk=tanggal(today))
    return Tanpa(why.sebab, reverse("skp:daftar"), "Lihat SKP", sampai)


def awal(ctx: Context, page: Ringkasan, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Presets of the form: today from 08:00, or where the last activity of that day ended (F5.2)."""
    jenis = "rencana" if asked.get("jenis") == "rencana" else "aktivitas"
    hari = _day(asked.get("tanggal"))
    if hari is None:
        hari = page.terakhir_dimuat(ctx.today) or ctx.today
    held = page.hari.get(hari)
    mulai = _time(asked.get("mulai")) or (
        held.selesai if held and jenis == "aktivitas" else rules.MULAI_BIASA
    )
    if mulai >= rules.AKHIR_HARI:
        mulai = rules.MULAI_BIASA
    return {"jenis": jenis, "tanggal": hari, "mulai": mulai}


def strip(page: Ringkasan, today: date) -> list[Kotak]:
    """The days of the month, the darker the longer; a day that can be entered leads to its form."""
    boxes = []
    month, hari = page.month, page.hari
    for number in range(1, month.last.day + 1):
        day = month.first.replace(day=number)
        held = hari.get(day)
        words = f"{held.jumlah} aktivitas, {rules.lama(held.menit)}" if held else "tidak ada aktivitas"
        url = (
            f"{reverse('aktivitas:ringkasan')}?tanggal={day}#catat"
            if day <= today and page.dimuat(day)
            else ""
        )
        boxes.append(Kotak(number, day == today, rules.kadar(held.menit if held else 0), words, url))
    return boxes


def kalender(page: Ringkasan, ctx: Context) -> list[list[Kotak | None]]:
    """The cycle of the present month: weeks from Monday, each day with what it is for (F5.1)."""
    marks = [k for k in siklus(page.jendela, ctx.zone) if k.kode != "absensi"]
    weeks = calendar.Calendar().monthdatescalendar(page.month.tahun, page.month.bulan)

    def box(day: date) -> Kotak | None:
        if day.month != page.month.bulan:
            return None
        return Kotak(day.day, day == ctx.today, jenis=_mark(marks, day))

    return [[box(day) for day in week] for week in weeks]


def kegiatan(page: Ringkasan, ctx: Context) -> list[tuple[str, str]]:
    """The cycle in words: when, and what (manual BAB V.1)."""
    bulan = BULAN[page.jendela.month.bulan - 1]
    rows = [
        (_span(k), k.label + (f" {bulan}" if k.kode == "isi" else "")) for k in siklus(page.jendela, ctx.zone)
    ]
    return [("Setiap hari", "Mengisi aktivitas harian"), *rows]


def tabs(*, active: int) -> list[Tab]:
    """The two tabs of the menu."""
    return [
        Tab("Ringkasan", reverse("aktivitas:ringkasan"), active == 0),
        Tab("Semua Aktivitas", reverse("aktivitas:semua"), active == 1),
    ]


def _mark(marks: list[Kegiatan], day: date) -> str:
    return next((k.kode for k in marks if k.dari <= day <= k.sampai), "")


def _span(k: Kegiatan) -> str:
    end = f"{k.sampai.day} {BULAN[k.sampai.month - 1]}"
    if (k.dari.year, k.dari.month) == (k.sampai.year, k.sampai.month):
        return f"{k.dari.day}–{end}"
    return f"{k.dari.day} {BULAN[k.dari.month - 1]} – {end}"


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _time(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text or "").replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def semua(request: Request) -> dict[str, Any]:
    """Context of the page *Semua Aktivitas*: one month, paged."""
    years = queries.daftar_tahun(request.ctx)
    month = Month.of(request.ctx.today)
    form = BulanForm(request.GET, daftar_tahun=years)
    if form.is_valid():
        month = Month(form.cleaned_data["tahun"], form.cleaned_data["bulan"])
    jumlah, menit = queries.jumlah(request.ctx, month=month)
    rows = paginate(request, queries.semua(request.ctx, month=month, tak_dihitung_dulu=True))
    return {
        "tabs": tabs(active=1),
        "form": BulanForm(initial={"tahun": month.tahun, "bulan": month.bulan}, daftar_tahun=years),
        "rows": rows,
        "ditutup": any(row.ditutup_pada for row in rows),
        "terlambat": any(not row.dihitung and not row.ditutup_pada for row in rows),
        "judul": bulan_tahun(month.tahun, month.bulan),
        "rangkuman": f"{jumlah} aktivitas, {rules.lama(menit)}",
        "query": f"tahun={month.tahun}&bulan={month.bulan}",
    }


def satu_indikator(request: Request, *, month: Month, indikator_id: int | None) -> dict[str, Any]:
    """Context of the own activities of one indikator (None: tugas kedinasan lain) in one month."""
    teks = rules.TUGAS_LAIN
    if indikator_id is not None:
        teks = queries.get_indikator(request.ctx, indikator_id=indikator_id).teks
    rows = queries.satu_indikator(request.ctx, month=month, indikator_id=indikator_id)
    return {
        "teks": teks,
        "judul": bulan_tahun(month.tahun, month.bulan),
        "rows": paginate(request, rows),
        "query": f"tahun={month.tahun}&bulan={month.bulan}",
    }
