"""An SKP that was never approved may go, once all it held was written down with a reason."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sikinerja.core.immutable import immutable

SQL = """
CREATE OR REPLACE FUNCTION skp_tolak_hapus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.versi_terakhir > 0 OR OLD.langkah > 0
        AND NOT EXISTS (SELECT FROM skp_penghapusanskp p WHERE p.nomor_skp = OLD.id) THEN
        RAISE EXCEPTION 'SKP yang pernah diajukan tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION skp_tolak_hapus_riwayat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM skp_penghapusanskp p WHERE p.nomor_skp = OLD.skp_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'baris tabel % tidak dapat diubah atau dihapus', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER skp_riwayatskp_tolak_ubah ON skp_riwayatskp;
CREATE TRIGGER skp_riwayatskp_tolak_ubah BEFORE UPDATE ON skp_riwayatskp
    FOR EACH ROW EXECUTE FUNCTION core_tolak_ubah();
CREATE TRIGGER skp_riwayatskp_tolak_hapus BEFORE DELETE ON skp_riwayatskp
    FOR EACH ROW EXECUTE FUNCTION skp_tolak_hapus_riwayat();

CREATE FUNCTION skp_penghapusan_belum_disetujui() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM skp_skp s WHERE s.id = NEW.nomor_skp AND s.versi_terakhir > 0) THEN
        RAISE EXCEPTION 'SKP yang pernah disetujui tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER skp_penghapusanskp_belum_disetujui BEFORE INSERT ON skp_penghapusanskp
    FOR EACH ROW EXECUTE FUNCTION skp_penghapusan_belum_disetujui();
"""

BACK = """
DROP TRIGGER skp_penghapusanskp_belum_disetujui ON skp_penghapusanskp;
DROP FUNCTION skp_penghapusan_belum_disetujui();
DROP TRIGGER skp_riwayatskp_tolak_hapus ON skp_riwayatskp;
DROP TRIGGER skp_riwayatskp_tolak_ubah ON skp_riwayatskp;
CREATE TRIGGER skp_riwayatskp_tolak_ubah BEFORE UPDATE OR DELETE ON skp_riwayatskp
    FOR EACH ROW EXECUTE FUNCTION core_tolak_ubah();
DROP FUNCTION skp_tolak_hapus_riwayat();
CREATE OR REPLACE FUNCTION skp_tolak_hapus() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.langkah > 0 OR OLD.versi_terakhir > 0 THEN
        RAISE EXCEPTION 'SKP yang pernah diajukan tidak dapat dihapus' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
END $$;
"""


class Migration(migrations.Migration):
    """The trace, written once; what was approved stays for good."""

    dependencies = [
        ("skp", "0011_intervensi_pengganti"),
        ("kepegawaian", "0008_perubahan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PenghapusanSkp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nomor_skp", models.BigIntegerField(unique=True)),
                ("isi", models.JSONField()),
                ("alasan", models.CharField(max_length=500)),
                ("nama", models.CharField(max_length=150)),
                ("pada", models.DateTimeField()),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pegawai",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kepegawaian.pegawai",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("alasan", ""), _negated=True), name="penghapusan_skp_beralasan"
                    )
                ],
            },
        ),
        immutable("skp_penghapusanskp"),
        migrations.RunSQL(SQL, BACK),
    ]
