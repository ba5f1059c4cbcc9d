"""First passwords made for many people at once, until they are printed."""

from __future__ import annotations

from django.db import models


class LembarPassword(models.Model):
    """Sealed first passwords of one slice of a job; deleted when they are shown, or a day later."""

    pekerjaan = models.ForeignKey("pekerjaan.Pekerjaan", on_delete=models.PROTECT, related_name="+")
    urutan = models.PositiveIntegerField()
    isi = models.TextField()
    dibuat_pada = models.DateTimeField()

    class Meta:
        ordering = ("pekerjaan", "urutan", "id")
        constraints = (
            models.UniqueConstraint(fields=("pekerjaan", "urutan"), name="lembar_password_sekali"),
            models.CheckConstraint(condition=~models.Q(isi=""), name="lembar_password_terisi"),
        )

    def __str__(self) -> str:
        return f"lembar {self.pekerjaan_id}/{self.urutan}"
