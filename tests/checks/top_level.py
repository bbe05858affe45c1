"""The top level is fixed: five folders, the README, and files that tools look for by name."""

import subprocess
from pathlib import Path

from tree import ALLOWED, MADE


def entries(root: Path) -> set[str]:
    """The names at the top: what git tracks, or all that lies there where git does not know the folder."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout and (root / ".git").exists():
        return {name.split("/")[0] for name in listed.stdout.split("\0") if name}
    return {path.name for path in root.iterdir()} - MADE


def violations(root: Path) -> list[str]:
    found = [f"{name}: not at the top level" for name in sorted(entries(root) - ALLOWED)]
    ci = root / ".ci"
    if ci.is_dir():
        found.extend(f".ci/{path.name}: .ci holds run alone" for path in sorted(ci.iterdir()) if path.name != "run")
    return found
