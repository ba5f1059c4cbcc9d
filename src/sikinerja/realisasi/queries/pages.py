"""What the pages of one month show its owner (F6.2, F6.3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sikinerja.aktivitas import queries as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month, local_day
from sikinerja.jadwal.queries.peta import peta_sekali
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.diminta import sapa
from sikinerja.kepegawaian.queries.wewenang import Pengganti, para_pengganti, yang_menilai
from sikinerja.kepegawaian.rules.keadaan import dicabut
from sikinerja.realisasi import rules
from sikinerja.realisasi.models import Pengajuan, Realisasi, RiwayatRealisasi
from sikinerja.realisasi.queries import milik_bulan
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.draft import baca_isian
from sikinerja.realisasi.queries.rows import Bagian, Baris, baris_pengajuan, baris_skp, susun
from sikinerja.realisasi.rules import Isian, StatusRealisasi
from sikinerja.realisasi.rules.draf import versi_draf
from sikinerja.realisasi.rules.kedudukan import Kedudukan, berdiri, pesan_berakhir, yang_dinilai
from sikinerja.realisasi.rules.milik_bulan import tenggat
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import persetujuan


@dataclass(frozen=True, slots=True)
class HalamanIsi:
    """The filling page. ``alasan``: why nothing may be filed now, or ""."""

    month: Month
    has_skp: bool
    alasan: str
    jendela: Jendela
    sisa: int
    realisasi: Realisasi | None
    rows: list[Baris]
    catatan: str
    total_aktivitas: int
    draf_pada: datetime | None
    draf_versi: str
    bebas: str
    """The state for which nothing is owed, in words; it may be filed all the same."""
    is_model_jpt: bool = False
    aktivitas_sebelumnya: int = 0
    """Activities under the SKP that a mutasi ended within this month: counted in the total (domain.md §7)."""
    versi: int = 0
    """Which versi of its SKP the rows are of; a month begun before a revision goes by the newest (§3)."""
    milik: str = ""
    """Under which SKP it goes, and until when a later one may take it; "": nobody asks."""

    @property
    def is_diajukan(self) -> bool:
        """Whether it stands submitted: then there is nothing to fill."""
        return self.realisasi is not None and self.realisasi.status != StatusRealisasi.BELUM

    @property
    def langkah(self) -> int:
        """What the form carries along."""
        return self.realisasi.langkah if self.realisasi else 0

    @property
    def ditarik(self) -> Pengajuan | None:
        """The withdrawn submission that counts if nothing is submitted again."""
        return self.realisasi.pengajuan if self.realisasi and not self.is_diajukan else None

    @property
    def terisi(self) -> int:
        """How many indikator hold a number and a link that may be submitted."""
        return sum(Isian(row.realisasi, row.bukti).lengkap(row.satuan) for row in self.rows)

    @property
    def draf_lengkap(self) -> bool:
        """Whether a draft holds all that may be submitted."""
        return self.draf_pada is not None and bool(self.rows) and self.terisi == len(self.rows)

    @property
    def bagian(self) -> list[Bagian]:
        """The rows as the table shows them."""
        return susun(self.rows)


def isi(ctx: Context, *, month: Month, terdaftar_pada: datetime | None = None) -> HalamanIsi:
    """The filling page of a month, open or not; the draft is in it as it was typed.

    ``terdaftar_pada``: when the account was made, where that is to be said.
    """
    realisasi = months.milik(ctx, month=month)
    skp = months.skp_bulan(ctx, month=month, realisasi=realisasi)
    pegawai_id = months.pemilik_id(ctx)
    unit = skp.riwayat.perangkat_daerah_id if skp else None
    jendela = peta_sekali(month=month, zone=ctx.zone).untuk(pegawai_id=pegawai_id, perangkat_daerah_id=unit)
    draf = getattr(realisasi, "draf", None)
    typed, catatan = baca_isian(draf.isian if draf else {})
    jumlah = aktivitas.jumlah_per_indikator(pegawai_id=pegawai_id, month=month)
    indikator = skp_queries.indikator_berlaku(skp_id=skp.pk) if skp else []
    own = {row.indikator_id for row in indikator}
    bebas = keadaan.satu_bulan(pegawai_id=pegawai_id, month=month)
    return HalamanIsi(
        month=month,
        has_skp=skp is not None,
        alasan=sapa(ctx)(_alasan(ctx, jendela, skp, bebas=bebas, terdaftar_pada=terdaftar_pada)),
        jendela=jendela,
        sisa=rules.sisa_hari(ctx.now, jendela.batas_pengisian_pada, ctx.zone),
        realisasi=realisasi,
        rows=baris_skp(indikator, jumlah=jumlah, isian=typed),
        catatan=catatan,
        total_aktivitas=sum(jumlah.values()),
        draf_pada=draf.disimpan_pada if draf else None,
        draf_versi=versi_draf(draf.isian) if draf else "",
        bebas=bebas,
        is_model_jpt=skp is not None and skp.model == "JPT",
        versi=skp.versi_terakhir if skp else 0,
        aktivitas_sebelumnya=sum(n for key, n in jumlah.items() if key and key not in own),
        milik=_milik(ctx, realisasi, skp, jendela),
    )


def _alasan(
    ctx: Context, jendela: Jendela, skp: Skp | None, *, bebas: str, terdaftar_pada: datetime | None
) -> str:
    """Why nothing may be filed now; for want of an SKP also until when it must be approved."""
    pegawai_id, month = months.pemilik_id(ctx), jendela.month
    taken = ""
    if skp and not bebas and jendela.pengisian_berakhir(ctx.now):
        rows = keadaan.dicabut(akun_id=ctx.actor.akun_id)
        taken = dicabut(rows, month, batas=jendela.batas_pengisian_pada, zone=ctx.zone)
    said = rules.pesan_di_luar_jadwal(
        jendela,
        now=ctx.now,
        zone=ctx.zone,
        disetujui_pada=persetujuan.sejak(pegawai_id=pegawai_id, month=month) if skp else None,
        tanpa_skp=None if skp else months.tanpa_skp(ctx, month=month),
        bebas=bebas,
        dicabut=taken,
        terdaftar_pada=terdaftar_pada,
    )
    if skp is not None or bebas or not jendela.boleh_isi(ctx.now):
        return said
    return f"{said} {tenggat(jendela, is_other=False, zone=ctx.zone)}"


def _milik(ctx: Context, realisasi: Realisasi | None, skp: Skp | None, jendela: Jendela) -> str:
    if skp is None:
        return ""
    filed = realisasi is not None and realisasi.pengajuan_id is not None
    return milik_bulan.akan_dilaporkan(ctx, skp=skp, jendela=jendela, terkunci=filed)


@dataclass(frozen=True, slots=True)
class HalamanLihat:
    """A submitted month for its owner."""

    month: Month
    realisasi: Realisasi
    pengajuan: Pengajuan
    kedudukan: Kedudukan
    boleh_tarik: bool
    boleh_isi: bool
    rows: list[Baris]
    penilai: str
    """Who rates it now; who rated a month that is SELESAI stands in its rating."""
    pengganti: list[Pengganti]
    """Who rates it beside or instead of them."""
    berakhir: str
    """What to say where the rating is over and was not finished, else ""."""
    yang_dinilai: str
    """Which submission counts, where it was withdrawn and not submitted again in time; else ""."""
    riwayat: list[RiwayatRealisasi] = field(default_factory=list)

    @property
    def status(self) -> StatusRealisasi:
        """The one that counts now."""
        return self.kedudukan.status

    @property
    def jendela(self) -> Jendela:
        """Until when it may be filed and rated."""
        return self.kedudukan.jendela

    @property
    def milik(self) -> str:
        """Under which SKP it was filed; "": nobody asks."""
        return milik_bulan.dilaporkan(self.realisasi.skp, self.month)

    @property
    def yang_menilai(self) -> str:
        """Whom it waits for today, in words."""
        return yang_menilai(self.penilai, self.pengganti)

    @property
    def is_model_jpt(self) -> bool:
        """Whether indikator have a perspektif instead of an aspek."""
        return self.realisasi.skp.model == "JPT"

    @property
    def bagian(self) -> list[Bagian]:
        """The rows as the table shows them."""
        return susun(self.rows)


def lihat(ctx: Context, *, month: Month) -> HalamanLihat:
    """A month of the actor's own as it was last submitted; NotFound when it never was."""
    realisasi = months.milik(ctx, month=month)
    if realisasi is None or realisasi.pengajuan is None:
        raise NotFound("Realisasi bulan ini belum pernah diajukan.")
    lines = list(realisasi.riwayat_langkah.order_by("langkah"))
    stand = kedudukan_diajukan(ctx, realisasi, ditarik_pada=months.ditarik(lines))
    open_now = stand.jendela.boleh_isi(ctx.now)
    penilai = realisasi.penilai.akun.nama if realisasi.penilai else ""
    others = _pengganti(ctx, realisasi) if stand.status != StatusRealisasi.SELESAI else []
    menilai = yang_menilai(penilai, others) or "pejabat penilai Anda"
    return HalamanLihat(
        month=month,
        realisasi=realisasi,
        pengajuan=realisasi.pengajuan,
        kedudukan=stand,
        boleh_tarik=open_now and realisasi.status == StatusRealisasi.PENILAIAN_HASIL_KERJA,
        boleh_isi=open_now and realisasi.status == StatusRealisasi.BELUM,
        rows=baris_pengajuan(realisasi.pengajuan.pk),
        penilai=penilai,
        pengganti=others,
        berakhir=sapa(ctx)(
            pesan_berakhir(
                stand.jendela,
                stand.di,
                zone=ctx.zone,
                penilai=menilai,
                bebas=stand.bebas if stand.tahap_terhenti else "",
            )
        ),
        yang_dinilai=yang_dinilai(
            stand,
            nomor=realisasi.pengajuan.nomor,
            diajukan=local_day(realisasi.pengajuan.diajukan_pada, ctx.zone),
        ),
        riwayat=lines,
    )


def _pengganti(ctx: Context, realisasi: Realisasi) -> list[Pengganti]:
    return para_pengganti(ctx, riwayat=realisasi.skp.riwayat, penilai_id=realisasi.penilai_id)


def kedudukan_diajukan(
    ctx: Context, realisasi: Realisasi, *, ditarik_pada: datetime | None = None
) -> Kedudukan:
    """Where a month stands that was submitted, withdrawn or not; for its own pages. Three queries."""
    month = Month(realisasi.tahun, realisasi.bulan)
    return berdiri(
        realisasi.status,
        has_pengajuan=True,
        disetujui_pada=realisasi.pengajuan.diajukan_pada if realisasi.pengajuan else None,
        bebas=keadaan.satu_bulan(pegawai_id=realisasi.pegawai_id, month=month),
        jendela=months.jendela_skp(ctx, skp=realisasi.skp, month=month),
        now=ctx.now,
        zone=ctx.zone,
        ditarik_pada=ditarik_pada,
    )


def tanda_terima(ctx: Context, *, pengajuan_id: int) -> Pengajuan:
    """One receipt of the actor's own; NotFound otherwise."""
    found = (
        Pengajuan.objects.filter(realisasi__pegawai=months.pemilik_id(ctx), pk=pengajuan_id)
        .select_related("realisasi")
        .first()
    )
    if found is None:
        raise NotFound("Tanda terima tidak ditemukan.")
    return found
