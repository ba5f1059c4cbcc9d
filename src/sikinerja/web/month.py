"""What the menus of monthly reports share: the month in an address, the words of a saved draft."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.realisasi.rules.draf import DrafTersimpan

TUGAS_LAIN = "lain"
LONGEST_ID = 18


def get_month(tahun: int, bulan: int) -> Month:
    """The month an address names; NotFound when there is no such month."""
    try:
        return Month(tahun, bulan)
    except ValueError:
        raise NotFound("Bulan tidak ditemukan.") from None


def draf_tersimpan(ctx: Context, saved: DrafTersimpan) -> str:
    """``Draf tersimpan 09.14``, in local time."""
    return f"Draf tersimpan {saved.disimpan_pada.astimezone(ctx.zone):%H.%M}"


def jawab_draf(ctx: Context, saved: DrafTersimpan, **more: int | str) -> JsonResponse:
    """What the page that saves while typing is told: the words, the draft that it knows now, and more."""
    return JsonResponse({"pesan": draf_tersimpan(ctx, saved), "versi": saved.versi, **more})


def tolak_draf(form: BaseForm) -> JsonResponse:
    """The same of a draft that cannot be kept: the first field that is wrong, and why (422)."""
    name, texts = next(iter(form.errors.items()))
    said = f"{form.fields[name].label}: {texts[0]}" if name in form.fields else texts[0]
    return JsonResponse({"pesan": f"Draf belum tersimpan. {said}"}, status=422)


def indikator_terpilih(request: HttpRequest) -> dict[str, int | bool]:
    """Which activities ``?indikator=`` asks for: an id, ``lain`` (tugas kedinasan lain), else all."""
    asked = request.GET.get("indikator", "")
    if asked == TUGAS_LAIN:
        return {"tugas_lain": True}
    if asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID:
        return {"indikator_id": int(asked)}
    return {}
