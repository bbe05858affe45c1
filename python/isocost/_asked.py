"""What the answers of a chapter share: fields that cannot be changed, a story, and the question they came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar


class Asked:
    """An answer of the compiled half, with the call that asks for it again.

    Two answers are equal when their questions are; a pickle holds the question and asks again.
    """

    __slots__ = ("_asked", "_raw")
    _fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, raw: Any, ask: Callable[..., Any], *question: Any) -> None:
        self._raw, self._asked = raw, (ask, question)

    def explain(self) -> str:
        """The answer in sentences."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """All fields by name."""
        return {name: getattr(self, name) for name in self._fields}

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.to_dict().items())})"

    def __eq__(self, other: object) -> bool:
        return self._asked == other._asked if isinstance(other, Asked) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._asked)

    def __reduce__(self) -> tuple[Any, ...]:
        return self._asked
