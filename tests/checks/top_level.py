"""The top level is fixed: five folders, the README, and files that tools look for by name."""

import shutil
import subprocess
from pathlib import Path

from tree import ALLOWED, MADE


def entries(root: Path) -> set[str]:
    """The names at the top: what git tracks, or all that lies there where there is no git."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        command = [git, "-C", str(root), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return {name.split("/")[0] for name in listed.split("\0") if name}
    return {path.name for path in root.iterdir()} - MADE


def violations(root: Path) -> list[str]:
    found = [f"{name}: not at the top level" for name in sorted(entries(root) - ALLOWED)]
    ci = root / ".ci"
    if ci.is_dir():
        found.extend(f".ci/{path.name}: .ci holds run alone" for path in sorted(ci.iterdir()) if path.name != "run")
    return found
