"""Who may rate a month beside its penilai (Plt., Plh.) has a draft of their own: drafts are kept by rater."""

from django.db import migrations

FORTH = """
UPDATE penilaian_penilaian
SET draf = jsonb_build_object(
    draf ->> 'penilai', (draf - 'penilai') || jsonb_build_object('pada', to_jsonb(draf_disimpan_pada))
)
WHERE draf ? 'penilai'
"""


class Migration(migrations.Migration):
    """See above."""

    dependencies = [("penilaian", "0007_gabungan")]
    operations = [migrations.RunSQL(FORTH, migrations.RunSQL.noop)]
