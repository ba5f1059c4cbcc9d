"""Build hook: a wheel carries the built frontend, so installing it needs no Node.js."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = "src/sikinerja/web/static/build"


class FrontendHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the frontend build before the files of a wheel are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets and add them to the wheel (they are git-ignored)."""
        if version == "editable":  # `make` builds the assets of a checkout itself
            return
        root = Path(self.root)
        npm = os.environ.get("SIKINERJA_NPM") or shutil.which("npm")
        if npm is None:
            raise RuntimeError("npm is needed to build the frontend: install Node.js or set SIKINERJA_NPM")
        frontend = root / "frontend"
        subprocess.run([npm, "ci", "--ignore-scripts"], cwd=frontend, check=True)
        subprocess.run([npm, "run", "build"], cwd=frontend, check=True)
        build_data["artifacts"].append(f"/{BUILT}/**")
