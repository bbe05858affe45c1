"""Third parties stay behind their walls.

Public headers name no third party that the compiled library hides, and the umbrella header costs a user
neither Eigen's dense algebra nor Boost, however many headers lie between.
"""

from pathlib import Path

from tree import files, includes, shown

HIDDEN = ("nlopt", "fmt/", "toml++/", "toml.hpp", "nlohmann/", "CLI/", "pybind11/")
HEAVY = ("Eigen/Dense", "Eigen/Eigen", "boost/", *HIDDEN)


def violations(root: Path) -> list[str]:
    found = [
        f"{shown(path, root)}: includes <{name}>; that belongs in src/"
        for path in files(root, "include")
        for name in includes(path)
        if name.startswith(HIDDEN)
    ]
    return found + heavy(root, root / "include/isocost/isocost.hpp")


def heavy(root: Path, umbrella: Path) -> list[str]:
    """Heavy includes that are reached from the umbrella header, with the way there."""
    if not umbrella.is_file():
        return [f"{shown(umbrella, root)}: there is no umbrella header"]
    found: list[str] = []
    seen: set[Path] = set()
    open_ways = [[umbrella]]
    while open_ways:
        way = open_ways.pop()
        for name in includes(way[-1]):
            path = root / "include" / name
            if name.startswith(HEAVY):
                steps = " → ".join(shown(step, root) for step in way)
                found.append(f"{steps}: reaches <{name}>, too heavy for the umbrella header")
            elif path.is_file() and path not in seen:
                seen.add(path)
                open_ways.append([*way, path])
    return found
