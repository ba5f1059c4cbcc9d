"""What the rater's pages of one month show (F6.5-F6.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.flow import LastStep
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela
from sikinerja.penilaian import rules
from sikinerja.penilaian.models import Penilaian
from sikinerja.penilaian.queries import result
from sikinerja.penilaian.queries.result import BarisPerilaku
from sikinerja.realisasi.models import Pengajuan, Realisasi, RiwayatRealisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.queries.milik_bulan import dilaporkan
from sikinerja.realisasi.queries.pages import kedudukan_diajukan
from sikinerja.realisasi.queries.rows import Bagian, Baris, baris_pengajuan, susun
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import Kedudukan

S = StatusRealisasi
DITARIK = (
    "Realisasi ini sedang ditarik kembali oleh pegawai untuk diperbaiki. "
    "Bila tidak diajukan lagi sampai batas pengisian, pengajuan terakhir yang dinilai."
)


@dataclass(frozen=True, slots=True)
class Urutan:
    """Where this month stands among those filed with the rater: ``2 dari 8``, and who waits next."""

    nomor: int
    jumlah: int
    berikutnya_id: int
    berikutnya_nama: str


@dataclass(frozen=True, slots=True)
class HalamanNilai:
    """One month before its rater. ``alasan``: why nothing may be saved now; ``sebagai``: as what.

    ``lewat``: the time for rating is over.
    """

    realisasi: Realisasi
    pengajuan: Pengajuan
    month: Month
    kedudukan: Kedudukan
    lewat: bool
    alasan: str
    urutan: Urutan
    draf: Mapping[str, str]
    draf_versi: str
    penilaian: Penilaian | None
    sebagai: str = ""
    langkah: LastStep | None = None
    """What was rated last, once something was: two may rate at the same time."""

    @property
    def status(self) -> StatusRealisasi:
        """The one that counts now."""
        return self.kedudukan.status

    @property
    def jendela(self) -> Jendela:
        """Until when it may be filed and rated."""
        return self.kedudukan.jendela

    @property
    def is_model_jpt(self) -> bool:
        """Whether indikator have a perspektif instead of an aspek."""
        return self.realisasi.skp.model == "JPT"

    @property
    def milik(self) -> str:
        """Under which SKP it was filed; "": nobody asks."""
        return dilaporkan(self.realisasi.skp, self.month)

    @property
    def nama(self) -> str:
        """Who is rated, as at submission."""
        return str(self.pengajuan.identitas_pegawai["nama"])

    @property
    def rating_hasil_kerja(self) -> rules.Rating | None:
        """The saved rating, when it counts."""
        if self.penilaian is None or self.status not in {S.PENILAIAN_PERILAKU, S.SELESAI}:
            return None
        return rules.baca_rating(self.penilaian.rating_hasil_kerja)

    @property
    def boleh_ubah(self) -> bool:
        """Whether the one change is still to be had (F6.8)."""
        is_changed = self.penilaian is not None and hasattr(self.penilaian, "perubahan")
        return self.status == S.SELESAI and not is_changed and not self.alasan


def halaman(ctx: Context, *, realisasi_id: int) -> HalamanNilai:
    """The month for its rater. NotFound for everybody else; Conflict while its owner has withdrawn it."""
    realisasi = (
        months.visible(ctx.actor)
        .filter(months.dinilai(ctx.actor), pk=realisasi_id)
        .select_related("pengajuan", "skp__riwayat__jabatan", "penilaian__perubahan")
        .first()
    )
    if realisasi is None or realisasi.pengajuan is None:
        raise NotFound("Realisasi tidak ditemukan.")
    stand = kedudukan_diajukan(ctx, realisasi)
    status = stand.status
    if status == S.BELUM:
        raise Conflict(DITARIK)
    penilaian = getattr(realisasi, "penilaian", None)
    open_part = "hasil_kerja" if status == S.PENILAIAN_HASIL_KERJA else "perilaku"
    return HalamanNilai(
        realisasi=realisasi,
        pengajuan=realisasi.pengajuan,
        month=stand.jendela.month,
        kedudukan=stand,
        lewat=stand.jendela.penilaian_berakhir(ctx.now),
        alasan=rules.pesan_di_luar_jadwal(stand.jendela, now=ctx.now, zone=ctx.zone, bebas=stand.bebas),
        urutan=_urutan(ctx, realisasi),
        draf=result.draf(ctx, penilaian, open_part),
        draf_versi=result.draf_versi(ctx, penilaian, open_part),
        penilaian=penilaian,
        sebagai=months.sebagai(ctx.actor, realisasi) or "",
        langkah=months.last_step(ctx, realisasi) if status != S.PENILAIAN_HASIL_KERJA else None,
    )


def baris(page: HalamanNilai) -> list[Baris]:
    """The indikator as submitted."""
    return baris_pengajuan(page.pengajuan.pk)


def bagian(rows: list[Baris]) -> list[Bagian]:
    """The same as the table shows them."""
    return susun(rows)


def umpan_balik(page: HalamanNilai) -> dict[int, str]:
    """Saved umpan balik by indikator id, when the rating hasil kerja counts."""
    if page.rating_hasil_kerja is None or page.penilaian is None:
        return {}
    return result.umpan_balik_indikator(page.penilaian.pk)


def baris_perilaku(page: HalamanNilai) -> list[BarisPerilaku]:
    """The seven values with ekspektasi and, once SELESAI, the saved umpan balik."""
    done = page.status == S.SELESAI and page.penilaian is not None
    saved = result.umpan_balik_perilaku(page.penilaian.pk) if done and page.penilaian else {}
    return result.baris_perilaku(page.realisasi.skp_id, saved)


def rating_awal(page: HalamanNilai) -> dict[str, object]:
    """What the form of the one change shows at first."""
    row = page.penilaian
    return {
        "hasil_kerja": row.rating_hasil_kerja if row else "",
        "perilaku": row.rating_perilaku if row else "",
        "langkah": page.realisasi.langkah,
    }


def riwayat(page: HalamanNilai) -> list[RiwayatRealisasi]:
    """The month's history."""
    return list(page.realisasi.riwayat_langkah.order_by("langkah"))


def _urutan(ctx: Context, realisasi: Realisasi) -> Urutan:
    rows = list(
        Realisasi.objects.filter(months.dinilai(ctx.actor), tahun=realisasi.tahun, bulan=realisasi.bulan)
        .order_by("pegawai__akun__nama", "pk")
        .values_list("pk", "pegawai__akun__nama", "status")
    )
    here = next(index for index, row in enumerate(rows) if row[0] == realisasi.pk)
    waiting = {S.PENILAIAN_HASIL_KERJA.value, S.PENILAIAN_PERILAKU.value}
    later = [row for row in rows[here + 1 :] + rows[:here] if row[2] in waiting]
    next_id, next_name = (later[0][0], later[0][1]) if later else (0, "")
    return Urutan(here + 1, len(rows), next_id, next_name)
