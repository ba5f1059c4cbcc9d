"""No activity and no plan is dated after the last day of service (domain.md §9).

What is there already stays when a retirement or a death is recorded late: only a row that comes in, or is given
another day, is looked at. When two records of one person become one, no day changes.
"""

from django.db import migrations

FUNGSI = """
CREATE FUNCTION aktivitas_tolak_sesudah_tugas_{saat}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM baris{gabung} JOIN kepegawaian_keadaankhusus k ON k.pegawai_id = baris.pegawai_id
        WHERE k.jenis IN ('PENSIUN', 'KONTRAK_BERAKHIR', 'MENINGGAL')
          AND baris.tanggal BETWEEN k.tanggal_mulai AND COALESCE(k.tanggal_selesai, 'infinity')
    ) THEN
        RAISE EXCEPTION 'aktivitas_masa_tugas: no activity is dated after the last day of service'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'aktivitas_masa_tugas', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
"""
PASANG = """
CREATE TRIGGER {table}_tugas_{saat} AFTER {peristiwa} ON {table}
    REFERENCING {rujukan} FOR EACH STATEMENT EXECUTE FUNCTION aktivitas_tolak_sesudah_tugas_{saat}();
"""
LEPAS = "DROP TRIGGER {table}_tugas_{saat} ON {table};"
TABLES = ("aktivitas_aktivitas", "aktivitas_rencanaaktivitas")
TAMBAH = {"saat": "tambah", "peristiwa": "INSERT", "rujukan": "NEW TABLE AS baris", "gabung": ""}
UBAH = {
    "saat": "ubah",
    "peristiwa": "UPDATE",
    "rujukan": "OLD TABLE AS lama NEW TABLE AS baris",
    "gabung": " JOIN lama ON lama.id = baris.id AND lama.tanggal <> baris.tanggal",
}


def _steps(words: dict[str, str]) -> list[migrations.RunSQL]:
    """The function of one event, and its trigger on both tables."""
    function = migrations.RunSQL(
        FUNGSI.format(**words), f"DROP FUNCTION aktivitas_tolak_sesudah_tugas_{words['saat']}();"
    )
    each = [
        migrations.RunSQL(PASANG.format(table=t, **words), LEPAS.format(table=t, **words)) for t in TABLES
    ]
    return [function, *each]


class Migration(migrations.Migration):
    """Beside the guard of closed months and that of the SKP's period."""

    dependencies = [("aktivitas", "0007_ditutup_sekaligus"), ("kepegawaian", "0012_kontrak_berakhir")]
    operations = [*_steps(TAMBAH), *_steps(UBAH)]
