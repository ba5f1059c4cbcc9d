"""Machines: attendance in, employees and releases out; and one's own RHK in the shape of Tool Kinerja."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Pegawai
from tests.api.client import Program, ok, problem
from tests.builders import realisasi, rilis, token, tpp
from tests.builders import skp as build
from tests.cast import Cast

Make = Callable[..., Program]
ANGKA = {"hari_kerja": 20, "hadir": 19, "terlambat": 1, "pulang_cepat": 0, "alpa": 0, "izin_cuti": 1,
         "nilai": "97.5", "terlambat_menit": 12}  # fmt: skip


@pytest.fixture
def mesin(cast: Cast, at: Callable[[str], None]) -> Callable[..., Program]:
    """A machine with some scopes, of all PD or of one."""

    def make(*cakupan: str, pd: Any = None) -> Program:
        return Program(token.mesin(cast.bkd, *cakupan, pd=pd))

    return make


def baris(cast: Cast, **more: Any) -> list[dict[str, Any]]:
    """Two people's rows."""
    return [{"nip": p.nip, **ANGKA, **more} for p in (cast.pegawai, cast.rekan)]


def test_attendance_is_brought_in_and_again_changes_nothing(cast: Cast, mesin: Make) -> None:
    absensi, address = mesin("kehadiran:tulis"), "/kehadiran/2023/2"
    assert ok(absensi.put(address, {"baris": baris(cast)})) == {"baru": 2, "diganti": 0, "tetap": 0}
    assert ok(absensi.put(address, {"baris": baris(cast)})) == {"baru": 0, "diganti": 0, "tetap": 2}
    assert ok(absensi.put(address, {"baris": baris(cast, alpa=0, nilai="90")}))["diganti"] == 2
    assert Kehadiran.objects.filter(sumber="API").count() == 2


def test_bad_rows_are_named_and_nothing_is_written(cast: Cast, mesin: Make) -> None:
    absensi, rows = mesin("kehadiran:tulis"), baris(cast)
    rows[1] |= {"nip": "199999999999999999"}
    body = problem(absensi.put("/kehadiran/2023/2", {"baris": rows}), 422, "isian_salah")
    assert list(body["errors"]) == ["baris.2"]
    rows[1] = {**rows[0], "nip": cast.rekan.nip, "hadir": "19"}
    body = problem(absensi.put("/kehadiran/2023/2", {"baris": rows}), 400, "bentuk_salah")
    assert body["errors"] == {"baris.1.hadir": ["Isi dengan bilangan bulat."]}
    assert "alasan" in problem(absensi.put("/kehadiran/2022/12", {"baris": baris(cast)}), 422)["errors"]
    problem(mesin("kehadiran:tulis", pd=cast.badan).put("/kehadiran/2023/2", {"baris": baris(cast)}), 403)
    problem(mesin("pegawai:baca").put("/kehadiran/2023/2", {"baris": baris(cast)}), 403, "cakupan_kurang")
    assert not Kehadiran.objects.exists()


def test_numbers_that_can_hardly_be_are_asked_about_and_insisted_on(cast: Cast, mesin: Make) -> None:
    absensi, address = mesin("kehadiran:tulis"), "/kehadiran/2023/2"
    rows = baris(cast)
    rows[1] |= {
        "hadir": 0,
        "alpa": 20,
        "izin_cuti": 0,
        "terlambat": 0,
        "terlambat_menit": None,
        "nilai": "100",
    }
    asked = problem(absensi.put(address, {"baris": rows}), 422, "isian_salah")["errors"]
    (said,) = asked.pop("yakin")
    assert said.startswith(
        f"baris 2 ({cast.rekan.nip}), nilai: 100, padahal hadir 0 dan alpa 20 dari 20 hari"
    )
    assert said.endswith("Apakah kolom hadir dan alpa tertukar?")
    assert not asked
    wrong = [*rows, {**rows[0], "nip": "199999999999999999"}]
    assert set(problem(absensi.put(address, {"baris": wrong}), 422)["errors"]) == {"yakin", "baris.3"}
    assert not Kehadiran.objects.exists()
    assert ok(absensi.put(address, {"baris": rows[:1]}))["baru"] == 1
    assert ok(absensi.put(address, {"baris": rows, "yakin": True})) == {"baru": 1, "diganti": 0, "tetap": 1}
    assert ok(absensi.put(address, {"baris": rows}))["tetap"] == 2, "what is kept already is not asked about"
    fallen = {"baris": baris(cast, nilai="7")}
    said = str(problem(absensi.put("/kehadiran/2023/3", fallen | {"alasan": "Awal"}), 422)["errors"])
    assert "7, padahal bulan sebelumnya 97,5" in said
    tenth = {"baris": baris(cast, nilai="0.97"), "alasan": "Awal"}
    assert "Apakah maksudnya 97?" in str(problem(absensi.put("/kehadiran/2023/3", tenth), 422)["errors"])


def test_employees_are_told_once_and_then_what_changed(cast: Cast, mesin: Make) -> None:
    other = mesin("pegawai:baca")
    first = ok(other.get("/pegawai?limit=3"))
    assert (len(first["data"]), first["masih_ada"]) == (3, True)
    rest = ok(other.get(f"/pegawai?sesudah={first['kursor']}"))
    assert len(first["data"]) + len(rest["data"]) == Pegawai.objects.count()
    nothing = ok(other.get(f"/pegawai?sesudah={rest['kursor']}"))
    assert nothing == {"data": [], "kursor": rest["kursor"], "masih_ada": False}
    type(cast.pegawai.akun).objects.filter(pk=cast.pegawai.akun_id).update(aktif=False)
    (changed,) = ok(other.get(f"/pegawai?sesudah={rest['kursor']}"))["data"]
    assert (changed["nip"], changed["aktif"], changed["perangkat_daerah"]) == (
        cast.pegawai.nip,
        False,
        "BADAN",
    )
    here = ok(mesin("pegawai:baca", pd=cast.dinas).get("/pegawai"))["data"]
    assert {row["perangkat_daerah"] for row in here} == {"DINAS"}
    problem(other.get("/pegawai?sesudah=x"), 422)


def test_a_released_month_is_read_as_it_was_frozen(cast: Cast, mesin: Make, program: Make) -> None:
    tpp.berlaku()
    realisasi.selesai(build.disetujui(cast.riwayat))
    frozen = rilis.dirilis(cast)
    reader = mesin("rilis:baca")
    assert [row["bulan"] for row in ok(reader.get("/rilis"))["data"]] == [2]
    page = ok(reader.get("/rilis/2023/2"))
    assert (page["id"], page["nomor"], page["sidik"]) == (frozen.pk, 0, frozen.sidik)
    assert sum(pd["jumlah"] for pd in page["perangkat_daerah"]) == page["jumlah"]
    piece = ok(reader.get("/rilis/2023/2/baris?limit=2"))
    rows = piece["data"] + ok(reader.get(f"/rilis/2023/2/baris?cursor={piece['berikutnya']}"))["data"]
    assert len(rows) == page["jumlah"]
    mine = next(row for row in rows if row["nip"] == cast.pegawai.nip)
    assert (mine["predikat"], mine["status"]) == ("BAIK", "DINILAI")
    assert ok(reader.get("/rilis/2023/2/beda"))["data"] == []
    problem(reader.get("/rilis/2023/1"), 404)
    problem(reader.get("/rilis/2023/2?nomor=1"), 404)
    one_pd = mesin("rilis:baca", pd=cast.dinas)
    assert {r["nama_pd"] for r in ok(one_pd.get("/rilis/2023/2/baris"))["data"]} == {cast.dinas.nama}
    (own,) = ok(program(cast.pegawai).get("/rilis-saya"))["data"]
    assert (own["nip"], own["bulan"], own["tpp_persen"]) == (mine["nip"], 2, mine["tpp_persen"])


def test_persons_do_not_come_in_at_machines_doors(cast: Cast, program: Make, mesin: Make) -> None:
    for path in ("/pegawai", "/rilis", "/rilis/2023/2"):
        problem(program(cast.bkd).get(path), 403, "cakupan_kurang")
    problem(mesin("pegawai:baca", "rilis:baca", "kehadiran:tulis").get("/saya"), 403, "cakupan_kurang")


def test_ones_own_rhk_go_out_and_in_again(cast: Cast, program: Make) -> None:
    skp = build.konsep(cast.riwayat, rhk=3, indikator=2, tambahan=1)
    owner, address = program(cast.pegawai), f"/skp/{skp.pk}/tool-kinerja"
    out = ok(owner.get(address))
    assert [row["jenis"] for row in out["rhk"]] == ["UTAMA"] * 3 + ["TAMBAHAN"]
    assert ok(owner.post(address, out)) == {
        "rhk": 0, "indikator": 0, "rhk_ada": 4, "indikator_ada": 8, "pilih_intervensi": False,
    }  # fmt: skip
    skp.rhk.all().delete()
    assert ok(owner.post(address, out))["indikator"] == 8
    assert ok(owner.get(address)) == out
    problem(program(cast.penilai).get(address), 404)
    problem(owner.post(address, out | {"tahun": 2022}), 422)
    problem(owner.post(f"{address}/ambil"), 422)
