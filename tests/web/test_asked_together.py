"""What is wrong and what is asked are told in one go, by every door."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import sikinerja
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.realisasi.models import Draf, Pengajuan
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Indikator, Skp
from tests.builders import akhir
from tests.builders import skp as build
from tests.builders.kepegawaian import post
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
URL = "https://drive.example.test/02"


@dataclass(frozen=True)
class Kasus:
    """A form with a fault and something unusual; what mends the fault; the words of it."""

    address: str
    data: dict[str, str]
    mended: dict[str, str]
    fault: str


def _laporan(skp: Skp, address: str) -> Kasus:
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    good = {f"realisasi_{i}": "1" for i in ids} | {f"bukti_{i}": URL for i in ids}
    good |= {f"realisasi_{ids[0]}": "999999", "konfirmasi": "on", "langkah": str(skp.langkah)}
    wrong = {f"bukti_{ids[1]}": "folder di kantor", f"realisasi_{ids[2]}": "dua", "konfirmasi": ""}
    return Kasus(address, good | wrong, good, "3 hal perlu diperbaiki")


def _bulan(cast: Cast) -> Kasus:
    skp = build.disetujui(cast.riwayat)
    kasus = _laporan(skp, "/realisasi-bulanan/2023/2/isi/")
    return Kasus(kasus.address, kasus.data | {"langkah": "0"}, kasus.mended | {"langkah": "0"}, kasus.fault)


def _akhir(cast: Cast) -> Kasus:
    skp = build.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.mulai(skp)
    return _laporan(Skp.objects.get(pk=skp.pk), f"/skp/{skp.pk}/realisasi-akhir/")


def _indikator(cast: Cast) -> Kasus:
    rhk = build.konsep(cast.riwayat, rhk=1).rhk.get()
    twin = build.add_indikator(rhk, 1, teks="Jumlah dokumen")
    data = {"teks": twin.teks, "target": "0,5", "satuan": "%", "ukuran": "KUALITAS"}
    there = f"/skp/{rhk.skp_id}/rhk/{rhk.pk}/indikator/tambah/"
    return Kasus(there, data, data | {"teks": "Indeks kepuasan"}, "1 hal perlu diperbaiki")


def _periode(cast: Cast) -> Kasus:
    skp = build.konsep(cast.riwayat, rhk=1)
    head = {"tahun": "2023", "periode_awal": "2023-03-01", "periode_akhir": "2023-12-31"}
    there = f"/skp/{skp.pk}/ubah/"
    return Kasus(there, head | {"model": "JPT"}, head | {"model": skp.model}, "Model tidak dapat diganti")


def _riwayat(cast: Cast) -> Kasus:
    there = f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    odd = post(cast.riwayat, penilai=cast.rekan.pk)
    return Kasus(there, odd | {"tmt": "2031-01-01"}, odd, "1 hal perlu diperbaiki")


KASUS = {"bulan": _bulan, "akhir": _akhir, "indikator": _indikator, "periode": _periode, "riwayat": _riwayat}


@pytest.mark.parametrize("kind", KASUS)
def test_faults_come_with_the_question(cast: Cast, login: Login, kind: str) -> None:
    kasus, client = KASUS[kind](cast), login(cast.pegawai)
    before = _written()
    page = client.post(kasus.address, kasus.data)
    assert page.status_code == 422
    assert "Periksa dahulu" in page.text
    assert kasus.fault in page.text
    assert _written() == before, "what was only tried leaves nothing behind"

    found = re.search(r'name="yakin" value="(\w+)"', page.text)
    assert found
    answer = client.post(kasus.address, kasus.mended | {"yakin": found[1]})
    assert answer.status_code in (200, 303), "mended and confirmed at once, it goes through"
    assert "Periksa dahulu" not in answer.text


def _written() -> list[Any]:
    kinds = (Pengajuan, Draf, Indikator, RiwayatJabatan, Skp, Jejak, Pemberitahuan)
    return [kind.objects.count() for kind in kinds]


def test_a_question_alone_names_no_fault(cast: Cast, login: Login) -> None:
    kasus = _bulan(cast)
    page = login(cast.pegawai).post(kasus.address, kasus.mended).text
    assert "Bila memang demikian, tekan" in page
    assert "perlu diperbaiki" not in page
    assert "perbaiki yang disebut" not in page


def test_what_may_be_submitted_counts(cast: Cast, login: Login) -> None:
    kasus, client = _bulan(cast), login(cast.pegawai)
    words = "2 dari 4 indikator terisi (angka dan link bukti dukung)"
    assert words in client.post(kasus.address, kasus.data).text
    saved = client.post("/realisasi-bulanan/2023/2/draf/", kasus.data).json()
    assert (saved["terisi"], saved["kemajuan"]) == (2, words)
    assert words in client.get(kasus.address).text


def test_no_view_asks_before_the_operation_was_tried() -> None:
    there = Path(sikinerja.__file__).parent
    texts = {path: path.read_text() for door in ("web", "api") for path in (there / door).rglob("*.py")}
    early = [
        f"{path.name}: {line.strip()}"
        for path, text in texts.items()
        for line in text.splitlines()
        if re.search(r"\bif\b.*\.(dijawab|tanyakan|diminta)\(", line)
    ]
    assert early == []
