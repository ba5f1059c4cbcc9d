"""A file of employees: checked, shown, applied; bad rows told; nothing twice; nothing overwritten blindly."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from sikinerja.akun.models import Akun
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.impor import operations
from sikinerja.impor.models import Impor
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Jabatan, Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.worker import clock, imports
from tests.builders import impor as build
from tests.builders.impor import baris, counts, csv, diperiksa, diterapkan, rows, xlsx
from tests.cast import Cast, context, moment, next_nip


@pytest.fixture(autouse=True)
def _stage(cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))


def test_new_people_come_in_and_the_same_file_then_changes_nothing(cast: Cast) -> None:
    kepala, staf = next_nip(), next_nip()
    file = xlsx(
        baris(cast, staf, "Staf Baru", penilai=kepala),
        baris(cast, kepala, "Kepala Baru", penilai=cast.kepala.nip or ""),
        baris(cast, cast.rekan.nip or "", "Agus Rekan Contoh, SE"),
    )
    impor = diperiksa(cast.bkd, file, nama="pegawai.xlsx")

    assert (impor.status, counts(impor)) == ("SIAP", (2, 1, 0, 0))
    assert [(row.nomor, row.status, row.urutan) for row in rows(impor)] == [
        (2, "BARU", 1),
        (3, "BARU", 0),
        (4, "BERUBAH", 0),
    ]
    assert rows(impor)[2].ubahan == {"nama": ["Agus Rekan Contoh", "Agus Rekan Contoh, SE"]}
    assert not Akun.objects.filter(username=staf).exists()
    assert len(build.stored()) == 1

    impor = diterapkan(cast.bkd, impor)
    imports.hapus_kedaluwarsa()
    assert (impor.status, impor.diterapkan, impor.bentrok) == ("SELESAI", 3, 0)
    riwayat = RiwayatJabatan.objects.get(pegawai__nip=staf, aktif=True)
    assert riwayat.penilai is not None
    assert riwayat.penilai.nip == kepala
    assert RiwayatPenilai.objects.filter(riwayat=riwayat, penilai=riwayat.penilai).exists()
    assert not riwayat.pegawai.akun.has_usable_password()
    assert Akun.objects.get(pk=cast.rekan.akun_id).nama == "Agus Rekan Contoh, SE"
    done = Jejak.objects.filter(akun=cast.bkd.akun).values_list("aksi", flat=True)
    assert {"akun.buat", "kepegawaian.tambah_riwayat", "kepegawaian.ubah_pegawai"} <= set(done)
    told = Pemberitahuan.objects.filter(akun=cast.bkd.akun).order_by("id").last()
    assert told is not None
    assert (told.judul, told.tautan) == (
        "Import Pegawai (pegawai.xlsx) selesai: 3 baris diterapkan.",
        f"/kelola/impor/{impor.pk}/",
    )

    again = diperiksa(cast.bkd, file, nama="pegawai.xlsx")
    assert counts(again) == (0, 0, 3, 0)
    with pytest.raises(Invalid, match="Tidak ada perubahan"):
        operations.terapkan(context(cast.bkd), impor_id=again.pk)


def test_every_bad_row_is_told_with_line_column_and_reason(cast: Cast) -> None:
    twice = next_nip()
    impor = diperiksa(
        cast.bkd,
        csv(
            baris(cast, "1,99004E+17"),
            baris(cast, "199013172015021003"),
            baris(cast, jabatan="Tak Ada"),
            baris(cast, unit_kerja="Tak Ada"),
            baris(cast, perangkat_daerah="X"),
            baris(cast, penilai="199001012015011009"),
            baris(cast, twice),
            baris(cast, twice),
            baris(cast, golongan="III/z"),
            baris(cast, "203004172045021003"),
            baris(cast, cast.rekan.nip or "", penilai=cast.kepala.nip or ""),
            baris(cast)[:4],
            baris(cast),
        ),
    )  # fmt: skip
    assert counts(impor) == (1, 0, 0, 12)
    said = {row.nomor: [tuple(pair) for pair in row.salah] for row in rows(impor) if row.salah}
    words = {nomor: (pairs[0][0], pairs[0][1]) for nomor, pairs in said.items()}
    for nomor, kolom, word in (
        (2, "nip", "angka terakhirnya hilang"),
        (3, "nip", "tanggal lahir"),
        (4, "jabatan", "tidak ada jabatan Tak Ada"),
        (5, "unit_kerja", "tidak ada unit kerja Tak Ada"),
        (6, "perangkat_daerah", "dengan kode X"),
        (7, "penilai", "tidak ada pegawai"),
        (8, "", "sama dengan baris 9"),
        (9, "", "sama dengan baris 8"),
        (10, "golongan", "tidak ada golongan III/z"),
        (11, "nip", "tidak masuk akal"),
        (12, "penilai", "berbeda dari yang tercatat"),
        (13, "", "baris terpotong"),
    ):
        assert words[nomor][0] == kolom, nomor
        assert word in words[nomor][1], nomor
    applied = diterapkan(cast.bkd, impor)
    assert (applied.diterapkan, applied.salah) == (1, 12)


def test_circles_and_who_hangs_on_a_bad_row(cast: Cast) -> None:
    one, two, three, bad = next_nip(), next_nip(), next_nip(), next_nip()
    impor = diperiksa(
        cast.bkd,
        csv(
            baris(cast, one, penilai=two),
            baris(cast, two, penilai=one),
            baris(cast, three, penilai=bad),
            baris(cast, bad, penilai="gubernur", jabatan="Tak Ada"),
            baris(cast, penilai=three),
        ),
    )
    said = {row.nomor: row.salah[0][1] for row in rows(impor)}
    assert counts(impor) == (0, 0, 0, 5)
    assert "dinilai (langsung atau berjenjang)" in said[2]
    assert "dinilai (langsung atau berjenjang)" in said[3]
    assert said[4] == "baris penilainya (baris 5) salah"
    assert said[6] == "baris penilainya (baris 4) salah"


def test_a_row_that_changed_in_between_is_reported_and_not_overwritten(cast: Cast) -> None:
    impor = diperiksa(
        cast.bkd,
        csv(
            baris(cast, cast.rekan.nip or "", "Agus Rekan"),
            baris(cast, cast.pegawai.nip or "", "Yohanes Contoh"),
        ),
    )
    Akun.objects.filter(pk=cast.rekan.akun_id).update(nama="Nama dari Layar")
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(nama="Yohanes Contoh")
    impor = diterapkan(cast.bkd, impor)

    assert (impor.status, impor.diterapkan, impor.bentrok) == ("SELESAI", 1, 1)
    first, second = rows(impor)
    assert (first.hasil, second.hasil) == ("BENTROK", "DITERAPKAN")
    assert "berubah setelah berkas diperiksa" in first.alasan
    assert Akun.objects.get(pk=cast.rekan.akun_id).nama == "Nama dari Layar"


def test_a_killed_worker_goes_on_where_it_stopped(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations.rules, "BAGIAN", 2)
    impor = diperiksa(cast.bkd, csv(*(baris(cast, nama=f"Orang {n}") for n in range(7))))
    assert counts(impor) == (7, 0, 0, 0)
    impor = operations.terapkan(context(cast.bkd), impor_id=impor.pk)
    monkeypatch.setattr(imports, "SLICE_SECONDS", -1.0)
    before = Pegawai.objects.count()
    for done in (2, 4, 6, 7):
        imports.terapkan(impor.pekerjaan_id or 0)  # the process may end after any of these
        impor.refresh_from_db()
        assert (impor.diterapkan, Pegawai.objects.count() - before) == (done, done)
        assert impor.status == "DITERAPKAN"
    imports.terapkan(impor.pekerjaan_id or 0)
    imports.terapkan(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert (impor.status, impor.diterapkan) == ("SELESAI", 7)
    job = Pekerjaan.objects.get(pk=impor.pekerjaan_id)
    assert (job.status, job.selesai, job.total) == ("SELESAI", 7, 7)


def test_a_check_that_was_killed_begins_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    impor = build.diunggah(cast.bkd, csv(*(baris(cast) for _ in range(5))))
    real = operations.simpan
    monkeypatch.setattr(operations.rules, "BAGIAN", 2)

    def killed(*args: object, **kwargs: object) -> bool:
        real(*args, **kwargs)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(operations, "simpan", killed)
    with pytest.raises(KeyboardInterrupt):
        imports.periksa(impor.pekerjaan_id or 0)
    monkeypatch.setattr(operations, "simpan", real)
    imports.periksa(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert (impor.status, counts(impor), len(rows(impor))) == ("SIAP", (5, 0, 0, 0), 5)


def test_one_import_of_a_kind_is_applied_at_a_time(cast: Cast) -> None:
    one, two = (diperiksa(cast.bkd, csv(baris(cast))) for _ in range(2))
    operations.terapkan(context(cast.bkd), impor_id=one.pk)
    with pytest.raises(Conflict, match="Import lain"):
        operations.terapkan(context(cast.bkd), impor_id=two.pk)
    with pytest.raises(Conflict):
        operations.terapkan(context(cast.bkd), impor_id=one.pk)


def test_giving_up_leaves_what_was_applied(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations.rules, "BAGIAN", 1)
    monkeypatch.setattr(imports, "SLICE_SECONDS", -1.0)
    impor = diperiksa(cast.bkd, csv(baris(cast), baris(cast)))
    impor = operations.terapkan(context(cast.bkd), impor_id=impor.pk)
    imports.terapkan(impor.pekerjaan_id or 0)
    operations.batalkan(context(cast.bkd), impor_id=impor.pk)
    imports.terapkan(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert (impor.status, impor.diterapkan) == ("DIBATALKAN", 1)
    assert Pekerjaan.objects.get(pk=impor.pekerjaan_id).status == "SELESAI"


def test_a_pengelola_brings_in_their_own_pd_only(cast: Cast) -> None:
    impor = diperiksa(
        cast.pengelola,
        csv(
            baris(cast),
            baris(cast, perangkat_daerah="DINAS", unit_kerja="Bidang Sarana"),
            baris(cast, cast.orang_lain.nip or ""),
            baris(cast, cast.rekan.nip or "", "Agus, SE"),
            baris(cast)[:4] + [""] * 7,
        ),
    )
    said = {row.nomor: row.salah[0][1] for row in rows(impor) if row.salah}
    assert counts(impor) == (1, 1, 0, 3)
    assert said == {
        3: "bukan perangkat daerah Anda",
        4: "orang ini pegawai perangkat daerah lain; minta BKD memindahkannya",
        6: "isi dengan kode perangkat daerah Anda",
    }
    Akun.objects.filter(pk=cast.pengelola.akun_id).update(aktif=False)
    operations.terapkan(context(cast.pengelola), impor_id=impor.pk)
    impor.refresh_from_db()
    imports.terapkan(impor.pekerjaan_id or 0)
    impor.refresh_from_db()
    assert (impor.status, impor.diterapkan) == ("GAGAL", 0)
    assert "tidak aktif" in impor.pesan


def test_rows_and_stray_files_go_after_a_week(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    impor = diperiksa(cast.bkd, csv(baris(cast)))
    waiting = build.diunggah(cast.bkd, csv(baris(cast)))
    imports.hapus_kedaluwarsa()
    assert len(rows(impor)) == 1
    assert len(build.stored()) == 2
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-15 09:05"))
    monkeypatch.setattr(imports, "KEEP_STRAY_SECONDS", -1)
    imports.hapus_kedaluwarsa()
    assert rows(impor) == []
    assert build.stored() == []
    assert {Impor.objects.get(pk=one.pk).status for one in (impor, waiting)} == {"KEDALUWARSA"}


def test_the_number_of_queries_does_not_grow_with_the_rows(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (3, 60):
        with django_assert_max_num_queries(60):
            impor = diperiksa(cast.bkd, csv(*(baris(cast) for _ in range(count))))
        with django_assert_max_num_queries(80):
            diterapkan(cast.bkd, impor)


def test_nobody_new_comes_to_what_is_out_of_use(cast: Cast) -> None:
    Jabatan.objects.filter(pk=cast.jabatan_staf.pk).update(aktif=False)
    impor = diperiksa(cast.bkd, csv(baris(cast), baris(cast, cast.pegawai.nip or "", "Yohanes")))
    first, second = rows(impor)
    assert first.salah == [["jabatan", "sudah tidak dipakai lagi; pilih yang lain pada daftar"]]
    assert second.status == "BERUBAH"


def test_another_persons_name_under_a_number_is_asked_about(cast: Cast) -> None:
    people = ((cast.rekan, "Maria Ina Fanggi,S.AP"), (cast.pegawai, "YOHANES P. CONTOH,S.Kom"))
    impor = diperiksa(cast.bkd, csv(*(baris(cast, who.nip or "", nama) for who, nama in people)))
    first, second = rows(impor)
    assert (impor.ragu, first.ragu[0][0], second.ragu) == (1, "nama", [])
    assert "Maria Ina Fanggi, S.AP" in first.ragu[0][1]
    assert "milik Agus Rekan Contoh" in first.ragu[0][1]


def test_a_name_that_only_misses_its_space_is_the_same(cast: Cast) -> None:
    for kept in ("Petrus Fanggi,S.AP", "Petrus Fanggi, S.AP"):
        Akun.objects.filter(pk=cast.rekan.akun_id).update(nama=kept)
        for typed in ("Petrus Fanggi,S.AP", "Petrus  Fanggi , S.AP"):
            (row,) = rows(diperiksa(cast.bkd, csv(baris(cast, cast.rekan.nip or "", typed))))
            assert "nama" not in row.ubahan
