"""The way out of a blocked chain (issue 9 §1): what an RHK may serve instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sikinerja.core.errors import Invalid
from sikinerja.integrasi.impor import ekspor
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.skp.models import Rhk, Skp, VersiRhk
from sikinerja.skp.operations import flow, revisi
from sikinerja.skp.operations import rhk as op
from sikinerja.skp.operations.salin import salin
from sikinerja.skp.queries.intervensi import pilihan
from sikinerja.skp.queries.isi import isi_kini, isi_versi
from sikinerja.skp.rules import Perilaku
from sikinerja.skp.rules.beda import beda, terapkan
from sikinerja.skp.rules.intervensi import AsalIntervensi
from tests.builders import skp as build
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context, moment, tenure

SASARAN = "Meningkatnya kualitas layanan kepegawaian"


def colleague(cast: Cast) -> Skp:
    """The approved SKP of a colleague."""
    return build.disetujui(cast.rekan.riwayat.get(), rhk=1)


def add(cast: Cast, skp: Skp, **values: Any) -> Rhk:
    data: dict[str, Any] = {"jenis": "UTAMA", "teks": "Rencana", "intervensi_id": None} | values
    return op.tambah_rhk(context(cast.pegawai), skp_id=skp.pk, **data)


def found(cast: Cast, skp: Skp) -> list[tuple[AsalIntervensi, int]]:
    """Kind and owner of what is offered."""
    offered = pilihan(context(cast.pegawai), skp=skp).calon
    owners = dict(VersiRhk.objects.values_list("pk", "versi__skp__pegawai"))
    return [(c.asal, owners[c.id]) for c in offered]


def test_who_may_be_named_instead(cast: Cast) -> None:
    """First who acts for the penilai, then their own penilai; never oneself, nor once the penilai has one."""
    skp = build.konsep(cast.riwayat)
    build.disetujui(cast.riwayat_kepala, rhk=1, model="JPT")
    assert found(cast, skp) == [(AsalIntervensi.ATASAN_PENILAI, cast.kepala.pk)]
    colleague(cast)
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    pelaksana_tugas(cast.pegawai, cast.riwayat_penilai)
    assert found(cast, skp) == [
        (AsalIntervensi.PENGGANTI, cast.rekan.pk),
        (AsalIntervensi.ATASAN_PENILAI, cast.kepala.pk),
    ]
    build.disetujui(cast.riwayat_penilai, rhk=1)
    assert found(cast, skp) == [(AsalIntervensi.PENILAI, cast.penilai.pk)]


@pytest.mark.parametrize("how", ["nonaktif", "pensiun"])
def test_a_penilai_who_has_left_leaves_the_way_open(cast: Cast, how: str) -> None:
    """What they had approved may still be served."""
    skp = build.konsep(cast.riwayat)
    build.disetujui(cast.riwayat_penilai, rhk=1)
    build.disetujui(cast.riwayat_kepala, rhk=1, model="JPT")
    if how == "nonaktif":
        cast.penilai.akun.aktif = False
        cast.penilai.akun.save()
    else:
        KeadaanKhusus.objects.create(
            pegawai=cast.penilai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), dibuat_oleh=cast.bkd.akun,
            dibuat_pada=moment("2023-03-01 08:00"),
        )  # fmt: skip
    assert {asal for asal, _ in found(cast, skp)} == {AsalIntervensi.PENILAI, AsalIntervensi.ATASAN_PENILAI}
    assert add(cast, skp, sasaran=SASARAN).sasaran == SASARAN


def test_exactly_one_of_them(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    head = build.disetujui(cast.riwayat_kepala, rhk=1, model="JPT").versi.get().rhk.get()
    with pytest.raises(Invalid) as refused:
        add(cast, skp, intervensi_id=head.pk, sasaran=SASARAN)
    assert set(refused.value.fields) == {"sasaran"}
    first, second, third = (
        add(cast, skp, **v) for v in ({}, {"intervensi_id": head.pk}, {"sasaran": SASARAN})
    )
    kinds = [(r.asal_intervensi, r.intervensi_id, r.sasaran) for r in (first, second, third)]
    assert kinds == [("PENILAI", None, ""), ("ATASAN_PENILAI", head.pk, ""), ("SASARAN", None, SASARAN)]
    op.ubah_rhk(
        context(cast.pegawai), skp_id=skp.pk, rhk_id=third.pk, jenis="UTAMA", teks="x", intervensi_id=head.pk
    )
    third.refresh_from_db()
    assert (third.asal_intervensi, third.intervensi_id, third.sasaran) == ("ATASAN_PENILAI", head.pk, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"asal_intervensi": "SASARAN"},
        {"asal_intervensi": "PENGGANTI"},
        {"sasaran": SASARAN},
        {"asal_intervensi": "SASARAN", "sasaran": SASARAN, "intervensi": True},
        {"asal_intervensi": "PENGGANTI", "sasaran": SASARAN, "intervensi": True},
        {"asal_intervensi": "LAIN"},
    ],
)
def test_the_database_says_so_too(cast: Cast, wrong: dict[str, Any]) -> None:
    skp = build.konsep(cast.riwayat, rhk=1)
    if wrong.get("intervensi"):
        wrong = wrong | {"intervensi": build.disetujui(cast.riwayat_penilai, rhk=1).versi.get().rhk.get()}
    with pytest.raises(IntegrityError, match="rhk_satu_intervensi"), transaction.atomic():
        Rhk.objects.filter(skp=skp).update(**wrong)
    rhk, versi = skp.rhk.get(), build.write_versi(skp)
    words = {k: v for k, v in wrong.items() if k != "sasaran"} | {"intervensi_teks": wrong.get("sasaran", "")}
    with pytest.raises(IntegrityError, match="versi_rhk_satu"), transaction.atomic():
        VersiRhk.objects.create(versi=versi, rhk=rhk, jenis="UTAMA", teks="x", urutan=1, **words)


def test_a_penilai_with_an_skp_closes_the_way(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat)
    own = build.disetujui(cast.riwayat_penilai, rhk=1).versi.get().rhk.get()
    with pytest.raises(Invalid) as refused:
        add(cast, skp, sasaran=SASARAN)
    assert set(refused.value.fields) == {"sasaran"}
    assert add(cast, skp, intervensi_id=own.pk).asal_intervensi == "PENILAI"


def approve(skp: Skp, who: Pegawai, penilai: Pegawai, at: str = "2023-03-07 09:00") -> None:
    """Hand in and approve, as people do."""
    flow.ajukan(context(who, at), skp_id=skp.pk, catatan="Mohon diperiksa.")
    missing = [p for p in Perilaku if not skp.ekspektasi.filter(perilaku=p.value).exists()]
    for perilaku in missing:
        skp.ekspektasi.create(perilaku=perilaku.value, teks="Harapan")
    flow.terima(context(penilai, at), skp_id=skp.pk, catatan="Setuju.")
    skp.refresh_from_db()


def test_the_life_of_a_substitute(cast: Cast) -> None:
    """Approved, told when the penilai's SKP comes, replaced in a revision, taken back word for word."""
    skp = build.konsep(cast.riwayat)
    row = add(cast, skp, sasaran=SASARAN)
    build.add_indikator(row, 1)
    approve(skp, cast.pegawai, cast.penilai)
    first = skp.versi.get()
    kept = isi_versi(versi_ids=[first.pk])[first.pk].rhk[0]
    assert (kept.intervensi, kept.intervensi_id, kept.tanda_intervensi) == (
        SASARAN,
        None,
        "Sasaran organisasi",
    )

    above = build.konsep(cast.riwayat_penilai, rhk=1, indikator=1, model="JPT")
    approve(above, cast.penilai, cast.kepala)
    told = Pemberitahuan.objects.get(kunci=f"skp-penilai-disetujui:{above.pk}:{skp.pk}")
    assert told.akun == cast.pegawai.akun
    assert "Saat merevisi SKP" in told.isi

    owner = context(cast.pegawai)
    revisi.ajukan_revisi(owner, skp_id=skp.pk, catatan="Ganti")
    revisi.terima_revisi(context(cast.penilai), skp_id=skp.pk)
    choice = pilihan(owner, skp=skp)
    assert not choice.terbuka
    op.ubah_rhk(
        owner, skp_id=skp.pk, rhk_id=row.pk, jenis="UTAMA", teks=row.teks, intervensi_id=choice.calon[0].id
    )
    then, now = isi_versi(versi_ids=[first.pk])[first.pk], isi_kini(skp_id=skp.pk)
    assert terapkan(then, beda(then, now)) == now
    assert now.rhk[0].tanda_intervensi == ""
    revisi.batalkan_revisi(owner, skp_id=skp.pk)
    assert isi_kini(skp_id=skp.pk).rhk == then.rhk


def test_who_waits_is_told_once(cast: Cast) -> None:
    """Who has no intervensi; not who serves an RHK of the penilai, nor somebody else's people."""
    build.konsep(cast.riwayat, rhk=1)
    above = build.konsep(cast.riwayat_penilai, rhk=1, indikator=1, model="JPT")
    build.konsep(cast.orang_lain.riwayat.get(), rhk=1)
    approve(above, cast.penilai, cast.kepala)
    build.konsep(cast.rekan.riwayat.get(), rhk=1, intervensi=above.versi.get().rhk.get())
    told = Pemberitahuan.objects.filter(kunci__startswith="skp-penilai-disetujui")
    assert [row.akun_id for row in told] == [cast.pegawai.akun_id]
    revisi.ajukan_revisi(context(cast.penilai), skp_id=above.pk, catatan="Lagi")
    revisi.terima_revisi(context(cast.kepala), skp_id=above.pk)
    Rhk.objects.filter(skp=above).update(teks="Diubah dalam revisi")
    approve(above, cast.penilai, cast.kepala)
    assert told.count() == 1


@pytest.mark.parametrize("has_skp", [True, False])
def test_a_sasaran_is_copied_while_the_way_is_open(cast: Cast, *, has_skp: bool) -> None:
    old = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=None, tahun=2022, aktif=False
    )
    source = build.konsep(old, rhk=1, indikator=1)
    Rhk.objects.filter(skp=source).update(asal_intervensi="SASARAN", sasaran=SASARAN)
    if has_skp:
        build.disetujui(cast.riwayat_penilai, rhk=1)
    skp = build.konsep(cast.riwayat)
    salin(context(cast.pegawai), skp_id=skp.pk, sumber_id=source.pk)
    assert skp.rhk.get().sasaran == ("" if has_skp else SASARAN)


def test_the_export_of_a_plan_with_a_sasaran_is_what_the_import_reads(cast: Cast) -> None:
    """The contract of Tool Kinerja holds no intervensi: it is named here, after the import."""
    skp = build.konsep(cast.riwayat)
    build.add_indikator(add(cast, skp, sasaran=SASARAN), 1)
    assert SASARAN not in str(ekspor(context(cast.pegawai), skp_id=skp.pk))
