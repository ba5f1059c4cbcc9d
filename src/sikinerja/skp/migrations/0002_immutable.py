"""Rows that are written once."""

from django.db import migrations

from sikinerja.core.immutable import immutable


class Migration(migrations.Migration):
    """The database refuses to change them."""

    dependencies = [("core", "0001_initial"), ("skp", "0001_initial")]
    operations = [
        immutable("skp_riwayatskp"),
        immutable("skp_versi"),
        immutable("skp_versirhk"),
        immutable("skp_versiindikator"),
        immutable("skp_versiekspektasi"),
    ]
