"""The audit trail says for whom somebody acted, and by which right."""

from __future__ import annotations

from datetime import date

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import akun, profil
from sikinerja.skp.models import RiwayatSkp
from sikinerja.skp.operations import flow
from tests.builders import skp
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context


def edit(cast: Cast, who: Pegawai) -> Jejak:
    """Somebody changes the owner's number."""
    profil.edit(
        context(who), pegawai_id=cast.pegawai.pk, nama=cast.pegawai.akun.nama, email=cast.pegawai.akun.email,
        no_hp=f"08123456{who.pk:05d}", pangkat_id=cast.pegawai.pangkat_id,
    )  # fmt: skip
    return Jejak.objects.filter(aksi="kepegawaian.edit_profil").latest("id")


def test_what_is_done_for_somebody_names_them_and_the_right(cast: Cast) -> None:
    for who, peran in ((cast.pengelola, "pengelola kepegawaian"), (cast.bkd, "pengelola aplikasi")):
        row = edit(cast, who)
        assert (row.akun, row.untuk, row.sebagai) == (who.akun, cast.pegawai.akun, peran)


def test_what_one_does_for_oneself_is_not_marked(cast: Cast) -> None:
    row = edit(cast, cast.pegawai)
    assert (row.akun, row.untuk, row.sebagai) == (cast.pegawai.akun, None, "")


def test_an_account_closed_by_its_pengelola_names_the_owner(cast: Cast) -> None:
    akun.ubah_status(context(cast.pengelola), pegawai_id=cast.pegawai.pk, aktif=False, alasan="Pensiun")
    row = Jejak.objects.get(aksi="akun.nonaktifkan")
    assert (row.untuk, row.nama) == (cast.pegawai.akun, "Petrus Pengelola Contoh")
    assert row.pada.date() == date(2023, 3, 7)


def test_who_approves_by_plh_is_named_so_in_history_and_trail(cast: Cast) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    row = skp.diajukan(cast.riwayat)
    flow.kembalikan(context(cast.orang_lain), skp_id=row.pk, langkah=None, catatan="Lengkapi dulu")
    line = RiwayatSkp.objects.filter(skp=row).latest("id")
    assert line.nama == "Orang Lain Contoh, Plh. Kepala Bidang Pengembangan"
    trail = Jejak.objects.filter(aksi="skp.kembalikan").latest("id")
    assert (trail.untuk, trail.sebagai) == (cast.penilai.akun, "Plh. Kepala Bidang Pengembangan")


def test_the_penilai_acts_as_who_they_are(cast: Cast) -> None:
    row = skp.diajukan(cast.riwayat)
    flow.kembalikan(context(cast.penilai), skp_id=row.pk, langkah=None, catatan="Lengkapi dulu")
    trail = Jejak.objects.filter(aksi="skp.kembalikan").latest("id")
    assert (trail.untuk, trail.sebagai) == (None, "")
