"""What the audit trail is about, as the pages say them. Pure Python.

``tests/architecture/test_jejak_words.py``: a model without a line here fails.
"""

from __future__ import annotations

OBJEK: dict[str, str] = {
    "aktivitas.aktivitas": "Aktivitas",
    "aktivitas.bulanaktivitas": "Bulan aktivitas",
    "aktivitas.rencanaaktivitas": "Rencana aktivitas",
    "akun.akun": "Akun",
    "akun.token": "Token",
    "dokumen.cetakan": "Dokumen",
    "impor.impor": "Import",
    "jadwal.dispensasi": "Dispensasi",
    "jadwal.gangguan": "Gangguan",
    "jadwal.jadwal": "Jadwal",
    "jadwal.pergeseranjam": "Waktu demo",
    "jadwal.perubahanjadwal": "Perubahan jadwal",
    "kehadiran.kehadiran": "Kehadiran",
    "kepegawaian.gabungan": "Penggabungan data",
    "kepegawaian.jabatan": "Jabatan",
    "kepegawaian.keadaankhusus": "Keadaan khusus",
    "kepegawaian.pangkat": "Pangkat",
    "kepegawaian.pegawai": "Pegawai",
    "kepegawaian.pelaksanatugas": "Plt. / Plh.",
    "kepegawaian.pengelola": "Pengelola kepegawaian",
    "kepegawaian.perangkatdaerah": "Perangkat daerah",
    "kepegawaian.riwayatjabatan": "Riwayat jabatan",
    "kepegawaian.riwayatnomor": "Riwayat nomor",
    "kepegawaian.riwayatpenilai": "Riwayat penilai",
    "kepegawaian.unitkerja": "Unit kerja",
    "mutasi.mutasi": "Mutasi",
    "mutasi.penilaiberhenti": "Pejabat penilai yang berhenti menilai",
    "pekerjaan.pekerjaan": "Pekerjaan",
    "pemberitahuan.informasi": "Informasi",
    "pemberitahuan.siaran": "Pengumuman",
    "pemberitahuan.surat": "Surel",
    "penilaian.capaianorganisasi": "Capaian organisasi",
    "penilaian.penilaian": "Penilaian",
    "penilaian.perubahanpenilaian": "Perubahan penilaian",
    "realisasi.realisasi": "Realisasi bulanan",
    "realisasi.realisasiakhir": "Realisasi akhir",
    "rilis.koreksi": "Koreksi rilis",
    "rilis.rilis": "Rilis",
    "rilis.rilisbaris": "Baris rilis",
    "rilis.rilisbeda": "Perubahan pada rilis koreksi",
    "skp.skp": "SKP",
    "skp.versi": "Versi SKP",
    "tpp.kebijakan": "Kebijakan TPP",
    "tpp.pengecualiantpp": "Pengecualian TPP",
    "webhook.kiriman": "Kiriman webhook",
    "webhook.webhook": "Webhook",
}
"""What is searched for."""
BAGIAN: dict[str, str] = {
    "akun.kodepemulihan": "Kode pemulihan",
    "akun.lembarpassword": "Lembar password",
    "akun.namamasuk": "Nama masuk",
    "akun.passkey": "Passkey",
    "akun.percobaanmasuk": "Percobaan masuk",
    "akun.sesi": "Perangkat",
    "akun.totp": "Kode dari HP",
    "impor.barisimpor": "Baris import",
    "jejak.jejak": "Jejak",
    "kehadiran.pemuatankehadiran": "Pemuatan kehadiran",
    "kehadiran.penutupankehadiran": "Penutupan kehadiran",
    "kepegawaian.gabunganpindah": "Baris yang dipindahkan penggabungan",
    "kepegawaian.perubahanpegawai": "Perubahan pegawai",
    "pemberitahuan.pemberitahuan": "Pemberitahuan",
    "pemberitahuan.pilihansaluran": "Pilihan pemberitahuan",
    "pengingat.pengingat": "Pengingat",
    "penilaian.pembukaankembali": "Pembukaan kembali",
    "penilaian.umpanbalikindikator": "Umpan balik hasil kerja",
    "penilaian.umpanbalikperilaku": "Umpan balik perilaku",
    "permintaan.kiriman": "Formulir yang dikirim",
    "permintaan.pemakaian": "Pemakaian token",
    "permintaan.permintaan": "Permintaan program",
    "realisasi.draf": "Draf realisasi",
    "realisasi.pengajuan": "Pengajuan realisasi",
    "realisasi.pengajuanindikator": "Indikator yang diajukan",
    "realisasi.riwayatrealisasi": "Riwayat realisasi",
    "rilis.rilisrekap": "Rekap rilis",
    "skp.ekspektasi": "Ekspektasi",
    "skp.indikator": "Indikator",
    "skp.lampiran": "Lampiran SKP",
    "skp.penghapusanskp": "Penghapusan SKP",
    "skp.rhk": "RHK",
    "skp.riwayatskp": "Riwayat SKP",
    "skp.versiekspektasi": "Ekspektasi satu versi",
    "skp.versiindikator": "Indikator satu versi",
    "skp.versilampiran": "Lampiran satu versi",
    "skp.versirhk": "RHK satu versi",
    "tpp.ketentuankhusus": "Ketentuan khusus TPP",
    "tpp.langkahpotongan": "Langkah potongan TPP",
    "tpp.persenhasil": "Persentase hasil TPP",
    "tpp.tanggapotongan": "Tangga potongan TPP",
}
"""Parts of these, and what only the program keeps."""


def kata_objek(jenis: str, nomor: int | None) -> str:
    """ "Riwayat jabatan 12"; empty where a deed has no object."""
    if not jenis:
        return ""
    nama = OBJEK.get(jenis) or BAGIAN.get(jenis, jenis.partition(".")[2].capitalize())
    return f"{nama} {nomor}" if nomor is not None else nama
