"""A move to another position, with what it takes to undo it; a penilai who is not there any more."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.mutasi.rules.perpindahan import Kasus


class Mutasi(models.Model):
    """One move (manual BAB VII, domain.md §7), from ``riwayat_lama`` and ``skp_lama`` to ``riwayat_baru``.

    Where there was none before, ``riwayat_lama`` or ``skp_lama`` is None.
    It can be taken back until ``selesai_pada`` (the next move was recorded) or ``dibatalkan_pada`` (it was
    taken back; ``riwayat_baru`` is then empty). ``semula`` is what it changed, as it was before: see
    ``operations.perpindahan``.
    """

    pegawai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    tanggal = models.DateField()
    kasus = models.CharField(max_length=4, choices=Kasus.choices())
    riwayat_lama = models.ForeignKey(
        "kepegawaian.RiwayatJabatan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    riwayat_baru = models.ForeignKey(
        "kepegawaian.RiwayatJabatan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    skp_lama = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, null=True, related_name="+")
    semula = models.JSONField()
    dicatat_oleh = models.ForeignKey("akun.Akun", on_delete=models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)
    dibatalkan_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-tanggal", "-id")
        verbose_name_plural = "mutasi"
        constraints = (
            models.UniqueConstraint(
                fields=("pegawai",),
                condition=Q(selesai_pada__isnull=True, dibatalkan_pada__isnull=True),
                name="mutasi_satu_berjalan",
            ),
            models.CheckConstraint(condition=Q(kasus__in=[k.value for k in Kasus]), name="mutasi_kasus"),
            models.CheckConstraint(
                condition=Q(dibatalkan_pada__isnull=True, riwayat_baru__isnull=False)
                | Q(dibatalkan_pada__isnull=False, riwayat_baru__isnull=True, selesai_pada__isnull=True),
                name="mutasi_dibatalkan_tanpa_riwayat_baru",
            ),
        )

    def __str__(self) -> str:
        return f"mutasi {self.tanggal} pegawai {self.pegawai_id}"


class PenilaiBerhenti(models.Model):
    """That a penilai rates no more was told to everybody whom it concerns (issue 9 §1).

    Who rates instead is a rule (``kepegawaian.queries.berhenti``), not this row: it only remembers since
    when (``sejak``, local day) and who was told to go on (``pengganti``; None: nobody is there).
    ``kembali_pada``: the penilai is back.
    """

    penilai = models.ForeignKey("kepegawaian.Pegawai", on_delete=models.PROTECT, related_name="+")
    sebab = models.CharField(max_length=16, choices=SebabBerhenti.choices())
    sejak = models.DateField()
    pengganti = models.ForeignKey(
        "kepegawaian.Pegawai", on_delete=models.PROTECT, null=True, related_name="+"
    )
    kembali_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sejak", "-id")
        verbose_name_plural = "penilai berhenti"
        constraints = (
            models.UniqueConstraint(
                fields=("penilai",), condition=Q(kembali_pada__isnull=True), name="penilai_berhenti_sekali"
            ),
            models.CheckConstraint(
                condition=Q(sebab__in=SebabBerhenti.values()), name="penilai_berhenti_sebab"
            ),
        )

    def __str__(self) -> str:
        return f"penilai {self.penilai_id} berhenti {self.sejak}"
