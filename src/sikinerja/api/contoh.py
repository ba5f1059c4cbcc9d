"""Examples for the page, made from the description: what one would send, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

TOKEN = "$TOKEN"  # noqa: S105 - a placeholder of the shell
BY_TYPE = {"string": "teks", "integer": 1, "number": 1, "boolean": True, "null": None}
BY_FORMAT = {"date": "2026-11-23", "date-time": "2026-11-23T01:00:00Z"}


def nilai(schema: Mapping[str, Any], shapes: Mapping[str, Any], depth: int = 0) -> Any:
    """A value that fits: the first example said, else something plain."""
    if "$ref" in schema:
        return nilai(shapes[schema["$ref"].rpartition("/")[2]], shapes, depth + 1)
    if schema.get("examples"):
        return schema["examples"][0]
    if "anyOf" in schema:
        return nilai(schema["anyOf"][0], shapes, depth)
    if schema.get("type") == "object":
        fields = schema.get("properties", {})
        return {name: nilai(field, shapes, depth + 1) for name, field in fields.items()}
    if schema.get("type") == "array":
        return [nilai(schema["items"], shapes, depth + 1)] if depth < 6 else []
    return _plain(schema)


def _plain(schema: Mapping[str, Any]) -> Any:
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    return BY_FORMAT.get(str(schema.get("format")), BY_TYPE.get(str(schema.get("type"))))


def curl(method: str, address: str, *, body: Any = None, kunci: bool = False) -> str:
    """One request on the command line."""
    lines = [f"curl -X {method} {address}", f'-H "Authorization: Bearer {TOKEN}"']
    if kunci:
        lines.append('-H "Idempotency-Key: $(uuidgen)"')
    if body is not None:
        text = json.dumps(body, ensure_ascii=False, indent=1)
        lines += ['-H "Content-Type: application/json"', f"-d '{text}'"]
    return " \\\n  ".join(lines)
