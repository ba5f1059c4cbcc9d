"""Before a release: what is missing, by PD and person (F8.3). BKD's own pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, overload

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries.wewenang import menilai_kini
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rekapitulasi.queries.bulanan import kenapa_lepas
from sikinerja.rilis import queries, rules
from sikinerja.rilis.models import Koreksi, Rilis
from sikinerja.rilis.queries import fakta
from sikinerja.rilis.queries.fakta import Bulan
from sikinerja.rilis.rules import Kekurangan
from sikinerja.tpp.models import Kebijakan
from sikinerja.tpp.queries import berlaku

SIAP = Question.beside(__file__, "siap.sql", fakta=fakta.FAKTA)
KURANG = Question.beside(__file__, "kurang.sql", fakta=fakta.FAKTA)
ANGKA = (
    "jumlah", "dinilai", "belum_dinilai", "tidak_mengisi", "tanpa_skp", "keadaan_khusus", "tanpa_absensi",
    "lepas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarisSiap:
    """One PD in numbers; ``perangkat_daerah_id`` None: people without one.

    ``lepas``: of who did not file or has no SKP, those who cannot any more: their account is closed.
    """

    perangkat_daerah_id: int | None
    nama: str
    jumlah: int
    dinilai: int
    belum_dinilai: int
    tidak_mengisi: int
    tanpa_skp: int
    keadaan_khusus: int
    tanpa_absensi: int
    lepas: int

    @property
    def wajib(self) -> int:
        """Who owes the month."""
        return self.jumlah - self.keadaan_khusus

    @property
    def kurang(self) -> int:
        """How many have no predikat although they owe the month."""
        return self.belum_dinilai + self.tidak_mengisi + self.tanpa_skp


@dataclass(frozen=True, slots=True)
class Persiapan:
    """The page of one month; ``batas`` is its last deadline (UTC), ``rilis`` the number that counts."""

    month: Month
    pd: list[BarisSiap]
    batas: datetime
    lebih_awal: bool
    berakhir: bool
    kebijakan: str
    rilis: Rilis | None
    koreksi: Koreksi | None
    pekerjaan: PekerjaanRow | None
    total: BarisSiap = field(init=False)

    def __post_init__(self) -> None:
        sums = {name: sum(getattr(row, name) for row in self.pd) for name in ANGKA}
        object.__setattr__(self, "total", BarisSiap(None, "Semua perangkat daerah", **sums))

    @property
    def nama(self) -> str:
        """What the release that is prepared will be called."""
        return rules.nama(self.month, self.koreksi.nomor if self.koreksi else 0)

    @property
    def ganjil(self) -> list[str]:
        """What can be so and hardly is: whole PD without any attendance, without any predikat."""
        absensi = [pd.nama for pd in self.pd if 0 < pd.wajib == pd.tanpa_absensi]
        predikat = [pd.nama for pd in self.pd if 0 < pd.wajib == pd.kurang]
        return rules.ganjil(len(self.pd), absensi=absensi, predikat=predikat)

    @property
    def boleh(self) -> bool:
        """Whether the button to release stands there."""
        return self.masih_terbuka and self.berakhir and bool(self.kebijakan and self.total.jumlah)

    @property
    def masih_terbuka(self) -> bool:
        """Whether this month has still to be released (again), and nobody is at it."""
        return (self.rilis is None or self.koreksi is not None) and not self.sedang

    @property
    def sedang(self) -> bool:
        """Whether the worker is at it."""
        return self.pekerjaan is not None and self.pekerjaan.terbuka


def halaman(ctx: Context, *, month: Month) -> Persiapan:
    """What a release of this month would say just now, by PD. NotFound for everybody but BKD."""
    _only_bkd(ctx)
    bulan = fakta.baca(month, zone=ctx.zone)
    last = bulan.jendela.terakhir_pada
    released = queries.terakhir(month=month)
    koreksi = queries.koreksi_terbuka(month=month) if released else None
    return Persiapan(
        month=month,
        pd=[BarisSiap(**row) for row in SIAP.rows(bulan.parameter)],
        batas=last,
        lebih_awal=rules.lebih_awal(last, ctx.now),
        berakhir=ctx.today > month.last,
        kebijakan=_kebijakan(month),
        rilis=released,
        koreksi=koreksi,
        pekerjaan=None if released and koreksi is None else _pekerjaan(month),
    )


def _kebijakan(month: Month) -> str:
    """The name of the policy in force; "" without one."""
    return Kebijakan.objects.filter(berlaku(month)).values_list("nama", flat=True).first() or ""


def _pekerjaan(month: Month) -> PekerjaanRow | None:
    return pekerjaan.dengan_kunci(jenis=rules.JENIS, kunci=rules.kunci(month)).first()


class Daftar(Sequence[dict[str, Any]]):
    """Who lacks one thing: reads only the page that is asked for, and counts with it."""

    def __init__(self, ctx: Context, bulan: Bulan, apa: Kekurangan, pd_id: int) -> None:
        self._ctx = ctx
        asked = {"apa": apa.value, "hanya_pd": pd_id, "hari_ini": ctx.today}
        self._parameter = {**bulan.parameter, **asked}
        self._count: int | None = None

    def __len__(self) -> int:
        if self._count is None:
            self._read(0, 1)
        return self._count or 0

    @overload
    def __getitem__(self, key: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, key: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, key: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(key, int):
            return self._read(key, 1)[0]
        return self._read(key.start or 0, (key.stop or 0) - (key.start or 0))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self[0 : len(self)])

    def _read(self, lewati: int, banyak: int) -> list[dict[str, Any]]:
        rows = KURANG.rows({**self._parameter, "lewati": lewati, "banyak": banyak})
        if lewati == 0:
            self._count = rows[0]["semua"] if rows else 0
        named = menilai_kini(self._ctx, penilai_ids=[row["penilai_id"] for row in rows])
        for row in rows:
            row["penilai_nama"] = named(row["penilai_id"], row["penilai_nama"], row["pegawai_id"])
            row["lepas"] = kenapa_lepas(row)
        return rows


def kurang(ctx: Context, *, month: Month, apa: Kekurangan, pd_id: int = 0) -> Daftar:
    """Who lacks something, of one PD (0: of all), by PD and name. NotFound for everybody but BKD."""
    _only_bkd(ctx)
    return Daftar(ctx, fakta.baca(month, zone=ctx.zone), apa, pd_id)


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")
