"""Who rates, played at random: changed, gone and back, replaced by Plt./Plh., by the pengelola for many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.operations import akun, pelaksana_tugas
from sikinerja.kepegawaian.queries.wewenang import para_pengganti
from sikinerja.kepegawaian.rules.pelaksana_tugas import IsianTugas
from sikinerja.mutasi.operations import berhenti, ganti_penilai
from sikinerja.mutasi.operations import riwayat as mutasi
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp.models import Skp
from tests.cast import Cast
from tests.stateful.choices import Choices
from tests.stateful.world import World, system

DEEDS = {
    "ganti_penilai", "penilai_pergi", "penilai_kembali", "tunjuk_plt", "ganti_penilai_banyak",
    "kabari_penilai",
}  # fmt: skip


class Raters:
    """Mixed into the game: themes of their own."""

    cast: Cast
    world: World
    people: Callable[[Skp | None, str, Choices], Pegawai]

    def rater(self, skp: Skp | None) -> Pegawai:
        """Whose part the rating is: the penilai's, or who rates instead where that one is gone."""
        riwayat = skp.riwayat if skp is not None else self.cast.riwayat
        penilai = riwayat.penilai or self.cast.penilai
        if Akun.objects.get(pk=penilai.akun_id).aktif:
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
        """The account is closed, or opened again; back sooner than gone, so that the game goes on."""
        gone = [p for p in (self.cast.penilai, self.cast.kepala) if not Akun.objects.get(pk=p.akun_id).aktif]
        who = choose(gone) if gone else choose([self.cast.penilai, self.cast.penilai, self.cast.kepala])
        ctx = self.world.ctx(self.people(None, choose(["bkd", "pengelola"]), choose))
        call = partial(akun.ubah_status, ctx, pegawai_id=who.pk, aktif=bool(gone), alasan="Pindah ke pusat")
        self.world.attempt("penilai_kembali" if gone else "penilai_pergi", call)

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
