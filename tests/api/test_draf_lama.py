"""An old ``versi_draf``: whatever takes one refuses it (409), and keeps the newer draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from sikinerja.realisasi.models import Pengajuan
from tests.api.client import Program, ok, problem
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]
USANG = "Draf yang lebih baru disimpan 7 Maret 2023 pukul"
YAKIN = {"konfirmasi": True}


@dataclass(frozen=True)
class Pintu:
    """Where a draft is read, kept and handed in; ``isian``: of the reports, which name their indikator."""

    who: str
    stage: Callable[[Cast], int]
    baca: str
    draf: str
    kirim: str
    satu: dict[str, Any] = field(default_factory=dict)
    dua: dict[str, Any] = field(default_factory=dict)
    penuh: dict[str, Any] = field(default_factory=dict)


def _bulan(cast: Cast) -> int:
    return build.disetujui(cast.riwayat).pk


def _akhir(cast: Cast) -> int:
    skp = build.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.mulai(skp)
    return skp.pk


def _nilai_akhir(cast: Cast) -> int:
    skp = build.disetujui(cast.riwayat, akhir=date(2023, 2, 28))
    akhir.diajukan(skp)
    return skp.pk


BULAN, NILAI = "/realisasi-bulanan/2023/2", "/penilaian/realisasi-bulanan/{}"
TEKS = [{"catatan_akhir": "Satu"}, {"catatan_akhir": "Dua"}]
RATING = {"rating": "SESUAI", "untuk_semua": "Baik"} | YAKIN
TAHUN = {"rating_hasil_kerja": "SESUAI", "rating_perilaku": "SESUAI", "untuk_semua": "Baik"} | YAKIN
PINTU = {
    "bulan": Pintu("pegawai", _bulan, f"{BULAN}/isian", f"{BULAN}/draf", f"{BULAN}/ajukan"),
    "akhir": Pintu(
        "pegawai", _akhir, "/skp/{}/realisasi-akhir/isian", "/skp/{}/realisasi-akhir/draf",
        "/skp/{}/realisasi-akhir/ajukan",
    ),
    "hasil kerja": Pintu(
        "penilai", lambda cast: realisasi.diajukan(build.disetujui(cast.riwayat)).pk, NILAI,
        f"{NILAI}/draf/hasil_kerja", f"{NILAI}/hasil-kerja", *TEKS, RATING,
    ),
    "perilaku": Pintu(
        "penilai", lambda cast: realisasi.dinilai(build.disetujui(cast.riwayat)).pk, NILAI,
        f"{NILAI}/draf/perilaku", f"{NILAI}/perilaku", *TEKS, RATING | {"catatan_akhir": "Pertahankan"},
    ),
    "nilai akhir": Pintu(
        "penilai", _nilai_akhir, "/penilaian/realisasi-akhir/{}", "/penilaian/realisasi-akhir/{}/draf",
        "/penilaian/realisasi-akhir/{}/nilai", *TEKS, TAHUN | {"catatan_akhir": "Pertahankan"},
    ),
}  # fmt: skip


def _isian(page: dict[str, Any], angka: str) -> dict[str, Any]:
    rows = [row["indikator_id"] for row in page["indikator"]]
    whole = [{"indikator_id": one, "realisasi": angka, "bukti": "https://contoh.test/b"} for one in rows]
    return {"indikator": whole}


@pytest.mark.parametrize("name", PINTU)
def test_an_old_versi_overwrites_nothing(cast: Cast, program: Make, name: str) -> None:
    pintu = PINTU[name]
    key = pintu.stage(cast)
    who = program(getattr(cast, pintu.who))
    baca, draf, kirim = (text.format(key) for text in (pintu.baca, pintu.draf, pintu.kirim))
    page = ok(who.get(baca))
    is_report = pintu.who == "pegawai"
    satu, dua = (_isian(page, "1"), _isian(page, "2")) if is_report else (pintu.satu, pintu.dua)
    penuh = dua | YAKIN if is_report else pintu.penuh

    assert page["versi_draf"] == ""
    known = ok(who.put(draf, satu | {"versi_draf": ""}))["versi"]
    newest = ok(who.put(draf, dua | {"versi_draf": known}))["versi"]
    for old in ({"versi_draf": ""}, {"versi_draf": known}):
        assert USANG in problem(who.put(draf, satu | old), 409, "sudah_berubah")["detail"]
        assert USANG in problem(who.post(kirim, penuh | old), 409, "sudah_berubah")["detail"]
    assert ok(who.get(baca))["versi_draf"] == newest
    submitted = Pengajuan.objects.count()
    ok(who.post(kirim, penuh | {"versi_draf": newest}))
    assert Pengajuan.objects.count() == submitted + is_report
