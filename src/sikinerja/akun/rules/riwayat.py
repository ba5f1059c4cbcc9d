"""What the audit trail says about an account, in words people read. Pure Python."""

from __future__ import annotations

KATA = {
    "akun.buat": "Akun dibuat",
    "akun.ganti_username": "NIP atau username diganti",
    "akun.masuk": "Masuk",
    "akun.keluar": "Keluar",
    "akun.keluar_semua": "Keluar dari semua perangkat",
    "akun.langkah_pertama": "Password benar, langkah kedua diminta",
    "akun.gagal_langkah_kedua": "Langkah kedua gagal",
    "akun.ditolak_nonaktif": "Ditolak masuk karena nonaktif",
    "akun.pastikan": "Password diketik lagi untuk memastikan",
    "akun.gagal_password_lama": "Password lama salah diketik",
    "akun.ganti_password": "Password diganti",
    "akun.minta_reset": "Tautan reset password diminta",
    "akun.reset_password": "Password dibuat baru lewat tautan",
    "akun.beri_password": "Password pertama yang baru diberikan",
    "akun.aktifkan": "Akun diaktifkan",
    "akun.nonaktifkan": "Akun dinonaktifkan",
    "akun.jadikan_bkd": "Dijadikan Pengelola Aplikasi",
    "akun.akhiri_sesi": "Satu sesi diakhiri",
    "akun.akhiri_semua_sesi": "Semua sesi diakhiri",
    "akun.pasang_faktor": "Verifikasi dua langkah dipasang",
    "akun.hapus_faktor": "Satu cara verifikasi dua langkah dihapus",
    "akun.reset_faktor": "Verifikasi dua langkah direset",
    "akun.kode_pemulihan_baru": "Kode pemulihan baru dibuat",
    "akun.pakai_kode_pemulihan": "Kode pemulihan dipakai",
    "akun.buat_token": "Token dibuat",
    "akun.cabut_token": "Token dicabut",
    "akun.cabut_semua_token": "Semua token dicabut",
    "akun.pakai_token": "Token dipakai",
    "kepegawaian.tambah_pegawai": "Data pegawai dibuat",
    "kepegawaian.gabungkan": "Data ganda digabungkan",
    "kepegawaian.batal_gabungkan": "Penggabungan data dibatalkan",
    "kepegawaian.ganti_nomor": "NIP atau jenis kepegawaian diubah",
    "kepegawaian.edit_profil": "Profil diubah",
    "kepegawaian.tambah_riwayat": "Riwayat jabatan ditambah",
    "kepegawaian.ubah_riwayat": "Riwayat jabatan diubah",
    "kepegawaian.hapus_riwayat": "Riwayat jabatan dihapus",
    "mutasi.mutasi": "Mutasi dicatat",
    "mutasi.batalkan": "Mutasi dibatalkan",
    "mutasi.ganti_penilai": "Pejabat penilai diganti",
}


def kata(aksi: str) -> str:
    """The word for ``room.verb``; an unknown one is shown with its own."""
    return KATA.get(aksi) or aksi.partition(".")[2].replace("_", " ").capitalize() or aksi


def oleh(*, nama: str, sebagai: str, untuk: str) -> str:
    """Who did it; for whom and by which right, where that is not themselves."""
    if not untuk:
        return f"oleh {nama}"
    return f"oleh {nama}, {sebagai}, untuk {untuk}" if sebagai else f"oleh {nama}, untuk {untuk}"
