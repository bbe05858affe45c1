"""No semicolon in the title of a C++ test: CTest keeps titles in a list, which it splits there, and finds no such test."""

import re
from pathlib import Path

from tree import files, shown

_LITERAL = r'"(?:[^"\\\n]|\\.)*"'
#: A test case, perhaps of a fixture, and its title, which may be several literals.
_TITLE = re.compile(rf"\b(?:TEST_CASE|SCENARIO)\w*\s*\(\s*(?:[\w:]+\s*,\s*)?((?:{_LITERAL}\s*)+)")


def violations(root: Path) -> list[str]:
    found: list[str] = []
    for path in files(root, "tests"):
        if path.suffix not in (".cpp", ".hpp"):
            continue
        text = path.read_text(encoding="utf-8")
        for match in _TITLE.finditer(text):
            if ";" in match[1]:
                line = text.count("\n", 0, match.start()) + 1
                title = "".join(part[1:-1] for part in re.findall(_LITERAL, match[1]))
                found.append(f"{shown(path, root)}:{line}: the title '{title}' has a semicolon")
    return found
