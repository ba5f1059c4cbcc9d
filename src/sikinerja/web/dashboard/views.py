"""The first page: what I owe, my year, announcements (F1.5, F2.7)."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import beranda as queries
from sikinerja.web.dashboard import words
from sikinerja.web.http import Request, respond
from sikinerja.web.shell import fakta


def _shortcuts(*, is_asn: bool, is_pegawai: bool) -> list[tuple[str, str, str]]:
    """Label, address and colour: aktivitas harian yellow, profil blue (F1.5); keluar is always there."""
    chosen = []
    if is_asn:
        chosen.append(("Aktivitas harian", reverse("aktivitas:ringkasan"), "gold"))
    if is_pegawai:
        chosen.append(("Profil pegawai", reverse("profil:lihat"), "primary"))
    return chosen


def _month(box: rules.Kotak, tahun: int) -> str:
    """Where a box of the year leads: to the form while it is open, to the result once filed."""
    if box.kini:
        return reverse("realisasi_bulanan:isi", args=(tahun, box.bulan))
    return reverse("realisasi_bulanan:lihat", args=(tahun, box.bulan)) if box.diajukan else ""


@require_safe
def beranda(request: Request) -> HttpResponse:
    """Tasks by deadline, each one click from the form that does it."""
    ctx = request.ctx
    found = queries.beranda(ctx, fakta(request, ctx))
    tugas = [
        {
            "tugas": task,
            "url": reverse(str(task.tujuan[0]), args=task.tujuan[1:]) + task.kueri,
            "sisa": rules.sisa_hari(task.batas_pada, ctx.now, ctx.zone) if task.batas_pada else None,
        }
        for task in found.tugas
    ]
    context = {
        "tugas": tugas,
        "kotak": [{**asdict(box), "url": _month(box, ctx.today.year)} for box in found.kotak],
        "informasi": found.informasi[: queries.INFORMASI],
        "informasi_lain": len(found.informasi) > queries.INFORMASI,
        "salam": words.salam(ctx.local_now, ctx.actor.nama, request.user.username),
        "hari_ini": ctx.today,
        "pintasan": _shortcuts(is_asn=bool(found.kotak), is_pegawai=ctx.actor.pegawai_id is not None),
    }
    return respond(request, "dashboard/beranda.html", context)
