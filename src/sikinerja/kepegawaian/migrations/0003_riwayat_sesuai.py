"""A riwayat's unit belongs to its PD, and its jabatan is of its jenis: the database refuses anything else."""

from django.db import migrations

KEYS = (
    ("unit_satu_pd", "kepegawaian_unitkerja", "id, perangkat_daerah_id"),
    ("jabatan_satu_jenis", "kepegawaian_jabatan", "id, jenis"),
)
REFERENCES = (
    ("riwayat_unit_milik_pd", "unit_kerja_id, perangkat_daerah_id", KEYS[0]),
    ("riwayat_jabatan_sesuai_jenis", "jabatan_id, jenis_jabatan", KEYS[1]),
)
RIWAYAT = "kepegawaian_riwayatjabatan"


def constraint(table: str, name: str, definition: str) -> migrations.RunSQL:
    """Add a constraint that Django's models cannot say."""
    return migrations.RunSQL(
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}',
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"',
    )


class Migration(migrations.Migration):
    dependencies = [("kepegawaian", "0002_pangkat")]

    operations = [
        *(constraint(table, name, f"UNIQUE ({columns})") for name, table, columns in KEYS),
        *(
            constraint(
                RIWAYAT,
                name,
                f"FOREIGN KEY ({columns}) REFERENCES {table} ({key}) DEFERRABLE INITIALLY DEFERRED",
            )
            for name, columns, (_, table, key) in REFERENCES
        ),
    ]
