"""No lock and no package manager's file names an address: where packages come from is each machine's own."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = re.compile(
    r"(?:.*\.lock|.*\.in|package(?:-lock)?\.json|\.npmrc|\.yarnrc.*|pip\.conf|uv\.toml|pyproject\.toml"
    r"|requirements.*\.txt|constraints.*\.txt|sources\.list.*|Cargo\.toml)"
)
ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//[\w.-]+|\bfile:|^\s*--?(?:i|f|index-url|extra-index-url|find-links|trusted-host)\b"
    r"|^\s*(?:registry|index-url|find-links)\s*=|\"resolved\"",
    re.MULTILINE,
)
HASH = re.compile(r"sha512-[A-Za-z0-9+/=]+")


def committed() -> list[Path]:
    """What git tracks, and what it would track."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_lock_names_an_address() -> None:
    files = [file for file in committed() if NAMES.fullmatch(file.name) and file.is_file()]
    assert {"base.lock", "test.lock", "package-lock.json", "pyproject.toml"} <= {file.name for file in files}
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in files
        for match in ADDRESS.finditer(HASH.sub("", file.read_text()))
    ]
    assert found == []


def test_every_locked_package_has_a_hash() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        entries = re.split(r"^(?=\S)", lock.read_text(), flags=re.MULTILINE)[1:]
        assert entries
        assert [entry for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []


def test_uv_leaves_no_lock_of_its_own() -> None:
    assert [file for file in committed() if file.name == "uv.lock"] == []
