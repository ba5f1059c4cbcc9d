"""Activities and the month through the API: written down, reported, rated (manual BAB V and VI)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sikinerja.aktivitas.models import Aktivitas
from tests.api.client import Program, ok, problem
from tests.builders import realisasi
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]
MONTH = "/realisasi-bulanan/2023/2"
KERJA = {"tanggal": "2023-03-06", "mulai": "08:00", "selesai": "09:30", "uraian": "Menyusun laporan"}


def filled(program: Program, **more: Any) -> dict[str, Any]:
    """Every indikator of February with a number and a link."""
    rows = ok(program.get(f"{MONTH}/isian"))["indikator"]
    given = [
        {"indikator_id": r["indikator_id"], "realisasi": "1234.5", "bukti": "https://contoh.test/b"}
        for r in rows
    ]
    return {"indikator": given, "catatan": "Selesai", **more}


def test_a_day_and_its_plan(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat)
    owner = program(cast.pegawai)
    chosen = ok(owner.get("/aktivitas/pilihan"))[0]
    body = KERJA | {"indikator_id": chosen["indikator_id"]}
    (row,) = ok(owner.post("/aktivitas", body), 201)
    assert (row["mulai"], row["selesai"], row["tanggal"]) == ("08:00", "09:30", "2023-03-06")
    assert ok(owner.post("/aktivitas", body), 201) == [row]
    overlap = problem(owner.post("/aktivitas", body | {"uraian": "Lain"}), 422, "isian_salah")
    assert "mulai" in overlap["errors"]
    night = KERJA | {"mulai": "22:00", "selesai": "01:00", "tanggal": "2023-03-05", "pisah": True}
    assert len(ok(owner.post("/aktivitas", night), 201)) == 2
    page = ok(owner.get("/aktivitas?tahun=2023&bulan=3"))
    assert [one["dihitung"] for one in page["data"]] == [True] * 3
    ok(owner.put(f"/aktivitas/{row['id']}", body | {"selesai": "10:00"}))
    assert ok(owner.get(f"/aktivitas/{row['id']}"))["selesai"] == "10:00"
    problem(program(cast.penilai).get(f"/aktivitas/{row['id']}"), 404)
    ok(owner.delete(f"/aktivitas/{row['id']}"), 204)

    plan = ok(owner.post("/rencana-aktivitas", KERJA | {"tanggal": "2023-03-07"}), 201)
    assert [one["id"] for one in ok(owner.get("/rencana-aktivitas"))["data"]] == [plan["id"]]
    made = KERJA | {"tanggal": "2023-03-07"}
    ok(owner.post(f"/rencana-aktivitas/{plan['id']}/input", made), 201)
    problem(owner.delete(f"/rencana-aktivitas/{plan['id']}"), 409)
    other = ok(owner.post("/rencana-aktivitas", KERJA | {"tanggal": "2023-03-08"}), 201)
    ok(owner.delete(f"/rencana-aktivitas/{other['id']}"), 204)
    assert Aktivitas.objects.filter(pegawai=cast.pegawai).count() == 3


def test_a_month_from_the_draft_to_the_predikat(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat)
    owner, penilai = program(cast.pegawai), program(cast.penilai)
    year = ok(owner.get("/realisasi-bulanan?tahun=2023"))
    assert [row["keadaan"] for row in year[:3]] == ["TIDAK_MENGISI", "BELUM_DIISI", "BELUM_WAKTUNYA"]
    problem(owner.get(MONTH), 404)
    half = filled(owner)
    half["indikator"] = [half["indikator"][0] | {"bukti": ""}]
    ok(owner.put(f"{MONTH}/draf", half))
    assert ok(owner.get(f"{MONTH}/isian"))["indikator"][0]["realisasi"] == "1234.5"
    missing = problem(owner.post(f"{MONTH}/ajukan", half | {"konfirmasi": False}), 422, "isian_salah")
    assert {"konfirmasi"} < set(missing["errors"])
    receipt = ok(owner.post(f"{MONTH}/ajukan", filled(owner, konfirmasi=True, langkah=0)))
    assert receipt["nomor"].startswith("RB-2023-02-")
    assert ok(owner.get(f"/tanda-terima/{receipt['id']}")) == receipt
    assert ok(owner.get(MONTH))["indikator"][0]["realisasi"] == "1234.5"
    ok(owner.post(f"{MONTH}/tarik", {"langkah": 1}))
    ok(owner.post(f"{MONTH}/ajukan", filled(owner, konfirmasi=True, langkah=2)))

    queue = ok(penilai.get("/penilaian/realisasi-bulanan?tahun=2023&bulan=2"))["data"]
    assert (queue[0]["status"], queue[0]["menunggu"]) == ("PENILAIAN_HASIL_KERJA", True)
    rated(cast, program, queue[0]["realisasi_id"])
    hasil = ok(owner.get(MONTH))["hasil"]
    assert (hasil["predikat"], hasil["umpan_balik_perilaku"]["LOYAL"]) == ("BAIK", "Bagus")


def rated(cast: Cast, program: Make, key: int) -> None:
    """Both halves, after a draft and a mistake."""
    penilai, address = program(cast.penilai), f"/penilaian/realisasi-bulanan/{key}"
    page = ok(penilai.get(address))
    text = [{"indikator_id": page["indikator"][0]["indikator_id"], "teks": "Bagus"}]
    ok(penilai.put(f"{address}/draf/hasil_kerja", {"umpan_balik_indikator": text, "rating": "SESUAI"}))
    assert ok(penilai.get(address))["draf"]["rating"] == "SESUAI"
    body = {"umpan_balik": text, "rating": "SESUAI", "konfirmasi": True, "langkah": page["langkah"]}
    problem(penilai.post(f"{address}/hasil-kerja", body), 422, "isian_salah")
    ok(penilai.post(f"{address}/hasil-kerja", body | {"untuk_semua": "Baik"}))
    problem(penilai.post(f"{address}/hasil-kerja", body | {"rating": "DI_ATAS", "langkah": 0}), 409)
    twice = [{"perilaku": "LOYAL", "teks": "a"}] * 2
    second = {"rating": "SESUAI", "catatan_akhir": "Pertahankan", "konfirmasi": True, "untuk_semua": "Bagus"}
    problem(penilai.post(f"{address}/perilaku", second | {"umpan_balik": twice}), 422)
    assert ok(penilai.post(f"{address}/perilaku", second))["status"] == "SELESAI"


def test_the_one_change(cast: Cast, program: Make) -> None:
    row = realisasi.selesai(build.disetujui(cast.riwayat))
    penilai, address = program(cast.penilai), f"/penilaian/realisasi-bulanan/{row.pk}"
    body = {"hasil_kerja": "DI_ATAS", "perilaku": "DI_ATAS", "alasan": "Alasan yang cukup panjang. " * 10}
    problem(penilai.post(f"{address}/ubah", body | {"alasan": "pendek"}), 422)
    ok(penilai.post(f"{address}/ubah", body))
    problem(penilai.post(f"{address}/ubah", body | {"perilaku": "SESUAI", "langkah": 4}), 409)
    problem(program(cast.kepala_lain).get(address), 404)
    assert ok(penilai.get(f"{address}/aktivitas?tugas_lain=true"))["data"] == []


def test_after_the_deadline_it_says_what_that_means(
    cast: Cast, program: Make, at: Callable[[str], None]
) -> None:
    realisasi.diajukan(build.disetujui(cast.riwayat))
    owner, penilai = program(cast.pegawai), program(cast.penilai)
    queue = "/penilaian/realisasi-bulanan?tahun=2023&bulan=2"
    assert ok(owner.get(MONTH))["berakhir"] == ok(penilai.get(queue))["data"][0]["berakhir"] == ""
    at("2023-03-20 09:00")
    said, line = ok(owner.get(MONTH)), ok(penilai.get(queue))["data"][0]
    assert said["penilai"] == cast.penilai.akun.nama
    for text in (said["berakhir"], line["berakhir"]):
        assert "dirilis sebagai “Belum dinilai”" in text
        assert "BKD dapat memberi dispensasi penilaian" in text
    assert line["kedudukan"] == "BELUM_DINILAI"
    assert (
        "ditutup sejak 12 Maret 2023"
        in ok(penilai.get(f"/penilaian/realisasi-bulanan/{line['realisasi_id']}"))["alasan"]
    )
