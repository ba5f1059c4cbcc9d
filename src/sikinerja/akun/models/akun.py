"""Accounts: who may log in. What a person *is* (employee, rater, head) stands in ``kepegawaian``."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower

from sikinerja.core.search import Lipat


def kunci_baru() -> str:
    """A random key that ties sessions to the account; a new one ends them all."""
    return secrets.token_hex(16)


class AkunManager(BaseUserManager["Akun"]):
    """Looks accounts up by username; creating one is an operation."""


class Akun(AbstractBaseUser):
    """A person's access. ``username`` is the NIP / NI PPPK (18 digits) or a name given by BKD."""

    username = models.CharField(max_length=40, unique=True)
    nama = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)
    aktif = models.BooleanField(default=True)
    harus_ganti_password = models.BooleanField(default=True)
    aktif_semula = models.BooleanField(null=True)
    """What ``aktif`` was when the owner's death was recorded; None: lives. Such an account stays closed."""
    is_pengelola_aplikasi = models.BooleanField(default=False)
    kunci_sesi = models.CharField(max_length=32, default=kunci_baru, editable=False)
    dibuat_pada = models.DateTimeField()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AkunManager()

    @property
    def kata_diberi_tahu(self) -> str:
        """What a success adds where the owner got a notice; "" of the dead, who are told nothing."""
        return " Yang bersangkutan sudah diberi tahu." if self.aktif_semula is None else ""

    class Meta:
        ordering = ("nama", "id")
        constraints = (
            models.CheckConstraint(condition=~models.Q(username=""), name="akun_username_terisi"),
            models.CheckConstraint(condition=~models.Q(nama=""), name="akun_nama_terisi"),
            models.CheckConstraint(
                condition=models.Q(aktif_semula=None) | models.Q(aktif=False), name="akun_meninggal_tertutup"
            ),
            models.UniqueConstraint(Lower("username"), name="akun_username_tanpa_kapital"),
        )
        indexes = (
            models.Index(Lower("nama"), name="akun_nama_urut"),
            GinIndex(OpClass(Lipat("nama"), name="gin_trgm_ops"), name="akun_nama_trgm"),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django's word for ``aktif``."""
        return self.aktif

    def get_session_auth_hash(self) -> str:
        """Sessions die when the password or ``kunci_sesi`` changes, and when the account is deactivated."""
        return f"{super().get_session_auth_hash()}{self._tail}"

    def get_session_auth_fallback_hash(self):  # type: ignore[no-untyped-def]
        """The same under older secret keys."""
        for value in super().get_session_auth_fallback_hash():
            yield f"{value}{self._tail}"

    @property
    def _tail(self) -> str:
        return self.kunci_sesi if self.aktif else f"{self.kunci_sesi}-nonaktif"


class PercobaanMasuk(models.Model):
    """A failed login, kept for an hour to slow guessing down. Holds hashes, no NIP and no address."""

    identitas = models.CharField(max_length=64)
    alamat = models.CharField(max_length=64)
    pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("identitas", "pada"), name="percobaan_identitas"),
            models.Index(fields=("alamat", "pada"), name="percobaan_alamat"),
        )

    def __str__(self) -> str:
        return f"percobaan {self.pada:%Y-%m-%d %H:%M}"
