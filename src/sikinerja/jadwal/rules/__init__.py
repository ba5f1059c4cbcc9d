"""Windows of a month: what each level grants, and which deadline holds (domain.md §4.2). Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import saat
from sikinerja.core.time import Month, end_of_day, start_of_day

HARI_BATAS_PENGISIAN = 10
HARI_BATAS_PENILAIAN = 12
TENGGANG_PENILAIAN = timedelta(days=HARI_BATAS_PENILAIAN - HARI_BATAS_PENGISIAN)
"""How long after a dispensation for filing the rater may still rate: as long as the rule gives."""
HARI_RILIS = (13, 15)
HARI_ABSENSI = (5, 10)
ONE_SECOND = timedelta(seconds=1)
PANJANG_ALASAN = 500
PALING_LAMA = timedelta(days=731)
INGATKAN = "pengingat.ingatkan"
"""Name of the job that reminds people: it is run at once when the demo's clock was moved."""
TAHUN_DEMO = (2010, 2090)


class JenisDispensasi(LabeledEnum):
    """What one person is given more time for."""

    PENGISIAN = "PENGISIAN", "Pengisian realisasi"
    PENILAIAN = "PENILAIAN", "Penilaian"


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """An override of the rule for one month, for all or (``khusus_pd``) for one PD. Moments in UTC."""

    mulai_pada: datetime
    batas_pengisian_pada: datetime
    batas_penilaian_pada: datetime
    khusus_pd: bool = False


@dataclass(frozen=True, slots=True)
class Kelonggaran:
    """A dispensation as the decision sees it: more time for one person. ``batas_pada`` in UTC."""

    jenis: JenisDispensasi
    batas_pada: datetime

    @property
    def penilaian_pada(self) -> datetime:
        """Until when the month may be rated by it: what is filed on its last day can still be rated."""
        is_filing = self.jenis is JenisDispensasi.PENGISIAN
        return self.batas_pada + TENGGANG_PENILAIAN if is_filing else self.batas_pada


@dataclass(frozen=True, slots=True)
class Jendela:
    """When ``month`` may be reported and rated by one person; all moments in UTC, deadlines inclusive."""

    month: Month
    mulai_pada: datetime
    batas_pengisian_pada: datetime
    batas_penilaian_pada: datetime

    def boleh_isi(self, now: datetime) -> bool:
        """Whether the realisasi may be filed at ``now``: to the last second of the deadline."""
        return self.mulai_pada <= now and not self.pengisian_berakhir(now)

    def pengisian_berakhir(self, now: datetime) -> bool:
        """Whether the time for filing is over."""
        return now >= self.batas_pengisian_pada + ONE_SECOND

    def boleh_nilai(self, now: datetime) -> bool:
        """Whether the month may be rated at ``now``: to the last second of the deadline."""
        return self.mulai_pada <= now and not self.penilaian_berakhir(now)

    def penilaian_berakhir(self, now: datetime) -> bool:
        """Whether the time for rating is over."""
        return now >= self.batas_penilaian_pada + ONE_SECOND


def ketentuan_umum(month: Month, zone: ZoneInfo) -> Ketentuan:
    """The rule: the 1st, the 10th 23:59:59 and the 12th 23:59:59 of the month after, local time."""
    after = month.next.first
    return Ketentuan(
        mulai_pada=start_of_day(after, zone),
        batas_pengisian_pada=end_of_day(after.replace(day=HARI_BATAS_PENGISIAN), zone),
        batas_penilaian_pada=end_of_day(after.replace(day=HARI_BATAS_PENILAIAN), zone),
    )


def jendela_bulan(
    month: Month, overrides: Iterable[Ketentuan], dispensasi: Iterable[Kelonggaran], zone: ZoneInfo
) -> Jendela:
    """The window of a month for one person (domain.md §4.2).

    The start is that of the weightiest level that sets one (PD, then month, then rule); a deadline is the
    latest that any level grants. Rating never ends before filing does: who may still file can be rated, and
    a dispensation for filing gives the rater the usual days after it.
    """
    levels = sorted((ketentuan_umum(month, zone), *overrides), key=lambda level: level.khusus_pd)
    grants = list(dispensasi)
    filing = [grant.batas_pada for grant in grants if grant.jenis == JenisDispensasi.PENGISIAN]
    pengisian = max([level.batas_pengisian_pada for level in levels] + filing)
    rating = [grant.penilaian_pada for grant in grants]
    penilaian = max([level.batas_penilaian_pada for level in levels] + rating)
    return Jendela(
        month=month,
        mulai_pada=levels[-1].mulai_pada,
        batas_pengisian_pada=pengisian,
        batas_penilaian_pada=max(penilaian, pengisian),
    )


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One row of the monthly cycle: both days included, local."""

    kode: str
    label: str
    dari: date
    sampai: date


def siklus(window: Jendela, zone: ZoneInfo) -> tuple[Kegiatan, ...]:
    """What happens after a month: filing, rating, attendance, release (manual BAB V.1, domain.md §8).

    The release follows the last deadline where the window was moved.
    """
    start = window.mulai_pada.astimezone(zone).date()
    filing = window.batas_pengisian_pada.astimezone(zone).date()
    rating = window.batas_penilaian_pada.astimezone(zone).date()
    after = window.month.next.first
    release = max(after.replace(day=HARI_RILIS[0]), rating + timedelta(days=1))
    length = timedelta(days=HARI_RILIS[1] - HARI_RILIS[0])
    return (
        Kegiatan("isi", "Melaporkan realisasi", start, filing),
        Kegiatan("penilaian", "Penilaian oleh atasan", start, rating),
        Kegiatan(
            "absensi",
            "Integrasi nilai absensi",
            after.replace(day=HARI_ABSENSI[0]),
            after.replace(day=HARI_ABSENSI[1]),
        ),
        Kegiatan("rilis", "Rilis nilai ke perangkat daerah", release, release + length),
    )


def periksa_alasan(alasan: str) -> str:
    """The reason, trimmed. Raises Invalid when it is missing or longer than 500 characters."""
    alasan = alasan.strip()
    if not alasan:
        raise Invalid({"alasan": "Alasan wajib diisi: perubahan jadwal dicatat beserta alasannya."})
    if len(alasan) > PANJANG_ALASAN:
        raise Invalid({"alasan": f"Alasan paling panjang {PANJANG_ALASAN} karakter."})
    return alasan


def periksa_ketentuan(month: Month, level: Ketentuan, zone: ZoneInfo) -> None:
    """Refuse (Invalid) a window whose moments are out of order or which opens before the month begins."""
    errors: dict[str, str] = {}
    if level.mulai_pada < start_of_day(month.first, zone):
        errors["mulai_pada"] = "Tanggal mulai tidak boleh sebelum awal bulan yang dilaporkan."
    if level.batas_pengisian_pada <= level.mulai_pada:
        errors["batas_pengisian_pada"] = "Batas pengisian harus sesudah tanggal mulai."
    if level.batas_penilaian_pada < level.batas_pengisian_pada:
        errors["batas_penilaian_pada"] = "Batas penilaian tidak boleh sebelum batas pengisian."
    if level.batas_penilaian_pada > start_of_day(month.first, zone) + PALING_LAMA:
        errors["batas_penilaian_pada"] = "Batas penilaian paling lama dua tahun sesudah bulannya."
    if errors:
        raise Invalid(errors)


def periksa_batas_dispensasi(month: Month, batas_pada: datetime, zone: ZoneInfo) -> None:
    """Refuse (Invalid) a dispensation that ends before the month's own window opens, or in far years."""
    if batas_pada <= ketentuan_umum(month, zone).mulai_pada:
        raise Invalid({"batas_pada": "Batas dispensasi harus sesudah awal masa pengisian bulan itu."})
    if batas_pada > start_of_day(month.first, zone) + PALING_LAMA:
        raise Invalid({"batas_pada": "Batas dispensasi paling lama dua tahun sesudah bulannya."})


def periksa_dispensasi_baru(
    lama: datetime | None, baru: datetime, now: datetime, zone: ZoneInfo, *, lantai: datetime | None = None
) -> None:
    """Refuse (Invalid) a grant that is over already, or shorter than the one the person was told of.

    ``lantai``: how early the one there is may end where it was a slip (:func:`.perubahan.lantai`).
    """
    floor = lama if lama is None or lantai is None else min(lantai, lama)
    if lama is not None and floor is not None and baru < floor and now < lama + ONE_SECOND:
        way = (
            f"dibetulkan, paling awal menjadi {saat(floor.astimezone(zone))}"
            if floor < lama
            else "diperpanjang"
        )
        sampai = saat(lama.astimezone(zone))
        raise Invalid({"batas_pada": f"Dispensasi sampai {sampai} sudah diberikan: hanya dapat {way}."})
    if baru < now:
        raise Invalid({"batas_pada": "Batas dispensasi sudah lewat."})


def periksa_jam(ke: datetime) -> None:
    """Refuse (Invalid) to move the demo's clock to a year nobody works in."""
    if not TAHUN_DEMO[0] <= ke.year <= TAHUN_DEMO[1]:
        raise Invalid({"ke": f"Pilih tanggal antara tahun {TAHUN_DEMO[0]} dan {TAHUN_DEMO[1]}."})
