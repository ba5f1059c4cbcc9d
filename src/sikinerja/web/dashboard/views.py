"""The first page: what I owe, my year, announcements (F1.5, F2.7)."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from sikinerja.core.context import Context
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import beranda as queries
from sikinerja.rekapitulasi.queries import organisasi as organisasi_queries
from sikinerja.rekapitulasi.rules.bulan_saya import Kotak
from sikinerja.rilis.queries.halaman import belum_dirilis
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


def _month(box: Kotak, tahun: int) -> str:
    """Where a box of the year leads: to what was filed, the SKP it lacks, or the form, open or closed."""
    if box.diajukan:
        return reverse("realisasi_bulanan:lihat", args=(tahun, box.bulan))
    if box.kedudukan == K.TANPA_SKP and not box.terlambat:
        return reverse("skp:daftar")
    owed = box.kedudukan in {K.BELUM_DIISI, K.TIDAK_MENGISI, K.TANPA_SKP}
    return reverse("realisasi_bulanan:isi", args=(tahun, box.bulan)) if owed else ""


def _lines(ctx: Context, tasks: list[rules.Tugas]) -> list[dict[str, object]]:
    """Each task with its address, the days left, and the days it has waited."""
    return [
        {
            "tugas": task,
            "url": reverse(str(task.tujuan[0]), args=task.tujuan[1:]) + task.kueri,
            "sisa": rules.sisa_hari(task.batas_pada, ctx.now, ctx.zone) if task.batas_pada else None,
            "lama": (ctx.today - task.sejak).days if task.sejak else None,
        }
        for task in tasks
    ]


@require_safe
def beranda(request: Request) -> HttpResponse:
    """Tasks by deadline, each one click from the form that does it."""
    ctx = request.ctx
    found = queries.beranda(ctx, fakta(request, ctx))
    context = {
        "tugas": _lines(ctx, found.tugas),
        "ditunggu": _lines(ctx, found.ditunggu),
        "kotak": [{**asdict(box), "url": _month(box, ctx.today.year)} for box in found.kotak],
        "organisasi": organisasi_queries.ada(ctx),
        "informasi": found.informasi[: queries.INFORMASI],
        "informasi_lain": len(found.informasi) > queries.INFORMASI,
        "salam": words.salam(ctx.local_now, ctx.actor.nama, request.user.username),
        "hari_ini": ctx.today,
        "pintasan": _shortcuts(is_asn=bool(found.kotak), is_pegawai=ctx.actor.pegawai_id is not None),
    }
    return respond(request, "dashboard/beranda.html", context)


@require_safe
def organisasi(request: Request) -> HttpResponse:
    """What one's organisation owes, which months wait for release; the dashboard fetches it after itself."""
    context = {"o": organisasi_queries.bulan_ini(request.ctx), "rilis": belum_dirilis(request.ctx)}
    return respond(request, "dashboard/organisasi.html", context, block="organisasi")
