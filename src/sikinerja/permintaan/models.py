"""What the doors remember of requests: how many came, and those that must not run twice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sikinerja.permintaan.rules import PANJANG_KUNCI, PANJANG_KUNCI_FORMULIR


class Pemakaian(models.Model):
    """How many requests a token has made in the minute that begins at ``jendela``: one row for each token."""

    token = models.OneToOneField("akun.Token", on_delete=models.CASCADE, primary_key=True, related_name="+")
    jendela = models.DateTimeField()
    jumlah = models.PositiveIntegerField()

    class Meta:
        ordering = ("token",)

    def __str__(self) -> str:
        return f"token {self.token_id}: {self.jumlah}"


class Permintaan(models.Model):
    """A write sent with an idempotency key; ``sidik`` is the hash of method, address and body.

    ``giliran`` says which process works on it; ``dilaksanakan`` is set in the very transaction that did the
    work; ``status`` and ``jawaban`` are the answer, once it is known.
    """

    token = models.ForeignKey("akun.Token", on_delete=models.CASCADE, related_name="+")
    kunci = models.CharField(max_length=PANJANG_KUNCI)
    sidik = models.CharField(max_length=64)
    giliran = models.UUIDField()
    dimulai_pada = models.DateTimeField()
    dilaksanakan = models.BooleanField(default=False)
    status = models.PositiveSmallIntegerField(null=True)
    jawaban = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("token", "kunci"), name="permintaan_satu_per_kunci"),
            models.CheckConstraint(condition=~Q(kunci=""), name="permintaan_kunci_terisi"),
            models.CheckConstraint(
                condition=Q(status__isnull=True) | Q(status__gte=200, status__lt=300),
                name="permintaan_jawaban_berhasil",
            ),
        )
        indexes = (models.Index(fields=("dimulai_pada",), name="permintaan_dimulai"),)

    def __str__(self) -> str:
        return f"{self.kunci} ({self.dimulai_pada:%Y-%m-%d %H:%M})"


class Kiriman(models.Model):
    """A form of the web door that was carried out; ``kunci`` is the one that this showing of it had.

    Written in the transaction of the operation that did the work. ``alamat`` is the path it was sent to,
    ``sidik`` the hash of address and fields, ``lokasi`` the page that the answer led to ("" : it showed
    something itself, or was lost).
    """

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, related_name="+")
    kunci = models.CharField(max_length=PANJANG_KUNCI_FORMULIR)
    sidik = models.CharField(max_length=64)
    giliran = models.UUIDField()
    dikirim_pada = models.DateTimeField()
    alamat = models.TextField(blank=True)
    dijawab = models.BooleanField(default=False)
    lokasi = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("akun", "kunci"), name="kiriman_satu_per_kunci"),
            models.CheckConstraint(condition=~Q(kunci=""), name="kiriman_kunci_terisi"),
        )
        indexes = (models.Index(fields=("dikirim_pada",), name="kiriman_dikirim"),)

    def __str__(self) -> str:
        return f"{self.kunci} ({self.dikirim_pada:%Y-%m-%d %H:%M})"
