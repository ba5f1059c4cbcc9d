"""Issuing documents: who may, what they say, one code for one content."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Conflict, NotFound
from sikinerja.dokumen import rules
from sikinerja.dokumen.models import Cetakan
from sikinerja.dokumen.operations.cetak import terbitkan
from sikinerja.dokumen.queries.facts import facts
from sikinerja.dokumen.queries.verifikasi import periksa
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.dokumen.rules.kode import baca, kode
from sikinerja.jejak.models import Jejak
from sikinerja.skp.models import Lampiran, Rhk, Skp
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.cast import Cast, context

J = JenisDokumen


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """A KONSEP under an approved SKP of model JPT."""
    above = build.disetujui(cast.riwayat_penilai, model="JPT")
    return build.konsep(
        cast.riwayat, rhk=2, tambahan=1, indikator=2, intervensi=above.versi.get().rhk.first()
    )


def approve(skp: Skp) -> Skp:
    """Hand in and approve."""
    build.step(skp, "ajukan", "PENILAIAN", skp.pegawai, build.DIAJUKAN)
    build.isi_ekspektasi(skp)
    return build.approve(skp)


def test_a_konsep_says_what_stands_there_now(cast: Cast, skp: Skp) -> None:
    said = facts(context(cast.pegawai), skp, jenis=J.SKP)
    assert said["konsep"] is True
    assert said["tanggal"] == ""
    assert said["pegawai"]["nama"] == cast.pegawai.akun.nama
    assert said["penilai"]["jabatan"] == "Kepala Bidang Pengembangan"
    assert [(r["jenis"], r["nomor"], r["teks"]) for r in said["hasil_kerja"]] == [
        ("UTAMA", 1, "Rencana Utama 1"),
        ("UTAMA", 2, "Rencana Utama 2"),
        ("TAMBAHAN", 1, "Rencana Tambahan 1"),
    ]  # fmt: skip
    first = said["hasil_kerja"][0]
    assert first["intervensi"] == "Rencana Utama 1"
    assert first["atasan"] == ["Indikator 1.1", "Indikator 1.2"]
    assert first["indikator"][0] == {"teks": "Indikator 1.1", "target": "12 dokumen", "ukuran": "Kualitas"}


def test_an_approved_one_keeps_people_and_words_of_then(cast: Cast, skp: Skp) -> None:
    Lampiran.objects.create(skp=skp, bagian="DUKUNGAN", butir=["Laptop"])
    approve(skp)
    cast.pegawai.akun.nama = "Nama Baru"
    cast.pegawai.akun.save()
    build.step(skp, "ajukan_revisi", "REVISI", cast.pegawai, "2023-02-01 08:00")
    build.step(skp, "terima_revisi", "KONSEP", cast.penilai, "2023-02-02 08:00")
    Rhk.objects.filter(skp=skp).update(teks="Sedang direvisi")
    said = facts(context(cast.pegawai), Skp.objects.get(pk=skp.pk), jenis=J.SKP)
    assert said["konsep"] is False
    assert said["tanggal"] == "2023-01-04"
    assert said["pegawai"]["nama"] == "Yohanes Pegawai Contoh, S.Kom"
    assert said["hasil_kerja"][0]["teks"] == "Rencana Utama 1"
    assert said["perilaku"]["LOYAL"] == {"ekspektasi": "Harapan Loyal"}
    assert said["lampiran"] == {"DUKUNGAN": ["Laptop"]}


def test_a_month_and_the_year(cast: Cast, skp: Skp) -> None:
    approve(skp)
    realisasi.selesai(skp)
    ctx = context(cast.penilai)
    month = facts(ctx, skp, jenis=J.EVALUASI, bulan=2)
    assert (month["tanggal"], month["predikat"], month["capaian"]) == ("2023-03-05", "BAIK", "")
    row = month["hasil_kerja"][0]
    assert row["atasan"] == ["Indikator 1.1", "Indikator 1.2"]
    assert row["indikator"][0] == {
        "teks": "Indikator 1.1", "target": "12 dokumen", "ukuran": "Kualitas", "realisasi": "1 dokumen",
        "umpan_balik": "Bagus dan pertahankan",
    }  # fmt: skip
    assert month["perilaku"]["LOYAL"] == {"ekspektasi": "Harapan Loyal", "umpan_balik": "Umpan balik Loyal"}
    for jenis, bulan, why in (
        (J.EVALUASI, 3, rules.BELUM_BULAN),
        (J.EVALUASI, 0, rules.BELUM_AKHIR),
        (J.AKHIR, 0, rules.BELUM_AKHIR),
    ):
        with pytest.raises(Conflict, match=why):
            facts(ctx, skp, jenis=jenis, bulan=bulan)
    akhir.selesai(skp)
    assert facts(ctx, skp, jenis=J.EVALUASI)["tanggal"] == "2024-01-04"
    assert facts(ctx, skp, jenis=J.AKHIR)["catatan"] == akhir.CATATAN


def test_a_reopened_year_is_not_printed(cast: Cast, skp: Skp) -> None:
    akhir.dibuka_kembali(approve(skp))
    with pytest.raises(Conflict):
        facts(context(cast.bkd), skp, jenis=J.AKHIR)


def test_the_same_content_keeps_its_code(cast: Cast, skp: Skp) -> None:
    first = terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP)
    assert first.nama_berkas == "SKP-2023-199004172015021003-1.pdf"
    assert first.alamat.endswith(f"/verifikasi/{first.kode}/")
    assert terbitkan(context(cast.penilai), skp_id=skp.pk, jenis=J.SKP).kode == first.kode
    assert Jejak.objects.filter(aksi="dokumen.terbitkan").count() == 2
    approve(skp)
    assert terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP).kode != first.kode
    assert Cetakan.objects.count() == 2


def test_only_who_sees_the_skp_may_print_it(cast: Cast, skp: Skp) -> None:
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.pengelola, cast.bkd):
        terbitkan(context(person), skp_id=skp.pk, jenis=J.SKP)
    for person in (cast.rekan, cast.orang_lain, cast.pengelola_lain, cast.gubernur):
        with pytest.raises(NotFound):
            terbitkan(context(person), skp_id=skp.pk, jenis=J.SKP)


def test_an_empty_plan_is_no_document(cast: Cast) -> None:
    empty = build.konsep(cast.riwayat)
    with pytest.raises(Conflict, match=rules.BELUM_ADA_RHK):
        terbitkan(context(cast.pegawai), skp_id=empty.pk, jenis=J.SKP)
    assert not Cetakan.objects.exists()


def test_verification_follows_the_skp(cast: Cast, skp: Skp) -> None:
    ctx = context(None)
    draft = terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP).kode
    found = periksa(ctx, kode=draft.lower().replace("-", " "))
    assert found is not None
    assert (found.berlaku, found.tanggal, found.status) == (True, None, "Konsep")
    assert found.nip == "1990•••• •••••• • 003"
    approve(skp)
    approved = terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP).kode
    assert [getattr(periksa(ctx, kode=k), "berlaku", None) for k in (draft, approved)] == [False, True]
    akhir.selesai(skp)
    last = terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.AKHIR).kode
    found = periksa(ctx, kode=last)
    assert found is not None
    assert (found.predikat, found.berlaku) == ("Baik", True)


def test_a_deleted_konsep_stays_known(cast: Cast, skp: Skp) -> None:
    code = terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP).kode
    skp.delete()
    found = periksa(context(None), kode=code)
    assert found is not None
    assert (found.status, found.berlaku) == ("", False)


def test_codes_are_checked_and_forgiving() -> None:
    code = kode(2**74 + 12345)
    assert len(code) == 19
    assert baca(code) == baca(code.lower()) == baca(code.replace("-", "")) == baca(f"  {code} ") == code
    wrong = ("Z" if code[0] != "Z" else "Y") + code[1:]
    assert baca(wrong) is None
    for nonsense in ("", "x", "A" * 300, "7K3M-9QX2", "🙂" * 16, "\x00"):
        assert baca(nonsense) is None


def test_the_database_refuses_a_second_code_for_the_same_content(cast: Cast, skp: Skp) -> None:
    terbitkan(context(cast.pegawai), skp_id=skp.pk, jenis=J.SKP)
    row = Cetakan.objects.get()
    for values in ({"kode": "LAIN"}, {"kode": "LAIN", "jenis": "APA"}, {"kode": "LAIN", "bulan": 3}):
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            Cetakan.objects.create(
                **{
                    "skp": row.skp,
                    "jenis": row.jenis,
                    "sidik": row.sidik,
                    "ringkasan": {},
                    "dibuat_pada": row.dibuat_pada,
                }
                | values
            )
