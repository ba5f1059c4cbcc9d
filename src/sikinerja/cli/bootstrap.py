"""What several commands need before they can work: Django, settings, static files."""

import os
import pkgutil
from pathlib import Path
from typing import Any

import click


def named(path: str) -> Any:
    """Find `package.module:object` at run time.

    The command line starts rooms that it must not know (settings above it, the worker beside it): it names
    them, as Django names its settings.
    """
    return pkgutil.resolve_name(path)


def start_django() -> None:
    """Read the settings and load the apps."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sikinerja.config.settings")
    named("django:setup")()


def unsafe_settings() -> list[str]:
    """Why this environment is unfit for production; empty when it is fit."""
    problems: list[str] = named("sikinerja.core.environment:unsafe_settings")()
    return problems


def collect_static() -> None:
    """Gather and compress the static files, unless that was done since the assets were built."""
    from django.conf import settings
    from django.core.management import call_command

    root = Path(settings.STATIC_ROOT)
    entries: list[Any] = list(settings.STATICFILES_DIRS)
    sources = [Path(entry[1] if isinstance(entry, tuple) else entry) for entry in entries]
    files = [file for source in sources for file in source.rglob("*") if file.is_file()]
    if not files:
        raise click.ClickException("The assets are not built: run `make assets` (needs npm)")
    manifest = root / "staticfiles.json"
    if manifest.exists() and manifest.stat().st_mtime >= max(file.stat().st_mtime for file in files):
        return
    try:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    except OSError as error:
        raise click.ClickException(f"The static files cannot be written: {error}") from error
