"""What is wrong with the form of a request, in Indonesian: pydantic's kinds of error as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS = {
    "missing": "Wajib diisi.",
    "extra_forbidden": "Isian ini tidak dikenal.",
    "string_type": "Isi dengan teks.",
    "string_unicode": "Teks ini memuat tanda yang tidak dapat dibaca.",
    "string_too_short": "Paling sedikit {min_length} karakter.",
    "string_too_long": "Paling banyak {max_length} karakter.",
    "string_pattern_mismatch": "Bentuknya tidak sesuai.",
    "int_type": "Isi dengan bilangan bulat.",
    "int_parsing": "Isi dengan bilangan bulat.",
    "int_from_float": "Isi dengan bilangan bulat.",
    "int_parsing_size": "Bilangan ini terlalu besar.",
    "bool_type": "Isi dengan true atau false.",
    "bool_parsing": "Isi dengan true atau false.",
    "greater_than_equal": "Paling kecil {ge}.",
    "less_than_equal": "Paling besar {le}.",
    "enum": "Pilih salah satu: {expected}.",
    "literal_error": "Pilih salah satu: {expected}.",
    "list_type": "Isi dengan daftar.",
    "dict_type": "Isi dengan objek.",
    "model_attributes_type": "Isi dengan objek.",
    "model_type": "Isi dengan objek.",
    "too_short": "Paling sedikit {min_length}.",
    "too_long": "Paling banyak {max_length}.",
}
BY_BEGINNING = {
    "date_": "Tulis tanggal seperti 2026-11-23.",
    "time_": "Tulis jam seperti 08:30.",
    "datetime_": "Tulis saat seperti 2026-11-23T08:30:00Z.",
    "timezone_": "Tulis saat dengan zona waktu, seperti 2026-11-23T08:30:00Z.",
    "decimal_": "Isi dengan angka.",
}
LAIN = "Isian ini tidak sesuai dengan dokumentasi."


def words(error: Mapping[str, Any]) -> str:
    """One of pydantic's errors in Indonesian."""
    kind = str(error["type"])
    if kind == "bentuk":
        return str(error["msg"])
    if kind == "value_error" and "error" in error.get("ctx", {}):
        return str(error["ctx"]["error"])
    for beginning, text in BY_BEGINNING.items():
        if kind.startswith(beginning):
            return text
    context = {name: str(value).replace(" or ", " atau ") for name, value in error.get("ctx", {}).items()}
    try:
        return KINDS.get(kind, LAIN).format(**context)
    except KeyError:
        return LAIN
