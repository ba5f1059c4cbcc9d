"""Rows that are written once."""

from django.db import migrations

from sikinerja.core.immutable import immutable


class Migration(migrations.Migration):
    """The database refuses to change them."""

    dependencies = [("core", "0001_initial"), ("jejak", "0001_initial")]
    operations = [
        immutable("jejak_jejak"),
    ]
