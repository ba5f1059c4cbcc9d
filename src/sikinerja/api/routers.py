"""Everything the API is made of, in the order in which the page shows it."""

from __future__ import annotations

from sikinerja.api import aktivitas, dispensasi, saya
from sikinerja.api.door import api
from sikinerja.api.mesin import masuk, rilis
from sikinerja.api.orang import jabatan, nomor, plt, profil
from sikinerja.api.penilaian import akhir as penilaian_akhir
from sikinerja.api.penilaian import bulanan as penilaian_bulanan
from sikinerja.api.realisasi import akhir, bulanan
from sikinerja.api.skp import langkah, rencana, tool_kinerja

ROUTERS = (
    ("Saya", saya.router),
    ("Profil", profil.router),
    ("Riwayat jabatan", jabatan.router),
    ("Mutasi", jabatan.mutasi),
    ("Nomor dan data ganda", nomor.router),
    ("SKP", rencana.router),
    ("Langkah SKP", langkah.router),
    ("Aktivitas harian", aktivitas.router),
    ("Realisasi bulanan", bulanan.router),
    ("Realisasi akhir", akhir.router),
    ("Penilaian SKP", langkah.penilai),
    ("Penilaian bulanan", penilaian_bulanan.router),
    ("Penilaian akhir", penilaian_akhir.router),
    ("Capaian organisasi", penilaian_akhir.organisasi),
    ("Plt. dan Plh.", plt.router),
    ("Dispensasi", dispensasi.router),
    ("Pilihan", profil.pilihan),
    ("Tool Kinerja", tool_kinerja.router),
    ("Rilis", rilis.milik),
    ("Mesin: kehadiran", masuk.kehadiran),
    ("Mesin: pegawai", masuk.pegawai),
    ("Mesin: rilis", rilis.router),
)
for _tag, _router in ROUTERS:
    api.add_router("", _router, tags=[_tag])

__all__ = ["api"]
