"""Print what pip has to install for this checkout, one requirement a line.

    python requirements.py EXTRA...

The only list is pyproject.toml: the build system's requirements, the package's own, and those of the named extras.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any


def expand(extra: str, extras: dict[str, list[str]], name: str) -> list[str]:
    """The requirements of an extra, with references to other extras replaced by what these require."""
    found: list[str] = []
    for requirement in extras[extra]:
        own = re.fullmatch(rf"{name}\[([\w, -]+)\]", requirement)
        if own is None:
            found.append(requirement)
            continue
        for other in own[1].split(","):
            found.extend(expand(other.strip(), extras, name))
    return found


def requirements(project_file: Path, wanted: list[str]) -> list[str]:
    """Everything that pip installs, without repetition, in the order of the file."""
    content: dict[str, Any] = tomllib.loads(project_file.read_text(encoding="utf-8"))
    project = content["project"]
    found = [*content["build-system"]["requires"], *project["dependencies"]]
    for extra in wanted:
        found.extend(expand(extra, project["optional-dependencies"], project["name"]))
    return list(dict.fromkeys(found))


if __name__ == "__main__":
    print("\n".join(requirements(Path(__file__).parents[2] / "pyproject.toml", sys.argv[1:])))
