"""A draft held open twice, on the PC and on the phone: no page overwrites what another has saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.penilaian.models import Penilaian
from sikinerja.realisasi.models import Pengajuan
from sikinerja.skp.models import Skp
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
USANG = "Draf yang lebih baru disimpan 7 Maret 2023 pukul"


@dataclass(frozen=True)
class Kind:
    """One of the drafts: who keeps it, where, by which field one knows it."""

    who: str
    stage: Callable[[Cast], str]
    draf: str
    field: str


def _bulan(cast: Cast) -> str:
    build.disetujui(cast.riwayat)
    return "/realisasi-bulanan/2023/2/isi/"


def _akhir(cast: Cast) -> str:
    skp = build.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.mulai(skp)
    return f"/skp/{skp.pk}/realisasi-akhir/"


def _hasil_kerja(cast: Cast) -> str:
    row = realisasi.diajukan(build.disetujui(cast.riwayat))
    return f"/penilaian/realisasi-bulanan/{row.pk}/hasil-kerja/"


def _perilaku(cast: Cast) -> str:
    row = realisasi.dinilai(build.disetujui(cast.riwayat))
    return f"/penilaian/realisasi-bulanan/{row.pk}/perilaku/"


def _nilai_akhir(cast: Cast) -> str:
    skp = build.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.diajukan(skp)
    return f"/penilaian/realisasi-akhir/{skp.pk}/"


KINDS = {
    "bulan": Kind("pegawai", _bulan, "../draf/", "bukti_"),
    "akhir": Kind("pegawai", _akhir, "draf/", "bukti_"),
    "hasil kerja": Kind("penilai", _hasil_kerja, "../draf/hasil_kerja/", "umpan_balik_"),
    "perilaku": Kind("penilai", _perilaku, "../draf/perilaku/", "umpan_balik_"),
    "nilai akhir": Kind("penilai", _nilai_akhir, "draf/", "umpan_balik_"),
}


@dataclass
class Halaman:
    """A page as it is open in some browser."""

    client: Client
    address: str
    kind: Kind

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Load it (again)."""
        text = self.client.get(self.address).text
        self.form = {
            name: re.search(rf'name="{name}" value="([^"]*)"', text).group(1)  # type: ignore[union-attr]
            for name in ("langkah", "lembar", "draf_versi")
        }
        self.fields = sorted(set(re.findall(rf'name="({self.kind.field}[^"]+)"', text)))
        self.holds = text

    def save(self, *texts: str) -> Any:
        """While typing."""
        place = self.address.rsplit("/", 2)[0] + self.kind.draf[2:] if ".." in self.kind.draf else ""
        return self.client.post(
            place or self.address + self.kind.draf,
            self.form | dict(zip(self.fields, texts, strict=False)),
            headers={"X-Requested-With": "fetch"},
        )

    def press(self, text: str, **more: str) -> Any:
        """A button, without JavaScript."""
        return self.client.post(self.address, self.form | {self.fields[0]: text, "konfirmasi": "on"} | more)


@pytest.fixture(params=KINDS.values(), ids=KINDS.keys())
def dua(request: pytest.FixtureRequest, cast: Cast, login: Login) -> tuple[Halaman, Halaman]:
    """The same page twice: on the PC, and on the phone."""
    kind: Kind = request.param
    address = kind.stage(cast)
    who = getattr(cast, kind.who)
    return Halaman(login(who), address, kind), Halaman(login(who), address, kind)


def test_the_older_page_overwrites_nothing(dua: tuple[Halaman, Halaman]) -> None:
    pc, phone = dua
    assert phone.save("dari ponsel", "juga ini").status_code == 200
    assert phone.save("dari ponsel", "juga itu").status_code == 200
    refused = pc.save("dari kantor")
    assert refused.status_code == 409
    assert USANG in refused.json()["pesan"]
    pc.open()
    assert "dari ponsel" in pc.holds
    assert "juga itu" in pc.holds
    assert "dari kantor" not in pc.holds
    assert pc.save("dari kantor", "juga itu").status_code == 200
    assert phone.save("dari ponsel", "lagi").status_code == 409


def test_the_same_sent_twice_is_no_conflict(dua: tuple[Halaman, Halaman]) -> None:
    pc, phone = dua
    assert phone.save("satu").status_code == 200
    known = phone.save("satu").json()["versi"]
    assert pc.save("satu").json()["versi"] == known, "alike from two pages"
    assert pc.save("satu", "dua").status_code == 200
    assert pc.save("satu", "dua", "tiga").status_code == 200, "the answer to the one before was lost"
    assert phone.save("satu", "lain").status_code == 409


def test_a_page_that_knows_the_versi_may_save(dua: tuple[Halaman, Halaman]) -> None:
    pc, phone = dua
    phone.form["draf_versi"] = phone.save("satu").json()["versi"]
    phone.form["lembar"] = "lain"
    assert phone.save("dua").status_code == 200
    assert pc.save("tiga").status_code == 409


def test_without_javascript_what_was_typed_is_given_back(dua: tuple[Halaman, Halaman]) -> None:
    pc, phone = dua
    assert phone.press("dari ponsel", draf="1").status_code == 303
    refused = pc.press("dari kantor", draf="1")
    assert refused.status_code == 409
    assert USANG in refused.text
    assert "dari kantor" in refused.text
    phone.open()
    assert "dari ponsel" in phone.holds


def test_a_stale_page_hands_nothing_in(dua: tuple[Halaman, Halaman]) -> None:
    pc, phone = dua
    phone.save("dari ponsel")
    whole = dict.fromkeys(pc.fields, "https://contoh.test/b")
    whole |= {name.replace("bukti_", "realisasi_"): "1" for name in pc.fields if "bukti_" in name}
    ratings = ("rating", "rating_hasil_kerja", "rating_perilaku")
    whole |= dict.fromkeys(ratings, "SESUAI") | {"catatan_akhir": "Pertahankan", "untuk_semua": "Baik"}
    before = Pengajuan.objects.count(), Penilaian.objects.filter(predikat="").count()
    refused = pc.press("https://contoh.test/b", isi_semua="on", **whole)
    while refused.status_code == 422:  # asked whether the numbers are meant
        whole["yakin"] = re.search(r'name="yakin" value="([^"]+)"', refused.text).group(1)  # type: ignore[union-attr]
        refused = pc.press("https://contoh.test/b", isi_semua="on", **whole)
    assert refused.status_code == 409
    assert USANG in refused.text
    assert (Pengajuan.objects.count(), Penilaian.objects.filter(predikat="").count()) == before
    pc.open()
    assert "dari ponsel" in pc.holds
    assert pc.press("https://contoh.test/b", isi_semua="on", **whole).status_code == 303


def test_a_draft_that_was_handed_in_and_withdrawn_is_newer(cast: Cast, login: Login) -> None:
    kind = KINDS["bulan"]
    address = kind.stage(cast)
    old = Halaman(login(cast.pegawai), address, kind)
    realisasi.diajukan(Skp.objects.get(pegawai=cast.pegawai))
    assert old.save("dari kantor").status_code == 409
    old.client.post("/realisasi-bulanan/2023/2/tarik/", {"langkah": "1"})
    assert old.save("dari kantor").status_code == 409
    old.open()
    assert old.save("dari kantor").status_code == 200


@pytest.mark.parametrize("name", ["hasil kerja", "perilaku", "nilai akhir"])
def test_penilai_and_plh_have_a_draft_each(cast: Cast, login: Login, name: str) -> None:
    kind = KINDS[name]
    address = kind.stage(cast)
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    penilai = Halaman(login(cast.penilai), address, kind)
    plh = Halaman(login(cast.rekan), address, kind)
    assert penilai.save("dari penilai").status_code == 200
    assert plh.save("dari pelaksana harian").status_code == 200
    assert penilai.save("dari penilai", "lagi").status_code == 200
    for page, own, other in ((penilai, "dari penilai", "harian"), (plh, "dari pelaksana", "dari penilai")):
        page.open()
        assert own in page.holds
        assert other not in page.holds
