import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("permintaan", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Kiriman",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kunci", models.CharField(max_length=40)),
                ("sidik", models.CharField(max_length=64)),
                ("giliran", models.UUIDField()),
                ("dikirim_pada", models.DateTimeField()),
                ("dijawab", models.BooleanField(default=False)),
                ("lokasi", models.TextField(blank=True)),
                (
                    "akun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["dikirim_pada"], name="kiriman_dikirim")],
                "constraints": [
                    models.UniqueConstraint(fields=("akun", "kunci"), name="kiriman_satu_per_kunci"),
                    models.CheckConstraint(
                        condition=models.Q(("kunci", ""), _negated=True), name="kiriman_kunci_terisi"
                    ),
                ],
            },
        ),
    ]
