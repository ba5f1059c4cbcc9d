"""The accounts that the demo hands out: found again by what they are, not by number."""

from __future__ import annotations

from sikinerja.akun.models import Akun
from sikinerja.demo import tool_kinerja
from sikinerja.demo.moved import PERAN
from sikinerja.demo.organisation import TAHUN
from sikinerja.kepegawaian.models import Pengelola, PerangkatDaerah, RiwayatJabatan
from sikinerja.mutasi.models import Mutasi

PASSWORD = "kelimutu-tiga-warna"  # noqa: S105 - printed on purpose: the demo's own
PD = "BKD"


def _first_unit() -> RiwayatJabatan:
    """The active riwayat of a kepala bidang in the demo's chosen PD who rates a whole bidang."""
    return (
        RiwayatJabatan.objects.filter(
            aktif=True,
            perangkat_daerah__kode=PD,
            unit_kerja__jenis="BIDANG",
            jabatan__nama__startswith="Kepala",
        )
        .select_related("pegawai__akun")
        .order_by("id")[0]
    )


def employee_and_rater() -> tuple[RiwayatJabatan, RiwayatJabatan]:
    """The plain employee of the demo, and the penilai."""
    rater = _first_unit()
    employee = (
        RiwayatJabatan.objects.filter(aktif=True, penilai=rater.pegawai)
        .select_related("pegawai__akun")
        .order_by("id")[0]
    )
    return employee, rater


def accounts() -> list[dict[str, str]]:
    """Username, password, nama and peran of each demo account."""
    employee, rater = employee_and_rater()
    pd = PerangkatDaerah.objects.select_related("pimpinan__akun").get(kode=PD)
    officer = Pengelola.objects.filter(perangkat_daerah=pd).select_related("pegawai__akun").order_by("id")[0]
    fits, differs = (skp.pegawai.akun for skp in tool_kinerja.konsep()[:2])
    chosen = [
        (employee.pegawai.akun, f"Pegawai ({pd.nama}), realisasi Februari {TAHUN} belum diajukan"),
        (rater.pegawai.akun, "Pejabat penilai pegawai itu"),
        (Akun.objects.get(pegawai=pd.pimpinan_id), f"Pimpinan {pd.nama}"),
        (officer.pegawai.akun, f"Pengelola kepegawaian {pd.nama}"),
        (Akun.objects.get(is_pengelola_aplikasi=True), "Pengelola aplikasi (BKD)"),
        (Akun.objects.get(username="gubernur"), "Gubernur: menilai Sekretaris Daerah, tanpa SKP"),
        (Mutasi.objects.select_related("pegawai__akun").order_by("id")[0].pegawai.akun, PERAN),
        (fits, "Pegawai dengan SKP konsep: Import RHK dari Tool Kinerja berhasil"),
        (differs, "Pegawai dengan SKP konsep: Import RHK gagal karena periode tidak cocok"),
    ]
    return [
        {"username": akun.username, "password": PASSWORD, "nama": akun.nama, "peran": peran}
        for akun, peran in chosen
    ]
