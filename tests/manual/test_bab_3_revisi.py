"""BAB III.7 of the manual, told through the web door: revising an approved SKP."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.builders import skp as build
from tests.cast import Cast
from tests.manual.test_bab_3_skp import add_indikator, add_rhk, shown, step

Login = Callable[[Pegawai], Client]


def ask(pegawai: Client, skp: Skp) -> None:
    """a) to c): Detail SKP, Ajukan Revisi RHK, and the note in detail."""
    assert "Detail SKP" in shown(pegawai, "skp:daftar")
    assert "Ajukan Revisi RHK" in shown(pegawai, "skp:detail", skp.pk)
    form = shown(pegawai, "skp:ajukan_revisi", skp.pk)
    assert "Catatan Pengajuan Revisi" in form
    assert "Mohon Bapak/Ibu penilai memberikan persetujuan terhadap perubahan rencana kinerja" in form
    note = "<p>Mohon persetujuan:</p><ol><li>Menambah RHK terkait Manajemen Talenta</li></ol>"
    assert step(pegawai, "skp:ajukan_revisi", skp, note) == 303
    skp.refresh_from_db()
    assert skp.status == "REVISI"


def test_bab_3_7_a_revision_is_accepted_and_approved(cast: Cast, login: Login) -> None:
    """The Kepala Badan adds what the Gubernur wants; the Gubernur sees what changed and approves it."""
    skp = build.disetujui(cast.riwayat_kepala, rhk=1, indikator=1)
    pegawai, penilai = login(cast.kepala), login(cast.gubernur)
    ask(pegawai, skp)

    page = shown(penilai, "penilaian_skp:detail", skp.pk)  # d)
    assert "Terima Revisi" in page
    assert "Tolak Revisi" in page
    assert "<li>Menambah RHK terkait Manajemen Talenta</li>" in page
    assert step(penilai, "penilaian_skp:terima_revisi", skp, "") == 303
    skp.refresh_from_db()
    assert skp.status == "KONSEP"  # e)

    page = shown(pegawai, "skp:detail", skp.pk)
    assert "Hapus rencana hasil kerja" not in page
    assert "Hapus indikator" not in page
    rhk = add_rhk(pegawai, skp, "Terwujudnya manajemen talenta")
    talent = {"teks": "Persentase pemetaan talenta", "target": "80", "satuan": "Persen"}
    add_indikator(pegawai, rhk, **talent, ukuran="PROSES_BISNIS")
    old = skp.rhk.get(teks="Rencana Utama 1")
    changed = {"jenis": "UTAMA", "teks": "Terwujudnya penilaian kompetensi"}
    assert pegawai.post(reverse("skp:ubah_rhk", args=(skp.pk, old.pk)), changed).status_code == 303
    assert "Hapus rencana hasil kerja" in shown(pegawai, "skp:detail", skp.pk)
    assert step(pegawai, "skp:ajukan", skp, "Sudah disesuaikan.") == 303

    page = shown(penilai, "penilaian_skp:detail", skp.pk)
    assert "1 RHK baru, 1 RHK diubah, 1 indikator baru" in page
    assert '<del class="diff-del">Rencana Utama 1</del>' in page
    assert '<ins class="diff-add">Terwujudnya manajemen talenta</ins>' in page
    assert step(penilai, "penilaian_skp:terima", skp, "Disetujui.") == 303

    skp.refresh_from_db()
    assert (skp.status, skp.versi_terakhir) == ("DISETUJUI", 2)
    assert "Rencana Utama 1" in shown(pegawai, "skp:versi", skp.pk, 1)
    assert "Terwujudnya manajemen talenta" in shown(pegawai, "skp:versi", skp.pk, 2)


def test_bab_3_7_a_revision_is_refused(cast: Cast, login: Login) -> None:
    """e): refused, the SKP is DISETUJUI again, and nothing of it has changed."""
    skp = build.disetujui(cast.riwayat)
    pegawai, penilai = login(cast.pegawai), login(cast.penilai)
    ask(pegawai, skp)
    assert step(penilai, "penilaian_skp:tolak_revisi", skp, "Rencana masih sesuai.") == 303
    skp.refresh_from_db()
    assert (skp.status, skp.versi_terakhir) == ("DISETUJUI", 1)
    page = shown(pegawai, "skp:detail", skp.pk)
    assert "Rencana masih sesuai." in page
    bell = pegawai.get(reverse("pemberitahuan:daftar")).content.decode()
    assert "Revisi SKP 2023 Anda ditolak" in bell
