"""What recording, changing or taking away a keadaan khusus means, found out before it is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sikinerja.aktivitas.models import Aktivitas
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import KeadaanKhusus
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.queries.keadaan import dari_kolom, kolom
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan, JenisKeadaan, Keadaan, salah_keadaan, setelah
from sikinerja.mutasi.queries.pertanyaan import Pertanyaan, tanya_keadaan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.rilis.queries import yang_dirilis
from sikinerja.rilis.rules import keadaan as rules
from sikinerja.rilis.rules.keadaan import Bukti, Perubahan
from sikinerja.tpp import queries as tpp
from sikinerja.tpp.rules import Fakta, HasilKinerja, hitung


@dataclass(frozen=True, slots=True)
class Orang:
    """Whose state it is, and their states as they stand."""

    pegawai_id: int
    nama: str
    masa: Sequence[Keadaan]


def tanya(
    ctx: Context, *, pegawai_id: int, isian: IsianKeadaan, semula: KeadaanKhusus | None = None
) -> Pertanyaan:
    """What to ask before a state is recorded or (``semula``: as it stands) changed.

    Beside :func:`mutasi.queries.pertanyaan.tanya_keadaan`: what contradicts it, and what follows from it.
    """
    jenis = semula.jenis if semula else ""
    found = tanya_keadaan(ctx, jenis=isian.jenis, pegawai_id=pegawai_id, semula=jenis)
    one = orang(ctx, pegawai_id=pegawai_id)
    if one is None or salah_keadaan(isian, today=ctx.today):
        return found
    return replace(found, hal=[*found.hal, *_hal(ctx, one, isian, semula)])


def orang(ctx: Context, *, pegawai_id: int) -> Orang | None:
    """Somebody whom the actor manages, with their states. One query."""
    rows = terkelola(ctx.actor).filter(pk=pegawai_id).values("akun__nama", **kolom("pk"))
    row = rows.first()
    return Orang(pegawai_id, row["akun__nama"], dari_kolom(row)) if row else None


def _hal(ctx: Context, one: Orang, isian: IsianKeadaan, semula: KeadaanKhusus | None) -> Iterator[str]:
    lama, baru = _keadaan(semula), _dari_isian(isian)
    if baru == lama:
        return
    change = berubah(ctx, one, lama=lama, baru=baru)
    asked = list(rules.tanggal_ganjil(isian, today=ctx.today))
    if said := rules.bertugas(one.nama, _bukti(one, baru, lama, change)):
        asked.append(said)
    yield from asked
    if asked and (said := rules.akibat(change.bebas, _tpp(one, baru, change))):
        yield said


def berubah(ctx: Context, one: Orang, *, lama: Keadaan | None, baru: Keadaan | None) -> Perubahan:
    """What becomes of the months up to this one."""
    after = setelah(one.masa, lama=lama, baru=baru)
    return rules.perubahan(one.masa, after, _bulan(ctx.today, lama, baru))


def _bulan(today: date, *states: Keadaan | None) -> list[Month]:
    """The months that states may touch, up to the present one."""
    begun = min(state.mulai for state in states if state)
    month, found = Month.of(begun), []
    while month <= Month.of(today):
        found.append(month)
        month = month.next
    return found


def _bukti(one: Orang, baru: Keadaan, lama: Keadaan | None, change: Perubahan) -> Bukti:
    """By what somebody was at work in the months, and on the days, that newly lie in a state."""
    months = {m for m in change.bebas if baru.mulai <= m.first}  # who died within one may have worked
    years = {m.tahun for m in months}
    come = Kehadiran.objects.filter(pegawai=one.pegawai_id, tahun__in=years, hadir__gt=0)
    filed = Realisasi.objects.filter(pegawai=one.pegawai_id, tahun__in=years)
    filed = filed.exclude(status=StatusRealisasi.BELUM, pengajuan=None, draf=None)
    done = Aktivitas.objects.filter(pegawai=one.pegawai_id, tanggal__gte=baru.mulai)
    if baru.selesai:
        done = done.filter(tanggal__lte=baru.selesai)
    if lama:
        done = done.exclude(tanggal__range=(lama.mulai, lama.selesai or date.max))
    hadir = {Month(r.tahun, r.bulan): (r.hadir, r.hari_kerja) for r in come}
    realisasi = {Month(r.tahun, r.bulan): _tahap(r) for r in filed}
    return Bukti(
        {m: days for m, days in hadir.items() if m in months},
        {m: how for m, how in realisasi.items() if m in months},
        done.count(),
    )


def _tahap(row: Realisasi) -> str:
    if row.status == StatusRealisasi.SELESAI:
        return rules.DINILAI
    return rules.DIAJUKAN if row.pengajuan_id else rules.DRAF


def _tpp(one: Orang, baru: Keadaan, change: Perubahan) -> dict[Month, Decimal]:
    """What the months that become free are paid with; none of those that are rated, or released."""
    months = set(change.bebas)
    if not months:
        return {}
    rated = Realisasi.objects.filter(pegawai=one.pegawai_id, status=StatusRealisasi.SELESAI)
    months -= {Month(tahun, bulan) for tahun, bulan in rated.values_list("tahun", "bulan")}
    months -= set(yang_dirilis(mulai=change.bebas[0], sampai=change.bebas[-1]))
    facts = Fakta(HasilKinerja.TIDAK_MENGISI, keadaan=baru.jenis)
    policies = tpp.kebijakan_banyak(months=months)
    return {month: hitung(policy.isi, facts).persen for month, policy in policies.items()}


def _keadaan(row: KeadaanKhusus | None) -> Keadaan | None:
    return Keadaan(JenisKeadaan[row.jenis], row.tanggal_mulai, row.tanggal_selesai) if row else None


def _dari_isian(isian: IsianKeadaan) -> Keadaan:
    return Keadaan(JenisKeadaan[isian.jenis], isian.tanggal_mulai, isian.tanggal_selesai)
