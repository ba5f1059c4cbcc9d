"""Whether a row is changing hands is looked up by the row, whatever the planner believes of the table.

It was filled a moment ago, so it is believed to be empty: each of ten thousand activities then read it whole.
"""

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION kepegawaian_berpindah(nama_tabel text, nomor bigint)
RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan TO off AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM kepegawaian_gabunganpindah p WHERE p.baris = nomor AND p.tabel = nama_tabel
        AND (SELECT g.berjalan FROM kepegawaian_gabungan g WHERE g.id = p.gabungan_id)
    );
END $$;

CREATE OR REPLACE FUNCTION kepegawaian_hanya_berpindah(nama_tabel text, lama jsonb, baru jsonb)
RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan TO off AS $$
BEGIN
    RETURN (
        SELECT COALESCE(bool_and(EXISTS (
            SELECT FROM kepegawaian_gabunganpindah p
            WHERE p.baris = (lama ->> 'id')::bigint AND p.tabel = nama_tabel AND p.kolom = k.nama AND (
                SELECT g.berjalan AND (lama ->> k.nama, baru ->> k.nama) = CASE WHEN g.dibatalkan_pada IS NULL
                    THEN (g.ganda_id::text, g.pegawai_id::text) ELSE (g.pegawai_id::text, g.ganda_id::text) END
                FROM kepegawaian_gabungan g WHERE g.id = p.gabungan_id
            )
        )), false)
        FROM jsonb_object_keys(lama) AS k (nama) WHERE lama -> k.nama IS DISTINCT FROM baru -> k.nama
    );
END $$;
"""


class Migration(migrations.Migration):
    """The same two questions as in ``0015_gabungan_pindah``."""

    dependencies = [("kepegawaian", "0017_gabungan_sebelum")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
