"""A chain that is blocked above (issue 9 §1): the SKP is made, handed in, approved and printed."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp, VersiRhk
from sikinerja.skp.rules import Perilaku
from tests.builders import akhir
from tests.builders import skp as build
from tests.cast import Cast
from tests.dokumen.paper import words_of

Login = Callable[[Pegawai], Client]
SASARAN = "Meningkatnya mutu layanan badan"


def send(client: Client, name: str, *args: int, **data: object) -> HttpResponse:
    return client.post(reverse(name, args=args), data)


def shown(client: Client, name: str, *args: int) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def printed(client: Client, skp: Skp, jenis: str) -> str:
    return words_of(client.get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": jenis}).content)


def approve(owner: Client, penilai: Client, skp: Skp) -> None:
    """Ajukan, seven ekspektasi, terima: as two people click."""
    skp.refresh_from_db()
    assert send(owner, "skp:ajukan", skp.pk, langkah=skp.langkah, catatan="Mohon").status_code == 303
    hopes = {p.value: f"Harapan {p.label}" for p in Perilaku}
    assert send(penilai, "penilaian_skp:simpan_ekspektasi", skp.pk, **hopes).status_code == 303
    skp.refresh_from_db()
    assert send(penilai, "penilaian_skp:terima", skp.pk, langkah=skp.langkah, catatan="Ya").status_code == 303
    skp.refresh_from_db()


def write(owner: Client, cast: Cast) -> Skp:
    """The plan of one whose penilai has no SKP: a sasaran, and an RHK of the penilai's own penilai."""
    build.disetujui(cast.riwayat_kepala, rhk=1, indikator=1, model="JPT")
    skp = build.konsep(cast.riwayat)
    page = shown(owner, "skp:detail", skp.pk)
    assert "SKP ini tetap dapat disusun dan diajukan." in page
    assert "belum memiliki SKP yang disetujui untuk periode ini dan sudah diberi tahu" in page

    form = shown(owner, "skp:tambah_rhk", skp.pk)
    assert "Anda tidak perlu menunggu" in form
    assert "(RHK atasan pejabat penilai: Maria Kepala Contoh, M.Si)" in form
    head = VersiRhk.objects.get().pk
    refused = send(owner, "skp:tambah_rhk", skp.pk, jenis="UTAMA", teks="Satu", intervensi=0)
    assert refused.status_code == 422
    assert "Tulis sasaran organisasi yang didukung" in refused.content.decode()
    both = send(owner, "skp:tambah_rhk", skp.pk, jenis="UTAMA", teks="Satu", intervensi=head, sasaran=SASARAN)
    assert both.status_code == 422
    assert SASARAN in both.content.decode()
    assert (
        send(owner, "skp:tambah_rhk", skp.pk, jenis="UTAMA", teks="Satu", sasaran=SASARAN).status_code == 303
    )
    assert (
        send(owner, "skp:tambah_rhk", skp.pk, jenis="UTAMA", teks="Dua", intervensi=head).status_code == 303
    )
    for rhk in skp.rhk.all():
        build.add_indikator(rhk, 1)
    return skp


def test_the_whole_way_out(cast: Cast, login: Login) -> None:
    """The Kabid has no SKP: her people hand theirs in; when she has one they are told, and replace."""
    owner, penilai, kepala = login(cast.pegawai), login(cast.penilai), login(cast.kepala)
    skp = write(owner, cast)
    page = shown(owner, "skp:detail", skp.pk)
    assert "Rencana sudah lengkap" in page
    assert "(Sasaran organisasi)" in page
    assert "(RHK atasan pejabat penilai)" in page

    approve(owner, penilai, skp)
    assert "(Sasaran organisasi)" in shown(penilai, "penilaian_skp:detail", skp.pk)
    paper = printed(owner, skp, "SKP")
    for words in (
        SASARAN,
        "(Sasaran organisasi***)",
        "(RHK atasan pejabat penilai***)",
        "*** Sebagai pengganti",
    ):
        assert words in paper

    above = build.konsep(cast.riwayat_penilai, rhk=1, indikator=1, model="JPT")
    approve(penilai, kepala, above)
    bell = shown(owner, "pemberitahuan:daftar")
    assert "RHK atasan untuk SKP 2023 Anda sudah dapat dipilih" in bell
    page = shown(owner, "skp:detail", skp.pk)
    assert "2 rencana hasil kerja masih menyebut pengganti." in page
    assert "tidak ada yang perlu dilakukan sekarang" in page

    send(owner, "skp:ajukan_revisi", skp.pk, langkah=skp.langkah, catatan="Mengganti")
    skp.refresh_from_db()
    send(penilai, "penilaian_skp:terima_revisi", skp.pk, langkah=skp.langkah)
    page = shown(owner, "skp:detail", skp.pk)
    assert page.count("ganti dengan RHK penilai") == 2
    first = skp.rhk.get(teks="Satu")
    assert 'name="sasaran"' not in shown(owner, "skp:ubah_rhk", skp.pk, first.pk)
    own = VersiRhk.objects.get(versi__skp=above).pk
    assert (
        send(owner, "skp:ubah_rhk", skp.pk, first.pk, jenis="UTAMA", teks="Satu", intervensi=own).status_code
        == 303
    )
    assert "Semula: Sasaran organisasi" in shown(owner, "skp:detail", skp.pk)
    approve(owner, penilai, skp)
    assert "1 rencana hasil kerja masih menyebut pengganti." in shown(owner, "skp:detail", skp.pk)
    assert "(Sasaran organisasi)" in shown(owner, "skp:versi", skp.pk, 1)


def test_the_evaluation_is_marked_too(cast: Cast, login: Login) -> None:
    """What was submitted keeps the mark, on the page and on the Dokumen Evaluasi."""
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1)
    skp.rhk.update(asal_intervensi="SASARAN", sasaran=SASARAN)
    build.step(skp, "ajukan", "PENILAIAN", cast.pegawai, build.DIAJUKAN)
    build.isi_ekspektasi(skp)
    akhir.selesai(build.approve(skp))
    owner = login(cast.pegawai)
    assert f"mendukung: {SASARAN} (Sasaran organisasi)" in shown(owner, "realisasi_akhir:lihat", skp.pk)
    assert "(Sasaran organisasi***)" in printed(owner, skp, "EVALUASI")


def test_a_stale_form_says_what_to_choose_now(cast: Cast, login: Login) -> None:
    """The penilai's SKP was approved while somebody typed a sasaran: refused in the field that is there."""
    skp, owner = build.konsep(cast.riwayat), login(cast.pegawai)
    build.disetujui(cast.riwayat_penilai, rhk=1)
    answer = send(owner, "skp:tambah_rhk", skp.pk, jenis="UTAMA", teks="Satu", sasaran=SASARAN)
    assert answer.status_code == 422
    assert "Pilih RHK atasan yang diintervensi." in answer.content.decode()
