"""Profile, riwayat jabatan, mutasi, Plt., bell and dashboard through the API (manual BAB II and VII)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.api.client import Program, ok, problem
from tests.builders import realisasi
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]


def posisi(cast: Cast, **more: Any) -> dict[str, Any]:
    """A position in the owner's unit."""
    return {
        "jenis_jabatan": "FUNGSIONAL", "jabatan_id": cast.jabatan_staf.pk, "unit_kerja_id": cast.bidang.pk,
        "perangkat_daerah_id": cast.badan.pk, "penilai_id": cast.penilai.pk, **more,
    }  # fmt: skip


def test_a_profile_is_read_and_edited(cast: Cast, program: Make) -> None:
    owner = program(cast.pegawai)
    page = ok(owner.get("/profil"))
    assert (page["nip"], page["jabatan"]["penilai"]["id"]) == ("199004172015021003", cast.penilai.pk)
    body = {"nama": "Yohanes  Contoh", "no_hp": "081234567890", "email": "", "pangkat_id": page["pangkat_id"]}
    assert ok(owner.put("/profil", body))["nama"] == "Yohanes Contoh"
    problem(owner.put("/profil", body | {"email": "bukan"}), 400)
    problem(owner.put("/profil", body | {"no_hp": "x"}), 422)
    address = f"/pegawai/{cast.pegawai.pk}/profil"
    assert ok(program(cast.penilai).get(address))["boleh_edit"] is False
    problem(program(cast.penilai).put(address, body), 403)
    problem(program(cast.orang_lain).get(address), 404)
    ok(program(cast.pengelola).put(address, body))
    problem(program(cast.orang_lain).get(f"/riwayat-jabatan/{cast.riwayat.pk}"), 404)


def test_riwayat_is_added_changed_and_removed(cast: Cast, program: Make) -> None:
    owner = program(cast.pegawai)
    body = posisi(cast, tahun=2024, tmt="2024-01-02", aktif=True)
    made = ok(owner.post("/riwayat-jabatan", body), 201)
    assert [row["aktif"] for row in ok(owner.get("/riwayat-jabatan"))] == [True, False]
    assert ok(owner.get(f"/riwayat-jabatan/{made['id']}"))["jabatan"] == cast.jabatan_staf.nama
    changed = body | {"penilai_id": cast.kepala.pk, "penilai_semula_id": cast.penilai.pk}
    assert ok(owner.put(f"/riwayat-jabatan/{made['id']}", changed))["penilai_id"] == cast.kepala.pk
    stale = changed | {"penilai_id": cast.penilai.pk}
    problem(owner.put(f"/riwayat-jabatan/{made['id']}", stale), 409)
    ok(owner.delete(f"/riwayat-jabatan/{made['id']}"), 204)
    other = f"/pegawai/{cast.rekan.pk}/riwayat-jabatan"
    problem(owner.post(other, body), 404)
    ok(program(cast.pengelola).post(other, body), 201)
    ok(program(cast.bkd).post("/riwayat-jabatan/salin"))


@pytest.mark.parametrize(
    ("penilai", "words"),
    [
        ("kepala_lain", "bekerja di Dinas Contoh"),
        ("rekan", "bukan pejabat penilai siapa pun"),
    ],
)
def test_an_odd_penilai_is_refused_until_one_is_sure(
    cast: Cast, program: Make, penilai: str, words: str
) -> None:
    owner = program(cast.pegawai)
    body = posisi(cast, tahun=2024, tmt="2024-01-02", aktif=True) | {"penilai_id": getattr(cast, penilai).pk}
    asked = problem(owner.post("/riwayat-jabatan", body), 422)
    assert words in " ".join(asked["errors"]["yakin"])
    address = f"/riwayat-jabatan/{cast.riwayat.pk}"
    same = posisi(cast, tahun=2023, tmt="2021-01-03", aktif=True) | {"penilai_id": body["penilai_id"]}
    assert words in str(problem(owner.put(address, same), 422)["errors"]["yakin"])
    move = posisi(cast, tanggal="2023-03-05", yakin=False) | {"penilai_id": body["penilai_id"]}
    assert words in str(problem(owner.post("/mutasi", move), 422)["errors"]["yakin"])
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 1

    ok(owner.put(address, same | {"yakin": True}))
    ok(owner.put(address, same))  # nothing new is asked about nothing


def test_the_only_active_jabatan_is_not_switched_off_unasked(cast: Cast, program: Make) -> None:
    owner, address = program(cast.pegawai), f"/riwayat-jabatan/{cast.riwayat.pk}"
    body = posisi(cast, tahun=2023, tmt="2021-01-03", aktif=False)
    said = problem(owner.put(address, body), 422)["errors"]["yakin"]
    assert any("tidak ada jabatan yang aktif" in text for text in said)
    assert RiwayatJabatan.objects.get(pk=cast.riwayat.pk).aktif
    ok(owner.put(address, body | {"yakin": True}))


def test_what_hangs_on_somebody_is_said_before_they_go(cast: Cast, program: Make) -> None:
    row = cast.riwayat_penilai
    body = {
        "tahun": 2023, "jenis_jabatan": "STRUKTURAL", "jabatan_id": row.jabatan_id, "tmt": "2021-01-03",
        "perangkat_daerah_id": cast.badan.pk, "unit_kerja_id": cast.bidang.pk, "penilai_id": cast.kepala.pk,
        "aktif": False,
    }  # fmt: skip
    asked = problem(program(cast.penilai).put(f"/riwayat-jabatan/{row.pk}", body), 422)["errors"]["yakin"]
    assert any("2 pegawai menunjuknya sebagai Pejabat Penilai" in text for text in asked)
    ok(program(cast.penilai).put(f"/riwayat-jabatan/{row.pk}", body | {"yakin": True}))


@pytest.mark.parametrize("yakin", [False, True])
def test_oneself_is_refused_in_the_field(cast: Cast, program: Make, yakin: bool) -> None:
    body = posisi(cast, tahun=2024, tmt="2024-01-02", aktif=True, yakin=yakin) | {
        "penilai_id": cast.pegawai.pk
    }
    (field,) = problem(program(cast.pegawai).post("/riwayat-jabatan", body), 422)["errors"]
    assert field == "penilai"


def test_months_are_handed_over_with_the_penilai(cast: Cast, program: Make) -> None:
    row = realisasi.diajukan(build.disetujui(cast.riwayat))
    body = posisi(cast, tahun=2023, tmt="2021-01-03", aktif=True, penilai_id=cast.kepala.pk)
    body |= {"bulan": [{"realisasi_id": row.pk, "tetap": False}]}
    ok(program(cast.pegawai).put(f"/riwayat-jabatan/{cast.riwayat.pk}", body))
    row.refresh_from_db()
    assert row.penilai == cast.kepala


def test_a_mutasi_and_back(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat)
    owner = program(cast.pegawai)
    assert ok(owner.get("/mutasi"))["mutasi"] is None
    body = posisi(cast, tanggal="2023-03-06", penilai_id=cast.kepala.pk)
    problem(owner.post("/mutasi", body | {"tanggal": "1999-03-06"}), 422)
    done = ok(owner.post("/mutasi", body), 201)
    page = ok(owner.get("/mutasi"))
    assert page["mutasi"]["id"] == done["id"]
    assert page["langkah"]
    problem(program(cast.rekan).post(f"/mutasi/{done['id']}/batalkan"), 404)
    assert ok(program(cast.pengelola).get(f"/pegawai/{cast.pegawai.pk}/mutasi"))["mutasi"]
    assert ok(owner.post(f"/mutasi/{done['id']}/batalkan"))["dibatalkan"] is True
    assert RiwayatJabatan.objects.get(pegawai=cast.pegawai) == cast.riwayat
    ok(program(cast.pengelola).post(f"/pegawai/{cast.pegawai.pk}/mutasi", body), 201)


def test_plt(cast: Cast, program: Make) -> None:
    pengelola = program(cast.pengelola)
    problem(program(cast.pegawai).get("/plt"), 404)
    (post,) = ok(pengelola.get("/pilihan/posisi?q=Bidang"))
    body = {
        "jenis": "PLH", "pegawai_id": cast.rekan.pk, "riwayat_id": post["id"], "dasar": "SK 1",
        "tanggal_mulai": "2023-03-07", "tanggal_selesai": "2023-03-20",
    }  # fmt: skip
    problem(program(cast.pegawai).post("/plt", body), 404)
    asked = problem(pengelola.post("/plt", body), 422)["errors"]["yakin"]
    assert asked == [f"{cast.rekan.akun.nama} sampai sekarang bukan pejabat penilai siapa pun."]
    made = ok(pengelola.post("/plt", body | {"yakin": True}), 201)
    assert (made["keadaan"], made["menggantikan"]["id"]) == ("BERLAKU", cast.penilai.pk)
    skp = build.diajukan(cast.riwayat)
    assert ok(program(cast.rekan).get("/penilaian/skp"))["data"][0]["sebagai"].startswith("Plh.")
    assert ok(pengelola.get("/plt"))["data"][0]["id"] == made["id"]
    assert ok(pengelola.post(f"/plt/{made['id']}/akhiri", {"alasan": "Sudah"}))["keadaan"] == "DIAKHIRI"
    problem(program(cast.rekan).get(f"/skp/{skp.pk}"), 404)


def test_choices_of_forms(cast: Cast, program: Make) -> None:
    owner = program(cast.pegawai)
    assert ok(owner.get("/pilihan/pangkat?jenis_kepegawaian=PNS"))
    assert len(ok(owner.get("/pilihan/perangkat-daerah"))) == 2
    found = ok(owner.get(f"/pilihan/unit-kerja?perangkat_daerah_id={cast.badan.pk}&q=bidang"))
    assert [row["id"] for row in found] == [cast.bidang.pk]
    assert ok(owner.get("/pilihan/jabatan?jenis_jabatan=STRUKTURAL&q=kepala"))
    assert [r["id"] for r in ok(owner.get("/pilihan/penilai?q=ratna"))] == [cast.penilai.pk]
    problem(owner.get("/pilihan/penilai"), 400)
    problem(owner.get("/pilihan/jabatan?jenis_jabatan=X&q=kepala"), 400)


def test_what_one_owes_and_was_told(cast: Cast, program: Make) -> None:
    build.disetujui(cast.riwayat)
    owner = program(cast.pegawai)
    tasks = ok(owner.get("/beranda"))["tugas"]
    assert "/realisasi-bulanan/2023/2/isi/" in [task["halaman"] for task in tasks]
    for n in range(3):
        Pemberitahuan.objects.create(
            akun=cast.pegawai.akun,
            judul=f"Kabar {n}",
            kunci=f"k{n}",
            dibuat_pada=cast.pegawai.akun.dibuat_pada,
        )
    page = ok(owner.get("/pemberitahuan?limit=2"))
    rest = ok(owner.get(f"/pemberitahuan?limit=2&cursor={page['berikutnya']}"))
    assert [len(page["data"]), len(rest["data"]), rest["berikutnya"]] == [2, 1, None]
    key = rest["data"][0]["id"]
    assert ok(owner.post(f"/pemberitahuan/{key}/baca"))["dibaca_pada"]
    problem(program(cast.rekan).post(f"/pemberitahuan/{key}/baca"), 404)
    assert ok(owner.post("/pemberitahuan/baca-semua")) == {"jumlah": 2}


def test_an_account_without_a_person(cast: Cast, program: Make) -> None:
    from tests.cast import account

    akun = account("admin", "Admin", bkd=True)
    nobody = program(Pegawai(akun=akun, jenis_kepegawaian="NON_ASN"))
    assert ok(nobody.get("/saya"))["pegawai_id"] is None
    for path in ("/profil", "/mutasi", "/riwayat-jabatan", "/realisasi-bulanan"):
        problem(nobody.get(path), 403)
    for path in ("/aktivitas", "/aktivitas/pilihan"):
        problem(nobody.get(path), 404)
    assert ok(nobody.get("/skp"))["data"] == []
    assert ok(nobody.get("/beranda"))["tugas"] == []
