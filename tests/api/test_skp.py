"""The SKP through the API: made, mended, handed in, approved, revised (manual BAB III)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sikinerja.jejak.models import Jejak
from sikinerja.skp.models import Rhk, Skp
from sikinerja.skp.rules import Perilaku
from tests.api.client import Program, ok, problem
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]
KEPALA = {"tahun": 2023, "periode_awal": "2023-01-01", "periode_akhir": "2023-12-31", "model": "JAJF"}
INDIKATOR = {"teks": "Jumlah  modul\nselesai", "target": "24.5", "satuan": "modul", "ukuran": "KUANTITAS"}


def made(program: Program, cast: Cast) -> str:
    """A KONSEP of the owner's with an RHK and its indikator; its address."""
    body = ok(program.post("/skp", KEPALA | {"riwayat_id": cast.riwayat.pk}), 201)
    address = f"/skp/{body['id']}"
    choices = ok(program.get(f"{address}/pilihan-intervensi"))
    rhk = {"jenis": "UTAMA", "teks": "Tersedianya modul", "intervensi_id": choices[0]["id"]}
    row = ok(program.post(f"{address}/rhk", rhk), 201)
    ok(program.post(f"{address}/rhk/{row['id']}/indikator", INDIKATOR), 201)
    return address


def test_from_the_plan_to_its_approval(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat_penilai)
    owner, penilai = program(cast.pegawai), program(cast.penilai)
    address = made(owner, cast)
    page = ok(owner.get(address))
    assert page["isi"]["rhk"][0]["indikator"][0]["teks"] == "Jumlah modul selesai"
    assert page["isi"]["rhk"][0]["indikator"][0]["target"] == "24.5000"
    assert page["kurang"] == []
    assert {"ajukan", "susun", "hapus"} <= set(page["boleh"])
    stands = ok(owner.post(f"{address}/ajukan", {"langkah": 0, "catatan": "Mohon diperiksa"}))
    assert (stands["status"], stands["langkah"]) == ("PENILAIAN", 1)
    assert Jejak.objects.filter(aksi="skp.ajukan", kanal="api", akun=cast.pegawai.akun).exists()

    queue = ok(penilai.get("/penilaian/skp?tahun=2023"))["data"]
    assert [row["status"] for row in queue] == ["PENILAIAN"]
    mine = f"/penilaian{address}"
    missing = problem(penilai.post(f"{mine}/terima", {"langkah": 1, "catatan": "Baik"}), 422, "isian_salah")
    assert "Akuntabel" in missing["errors"][""][0]
    texts = [{"perilaku": p.value, "teks": f"Harapan {p.label}"} for p in Perilaku]
    assert len(ok(penilai.put(f"{mine}/ekspektasi", {"ekspektasi": texts}))) == 7
    assert ok(penilai.post(f"{mine}/terima", {"langkah": 1, "catatan": "Baik"}))["status"] == "DISETUJUI"
    assert ok(owner.get(f"{address}/versi/1"))["isi"]["ekspektasi"][0]["teks"].startswith("Harapan")


def test_stale_and_repeated_steps(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat_penilai)
    owner = program(cast.pegawai)
    address = made(owner, cast)
    body = {"langkah": 0, "catatan": "Mohon diperiksa"}
    first, again = owner.post(f"{address}/ajukan", body), owner.post(f"{address}/ajukan", body)
    assert ok(first) == ok(again)
    problem(owner.post(f"{address}/tarik", {"langkah": 0}), 409, "sudah_berubah")
    assert ok(owner.post(f"{address}/tarik", {"langkah": 1}))["status"] == "KONSEP"


def test_a_revision_and_what_it_changed(cast: Cast, program: Make) -> None:
    skp = build.disetujui(cast.riwayat)
    owner, penilai, address = program(cast.pegawai), program(cast.penilai), f"/skp/{skp.pk}"
    ok(owner.post(f"{address}/ajukan-revisi", {"catatan": "Menambah"}))
    ok(penilai.post(f"/penilaian{address}/tolak-revisi", {"catatan": "Tidak perlu"}))
    ok(owner.post(f"{address}/ajukan-revisi", {"catatan": "Perlu"}))
    ok(penilai.post(f"/penilaian{address}/terima-revisi", {}))
    empty = problem(owner.post(f"{address}/ajukan", {"catatan": "Mohon diperiksa."}), 422)
    assert "Belum ada perubahan terhadap versi 1" in str(empty)
    assert "Belum ada perubahan" in str(ok(owner.get(address))["kurang"])
    rhk = skp.rhk.all()[0]
    changed = {"jenis": "UTAMA", "teks": "Rencana baru"}
    problem(owner.delete(f"{address}/rhk/{rhk.pk}"), 409)
    ok(owner.put(f"{address}/rhk/{rhk.pk}", changed))
    ok(owner.post(f"{address}/rhk/{rhk.pk}/geser", {"arah": "turun"}))
    indikator = rhk.indikator.all()[0]
    ok(owner.put(f"{address}/indikator/{indikator.pk}", INDIKATOR))
    problem(owner.delete(f"{address}/indikator/{indikator.pk}"), 409)
    ok(owner.put(f"{address}/lampiran", {"DUKUNGAN": ["Laptop"]}))
    ok(owner.post(f"{address}/batalkan-revisi", {}))
    assert ok(owner.get(address))["isi"]["lampiran"] == {}
    assert Rhk.objects.get(pk=rhk.pk).teks == rhk.teks


def test_versions_say_what_changed(cast: Cast, program: Make) -> None:
    skp = build.approve(build.revisi_diajukan(cast.riwayat))
    found = ok(program(cast.rekan).get(f"/skp/{skp.pk}/versi/2"), 404) and None
    assert found is None
    changes = ok(program(cast.pegawai).get(f"/skp/{skp.pk}/versi/2"))["beda"]
    assert {"jenis": "rhk", "kunci": str(skp.rhk.all()[0].pk), "lama": "Rencana Utama 1",
            "baru": "Rencana yang diubah"} in changes  # fmt: skip
    assert ok(program(cast.pegawai).get(f"/skp/{skp.pk}/versi/2?banding=0"))["beda"] == []


def test_copying_and_throwing_away(cast: Cast, program: Make) -> None:
    from datetime import date

    from tests.cast import tenure

    old = tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=2022,
                 aktif=False)  # fmt: skip
    build.disetujui(old, awal=date(2022, 1, 1))
    owner = program(cast.pegawai)
    skp = build.konsep(cast.riwayat)
    sources = ok(owner.get(f"/skp/{skp.pk}/sumber-salin"))["data"]
    assert [row["tahun"] for row in sources] == [2022]
    done = ok(owner.post(f"/skp/{skp.pk}/salin", {"sumber_id": sources[0]["id"]}))
    assert done == {"jumlah_rhk": 2, "jumlah_indikator": 4, "dilewati": 0}
    rhk = Rhk.objects.filter(skp=skp).first()
    assert rhk is not None
    ok(owner.delete(f"/skp/{skp.pk}/indikator/{rhk.indikator.all()[0].pk}"), 204)
    ok(owner.delete(f"/skp/{skp.pk}/rhk/{rhk.pk}"), 204)
    ok(owner.put(f"/skp/{skp.pk}", KEPALA | {"periode_awal": "2023-02-01", "yakin": True}))
    ok(owner.delete(f"/skp/{skp.pk}"), 204)
    assert not Skp.objects.filter(pk=skp.pk).exists()


def test_lists_come_in_pieces(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat)
    owner = program(cast.pegawai)
    page = ok(owner.get("/skp?limit=1"))
    assert (len(page["data"]), page["berikutnya"]) == (1, None)
    problem(owner.get("/skp?cursor=salah"), 422, "isian_salah")
    problem(owner.get("/skp?limit=0"), 400, "bentuk_salah")
    problem(owner.get("/skp?limit=1&limit=2"), 400, "bentuk_salah")


def refused(**wrong: Any) -> dict[str, Any]:
    """A head with something wrong in it."""
    return KEPALA | {"riwayat_id": 1} | wrong


def test_an_unusual_periode_is_refused_until_one_is_sure(cast: Cast, program: Make) -> None:
    """As the form asks once (issue 9 §2), when it is made and when it is changed."""
    owner = program(cast.pegawai)
    few = KEPALA | {"riwayat_id": cast.riwayat.pk, "periode_awal": "2023-12-20"}
    said = problem(owner.post("/skp", few), 422)["errors"]["yakin"]
    assert "hanya berlaku 12 hari" in said[0]
    assert "1 Januari 2023 s.d. 19 Desember 2023" in said[1]
    assert ok(owner.get("/skp"))["data"] == []
    skp = ok(owner.post("/skp", few | {"yakin": True}), 201)
    address = f"/skp/{skp['id']}"
    gap = KEPALA | {"periode_akhir": "2023-06-30"}
    assert "1 Juli 2023 s.d. 31 Desember 2023" in str(
        problem(owner.put(address, gap), 422)["errors"]["yakin"]
    )
    ok(owner.put(address, gap | {"yakin": True}))
    ok(owner.put(address, KEPALA))
    wrong = problem(owner.put(address, gap | {"periode_akhir": "2022-06-30"}), 422)["errors"]
    assert "yakin" not in wrong


def test_what_does_not_fit_the_description(cast: Cast, program: Make) -> None:
    owner = program(cast.pegawai)
    for body, code in (
        (refused(bukan=1), 400), (refused(tahun="2023"), 400), (refused(tahun=True), 400),
        (refused(tahun=10**30), 400), (refused(tahun=None), 400), (refused(model="X"), 400),
        (refused(periode_awal="2023-02-30"), 422), (refused(periode_awal="kemarin"), 400),
        (refused(riwayat_id=2**63), 400), (refused(riwayat_id=2**63 - 1), 404),
        ([], 400), ("x", 400), (None, 400), (b"{", 400), (b'{"tahun": NaN}', 400),
        (b"[" * 200_000, 400), (b'{"tahun": "\\ud800"}', 400), (b"\xff", 400),
    ):  # fmt: skip
        said = problem(owner.post("/skp", body), code)
        assert "must" not in said["detail"], said
        assert "Input" not in str(said["errors"]), said
    problem(owner.post("/skp", b"tahun=2023", Content_Type="text/plain"), 415, "jenis_isi_salah")
    nul = {"catatan": "a\x00b"}
    skp = build.konsep(cast.riwayat)
    problem(owner.post(f"/skp/{skp.pk}/ajukan", nul), 400, "bentuk_salah")


def test_ids_that_cannot_be_are_not_there(cast: Cast, program: Make) -> None:
    owner = program(cast.pegawai)
    for key in ("0", "-1", "9" * 30, str(2**63), "1.5", "%00", "abc"):
        problem(owner.get(f"/skp/{key}"), 404, "tidak_ditemukan")


def test_the_way_out_of_a_blocked_chain(cast: Cast, program: Make) -> None:
    """A penilai without SKP: a substitute's RHK or a sasaran, marked; refused once the penilai has one."""
    build.disetujui(cast.riwayat_kepala, rhk=1, model="JPT")
    owner = program(cast.pegawai)
    address = f"/skp/{ok(owner.post('/skp', KEPALA | {'riwayat_id': cast.riwayat.pk}), 201)['id']}"
    (choice,) = ok(owner.get(f"{address}/pilihan-intervensi"))
    assert (choice["asal"], choice["milik"]) == ("ATASAN_PENILAI", "Maria Kepala Contoh, M.Si")
    rhk = {"jenis": "UTAMA", "teks": "Tersedianya modul"}
    sasaran = rhk | {"sasaran": "Meningkatnya  mutu\nlayanan"}
    problem(owner.post(f"{address}/rhk", sasaran | {"intervensi_id": choice["id"]}), 422)
    ok(owner.post(f"{address}/rhk", sasaran), 201)
    ok(owner.post(f"{address}/rhk", rhk | {"intervensi_id": choice["id"]}), 201)
    rows = ok(owner.get(address))["isi"]["rhk"]
    assert [(r["asal_intervensi"], r["intervensi"]) for r in rows] == [
        ("SASARAN", "Meningkatnya mutu layanan"),
        ("ATASAN_PENILAI", choice["teks"]),
    ]
    build.disetujui(cast.riwayat_penilai, rhk=1)
    problem(owner.post(f"{address}/rhk", sasaran), 422)
