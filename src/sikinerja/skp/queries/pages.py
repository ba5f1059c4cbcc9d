"""What the pages of SKP show, each in a handful of queries whatever the number of rows."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.flow import allowed
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import queries, rules
from sikinerja.skp.models import Ekspektasi, Indikator, Rhk, RiwayatSkp, Skp
from sikinerja.skp.queries.rencana import calon_intervensi


@dataclass(frozen=True, slots=True)
class BarisRhk:
    """One RHK of the table: its number within its kind and its indikator."""

    rhk: Rhk
    nomor: int
    indikator: list[Indikator]
    pertama: bool
    terakhir: bool

    @property
    def kurang(self) -> rules.Rencana:
        """As the guard of *ajukan* sees it."""
        r = self.rhk
        return rules.Rencana(
            r.pk, r.jenis, self.nomor, len(self.indikator), ada_intervensi=r.intervensi_id is not None
        )


@dataclass(frozen=True, slots=True)
class Detail:
    """An SKP with all that its page shows; ``boleh`` names the buttons (domain.md §2.1)."""

    skp: Skp
    boleh: set[str]
    bagian: list[tuple[rules.JenisRhk, list[BarisRhk]]]
    ekspektasi: dict[str, str]
    riwayat: list[RiwayatSkp]
    kurang: list[rules.Kurang]
    tanpa_intervensi: bool

    @property
    def ekspektasi_kurang(self) -> list[rules.Perilaku]:
        """Values whose ekspektasi is not saved yet."""
        return rules.ekspektasi_kurang(self.ekspektasi)

    @property
    def terakhir(self) -> RiwayatSkp | None:
        """The newest line of the history: since when it stands where it stands."""
        return self.riwayat[0] if self.riwayat else None

    @property
    def persetujuan(self) -> RiwayatSkp | None:
        """The newest approval."""
        return next((r for r in self.riwayat if r.aksi == "terima"), None)


def boleh(ctx: Context, skp: Skp) -> set[str]:
    """The buttons open to the actor now: the transition table, less what the state of the rows forbids."""
    found = allowed(rules.TRANSITIONS, status=skp.status, relations=queries.relations(ctx.actor, skp))
    if skp.ditanggapi_pada:
        found.discard("tarik")
    if "susun" in found and not skp.versi_terakhir:
        found.add("ubah")
    if "susun" in found and not skp.langkah:
        found.add("hapus")
    return found


def detail(ctx: Context, *, skp_id: int) -> Detail:
    """One SKP as its page shows it, in six queries at most; NotFound when out of sight."""
    skp = queries.get(ctx, skp_id=skp_id)
    deeds = boleh(ctx, skp)
    bagian = _bagian(skp)
    missing: list[rules.Kurang] = []
    if "susun" in deeds:
        rows = [b.kurang for _, listed in bagian for b in listed]
        missing = rules.kurang(rows, model=skp.model, ada_penilai=skp.riwayat.penilai_id is not None)
    needs = "susun" in deeds and skp.model == ModelSkp.JAJF.value
    return Detail(
        skp=skp,
        boleh=deeds,
        bagian=bagian,
        ekspektasi=dict(Ekspektasi.objects.filter(skp=skp).values_list("perilaku", "teks")),
        riwayat=list(RiwayatSkp.objects.filter(skp=skp).order_by("-langkah")),
        kurang=missing,
        tanpa_intervensi=needs and not calon_intervensi(skp=skp),
    )


def baris(ctx: Context, *, skp_id: int, rhk_id: int) -> tuple[Detail, BarisRhk]:
    """The page's content and one RHK of it, for an edit in place; Forbidden unless it may be edited."""
    from sikinerja.skp.queries.rencana import get_rhk

    page = detail(ctx, skp_id=skp_id)
    if "susun" not in page.boleh:
        raise Forbidden(rules.TERKUNCI)
    for _, listed in page.bagian:
        for row in listed:
            if row.rhk.pk == rhk_id:
                return page, row
    get_rhk(skp=page.skp, rhk_id=rhk_id)
    raise AssertionError("an RHK of the SKP stands in one of its kinds")


def _bagian(skp: Skp) -> list[tuple[rules.JenisRhk, list[BarisRhk]]]:
    rows = list(Rhk.objects.filter(skp=skp).select_related("intervensi"))
    indikator: dict[int, list[Indikator]] = {row.pk: [] for row in rows}
    for i in Indikator.objects.filter(rhk__skp=skp).order_by("urutan", "id"):
        indikator[i.rhk_id].append(i)
    found = []
    for jenis in rules.JenisRhk:
        mine = sorted((r for r in rows if r.jenis == jenis.value), key=lambda r: (r.urutan, r.pk))
        last = len(mine)
        listed = [BarisRhk(r, n, indikator[r.pk], n == 1, n == last) for n, r in enumerate(mine, start=1)]
        found.append((jenis, listed))
    return found


def daftar(ctx: Context) -> QuerySet[Skp]:
    """One's own SKP, newest first (F3.1)."""
    return Skp.objects.filter(pegawai=ctx.actor.pegawai_id).select_related(*queries.WITH_PEOPLE)


def riwayat_tanpa_skp(ctx: Context) -> list[RiwayatJabatan]:
    """One's own riwayat jabatan that have no SKP yet, newest first (F3.2)."""
    rows = RiwayatJabatan.objects.filter(pegawai=ctx.actor.pegawai_id, skp__isnull=True)
    return list(rows.select_related("jabatan", "perangkat_daerah", "unit_kerja", "penilai__akun")[:100])


def bawahan(ctx: Context, *, tahun: int | None = None, status: str = "") -> QuerySet[Skp]:
    """SKP that the actor rates: those that wait first, then by name (F3.8)."""
    rows = Skp.objects.filter(riwayat__penilai=ctx.actor.pegawai_id, riwayat__penilai__isnull=False)
    if tahun is not None:
        rows = rows.filter(tahun=tahun)
    if status:
        rows = rows.filter(status=status)
    waiting = Case(When(status="PENILAIAN", then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related(*queries.WITH_PEOPLE).order_by(waiting, "pegawai__akun__nama", "id")


def tahun_bawahan(ctx: Context) -> list[int]:
    """The years in which the actor rates somebody's SKP, newest first."""
    rows = Skp.objects.filter(riwayat__penilai=ctx.actor.pegawai_id).order_by("-tahun")
    return list(rows.values_list("tahun", flat=True).distinct())


def berikutnya(ctx: Context, *, skp_id: int) -> Skp | None:
    """The next SKP that waits for the actor, other than this one (F3.8)."""
    return bawahan(ctx, status="PENILAIAN").exclude(pk=skp_id).first()
