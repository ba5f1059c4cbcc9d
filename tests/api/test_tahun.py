"""The year through the API: reported, returned, rated, opened again (manual BAB IV.2 and IV.4)."""

from __future__ import annotations

from collections.abc import Callable

from tests.api.client import Program, ok, problem
from tests.builders import akhir
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]


def test_a_year_to_its_end(cast: Cast, program: Make, at: Callable[[str], None]) -> None:
    skp = build.disetujui(cast.riwayat)
    owner, penilai, address = program(cast.pegawai), program(cast.penilai), f"/skp/{skp.pk}/realisasi-akhir"
    problem(owner.post(f"{address}/mulai", {}), 403)
    assert "1 Desember 2023" in ok(owner.get(f"{address}/isian"))["alasan"]
    at("2023-12-20 09:00")
    ok(owner.post(f"{address}/mulai", {"langkah": 2}))
    ok(owner.post(f"{address}/batal", {}))
    ok(owner.post(f"{address}/mulai", {}))
    rows = ok(owner.get(f"{address}/isian"))["indikator"]
    given = [
        {"indikator_id": r["indikator_id"], "realisasi": "12", "bukti": "https://contoh.test/"} for r in rows
    ]
    ok(owner.put(f"{address}/draf", {"indikator": given[:1]}))
    problem(owner.post(f"{address}/ajukan", {"indikator": given[:1], "konfirmasi": True}), 422)
    problem(owner.put(f"{address}/draf", {"indikator": given[:1] * 2}), 422)
    receipt = ok(owner.post(f"{address}/ajukan", {"indikator": given, "konfirmasi": True}))
    ok(owner.post(f"{address}/tarik", {}))
    assert ok(owner.post(f"{address}/ajukan", {"indikator": given, "konfirmasi": True})) == receipt
    mine = f"/penilaian/realisasi-akhir/{skp.pk}"
    assert [r["status"] for r in ok(penilai.get("/penilaian/realisasi-akhir"))["data"]] == ["PENILAIAN_AKHIR"]
    ok(penilai.post(f"{mine}/kembalikan", {"catatan": "Periksa lagi"}))
    ok(owner.post(f"{address}/ajukan", {"indikator": given, "konfirmasi": True}))
    ok(penilai.put(f"{mine}/draf", {"rating_hasil_kerja": "SESUAI"}))
    page = ok(penilai.get(mine))
    assert (page["draf"]["rating_hasil_kerja"], page["capaian_organisasi"]) == ("SESUAI", None)
    body = {
        "rating_hasil_kerja": "DI_ATAS", "rating_perilaku": "DI_ATAS", "untuk_semua": "Bagus",
        "catatan_akhir": "Pertahankan", "konfirmasi": True, "langkah": page["langkah"],
    }  # fmt: skip
    problem(owner.post(f"{mine}/nilai", body), 403)
    ok(penilai.post(f"{mine}/nilai", body))
    found = ok(owner.get(address))
    assert found["hasil"]["predikat"] == "SANGAT_BAIK"
    problem(penilai.post(f"{mine}/buka-kembali", {"alasan": "Keliru"}), 403)
    ok(program(cast.bkd).post(f"{mine}/buka-kembali", {"alasan": "Keberatan diterima"}))
    assert ok(owner.get(address))["hasil"] is None


def test_capaian_of_an_organisation(cast: Cast, program: Make) -> None:
    akhir.selesai(build.disetujui(cast.riwayat))
    bkd = program(cast.bkd)
    rows = ok(bkd.get("/capaian-organisasi?tahun=2022"))["data"]
    badan = next(row for row in rows if row["id"] == cast.badan.pk)
    assert (badan["jenis"], badan["capaian"], badan["nomor"]) == ("perangkat-daerah", None, 0)
    place = f"/capaian-organisasi/perangkat-daerah/{cast.badan.pk}/2022"
    assert ok(bkd.put(place, {"capaian": "BAIK", "nomor": 0}))["nomor"] == 1
    problem(bkd.put(place, {"capaian": "ISTIMEWA", "nomor": 0}), 409)
    problem(program(cast.pegawai).put(place, {"capaian": "BAIK"}), 404)
    problem(bkd.put(f"/capaian-organisasi/kota/{cast.badan.pk}/2022", {"capaian": "BAIK"}), 404)
