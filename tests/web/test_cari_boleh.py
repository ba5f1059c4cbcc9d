"""What a type-ahead offers, its form takes: no one is refused for what was known before (§3).

Each page of a form with a type-ahead, each of its type-aheads, each row that it finds for somebody who may.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import Pegawai, Pengelola, UnitKerja
from tests.architecture.matrix.rows import all_rows
from tests.architecture.source import TEMPLATES
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, person, tenure
from tests.web.test_sent_once import sendings

Login = Callable[[Pegawai], Client]
COMBO = re.compile(
    r'<div class="field[^"]*" data-combobox data-url="([^"]+)" data-name="(\w+)"(?: data-with="([^"]+)")?'
)
WORDS = ("contoh", "lain", "kepala", "pranata")
BESIDE = {"pejabat": {"posisi": "", "jabatan_pejabat": "Gubernur"}, "ganda": {"pasti": ""}}
"""What else is chosen, or not yet, while a field is tried: one post or the other; a preview first."""
TICKED = {"kelola:penilai": "not tried: who is refused depends on who is ticked on the list"}
PAGES = {
    "riwayat_jabatan:tambah": {"jabatan", "unit_kerja", "penilai"},
    "riwayat_jabatan:tambah_untuk": {"jabatan", "unit_kerja", "penilai"},
    "riwayat_jabatan:copy": {"jabatan", "unit_kerja", "penilai"},
    "riwayat_jabatan:edit": {"jabatan", "unit_kerja", "penilai"},
    "mutasi:catat": {"jabatan", "unit_kerja", "penilai"},
    "kelola:tambah_akun": {"jabatan", "unit_kerja", "penilai"},
    "kelola:penilai": {"penilai"},
    "kelola:tambah_plt": {"posisi", "pejabat", "pegawai"},
    "kelola:gabungkan": {"ganda"},
    "jadwal:beri_dispensasi": {"pegawai"},
    "tpp:kecualikan": {"terkelola"},
    "keadaan_khusus:tambah": {"terkelola"},
    "data_induk:pimpinan": {"terkelola"},
    "data_induk:tunjuk_pengelola": {"terkelola"},
    "data_induk:ubah": {"unit_kerja"},
}
THE_SAME = {"data_induk/tambah.html": "the form of data_induk:ubah, of a unit that is not there yet"}
"""Templates with a type-ahead that no page above shows."""


def _more(cast: Cast) -> None:
    """Whom one might offer by mistake: dead, locked out, a subordinate, honorer, BKD, a unit's own child."""
    keadaan_khusus(person("Mati Contoh"), jenis="MENINGGAL", tanggal_selesai=None)
    Akun.objects.filter(pk=person("Nonaktif Contoh").akun_id).update(aktif=False)
    low = person("Bawahan Contoh")
    tenure(low, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.pegawai)
    person("Bekade Kedua Contoh", bkd=True)
    akun = Akun.objects.create(
        username="honorer-1", nama="Honorer Contoh", dibuat_pada=cast.bkd.akun.dibuat_pada
    )
    honorer = Pegawai.objects.create(akun=akun, jenis_kepegawaian="NON_ASN")
    tenure(honorer, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, aktif=False)
    Pengelola.objects.get_or_create(pegawai=cast.rekan, perangkat_daerah=cast.badan)
    for unit in (cast.bidang, UnitKerja.objects.get(perangkat_daerah=cast.dinas)):
        place = {"perangkat_daerah": unit.perangkat_daerah, "jenis": "BIDANG"}
        UnitKerja.objects.create(induk=unit, nama="Subbidang Contoh", **place)
        UnitKerja.objects.create(nama="Bidang Lain", **place)


def _offered(client: Client, address: str, extra: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that a type-ahead finds beside what stands in the form."""
    names = [n.removesuffix("?") for n in extra.split(",") if n]
    beside = {n: v[0] if isinstance(v := data.get(n, ""), list) else v for n in names}
    found = {}
    for q in WORDS:
        sign = "&" if "?" in address else "?"
        for row in client.get(f"{address}{sign}{urlencode({'q': q, **beside})}").json():
            found[row["id"]] = row
    return list(found.values())


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_whatever_is_offered_is_taken(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    sending = sendings(name, cast)[name]
    _more(cast)
    refused, fields = [], set()
    for address, field, extra in COMBO.findall(sending.client.get(sending.form.action).getvalue().decode()):
        fields.add(field)
        offered = _offered(sending.client, unescape(address), extra, sending.data)
        assert offered, f"{name}: {field} offers nothing"
        for row in offered if name not in TICKED else ():
            before = transaction.savepoint()
            answer = sending.client.post(
                sending.form.action, sending.data | BESIDE.get(field, {}) | {field: row["id"]}
            )
            page = answer.getvalue().decode()
            transaction.savepoint_rollback(before)
            wrong = re.search(rf'is-invalid" data-combobox[^>]*data-name="{field}"', page)
            if answer.status_code in {403, 404, 409} or wrong:
                refused.append(f"{field}: {row['teks']} ({row['sub']})")
    assert not refused
    assert fields == PAGES[name]


def test_no_type_ahead_is_left_out() -> None:
    macros = r"import [^%]*\b(combobox|form_riwayat|isian_unit|isian_induk|isian_peran)\b"
    using = {
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("*.html")
        if file.parent.name != "components" and re.search(macros, file.read_text())
    }
    assert using - set(THE_SAME) == {name.replace(":", "/") + ".html" for name in PAGES} & using
    assert set(PAGES) <= set(all_rows())


@pytest.mark.django_db
def test_without_javascript_the_same_are_left_out(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    address = reverse("kelola:gabungkan", args=(cast.pegawai.pk,))
    page = client.post(address, {"cari": "ganda", "ganda_cari": "pegawai contoh"}).content.decode()
    assert f'value="{cast.pegawai.pk}"' not in page
    assert "Tidak ada yang cocok" in page
    page = client.post(address, {"cari": "ganda", "ganda_cari": "rekan contoh"}).content.decode()
    assert f'value="{cast.rekan.pk}"' in page
