"""Setting the capaian kinerja organisasi (domain.md §5)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jejak import steps as jejak
from sikinerja.penilaian.models import CapaianOrganisasi
from sikinerja.penilaian.queries import capaian as queries
from sikinerja.penilaian.rules import Capaian


@operation
def tetapkan(
    ctx: Context, *, jenis: str, organisasi_id: int, tahun: int, capaian: str, nomor: int | None
) -> CapaianOrganisasi:
    """Set what an organisation achieved in a year (domain.md §5); every setting is kept, the last counts.

    ``nomor``: of the setting that the page showed (0: none). Setting the same again changes nothing. Raises
    NotFound for who neither rates its head nor is BKD, Invalid (``capaian``, ``tahun``), Conflict when
    somebody else has set it meanwhile.
    """
    if ctx.actor.akun_id is None:
        raise Forbidden
    organisasi = queries.get(ctx, jenis=jenis, organisasi_id=organisasi_id)
    if capaian not in Capaian.__members__:
        raise Invalid({"capaian": "Pilih salah satu capaian."})
    if not 2000 <= tahun <= ctx.today.year:
        raise Invalid({"": f"Capaian tahun {tahun} belum dapat ditetapkan."})
    advisory_lock(f"capaian:{jenis}:{tahun}", organisasi.id)
    last = CapaianOrganisasi.objects.filter(**organisasi.kolom, tahun=tahun).order_by("-nomor").first()
    if last is not None and last.capaian == capaian:
        return last
    number = last.nomor if last else 0
    if nomor is not None and nomor != number:
        raise Conflict
    row = CapaianOrganisasi.objects.create(
        **organisasi.kolom,
        tahun=tahun,
        nomor=number + 1,
        capaian=capaian,
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        pada=ctx.now,
    )
    data = {"dari": last.capaian if last else "", "ke": capaian, "tahun": tahun}
    jejak.catat(ctx, aksi="penilaian.capaian", objek=row, data=data)
    return row
