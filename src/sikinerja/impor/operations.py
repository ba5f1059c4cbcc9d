"""A file on its way: handed in, checked, applied or not (F8.8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.flow import decide
from sikinerja.core.transactions import operation
from sikinerja.impor import queries, rules
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.impor.queries import Berkas
from sikinerja.impor.rules import StatusBaris, StatusImpor, Temuan
from sikinerja.impor.rules.tabel import Terbaca
from sikinerja.jejak.steps import catat
from sikinerja.pekerjaan import steps as pekerjaan

S = StatusImpor
COUNTED = {
    StatusBaris.BARU: "baru",
    StatusBaris.BERUBAH: "berubah",
    StatusBaris.TETAP: "tetap",
    StatusBaris.SALAH: "salah",
}


@operation
def unggah(ctx: Context, *, berkas: Berkas, parameter: dict[str, Any]) -> Impor:
    """Have the worker check a file that lies below the data folder (F8.8).

    Who may hand in such a table was asked before (``integrasi.berkas``).
    """
    impor = Impor.objects.create(
        jenis=berkas.jenis, akun_id=ctx.actor.akun_id or 0, parameter=parameter, ukuran=berkas.ukuran,
        nama_berkas=berkas.nama[-200:], sidik=berkas.sidik, berkas=berkas.berkas, dibuat_pada=ctx.now,
        dilihat_pada=ctx.now,
        kedaluwarsa_pada=ctx.now + rules.MASA_SIMPAN,
    )  # fmt: skip
    _job(ctx, impor, kunci=f"impor.periksa:{impor.pk}", total=0, tugas=rules.TUGAS_PERIKSA)
    data = {"jenis": impor.jenis, "berkas": impor.nama_berkas, "sidik": impor.sidik}
    catat(ctx, aksi="impor.unggah", objek=impor, data=data)
    return impor


@operation
def simpan(ctx: Context, *, impor_id: int, baris: Sequence[tuple[Terbaca, Temuan]], pertama: bool) -> bool:
    """Keep what was found in some rows (F8.8); False: the import is over or was cancelled.

    ``pertama``: the check begins, perhaps once more after a worker was killed; what it kept then goes.
    """
    impor = _lock(impor_id)
    if impor.status != S.DIPERIKSA:
        return False
    if pertama:
        BarisImpor.objects.filter(impor=impor).delete()
        impor.baru = impor.berubah = impor.tetap = impor.salah = impor.ragu = 0
        catat(ctx, aksi="impor.periksa", objek=impor)
    BarisImpor.objects.bulk_create(
        BarisImpor(
            impor=impor, nomor=read.nomor, urutan=found.urutan, status=found.status.value,
            isi=read.simpanan, ubahan=found.keadaan[1], salah=[list(pair) for pair in found.salah],
            ragu=[list(pair) for pair in found.ragu],
        )
        for read, found in baris
    )  # fmt: skip
    for _, found in baris:
        setattr(impor, COUNTED[found.status], getattr(impor, COUNTED[found.status]) + 1)
        impor.ragu += bool(found.ragu)
    impor.save(update_fields=[*COUNTED.values(), "ragu"])
    return True


@operation
def selesai_periksa(ctx: Context, *, impor_id: int, catatan: Sequence[str] = ()) -> None:
    """The check is done (F8.8): its result waits for a decision. ``catatan``: how the file was read."""
    impor = _lock(impor_id)
    if impor.status != S.DIPERIKSA:
        return
    impor.status, impor.catatan, impor.diperiksa_pada = S.SIAP.value, "\n".join(catatan), ctx.now
    impor.save(update_fields=["status", "catatan", "diperiksa_pada"])
    data = {name: getattr(impor, name) for name in [*COUNTED.values(), "ragu"]}
    catat(ctx, aksi="impor.diperiksa", objek=impor, data=data)


@operation
def tolak(ctx: Context, *, impor_id: int, pesan: str) -> None:
    """A file that cannot be read as the table it should be (F8.8)."""
    _end(ctx, _lock(impor_id), [S.DIPERIKSA], S.DITOLAK, pesan)


@operation
def gagal(ctx: Context, *, impor_id: int, pesan: str) -> None:
    """Applying stopped by a fault (F8.8): what was applied stays, the rest can be handed in again."""
    _end(ctx, _lock(impor_id), [S.DIPERIKSA, S.DITERAPKAN], S.GAGAL, pesan)


@operation
def terapkan(ctx: Context, *, impor_id: int, utuh: bool = False, yakin: bool = False) -> Impor:
    """Have the worker apply what the check found (F8.8); one import of a table at a time.

    ``utuh``: only when no row is wrong. ``yakin``: somebody looked at what can hardly be so. Raises Invalid
    where there is nothing to apply or no such yes, Conflict while another one is being applied.
    """
    impor = _decided(ctx, impor_id, "terapkan")
    if not impor.akan_ditulis:
        raise Invalid({"": rules.TIDAK_ADA_PERUBAHAN})
    if utuh and impor.salah:
        raise Invalid({"": rules.HARUS_UTUH})
    if impor.ragu and not yakin:
        raise Invalid({"yakin": rules.PASTIKAN.format(banyak=impor.ragu)})
    impor.status, impor.yakin_pada = S.DITERAPKAN.value, ctx.now if impor.ragu else None
    try:
        with transaction.atomic():
            impor.save(update_fields=["status", "yakin_pada"])
    except IntegrityError:
        raise Conflict(rules.SEDANG_DITERAPKAN) from None
    _job(ctx, impor, kunci=f"impor:{impor.pk}", total=impor.akan_ditulis, tugas=rules.TUGAS_TERAPKAN)
    catat(ctx, aksi="impor.terapkan", objek=impor, data={"baris": impor.akan_ditulis, "diyakini": impor.ragu})
    return impor


@operation
def tuntas(ctx: Context, *, impor_id: int) -> Impor:
    """Every row has been dealt with (F8.8)."""
    impor = _lock(impor_id)
    _end(ctx, impor, [S.DITERAPKAN], S.SELESAI, "")
    return impor


@operation
def batalkan(ctx: Context, *, impor_id: int) -> Impor:
    """Give an import up (F8.8); what has been applied of it stays."""
    impor = _decided(ctx, impor_id, "batalkan")
    _end(ctx, impor, rules.TERBUKA, S.DIBATALKAN, "")
    return impor


@operation
def hapus_kedaluwarsa(ctx: Context) -> int:
    """Rows of files go after :data:`rules.MASA_SIMPAN`, being personal data (F8.8); returns how many."""
    old = Impor.objects.select_for_update().filter(kedaluwarsa_pada__lte=ctx.now)
    old = old.exclude(status=S.DITERAPKAN.value)
    open_ones = Q(status=S.SIAP.value) | Q(status=S.DIPERIKSA.value)
    for impor in old.filter(open_ones).order_by("id"):
        _end(ctx, impor, [S.SIAP, S.DIPERIKSA], S.KEDALUWARSA, "")
    done, _ = BarisImpor.objects.filter(impor__in=old.order_by().values("pk")).delete()
    old.exclude(berkas="").update(berkas="")
    return done


def _end(ctx: Context, impor: Impor, sources: Iterable[StatusImpor], target: StatusImpor, pesan: str) -> None:
    """Take an import to its end, unless it is there."""
    if impor.status not in [source.value for source in sources]:
        return
    impor.status, impor.pesan, impor.berakhir_pada = target.value, pesan[:1000], ctx.now
    impor.berkas = impor.berkas if target in rules.BERKAS_TETAP else ""
    impor.save(update_fields=["status", "pesan", "berkas", "berakhir_pada"])
    data = {"pesan": impor.pesan, "diterapkan": impor.diterapkan, "bentrok": impor.bentrok}
    catat(ctx, aksi=f"impor.{target.value.lower()}", objek=impor, data=data)


def _job(ctx: Context, impor: Impor, *, kunci: str, total: int, tugas: str) -> None:
    impor.pekerjaan = pekerjaan.mulai(
        ctx, jenis=f"IMPOR_{impor.jenis.upper()}"[:40], kunci=kunci, parameter={"impor": impor.pk},
        total=total, tugas=tugas,
    )  # fmt: skip
    impor.save(update_fields=["pekerjaan"])


def _decided(ctx: Context, impor_id: int, name: str) -> Impor:
    """The import, locked, once the transition table has said yes."""
    queries.get(ctx, impor_id=impor_id)
    impor = _lock(impor_id)
    decide(
        rules.LANGKAH, name=name, status=impor.status, langkah=0, expected_langkah=None,
        relations=queries.relations(ctx.actor, impor), akun_id=ctx.actor.akun_id, last=None,
    )  # fmt: skip
    return impor


def _lock(impor_id: int) -> Impor:
    return Impor.objects.select_for_update().get(pk=impor_id)
