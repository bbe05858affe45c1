"""Short files: a public header has at most 250 lines, any other source 400."""

from pathlib import Path

from tree import files, is_code, shown

HEADER_LINES = 250
SOURCE_LINES = 400


def violations(root: Path) -> list[str]:
    found: list[str] = []
    for path in files(root):
        if not is_code(path):
            continue
        limit = HEADER_LINES if path.is_relative_to(root / "include") else SOURCE_LINES
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > limit:
            found.append(f"{shown(path, root)}: {lines} lines, at most {limit}: split it by idea")
    return found
