"""What a scenario without a market is told where one is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from . import _core


@contextmanager
def point_elsewhere() -> Iterator[None]:
    """Says of a scenario without a market what does answer it."""
    try:
        yield
    except _core.ScenarioError as error:
        if not error.mistakes[0].rule.startswith("has no market"):
            raise
        hint = "isocost.answer(scenario) answers its other questions, isocost.run(scenario) solves its lab"
        command = error.mistakes[0].rule.partition("; ")[2]
        told = _core.ScenarioError(str(error).replace(command, hint))
        told.mistakes = tuple(one._replace(rule=one.rule.replace(command, hint)) for one in error.mistakes)
        raise told from None
