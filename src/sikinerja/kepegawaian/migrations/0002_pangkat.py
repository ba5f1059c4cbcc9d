"""The reference lists of pangkat and golongan (documents.md F)."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PNS = {
    "I": ("Juru Muda", "Juru Muda Tingkat I", "Juru", "Juru Tingkat I"),
    "II": ("Pengatur Muda", "Pengatur Muda Tingkat I", "Pengatur", "Pengatur Tingkat I"),
    "III": ("Penata Muda", "Penata Muda Tingkat I", "Penata", "Penata Tingkat I"),
    "IV": ("Pembina", "Pembina Tingkat I", "Pembina Utama Muda", "Pembina Utama Madya", "Pembina Utama"),
}
PPPK = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
]


def isi(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    pangkat = apps.get_model("kepegawaian", "Pangkat")
    pns = [
        (f"{golongan}/{'abcde'[ruang]}", nama)
        for golongan, names in PNS.items()
        for ruang, nama in enumerate(names)
    ]
    rows = [("PNS", golongan, nama, urutan) for urutan, (golongan, nama) in enumerate(pns, start=1)]
    rows += [("PPPK", golongan, "", urutan) for urutan, golongan in enumerate(PPPK, start=1)]
    for jenis, golongan, nama, urutan in rows:
        pangkat.objects.get_or_create(
            jenis_kepegawaian=jenis, golongan=golongan, defaults={"nama": nama, "urutan": urutan}
        )


class Migration(migrations.Migration):
    dependencies = [("kepegawaian", "0001_initial")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
