"""python run.py CHECK [ROOT]: print what breaks one rule of the house; exit 1 if anything does."""

import importlib
import sys
from pathlib import Path

CHECKS = ("layers", "walls", "twins", "lengths", "macros", "titles", "words", "top_level")


def main(name: str, root: Path) -> int:
    if name not in CHECKS:
        print(f"no check '{name}': one of {', '.join(CHECKS)}")
        return 2
    check = importlib.import_module(name)
    found: list[str] = check.violations(root)
    for line in found:
        print(line)
    print(f"{name}: {len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    here = Path(__file__).resolve().parents[2]
    sys.exit(main(sys.argv[1], Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else here))
