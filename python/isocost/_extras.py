"""Optional packages, imported where they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def pandas() -> Any:
    """pandas, or an ImportError that names the extra."""
    return _extra("pandas", "pandas")


def pyplot() -> Any:
    """matplotlib.pyplot, or an ImportError that names the extra."""
    return _extra("matplotlib.pyplot", "plot")


def _extra(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise ImportError(f"this needs {package}: pip install 'isocost[{extra}]'") from error
