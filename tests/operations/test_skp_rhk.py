"""RHK, indikator, intervensi (F3.3, F3.4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.skp import rules
from sikinerja.skp.models import Indikator, Rhk, Skp, VersiRhk
from sikinerja.skp.operations import indikator as ind
from sikinerja.skp.operations import rhk as op
from sikinerja.skp.queries.intervensi import pilihan
from tests.builders import skp as build
from tests.cast import Cast, context

ONE = {"teks": "Jumlah laporan", "target": Decimal("12.5"), "satuan": "laporan", "ukuran": "KUANTITAS"}


def served(cast: Cast) -> VersiRhk:
    """An RHK of the penilai that can be served."""
    found = VersiRhk.objects.filter(versi__skp=build.disetujui(cast.riwayat_penilai)).first()
    assert found is not None
    return found


def add(cast: Cast, skp: Skp, teks: str = "Rencana", **values: Any) -> Rhk:
    data: dict[str, Any] = {"jenis": "UTAMA", "intervensi_id": None} | values
    return op.tambah_rhk(context(cast.pegawai), skp_id=skp.pk, teks=teks, **data)


def test_rhk_are_added_at_the_end_of_their_kind(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=2, tambahan=1)
    assert add(cast, skp).urutan == 3
    assert add(cast, skp, jenis="TAMBAHAN").urutan == 2


def test_intervensi_is_chosen_among_the_penilais_approved_rhk(cast: Cast) -> None:
    skp, atasan = build.konsep(cast.riwayat), served(cast)
    assert add(cast, skp, intervensi_id=atasan.pk).intervensi == atasan
    foreign = VersiRhk.objects.filter(versi__skp=build.disetujui(cast.riwayat_kepala, model="JPT")).first()
    assert foreign is not None
    for wrong in (None, foreign.pk, 10**12):
        with pytest.raises(Invalid) as refused:
            add(cast, skp, intervensi_id=wrong)
        assert set(refused.value.fields) == {"intervensi"}


@pytest.mark.parametrize("status", ["DISETUJUI", "REVISI", "KONSEP", "REALISASI"])
def test_intervensi_whatever_the_penilais_skp_is_doing_now(cast: Cast, status: str) -> None:
    skp, atasan = build.konsep(cast.riwayat), served(cast)
    Skp.objects.filter(pk=atasan.versi.skp_id).update(status=status)
    assert pilihan(context(cast.pegawai), skp=skp).calon[0].id == atasan.pk


def test_intervensi_only_from_an_overlapping_periode_and_the_latest_versi(cast: Cast) -> None:
    atasan = build.disetujui(cast.riwayat_penilai, rhk=1, akhir=date(2023, 6, 30))
    skp = build.konsep(cast.riwayat, awal=date(2023, 7, 1))
    assert not pilihan(context(cast.pegawai), skp=skp).calon
    Skp.objects.filter(pk=skp.pk).update(periode_awal=date(2023, 6, 30))
    skp.refresh_from_db()
    old = pilihan(context(cast.pegawai), skp=skp).calon
    build.write_versi(atasan)
    Skp.objects.filter(pk=atasan.pk).update(versi_terakhir=2)
    new = pilihan(context(cast.pegawai), skp=skp).calon
    assert len(old) == len(new) == 1
    assert old[0].rhk_id == new[0].rhk_id
    assert old[0].id != new[0].id


def test_editing_asks_for_an_intervensi_that_is_valid_now(cast: Cast) -> None:
    atasan = served(cast)
    skp = build.konsep(cast.riwayat, rhk=1, intervensi=atasan)
    rhk = skp.rhk.get()
    Skp.objects.filter(pk=skp.pk).update(periode_awal=date(2023, 1, 2))
    values = {"jenis": "UTAMA", "teks": "Baru"}
    with pytest.raises(Invalid):
        op.ubah_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=rhk.pk, intervensi_id=None, **values)
    op.ubah_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=rhk.pk, intervensi_id=atasan.pk, **values)
    rhk.refresh_from_db()
    assert rhk.teks == "Baru"


def test_model_jpt_has_no_intervensi(cast: Cast) -> None:
    atasan = served(cast)
    skp = build.konsep(cast.riwayat, model="JPT")
    assert add(cast, skp, intervensi_id=atasan.pk).intervensi is None


def test_moving_up_and_down(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=3)
    last = skp.rhk.get(urutan=3)
    op.geser_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=last.pk, arah="naik")
    assert [r.teks for r in skp.rhk.all()] == ["Rencana Utama 1", "Rencana Utama 3", "Rencana Utama 2"]


def test_rhk_goes_with_its_indikator_unless_it_was_approved(cast: Cast) -> None:
    skp = build.disetujui(cast.riwayat, rhk=1, indikator=1)
    Skp.objects.filter(pk=skp.pk).update(status="KONSEP")
    fresh = build.add_rhk(skp, 2, indikator=2)
    op.hapus_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=fresh.pk)
    approved = skp.rhk.get()
    with pytest.raises(Conflict, match="pernah disetujui"):
        op.hapus_rhk(context(cast.pegawai), skp_id=skp.pk, rhk_id=approved.pk)
    with pytest.raises(Conflict, match="pernah disetujui"):
        ind.hapus_indikator(context(cast.pegawai), skp_id=skp.pk, indikator_id=approved.indikator.get().pk)


def test_indikator_texts_differ_within_one_rhk(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=2)
    first, second = skp.rhk.all()
    ctx = context(cast.pegawai)
    ind.tambah_indikator(ctx, skp_id=skp.pk, rhk_id=first.pk, **ONE)
    ind.tambah_indikator(ctx, skp_id=skp.pk, rhk_id=second.pk, **ONE)
    with pytest.raises(Invalid) as refused:
        ind.tambah_indikator(ctx, skp_id=skp.pk, rhk_id=first.pk, **ONE | {"teks": " jumlah  LAPORAN "})
    assert refused.value.fields == {"teks": [rules.INDIKATOR_KEMBAR]}


def test_indikator_can_keep_its_own_text(cast: Cast) -> None:
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1)
    row = Indikator.objects.get(rhk__skp=skp)
    values = ONE | {"teks": row.teks.upper()}
    ind.ubah_indikator(context(cast.pegawai), skp_id=skp.pk, indikator_id=row.pk, **values)
    row.refresh_from_db()
    assert (row.teks, row.target) == ("INDIKATOR 1.1", Decimal("12.5000"))


@pytest.mark.parametrize(("model", "ukuran"), [("JAJF", "ANGGARAN"), ("JPT", "BIAYA"), ("JAJF", "")])
def test_the_model_decides_between_aspek_and_perspektif(cast: Cast, model: str, ukuran: str) -> None:
    skp = build.konsep(cast.riwayat, rhk=1, model=model)
    with pytest.raises(Invalid) as refused:
        ind.tambah_indikator(
            context(cast.pegawai), skp_id=skp.pk, rhk_id=skp.rhk.get().pk, **ONE | {"ukuran": ukuran}
        )
    assert set(refused.value.fields) == {"ukuran"}


@pytest.mark.parametrize(
    ("who", "error"), [("penilai", Forbidden), ("pengelola", Forbidden), ("rekan", NotFound)]
)
def test_only_the_owner_builds(cast: Cast, who: str, error: type[DomainError]) -> None:
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1)
    ctx, rhk = context(getattr(cast, who)), skp.rhk.get()
    with pytest.raises(error):
        op.tambah_rhk(ctx, skp_id=skp.pk, jenis="UTAMA", teks="x", intervensi_id=None)
    with pytest.raises(error):
        op.geser_rhk(ctx, skp_id=skp.pk, rhk_id=rhk.pk, arah="naik")
    with pytest.raises(error):
        ind.tambah_indikator(ctx, skp_id=skp.pk, rhk_id=rhk.pk, **ONE)


def test_nothing_changes_once_handed_in(cast: Cast) -> None:
    skp = build.diajukan(cast.riwayat, rhk=1, indikator=1)
    rhk, ctx = skp.rhk.get(), context(cast.pegawai)
    with pytest.raises(Conflict, match="selama berstatus KONSEP"):
        add(cast, skp)
    with pytest.raises(Conflict):
        op.hapus_rhk(ctx, skp_id=skp.pk, rhk_id=rhk.pk)
    with pytest.raises(Conflict):
        ind.hapus_indikator(ctx, skp_id=skp.pk, indikator_id=rhk.indikator.get().pk)


def test_rows_of_another_skp_are_not_found(cast: Cast) -> None:
    mine, other = build.konsep(cast.riwayat, rhk=1), build.konsep(cast.riwayat_penilai, rhk=1)
    with pytest.raises(NotFound):
        op.hapus_rhk(context(cast.pegawai), skp_id=mine.pk, rhk_id=other.rhk.get().pk)
    with pytest.raises(NotFound):
        ind.tambah_indikator(context(cast.pegawai), skp_id=mine.pk, rhk_id=other.rhk.get().pk, **ONE)


def test_a_plan_has_its_bounds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    skp = build.konsep(cast.riwayat, rhk=1, indikator=1)
    monkeypatch.setattr(rules, "MAKS_RHK", 1)
    monkeypatch.setattr(rules, "MAKS_INDIKATOR", 1)
    with pytest.raises(Invalid, match="paling banyak 1 rencana"):
        add(cast, skp)
    with pytest.raises(Invalid, match="paling banyak 1 indikator"):
        ind.tambah_indikator(context(cast.pegawai), skp_id=skp.pk, rhk_id=skp.rhk.get().pk, **ONE)
