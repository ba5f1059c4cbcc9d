"""Import RHK dari Tool Kinerja: the operation (F3.7, BAB III.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from sikinerja.core.errors import Conflict, Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp.models import Indikator, Rhk, Skp
from sikinerja.skp.operations.impor import impor
from sikinerja.skp.rules import Aspek, JenisRhk, Perspektif
from sikinerja.skp.rules.impor import Hasil, RencanaMasuk, SumberImpor
from tests.builders import skp as build
from tests.builders.tool_kinerja import indikator, isi, rhk
from tests.cast import Cast, context
from tests.race import race

LAYANAN = SumberImpor.LAYANAN


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """The owner's empty KONSEP of model JA/JF."""
    return build.konsep(cast.riwayat)


def run(cast: Cast, skp: Skp, content: RencanaMasuk) -> Hasil:
    return impor(context(cast.pegawai), skp_id=skp.pk, isi=content, sumber=LAYANAN)


def two(skp: Skp) -> RencanaMasuk:
    """Two RHK with three indikator."""
    return isi(
        skp,
        rhk("Terlaksananya pelayanan", indikator("Jumlah layanan", "95.5", "persen"), indikator("Mutu")),
        rhk("Tersusunnya laporan", indikator("Jumlah laporan"), jenis=JenisRhk.TAMBAHAN),
    )


def test_everything_comes_in(cast: Cast, skp: Skp) -> None:
    done = run(cast, skp, two(skp))
    assert str(done) == (
        "Berhasil Import 2 Rencana Hasil Kerja dan 3 Indikator dari aplikasi Tool Kinerja. "
        "Sebelum mengajukan untuk dinilai, silahkan periksa ulang untuk memastikan Rencana Hasil Kerja sudah "
        "tepat. Klik Ubah pada kolom Rencana Hasil Kerja untuk memilih Rencana Hasil Kerja Atasan yang "
        "diintervensi."
    )
    assert list(skp.rhk.values_list("jenis", "teks", "urutan", "intervensi", "sejak_versi")) == [
        ("UTAMA", "Terlaksananya pelayanan", 1, None, 0),
        ("TAMBAHAN", "Tersusunnya laporan", 1, None, 0),
    ]
    first = Indikator.objects.get(teks="Jumlah layanan")
    assert (str(first.target), first.satuan, first.aspek, first.perspektif, first.urutan) == (
        "95.5000", "persen", "KUANTITAS", "", 1,
    )  # fmt: skip
    row = Jejak.objects.get(aksi="skp.impor")
    assert row.data == {"sumber": "LAYANAN", "rhk": 2, "indikator": 3}


def test_the_penilai_without_skp_is_told_that_somebody_waits(cast: Cast, skp: Skp) -> None:
    run(cast, skp, two(skp))
    assert Pemberitahuan.objects.get(akun=cast.penilai.akun).judul == "SKP 2023 Anda ditunggu bawahan"


def test_importing_twice_does_not_double(cast: Cast, skp: Skp) -> None:
    run(cast, skp, two(skp))
    before = set(Indikator.objects.values_list("pk", "rhk", "teks"))
    again = run(cast, skp, two(skp))
    assert str(again) == (
        "Tidak ada yang baru: 2 Rencana Hasil Kerja dan 3 Indikator dari aplikasi Tool Kinerja "
        "sudah ada pada SKP ini."
    )
    assert set(Indikator.objects.values_list("pk", "rhk", "teks")) == before


def test_what_is_there_stays_and_only_the_rest_is_added(cast: Cast, skp: Skp) -> None:
    mine = build.add_rhk(skp, 1, indikator=1)
    content = isi(
        skp,
        rhk("rencana   UTAMA 1", indikator("INDIKATOR 1.1", "999"), indikator("Yang baru")),
        rhk("Rencana Utama 1", indikator("Yang baru"), jenis=JenisRhk.TAMBAHAN),
    )
    done = run(cast, skp, content)
    assert (done.rhk, done.indikator, done.rhk_ada, done.indikator_ada) == (1, 2, 1, 1)
    assert "1 Rencana Hasil Kerja dan 1 Indikator sudah ada dan tidak digandakan." in str(done)
    mine.refresh_from_db()
    assert mine.teks == "Rencana Utama 1"
    assert list(mine.indikator.values_list("teks", "target", "urutan")) == [
        ("Indikator 1.1", 12, 1),
        ("Yang baru", 12, 2),
    ]


def test_the_same_twice_in_what_comes_in_is_one(cast: Cast, skp: Skp) -> None:
    content = isi(skp, rhk("Sama", indikator("A")), rhk(" sama ", indikator("a "), indikator("B")))
    done = run(cast, skp, content)
    assert (done.rhk, done.indikator, done.rhk_ada, done.indikator_ada) == (1, 2, 0, 0)


@pytest.mark.parametrize("field", ["nip", "tahun", "periode", "model"])
def test_what_is_not_for_this_skp_is_refused_whole(cast: Cast, skp: Skp, field: str) -> None:
    wrong = {
        "nip": replace(two(skp), nip="198001012010011001"),
        "tahun": replace(two(skp), tahun=2022),
        "periode": replace(two(skp), periode_akhir=date(2023, 6, 30)),
        "model": isi(skp, rhk("Ya", indikator("A")), rhk("X", indikator("B", ukuran=Perspektif.ANGGARAN))),
    }[field]
    with pytest.raises(Invalid) as refused:
        run(cast, skp, wrong)
    assert list(refused.value.fields) == [field]
    assert not skp.rhk.exists()
    assert not Jejak.objects.filter(aksi="skp.impor").exists()


def test_the_words_of_an_unequal_periode_are_the_manuals(cast: Cast, skp: Skp) -> None:
    with pytest.raises(Invalid) as refused:
        run(cast, skp, isi(skp, akhir=date(2023, 6, 30)))
    said = refused.value.message
    assert said.startswith(
        "Salah satu penyebab gagal import adalah Periode SKP tidak cocok. Silahkan anda masuk ke Aplikasi "
        "Tool Kinerja untuk melihat dan mengubah/edit Periode SKP pada tahun 2023. Jika sudah sama, anda "
        "dapat melakukan import ulang."
    )
    assert said.endswith(
        "Periode pada Tool Kinerja: 1 Januari 2023 s/d 30 Juni 2023; "
        "periode SKP ini: 1 Januari 2023 s/d 31 Desember 2023."
    )


def test_model_jpt_takes_perspektif_only(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat_kepala)
    ctx, of = context(cast.kepala), indikator("Persentase", ukuran=Perspektif.PROSES_BISNIS)
    done = impor(ctx, skp_id=skp.pk, isi=isi(skp, rhk("Terwujudnya", of)), sumber=SumberImpor.BERKAS)
    assert str(done).startswith(
        "Berhasil Import 1 Rencana Hasil Kerja dan 1 Indikator dari berkas Tool Kinerja."
    )
    assert "diintervensi" not in str(done)
    assert Indikator.objects.get().perspektif == "PROSES_BISNIS"
    other = isi(skp, rhk("Lain", indikator("A", ukuran=Aspek.BIAYA)))
    with pytest.raises(Invalid, match="memerlukan perspektif"):
        impor(ctx, skp_id=skp.pk, isi=other, sumber=LAYANAN)


def test_no_more_than_an_skp_holds(cast: Cast, skp: Skp) -> None:
    with pytest.raises(Invalid, match="paling banyak 60 rencana hasil kerja; dengan import ini menjadi 61"):
        run(cast, skp, isi(skp, *(rhk(f"R {n}") for n in range(61))))
    build.add_rhk(skp, 1, indikator=1)
    with pytest.raises(Invalid, match="paling banyak 30 indikator"):
        run(cast, skp, isi(skp, rhk("Rencana Utama 1", *(indikator(f"I {n}") for n in range(30)))))
    assert Indikator.objects.count() == 1


def test_twins_that_were_typed_count(cast: Cast, skp: Skp) -> None:
    for _ in range(2):
        build.add_rhk(skp, 1, indikator=1)
    done = run(cast, skp, isi(skp, rhk("Rencana Utama 1", indikator("Indikator 1.1"), indikator("Baru"))))
    assert (done.rhk, done.indikator) == (0, 1)
    with pytest.raises(Invalid, match="menjadi 61"):
        run(cast, skp, isi(skp, *(rhk(f"R {n}") for n in range(59))))


def test_a_revision_takes_more_and_touches_nothing_approved(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat, rhk=1, indikator=1)
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")
    content = isi(
        skp, rhk("Rencana Utama 1", indikator("Indikator 1.1", "99"), indikator("Baru")), rhk("Dua")
    )
    run(cast, skp, content)
    assert list(skp.rhk.values_list("teks", "sejak_versi")) == [("Rencana Utama 1", 1), ("Dua", 0)]
    rows = Indikator.objects.values_list("teks", "target", "sejak_versi")
    assert set(rows) == {("Indikator 1.1", 12, 1), ("Baru", 12, 0)}


def test_only_the_owner_and_only_a_konsep(cast: Cast, skp: Skp) -> None:
    for who, error in ((cast.penilai, Forbidden), (cast.orang_lain, NotFound)):
        with pytest.raises(error):
            impor(context(who), skp_id=skp.pk, isi=two(skp), sumber=LAYANAN)
    Skp.objects.filter(pk=skp.pk).update(status="PENILAIAN")
    with pytest.raises(Conflict, match="KONSEP"):
        run(cast, skp, two(skp))
    assert not Rhk.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_do_not_double(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    call = partial(run, cast, skp, two(skp))
    assert race(call, call) == ["ok", "ok"]
    assert (Rhk.objects.count(), Indikator.objects.count()) == (2, 3)
