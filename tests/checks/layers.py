"""Includes go downward only.

The table says what a chapter may include beside itself; what these may include is allowed as well.
A new chapter is a new line here.
"""

from pathlib import Path

from tree import files, includes, shown

BELOW: dict[str, tuple[str, ...]] = {
    "core": (),
    "cost": ("core",),
    "production": ("core",),
    "finance": ("core",),
    "uncertainty": ("core",),
    "compute": ("cost", "finance"),
    "talent": ("cost", "finance"),
    "data": ("cost", "finance"),
    "inference": ("compute", "data"),
    "distillation": ("scaling", "compute", "data"),
    "scaling": ("production",),
    "firm": ("cost", "production"),
    "estimation": ("production",),
    "knowledge": ("talent",),
    "market": ("firm", "talent", "knowledge"),
    "labor": ("firm", "inference"),
    "plan": ("firm", "compute"),
    "scenario": ("uncertainty", "inference", "distillation", "scaling", "estimation", "market", "labor", "plan"),
    "study": ("scenario",),
    "cli": ("study",),
    "python": ("study",),
}
#: Headers directly in include/isocost: what they may include (None: everything).
TOP: dict[str, set[str] | None] = {"version.hpp": set(), "isocost.hpp": None}


def allowed(chapter: str) -> set[str]:
    """The chapter and all that lies below it."""
    found = {chapter}
    for lower in BELOW[chapter]:
        found |= allowed(lower)
    return found


def chapter_of(path: Path, root: Path) -> str | None:
    """The chapter that a C++ file belongs to; None for a header directly in include/isocost."""
    parts = path.relative_to(root).parts
    if parts[0] == "python":
        return "python"
    inner = parts[2:] if parts[0] == "include" else parts[1:]
    return inner[0] if len(inner) > 1 else None


def violations(root: Path) -> list[str]:
    found: list[str] = []
    for path in files(root, "include", "src", "python/src"):
        if path.suffix not in {".hpp", ".cpp"}:
            continue
        where, chapter = shown(path, root), chapter_of(path, root)
        if chapter is None:
            reach = TOP.get(path.name, set())
            if path.name not in TOP or path.relative_to(root).parts[0] != "include":
                found.append(f"{where}: belongs to no chapter; put it into one of {', '.join(BELOW)}")
                continue
        elif chapter in BELOW:
            reach = allowed(chapter)
        else:
            found.append(f"{where}: chapter '{chapter}' is not in the table of {Path(__file__).name}")
            continue
        found.extend(f"{where}: {problem}" for name in includes(path) if (problem := wrong(name, path, root, reach)))
    return found


def wrong(name: str, path: Path, root: Path, reach: set[str] | None) -> str | None:
    """What is wrong with one include of a file that may reach the given chapters."""
    if not name.startswith("isocost/"):
        target = (path.parent / name).resolve()
        if target.is_file() and target.is_relative_to((root / "include").resolve()):
            return f"includes '{name}': write the path from include/, isocost/…"
        return None
    if not (root / "include" / name).is_file():
        return f"includes '{name}', which does not exist"
    parts = name.split("/")[1:]
    if len(parts) == 1:
        if parts[0] != "version.hpp" and path.relative_to(root).parts[0] == "include":
            return f"includes '{name}': the umbrella is for users"
        return None
    if reach is not None and parts[0] not in reach:
        return f"includes '{name}': {parts[0]} is not below {chapter_of(path, root)}"
    return None
