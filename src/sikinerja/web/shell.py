"""What surrounds every page: navigation by what one is, name, bell, messages (F1.5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sikinerja.core import indonesian
from sikinerja.core.context import Context
from sikinerja.rekapitulasi import queries as rekapitulasi


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


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html."""
    return {"shell": Shell(request)}


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

    @cached_property
    def pesan(self) -> list[Message]:
        """Messages that wait to be shown."""
        return [Message(m.level_tag, str(m.message)) for m in messages.get_messages(self.request)]

    @cached_property
    def lencana(self) -> rekapitulasi.Lencana:
        """Counts beside the menu entries, in one query."""
        return rekapitulasi.lencana(self.ctx) if self.ctx and self.is_masuk else rekapitulasi.Lencana()

    @property
    def pemberitahuan_baru(self) -> int:
        """Unread notices."""
        return self.lencana.pemberitahuan

    @property
    def demo_bar(self) -> DemoBar | None:
        """Only in demo mode."""
        if not settings.DEMO or self.ctx is None:
            return None
        return DemoBar(indonesian.hari_tanggal(self.ctx.today), reverse("demo:jam"), reverse("demo:surat"))

    def _item(
        self, label: str, name: str, icon: str, *, badge: int = 0, children: list[Item] | None = None
    ) -> Item | None:
        try:
            url = reverse(name)
        except NoReverseMatch:
            return None
        here = self.request.path
        active = here == url if url == "/" else here.startswith(url)
        return Item(label, url, icon, active, badge, children or [])

    def _items(self, *items: Item | None) -> list[Item]:
        return [item for item in items if item is not None]

    @cached_property
    def nav(self) -> list[Item]:
        """The rail at the left."""
        if self.ctx is None or not self.is_masuk:
            return []
        count, actor = self.lencana, self.ctx.actor
        penilaian = None
        if count.is_penilai:
            children = self._items(
                self._item("SKP", "penilaian_skp:daftar", "skp", badge=count.penilaian_skp),
                self._item(
                    "Realisasi Bulanan",
                    "penilaian_realisasi_bulanan:daftar",
                    "realisasi",
                    badge=count.penilaian_realisasi,
                ),
            )
            total = count.penilaian_skp + count.penilaian_realisasi
            if children:
                active = any(c.active for c in children)
                penilaian = Item("Penilaian", children[0].url, "penilaian", active, total, children)
        is_asn = count.is_asn
        return self._items(
            self._item("Dashboard", "dashboard:beranda", "beranda"),
            self._item("Profil", "profil:lihat", "profil"),
            self._item("SKP", "skp:daftar", "skp") if is_asn else None,
            self._item("Aktivitas Harian", "aktivitas:ringkasan", "aktivitas") if is_asn else None,
            self._item("Realisasi Bulanan", "realisasi_bulanan:daftar", "realisasi", badge=count.realisasi)
            if is_asn
            else None,
            penilaian,
            self._item("Kelola", "kelola:akun", "kelola") if actor.is_pengelola else None,
        )

    @cached_property
    def bottom(self) -> list[Item]:
        """The four places at the bottom of a phone; the last opens the menu."""
        by_label = {item.label: item for item in self.nav}
        chosen = [
            ("Beranda", "Dashboard"),
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
