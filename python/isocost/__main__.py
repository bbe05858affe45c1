"""`python -m isocost …`: the command `isocost` that is installed beside the package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from . import _core


def _folders() -> list[str]:
    """Where the command may be: this interpreter's scripts, the user's, a build tree's, and the path."""
    built = Path(_core.__file__).resolve().parents[2] / "bin"
    user = sysconfig.get_path("scripts", f"{os.name}_user")
    return [sysconfig.get_path("scripts"), user, str(built), *os.get_exec_path()]


def main(arguments: Sequence[str], folders: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments; its exit code, or 1 where there is no command."""
    searched = _folders() if folders is None else folders
    command = shutil.which("isocost", path=os.pathsep.join(searched))
    if command is None:
        print(
            "isocost: the command is not installed. `pip install .` in a clone installs it with the package; looked in "
            + ", ".join(dict.fromkeys(searched)),
            file=sys.stderr,
        )
        return 1
    return subprocess.call([command, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
