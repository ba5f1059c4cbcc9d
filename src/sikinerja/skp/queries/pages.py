"""What the pages of SKP show, each in a handful of queries whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.core.flow import allowed
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries.wewenang import Pengganti, para_pengganti, yang_menilai
from sikinerja.skp import queries, rules
from sikinerja.skp.models import Ekspektasi, Rhk, RiwayatSkp, Skp
from sikinerja.skp.queries import akhir
from sikinerja.skp.queries.akhir import belum_dibuka
from sikinerja.skp.queries.intervensi import pilihan
from sikinerja.skp.queries.isi import VersiRow, isi_kini, isi_versi
from sikinerja.skp.queries.rencana import lama_belum_selesai
from sikinerja.skp.queries.versi import daftar as daftar_versi
from sikinerja.skp.rules.akhir import bisa_tertahan
from sikinerja.skp.rules.beda import Beda, beda, sama_dengan
from sikinerja.skp.rules.intervensi import TANPA_PILIHAN, Pilihan
from sikinerja.skp.rules.isi import BarisRhk, Isi
from sikinerja.skp.rules.panduan import PANDUAN

# The rows by the names under which doors, which never touch models, may speak of them.
SkpRow: TypeAlias = Skp
RhkRow: TypeAlias = Rhk


@dataclass(frozen=True, slots=True)
class Langkah:
    """One line of the history in words; ``catatan`` was cleaned when it was written."""

    aksi: str
    kata: str
    siapa: str
    pada: datetime
    catatan: str


@dataclass(frozen=True, slots=True)
class Detail:
    """An SKP with all that its page shows; ``boleh`` names the buttons (domain.md §2.1).

    ``sejak`` is the local day of the last step: since when it stands where it stands. ``beda``: what a
    revision under way changes of the last versi; ``versi``: all versions, newest first. ``sebagai``: as what
    the actor rates ("Plt. ..."); ``pengganti``: who rates beside the penilai today;
    ``akhir_tertahan``: the year could be reported, were no revision open. ``pilihan``: what RHK may serve,
    asked where the owner chooses it, or where a substitute stands that could be replaced.
    """

    skp: Skp
    boleh: set[str]
    isi: Isi
    beda: Beda | None
    versi: list[VersiRow]
    riwayat: list[Langkah]
    kurang: list[rules.Kurang]
    pilihan: Pilihan
    sejak: date | None
    sebagai: str
    pengganti: list[Pengganti]
    akhir_tertahan: bool

    @property
    def yang_menilai(self) -> str:
        """Whom it waits for today, in words; "" where it has no penilai."""
        penilai = self.skp.riwayat.penilai
        return yang_menilai(penilai.akun.nama if penilai else "", self.pengganti)

    @property
    def bagian(self) -> list[tuple[rules.JenisRhk, list[BarisRhk]]]:
        """The two sections of the table."""
        return self.isi.bagian

    @property
    def ekspektasi(self) -> dict[rules.Perilaku, str]:
        """Ekspektasi by value."""
        return dict(self.isi.ekspektasi)

    @property
    def panduan(self) -> dict[rules.Perilaku, tuple[str, str, str]]:
        """The seven values with their lines of guidance (domain.md §3)."""
        return PANDUAN

    @property
    def ekspektasi_kurang(self) -> list[rules.Perilaku]:
        """Values whose ekspektasi is not saved yet."""
        return rules.ekspektasi_kurang(self.ekspektasi)

    @property
    def terakhir(self) -> Langkah | None:
        """The newest line of the history: since when it stands where it stands."""
        return self.riwayat[0] if self.riwayat else None

    @property
    def persetujuan(self) -> Langkah | None:
        """The newest approval."""
        return next((r for r in self.riwayat if r.aksi == "terima"), None)


def boleh(ctx: Context, skp: Skp) -> set[str]:
    """The buttons open to the actor now: the transition table, less what the state of the rows forbids."""
    found = allowed(rules.TRANSITIONS, status=skp.status, relations=queries.relations(ctx.actor, skp))
    if skp.ditanggapi_pada:
        found -= {"tarik", "tarik_akhir"}
    if "mulai_akhir" in found and belum_dibuka(ctx, skp):
        found.discard("mulai_akhir")
    if ctx.actor.purna:
        found.discard("ajukan_revisi")
    if not skp.versi_terakhir:
        found.discard("batalkan_revisi")
    if "susun" in found and not skp.versi_terakhir:
        found.add("ubah")
    if "susun" in found and not skp.langkah:
        found.add("hapus")
    return found


def detail(ctx: Context, *, skp_id: int, memilih: bool = True) -> Detail:
    """One SKP as its page shows it, in twelve queries at most; NotFound when out of sight.

    ``memilih``: whether the page shows what RHK may serve; rows edited in place do not.
    """
    skp = queries.get(ctx, skp_id=skp_id)
    deeds = boleh(ctx, skp)
    isi, versi = isi_kini(skp_id=skp.pk), daftar_versi(skp=skp)
    changes = _beda(skp, versi, isi)
    missing: list[rules.Kurang] = []
    if "susun" in deeds:
        rows = [b.kurang for _, listed in isi.bagian for b in listed]
        missing = rules.kurang(
            rows,
            model=skp.model,
            ada_penilai=skp.riwayat.penilai_id is not None,
            lama=lama_belum_selesai(skp=skp),
            sama_dengan=sama_dengan(skp.versi_terakhir, changes),
        )
    steps = _riwayat(skp)
    chooses = memilih and ("susun" in deeds or (isi.pengganti and skp.pegawai_id == ctx.actor.pegawai_id))
    return Detail(
        skp=skp,
        boleh=deeds,
        isi=isi,
        beda=changes,
        versi=versi,
        riwayat=steps,
        kurang=missing,
        pilihan=pilihan(ctx, skp=skp) if chooses else TANPA_PILIHAN,
        sejak=steps[0].pada.astimezone(ctx.zone).date() if steps else None,
        sebagai=queries.sebagai(ctx.actor, skp) or "",
        pengganti=para_pengganti(ctx, riwayat=skp.riwayat),
        akhir_tertahan=bisa_tertahan(status=skp.status, versi=skp.versi_terakhir)
        and not belum_dibuka(ctx, skp),
    )


def buka(ctx: Context, *, skp_id: int, langkah: str, kirim: bool = False) -> Skp:
    """An SKP whose form of a step may be opened now; Forbidden or Conflict (domain.md §2.1) otherwise.

    ``kirim``: the form is being sent; whether it still fits is then for the operation to say.
    """
    skp = queries.get(ctx, skp_id=skp_id)
    name = "susun" if langkah in {"ubah", "hapus"} else langkah
    relations = queries.relations(ctx.actor, skp)
    if not any(t.by & relations for t in rules.TRANSITIONS if t.name == name):
        raise Forbidden
    if not kirim and langkah not in boleh(ctx, skp):
        raise Conflict
    return skp


def baris(ctx: Context, *, skp_id: int, rhk_id: int) -> tuple[Detail, BarisRhk]:
    """The page's content and one RHK of it, for an edit in place; refused unless it may be edited."""
    page = detail(ctx, skp_id=skp_id, memilih=False)
    if "pemilik" not in queries.relations(ctx.actor, page.skp):
        raise Forbidden
    if "susun" not in page.boleh:
        raise Conflict(rules.TERKUNCI)
    for _, listed in page.bagian:
        for row in listed:
            if row.rhk.id == rhk_id:
                return page, row
    raise NotFound("Rencana hasil kerja tidak ditemukan. Mungkin sudah dihapus.")


def _riwayat(skp: Skp) -> list[Langkah]:
    rows = RiwayatSkp.objects.filter(skp=skp).order_by("-langkah")
    return [Langkah(r.aksi, rules.AKSI.get(r.aksi, r.aksi), r.nama, r.pada, r.catatan) for r in rows]


def _beda(skp: Skp, versi: list[VersiRow], isi: Isi) -> Beda | None:
    """What a revision that is open changes; nothing can differ while none is."""
    if not versi or skp.status not in {rules.StatusSkp.KONSEP, rules.StatusSkp.PENILAIAN}:
        return None
    return beda(isi_versi(versi_ids=[versi[0].pk])[versi[0].pk], isi)


def daftar(ctx: Context) -> QuerySet[Skp]:
    """One's own SKP, newest first (F3.1)."""
    return Skp.objects.filter(pegawai=ctx.actor.pegawai_id).select_related(*queries.WITH_PEOPLE)


def riwayat_tanpa_skp(ctx: Context) -> list[RiwayatJabatan]:
    """One's own riwayat jabatan that have no SKP yet: the active one, then the newest (F3.2)."""
    rows = RiwayatJabatan.objects.filter(pegawai=ctx.actor.pegawai_id, skp__isnull=True)
    rows = rows.select_related("jabatan", "perangkat_daerah", "unit_kerja", "penilai__akun")
    return list(rows.order_by("-aktif", "-tahun", "-tmt", "-id")[:100])


@dataclass(frozen=True, slots=True)
class TanpaTambah:
    """Why no SKP can be added. ``ada``: the newest SKP there is (None: there is no riwayat jabatan)."""

    ada: Skp | None


def tanpa_tambah(ctx: Context) -> TanpaTambah | None:
    """None where a riwayat is without an SKP. One query, one more where none is."""
    if RiwayatJabatan.objects.filter(pegawai=ctx.actor.pegawai_id, skp__isnull=True).exists():
        return None
    return TanpaTambah(daftar(ctx).order_by("-riwayat__aktif", "-periode_awal").first())


def bawahan(
    ctx: Context,
    *,
    tahun: int | None = None,
    status: str = "",
    menunggu: tuple[str, ...] = rules.MENUNGGU_PENILAI,
) -> QuerySet[Skp]:
    """SKP that the actor rates: those that wait (stand at ``menunggu``) first, then by name (F3.8, F4.3)."""
    rows = Skp.objects.filter(queries.dinilai(ctx.actor))
    if tahun is not None:
        rows = rows.filter(tahun=tahun)
    if status:
        rows = rows.filter(status=status)
    first = When(akhir.menunggu(menunggu), then=Value(0))
    waiting = Case(first, default=Value(1), output_field=IntegerField())
    return rows.select_related(*queries.WITH_PEOPLE).order_by(waiting, "pegawai__akun__nama", "id")


def sebagai(ctx: Context, rows: Iterable[Skp]) -> dict[int, str]:
    """As what the actor rates each of these SKP, where it is by Plt./Plh.: id to "Plt. ..."."""
    found = {skp.pk: queries.sebagai(ctx.actor, skp) for skp in rows}
    return {pk: text for pk, text in found.items() if text}


def ditarik(rows: Iterable[Skp]) -> dict[int, datetime]:
    """When the owner withdrew an SKP, or its realisasi akhir, and has not submitted it since. One query."""
    last = RiwayatSkp.objects.filter(skp__in=list(rows)).order_by("skp_id", "-langkah").distinct("skp_id")
    steps = last.values_list("skp_id", "aksi", "pada")
    return {skp_id: pada for skp_id, aksi, pada in steps if aksi in ("tarik", "tarik_akhir")}


def tahun_bawahan(ctx: Context) -> list[int]:
    """The years in which the actor rates somebody's SKP, newest first."""
    rows = Skp.objects.filter(queries.dinilai(ctx.actor)).order_by("-tahun")
    return list(rows.values_list("tahun", flat=True).distinct())


def menunggu_per_tahun(ctx: Context, *, menunggu: tuple[str, ...] = rules.MENUNGGU_PENILAI) -> dict[int, int]:
    """How many SKP wait for the actor (stand at ``menunggu``), by year, oldest first. One query."""
    rows = Skp.objects.filter(queries.dinilai(ctx.actor), akhir.menunggu(menunggu)).order_by("tahun")
    return dict(rows.values_list("tahun").annotate(jumlah=Count("pk")))


def berikutnya(
    ctx: Context, *, skp_id: int, menunggu: tuple[str, ...] = rules.MENUNGGU_PENILAI
) -> Skp | None:
    """The next SKP that waits for the actor, other than this one (F3.8, F4.3)."""
    return bawahan(ctx, menunggu=menunggu).filter(akhir.menunggu(menunggu)).exclude(pk=skp_id).first()


def detail_penilai(ctx: Context, *, skp_id: int) -> Detail:
    """A subordinate's SKP for the one who rates it; NotFound for everybody else (F3.8)."""
    page = detail(ctx, skp_id=skp_id)
    if "penilai" not in queries.relations(ctx.actor, page.skp):
        raise NotFound("SKP tidak ditemukan di antara SKP yang Anda nilai.")
    return page


def ekspektasi_kurang(*, skp: Skp) -> list[rules.Perilaku]:
    """The values whose ekspektasi is not saved yet."""
    return rules.ekspektasi_kurang(Ekspektasi.objects.filter(skp=skp).values_list("perilaku", flat=True))
