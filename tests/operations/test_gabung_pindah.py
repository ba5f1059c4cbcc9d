"""Two records that were both used become one: what moves, what contradicts, and exactly back again (§3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.time import Month
from sikinerja.jejak.models import Jejak
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Gabungan, Pegawai, PerangkatDaerah, RiwayatJabatan
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.rules.gabung import IsianGabung, sebutkan
from sikinerja.realisasi.models import Realisasi
from sikinerja.rilis.models import RilisBaris
from sikinerja.rilis.queries import milik_sendiri
from sikinerja.skp.models import Skp
from tests.builders import akhir, aktivitas, kehadiran, realisasi, rilis, skp, tpp
from tests.builders.gabung import gabungkan, pisahkan
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast, context, moment, person, tenure

pytestmark = pytest.mark.django_db
LALU = Month(2022, 3)
WRITTEN = {"jejak_jejak", "kepegawaian_gabungan", "kepegawaian_gabunganpindah", "kepegawaian_riwayatnomor"}
WRITTEN |= {"kepegawaian_perubahanpegawai", "akun_namalogin", "akun_akun", "pemberitahuan_pemberitahuan"}
WRITTEN |= {"pemberitahuan_surat", "pekerjaan_pekerjaan"}


@pytest.fixture
def ganda(cast: Cast) -> Pegawai:
    """The same man with the whole year 2022, finished; the record that stays works in 2023."""
    found = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    riwayat = tenure(
        found, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=2022, aktif=True
    )
    plan = skp.disetujui(riwayat)
    aktivitas.aktivitas(plan, tanggal=date(2022, 3, 4))
    realisasi.selesai(plan, month=LALU)
    closed = moment("2022-04-10 08:00")
    BulanAktivitas.objects.create(pegawai=found, tahun=2022, bulan=3, ditutup_pada=closed)
    kehadiran.kehadiran(found, month=LALU)
    kehadiran.ditutup(LALU)
    skp.disetujui(cast.riwayat)
    realisasi.selesai(Skp.objects.get(riwayat=cast.riwayat))
    return found


def isian(ganda: Pegawai) -> IsianGabung:
    return IsianGabung(ganda.pk, nomor_ganda=False, alasan="Terdaftar dua kali")


def merge(cast: Cast, ganda: Pegawai) -> Gabungan:
    return gabungkan(context(cast.bkd), pegawai_id=cast.pegawai.pk, isian=isian(ganda))


def everything() -> dict[str, Any]:
    """Every row of ours but those that a merging writes."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = model._meta.db_table
            if model.__module__.startswith("sikinerja.") and table not in WRITTEN:
                cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t ORDER BY t::text')  # noqa: S608 - ours
                found[table] = cursor.fetchall()
    return found


def owned(who: Pegawai) -> list[int]:
    models = (Skp, Realisasi, Aktivitas, BulanAktivitas, Kehadiran, RiwayatJabatan)
    return [model._base_manager.filter(pegawai=who).count() for model in models]


def test_a_finished_year_goes_along_and_comes_back_exactly(cast: Cast, ganda: Pegawai) -> None:
    before, mine, other = everything(), owned(cast.pegawai), owned(ganda)
    assert other == [1, 1, 1, 1, 1, 1]
    said = sebutkan(queries.pindahan(pegawai_id=cast.pegawai.pk, ganda_id=ganda.pk))
    assert "1 SKP" in said
    assert "1 Riwayat jabatan" in said
    row = merge(cast, ganda)
    assert owned(ganda) == [0] * 6
    assert owned(cast.pegawai) == [a + b for a, b in zip(mine, other, strict=True)]
    assert RiwayatJabatan.objects.get(pegawai=cast.pegawai, aktif=True) == cast.riwayat
    assert not Gabungan.objects.get().berjalan
    assert Jejak.objects.get(aksi="kepegawaian.gabungkan").data["pindah"] == row.pindah.count() >= 6
    pisahkan(context(cast.bkd), gabungan_id=row.pk)
    assert everything() == before


def test_the_other_way_round_the_later_jabatan_is_the_one_held(cast: Cast, ganda: Pegawai) -> None:
    before = everything()
    turned = IsianGabung(cast.pegawai.pk, nomor_ganda=True, alasan="Terdaftar dua kali")
    row = gabungkan(context(cast.bkd), pegawai_id=ganda.pk, isian=turned)
    assert RiwayatJabatan.objects.get(pegawai=ganda, aktif=True) == cast.riwayat
    ganda.refresh_from_db()
    assert ganda.nip == "199004172015021003"
    pisahkan(context(cast.bkd), gabungan_id=row.pk)
    assert everything() == before


def test_who_rates_and_heads_goes_along(cast: Cast, ganda: Pegawai) -> None:
    RiwayatJabatan.objects.filter(pegawai=cast.rekan).update(penilai=ganda)
    PerangkatDaerah.objects.filter(pk=cast.dinas.pk).update(pimpinan=ganda)
    month = realisasi.selesai(skp.disetujui(RiwayatJabatan.objects.get(pegawai=cast.rekan)))
    assert month.penilai == ganda
    merge(cast, ganda)
    assert RiwayatJabatan.objects.get(pegawai=cast.rekan).penilai == cast.pegawai
    assert PerangkatDaerah.objects.get(pk=cast.dinas.pk).pimpinan == cast.pegawai
    month.refresh_from_db()
    assert month.penilai == cast.pegawai
    assert month.penilaian.identitas_penilai["nip"] == "199004172015021009"


def _skp(cast: Cast, ganda: Pegawai) -> None:
    late = tenure(
        ganda,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tmt=date(2023, 2, 1),
        aktif=False,
    )
    skp.konsep(late)


def _riwayat(cast: Cast, ganda: Pegawai) -> None:
    same = tenure(ganda, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, aktif=False)
    skp.konsep(same, awal=date(2023, 1, 1), akhir=date(2023, 1, 2))


def _hadir(cast: Cast, ganda: Pegawai) -> None:
    for who in (ganda, cast.pegawai):
        kehadiran.kehadiran(who)


def _keadaan(cast: Cast, ganda: Pegawai) -> None:
    for who in (ganda, cast.pegawai):
        keadaan_khusus(who)


def _saling(cast: Cast, ganda: Pegawai) -> None:
    RiwayatJabatan.objects.filter(pegawai=cast.pegawai).update(penilai=ganda)


def _plt(cast: Cast, ganda: Pegawai) -> None:
    pelaksana_tugas(ganda, cast.riwayat)


def _lingkar(cast: Cast, ganda: Pegawai) -> None:
    RiwayatJabatan.objects.filter(pegawai=cast.penilai).update(penilai=ganda)


CONTRADICTIONS: dict[str, tuple[Callable[[Cast, Pegawai], None], str]] = {
    "skp": (_skp, "SKP 1 Januari 2023 sampai 31 Desember 2023 ada pada keduanya"),
    "riwayat": (_riwayat, "riwayat jabatan 2023 yang sama ada pada keduanya"),
    "kehadiran": (_hadir, "Kehadiran Februari 2023 ada pada keduanya"),
    "keadaan": (_keadaan, "Keadaan khusus"),
    "saling": (_saling, "satu tercatat sebagai penilai"),
    "plt": (_plt, "Plt. / Plh."),
    "lingkar": (_lingkar, "melingkar"),
}


@pytest.mark.parametrize("way", CONTRADICTIONS)
def test_what_contradicts_is_named_and_nothing_changes(cast: Cast, ganda: Pegawai, way: str) -> None:
    make, word = CONTRADICTIONS[way]
    make(cast, ganda)
    before = everything()
    with pytest.raises(Invalid) as refused:
        merge(cast, ganda)
    assert word in str(refused.value.fields["ganda"])
    assert everything() == before


def test_two_months_of_one_month_are_named(cast: Cast, ganda: Pegawai) -> None:
    plan = Skp.objects.get(pegawai=cast.pegawai)
    Skp.objects.filter(pk=plan.pk).update(periode_awal=date(2023, 2, 1))
    late = tenure(
        ganda,
        jabatan=cast.jabatan_staf,
        unit=cast.bidang,
        penilai=cast.penilai,
        tmt=date(2023, 1, 9),
        aktif=False,
    )
    other = skp.disetujui(late, awal=date(2023, 1, 1), akhir=date(2023, 1, 31))
    realisasi.diajukan(other)
    with pytest.raises(Invalid) as refused:
        merge(cast, ganda)
    assert "Realisasi bulanan Februari 2023 ada pada keduanya" in str(refused.value.fields["ganda"])


@pytest.mark.parametrize("way", ["skp", "kehadiran", "keadaan"])
def test_the_database_refuses_the_same_where_the_rules_did_not_see_it(
    cast: Cast, ganda: Pegawai, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    CONTRADICTIONS[way][0](cast, ganda)
    before = everything()
    monkeypatch.setattr(queries, "pertentangan", lambda **_: [])
    with pytest.raises(Conflict, match="baru saja berubah"):
        merge(cast, ganda)
    assert everything() == before


def test_what_was_done_since_with_rows_that_moved_keeps_them(cast: Cast, ganda: Pegawai) -> None:
    row = merge(cast, ganda)
    plan = Skp.objects.get(pegawai=cast.pegawai, tahun=2022)
    aktivitas.aktivitas(plan, tanggal=date(2022, 5, 4))
    with pytest.raises(Conflict, match="1 Aktivitas bergantung"):
        pisahkan(context(cast.bkd), gabungan_id=row.pk)
    Aktivitas.objects.filter(tanggal=date(2022, 5, 4)).delete()
    aktivitas.aktivitas(Skp.objects.get(riwayat=cast.riwayat), tanggal=date(2023, 5, 4))
    pisahkan(context(cast.bkd), gabungan_id=row.pk)


def test_a_row_that_found_another_person_since_is_named(cast: Cast, ganda: Pegawai) -> None:
    PerangkatDaerah.objects.filter(pk=cast.dinas.pk).update(pimpinan=ganda)
    row = merge(cast, ganda)
    PerangkatDaerah.objects.filter(pk=cast.dinas.pk).update(pimpinan=cast.kepala)
    with pytest.raises(Conflict, match=r"Perangkat daerah .sebagai pimpinan. yang berpindah"):
        pisahkan(context(cast.bkd), gabungan_id=row.pk)


def test_closed_rows_change_hands_in_a_merging_alone(cast: Cast, ganda: Pegawai) -> None:
    row = merge(cast, ganda)
    done = Realisasi.objects.get(pegawai=cast.pegawai, tahun=2022)

    def refused(change: Callable[[], object]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            change()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    for change in (
        lambda: Realisasi.objects.filter(pk=done.pk).update(pegawai=cast.rekan),
        lambda: Kehadiran.objects.filter(pegawai=cast.pegawai, tahun=2022).update(nilai=1),
        lambda: Aktivitas.objects.filter(pegawai=cast.pegawai, tanggal__year=2022).update(uraian="Lain"),
        lambda: Gabungan.objects.filter(pk=row.pk).update(berjalan=True),
        lambda: row.pindah.update(baris=0),
        lambda: row.pindah.create(tabel="skp_skp", kolom="pegawai_id", baris=1),
    ):
        with pytest.raises(DatabaseError):
            refused(change)


def test_a_year_with_its_final_rating_goes_along(cast: Cast, ganda: Pegawai) -> None:
    plan = Skp.objects.get(pegawai=ganda)
    akhir.selesai(plan)
    before = everything()
    row = merge(cast, ganda)
    plan.refresh_from_db()
    assert (plan.pegawai, plan.status) == (cast.pegawai, "SELESAI")
    pisahkan(context(cast.bkd), gabungan_id=row.pk)
    assert everything() == before


def test_a_released_month_says_what_it_said_and_is_still_ones_own(cast: Cast) -> None:
    tpp.berlaku()
    skp.disetujui(cast.riwayat)
    rilis.dirilis(cast)
    other = person("Yohanes Pegawai Contoh", nip="199004172015021009")
    at = "2023-03-16 09:00"
    assert not milik_sendiri(context(other, at)).exists()
    said = list(RilisBaris.objects.order_by("pk").values())
    turned = IsianGabung(cast.pegawai.pk, nomor_ganda=True, alasan="Terdaftar dua kali")
    row = gabungkan(context(cast.bkd, at), pegawai_id=other.pk, isian=turned)
    assert list(RilisBaris.objects.order_by("pk").values()) == said
    assert milik_sendiri(context(other, at)).get().nip == "199004172015021003"
    assert Kehadiran.objects.filter(pegawai=cast.pegawai).count() == 0
    pisahkan(context(cast.bkd, at), gabungan_id=row.pk)
    assert not milik_sendiri(context(other, at)).exists()
