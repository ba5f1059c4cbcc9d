"""Positions and units are searched by every way of writing the same letters."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations

from sikinerja.core.search import Lipat


def _anew(model: str, name: str) -> list[migrations.operations.base.Operation]:
    index = GinIndex(OpClass(Lipat("nama"), name="gin_trgm_ops"), name=name)
    return [
        migrations.RemoveIndex(model_name=model, name=name),
        migrations.AddIndex(model_name=model, index=index),
    ]


class Migration(migrations.Migration):
    """The indexes over the folded names."""

    dependencies = (("kepegawaian", "0009_person_first"), ("core", "0002_lipat"))
    operations = [*_anew("jabatan", "jabatan_nama_trgm"), *_anew("unitkerja", "unit_nama_trgm")]
