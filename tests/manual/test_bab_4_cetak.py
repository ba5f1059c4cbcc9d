"""BAB IV.5 of the manual, told through the web door: printing the three documents."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from tests.builders import akhir
from tests.builders import skp as build
from tests.cast import Cast
from tests.dokumen.paper import sizes_of, words_of

Login = Callable[[Pegawai], Client]


def test_bab_4_5_mencetak_dokumen_skp(cast: Cast, login: Login, client: Client) -> None:
    """IV.5: menu SKP, Cetak SKP, three documents; portrait A4 advised; printer or PDF."""
    above = build.disetujui(cast.riwayat_penilai)
    skp = build.konsep(cast.riwayat, rhk=2, indikator=2, intervensi=above.versi.get().rhk.first())
    build.step(skp, "ajukan", "PENILAIAN", cast.pegawai, build.DIAJUKAN)
    build.isi_ekspektasi(skp)
    akhir.selesai(build.approve(skp))
    pegawai = login(cast.pegawai)

    page = pegawai.get(reverse("skp:detail", args=(skp.pk,))).content.decode()
    assert "Cetak SKP" in page
    page = pegawai.get(reverse("skp:cetak", args=(skp.pk,))).content.decode()
    for words in (
        "Dokumen SKP",
        "Dokumen Evaluasi",
        "Dokumen Akhir",
        "Disarankan A4",
        "Disarankan tegak (portrait)",
        "Skala",
    ):
        assert words in page

    found = {}
    for jenis in ("SKP", "EVALUASI", "AKHIR"):
        answer = pegawai.get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": jenis})
        assert answer.headers["Content-Type"] == "application/pdf"
        width, height = sizes_of(answer.content)[0]
        assert (round(width), round(height)) == (595, 842)
        found[jenis] = words_of(answer.content)
    assert (
        "SASARAN KINERJA PEGAWAI PENDEKATAN HASIL KERJA KUANTITATIF BAGI PEJABAT ADMINISTRASI" in found["SKP"]
    )
    assert "EVALUASI KINERJA PEGAWAI PENDEKATAN HASIL KERJA KUANTITATIF" in found["EVALUASI"]
    assert "RATING HASIL KERJA SESUAI EKSPEKTASI" in found["EVALUASI"]
    assert "DOKUMEN EVALUASI KINERJA PEGAWAI PERIODE: AKHIR" in found["AKHIR"]
    assert "PREDIKAT KINERJA PEGAWAI BAIK" in found["AKHIR"]

    kode = found["AKHIR"].partition("Kode verifikasi: ")[2].split()[0]
    page = client.get(reverse("verifikasi:periksa", args=(kode,))).content.decode()
    assert "asli dan masih berlaku" in page
    assert "Baik" in page
