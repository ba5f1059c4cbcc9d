from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("permintaan", "0002_kiriman")]

    operations = [
        migrations.AddField(
            "kiriman", "alamat", models.TextField(blank=True, default=""), preserve_default=False
        )
    ]
