"""Which courses of events a picture of a scenario's paths has."""

from __future__ import annotations

from collections.abc import Mapping

from ._paths import ChapterPath


def courses(drawn: object, chapter: str) -> dict[str, ChapterPath]:
    """The courses of a chapter that have a path, by what a reader calls them; of one path that one.

    Raises
    ------
    TypeError
        For what is neither a path nor a mapping of paths.
    ValueError
        When no course of the chapter has a path, with the reasons of those that have none.
    """
    if isinstance(drawn, ChapterPath):
        drawn = {drawn.section: drawn}
    if not isinstance(drawn, Mapping) or not all(isinstance(path, ChapterPath) for path in drawn.values()):
        raise TypeError(f"must be a model, a ChapterPath or what paths() gives, not {type(drawn).__name__}")
    asked = {name: path for name, path in drawn.items() if name.partition(".")[0] == chapter}
    found = {name.partition(".")[2].replace("_", " "): path for name, path in asked.items() if path.years}
    if not found:
        why = "; ".join(f"{name}: {path.reason}" for name, path in asked.items())
        raise ValueError(f"no course of [{chapter}] has a path: {why or ', '.join(drawn)}")
    return found
