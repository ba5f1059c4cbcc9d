"""The Jinja2 environment: strict about undefined names, with the few words that templates may say."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from sikinerja.core import indonesian
from sikinerja.core.angka import ragu_dalam_kata
from sikinerja.core.text import clean_rich_text
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan
from sikinerja.tpp import rules as tpp


def url(name: str, *args: object) -> str:
    """The address of a named page."""
    return reverse(name, args=args)


def tanggal(day: date) -> str:
    """A day, or the local day of a stored moment (UTC)."""
    return indonesian.tanggal(timezone.localtime(day).date() if isinstance(day, datetime) else day)


def tanggal_pendek(day: date) -> str:
    """The same, short: for tables."""
    return indonesian.tanggal_pendek(timezone.localtime(day).date() if isinstance(day, datetime) else day)


def bulan_tahun(month: Any) -> str:
    """``Februari 2023`` of anything with ``tahun`` and ``bulan``."""
    return indonesian.bulan_tahun(month.tahun, month.bulan)


def saat(moment: datetime) -> str:
    """A stored moment (UTC) in local words."""
    return indonesian.saat(timezone.localtime(moment))


def saat_pendek(moment: datetime) -> str:
    """A stored moment (UTC) in local time, short: for tables."""
    return indonesian.saat_pendek(timezone.localtime(moment))


def pukul(moment: Any) -> str:
    """Hour and minute of a local time or a stored moment."""
    return indonesian.pukul(timezone.localtime(moment) if isinstance(moment, datetime) else moment)


def persen(value: Decimal | str) -> str:
    """A percentage as results are written: ``87,50 %``."""
    return tpp.persen(Decimal(value)).replace("-", "−")


def rich(note: str) -> Markup:
    """A catatan as HTML, cleaned once more on its way out; one typed without JavaScript keeps its lines."""
    cleaned = clean_rich_text(note)
    return Markup(cleaned if "<" in cleaned else cleaned.replace("\n", "<br>"))  # noqa: S704 - cleaned above


def ringkas(message: object) -> str:
    """The first sentence of an error: what is wrong. How to mend it stands beside the field."""
    found = re.match(r"(.{8,}?[.!?])\s+(?=[A-Z])", str(message), re.DOTALL)
    return found[1] if found else str(message)


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    env = Environment(**options)  # noqa: S701 - Django's backend switches autoescape on
    env.globals.update(url=url, static=static, zona=settings.ZONE_LABEL, demo=settings.DEMO)
    env.globals.update(kedudukan=KedudukanBulan)
    env.filters.update(
        tanggal=tanggal,
        bulan_tahun=bulan_tahun,
        deret_bulan=indonesian.deret_bulan,
        bulan_pendek=indonesian.bulan_pendek,
        sebut_bulan=indonesian.sebut_bulan,
        hari_tanggal=indonesian.hari_tanggal,
        tanggal_pendek=tanggal_pendek,
        hari_tanggal_pendek=indonesian.hari_tanggal_pendek,
        pukul=pukul,
        saat=saat,
        saat_pendek=saat_pendek,
        angka=indonesian.angka,
        bilangan=ragu_dalam_kata,
        persen=persen,
        nip=indonesian.nip,
        label_nip=indonesian.label_nip,
        pd=indonesian.pd,
        rich=rich,
        ringkas=ringkas,
    )
    return env


def loaded() -> Environment:
    """The environment that Django set up."""
    return cast("Jinja2", engines["jinja2"]).env
