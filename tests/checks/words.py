"""No marks of unfinished work and no paths that exist on one machine only."""

import re
from pathlib import Path

from tree import files, shown

# Brackets keep the patterns from finding themselves.
_UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|XX[X]|HAC[K])\b")
_ONE_MACHINE = re.compile(r"(?<![\w.$}/-])/(?:roo[t]|hom[e]|wor[k]|tm[p]|User[s])/")
_SESSION = re.compile(r"\bsessio[n]s?\b", re.IGNORECASE)
_FIXTURE_SCOPE = re.compile(r"""scope=["']sessio[n]["']""")  # pytest's own word


def violations(root: Path) -> list[str]:
    found: list[str] = []
    for path in files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or the like
        for number, line in enumerate(text.splitlines(), start=1):
            cleaned = _FIXTURE_SCOPE.sub("", line)
            for pattern in (_UNFINISHED, _ONE_MACHINE, _SESSION):
                if match := pattern.search(cleaned):
                    found.append(f"{shown(path, root)}:{number}: '{match[0]}'")
    return found
