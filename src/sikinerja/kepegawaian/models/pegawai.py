"""People: who they are, and which PD they look after (manual BAB II)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.kepegawaian.models.organisasi import Pangkat, PerangkatDaerah
from sikinerja.kepegawaian.rules import JenisKepegawaian


class Pegawai(models.Model):
    """A person with an account. ``nip`` (NIP or NI PPPK, 18 digits) is empty for someone who is no ASN.

    ``jabatan_bukan_asn``: what documents print for such a person ("Gubernur"), who has no riwayat.
    """

    akun = models.OneToOneField("akun.Akun", on_delete=models.PROTECT, related_name="pegawai")
    jenis_kepegawaian = models.CharField(max_length=8, choices=JenisKepegawaian.choices())
    nip = models.CharField(max_length=18, null=True, unique=True)  # noqa: DJ001 - unique, and many have none
    pangkat = models.ForeignKey(Pangkat, on_delete=models.PROTECT, null=True, related_name="+")
    no_hp = models.CharField(max_length=20, blank=True)
    jabatan_bukan_asn = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^[0-9]{18}$"), name="pegawai_nip_18_angka"
            ),
            models.CheckConstraint(
                condition=Q(jenis_kepegawaian="NON_ASN", nip__isnull=True)
                | (Q(jenis_kepegawaian__in=["PNS", "PPPK"]) & Q(nip__isnull=False)),
                name="pegawai_nip_sesuai_jenis",
            ),
        )

    def __str__(self) -> str:
        return self.nip or f"pegawai {self.pk}"


class Pengelola(models.Model):
    """Pengelola kepegawaian: an HR officer of one PD."""

    pegawai = models.ForeignKey(Pegawai, on_delete=models.CASCADE, related_name="+")
    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("pegawai", "perangkat_daerah"), name="pengelola_satu"),
        )

    def __str__(self) -> str:
        return f"pengelola {self.pegawai_id} di {self.perangkat_daerah_id}"
