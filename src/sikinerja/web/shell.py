"""What surrounds every page: navigation by what one is, name, bell, messages (F1.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from sikinerja.core import indonesian
from sikinerja.core.context import Actor, Context
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import facts
from sikinerja.web import clock
from sikinerja.web.stamp import account_mark

Entry = tuple[str, str, str, int]
"""Label, name of the page, icon, count beside it."""
REKAP: Entry = ("Rekapitulasi", "rekapitulasi:bulan", "rekapitulasi", 0)
CAPAIAN: Entry = ("Capaian Organisasi", "capaian_organisasi:daftar", "rekapitulasi", 0)


@dataclass(slots=True)
class Item:
    """One place in the navigation."""

    label: str
    url: str
    icon: str
    active: bool = False
    badge: int = 0
    children: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Message:
    """A message about what just happened."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class DemoBar:
    """The bar that says the clock can be moved."""

    tanggal: str
    url: str
    mails_url: str
    geser: int
    """Milliseconds by which the demo's clock is ahead of the real one: browsers date what they keep by it."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html."""
    return {"shell": Shell(request)}


def fakta(request: HttpRequest, ctx: Context) -> rules.Fakta:
    """What the person owes, asked once a request: the menu counts it, the dashboard lists it."""
    if not hasattr(request, "fakta"):
        request.fakta = facts.fakta(ctx)  # type: ignore[attr-defined]
    found: rules.Fakta = request.fakta  # type: ignore[attr-defined]
    return found


class Shell:
    """Lazily answers what the layout asks; costs no query where there is no layout."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def ctx(self) -> Context | None:
        """The context; missing when an error came before the middleware built it."""
        return getattr(self.request, "ctx", None)

    @property
    def is_masuk(self) -> bool:
        """Whether somebody is logged in."""
        return self.ctx is not None and self.ctx.actor.akun_id is not None

    @property
    def tanda(self) -> str:
        """Under which the browser keeps what this person typed; "" for visitors."""
        return account_mark(self.ctx.actor.akun_id) if self.ctx else ""

    @property
    def instansi(self) -> str:
        """Name of the government."""
        return settings.INSTANSI

    @property
    def nama(self) -> str:
        """Name of the person logged in."""
        return self.ctx.actor.nama if self.ctx else ""

    @property
    def nomor(self) -> str:
        """The NIP, grouped; empty where the username is none."""
        username: str = getattr(self.request.user, "username", "")
        return indonesian.nip(username) if username.isdigit() else ""

    @property
    def kini(self) -> datetime | None:
        """When the page is made, for what is printed of it."""
        return self.ctx.now if self.ctx else None

    @cached_property
    def pesan(self) -> list[Message]:
        """Messages that wait to be shown."""
        return [Message(m.level_tag, str(m.message)) for m in messages.get_messages(self.request)]

    @property
    def is_berhasil(self) -> bool:
        """Whether a success is told on top: what it says (block ``berhasil``) is not said below once more."""
        return any(one.level == "success" for one in self.pesan)

    @cached_property
    def lencana(self) -> rules.Lencana:
        """Counts beside the menu entries, in one query."""
        if self.ctx is None or not self.is_masuk:
            return rules.Lencana()
        found = fakta(self.request, self.ctx)
        return rules.lencana(found, today=self.ctx.today, now=self.ctx.now, zone=self.ctx.zone)

    @property
    def gangguan(self) -> rules.GangguanKini | None:
        """The outage that lasts just now; known wherever somebody is logged in."""
        return fakta(self.request, self.ctx).gangguan if self.ctx and self.is_masuk else None

    @property
    def pemberitahuan_baru(self) -> int:
        """Unread notices."""
        return self.lencana.pemberitahuan

    @property
    def demo_bar(self) -> DemoBar | None:
        """Only in demo mode."""
        if not settings.DEMO or self.ctx is None:
            return None
        geser = round((self.ctx.now - clock.real()).total_seconds() * 1000)
        today = indonesian.hari_tanggal(self.ctx.today)
        return DemoBar(today, reverse("demo:jam"), reverse("demo:surat"), geser)

    def _items(self, *entries: Entry | None) -> list[Item]:
        """Entries as places, with the one marked that holds the page shown."""
        items = []
        for entry in entries:
            if entry is None:
                continue
            label, name, icon, badge = entry
            url = reverse(name)
            here = self.request.path
            items.append(Item(label, url, icon, here == url if url == "/" else here.startswith(url), badge))
        return items

    def _penilaian(self) -> list[Item]:
        """The menu of a pejabat penilai (F1.5)."""
        count = self.lencana
        if not count.is_penilai:
            return []
        children = self._items(
            ("SKP", "penilaian_skp:daftar", "skp", count.penilaian_skp),
            ("Realisasi Akhir", "penilaian_realisasi_akhir:daftar", "realisasi", count.penilaian_akhir),
            (
                "Realisasi Bulanan",
                "penilaian_realisasi_bulanan:daftar",
                "realisasi",
                count.penilaian_realisasi,
            ),
            CAPAIAN,
        )
        total = sum(child.badge for child in children)
        active = any(child.active for child in children)
        return [Item("Penilaian", children[0].url, "penilaian", active, total, children)]

    @staticmethod
    def _sees_recap(actor: Actor) -> bool:
        """Pimpinan of a PD (or who acts for one), its pengelola, BKD."""
        return actor.is_pengelola or bool(actor.pimpinan_pd)

    def _rilis(self, actor: Actor) -> list[Item]:
        """Released months: of one's PD (or all), else one's own."""
        if self._sees_recap(actor):
            return self._items(("Rilis & TPP", "rilis:daftar", "rilis", 0))
        if not self.lencana.is_asn:
            return []
        (item,) = self._items(("Nilai & TPP", "rilis:saya", "rilis", 0))
        item.active = item.active or self.request.path.startswith(reverse("rilis:daftar"))
        return [item]

    def _kelola(self, actor: Actor) -> list[Item]:
        """Who looks after a PD (pengelola, BKD, its pimpinan): one page leads to every subject."""
        if not actor.is_pengelola and not actor.pimpinan_pd:
            return []
        return self._items(("Kelola", "kelola:beranda", "kelola", 0))

    @cached_property
    def nav(self) -> list[Item]:
        """The rail at the left."""
        if self.ctx is None or not self.is_masuk:
            return []
        count, asn = self.lencana, self.lencana.is_asn
        return [
            *self._items(
                ("Dashboard", "dashboard:beranda", "beranda", 0),
                ("Profil", "profil:lihat", "profil", 0) if self.ctx.actor.pegawai_id else None,
                ("SKP", "skp:daftar", "skp", count.realisasi_akhir) if asn else None,
                ("Aktivitas Harian", "aktivitas:ringkasan", "aktivitas", 0) if asn else None,
                ("Realisasi Bulanan", "realisasi_bulanan:daftar", "realisasi", count.realisasi)
                if asn
                else None,
            ),
            *self._rilis(self.ctx.actor),
            *(self._penilaian() or self._items(CAPAIAN if self.ctx.actor.is_bkd else None)),
            *self._items(REKAP if self._sees_recap(self.ctx.actor) else None),
            *self._kelola(self.ctx.actor),
        ]

    @cached_property
    def bottom(self) -> list[Item]:
        """The four places at the bottom of a phone; the last opens the menu."""
        by_label = {item.label: item for item in self.nav}
        chosen = [
            ("Dashboard", "Dashboard"),
            ("Aktivitas", "Aktivitas Harian"),
            ("Realisasi", "Realisasi Bulanan"),
        ]
        items = [
            Item(
                short,
                by_label[label].url,
                by_label[label].icon,
                by_label[label].active,
                by_label[label].badge,
            )
            for short, label in chosen
            if label in by_label
        ]
        return [*items, Item("Menu", "#menu", "menu")] if items else []
