"""Questions about a mutasi: whose it is, what it would do, whether it can be taken back (domain.md §7)."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.time import Month
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.queries.pejabat import pendahulu
from sikinerja.kepegawaian.rules import HANYA_ASN, JenisKepegawaian
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.rules import perpindahan as rules
from sikinerja.mutasi.rules.perpindahan import PeriodeSkp, Perpindahan, Putusan
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import StatusSkp

DAPAT_MENGUBAH = {"aktif": True, "pegawai__akun__aktif": True}
"""Riwayat whose owner can choose another penilai: the dead, whose account is closed, are asked nothing."""
BERAKHIR = {StatusSkp.PENILAIAN_AKHIR.value, StatusSkp.SELESAI.value}
DENGAN_NAMA = tuple(
    f"{riwayat}__{name}"
    for riwayat in ("riwayat_lama", "riwayat_baru")
    for name in ("jabatan", "perangkat_daerah", "unit_kerja", "penilai__akun")
)


def orang(ctx: Context, *, pegawai_id: int, mutasi: Mutasi | None) -> Pegawai:
    """Somebody whose mutasi the actor may see and record: oneself, one's PD's people (pengelola), all (BKD).

    While a mutasi runs (``mutasi``), the pengelola of the PD that the person left still may. NotFound or
    Forbidden otherwise.
    """
    dari = mutasi.riwayat_lama if mutasi is not None and mutasi.selesai_pada is None else None
    if dari is not None and dari.perangkat_daerah_id in ctx.actor.pengelola_pd:
        found = kepegawaian.orang().get(pk=pegawai_id)
    else:
        found = kepegawaian.get_pegawai_untuk_edit(ctx, pegawai_id=pegawai_id)
    if found.jenis_kepegawaian == JenisKepegawaian.NON_ASN:
        raise Forbidden(HANYA_ASN)
    return found


def get(ctx: Context, *, mutasi_id: int) -> Mutasi:
    """One mutasi of a person of :func:`orang`, with names; NotFound or Forbidden otherwise."""
    row = _rows().filter(pk=mutasi_id).first()
    if row is None:
        raise NotFound("Mutasi tidak ditemukan.")
    orang(ctx, pegawai_id=row.pegawai_id, mutasi=row)
    return row


def berjalan(*, pegawai_id: int) -> Mutasi | None:
    """The mutasi of a person that nothing has followed yet, with names."""
    return _rows().filter(pegawai=pegawai_id, selesai_pada=None, dibatalkan_pada=None).first()


def _rows() -> QuerySet[Mutasi]:
    return Mutasi.objects.select_related("pegawai__akun", "skp_lama", "riwayat_baru__skp", *DENGAN_NAMA)


def skp_baru(mutasi: Mutasi) -> Skp | None:
    """The SKP of the new riwayat, where there is one."""
    found: Skp | None = getattr(mutasi.riwayat_baru, "skp", None)
    return found


def belum_diajukan(mutasi: Mutasi) -> bool:
    """Whether the new SKP was never handed in, or does not exist: the mutasi can then be taken back."""
    skp = skp_baru(mutasi)
    return skp is None or not skp.langkah


def putusan(ctx: Context, *, pegawai_id: int, p: Perpindahan) -> Putusan:
    """What a mutasi would do to the person's SKP, or why it cannot be. Two queries."""
    rows = Skp.objects.filter(pegawai=pegawai_id).order_by("periode_awal")
    skp = [PeriodeSkp(s.pk, s.periode_awal, s.periode_akhir, berakhir=s.status in BERAKHIR) for s in rows]
    filed = Realisasi.objects.filter(
        pegawai=pegawai_id, tahun__gte=p.awal_baru.year, pengajuan__isnull=False
    ).values_list("tahun", "bulan")
    return rules.putuskan(
        p, skp=skp, bulan_diajukan=[Month(tahun, bulan) for tahun, bulan in filed], today=ctx.today
    )


def halangan_batal(ctx: Context, mutasi: Mutasi) -> str:
    """Why a mutasi cannot be taken back, or "" (domain.md §7)."""
    if mutasi.selesai_pada is not None:
        return rules.MUTASI_SELESAI
    if not belum_diajukan(mutasi):
        return rules.SKP_BARU_DIAJUKAN
    lama = mutasi.skp_lama
    if lama is None or lama.periode_akhir_semula is None:
        return ""
    if lama.status in BERAKHIR:
        return rules.AKHIR_DIAJUKAN
    opens = Month.of(lama.periode_akhir_semula).first
    return rules.AKHIR_DIISI if lama.status == StatusSkp.REALISASI and ctx.today < opens else ""


def bawahan(*, pegawai_id: int, sebelum: date) -> QuerySet[RiwayatJabatan]:
    """Active riwayat that name somebody as pejabat penilai, by name.

    Each carries ``sejak_baru``: only since that day (the mover's new people).
    """
    sejak = RiwayatPenilai.objects.filter(
        riwayat=OuterRef("pk"), penilai=pegawai_id, tanggal_selesai=None, tanggal_mulai__gte=sebelum
    )
    rows = RiwayatJabatan.objects.filter(penilai=pegawai_id, **DAPAT_MENGUBAH)
    rows = rows.annotate(sejak_baru=Exists(sejak))
    return rows.select_related("pegawai__akun").order_by("pegawai__akun__nama", "pk")


def calon_bawahan(*, riwayat: RiwayatJabatan, today: date) -> QuerySet[RiwayatJabatan]:
    """Active riwayat that still name a former holder of the post (same jabatan and unit kerja), by name.

    Who they are nobody writes down; those whom the predecessor rated are the ones the manual means. Nobody,
    while the predecessor still holds it.
    """
    former = (
        RiwayatJabatan.objects.filter(jabatan=riwayat.jabatan_id, unit_kerja=riwayat.unit_kerja_id)
        .filter(pendahulu(today))
        .exclude(pegawai=riwayat.pegawai_id)
        .values("pegawai")
    )
    rows = RiwayatJabatan.objects.filter(penilai__in=former, **DAPAT_MENGUBAH)
    return (
        rows.exclude(pegawai=riwayat.pegawai_id)
        .select_related("pegawai__akun", "penilai__akun")
        .order_by("pegawai__akun__nama", "pk")
    )
