"""What an RHK may serve: RHK of the penilai, else of whoever stands in for or above them (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sikinerja.core.context import Context
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.berhenti import tidak_ada
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp.models import Rhk, Skp, VersiRhk
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.intervensi import AsalIntervensi, Calon, Pilihan
from sikinerja.skp.rules.isi import IsiRhk


def pilihan(ctx: Context, *, skp: Skp) -> Pilihan:
    """What an RHK of this SKP may name; ``skp.riwayat`` is loaded. One query where the penilai has an SKP.

    The way out is open where no approved SKP of the penilai shares a day with this one, or they have left.
    """
    penilai_id = skp.riwayat.penilai_id
    if skp.model != ModelSkp.JAJF.value:
        return Pilihan()
    if penilai_id is None:
        return Pilihan(terbuka=True)
    own = [_calon(row, AsalIntervensi.PENILAI) for row in _rhk(skp, Q(versi__skp__pegawai=penilai_id))]
    pergi = _pergi(ctx, penilai_id)
    if own and not pergi:
        return Pilihan(own)
    return Pilihan([*own, *_pengganti(ctx, skp, penilai_id)], terbuka=True, pergi=pergi)


def _rhk(skp: Skp, whose: Q) -> QuerySet[VersiRhk]:
    """RHK of the latest versi of approved SKP that share a day with this one (domain.md §2)."""
    return VersiRhk.objects.filter(
        whose,
        versi__nomor=F("versi__skp__versi_terakhir"),
        versi__skp__periode_awal__lte=skp.periode_akhir,
        versi__skp__periode_akhir__gte=skp.periode_awal,
    ).order_by("-versi__skp__periode_awal", "-jenis", "urutan", "id")


def _calon(row: VersiRhk, asal: AsalIntervensi, milik: str = "") -> Calon:
    return Calon(row.pk, row.rhk_id, row.teks, asal, milik)


def _pengganti(ctx: Context, skp: Skp, penilai_id: int) -> Iterable[Calon]:
    """RHK of who acts for the penilai, then of the penilai's own penilai; never one's own."""
    acting = {o.akun_id: o for o in para_pengganti(ctx, riwayat=skp.riwayat)}
    newest = RiwayatJabatan.objects.filter(pegawai=penilai_id).order_by("-aktif", "-tahun", "-tmt", "-id")
    above = newest.values_list("penilai_id", flat=True).first()
    whose = Q(versi__skp__pegawai__akun__in=list(acting)) | Q(versi__skp__pegawai=above or 0)
    rows = _rhk(skp, whose & ~Q(versi__skp__pegawai__in=[skp.pegawai_id, penilai_id]))
    found = [_milik(row, acting) for row in rows.select_related("versi__skp__pegawai__akun")]
    return sorted(found, key=lambda calon: calon.asal is not AsalIntervensi.PENGGANTI)


def _milik(row: VersiRhk, acting: Mapping[int, object]) -> Calon:
    owner = row.versi.skp.pegawai
    sebagai = getattr(acting.get(owner.akun_id), "sebagai", "")
    asal = AsalIntervensi.PENGGANTI if sebagai else AsalIntervensi.ATASAN_PENILAI
    return _calon(row, asal, owner.akun.nama)


def _pergi(ctx: Context, penilai_id: int) -> bool:
    return Pegawai.objects.filter(tidak_ada(ctx.today), pk=penilai_id).exists()


def menunggu(*, skp: Skp) -> QuerySet[Skp]:
    """SKP of who is rated by the owner of this one, whose RHK lack an intervensi or use a substitute."""
    rhk = Rhk.objects.filter(skp=OuterRef("pk"))
    lacking = Q(intervensi__isnull=True) | ~Q(asal_intervensi=AsalIntervensi.PENILAI.value)
    return Skp.objects.filter(
        Exists(rhk.filter(lacking)),
        riwayat__penilai=skp.pegawai_id,
        model=ModelSkp.JAJF.value,
        periode_awal__lte=skp.periode_akhir,
        periode_akhir__gte=skp.periode_awal,
    ).exclude(status=StatusSkp.SELESAI.value)


def terpetakan(choices: Pilihan, rows: Iterable[IsiRhk]) -> dict[int, Calon]:
    """Of RHK that served something before, what they may serve now: the same RHK, as it stands today."""
    now_valid = {c.rhk_id: c for c in choices.calon}
    served = VersiRhk.objects.filter(pk__in=[r.intervensi_id for r in rows if r.intervensi_id])
    return {pk: now_valid[rhk] for pk, rhk in served.values_list("pk", "rhk_id") if rhk in now_valid}
