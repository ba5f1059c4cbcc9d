"""The postman: bell, outbox of mails, and announcements. Knows no SKP."""

from __future__ import annotations

from django.db import models

from sikinerja.pemberitahuan.rules import BOLEH_DIPILIH, JenisPemberitahuan, StatusSurat


class Pemberitahuan(models.Model):
    """One line under the bell. ``kunci`` makes a notice unique: told once, never twice."""

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, related_name="+")
    judul = models.CharField(max_length=200)
    isi = models.TextField(blank=True)
    tautan = models.CharField(max_length=200, blank=True)
    kunci = models.CharField(max_length=120, unique=True)
    dibuat_pada = models.DateTimeField()
    dibaca_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(
                fields=("akun",),
                name="pemberitahuan_belum_dibaca",
                condition=models.Q(dibaca_pada__isnull=True),
            ),
            models.Index(fields=("akun", "-id"), name="pemberitahuan_akun"),
        )

    def __str__(self) -> str:
        return self.judul


class Surat(models.Model):
    """A mail in the outbox. Claimed before it is sent: at most once; what is unknown is listed.

    ``akun``: for whom (None: put there before that was kept). ``keterangan``: why it was not taken.
    """

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, null=True, related_name="+")
    kepada = models.EmailField(max_length=254)
    subjek = models.CharField(max_length=200)
    isi = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    status = models.CharField(max_length=20, choices=StatusSurat.choices(), default=StatusSurat.MENUNGGU)
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi_pada = models.DateTimeField(null=True)
    keterangan = models.CharField(max_length=200, blank=True)
    dibuat_pada = models.DateTimeField()
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status__in=[s.value for s in StatusSurat]), name="surat_status_dikenal"
            ),
        )
        indexes = (
            models.Index(
                fields=("id",), name="surat_menunggu", condition=models.Q(status=StatusSurat.MENUNGGU.value)
            ),
        )

    def __str__(self) -> str:
        return self.subjek


class Informasi(models.Model):
    """An announcement by BKD, rich text; without ``sasaran`` it is for everybody.

    ``diakhiri_pada``: taken off before its last day.
    """

    judul = models.CharField(max_length=200)
    isi = models.TextField()
    berlaku_dari = models.DateField()
    berlaku_sampai = models.DateField()
    sasaran = models.ManyToManyField("kepegawaian.PerangkatDaerah", blank=True, related_name="+")
    dibuat_pada = models.DateTimeField()
    diakhiri_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-berlaku_dari", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(berlaku_sampai__gte=models.F("berlaku_dari")),
                name="informasi_masa_berlaku",
            ),
        )

    def __str__(self) -> str:
        return self.judul


class Siaran(models.Model):
    """A notice to everybody, or to everybody of one PD: put under the bells by the worker, chunk by chunk.

    ``sampai_akun``: the last account that has it. A killed worker goes on there; nobody gets it twice.
    """

    kunci = models.CharField(max_length=120, unique=True)
    judul = models.CharField(max_length=200)
    isi = models.TextField(blank=True)
    tautan = models.CharField(max_length=200, blank=True)
    perangkat_daerah = models.ForeignKey(
        "kepegawaian.PerangkatDaerah", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sampai_akun = models.BigIntegerField(default=0)
    jumlah = models.PositiveIntegerField(default=0)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(
                fields=("id",), name="siaran_berjalan", condition=models.Q(selesai_pada__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.judul


class PilihanSaluran(models.Model):
    """Through what somebody wants to be told of one kind of notice; without a row: bell and mail.

    The bell for steps cannot be switched off, and never both: the database says so too.
    """

    akun = models.ForeignKey("akun.Akun", on_delete=models.CASCADE, related_name="+")
    jenis = models.CharField(max_length=12, choices=JenisPemberitahuan.choices())
    lonceng = models.BooleanField(default=True)
    surel = models.BooleanField(default=True)
    diubah_pada = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("akun", "jenis"), name="pilihan_saluran_satu"),
            models.CheckConstraint(
                condition=models.Q(jenis__in=[j.value for j in BOLEH_DIPILIH]), name="pilihan_saluran_jenis"
            ),
            models.CheckConstraint(
                condition=models.Q(lonceng=True)
                | models.Q(surel=True, jenis=JenisPemberitahuan.PENGINGAT.value),
                name="pilihan_saluran_ada",
            ),
        )

    def __str__(self) -> str:
        return f"{self.jenis} akun {self.akun_id}"
