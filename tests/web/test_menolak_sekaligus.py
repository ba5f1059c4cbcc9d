"""A page that asks "Ya, hapus?" is not shown where the answer can only be no: it says so at once (F50).

Every page with a dangerous button is in one of the two lists: tried on what must be refused, or never refused
for a reason of its own (a step that is over leads on: ``test_back.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from sikinerja.aktivitas import steps
from sikinerja.aktivitas.rules import SUDAH_DIINPUT
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.rules import RIWAYAT_BER_SKP
from sikinerja.kepegawaian.rules.induk import MASIH_DIPAKAI
from sikinerja.skp import rules as skp_rules
from sikinerja.skp.models import Indikator, Rhk
from tests.builders import aktivitas as build_aktivitas
from tests.builders import jadwal, mutasi, realisasi
from tests.builders import skp as build
from tests.cast import Cast, context, moment

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
TEMPLATES = Path("src/sikinerja/web/templates")
Seen = tuple[Pegawai, str, str]
"""Who looks, where, and what is said."""


def riwayat(cast: Cast) -> Seen:
    build.disetujui(cast.riwayat)
    return cast.pegawai, f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/", RIWAYAT_BER_SKP


def riwayat_dikelola(cast: Cast) -> Seen:
    build.disetujui(cast.riwayat)
    return cast.pengelola, f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/", "pernah disetujui"


def dihitung(cast: Cast) -> Seen:
    plan = build.disetujui(cast.riwayat)
    row = build_aktivitas.aktivitas(plan, tanggal=date(2023, 2, 7))
    filed = context(cast.pegawai, realisasi.DIAJUKAN)
    with transaction.atomic():
        steps.tandai_dihitung(filed, pegawai_id=cast.pegawai.pk, month=realisasi.FEBRUARI)
    return cast.pegawai, f"/aktivitas/{row.pk}/hapus/", "sudah dihitung dalam realisasi Februari 2023"


def rencana(cast: Cast) -> Seen:
    plan = build.disetujui(cast.riwayat)
    row = build_aktivitas.rencana(plan)
    row.aktivitas, row.dimasukkan_pada = build_aktivitas.aktivitas(plan), moment("2023-03-07 08:00")
    row.save()
    return cast.pegawai, f"/aktivitas/rencana/{row.pk}/hapus/", SUDAH_DIINPUT


def rhk(cast: Cast) -> Seen:
    plan = build.direvisi(cast.riwayat)
    row = Rhk.objects.filter(skp=plan, sejak_versi__gt=0).first()
    assert row is not None
    return cast.pegawai, f"/skp/{plan.pk}/rhk/{row.pk}/hapus/", skp_rules.RHK_TETAP


def indikator(cast: Cast) -> Seen:
    plan = build.direvisi(cast.riwayat)
    row = Indikator.objects.filter(rhk__skp=plan, sejak_versi__gt=0).first()
    assert row is not None
    return cast.pegawai, f"/skp/{plan.pk}/indikator/{row.pk}/hapus/", skp_rules.INDIKATOR_TETAP


def perangkat_daerah(cast: Cast) -> Seen:
    return cast.bkd, f"/kelola/data-induk/perangkat-daerah/{cast.badan.pk}/status/", MASIH_DIPAKAI


def pindah(cast: Cast) -> Seen:
    build.disetujui(cast.riwayat)
    row = mutasi.pindah(cast)
    baru = row.riwayat_baru
    assert baru is not None
    build.step(baru.skp, "ajukan", "PENILAIAN", cast.pegawai, "2023-03-01 09:00")
    return cast.pegawai, f"/mutasi/{row.pk}/batalkan/", "sudah pernah diajukan"


def jadwal_khusus(cast: Cast) -> Seen:
    row = jadwal.khusus(cast)
    return cast.bkd, f"/kelola/jadwal/khusus/{row.pk}/cabut/", "sudah diumumkan dan masih berjalan"


def dispensasi(cast: Cast) -> Seen:
    row = jadwal.dispensasi(cast, cast.pegawai)
    return cast.bkd, f"/kelola/jadwal/dispensasi/{row.pk}/cabut/", "sudah diumumkan dan masih berjalan"


DITOLAK: dict[str, list[Callable[[Cast], Seen]]] = {
    "riwayat_jabatan/hapus.html": [riwayat, riwayat_dikelola],
    "aktivitas/hapus.html": [dihitung],
    "aktivitas/rencana_hapus.html": [rencana],
    "skp/hapus_rhk.html": [rhk],
    "skp/hapus_indikator.html": [indikator],
    "data_induk/status.html": [perangkat_daerah],
    "jadwal/cabut.html": [jadwal_khusus],
    "jadwal/cabut_dispensasi.html": [dispensasi],
    "mutasi/batalkan.html": [pindah],
}
OVER = "refused only once it is over: then the page leads on (test_back.py)"
NEVER = "nothing makes its operation refuse what may be looked at, but for a missing reason"
FACTOR = "the last factor of who must have one: test_keamanan_faktor.py"
LAIN = {
    "data_induk/cabut_pengelola.html": OVER,
    "impor/batalkan.html": OVER,
    "informasi/akhiri.html": OVER,
    "informasi/hapus.html": NEVER,
    "keadaan_khusus/akhiri.html": OVER,
    "keadaan_khusus/hapus.html": NEVER,
    "keamanan/hapus_passkey.html": FACTOR,
    "keamanan/hapus_totp.html": FACTOR,
    "kelola/akhiri_plt.html": OVER,
    "kelola/akhiri_sesi.html": NEVER,
    "kelola/pisahkan.html": OVER,
    "kelola/reset_verifikasi.html": OVER,
    "kelola/status.html": OVER,
    "skp/batalkan_revisi.html": OVER,
    "skp/hapus.html": OVER,
    "tpp/cabut.html": OVER,
    "tpp/hapus.html": OVER,
    "tpp/hapus_pengecualian.html": NEVER,
    "webhook/matikan.html": OVER,
    "webhook/rahasia.html": OVER,
}


def test_every_page_with_a_dangerous_button_is_thought_of() -> None:
    found = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if "components" not in path.parts and re.search(r"danger=(?!false)", path.read_text())
    }
    assert found == DITOLAK.keys() | LAIN.keys()


@pytest.mark.parametrize(
    "build_it", [one for each in DITOLAK.values() for one in each], ids=lambda one: one.__name__
)
def test_what_must_be_refused_is_not_offered(
    build_it: Callable[[Cast], Seen], cast: Cast, login: Login
) -> None:
    who, address, said = build_it(cast)
    client = login(who)
    answer = client.get(address)
    if answer.status_code == 303:
        answer = client.get(answer["Location"])
    page = " ".join(answer.content.decode().split())
    assert said.split(".")[0] in page
    assert "tidak dapat dibatalkan" not in page.replace("mutasi tidak dapat dibatalkan", "")
    assert not re.search(r'<form[^>]*action="' + re.escape(address), page)
    sent = {"alasan": "x", "konfirmasi": "1", "aktif": "", "langkah": "1"}
    assert client.post(address, sent).status_code in {409, 422}
