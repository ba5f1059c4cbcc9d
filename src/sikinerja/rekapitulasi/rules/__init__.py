"""What somebody owes just now, decided from plain facts (ui.md, "The feel"). Pure Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela, Kelonggaran, Ketentuan, jendela_bulan
from sikinerja.kepegawaian.rules.keadaan import Keadaan, Pencabutan, keadaan_bulan
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.rules.akhir import dibuka
from sikinerja.skp.rules.persetujuan import Periode

BULAN_KE_BELAKANG = 3
SEMUA_PD = None


@dataclass(frozen=True, slots=True)
class Menunggu:
    """A subordinate's filed month that is not rated yet; ``tuntas``: its SKP is, and it is released."""

    month: Month
    pegawai_id: int
    pd_id: int
    status: str
    tuntas: bool = False


@dataclass(frozen=True, slots=True)
class Akhir:
    """An approved SKP of one's own that stands at DISETUJUI or REALISASI."""

    skp_id: int
    tahun: int
    status: str
    periode_akhir: date
    berakhir: date
    """The last day that is served: that of the period, or of one's service."""


@dataclass(frozen=True, slots=True)
class GangguanKini:
    """An outage that lasts just now; ``selesai_pada`` in UTC."""

    uraian: str
    selesai_pada: datetime


@dataclass(slots=True)
class Fakta:
    """What the database knows about one person, in one query. Moments in UTC."""

    pegawai_id: int | None = None
    pd_id: int | None = None
    terdaftar_pada: datetime | None = None
    """When the account was made: months whose filing was over by then nobody could file."""
    is_asn: bool = False
    is_penilai: bool = False
    pemberitahuan: int = 0
    penilaian_skp: int = 0
    penilaian_akhir: int = 0
    periode: list[Periode] = field(default_factory=list)
    """One's approved SKP."""
    akhir: list[Akhir] = field(default_factory=list)
    """One's approved SKP whose realisasi akhir is not submitted."""
    keadaan: list[Keadaan] = field(default_factory=list)
    """One's states, and the time before one's first TMT: months inside owe nothing (domain.md §8)."""
    dicabut: list[Pencabutan] = field(default_factory=list)
    """States that were taken away since; known only where a month was not filed."""
    sudah: set[Month] = field(default_factory=set)
    """Months filed and not withdrawn."""
    menunggu: list[Menunggu] = field(default_factory=list)
    ketentuan: dict[Month, list[tuple[int | None, Ketentuan]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Overrides with their PD (None: all): of one's own PD, and those whose last deadline is still ahead."""
    kelonggaran: dict[tuple[int, Month], list[Kelonggaran]] = field(default_factory=lambda: defaultdict(list))
    """Dispensations: one's own, and those still running of who waits to be rated."""
    gangguan: GangguanKini | None = None
    """The outage that every page tells of."""


@dataclass(frozen=True, slots=True)
class Lencana:
    """Counts beside the menu entries, and what decides which entries there are."""

    is_asn: bool = False
    is_penilai: bool = False
    pemberitahuan: int = 0
    realisasi: int = 0
    realisasi_akhir: int = 0
    penilaian_skp: int = 0
    penilaian_akhir: int = 0
    penilaian_realisasi: int = 0


def jendela(fakta: Fakta, *, pegawai_id: int, pd_id: int | None, month: Month, zone: ZoneInfo) -> Jendela:
    """The window of a month for a person named in the facts."""
    levels = [level for scope, level in fakta.ketentuan.get(month, ()) if scope in {SEMUA_PD, pd_id}]
    return jendela_bulan(month, levels, fakta.kelonggaran.get((pegawai_id, month), ()), zone)


def jendela_saya(fakta: Fakta, month: Month, *, zone: ZoneInfo, pd_id: int | None = None) -> Jendela:
    """The window of one's own month: in the PD of the SKP it is filed under (after a mutasi the former one).

    ``pd_id``: that of the SKP with which it was filed.
    """
    meets = max((p for p in fakta.periode if p.meets(month)), key=lambda p: p.awal, default=None)
    unit = pd_id or (meets.pd_id if meets else None) or fakta.pd_id
    return jendela(fakta, pegawai_id=fakta.pegawai_id or 0, pd_id=unit, month=month, zone=zone)


def bulan_calon(today: date, named: Collection[Month]) -> list[Month]:
    """Months whose window may be open: the last three and whichever an override or dispensation names."""
    months = set(named)
    month = Month.of(today)
    for _ in range(BULAN_KE_BELAKANG):
        month = month.previous
        months.add(month)
    return sorted(months)


def belum_diajukan(fakta: Fakta, *, today: date, now: datetime, zone: ZoneInfo) -> list[Jendela]:
    """Months that the person may file now and has not: earliest deadline first (F6.2)."""
    if fakta.pegawai_id is None:
        return []
    named = set(fakta.ketentuan) | {
        month for person, month in fakta.kelonggaran if person == fakta.pegawai_id
    }
    found = [
        jendela_saya(fakta, month, zone=zone)
        for month in bulan_calon(today, named)
        if month not in fakta.sudah and has_skp(fakta, month) and not keadaan_bulan(fakta.keadaan, month)
    ]
    return sorted((j for j in found if j.boleh_isi(now)), key=lambda j: (j.batas_pengisian_pada, j.month))


def has_skp(fakta: Fakta, month: Month) -> bool:
    """Whether one of one's approved SKP meets a month (domain.md §4.3)."""
    return any(one.meets(month) for one in fakta.periode)


def belum_dinilai(fakta: Fakta, *, now: datetime, zone: ZoneInfo) -> list[tuple[Jendela, Menunggu]]:
    """Subordinates' months that may be rated now; a withdrawn one counts once its filing is over."""
    found = []
    for row in fakta.menunggu:
        window = jendela(fakta, pegawai_id=row.pegawai_id, pd_id=row.pd_id, month=row.month, zone=zone)
        withdrawn = row.status == StatusRealisasi.BELUM
        if window.boleh_nilai(now) and not (withdrawn and window.boleh_isi(now)):
            found.append((window, row))
    return sorted(found, key=lambda pair: (pair[0].batas_penilaian_pada, pair[1].pegawai_id))


def sedang_bertugas(fakta: Fakta, today: date) -> bool:
    """Whether the person is in service on a local day."""
    return not any(row.memuat(today) for row in fakta.keadaan)


def akhir_terbuka(fakta: Fakta, *, today: date) -> list[Akhir]:
    """SKP of one's own whose year may be reported now: begun, or open to begin (domain.md §5)."""
    return [row for row in fakta.akhir if row.status == "REALISASI" or today >= dibuka(row.berakhir)]


def lencana(fakta: Fakta, *, today: date, now: datetime, zone: ZoneInfo) -> Lencana:
    """The counts beside the menu."""
    return Lencana(
        is_asn=fakta.is_asn,
        is_penilai=fakta.is_penilai,
        pemberitahuan=fakta.pemberitahuan,
        realisasi=len(belum_diajukan(fakta, today=today, now=now, zone=zone)),
        realisasi_akhir=len(akhir_terbuka(fakta, today=today)),
        penilaian_skp=fakta.penilaian_skp,
        penilaian_akhir=fakta.penilaian_akhir,
        penilaian_realisasi=len(belum_dinilai(fakta, now=now, zone=zone)),
    )


def sisa_hari(batas_pada: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Calendar days left until a deadline, in local time: 0 on its last day."""
    return (batas_pada.astimezone(zone).date() - now.astimezone(zone).date()).days


@dataclass(frozen=True, slots=True)
class Tugas:
    """One line of what waits: ``tujuan`` is the name of a page and its arguments.

    Its tile says how long there is still (``batas_pada``), how many there are (``satuan``), or since when it
    waits (``sejak``, a local day).
    """

    judul: str
    keterangan: str
    tombol: str
    tujuan: tuple[str | int, ...]
    batas_pada: datetime | None = None
    jumlah: int = 0
    """How many there are behind the link; with a ``satuan`` the tile shows it."""
    satuan: str = ""
    kueri: str = ""
    """What follows the address: which month, for instance."""
    sejak: date | None = None


def urut(tugas: Collection[Tugas]) -> list[Tugas]:
    """By deadline; then what is wanted at once; then what has waited longest; then what is over."""
    far = datetime.max.replace(tzinfo=ZoneInfo("UTC"))
    return sorted(tugas, key=lambda t: (t.batas_pada or far, t.sejak or (date.max if t.satuan else date.min)))
