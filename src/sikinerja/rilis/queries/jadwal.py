"""What moving everybody's deadlines would do, where it is perhaps a slip: asked by every door (F8.1, §8)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.indonesian import angka
from sikinerja.core.time import Month
from sikinerja.jadwal.queries import gangguan
from sikinerja.jadwal.queries.peta import PetaJendela, peta
from sikinerja.jadwal.rules import Ketentuan, jendela_bulan
from sikinerja.jadwal.rules.gangguan import IsianGangguan
from sikinerja.jadwal.rules.jauh import jauh_bersama, tanpa_guna
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.rilis.queries.dispensasi import dirilis

SUDAH_DIRILIS = (
    "{} sudah terbit dan tidak berubah karena jadwal ini. Supaya yang diisi sesudahnya terhitung, buka "
    "koreksi pada halaman rilis bulan itu."
)


def tanya_atur(
    ctx: Context,
    *,
    month: Month,
    mulai_pada: datetime,
    batas_pengisian_pada: datetime,
    batas_penilaian_pada: datetime,
    perangkat_daerah_id: int | None = None,
) -> list[str]:
    """Of a window for all or one PD: deadlines far beyond the usual ones, the release, how many people."""
    pd = perangkat_daerah_id
    level = Ketentuan(mulai_pada, batas_pengisian_pada, batas_penilaian_pada, khusus_pd=pd is not None)
    then = _sesudah(peta(month=month, zone=ctx.zone), {pd: level})
    found = _jauh(ctx, then, pd)
    if found:
        found.append(f"Jadwal ini berlaku bagi {_orang(pd)} pegawai; semuanya diberi tahu.")
    window = then.untuk(pegawai_id=None, perangkat_daerah_id=pd)
    found += tanpa_guna(level, window, zone=ctx.zone)
    if released := dirilis(month=month):
        found.append(SUDAH_DIRILIS.format(released))
    return found


def tanya_gangguan(ctx: Context, *, isian: IsianGangguan) -> list[str]:
    """Of an outage: the same, month by month."""
    moved: dict[Month, dict[int | None, Ketentuan]] = defaultdict(dict)
    for row in gangguan.perpanjangan(isian, zone=ctx.zone):
        moved[row.month][row.perangkat_daerah_id] = row.baru
    found = [
        text
        for month, levels in sorted(moved.items())
        for text in _jauh(ctx, _sesudah(peta(month=month, zone=ctx.zone), levels), _terakhir(levels))
    ]
    return [*found, f"Berlaku bagi {_orang(None)} pegawai; semuanya diberi tahu."] if found else []


def _sesudah(now: PetaJendela, levels: dict[int | None, Ketentuan]) -> PetaJendela:
    """``levels``: what is to hold for all (None) and for single PD, in place of what is set there."""
    own = {pd: [level] for pd, level in levels.items() if pd is not None}
    return replace(now, umum=[levels[None]] if None in levels else now.umum, khusus={**now.khusus, **own})


def _terakhir(levels: dict[int | None, Ketentuan]) -> int | None:
    """Whose deadline is the last."""
    return max(levels, key=lambda pd: levels[pd].batas_penilaian_pada)


def _jauh(ctx: Context, then: PetaJendela, pd: int | None) -> list[str]:
    window = then.untuk(pegawai_id=None, perangkat_daerah_id=pd)
    usual = jendela_bulan(then.month, (), (), ctx.zone)
    return jauh_bersama(window, usual, rilis_mulai=then.rilis_mulai, now=ctx.now, zone=ctx.zone)


def _orang(pd: int | None) -> str:
    """How many people have a post there now."""
    rows = RiwayatJabatan.objects.filter(aktif=True, pegawai__akun__aktif=True)
    if pd is not None:
        rows = rows.filter(perangkat_daerah=pd)
    return angka(rows.values("pegawai").distinct().count())
