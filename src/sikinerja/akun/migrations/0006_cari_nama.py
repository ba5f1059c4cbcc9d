"""Names are searched by every way of writing the same letters."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations

from sikinerja.core.search import Lipat


class Migration(migrations.Migration):
    """The index over the folded name."""

    dependencies = (("akun", "0005_lembar_password"), ("core", "0002_lipat"))
    operations = [
        migrations.RemoveIndex(model_name="akun", name="akun_nama_trgm"),
        migrations.AddIndex(
            model_name="akun",
            index=GinIndex(OpClass(Lipat("nama"), name="gin_trgm_ops"), name="akun_nama_trgm"),
        ),
    ]
