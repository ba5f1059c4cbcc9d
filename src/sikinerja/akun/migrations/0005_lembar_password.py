import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0004_faktor"),
        ("pekerjaan", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="LembarPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("urutan", models.PositiveIntegerField()),
                ("isi", models.TextField()),
                ("dibuat_pada", models.DateTimeField()),
                (
                    "pekerjaan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pekerjaan.pekerjaan",
                    ),
                ),
            ],
            options={
                "ordering": ("pekerjaan", "urutan", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("pekerjaan", "urutan"), name="lembar_password_sekali"),
                    models.CheckConstraint(
                        condition=models.Q(("isi", ""), _negated=True), name="lembar_password_terisi"
                    ),
                ],
            },
        ),
    ]
