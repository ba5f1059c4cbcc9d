"""What must hold after every single step, whoever took it (domain.md §2 to §7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, Q

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import hak
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian
from sikinerja.realisasi.models import Realisasi, RiwayatRealisasi
from sikinerja.skp.models import RiwayatSkp, Skp
from tests.cast import context

# domain.md §4.5, written out once more: hasil kerja, perilaku -> predikat.
QUADRANT = {
    ("DI_ATAS", "DI_BAWAH"): "KURANG", ("DI_ATAS", "SESUAI"): "BAIK", ("DI_ATAS", "DI_ATAS"): "SANGAT_BAIK",
    ("SESUAI", "DI_BAWAH"): "KURANG", ("SESUAI", "SESUAI"): "BAIK", ("SESUAI", "DI_ATAS"): "BAIK",
    ("DI_BAWAH", "DI_BAWAH"): "SANGAT_KURANG", ("DI_BAWAH", "SESUAI"): "BUTUH_PERBAIKAN",
    ("DI_BAWAH", "DI_ATAS"): "BUTUH_PERBAIKAN",
}  # fmt: skip


FIRST = {"skp": "KONSEP", "realisasi": "BELUM"}
KEPT = """
    SELECT 'versi', id, md5(t::text) FROM skp_versi t
    UNION ALL SELECT 'rhk', id, md5(t::text) FROM skp_versirhk t
    UNION ALL SELECT 'indikator', id, md5(t::text) FROM skp_versiindikator t
    UNION ALL SELECT 'ekspektasi', id, md5(t::text) FROM skp_versiekspektasi t
    UNION ALL SELECT 'lampiran', id, md5(t::text) FROM skp_versilampiran t
"""
LOST = """
    SELECT count(*) FROM skp_versirhk v LEFT JOIN skp_rhk r ON r.id = v.rhk_id AND r.sejak_versi > 0
    WHERE r.id IS NULL
    UNION ALL SELECT count(*) FROM skp_versiindikator v
    LEFT JOIN skp_indikator i ON i.id = v.indikator_id AND i.sejak_versi > 0 WHERE i.id IS NULL
    UNION ALL SELECT count(*) FROM skp_skp s
    WHERE versi_terakhir <> (SELECT count(*) FROM skp_versi v WHERE v.skp_id = s.id)
"""


def _ask(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _rows(rows: Any, *names: str) -> dict[int, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in rows.values_list("pk", *names)}


@dataclass
class Seen:
    """What is remembered from the step before."""

    fingerprint: Any = None
    langkah: dict[str, dict[int, int]] = field(default_factory=lambda: {"skp": {}, "realisasi": {}})
    approved: dict[tuple[str, int], str] = field(default_factory=dict)
    finished: dict[int, str] = field(default_factory=dict)
    finished_months: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    filed: dict[int, int] = field(default_factory=dict)


def check(seen: Seen, deed: str, day: date) -> None:
    """Everything; ``deed`` is what was done last, ``day`` is today."""
    connection.check_constraints()
    skps, months = list(Skp.objects.all()), list(Realisasi.objects.all())
    history(seen, "skp", skps, RiwayatSkp.objects.order_by("skp", "langkah"))
    history(seen, "realisasi", months, RiwayatRealisasi.objects.order_by("realisasi", "langkah"))
    no_overlap(skps)
    one_skp_each(seen, skps, months)
    finished_stays(seen, skps, months, deed)
    quadrant(skps, months)
    approved_stays(seen)
    one_active_and_no_own_penilai()
    somebody_rates(day)


def history(seen: Seen, what: str, rows: list[Any], lines: Any) -> None:
    """At most one line for each step; ``langkah`` counts them; they form one chain up to the status."""
    key, first = f"{what}_id", FIRST[what]
    found: dict[int, list[Any]] = {row.pk: [] for row in rows}
    for line in lines:
        found[getattr(line, key)].append(line)
    for row in rows:
        mine = found[row.pk]
        assert row.langkah == len(mine), f"{what}: langkah {row.langkah}, but {len(mine)} lines"
        before = seen.langkah[what].get(row.pk, row.langkah if seen.langkah[what] else 0)
        assert not seen.langkah[what] or row.langkah - before in {0, 1}, f"{what}: two lines in one step"
        at = first
        for line in mine:
            assert line.dari == at, f"{what}: {line.aksi} begins at {line.dari}, not at {at}"
            at = line.ke
        assert row.status == at, f"{what}: status {row.status}, but the history ends at {at}"
    seen.langkah[what] = {row.pk: row.langkah for row in rows}


def no_overlap(skps: list[Skp]) -> None:
    """No day belongs to two SKP of one person."""
    for one in skps:
        for other in skps:
            if one.pk < other.pk and one.pegawai_id == other.pegawai_id:
                apart = one.periode_akhir < other.periode_awal or other.periode_akhir < one.periode_awal
                assert apart, f"{one.periode_awal}..{one.periode_akhir} meets {other.periode_awal}"
        assert one.periode_awal <= one.periode_akhir
        assert one.periode_awal.year == one.periode_akhir.year == one.tahun


def one_skp_each(seen: Seen, skps: list[Skp], months: list[Realisasi]) -> None:
    """A month is the owner's, under one SKP whose period meets it, and stays there while it is filed."""
    known = {skp.pk: skp for skp in skps}
    assert len({(m.pegawai_id, m.tahun, m.bulan) for m in months}) == len(months)
    filed = {}
    for row in months:
        skp, month = known[row.skp_id], Month(row.tahun, row.bulan)
        assert skp.pegawai_id == row.pegawai_id
        if row.status == "BELUM":
            continue
        assert skp.versi_terakhir, "a month under an SKP that was never approved"
        assert skp.periode_awal <= month.last, f"{month} lies before its SKP"
        assert skp.periode_akhir >= month.first, f"{month} lies behind its SKP"
        assert seen.filed.get(row.pk, row.skp_id) == row.skp_id, "a filed month went to another SKP"
        filed[row.pk] = row.skp_id
    seen.filed = filed


def finished_stays(seen: Seen, skps: list[Skp], months: list[Realisasi], deed: str) -> None:
    """SELESAI changes by BKD's opening alone; a rated month by the one change that is allowed."""
    now = {skp.pk: skp.predikat for skp in skps if skp.status == "SELESAI"}
    changed = {pk for pk, predikat in seen.finished.items() if now.get(pk) != predikat}
    assert not changed or (deed == "buka_kembali" and len(changed) == 1), f"{deed} changed a finished SKP"
    assert all(now.values()), "SELESAI without predikat"
    seen.finished = now
    ratings = _rows(
        Penilaian.objects.filter(realisasi__in=[m.pk for m in months if m.status == "SELESAI"]),
        "rating_hasil_kerja", "rating_perilaku", "predikat", "penilai", "catatan_akhir",
    )  # fmt: skip
    differ = {pk for pk, row in seen.finished_months.items() if ratings.get(pk) != row}
    assert not differ or (deed == "ubah_penilaian" and len(differ) == 1), f"{deed} changed a rated month"
    assert PerubahanPenilaian.objects.filter(penilaian__in=differ).count() == len(differ)
    seen.finished_months = ratings


def quadrant(skps: list[Skp], months: list[Realisasi]) -> None:
    """Predikat equals the quadrant; whoever is SELESAI has exactly one that counts."""
    rated = list(Penilaian.objects.select_related("realisasi_akhir"))
    for row in rated:
        pair = (row.rating_hasil_kerja, row.rating_perilaku)
        assert row.predikat == (QUADRANT[pair] if all(pair) else ""), pair
    by_month = {row.realisasi_id: row.predikat for row in rated}
    for month in months:
        assert bool(by_month.get(month.pk)) == (month.status == "SELESAI"), month.status
    for skp in skps:
        mine = [r for r in rated if r.realisasi_akhir and r.realisasi_akhir.skp_id == skp.pk and r.predikat]
        latest = max(mine, key=lambda r: r.pk).predikat if mine else ""
        assert skp.predikat == (latest if skp.status == "SELESAI" else "")


def approved_stays(seen: Seen) -> None:
    """Versi are kept word for word, as many as were counted; their working rows still exist."""
    now = {(name, pk): text for name, pk, text in _ask(KEPT)}
    assert seen.approved.items() <= now.items(), "something approved disappeared or changed"
    seen.approved = now
    assert _ask(LOST) == [(0,), (0,), (0,)], "an approved RHK or indikator is gone, or a versi"


def one_active_and_no_own_penilai() -> None:
    """At most one riwayat of a person is active; nobody rates themselves."""
    active = list(RiwayatJabatan.objects.filter(aktif=True).values_list("pegawai", flat=True))
    assert len(active) == len(set(active))
    assert not RiwayatJabatan.objects.filter(Q(penilai=F("pegawai"))).exists()


def gone(day: date) -> set[int]:
    """Who rates no more, written out once more: account closed, out of service, an ASN without a jabatan."""
    lasting = Q(tanggal_selesai=None) | Q(tanggal_selesai__gte=day)
    ended = KeadaanKhusus.objects.filter(
        lasting, jenis__in=["MENINGGAL", "PENSIUN", "KONTRAK_BERAKHIR"], tanggal_mulai__lte=day
    )
    active = RiwayatJabatan.objects.filter(aktif=True).values("pegawai")
    jobless = Q(nip__isnull=False) & ~Q(pk__in=active)
    rows = Pegawai.objects.filter(Q(akun__aktif=False) | Q(pk__in=ended.values("pegawai")) | jobless)
    return set(rows.values_list("pk", flat=True))


def somebody_rates(day: date) -> None:
    """Whoever goes, whatever waits has somebody who is there and may rate it (issue 9 §1).

    Above everybody stands the Gubernur, who never goes.
    """
    away = gone(day)
    months = Realisasi.objects.exclude(status__in=["BELUM", "SELESAI"]).filter(penilai__in=away)
    plans = Skp.objects.filter(
        status__in=["PENILAIAN", "REVISI", "PENILAIAN_AKHIR"], riwayat__penilai__in=away
    )
    waiting = [(m.skp.riwayat, m.penilai_id) for m in months.select_related("skp__riwayat")]
    waiting += [(s.riwayat, s.riwayat.penilai_id) for s in plans.select_related("riwayat")]
    for riwayat, penilai_id in waiting:
        found = para_pengganti(context(None, f"{day} 09:00"), riwayat=riwayat, penilai_id=penilai_id)
        assert found, f"nobody rates what waits for {penilai_id}"
        named = {one.pegawai_id for one in found}
        assert not named & away, f"who is gone rates what waits for {penilai_id}: {named & away}"
        assert riwayat.pegawai_id not in named, "somebody rates oneself"
        for who in Pegawai.objects.filter(pk__in=named).select_related("akun"):
            right = hak(
                context(who, f"{day} 09:00").actor, penilai_id=penilai_id, pegawai_id=riwayat.pegawai_id,
                perangkat_daerah_id=riwayat.perangkat_daerah_id,
            )  # fmt: skip
            assert right is not None, f"{who.pk} is named and may not rate what waits for {penilai_id}"
