"""Extensions for exclusion constraints and type-ahead, and the trigger function behind rows nobody changes."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

REFUSE = """
CREATE FUNCTION core_tolak_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'baris tabel % tidak dapat diubah atau dihapus', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    """First migration of all."""

    initial = True
    dependencies = ()
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.RunSQL(REFUSE, "DROP FUNCTION core_tolak_ubah()"),
    ]
