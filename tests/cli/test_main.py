"""The program `sikinerja` as somebody meets it in a terminal."""

import os
import subprocess
import sys

import pytest

from sikinerja.cli.main import COMMANDS


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sikinerja", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": os.defpath, **environment},
    )


def test_help_names_every_command_and_starts_no_django() -> None:
    program = (
        "import sys\nfrom sikinerja.cli.main import main\n"
        "main(['--help'], standalone_mode=False)\nassert 'django' not in sys.modules\n"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []
    assert "DATABASE_URL" in shown


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"manage"}))
def test_every_command_explains_itself(name: str) -> None:
    shown = run(name, "--help")
    assert shown.returncode == 0, shown.stderr
    assert len(shown.stdout.split()) > 15


def test_an_unknown_command_is_one_clear_line() -> None:
    answer = run("sevre")
    assert answer.returncode == 2
    assert answer.stderr.splitlines()[-1].startswith("Error: No such command 'sevre'")


def test_the_server_refuses_unsafe_settings() -> None:
    answer = run("serve")
    assert answer.returncode == 1
    assert "SIKINERJA_SECRET_KEY" in answer.stderr
    assert "DATABASE_URL" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_server_refuses_demo_mode() -> None:
    assert "SIKINERJA_DEMO" in run("serve", SIKINERJA_DEMO="true").stderr


def test_check_names_every_problem_and_fails() -> None:
    answer = run("check", DATABASE_URL="postgresql://nobody@/nothing?host=/nonexistent")
    assert answer.returncode == 1
    assert "- SIKINERJA_SECRET_KEY" in answer.stdout
    assert "- The database does not answer" in answer.stdout
    assert "Traceback" not in answer.stderr
