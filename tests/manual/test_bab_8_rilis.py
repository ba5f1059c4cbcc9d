"""Around the month: filed, rated, attendance, released to the PD, corrected (domain.md §8)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from sikinerja.kehadiran.operations.muat import muat
from sikinerja.kehadiran.rules import SumberKehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.rilis.models import Rilis
from sikinerja.worker import releases
from tests.builders import realisasi, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import baris
from tests.builders.rilis import FEBRUARI
from tests.cast import Cast, context
from tests.web.asked import answered

pytestmark = pytest.mark.django_db(transaction=True)


def load(cast: Cast, at: str, nilai: str) -> None:
    """BKD brings in the owner's attendance."""
    ctx = context(cast.bkd, at)
    row = baris(cast.pegawai, nilai=Decimal(nilai))
    muat(ctx, month=FEBRUARI, baris=[row], sumber=SumberKehadiran.BERKAS, alasan="Koreksi absensi")


def test_the_month_of_february(
    cast: Cast, login: Callable[[Pegawai], Client], at: Callable[[str], None]
) -> None:
    # 1-12: filed and rated; 5-10: attendance.
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    load(cast, "2023-03-08 09:00", "80")

    # 13: BKD looks what is missing, and releases.
    bkd = login(cast.bkd)
    at("2023-03-13 08:00")
    page = bkd.get("/rilis/bulan/2023/2/").content.decode()
    assert "8</b> tanpa SKP disetujui" in page
    answered(bkd, "/rilis/bulan/2023/2/rilis/", {"alasan": ""})
    releases.bekukan(Pekerjaan.objects.get().pk)
    first = Rilis.objects.get()

    # The employee is told, and reads why.
    own = login(cast.pegawai)
    assert "Nilai Februari 2023 sudah dirilis: Baik, TPP 92 %" in own.get("/pemberitahuan/").content.decode()
    assert "Kenapa 92,00 %?" in own.get("/rilis/saya/2023/2/").content.decode()

    # The PD reads its recap.
    assert "Badan Contoh Daerah" in login(cast.kepala).get(f"/rilis/{first.pk}/").content.decode()

    # 20: the attendance was wrong. Nothing changes but by a correction, which names what it changed.
    bkd = login(cast.bkd)
    at("2023-03-20 09:00")
    bkd.post(f"/rilis/{first.pk}/koreksi/", {"alasan": "Mesin absensi rusak"})
    load(cast, "2023-03-20 09:30", "100")
    answered(bkd, "/rilis/bulan/2023/2/rilis/", {"alasan": ""})
    releases.bekukan(Pekerjaan.objects.order_by("-pk")[0].pk)
    second = Rilis.objects.get(nomor=1)
    changes = bkd.get(f"/rilis/{second.pk}/beda/").content.decode()
    for words in ("Mesin absensi rusak", "Nilai absensi", "80", "100", cast.pegawai.akun.nama):
        assert words in changes
    own = login(cast.pegawai)
    assert "Nilai Februari 2023 dikoreksi: Baik, TPP 100 %" in own.get("/pemberitahuan/").content.decode()
    assert "Kenapa 100,00 %?" in own.get("/rilis/saya/2023/2/").content.decode()

    # Both numbers stay readable.
    bkd = login(cast.bkd)
    assert "Nomor ini sudah diganti." in bkd.get(f"/rilis/{first.pk}/").content.decode()
