"""What the penilai judges of a month (manual BAB VI.2-4) and of the year (BAB IV.4)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length

from sikinerja.penilaian.rules import KUADRAN, MINIMUM_ALASAN, Capaian, Rating
from sikinerja.skp.rules import Perilaku, Predikat

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)


def _quadrant(hasil_kerja: str, perilaku: str, predikat: str) -> Q:
    """Predikat equals the quadrant: held by the database too. The arguments name the columns."""
    condition = Q()
    for ratings, word in KUADRAN.items():
        values = (ratings[0].value, ratings[1].value, word.value)
        condition |= Q(**dict(zip((hasil_kerja, perilaku, predikat), values, strict=True)))
    return condition


class Penilaian(models.Model):
    """The rating of one submitted month, or of a realisasi akhir.

    ``penilai`` is who rated last; predikat is set with the second rating (of a year: with both at once).
    ``draf`` keeps, by rater, what each who may rate typed and has not saved. A year that is opened again
    gets a new row; the earlier one stays as it is. ``identitas_*`` are the people as they were at SELESAI
    (``atasan``: the penilai's own penilai); ``capaian`` what their organisation had achieved then, as far as
    it was known; ``alasan_berbeda`` why the rating of its head departs from it (domain.md §5).
    """

    realisasi = models.OneToOneField(
        "realisasi.Realisasi", on_delete=models.PROTECT, null=True, related_name="penilaian"
    )
    realisasi_akhir = models.ForeignKey(
        "realisasi.RealisasiAkhir", on_delete=models.PROTECT, null=True, related_name="daftar_penilaian"
    )
    pengajuan = models.ForeignKey(
        "realisasi.Pengajuan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    penilai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    rating_hasil_kerja = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    rating_perilaku = models.CharField(max_length=8, choices=Rating.choices(), blank=True)
    catatan_akhir = models.TextField(blank=True)
    predikat = models.CharField(max_length=16, choices=Predikat.choices(), blank=True)
    identitas_pegawai = models.JSONField(default=dict)
    identitas_penilai = models.JSONField(default=dict)
    identitas_atasan = models.JSONField(default=dict)
    capaian = models.CharField(max_length=16, choices=Capaian.choices(), blank=True)
    alasan_berbeda = models.TextField(blank=True)
    draf = models.JSONField(default=dict)
    draf_disimpan_pada = models.DateTimeField(null=True)
    hasil_kerja_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(predikat="") | _quadrant("rating_hasil_kerja", "rating_perilaku", "predikat"),
                name="penilaian_predikat_kuadran",
            ),
            models.CheckConstraint(
                condition=Q(predikat="") | (Q(selesai_pada__isnull=False) & ~Q(catatan_akhir="")),
                name="penilaian_selesai_lengkap",
            ),
            models.CheckConstraint(
                condition=Q(realisasi__isnull=True) ^ Q(realisasi_akhir__isnull=True),
                name="penilaian_bulan_atau_akhir",
            ),
            models.UniqueConstraint(
                fields=("realisasi_akhir",), condition=Q(predikat=""), name="penilaian_akhir_satu_terbuka"
            ),
        )

    def __str__(self) -> str:
        return f"penilaian {self.pk}"


class UmpanBalikIndikator(models.Model):
    """Feedback on one submitted indikator."""

    penilaian = models.ForeignKey(Penilaian, on_delete=models.CASCADE, related_name="umpan_balik_indikator")
    pengajuan_indikator = models.ForeignKey(
        "realisasi.PengajuanIndikator", on_delete=models.PROTECT, related_name="+"
    )
    teks = models.CharField(max_length=1000)

    class Meta:
        ordering = ("penilaian", "pengajuan_indikator")
        constraints = (
            models.UniqueConstraint(
                fields=("penilaian", "pengajuan_indikator"), name="umpan_balik_indikator_satu"
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="umpan_balik_indikator_terisi"),
        )

    def __str__(self) -> str:
        return self.teks


class UmpanBalikPerilaku(models.Model):
    """Feedback on one of the seven values."""

    penilaian = models.ForeignKey(Penilaian, on_delete=models.CASCADE, related_name="umpan_balik_perilaku")
    perilaku = models.CharField(max_length=24, choices=Perilaku.choices())
    teks = models.CharField(max_length=1000)

    class Meta:
        ordering = ("penilaian", "id")
        constraints = (
            models.UniqueConstraint(fields=("penilaian", "perilaku"), name="umpan_balik_perilaku_satu"),
            models.CheckConstraint(
                condition=Q(perilaku__in=[p.value for p in Perilaku]), name="umpan_balik_perilaku"
            ),
            models.CheckConstraint(condition=~Q(teks=""), name="umpan_balik_perilaku_terisi"),
        )

    def __str__(self) -> str:
        return self.teks


class PerubahanPenilaian(models.Model):
    """The one change of a month's ratings: old and new values and the reason, kept for both (F6.8)."""

    penilaian = models.OneToOneField(Penilaian, on_delete=models.PROTECT, related_name="perubahan")
    penilai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    hasil_kerja_lama = models.CharField(max_length=8, choices=Rating.choices())
    perilaku_lama = models.CharField(max_length=8, choices=Rating.choices())
    predikat_lama = models.CharField(max_length=16, choices=Predikat.choices())
    hasil_kerja_baru = models.CharField(max_length=8, choices=Rating.choices())
    perilaku_baru = models.CharField(max_length=8, choices=Rating.choices())
    predikat_baru = models.CharField(max_length=16, choices=Predikat.choices())
    alasan = models.TextField()
    pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(alasan__length__gte=MINIMUM_ALASAN), name="perubahan_alasan_panjang"
            ),
            models.CheckConstraint(
                condition=_quadrant("hasil_kerja_baru", "perilaku_baru", "predikat_baru"),
                name="perubahan_predikat_kuadran",
            ),
            models.CheckConstraint(
                condition=~Q(hasil_kerja_baru=F("hasil_kerja_lama"), perilaku_baru=F("perilaku_lama")),
                name="perubahan_mengubah",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predikat_lama} -> {self.predikat_baru}"


class PembukaanKembali(models.Model):
    """BKD opened a final rating again, with the reason; the rating itself stays readable (domain.md §5)."""

    penilaian = models.OneToOneField(Penilaian, on_delete=models.PROTECT, related_name="pembukaan")
    alasan = models.TextField()
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(alasan=""), name="pembukaan_beralasan"),)

    def __str__(self) -> str:
        return f"pembukaan kembali {self.penilaian_id}"


class CapaianOrganisasi(models.Model):
    """What a PD, or a unit with a head of its own, achieved in a year; the last row set counts.

    ``nomor`` counts them from 1: of two people at once one is told (domain.md §5).
    """

    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    unit_kerja = models.ForeignKey(
        "kepegawaian.UnitKerja", on_delete=models.PROTECT, null=True, related_name="+"
    )
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    capaian = models.CharField(max_length=16, choices=Capaian.choices())
    akun = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    nama = models.CharField(max_length=150)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(perangkat_daerah__isnull=True) ^ Q(unit_kerja__isnull=True),
                name="capaian_pd_atau_unit",
            ),
            models.CheckConstraint(
                condition=Q(capaian__in=[c.value for c in Capaian]), name="capaian_tingkat"
            ),
            models.UniqueConstraint(fields=("perangkat_daerah", "tahun", "nomor"), name="capaian_pd_nomor"),
            models.UniqueConstraint(fields=("unit_kerja", "tahun", "nomor"), name="capaian_unit_nomor"),
        )

    def __str__(self) -> str:
        return f"{self.capaian} {self.tahun}"
