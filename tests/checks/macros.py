"""No macros in public headers, and #pragma once as their only guard."""

import re
from pathlib import Path

from tree import files, shown

_DEFINE = re.compile(r"^\s*#\s*define\s+(\w+)", re.MULTILINE)
_ONCE = re.compile(r"^\s*#\s*pragma\s+once\s*$", re.MULTILINE)


def violations(root: Path) -> list[str]:
    found: list[str] = []
    for path in files(root, "include"):
        text = path.read_text(encoding="utf-8")
        found.extend(f"{shown(path, root)}: defines the macro {match[1]}" for match in _DEFINE.finditer(text))
        if not _ONCE.search(text):
            found.append(f"{shown(path, root)}: no #pragma once")
    return found
