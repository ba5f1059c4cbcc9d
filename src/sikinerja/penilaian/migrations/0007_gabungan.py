"""What is SELESAI never changes; only its person does, when two records of one person become one.

The guards of 0004 and 0006 stay as they are: they are not asked where a row only changes hands
(``kepegawaian_hanya_berpindah``).
"""

from django.db import migrations

GUARDS = (
    ("penilaian_penilaian", "penilaian_tolak_ubah_selesai", ("penilai_id",), "UPDATE OR DELETE", "DELETE"),
    (
        "realisasi_realisasi",
        "penilaian_tolak_ubah_realisasi",
        ("pegawai_id", "penilai_id"),
        "UPDATE OR DELETE",
        "DELETE",
    ),
    ("skp_skp", "penilaian_tolak_ubah_skp", ("pegawai_id",), "INSERT OR UPDATE", "INSERT"),
)


def _forth() -> str:
    parts = []
    for table, function, columns, _, other in GUARDS:
        moves = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
        parts.append(f"""
DROP TRIGGER penilaian_kunci_selesai ON {table};
CREATE TRIGGER penilaian_kunci_selesai BEFORE {other} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER penilaian_kunci_selesai_ubah BEFORE UPDATE ON {table} FOR EACH ROW
    WHEN (NOT (({moves}) AND kepegawaian_hanya_berpindah('{table}', to_jsonb(OLD), to_jsonb(NEW))))
    EXECUTE FUNCTION {function}();
""")
    return "".join(parts)


def _back() -> str:
    return "".join(
        f"""
DROP TRIGGER penilaian_kunci_selesai_ubah ON {table};
DROP TRIGGER penilaian_kunci_selesai ON {table};
CREATE TRIGGER penilaian_kunci_selesai BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
        for table, function, _, events, _ in GUARDS
    )


class Migration(migrations.Migration):
    """Two triggers instead of one for each of three tables."""

    dependencies = [("penilaian", "0006_kunci_akhir"), ("kepegawaian", "0015_gabungan_pindah")]
    operations = [migrations.RunSQL(_forth(), _back())]
