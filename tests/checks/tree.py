"""What the checks share: the files of a checkout, and the includes of a file."""

import re
from collections.abc import Iterator
from pathlib import Path

#: Folders that tools make; never part of the project.
MADE = {".git", ".venv", "build", "dist", "__pycache__", ".cache", ".hypothesis", ".ipynb_checkpoints",
        ".mypy_cache", ".pytest_cache"}
#: What may be at the top, and so what is ours to check.
ALLOWED = {"CMakeLists.txt", "include", "src", "python", "examples", "tests", "README.md",
           "pyproject.toml", "CMakePresets.json", "LICENSE", "CHANGELOG.md", ".clang-format", ".clang-tidy", ".gitignore",
           ".ci", "PKG-INFO"}  # PKG-INFO is written into a source distribution
CODE = {".hpp", ".cpp", ".py", ".pyi", ".cmake", ".sh"}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def files(root: Path, *folders: str) -> Iterator[Path]:
    """The files of the project, or those below the named folders of it, in order."""
    for start in [root / folder for folder in folders or sorted(ALLOWED)]:
        for path in sorted([start, *start.rglob("*")]):
            if path.is_file() and not MADE & set(path.relative_to(root).parts):
                yield path


def is_code(path: Path) -> bool:
    """Whether a file is source code: by its suffix, or a script by its first line."""
    if path.suffix or path.name.startswith("."):
        return path.suffix in CODE
    return path.read_bytes()[:2] == b"#!"


def includes(path: Path) -> list[str]:
    """What a C++ file includes, as written."""
    return [match[2] for match in _INCLUDE.finditer(path.read_text(encoding="utf-8"))]


def shown(path: Path, root: Path) -> str:
    """A path as messages name it."""
    return path.relative_to(root).as_posix()
