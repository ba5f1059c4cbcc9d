"""BAB III of the manual, told through the web door: making an SKP, handing it in, approving it."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.skp.models import Rhk, Skp, VersiRhk
from sikinerja.skp.rules import Perilaku
from tests.builders import skp as build
from tests.cast import Cast, tenure
from tests.loopback import Server, data

Login = Callable[[Pegawai], Client]


def address(name: str, *args: int) -> str:
    return reverse(name, args=args)


def make_skp(client: Client, riwayat: RiwayatJabatan, model: str) -> Skp:
    """Tambah SKP with what the form is prefilled with."""
    page = client.get(address("skp:tambah"), {"riwayat": riwayat.pk}).content.decode()
    assert f"{riwayat.tahun} - {riwayat.jabatan.nama}" in page
    assert "PENTING: 1 Riwayat Jabatan hanya untuk 1 Periode SKP" in page
    assert "Lihat contoh" in page
    data = {
        "riwayat": riwayat.pk,
        "tahun": 2023,
        "periode_awal": "2023-01-01",
        "periode_akhir": "2023-12-31",
        "model": model,
    }
    answer = client.post(address("skp:tambah"), data)
    skp = Skp.objects.get(riwayat=riwayat)
    assert answer.status_code == 303
    assert answer.headers["Location"] == address("skp:detail", skp.pk)
    return skp


def add_rhk(
    client: Client, skp: Skp, teks: str, *, jenis: str = "UTAMA", intervensi: int | None = None
) -> Rhk:
    data = {"jenis": jenis, "teks": teks} | ({"intervensi": intervensi} if intervensi else {})
    answer = client.post(address("skp:tambah_rhk", skp.pk), data)
    assert answer.status_code == 303, answer.content.decode()
    return Rhk.objects.get(skp=skp, teks=teks)


def add_indikator(client: Client, rhk: Rhk, **data: str) -> None:
    answer = client.post(address("skp:tambah_indikator", rhk.skp_id, rhk.pk), data)
    assert answer.status_code == 303, answer.content.decode()


def shown(client: Client, name: str, *args: int) -> str:
    answer = client.get(address(name, *args))
    assert answer.status_code == 200
    return answer.content.decode()


def step(client: Client, name: str, skp: Skp, catatan: str | None = None) -> int:
    """Send the form of a step as its page shows it (with the example note unless another is given)."""
    form = client.get(address(name, skp.pk))
    assert form.status_code == 200
    skp.refresh_from_db()
    data = {"langkah": skp.langkah} | ({} if catatan is None else {"catatan": catatan})
    return client.post(address(name, skp.pk), data).status_code


def test_bab_3_3_skp_jpt(cast: Cast, login: Login) -> None:
    """III.3: the Kepala Badan makes an SKP of model JPT and hands it in to the Gubernur."""
    kepala = login(cast.kepala)
    skp = make_skp(kepala, cast.riwayat_kepala, "JPT")
    assert "2 hal lagi" not in shown(kepala, "skp:detail", skp.pk)
    assert "Belum ada rencana hasil kerja utama" in shown(kepala, "skp:detail", skp.pk)
    rhk = add_rhk(kepala, skp, "Terwujudnya urusan penunjang administrasi perkantoran")
    assert "RHK Utama 1 belum memiliki indikator" in shown(kepala, "skp:detail", skp.pk)
    add_indikator(
        kepala,
        rhk,
        teks="Persentase administrasi perkantoran",
        target="100",
        satuan="Persentase",
        ukuran="PENGUATAN_INTERNAL",
    )
    page = shown(kepala, "skp:detail", skp.pk)
    assert "Perspektif" in page
    assert "Penguatan Internal" in page
    assert "diintervensi" not in page

    form = shown(kepala, "skp:ajukan", skp.pk)
    assert "Mohon berkenan Bapak/Ibu penilai untuk melakukan koreksi" in form
    assert "Narasi diatas adalah contoh, dapat disesuaikan dengan kebutuhan." in form
    assert step(kepala, "skp:ajukan", skp, "<b>Mohon</b> diperiksa.") == 303
    skp.refresh_from_db()
    assert skp.status == "PENILAIAN"


def test_bab_3_5_skp_ja_jf_and_6_approval(cast: Cast, login: Login) -> None:
    """III.5 and 6: a staff member serves the superior's RHK; it is returned, mended, and approved."""
    atasan = build.disetujui(cast.riwayat_penilai, rhk=2, indikator=1)
    pegawai, penilai = login(cast.pegawai), login(cast.penilai)
    skp = make_skp(pegawai, cast.riwayat, "JAJF")
    served = VersiRhk.objects.filter(versi__skp=atasan).order_by("urutan").first()
    assert served is not None
    assert served.teks in shown(pegawai, "skp:tambah_rhk", skp.pk)
    rhk = add_rhk(pegawai, skp, "Terlaksananya pengelolaan server", intervensi=served.pk)
    teks = "Jumlah kegiatan monitoring dan maintenance server"
    add_indikator(pegawai, rhk, teks=teks, target="12,5", satuan="Kali per bulan", ukuran="KUANTITAS")
    page = shown(pegawai, "skp:detail", skp.pk)
    assert "12,5 Kali per bulan" in page
    assert "Rencana sudah lengkap" in page
    assert step(pegawai, "skp:ajukan", skp, "Mohon diperiksa.") == 303

    assert "Rencana Hasil Kerja" in shown(penilai, "penilaian_skp:daftar")
    assert "Terlaksananya pengelolaan server" in shown(penilai, "penilaian_skp:detail", skp.pk)
    assert step(penilai, "penilaian_skp:kembalikan", skp, "Tambahkan RHK <script>x</script>rapat.") == 303
    page = shown(pegawai, "skp:detail", skp.pk)
    assert "Dikembalikan" in page
    assert "<script>x" not in page
    tambahan = add_rhk(pegawai, skp, "Terlaksananya rapat", jenis="TAMBAHAN", intervensi=served.pk)
    add_indikator(pegawai, tambahan, teks="Jumlah rapat", target="4", satuan="kali", ukuran="KUALITAS")
    assert step(pegawai, "skp:ajukan", skp, "Sudah diperbaiki.") == 303

    form = shown(penilai, "penilaian_skp:terima", skp.pk)
    assert "7 ekspektasi belum disimpan" in form
    hopes = {p.value: f"Harapan {p.label}" for p in Perilaku}
    assert penilai.post(address("penilaian_skp:simpan_ekspektasi", skp.pk), hopes).status_code == 303
    page = shown(penilai, "penilaian_skp:detail", skp.pk)
    assert "7 dari 7 ekspektasi tersimpan" in page
    assert "Ubah" in page
    edited = {"AKUNTABEL": "Disiplin jam masuk dan jam pulang kerja"}
    assert penilai.post(address("penilaian_skp:simpan_ekspektasi", skp.pk), edited).status_code == 303
    assert step(penilai, "penilaian_skp:terima", skp, "Disetujui.") == 303

    skp.refresh_from_db()
    assert (skp.status, skp.versi_terakhir) == ("DISETUJUI", 1)
    page = shown(pegawai, "skp:detail", skp.pk)
    assert "Disetujui oleh Ratna Penilai Contoh, SH" in page
    assert "Disiplin jam masuk dan jam pulang kerja" in page


def test_bab_3_6_a_penilai_without_skp_is_told(cast: Cast, login: Login) -> None:
    """domain.md §2: a superior without SKP is told; the way out: test_bab_3_rantai."""
    pegawai = login(cast.pegawai)
    skp = make_skp(pegawai, cast.riwayat, "JAJF")
    rhk = add_rhk(pegawai, skp, "Rencana tanpa atasan")
    add_indikator(pegawai, rhk, teks="Jumlah", target="1", satuan="kali", ukuran="WAKTU")
    page = shown(pegawai, "skp:detail", skp.pk)
    assert "belum memiliki SKP yang disetujui untuk periode ini dan sudah diberi tahu" in page
    answer = pegawai.post(address("skp:ajukan", skp.pk), {"langkah": 0, "catatan": "Mohon diperiksa."})
    assert answer.status_code == 422
    assert "belum memilih RHK atasan yang diintervensi" in answer.content.decode()
    page = login(cast.penilai).get(reverse("pemberitahuan:daftar")).content.decode()
    assert page.count("SKP 2023 Anda ditunggu bawahan") == 1


def test_bab_3_two_positions_two_skp(cast: Cast, login: Login) -> None:
    """*Lihat contoh*: two riwayat in one year take two SKP, which never overlap."""
    pegawai = login(cast.pegawai)
    assert "dua riwayat jabatan dan dua SKP" in shown(pegawai, "skp:contoh")
    build.konsep(cast.riwayat)
    second = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.kepala, aktif=False
    )
    data = {"riwayat": second.pk, "tahun": 2023, "periode_awal": "2023-12-31", "periode_akhir": "2023-12-31"}
    asked = pegawai.post(address("skp:tambah"), data | {"model": "JAJF"})
    assert asked.status_code == 422
    yakin = re.search(r'name="yakin" value="([0-9a-f]+)"', asked.content.decode())
    assert yakin, "an SKP of one day is asked about first"
    answer = pegawai.post(address("skp:tambah"), data | {"model": "JAJF", "yakin": yakin[1]})
    assert answer.status_code == 422
    assert "tumpang tindih" in answer.content.decode()


def test_bab_3_4_import_from_tool_kinerja(cast: Cast, login: Login, tool_kinerja: Server) -> None:
    """III.4: the periode there is another one; it is mended there, and the import is done again."""
    kepala = login(cast.kepala)
    skp = make_skp(kepala, cast.riwayat_kepala, "JPT")
    assert "Import RHK Tool Kinerja" in shown(kepala, "skp:detail", skp.pk)
    assert "Apakah anda yakin akan melakukan Import RHK dari aplikasi Tool Kinerja" in shown(
        kepala, "skp:impor", skp.pk
    )
    indikator = {"target": 100, "satuan": "persen", "perspektif": "PROSES_BISNIS"}
    known = {
        "versi": 1,
        "nip": cast.kepala.nip,
        "tahun": 2023,
        "periode_awal": "2023-01-01",
        "periode_akhir": "2023-06-30",
        "rhk": [
            {
                "jenis": "UTAMA",
                "teks": f"Terwujudnya urusan {n}",
                "indikator": [indikator | {"teks": f"Persentase {n}.{i}"} for i in range(1 + (n < 3))],
            }
            for n in range(10)
        ],
    }
    tool_kinerja.answer = data(known)
    answer = kepala.post(address("skp:impor", skp.pk), {"cara": "LAYANAN"})
    assert answer.status_code == 422
    failed = answer.content.decode()
    assert "Gagal Import Rencana Hasil Kerja dari Tool Kinerja." in failed
    assert "mengubah/edit Periode SKP pada tahun 2023. Jika sudah sama, anda dapat melakukan import" in failed
    assert "Buka Aplikasi Tool Kinerja" in failed
    assert not skp.rhk.exists()

    tool_kinerja.answer = data(known | {"periode_akhir": "2023-12-31"})
    assert kepala.post(address("skp:impor", skp.pk), {"cara": "LAYANAN"}).status_code == 303
    page = shown(kepala, "skp:detail", skp.pk)
    assert "Berhasil Import 10 Rencana Hasil Kerja dan 13 Indikator dari aplikasi Tool Kinerja." in page
    assert "silahkan periksa ulang untuk memastikan Rencana Hasil Kerja sudah tepat" in page
    assert "Rencana sudah lengkap" in page
