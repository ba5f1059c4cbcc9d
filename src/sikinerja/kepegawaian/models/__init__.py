"""People, organisation and positions (manual BAB II)."""

# Django finds an app's models through this module alone.
from sikinerja.kepegawaian.models.gabungan import Gabungan, GabunganPindah
from sikinerja.kepegawaian.models.keadaan import KeadaanKhusus
from sikinerja.kepegawaian.models.nomor import RiwayatNomor
from sikinerja.kepegawaian.models.organisasi import Jabatan, Pangkat, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.models.pegawai import Pegawai, Pengelola
from sikinerja.kepegawaian.models.perubahan import PerubahanPegawai
from sikinerja.kepegawaian.models.riwayat import PelaksanaTugas, RiwayatJabatan, RiwayatPenilai

__all__ = [
    "Gabungan",
    "GabunganPindah",
    "Jabatan",
    "KeadaanKhusus",
    "Pangkat",
    "Pegawai",
    "PelaksanaTugas",
    "Pengelola",
    "PerangkatDaerah",
    "PerubahanPegawai",
    "RiwayatJabatan",
    "RiwayatNomor",
    "RiwayatPenilai",
    "UnitKerja",
]
