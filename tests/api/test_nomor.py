"""Numbers, and two records that become one, through the API: BKD alone, previewed, once (§3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sikinerja.kepegawaian.models import Gabungan, Pegawai, RiwayatNomor
from sikinerja.worker import merging
from tests.api.client import Program, ok, problem
from tests.builders import kehadiran
from tests.cast import Cast, person

Make = Callable[[Pegawai], Program]
pytestmark = pytest.mark.django_db
LAMA, BARU = "199004172015021003", "199004172015021009"


def test_a_number_is_corrected_by_bkd_with_a_reason(cast: Cast, program: Make) -> None:
    place = f"/pegawai/{cast.pegawai.pk}/nomor"
    body = {"jenis_kepegawaian": "PNS", "nomor": BARU, "semula": LAMA, "alasan": "Salah ketik"}
    problem(program(cast.pengelola).put(place, body), 403)
    problem(program(cast.pengelola_lain).put(place, body), 404)
    bkd = program(cast.bkd)
    problem(bkd.put(place, body | {"alasan": " "}), 400)
    problem(bkd.put(place, body | {"semula": BARU[:-1] + "1"}), 409)
    for _ in range(2):
        assert ok(bkd.put(place, body))["nomor"] == BARU
    assert RiwayatNomor.objects.count() == 1


def test_a_merging_is_previewed_done_once_and_taken_back(cast: Cast, program: Make) -> None:
    ganda = person("Yohanes Pegawai Contoh", nip=BARU)
    kehadiran.kehadiran(ganda)
    place, bkd = f"/pegawai/{cast.pegawai.pk}", program(cast.bkd)
    body = {"ganda_id": ganda.pk, "alasan": "Terdaftar dua kali"}
    problem(program(cast.pengelola).post(f"{place}/gabungkan", body), 403)
    assert "Berpindah: 1 Kehadiran." in str(problem(bkd.post(f"{place}/gabungkan", body), 422))
    assert not Gabungan.objects.exists()
    problem(bkd.post(f"{place}/pisahkan"), 404)
    for _ in range(2):
        asked = ok(bkd.post(f"{place}/gabungkan", body | {"yakin": True}), 202)
        assert (asked["status"], asked["gabungan"]) == ("MENUNGGU", None)
    where = asked["alamat"].removeprefix("/api/v1")
    problem(program(cast.pengelola).get(where), 403)
    problem(program(cast.pengelola_lain).get(where), 404)
    problem(bkd.get(f"/pegawai/{cast.rekan.pk}/gabungkan/{asked['id']}"), 404)
    merging.gabungkan(asked["id"])
    done = ok(bkd.get(where))
    assert (done["status"], done["gabungan"]["berpindah"], Gabungan.objects.count()) == ("SELESAI", 1, 1)
    assert ok(bkd.post(f"{place}/gabungkan", body | {"yakin": True}), 202) == done
    problem(program(cast.pengelola).post(f"{place}/pisahkan"), 403)
    back = ok(bkd.post(f"{place}/pisahkan"), 202)
    merging.gabungkan(back["id"])
    assert ok(bkd.get(back["alamat"].removeprefix("/api/v1")))["gabungan"]["dibatalkan"] is True
    kehadiran.kehadiran(cast.pegawai)
    assert "ada pada keduanya" in str(problem(bkd.post(f"{place}/gabungkan", body | {"yakin": True}), 422))
