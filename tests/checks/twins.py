"""One test file per header: include/isocost/CHAPTER/…/NAME.hpp has tests/CHAPTER/…/NAME_test.cpp.

A header without code of its own (one that only includes others) needs none; the umbrella header, which only gathers
names, is tested by the project in tests/consumer.
"""

import re
from pathlib import Path

from tree import files, shown

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


def only_includes(header: Path) -> bool:
    """Whether nothing is left of a header without its comments and directives."""
    text = _COMMENT.sub("", header.read_text(encoding="utf-8"))
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def violations(root: Path) -> list[str]:
    found: list[str] = []
    top = root / "include/isocost"
    for header in files(root, "include/isocost"):
        parts = header.relative_to(top).parts
        if header.suffix != ".hpp" or parts == ("isocost.hpp",) or only_includes(header):
            continue
        chapter = parts[0] if len(parts) > 1 else "core"
        twin = f"{header.stem}_test.cpp"
        if not any((root / "tests" / chapter).rglob(twin)):
            found.append(f"{shown(header, root)}: no tests/{chapter}/{twin}")
    return found
