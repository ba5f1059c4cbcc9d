"""Releasing a month: everybody has a row, the row says why, and nothing changes it (F8.3, domain.md §8)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kehadiran.models import PenutupanKehadiran
from sikinerja.kepegawaian.models import KeadaanKhusus
from sikinerja.penilaian.rules import Rating
from sikinerja.rilis.models import Rilis, RilisBaris
from sikinerja.rilis.operations import rilis as operations
from sikinerja.rilis.queries import sidik
from tests.builders import realisasi, rilis, tpp, webhook
from tests.builders import skp as build_skp
from tests.builders.kehadiran import kehadiran
from tests.cast import Cast, context, moment

pytestmark = pytest.mark.django_db


def rows() -> dict[str, RilisBaris]:
    """The rows of the last release by name."""
    last = Rilis.objects.order_by("-pk")[0]
    return {row.nama: row for row in RilisBaris.objects.filter(rilis=last)}


def test_everybody_has_a_row_that_says_why(cast: Cast) -> None:
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat), hasil_kerja=Rating.DI_BAWAH)
    kehadiran(cast.pegawai, nilai=Decimal(95))
    realisasi.dinilai(build_skp.disetujui(cast.rekan.riwayat.get()))
    build_skp.disetujui(cast.orang_lain.riwayat.get())
    KeadaanKhusus.objects.create(
        pegawai=cast.pengelola, jenis="CUTI_MELAHIRKAN", tanggal_mulai=date(2023, 1, 20), dasar="SK 1",
        dibuat_pada=moment("2023-01-20 09:00"),
    )  # fmt: skip
    made = rilis.dirilis(cast)
    found = rows()
    assert made.jumlah == len(found) == 9
    own = found[cast.pegawai.akun.nama]
    assert (own.status, own.predikat, own.nip) == ("DINILAI", "BUTUH_PERBAIKAN", cast.pegawai.nip)
    assert (own.penilai_nama, own.kelas, own.nama_pd) == (cast.penilai.akun.nama, 8, cast.badan.nama)
    assert (own.nilai_absensi, own.tpp_persen) == (Decimal("95.00"), Decimal("83.00"))
    assert sum(Decimal(line["nilai"]) for line in own.perhitungan) == own.tpp_persen
    assert found[cast.rekan.akun.nama].kenapa == "Belum dinilai"
    assert found[cast.rekan.akun.nama].rating_hasil_kerja == ""
    assert found[cast.orang_lain.akun.nama].kenapa == "Tidak mengisi"
    assert found[cast.kepala_lain.akun.nama].kenapa == "Tanpa SKP disetujui"
    assert found[cast.pengelola.akun.nama].kenapa == "Cuti melahirkan"
    assert cast.gubernur.akun.nama not in found


def test_counts_are_those_of_the_rows_and_the_fingerprint_is_theirs(cast: Cast) -> None:
    tpp.berlaku()
    made = rilis.dirilis(cast)
    rekap = list(made.rekap.order_by("pk"))
    assert [(row.nama, row.jumlah, row.tanpa_skp) for row in rekap] == [
        (cast.badan.nama, 6, 6),
        (cast.dinas.nama, 3, 3),
    ]
    assert sidik.cocok(rilis=made)
    assert list(made.baris.values_list("urutan", flat=True)) == list(range(1, 10))


def test_other_systems_are_told_of_it(cast: Cast) -> None:
    tpp.berlaku()
    hook = webhook.webhook(cast, perangkat_daerah=cast.dinas)
    made = rilis.dirilis(cast)
    [told] = hook.kiriman.all()
    assert told.peristiwa == "bulan.dirilis"
    assert told.data == {
        "rilis": made.pk, "tahun": 2023, "bulan": 2, "nomor": 0, "jumlah": 9, "jumlah_beda": 0,
        "sidik": made.sidik,
    }  # fmt: skip


def test_attendance_of_a_released_month_is_closed(cast: Cast) -> None:
    tpp.berlaku()
    rilis.dirilis(cast)
    assert PenutupanKehadiran.objects.get().bulan == 2
    assert Jejak.objects.filter(aksi="rilis.bekukan").exists()


def test_only_bkd_releases(cast: Cast) -> None:
    for who in (cast.kepala, cast.pengelola, cast.pegawai):
        with pytest.raises(NotFound):
            operations.minta(context(who, rilis.PADA), month=rilis.FEBRUARI)


def test_before_the_last_deadline_a_reason_is_asked_for(cast: Cast) -> None:
    tpp.berlaku()
    with pytest.raises(Invalid) as refused:
        rilis.diminta(cast, at="2023-03-12 23:59:59")
    assert "alasan" in refused.value.fields
    made = rilis.dirilis(cast, at="2023-03-12 23:59:59", alasan="  Tutup   tahun ")
    assert (made.lebih_awal, made.alasan) == (True, "Tutup tahun")


def test_a_month_that_is_not_over_cannot_be_released(cast: Cast) -> None:
    tpp.berlaku()
    with pytest.raises(Conflict, match="belum berakhir"):
        rilis.diminta(cast, at="2023-02-28 23:59:59", alasan="Buru-buru")


def test_without_a_policy_nothing_is_reckoned(cast: Cast) -> None:
    with pytest.raises(Conflict, match="kebijakan TPP"):
        rilis.diminta(cast)


def test_a_released_month_is_not_released_again(cast: Cast) -> None:
    tpp.berlaku()
    rilis.dirilis(cast)
    with pytest.raises(Conflict, match="sudah dirilis"):
        rilis.diminta(cast)


def test_the_same_job_twice_makes_one_release(cast: Cast) -> None:
    tpp.berlaku()
    made = rilis.dirilis(cast)
    again = operations.bekukan(
        context(None, rilis.PADA), pekerjaan_id=made.pekerjaan_id or 0, kabari=lambda done, total: None
    )
    assert (again, Rilis.objects.count()) == (made, 1)


def test_two_requests_at_once_are_one_job(cast: Cast) -> None:
    tpp.berlaku()
    rilis.diminta(cast)
    with pytest.raises(Conflict, match="sedang dikerjakan"):
        rilis.diminta(cast)


def test_nobody_is_left_out_when_the_list_changes_meanwhile(cast: Cast) -> None:
    tpp.berlaku()
    job = rilis.diminta(cast)

    def someone_comes(done: int, total: int) -> None:
        from tests.cast import person

        person("Baru Saja Masuk")

    with pytest.raises(Conflict, match="Daftar pegawai berubah"):
        operations.bekukan(context(None, rilis.PADA), pekerjaan_id=job.pk, kabari=someone_comes)
    assert not Rilis.objects.exists()
    assert not RilisBaris.objects.exists()
