"""The economics of AI labs: what compute, talent and data cost, and what replaces what."""

from ._core import __version__

__all__ = ["__version__"]
