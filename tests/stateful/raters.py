"""Who rates, played at random: changed, gone and back, replaced by Plt./Plh., by the pengelola for many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sikinerja.akun.models import Akun
from sikinerja.core.context import Context
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.operations import akun, keadaan, pelaksana_tugas
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.mutasi.operations import berhenti, ganti_penilai
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp.models import Skp
from tests.cast import Cast
from tests.stateful.choices import Choices
from tests.stateful.invariants import gone
from tests.stateful.world import World, system

DEEDS = {
    "ganti_penilai", "penilai_pergi", "penilai_kembali", "tunjuk_plt", "ganti_penilai_banyak",
    "kabari_penilai",
}  # fmt: skip
DOORS = ("akun", "jabatan", "MENINGGAL", "PENSIUN", "KONTRAK_BERAKHIR")


class Raters:
    """Mixed into the game: themes of their own."""

    cast: Cast
    world: World
    patience = 2
    """Once in so many times somebody who is gone comes back, before another goes."""
    people: Callable[[Skp | None, str, Choices], Pegawai]

    def rater(self, skp: Skp | None) -> Pegawai:
        """Whose part the rating is: the penilai's, or who rates instead where that one is gone."""
        riwayat = skp.riwayat if skp is not None else self.cast.riwayat
        penilai = riwayat.penilai or self.cast.penilai
        if penilai.pk not in gone(self.world.day):
            return penilai
        instead = para_pengganti(self.world.ctx(self.cast.bkd), riwayat=riwayat)
        return Pegawai.objects.get(pk=instead[0].pegawai_id) if instead else penilai

    def raters(self, choose: Choices) -> None:
        """One of these themes."""
        choose(
            [
                self.change_the_penilai, self.change_the_penilai, self.the_penilai_goes,
                self.the_penilai_goes, self.somebody_acts, self.many_are_given_another, self.all_are_told,
            ]
        )(choose)  # fmt: skip

    def change_the_penilai(self, choose: Choices) -> None:
        """Another penilai, for the months that wait too, or not."""
        cast = self.cast
        riwayat = choose(list(RiwayatJabatan.objects.filter(pegawai=cast.pegawai).order_by("-pk")))
        penilai = choose([cast.kepala, cast.penilai, cast.kepala_lain, cast.pegawai])
        ctx = self.world.ctx(self.people(None, choose(["pengelola", "pemilik"]), choose))
        content = replace(kepegawaian.isian(riwayat), penilai_id=penilai.pk)
        months = Realisasi.objects.filter(pegawai=cast.pegawai).values_list("pk", flat=True)
        tetap = choose([{}, dict.fromkeys(months, False), dict.fromkeys(months, True)])
        call = partial(
            mutasi.edit_riwayat, ctx, riwayat_id=riwayat.pk, isian=content, tetap=tetap, alasan="Keliru"
        )
        self.world.attempt("ganti_penilai", call)

    def the_penilai_goes(self, choose: Choices) -> None:
        """Who rates, or acts for who does, goes by one of the doors, or is back, so that the game goes on."""
        cast, away = self.cast, gone(self.world.day)
        goers = [cast.penilai, cast.penilai, cast.kepala, cast.rekan, cast.orang_lain, cast.kepala_lain]
        left = [who for who in goers if who.pk in away]
        ctx = self.world.ctx(self.people(None, choose(["bkd", "bkd", "pengelola"]), choose))
        if left and choose.chance(self.patience):
            who = choose(left)
            self.world.attempt("penilai_kembali", partial(self._comes_back, ctx, who))
        elif there := [who for who in goers if who.pk not in away]:
            who, door = choose(there), choose(DOORS)
            self.world.attempt("penilai_pergi", partial(self._leaves, ctx, who, door))

    def _leaves(self, ctx: Context, who: Pegawai, door: str) -> None:
        if door == "akun":
            akun.ubah_status(ctx, pegawai_id=who.pk, aktif=False, alasan="Pindah ke pusat")
        elif door == "jabatan":
            self._jabatan(ctx, who, aktif=False)
        else:
            isian = IsianKeadaan(door, self.world.day, None, "SK 800/1/2023")
            keadaan.catat(ctx, pegawai_id=who.pk, isian=isian)

    def _comes_back(self, ctx: Context, who: Pegawai) -> None:
        """What took them away was recorded by mistake."""
        row = KeadaanKhusus.objects.filter(pegawai=who).order_by("-pk").first()
        if row is not None:
            keadaan.hapus(ctx, keadaan_id=row.pk, alasan="Salah catat")
        elif not Akun.objects.get(pk=who.akun_id).aktif:
            akun.ubah_status(ctx, pegawai_id=who.pk, aktif=True, alasan="Kembali")
        else:
            self._jabatan(ctx, who, aktif=True)

    @staticmethod
    def _jabatan(ctx: Context, who: Pegawai, *, aktif: bool) -> None:
        row = RiwayatJabatan.objects.filter(pegawai=who).latest("pk")
        content = replace(kepegawaian.isian(row), aktif=aktif)
        mutasi.edit_riwayat(ctx, riwayat_id=row.pk, isian=content, alasan="Keliru")

    def somebody_acts(self, choose: Choices) -> None:
        """A Plt. for the post of the penilai, or of the Kepala."""
        cast, day = self.cast, self.world.day
        post, who = choose([cast.riwayat_penilai, cast.riwayat_kepala]), choose([cast.rekan, cast.orang_lain])
        isian = IsianTugas("PLT", who.pk, day, day + timedelta(days=20), "SP 1/2023", post.pk)
        ctx = self.world.ctx(self.people(None, choose(["bkd", "pengelola"]), choose))
        self.world.attempt("tunjuk_plt", partial(pelaksana_tugas.tunjuk, ctx, isian=isian))

    def many_are_given_another(self, choose: Choices) -> None:
        """The pengelola names another penilai for the owner and a colleague."""
        cast = self.cast
        rows = RiwayatJabatan.objects.filter(pegawai__in=[cast.pegawai, cast.rekan], aktif=True)
        ids = list(rows.values_list("pk", flat=True))
        penilai = choose([cast.kepala, cast.penilai, cast.kepala_lain, cast.rekan])
        ctx = self.world.ctx(self.people(None, "pengelola", choose))
        call = partial(
            ganti_penilai.ganti_penilai, ctx, riwayat_ids=ids, penilai=penilai.pk, alasan="SP 2/2023"
        )
        self.world.attempt("ganti_penilai_banyak", call)

    def all_are_told(self, choose: Choices) -> None:
        """The worker tells of whom nobody was told; again it tells nothing."""
        call = partial(berhenti.kabari, system(self.world))
        self.world.attempt("kabari_penilai", call, twice=True)
