"""Every notice leads its receiver to a page: the day it is told, and when the state has moved on since."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve

import sikinerja
from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatJabatan
from sikinerja.kepegawaian.operations import peran
from sikinerja.mutasi.operations import berhenti
from sikinerja.mutasi.operations import riwayat as riwayat_operations
from sikinerja.pemberitahuan.models import Pemberitahuan, PilihanSaluran, Surat
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.operations import flow as realisasi_flow
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import flow as skp_flow
from tests.architecture.matrix.rows import all_rows
from tests.builders import realisasi, skp
from tests.builders.berhenti import PINTU, TERGANTUNG
from tests.builders.kepegawaian import isian
from tests.cast import NOW, Cast, context, moment
from tests.operations.test_pengingat import sweep

Login = Callable[[Pegawai], Client]
SRC = Path(sikinerja.__file__).parent
DOORS = {"web", "api", "cli", "config", "demo", "core", "integrasi", "migrations"}
"""Where a literal that begins with a slash is no link of a notice."""

# Who is told of each address, as the permission matrix calls them.
PENERIMA = {
    "/kelola/": "pengelola_lain",
    "/kelola/akun/password-massal/{}/": "pengelola_lain",
    "/kelola/akun/{}/gabungkan/{}/": "bkd",
    "/kelola/dokumen/{}/": "pengelola_lain",
    "/kelola/impor/{}/": "bkd",
    "/kelola/penilai/": "pengelola_lain bkd",
    "/kelola/webhook/{}/": "bkd",
    "/mutasi/": "owner",
    "/mutasi/pegawai/{}/": "bkd",
    "/penilaian/realisasi-akhir/": "penilai",
    "/penilaian/realisasi-akhir/{}/": "penilai",
    "/penilaian/realisasi-bulanan/": "penilai",
    "/penilaian/realisasi-bulanan/tertunda/": "penilai",
    "/penilaian/realisasi-bulanan/{}/hasil-kerja/": "penilai",
    "/penilaian/skp/": "penilai",
    "/penilaian/skp/{}/": "penilai",
    "/profil/": "owner",
    "/profil/keamanan/": "owner penilai bkd",
    "/realisasi-bulanan/": "owner",
    "/realisasi-bulanan/{}/{}/": "owner",
    "/rekapitulasi/antrean/": "pengelola_lain pimpinan_lain",
    "/rekapitulasi/unduhan/{}/": "pengelola_lain",
    "/rilis/": "bkd",
    "/rilis/kemajuan/{}/": "bkd",
    "/rilis/saya/{}/{}/": "owner",
    "/rilis/{}/": "pengelola_lain pimpinan_lain bkd",
    "/riwayat-jabatan/": "owner",
    "/riwayat-jabatan/{}/edit/": "owner",
    "/skp/": "owner penilai",
    "/skp/{}/": "owner",
    "/skp/{}/realisasi-akhir/": "owner",
}


def _written(tree: ast.AST) -> Iterator[str]:
    """Every text of a file, with {} for what is put into it."""
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner |= {id(value) for value in node.values}
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner:
            yield node.value


def addresses_told() -> set[str]:
    """The addresses that notices are written with, in the rooms and in the worker."""
    found = set()
    for file in SRC.rglob("*.py"):
        if DOORS.isdisjoint(file.relative_to(SRC).parts):
            texts = _written(ast.parse(file.read_text()))
            found |= {
                re.sub(r"/(?:\{\}|\?.*)$", "/", text) for text in texts if re.fullmatch(r"/[a-z][^ ]*", text)
            }
    return found


def test_every_address_of_a_notice_has_its_receivers() -> None:
    assert addresses_told() == set(PENERIMA)


@pytest.mark.parametrize("address", sorted(PENERIMA))
def test_the_receiver_may_open_it(address: str) -> None:
    """The permission matrix opens the page as them."""
    name = resolve(address.replace("{}", "1")).view_name
    codes = all_rows()[name].codes
    assert {who: codes[who] for who in PENERIMA[address].split()} == dict.fromkeys(
        PENERIMA[address].split(), 200
    )


def opened(client: Client, address: str, depth: int = 0) -> tuple[int, str]:
    """Status and words of where a link ends."""
    answer = client.get(address)
    if answer.status_code in {302, 303} and depth < 3:
        return opened(client, answer.headers["Location"], depth + 1)
    return answer.status_code, " ".join(
        html.unescape(re.sub("<[^>]+>", " ", answer.content.decode())).split()
    )


def told() -> Iterator[tuple[Akun, str, str]]:
    """Whom every bell and every mail tells what, and where it leads."""
    for bell in Pemberitahuan.objects.exclude(tautan="").select_related("akun"):
        yield bell.akun, bell.judul, bell.tautan
    for mail in Surat.objects.exclude(akun=None).select_related("akun"):
        for address in re.findall(rf"{settings.BASE_URL}(/\S*)", mail.isi):
            yield mail.akun, mail.subjek, address


def ends(login: Login) -> dict[str, int]:
    """Where the links of all notices lead those who have them; what is closed by now says what it was."""
    found = {}
    for akun, judul, address in told():
        if not akun.aktif:
            continue
        status, words = opened(login(Pegawai.objects.get(akun=akun)), address)
        if status == 410:
            assert judul in words
            assert "Yang masih harus Anda kerjakan ada di dashboard" in words
        found[f"{akun.nama}: {judul}"] = status
    return found


def mails_only() -> None:
    """As for who chose mails without a bell."""
    Pemberitahuan.objects.all().delete()


def with_addresses() -> None:
    """Everybody gets mails."""
    for akun in Akun.objects.all():
        Akun.objects.filter(pk=akun.pk).update(email=f"a{akun.pk}@contoh.test")


@pytest.mark.parametrize("pintu", PINTU)
@pytest.mark.parametrize("apa", ["SKP diajukan", "bulan setengah dinilai", "realisasi akhir diajukan"])
def test_when_a_penilai_goes_every_notice_leads_somewhere(
    cast: Cast, login: Login, pintu: str, apa: str
) -> None:
    PINTU[pintu].sebelum(cast)
    TERGANTUNG[apa][1](cast)
    PINTU[pintu].lewati(cast, cast.penilai)
    berhenti.kabari(context(None))
    found = ends(login)
    assert found
    assert set(found.values()) == {200}, found


def _skp_diajukan(cast: Cast) -> Skp:
    skp.disetujui(cast.riwayat_penilai)
    row = skp.konsep(cast.riwayat, rhk=1, indikator=1)
    above = cast.riwayat_penilai.skp.versi.get().rhk.all()[0]
    row.rhk.update(intervensi=above)
    skp_flow.ajukan(context(cast.pegawai), skp_id=row.pk, langkah=0, catatan="Mohon diperiksa.")
    row.refresh_from_db()
    return row


def _bulan_ditarik(cast: Cast) -> Realisasi:
    row = realisasi.diajukan(skp.disetujui(cast.riwayat))
    realisasi_flow.tarik(context(cast.pegawai), month=realisasi.FEBRUARI, langkah=row.langkah)
    return row


def test_a_withdrawn_month_is_told_where_it_can_be_seen(cast: Cast, login: Login) -> None:
    _bulan_ditarik(cast)
    ((told, status),) = ends(login).items()
    assert "ditarik kembali" in told
    assert status == 200


@pytest.mark.parametrize("mail", [False, True])
def test_an_skp_that_went_to_another_penilai_says_so(cast: Cast, login: Login, mail: bool) -> None:
    with_addresses()
    _skp_diajukan(cast)
    row = RiwayatJabatan.objects.get(pk=cast.riwayat.pk)
    changed = isian(cast, tmt=row.tmt, penilai_id=cast.kepala.pk)
    riwayat_operations.edit_riwayat(context(cast.bkd), riwayat_id=row.pk, isian=changed, alasan="Surat tugas")
    if mail:
        mails_only()
    found = ends(login)
    waiting = next(key for key in found if "menunggu persetujuan Anda" in key)
    assert found.pop(waiting) == 410
    assert set(found.values()) == {200}


def test_a_role_that_was_taken_back_says_so(cast: Cast, login: Login) -> None:
    who = Pegawai.objects.get(pk=cast.rekan.pk)
    peran.tunjuk_pengelola(
        context(cast.bkd), perangkat_daerah_id=cast.badan.pk, pegawai_id=who.pk, alasan="SK 1/2023"
    )
    assert ends(login) == {"Agus Rekan Contoh: Anda sekarang pengelola kepegawaian Badan Contoh Daerah": 200}
    row = Pengelola.objects.get(pegawai=who)
    peran.cabut_pengelola(context(cast.bkd), pengelola_id=row.pk, alasan="Pindah")
    assert ends(login)["Agus Rekan Contoh: Anda sekarang pengelola kepegawaian Badan Contoh Daerah"] == 410


def test_a_reminder_by_mail_alone_says_so_once_the_role_is_gone(cast: Cast, login: Login) -> None:
    """A pengelola of two PD who wants reminders by mail only: it leads to the PD it speaks of."""
    with_addresses()
    Pengelola.objects.create(pegawai=cast.pengelola, perangkat_daerah=cast.dinas)
    PilihanSaluran.objects.create(
        akun=cast.pengelola.akun, jenis="PENGINGAT", lonceng=False, surel=True, diubah_pada=moment(NOW)
    )
    realisasi.diajukan(skp.disetujui(cast.orang_lain.riwayat.get()))
    sweep("2023-03-11 09:00")
    (mine,) = (one for one in told() if one[0] == cast.pengelola.akun)
    assert "di perangkat daerah Anda" in mine[1]
    status, words = opened(login(cast.pengelola), mine[2])
    assert status == 200
    assert "1 penilai dengan antrean" in words
    Pengelola.objects.filter(pegawai=cast.pengelola).delete()
    assert ends(login)[f"{cast.pengelola.akun.nama}: {mine[1]}"] == 410
    assert opened(login(cast.rekan), mine[2])[0] == 403


def test_an_address_that_no_notice_named_stays_unknown(cast: Cast, login: Login) -> None:
    row = _skp_diajukan(cast)
    for who, expected in ((cast.penilai, 200), (cast.orang_lain, 404), (cast.rekan, 404)):
        assert opened(login(who), f"/penilaian/skp/{row.pk}/")[0] == expected
    assert opened(login(cast.penilai), "/tidak/ada/")[0] == 404
