"""What the pages of *Mutasi* show (F7.3), and what others are asked to do because of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta_sekali
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.queries import peran
from sikinerja.kepegawaian.queries.diminta import sapa
from sikinerja.kepegawaian.queries.pejabat import pendahulu
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.queries import perpindahan as queries
from sikinerja.mutasi.queries.berhenti import ditanya_pindah
from sikinerja.mutasi.rules.fakta import BulanBaru, FaktaMutasi, Langkah, SkpMutasi
from sikinerja.mutasi.rules.langkah import TugasMutasi, berikut, langkah
from sikinerja.mutasi.rules.perpindahan import Perpindahan, Putusan, masih_berjalan, perpindahan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries.milik_bulan import bulan_pertama
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp


@dataclass(frozen=True, slots=True)
class HalamanMutasi:
    """The guided page. ``mutasi`` is the one that runs; ``halangan``: why it cannot be taken back, or "".

    ``tanggal``: the day with which the form begins; ``boleh_catat``: the next move may be recorded.
    """

    orang: Pegawai
    sendiri: bool
    mutasi: Mutasi | None = None
    tanggal: date | None = None
    boleh_catat: bool = True
    p: Perpindahan | None = None
    langkah: list[Langkah] = field(default_factory=list)
    halangan: str = ""
    bawahan_lama: list[RiwayatJabatan] = field(default_factory=list)
    calon_bawahan: list[RiwayatJabatan] = field(default_factory=list)
    peran: list[str] = field(default_factory=list)
    """Roles the person has where they no longer work."""

    @property
    def selesai(self) -> bool:
        """Whether every step is done: the next move may be recorded."""
        return bool(self.langkah) and all(step.beres for step in self.langkah)


def halaman(ctx: Context, *, pegawai_id: int) -> HalamanMutasi:
    """The guided page of a person: the manual's steps, as they stand now."""
    row = queries.berjalan(pegawai_id=pegawai_id)
    orang = queries.orang(ctx, pegawai_id=pegawai_id, mutasi=row)
    sendiri = pegawai_id == ctx.actor.pegawai_id
    if row is None or row.riwayat_baru is None:
        baru = belum_dicatat(pegawai_id=pegawai_id)
        return HalamanMutasi(orang, sendiri, tanggal=baru.tmt if baru else ctx.today)
    p = perpindahan(row.tanggal)
    semua = list(queries.bawahan(pegawai_id=pegawai_id, sebelum=row.tanggal)[:200])
    lama = [r for r in semua if not vars(r)["sejak_baru"]]
    calon = list(queries.calon_bawahan(riwayat=row.riwayat_baru, today=ctx.today)[:100])
    steps = langkah(_fakta(ctx, row, p, bawahan=(len(lama), len(semua) - len(lama), len(calon))))
    return HalamanMutasi(
        orang=orang,
        sendiri=sendiri,
        mutasi=row,
        boleh_catat=not queries.belum_diajukan(row),
        p=p,
        langkah=_dibaca(ctx, steps) if sendiri else steps,
        halangan=queries.halangan_batal(ctx, row),
        bawahan_lama=lama,
        calon_bawahan=calon,
        peran=_peran(ctx, row),
    )


def _dibaca(ctx: Context, steps: list[Langkah]) -> list[Langkah]:
    """As their own person reads them: nobody is sent to themselves."""
    told = sapa(ctx)
    return [replace(step, keterangan=told(step.keterangan)) for step in steps]


def _peran(ctx: Context, row: Mutasi) -> list[str]:
    """Asked only where the move left a PD."""
    lama, baru = row.riwayat_lama, row.riwayat_baru
    if lama is None or baru is None or lama.perangkat_daerah_id == baru.perangkat_daerah_id:
        return []
    return peran.basi(ctx, pegawai_id=row.pegawai_id)


def _fakta(ctx: Context, row: Mutasi, p: Perpindahan, *, bawahan: tuple[int, int, int]) -> FaktaMutasi:
    month, baru = p.bulan_lapor, row.riwayat_baru
    assert baru is not None  # noqa: S101 - a running mutasi has it
    skp = skp_queries.untuk_bulan(pegawai_id=row.pegawai_id, month=month)
    own = Q(pegawai=row.pegawai_id)
    waiting = Q(penilai=row.pegawai_id) & ~Q(status=StatusRealisasi.SELESAI.value)
    filed = Realisasi.objects.filter(own | waiting, tahun=month.tahun, bulan=month.bulan)
    count = filed.exclude(status=StatusRealisasi.BELUM.value).aggregate(
        own=Count("pk", filter=own), waiting=Count("pk", filter=waiting)
    )
    return FaktaMutasi(
        p=p,
        now=ctx.now,
        zone=ctx.zone,
        jendela=peta_sekali(month=month, zone=ctx.zone).untuk(
            pegawai_id=row.pegawai_id,
            perangkat_daerah_id=row.riwayat_lama.perangkat_daerah_id if row.riwayat_lama else None,
        ),
        sudah_lapor=count["own"] > 0,
        ada_skp_lapor=skp is not None,
        belum_dinilai=count["waiting"],
        bawahan_lama=bawahan[0],
        bawahan_baru=bawahan[1],
        calon_bawahan=bawahan[2],
        lama=_skp(row.skp_lama),
        baru=_skp(queries.skp_baru(row)),
        riwayat_baru_id=baru.pk,
        mutasi_id=row.pk,
        tanpa_skp=skp is None and _tanpa_skp(row, p),
        bulan_baru=_bulan_baru(ctx, row, p),
    )


def _tanpa_skp(row: Mutasi, p: Perpindahan) -> bool:
    month, lama = p.bulan_lapor, row.riwayat_lama
    if lama is None or lama.tmt > month.last:
        return False
    known = Skp.objects.filter(pegawai=row.pegawai_id, periode_awal__lte=month.last)
    return not known.filter(periode_akhir__gte=month.first).exists()


def _bulan_hilang(ctx: Context, row: Mutasi) -> str:
    """The month before the move that nobody can file, in the month in which it would be filed."""
    p = perpindahan(row.tanggal)
    filing = Month.of(ctx.today) <= p.bulan_lapor.next and _tanpa_skp(row, p)
    return bulan_tahun(p.bulan_lapor.tahun, p.bulan_lapor.bulan) if filing else ""


def _bulan_baru(ctx: Context, row: Mutasi, p: Perpindahan) -> BulanBaru | None:
    skp, baru = queries.skp_baru(row), row.riwayat_baru
    if baru is None or (skp is not None and skp.versi_terakhir):
        return None
    days = (skp.periode_awal, skp.periode_akhir) if skp else (p.awal_baru, p.akhir_baru)
    found = bulan_pertama(
        ctx, pegawai_id=row.pegawai_id, pd_id=baru.perangkat_daerah_id, awal=days[0], akhir=days[1]
    )
    if found is None:
        return None
    return BulanBaru(found.jendela, found.tenggat(ctx, "SKP baru"), found.is_other, found.didahului)


def _skp(skp: Skp | None) -> SkpMutasi | None:
    if skp is None:
        return None
    dipotong = skp.periode_akhir_semula is not None
    return SkpMutasi(skp.pk, skp.status, disetujui=skp.versi_terakhir > 0, dipotong=dipotong)


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A mutasi about to be recorded: what the date decides.

    ``riwayat``: the new position, where somebody has already added it by hand (manual, step 3).
    """

    orang: Pegawai
    sendiri: bool
    p: Perpindahan
    putusan: Putusan
    riwayat: RiwayatJabatan | None


def rancangan(ctx: Context, *, pegawai_id: int, tanggal: date) -> Rancangan:
    """What a mutasi on that day would do (F7.3)."""
    row = queries.berjalan(pegawai_id=pegawai_id)
    orang = queries.orang(ctx, pegawai_id=pegawai_id, mutasi=row)
    p = perpindahan(tanggal)
    putusan = queries.putusan(ctx, pegawai_id=pegawai_id, p=p)
    if row is not None and queries.belum_diajukan(row):
        putusan = replace(putusan, salah=[masih_berjalan(row.tanggal)])
    riwayat = belum_dicatat(pegawai_id=pegawai_id)
    same = riwayat is not None and riwayat.tmt == tanggal
    return Rancangan(orang, pegawai_id == ctx.actor.pegawai_id, p, putusan, riwayat if same else None)


def belum_dicatat(*, pegawai_id: int) -> RiwayatJabatan | None:
    """An active riwayat without an SKP that begins after one with an SKP: a move that was not recorded."""
    lama = RiwayatJabatan.objects.filter(
        pegawai=OuterRef("pegawai"), skp__isnull=False, tmt__lt=OuterRef("tmt")
    )
    rows = RiwayatJabatan.objects.filter(Exists(lama), pegawai=pegawai_id, aktif=True, skp__isnull=True)
    return rows.first()


def tugas(ctx: Context) -> list[TugasMutasi]:
    """The running mutasi that ask something of the actor; one's own until its SKP is approved. One query."""
    me = ctx.actor.pegawai_id
    own = RiwayatJabatan.objects.filter(pegawai=me, aktif=True)
    asking = _menanyakan(own, ctx.today, kecuali=Q(pegawai=me))
    rows = asking.select_related(
        "pegawai__akun", "riwayat_baru__jabatan", "riwayat_baru__skp", "skp_lama", "riwayat_lama"
    ).order_by(Case(When(pegawai=me, then=0), default=1), "-tanggal", "-pk")
    found = []
    for row in rows[:20]:
        skp = queries.skp_baru(row)
        milik = row.pegawai_id == me
        if milik and skp is not None and skp.versi_terakhir:
            continue
        lama, calon = vars(row)["bawahan_id"], vars(row)["calon_id"]
        jabatan = row.riwayat_baru.jabatan.nama if row.riwayat_baru else ""
        nama = row.pegawai.akun.nama
        step = berikut(_skp(row.skp_lama), _skp(skp), tanpa_skp=_bulan_hilang(ctx, row)) if milik else ""
        found.append(TugasMutasi(nama, row.tanggal, jabatan, milik, lama is not None, lama or calon, step))
    return found


def ditanya(ctx: Context, *, riwayat: RiwayatJabatan) -> bool:
    """Whether the owner of an active riwayat is asked to change the penilai, or to say that it stays.

    By a mutasi, or because the penilai moved without one.
    """
    asking = _menanyakan(RiwayatJabatan.objects.filter(pk=riwayat.pk, aktif=True), ctx.today)
    return asking.exists() or ditanya_pindah(ctx, riwayat=riwayat)


def _menanyakan(aktif: QuerySet[RiwayatJabatan], today: date, *, kecuali: Q = Q(pk=None)) -> QuerySet[Mutasi]:
    """The running mutasi that ask about the penilai of these riwayat, until one is chosen (or kept) anew.

    ``kecuali``: those that come in any case. Few are looked at: of this penilai, into a unit once theirs.
    """
    named = aktif.order_by().values("penilai")
    units = RiwayatJabatan.objects.filter(pegawai__in=named).order_by().values("unit_kerja")
    near = Q(pegawai__in=named) | Q(riwayat_baru__unit_kerja__in=units)
    return (
        Mutasi.objects.filter(kecuali | near, selesai_pada=None, dibatalkan_pada=None)
        .annotate(bawahan_id=_sebagai_bawahan(aktif), calon_id=_sebagai_calon(aktif, today))
        .filter(kecuali | Q(bawahan_id__isnull=False) | Q(calon_id__isnull=False))
    )


def _sebagai_bawahan(aktif: QuerySet[RiwayatJabatan]) -> Subquery:
    """One's riwayat that names the mover since before the move."""
    return Subquery(aktif.filter(penilai=OuterRef("pegawai")).exclude(_sesudahnya()).values("pk")[:1])


def _sebagai_calon(aktif: QuerySet[RiwayatJabatan], today: date) -> Subquery:
    """One's riwayat that still names a former holder of the mover's new post."""
    former = RiwayatJabatan.objects.filter(
        pendahulu(today),
        pegawai=OuterRef("penilai"),
        jabatan=OuterRef(OuterRef("riwayat_baru__jabatan")),
        unit_kerja=OuterRef(OuterRef("riwayat_baru__unit_kerja")),
    )
    rows = aktif.exclude(penilai=OuterRef("pegawai")).exclude(pegawai=OuterRef("pegawai"))
    return Subquery(rows.filter(Exists(former)).exclude(_sesudahnya()).values("pk")[:1])


def _sesudahnya() -> Exists:
    """Whether a riwayat's penilai was chosen, or confirmed, since the move: then it asks no more."""
    return Exists(
        RiwayatPenilai.objects.filter(
            riwayat=OuterRef("pk"), tanggal_selesai=None, tanggal_mulai__gte=OuterRef(OuterRef("tanggal"))
        )
    )
