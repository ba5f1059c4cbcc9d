"""What the code does not depend on: the network, Django where rules are, this machine's folders."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, committed, modules, say

PURE = ("cells", "choices", "context", "errors", "flow", "indonesian", "text", "time")
BLOCKER = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "psycopg", "procrastinate"}:
            raise ImportError(f"{name} has no place here")
sys.meta_path.insert(0, Refuse())
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
"""
MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work|private)/[\w.-]+|[A-Z]:\\\\Users\b")
TEXT = {
    ".py",
    ".md",
    ".html",
    ".toml",
    ".js",
    ".mjs",
    ".json",
    ".scss",
    ".svg",
    ".txt",
    ".in",
    ".lock",
    ".sql",
    ".typ",
    "",
}


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT / "src", capture_output=True, text=True, check=False, timeout=60)


def pure_modules() -> list[str]:
    """Rules, messages and the values of core."""
    names = [m.name for m in modules() if m.drawer in {"rules", "messages"}]
    return names + [f"sikinerja.core.{name}" for name in PURE]


def machine_paths(name: str, text: str) -> list[str]:
    """Folders of somebody's own machine."""
    return [f"{name}: {found}" for found in MACHINE.findall(text)]


def test_rules_and_messages_need_no_django() -> None:
    done = run(BLOCKER, *pure_modules())
    assert done.returncode == 0, done.stderr


def test_help_starts_no_django() -> None:
    code = (
        "import sys\nfrom sikinerja.cli.main import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "sys.exit('django' in sys.modules)"
    )
    done = run(code)
    assert done.returncode == 0, (
        done.stderr or "sikinerja --help imports Django: import it inside the command"
    )
    assert "Usage" in done.stdout


def test_no_file_names_a_folder_of_this_machine() -> None:
    files = [f for f in committed() if f.suffix in TEXT and f != Path(__file__).resolve()]
    found = [p for f in files for p in machine_paths(str(f.relative_to(ROOT)), f.read_text(errors="ignore"))]
    assert not found, say(found)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("198.51.100.7", 443), ("2001:db8::1", 80)])
def test_tests_reach_nothing_outside(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(RuntimeError, match="outside"):
        outside.connect(address)
    with pytest.raises(RuntimeError, match="outside"):
        socket.create_connection(("contoh.test", 80), timeout=1)


def test_tests_reach_their_own_servers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


def test_the_guard_bites() -> None:
    assert run(BLOCKER, "sikinerja.skp.models").returncode != 0
    assert machine_paths("x", "see /home/ana/sikinerja")
    assert not machine_paths("x", "/usr/lib/postgresql /var/lib and example.test/home/ana")
    assert (PACKAGE / "core" / "time.py").exists()
