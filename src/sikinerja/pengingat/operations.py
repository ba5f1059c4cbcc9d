"""Reminding people before a deadline: exactly once, whatever happens to the worker (F8.6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sikinerja.core.context import Context
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jejak.steps import catat
from sikinerja.pemberitahuan.rules import JenisPemberitahuan, Kabar
from sikinerja.pemberitahuan.steps import beri_tahu_banyak
from sikinerja.pengingat import messages, queries, rules
from sikinerja.pengingat.models import Pengingat
from sikinerja.pengingat.rules import Baris, JenisPengingat


@operation
def ingatkan(ctx: Context, *, jenis: JenisPengingat, langkah: int, sesudah: int = 0) -> int | None:
    """Remind the next few thousand of one kind (F8.6); returns where to go on, None: nobody is left.

    Claims, bells and mails stand in one transaction: a worker killed in the midst of it has told nobody of
    this chunk. Two workers take turns by a lock; the unique key would refuse the second all the same.
    """
    advisory_lock("pengingat")
    (rentang,) = (one for one in rules.rentang(ctx.now, ctx.zone) if one.langkah == langkah)
    rows, cut = queries.potongan(ctx, jenis=jenis, rentang=rentang, sesudah=sesudah)
    said = queries.sudah(rows, jenis=jenis, langkah=langkah)
    fresh = [row for row in rows if row.hal not in said]
    if not fresh:
        return cut
    once = {row.hal: row for row in fresh}  # a superior has a row for each rater
    Pengingat.objects.bulk_create(_claim(ctx, row, jenis, langkah) for row in once.values())
    beri_tahu_banyak(ctx, kabar=_kabar(ctx, fresh, jenis, langkah), jenis=JenisPemberitahuan.PENGINGAT)
    data = {"jenis": jenis.value, "langkah": langkah, "jumlah": len(once)}
    catat(ctx, aksi="pengingat.ingatkan", data=data)
    return cut


def _claim(ctx: Context, row: Baris, jenis: JenisPengingat, langkah: int) -> Pengingat:
    return Pengingat(
        akun_id=row.akun_id,
        jenis=jenis.value,
        langkah=langkah,
        untuk=row.untuk,
        tahun=row.month.tahun,
        bulan=row.month.bulan,
        batas=row.hari,
        pada=ctx.now,
    )


def _kabar(ctx: Context, rows: Sequence[Baris], jenis: JenisPengingat, langkah: int) -> list[Kabar]:
    """One notice for each account and concern: a digest, not fifty mails."""
    digests: dict[tuple[int, int], list[Baris]] = defaultdict(list)
    for row in rows:
        digests[row.akun_id, row.untuk].append(row)
    found = []
    for (akun_id, untuk), parts in sorted(digests.items()):
        parts.sort(key=lambda row: (row.hari, row.month, row.nama))
        judul, isi = messages.kabar(jenis, parts, ctx.today)
        first = parts[0]
        kunci = (
            f"pengingat:{jenis.value}:{langkah}:{akun_id}:{untuk}"
            f":{first.month.tahun}-{first.month.bulan}:{first.hari}"
        )
        found.append(Kabar(akun_id, judul, isi, messages.tautan(jenis, first.month, untuk), kunci))
    return found
