"""What more time would do for somebody's month, asked before it is given by every door (F8.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db.models import Q, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.pages import periksa_pengatur
from sikinerja.jadwal.queries.perubahan import lantai_orang
from sikinerja.jadwal.queries.peta import PetaJendela, peta
from sikinerja.jadwal.rules import (
    Jendela,
    JenisDispensasi,
    Kelonggaran,
    periksa_batas_dispensasi,
    periksa_dispensasi_baru,
)
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.keadaan import satu_bulan
from sikinerja.kepegawaian.queries.pelaku import get_actor
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import SEDANG_DINILAI, StatusRealisasi
from sikinerja.realisasi.rules import dispensasi as rules
from sikinerja.realisasi.rules.dispensasi import Dampak, KeadaanBulan
from sikinerja.realisasi.rules.kedudukan import berdiri, sebab_tanpa_skp
from sikinerja.skp import queries as queries_skp
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import persetujuan

S = StatusRealisasi


def orang(*, pegawai_id: int) -> Pegawai:
    """Somebody with their account; NotFound."""
    row = Pegawai.objects.select_related("akun").filter(pk=pegawai_id).first()
    if row is None:
        raise NotFound("Pegawai tidak ditemukan.")
    return row


def menunggu_pada(ctx: Context, penilai: Pegawai, *, month: Month) -> QuerySet[Realisasi]:
    """What waits in a month for a rating by somebody, also by Plt./Plh., late or not."""
    actor = get_actor(akun_id=penilai.akun_id, nama=penilai.akun.nama, is_bkd=False, today=ctx.today)
    withdrawn = Q(status=S.BELUM, pengajuan__isnull=False)
    rows = Realisasi.objects.filter(months.dinilai(actor), tahun=month.tahun, bulan=month.bulan)
    return (
        rows.filter(Q(status__in=SEDANG_DINILAI) | withdrawn)
        .select_related("pegawai__akun", "skp__riwayat")
        .order_by("pegawai")
    )


def bawahan(ctx: Context, penilai: Pegawai, *, windows: PetaJendela) -> dict[int, datetime]:
    """Who waits to be rated by somebody, and until when each may be; withdrawn ones once filing is over."""
    found = {}
    for row in menunggu_pada(ctx, penilai, month=windows.month):
        pd = row.skp.riwayat.perangkat_daerah_id
        window = windows.untuk(pegawai_id=row.pegawai_id, perangkat_daerah_id=pd)
        if row.status != S.BELUM or not window.boleh_isi(ctx.now):
            found[row.pegawai_id] = window.batas_penilaian_pada
    return found


def dampak(
    ctx: Context,
    *,
    pegawai_id: int,
    month: Month,
    jenis: JenisDispensasi,
    batas_pada: datetime,
    dirilis: str = "",
) -> Dampak:
    """What a dispensation would do; Forbidden, NotFound as giving it.

    ``dirilis``: the release that it no longer changes, which rooms above know (``rilis.queries.dispensasi``).
    """
    periksa_pengatur(ctx.actor)
    who, windows = orang(pegawai_id=pegawai_id), peta(month=month, zone=ctx.zone)
    grant = Kelonggaran(jenis, batas_pada)
    one = _bulan(ctx, who, windows, grant)
    salah = _salah(ctx, windows, pegawai_id, grant)
    salah = salah or rules.halangan(one, jenis, batas_pada, now=ctx.now, zone=ctx.zone)
    hal = rules.ganjil(one, jenis) + _jauh(ctx, windows, one.stand.jendela, grant, dirilis)
    waiting = len(bawahan(ctx, who, windows=windows)) if jenis == JenisDispensasi.PENILAIAN else 0
    if waiting:
        hal.append(rules.bawahan_menunggu(one.nama, waiting, bulan_tahun(month.tahun, month.bulan)))
    return Dampak(salah, hal, waiting, one.nama)


def dampak_bawahan(
    ctx: Context, *, penilai_id: int, month: Month, batas_pada: datetime, dirilis: str = ""
) -> Dampak:
    """The same of more time for all who wait to be rated by somebody."""
    periksa_pengatur(ctx.actor)
    who, windows = orang(pegawai_id=penilai_id), peta(month=month, zone=ctx.zone)
    grant = Kelonggaran(JenisDispensasi.PENILAIAN, batas_pada)
    known = bawahan(ctx, who, windows=windows)
    nama, bulan = who.akun.nama, bulan_tahun(month.tahun, month.bulan)
    given = [
        pegawai_id
        for pegawai_id, batas in known.items()
        if batas < batas_pada or grant in windows.dispensasi.get(pegawai_id, ())
    ]
    salah = _salah(ctx, windows, None, grant)
    if not known:
        salah["pegawai"] = f"Tidak ada realisasi {bulan} yang menunggu penilaian {nama}."
    elif not salah and not given:
        salah["batas_pada"] = (
            f"Bawahan {nama} sudah dapat dinilai sampai tanggal itu. Pilih tanggal sesudahnya."
        )
    window = windows.untuk(pegawai_id=None, perangkat_daerah_id=None)
    return Dampak(salah, _jauh(ctx, windows, window, grant, dirilis), len(known), nama, given)


def _salah(ctx: Context, windows: PetaJendela, pegawai_id: int | None, grant: Kelonggaran) -> dict[str, str]:
    given = windows.dispensasi.get(pegawai_id, ()) if pegawai_id else ()
    lama = next((one.batas_pada for one in given if one.jenis == grant.jenis), None)
    floor = None
    if pegawai_id and lama and grant.batas_pada < lama:
        floor = lantai_orang(ctx, semua=windows, pegawai_id=pegawai_id, jenis=grant.jenis)
    try:
        periksa_batas_dispensasi(windows.month, grant.batas_pada, ctx.zone)
        periksa_dispensasi_baru(lama, grant.batas_pada, ctx.now, ctx.zone, lantai=floor)
    except Invalid as error:
        return {name: str(text) for name, text in error.fields.items()}
    return {}


def _jauh(ctx: Context, windows: PetaJendela, window: Jendela, grant: Kelonggaran, dirilis: str) -> list[str]:
    with_it = replace(windows, dispensasi={**windows.dispensasi, 0: [grant]})
    mulai = None if dirilis else with_it.rilis_mulai
    found = rules.jauh(grant.batas_pada, window, rilis_mulai=mulai, now=ctx.now, zone=ctx.zone)
    return [*found, rules.SUDAH_DIRILIS.format(dirilis)] if dirilis else found


def _bulan(ctx: Context, who: Pegawai, windows: PetaJendela, grant: Kelonggaran) -> KeadaanBulan:
    month = windows.month
    rows = Realisasi.objects.filter(pegawai=who, tahun=month.tahun, bulan=month.bulan)
    row = rows.select_related("skp__riwayat").first()
    filed = row is not None and row.pengajuan_id is not None
    skp = row.skp if row and filed else queries_skp.untuk_bulan(pegawai_id=who.pk, month=month)
    posts = RiwayatJabatan.objects.filter(pegawai=who, aktif=True)
    pd = (
        skp.riwayat.perangkat_daerah_id
        if skp
        else posts.values_list("perangkat_daerah_id", flat=True).first()
    )
    window = windows.untuk(pegawai_id=who.pk, perangkat_daerah_id=pd)
    stand = berdiri(
        row.status if row else S.BELUM,
        has_pengajuan=filed,
        disetujui_pada=persetujuan.sejak(pegawai_id=who.pk, month=month),
        bebas=satu_bulan(pegawai_id=who.pk, month=month),
        jendela=window,
        now=ctx.now,
        zone=ctx.zone,
    )
    return KeadaanBulan(
        nama=who.akun.nama,
        stand=stand,
        sebab="" if skp else sebab_tanpa_skp(_status_skp(who, month)),
        sendiri=_sendiri(windows, who, pd, grant),
    )


def _sendiri(windows: PetaJendela, who: Pegawai, pd: int | None, grant: Kelonggaran) -> bool:
    """Whether this very grant is there, or a longer one that it mends and still gives more than the rest."""
    given = windows.dispensasi.get(who.pk, ())
    rest = [one for one in given if one.jenis != grant.jenis]
    if grant in given or len(rest) == len(given):
        return grant in given
    without = replace(windows, dispensasi={**windows.dispensasi, who.pk: rest})
    window = without.untuk(pegawai_id=who.pk, perangkat_daerah_id=pd)
    filing = grant.jenis == JenisDispensasi.PENGISIAN
    return grant.batas_pada > (window.batas_pengisian_pada if filing else window.batas_penilaian_pada)


def _status_skp(who: Pegawai, month: Month) -> str | None:
    plans = Skp.objects.filter(pegawai=who, periode_awal__lte=month.last, periode_akhir__gte=month.first)
    return plans.order_by("-periode_awal").values_list("status", flat=True).first()
