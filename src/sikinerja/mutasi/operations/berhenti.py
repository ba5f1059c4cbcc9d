"""A penilai is not there any more: everybody concerned is told, whatever the door (issue 9 §1).

No door calls this. Who rates instead is a rule over the rows (``kepegawaian.queries.berhenti``) and holds at
once; the worker finds every minute of whom nobody was told yet. So a door that is built tomorrow, a file, a
retirement that begins on a day to come, or an appointment that ends cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatJabatan
from sikinerja.kepegawaian.queries.wewenang import Pengganti, pengganti_banyak, tanpa
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.mutasi import messages
from sikinerja.mutasi.models import PenilaiBerhenti
from sikinerja.mutasi.queries import berhenti as queries
from sikinerja.mutasi.queries.bergantung import Bergantung, bergantung, masih_dinilai, perlu_dikabari
from sikinerja.pemberitahuan.rules import Kabar
from sikinerja.pemberitahuan.steps import beri_tahu_banyak

SEKALI = 20
"""Penilai of one transaction."""


@operation
def kabari(ctx: Context) -> bool:
    """Tell those who hang on a penilai who is gone (domain.md §6), the next few; False: nobody is left.

    Also of one who moved without a mutasi, which would have told them itself. Subordinates: whom they have
    meanwhile, and that they change it. Who goes on: one digest. Pengelola: where the list is. Each once, and
    all of them anew when somebody else goes on. Who is back is closed, silently.
    """
    advisory_lock("mutasi.berhenti")
    for row in queries.kembali(ctx):
        row.kembali_pada = ctx.now
        row.save(update_fields=["kembali_pada"])
    gone = {person.pk: person for person in perlu_dikabari(ctx)}
    instead = pengganti_banyak(ctx, penilai_ids=gone)
    for person in queries.pindah(ctx):
        gone[person.pk] = person
        instead[person.pk] = [Pengganti(person.akun_id, person.akun.nama, "", person.pk)]  # goes on
    told = {row.penilai_id: row for row in PenilaiBerhenti.objects.filter(kembali_pada=None)}
    fresh = [pk for pk in gone if pk not in told]
    changed = [pk for pk in gone if pk in told and told[pk].pengganti_id != _pertama(instead.get(pk))]
    for pk in [*fresh, *changed][:SEKALI]:
        _kabari(ctx, gone[pk], told.get(pk), instead.get(pk, []))
    return len(fresh) + len(changed) > SEKALI


def _pertama(instead: list[Pengganti] | None) -> int | None:
    return instead[0].pegawai_id if instead else None


@dataclass(frozen=True, slots=True)
class Hal:
    """What is told: who is gone and why, what hung there, who goes on with it (empty: nobody)."""

    row: PenilaiBerhenti
    penilai: Pegawai
    sebab: SebabBerhenti
    bergantung: Bergantung
    pengganti: list[Pengganti]
    berubah: bool = False
    """That the penilai is gone was told before; now somebody else goes on."""

    def kunci(self, ctx: Context, akun_id: int, sebagai: str) -> str:
        """Once a day for each receiver and part, and each who goes on."""
        return f"berhenti:{self.row.pk}:{akun_id}:{ctx.today}:{sebagai}:{self.row.pengganti_id or 0}"


def _kabari(ctx: Context, penilai: Pegawai, row: PenilaiBerhenti | None, instead: list[Pengganti]) -> None:
    reason = SebabBerhenti[vars(penilai)["sebab"]]
    first = row is None or row.sebab == SebabBerhenti.PINDAH  # who moved first is now gone
    if row is None:
        row = PenilaiBerhenti(penilai=penilai, sejak=ctx.today)
    row.sebab, row.pengganti_id = reason.value, _pertama(instead)
    row.save()
    hal = Hal(row, penilai, reason, bergantung(ctx, pegawai_id=penilai.pk), instead, not first)
    kabar = [*_pengganti(ctx, hal), *_bawahan(ctx, hal), *_pengelola(ctx, hal)]
    beri_tahu_banyak(ctx, kabar=kabar)
    data = {"sebab": reason.value, "pengganti": row.pengganti_id, "bergantung": hal.bergantung.ringkas}
    catat(ctx, aksi="mutasi.penilai_berhenti", objek=row, data=data, untuk_id=penilai.akun_id)


def _pengganti(ctx: Context, hal: Hal) -> Iterator[Kabar]:
    judul, isi = messages.berhenti_pengganti(hal.penilai.akun.nama, hal.sebab, hal.bergantung.ringkas)
    for one in hal.pengganti:
        if one.pegawai_id == hal.penilai.pk:  # moved, and goes on
            continue
        yield Kabar(one.akun_id, judul, isi, "/penilaian/skp/", hal.kunci(ctx, one.akun_id, "pengganti"))


def _bawahan(ctx: Context, hal: Hal) -> Iterator[Kabar]:
    """One each, about the active riwayat, or else about one whose SKP is not SELESAI."""
    rows = RiwayatJabatan.objects.filter(masih_dinilai(ctx), penilai=hal.penilai)
    rows = rows.order_by("pegawai_id", "-aktif", "-tahun", "-pk").distinct("pegawai_id")
    for pk, akun_id, pegawai_id in rows.values_list("pk", "pegawai__akun_id", "pegawai_id"):
        names = [one.nama for one in tanpa(hal.pengganti, pegawai_id)]
        nama = hal.penilai.akun.nama
        judul, isi = messages.berhenti_bawahan(nama, hal.sebab, names, berubah=hal.berubah)
        yield Kabar(akun_id, judul, isi, f"/riwayat-jabatan/{pk}/edit/", hal.kunci(ctx, akun_id, "bawahan"))


def _pengelola(ctx: Context, hal: Hal) -> Iterator[Kabar]:
    """Those of the PD in which somebody names the penilai, by whatever riwayat."""
    named = RiwayatJabatan.objects.filter(penilai=hal.penilai).order_by().values("perangkat_daerah")
    officers = Pengelola.objects.filter(perangkat_daerah__in=named).order_by("pegawai__akun_id")
    name = hal.pengganti[0].nama if hal.pengganti else ""
    judul, isi = messages.berhenti_pengelola(hal.penilai.akun.nama, hal.sebab, hal.bergantung.ringkas, name)
    if hal.berubah:
        judul = messages.pengganti_berubah(hal.penilai.akun.nama)
    for akun_id in officers.values_list("pegawai__akun_id", flat=True).distinct():
        yield Kabar(akun_id, judul, isi, "/kelola/penilai/", hal.kunci(ctx, akun_id, "pengelola"))
