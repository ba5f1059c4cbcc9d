"""What every theme of the verbs needs: the locked plan that may be edited, and races put into words."""

from __future__ import annotations

from typing import Protocol

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.text import clean_note
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.pemberitahuan import rules as pemberitahuan
from sikinerja.pemberitahuan.steps import beri_tahu_banyak
from sikinerja.skp import messages, queries, rules, steps
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import decide_step
from sikinerja.skp.queries.intervensi import menunggu, pilihan


class Tulis(Protocol):
    """A function of ``messages`` that writes what the other side is told."""

    def __call__(self, *, skp_id: int, tahun: int, nama: str) -> messages.Kabar:
        """Write it."""


def lock_konsep(ctx: Context, *, skp_id: int) -> Skp:
    """Lock an SKP whose plan the actor may edit: the owner's own KONSEP."""
    skp = queries.lock(ctx, skp_id=skp_id)
    try:
        decide_step(ctx, skp, name="susun", langkah=None)
    except Conflict:
        raise Conflict(rules.TERKUNCI) from None
    return skp


def catatan_wajib(catatan: str, *, pesan: str) -> str:
    """A rich text cleaned; Invalid with ``pesan`` when no word is left of it."""
    clean = clean_note(catatan)
    if not clean:
        raise Invalid({"catatan": pesan})
    return clean


def ingatkan_penilai(ctx: Context, skp: Skp) -> None:
    """Tell a penilai without an approved SKP, once a year, that subordinates wait for it (domain.md §2)."""
    riwayat = RiwayatJabatan.objects.select_related("penilai").get(pk=skp.riwayat_id)
    if skp.model != ModelSkp.JAJF.value or riwayat.penilai is None:
        return
    choices = pilihan(ctx, skp=skp)
    if choices.pergi or not choices.terbuka:
        return
    steps.kabari(
        ctx,
        akun_id=riwayat.penilai.akun_id,
        kabar=messages.penilai_tanpa_skp(tahun=skp.tahun, nama=ctx.actor.nama),
        kunci=f"skp-penilai-belum-ada:{riwayat.penilai_id}:{skp.tahun}",
    )


def kabari_yang_menunggu(ctx: Context, skp: Skp) -> None:
    """An SKP is approved: tell, once, whose RHK may name its RHK now and do not yet (issue 9 §1)."""
    rows = menunggu(skp=skp).values_list("pk", "tahun", "versi_terakhir", "pegawai__akun")
    kabar = []
    for pk, tahun, versi, akun_id in rows:
        one = messages.penilai_punya_skp(
            skp_id=pk, tahun=tahun, nama=skp.pegawai.akun.nama, disetujui=bool(versi)
        )
        kunci = f"skp-penilai-disetujui:{skp.pk}:{pk}"
        kabar.append(pemberitahuan.Kabar(akun_id, one.judul, one.isi, one.tautan, kunci))
    if kabar:
        beri_tahu_banyak(ctx, kabar=kabar)


def kabari_penilai(ctx: Context, skp: Skp, tulis: Tulis) -> None:
    """Tell the penilai about the step just taken."""
    kabar = tulis(skp_id=skp.pk, tahun=skp.tahun, nama=ctx.actor.nama)
    steps.kabari_penilai(ctx, skp=skp, kabar=kabar)


def kabari_pemilik(ctx: Context, skp: Skp, tulis: Tulis) -> None:
    """Tell the owner about the step just taken."""
    akun_id = RiwayatJabatan.objects.values_list("pegawai__akun", flat=True).get(pk=skp.riwayat_id)
    kabar = tulis(skp_id=skp.pk, tahun=skp.tahun, nama=ctx.actor.nama)
    steps.kabari(ctx, akun_id=akun_id, kabar=kabar, kunci=f"skp:{skp.pk}:{skp.langkah}")
