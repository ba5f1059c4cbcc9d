"""What recording, changing or taking away a keadaan khusus means, found out before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sikinerja.aktivitas.models import Aktivitas
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta_banyak
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import KeadaanKhusus, RiwayatJabatan
from sikinerja.kepegawaian.queries.akun import terkelola
from sikinerja.kepegawaian.queries.keadaan import dari_kolom, kolom
from sikinerja.kepegawaian.rules.keadaan import (
    PURNA,
    TANPA_AKIBAT,
    Akibat,
    IsianKeadaan,
    JenisKeadaan,
    Keadaan,
    salah_keadaan,
    setelah,
)
from sikinerja.mutasi.queries.pertanyaan import Pertanyaan, tanya_keadaan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.rilis.models import Koreksi, Rilis, RilisBaris
from sikinerja.rilis.queries import yang_dirilis
from sikinerja.rilis.rules import StatusNilai
from sikinerja.rilis.rules import keadaan as rules
from sikinerja.rilis.rules.keadaan import BarisRilis, Bukti, Perubahan
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import StatusSkp
from sikinerja.tpp import queries as tpp
from sikinerja.tpp.rules import Fakta, HasilKinerja, hitung

BULAN_KE_BELAKANG = 24
"""Months back to which what is owed again is said: whoever may file earlier ones knows of it."""


@dataclass(frozen=True, slots=True)
class Orang:
    """Whose state it is, and their states as they stand."""

    pegawai_id: int
    nama: str
    masa: Sequence[Keadaan]


@dataclass(frozen=True, slots=True)
class Tinjauan:
    """What to ask (or say) before it is saved, what the person hears of it, which releases hold months."""

    pertanyaan: Pertanyaan = field(default_factory=Pertanyaan)
    akibat: Akibat = TANPA_AKIBAT
    rilis: Sequence[Rilis] = ()


def tinjau(
    ctx: Context, *, pegawai_id: int, isian: IsianKeadaan, semula: KeadaanKhusus | None = None
) -> Tinjauan:
    """Before a state is recorded or (``semula``: as it stands) changed.

    Beside :func:`mutasi.queries.pertanyaan.tanya_keadaan`: what contradicts it, and what follows from it.
    """
    jenis = semula.jenis if semula else ""
    asked = tanya_keadaan(ctx, jenis=isian.jenis, pegawai_id=pegawai_id, semula=jenis)
    one = orang(ctx, pegawai_id=pegawai_id)
    if one is None or salah_keadaan(isian, today=ctx.today):
        return Tinjauan(asked)
    lama, baru = _keadaan(semula), _dari_isian(isian)
    change = berubah(ctx, one, lama=lama, baru=baru)
    found = _tinjauan(ctx, one, change)
    odd = list(_hal(ctx, one, change, baru, lama)) if baru != lama else []
    return replace(found, pertanyaan=replace(asked, hal=[*asked.hal, *odd, *found.pertanyaan.hal]))


def tinjau_akhir(ctx: Context, *, row: KeadaanKhusus, tanggal_selesai: date | None) -> Tinjauan:
    """Before a state ends earlier, or (``tanggal_selesai`` None) is taken away as if it had never been."""
    one, lama = orang(ctx, pegawai_id=row.pegawai_id), _keadaan(row)
    if one is None or lama is None or (tanggal_selesai and tanggal_selesai < lama.mulai):
        return Tinjauan()
    baru = replace(lama, selesai=tanggal_selesai) if tanggal_selesai else None
    return _tinjauan(ctx, one, berubah(ctx, one, lama=lama, baru=baru), _dinilai(lama, one, tanggal_selesai))


def _dinilai(lama: Keadaan, one: Orang, tanggal_selesai: date | None) -> tuple[int, ...]:
    """Of who is in service again: years closed when they left, whose SKP holds days after it."""
    if lama.jenis not in PURNA:
        return ()
    rows = Skp.objects.filter(pegawai=one.pegawai_id, status=StatusSkp.SELESAI)
    rows = rows.filter(periode_awal__lt=lama.mulai, periode_akhir__gt=tanggal_selesai or lama.mulai)
    return tuple(rows.order_by("tahun").values_list("tahun", flat=True))


def _tinjauan(ctx: Context, one: Orang, change: Perubahan, dinilai: tuple[int, ...] = ()) -> Tinjauan:
    rows = _dirilis(one, [*change.bebas, *change.wajib, *change.lain])
    wajib, tertutup = _wajib_lagi(ctx, one, change.wajib)
    akibat = Akibat(wajib, tertutup, tuple(row.month for row, _ in rows), dinilai)
    said = list(rules.dikatakan(akibat, [row for row, _ in rows], is_bkd=ctx.actor.is_bkd))
    return Tinjauan(Pertanyaan(said), akibat, [rilis for _, rilis in rows])


def _dirilis(one: Orang, months: Collection[Month]) -> list[tuple[BarisRilis, Rilis]]:
    """How these months of somebody are released; not those rated, or whose correction is being prepared."""
    if not months:
        return []
    opened = {row.month for row in Koreksi.objects.filter(hasil="")}
    rows = RilisBaris.objects.filter(pegawai=one.pegawai_id, rilis__tahun__in={m.tahun for m in months})
    last = {row.rilis.month: row for row in rows.select_related("rilis").order_by("rilis__nomor")}
    return [
        (BarisRilis(month, row.keterangan or StatusNilai[row.status].label, row.tpp_persen), row.rilis)
        for month, row in sorted(last.items())
        if month in months and month not in opened and row.status != StatusNilai.DINILAI
    ]


def _wajib_lagi(
    ctx: Context, one: Orang, months: Sequence[Month]
) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """Months owed again: those that may still be filed, and those that may not. Filed ones are in neither."""
    oldest = 12 * ctx.today.year + ctx.today.month - BULAN_KE_BELAKANG
    filed = Realisasi.objects.filter(pegawai=one.pegawai_id).exclude(pengajuan=None)
    done = {Month(tahun, bulan) for tahun, bulan in filed.values_list("tahun", "bulan")}
    left = [m for m in months if 12 * m.tahun + m.bulan > oldest and m not in done]
    if not left:
        return (), ()
    posts = RiwayatJabatan.objects.filter(pegawai=one.pegawai_id, aktif=True)
    pd = posts.values_list("perangkat_daerah_id", flat=True).first()
    closed = {
        peta.month
        for peta in peta_banyak(months=left, zone=ctx.zone)
        if peta.untuk(pegawai_id=one.pegawai_id, perangkat_daerah_id=pd).pengisian_berakhir(ctx.now)
    }
    return tuple(m for m in left if m not in closed), tuple(m for m in left if m in closed)


def orang(ctx: Context, *, pegawai_id: int) -> Orang | None:
    """Somebody whom the actor manages, with their states. One query."""
    rows = terkelola(ctx.actor).filter(pk=pegawai_id).values("akun__nama", **kolom("pk"))
    row = rows.first()
    return Orang(pegawai_id, row["akun__nama"], dari_kolom(row)) if row else None


def _hal(ctx: Context, one: Orang, change: Perubahan, baru: Keadaan, lama: Keadaan | None) -> Iterator[str]:
    asked = list(rules.tanggal_ganjil(baru, lama=lama, today=ctx.today))
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
