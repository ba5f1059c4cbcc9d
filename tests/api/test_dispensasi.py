"""More time for a month through the API: as the form gives it, with the same questions (F8.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi
from tests.api.client import Program, ok, problem
from tests.builders import realisasi as build
from tests.builders import rilis as build_rilis
from tests.builders import skp as build_skp
from tests.builders import tpp
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db
Make = Callable[..., Program]
HERE = "/jadwal/2023/2/dispensasi"
LEWAT = "2023-03-13 08:00"
BODY: dict[str, Any] = {"batas_pada": "2023-03-15", "alasan": "Listrik padam"}


def test_bkd_gives_lists_and_takes_back(cast: Cast, program: Make, at: Callable[[str], None]) -> None:
    build_skp.disetujui(cast.riwayat)
    at(LEWAT)
    body = BODY | {"pegawai_id": cast.pegawai.pk, "jenis": "PENGISIAN"}
    problem(program(cast.pegawai).post(HERE, body), 404)
    problem(program(cast.pengelola).post(HERE, body), 403)
    bkd = program(cast.bkd)
    made = ok(bkd.post(HERE, body), 201)
    assert Dispensasi.objects.get().batas_pada == moment("2023-03-15 23:59:59")
    assert ok(bkd.post(HERE, body), 201)["id"] == made["id"]  # the same once more changes nothing
    assert [row["id"] for row in ok(program(cast.pengelola).get(HERE))["data"]] == [made["id"]]
    assert ok(program(cast.pengelola_lain).get(HERE))["data"] == []
    problem(program(cast.pegawai).get(HERE), 404)

    take_back = f"/dispensasi/{made['id']}/cabut"
    problem(program(cast.pengelola).post(take_back, {"alasan": "Keliru"}), 403)
    problem(bkd.post(take_back, {"alasan": "Keliru"}), 409)  # it is relied upon: the window is open by it
    at("2023-03-20 08:00")
    ok(bkd.post(take_back, {"alasan": "Keliru"}), 204)
    assert not Dispensasi.objects.exists()


def test_what_is_useless_is_refused_and_what_is_far_is_asked(
    cast: Cast, program: Make, at: Callable[[str], None]
) -> None:
    build.belum(build_skp.disetujui(cast.riwayat))
    at(LEWAT)
    bkd, body = program(cast.bkd), BODY | {"pegawai_id": cast.pegawai.pk}
    refused = problem(bkd.post(HERE, body | {"jenis": "PENILAIAN"}), 422)["errors"]
    assert "tidak mengajukan realisasi Februari 2023" in refused["jenis"][0]
    far = body | {"jenis": "PENGISIAN", "batas_pada": "2023-12-31"}
    (asked,) = problem(bkd.post(HERE, far), 422)["errors"]["yakin"]
    assert "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 3 Januari 2024" in asked
    assert not Dispensasi.objects.exists()
    ok(bkd.post(HERE, far | {"yakin": True}), 201)


def test_all_who_wait_for_a_rater_get_it_at_once(
    cast: Cast, program: Make, at: Callable[[str], None]
) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    build.diajukan(build_skp.disetujui(cast.rekan.riwayat.get()))
    at(LEWAT)
    body = BODY | {"penilai_id": cast.penilai.pk}
    problem(program(cast.pengelola).post(f"{HERE}/bawahan", body), 403)
    made = ok(program(cast.bkd).post(f"{HERE}/bawahan", body), 201)
    assert {row["pegawai"]["id"] for row in made} == {cast.pegawai.pk, cast.rekan.pk}
    assert {row["jenis"] for row in made} == {"PENILAIAN"}
    nobody = problem(
        program(cast.bkd).post(f"{HERE}/bawahan", BODY | {"penilai_id": cast.orang_lain.pk}), 422
    )
    assert "Tidak ada realisasi Februari 2023" in str(nobody["errors"])


def test_a_month_released_already_is_asked_about_without_a_word_on_its_release(
    cast: Cast, program: Make, at: Callable[[str], None]
) -> None:
    build.belum(build_skp.disetujui(cast.riwayat), month=Month(2023, 1))
    tpp.berlaku()
    build_rilis.dirilis(cast, month=Month(2023, 1), at="2023-02-14 09:00")
    at(LEWAT)
    body = BODY | {"pegawai_id": cast.pegawai.pk, "jenis": "PENGISIAN", "batas_pada": "2023-06-30"}
    asked = problem(program(cast.bkd).post("/jadwal/2023/1/dispensasi", body), 422)["errors"]["yakin"]
    assert asked[-1].startswith("Rilis Januari 2023 sudah terbit dan tidak berubah karena dispensasi ini.")
    assert not any("baru mungkin mulai" in text for text in asked)
    ok(program(cast.bkd).post("/jadwal/2023/1/dispensasi", body | {"yakin": True}), 201)
