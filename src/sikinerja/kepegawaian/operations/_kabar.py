"""Who is told that a riwayat took the place of another."""

from __future__ import annotations

from collections.abc import Collection

from sikinerja.core.context import Context
from sikinerja.kepegawaian import messages
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.pemberitahuan.rules import Kabar
from sikinerja.pemberitahuan.steps import beri_tahu_banyak


def kabari_diganti(ctx: Context, *, riwayat_ids: Collection[int]) -> None:
    """Tell their people, but the actor, of these riwayat that others' hands made the active ones."""
    rows = RiwayatJabatan.objects.select_related("pegawai", "jabatan", "perangkat_daerah")
    kabar = [
        Kabar(
            row.pegawai.akun_id,
            *messages.riwayat_diganti(ctx.actor.nama, row.jabatan.nama, row.perangkat_daerah.nama, row.tmt),
            "/riwayat-jabatan/",
            f"riwayat:{row.pk}:diganti",
        )
        for row in rows.filter(pk__in=riwayat_ids).exclude(pegawai=ctx.actor.pegawai_id).order_by("pk")
    ]
    beri_tahu_banyak(ctx, kabar=kabar)
