"""Wrong arguments, told in the words of the public function that was called."""

from __future__ import annotations

import builtins
import functools
import inspect
import re
import reprlib
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

from ._model import Model

#: How the compiled half, and Python itself, say that something was not what the code relied on.
_COMPILED = re.compile("incompatible (function|constructor) arguments|^Unable to cast Python")
_PYTHONS = re.compile(r"'\w+' object ")


def name_wrong_arguments(package: ModuleType) -> None:
    """Makes the public functions and models of a package name a wrong argument, wherever they are reached from."""
    told: dict[FunctionType, FunctionType] = {}
    public = [getattr(package, name) for name in package.__all__]
    for chapter in [*(thing for thing in public if isinstance(thing, ModuleType)), package]:
        short = chapter.__name__.partition(".")[2] or chapter.__name__
        for name in chapter.__all__:
            thing = getattr(chapter, name)
            if isinstance(thing, FunctionType) and thing not in told:
                told[thing] = _told(thing, f"{short}.{name}", package)
            elif isinstance(thing, type) and issubclass(thing, Model) and "__init__" in vars(thing):
                _tell_model(thing, package)
    for module in [m for key, m in sys.modules.items() if key.partition(".")[0] == package.__name__]:
        for name, thing in list(vars(module).items()):
            if isinstance(thing, FunctionType) and thing in told:
                setattr(module, name, told[thing])


def _tell_model(model: type[Model], package: ModuleType) -> None:
    made = vars(model)["__init__"]
    if hasattr(made, "__wrapped__"):
        return
    told = _told(made, model.__name__, package)
    told.__kwdefaults__ = made.__kwdefaults__
    model.__init__ = told  # type: ignore[method-assign]


def _told(function: FunctionType, name: str, package: ModuleType) -> Any:
    """The function; where it fails because an argument is not what it asks for, a TypeError says which."""

    @functools.wraps(function)
    def told(*arguments: Any, **keywords: Any) -> Any:
        try:
            return function(*arguments, **keywords)
        except (TypeError, AttributeError, RuntimeError) as error:
            compiled = _COMPILED.search(str(error))
            if not compiled and not _PYTHONS.search(str(error)):
                raise
            wrong = _wrong_argument(function, arguments, keywords, package)
            if wrong is None and not compiled:
                raise
            raise TypeError(f"{name}: {wrong or _all_given(arguments, keywords)}") from None

    return told


def _wrong_argument(
    function: FunctionType, arguments: tuple[Any, ...], keywords: Mapping[str, Any], package: ModuleType
) -> str | None:
    """The first argument that is not what the signature says; None where all are, or some are missing."""
    signature = inspect.signature(function)
    try:
        given = signature.bind(*arguments, **keywords).arguments
    except TypeError:
        return None
    for name, value in given.items():
        parameter = signature.parameters[name]
        if name == "self" or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        wrong = _misfit(value, _hint(parameter.annotation, function, package))
        if wrong is not None:
            return f"{name} must be {_asked(parameter.annotation)}{wrong}"
    return None


def _all_given(arguments: tuple[Any, ...], keywords: Mapping[str, Any]) -> str:
    kinds = [type(value).__name__ for value in arguments]
    kinds += [f"{name}={type(value).__name__}" for name, value in keywords.items()]
    return f"cannot be called with ({', '.join(kinds)})"


class _Names(dict[str, Any]):
    """What the names in an annotation mean; one that only a type checker knows means anything."""

    def __init__(self, *spaces: Mapping[str, Any]) -> None:
        super().__init__()
        self._spaces = spaces

    def __missing__(self, name: str) -> Any:
        return next((space[name] for space in self._spaces if name in space), Any)


def _hint(annotation: Any, function: FunctionType, package: ModuleType) -> Any:
    if not isinstance(annotation, str):
        return Any
    names = _Names(function.__globals__, vars(package), vars(builtins))
    try:
        return eval(annotation, {"__builtins__": {}}, names)  # the package's own source, evaluated as typing does
    except (TypeError, AttributeError):
        return Any


def _asked(annotation: str) -> str:
    words = re.sub(r"Sequence\[(.+)\]", r"sequence of \1", annotation)
    words = re.sub(r"Mapping\[(\w+), (.+)\]", r"mapping from \1 to \2", words)
    for name, word in (("SupportsFloat", "number"), ("ArrayLike", "number or array"), ("str", "string")):
        words = re.sub(rf"\b{name}\b", word, words)
    words = words.replace(" | ", " or ")
    return f"{'an' if words[0] in 'AEIOaeio' else 'a'} {words}"


def _misfit(value: Any, hint: Any) -> str | None:
    """What was given where it is not what was asked for; None where it is, or where that cannot be said."""
    if hint is None:
        return None if value is None else _given(value)
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = typing.get_args(hint)
        return None if any(_misfit(value, kind) is None for kind in kinds) else _given(value)
    origin = typing.get_origin(hint) or hint
    if not isinstance(origin, type) or origin is Any:
        return None
    if origin is float:
        return None if hasattr(value, "__float__") else _given(value)
    if not _is(value, origin):
        return _given(value)
    inner = (wrong for part, kind in _parts(value, hint) if (wrong := _misfit(part, kind)))
    return next((f"; among them is {wrong.rpartition(' not ')[2]}" for wrong in inner), None)


def _is(value: Any, kind: type) -> bool:
    try:
        return isinstance(value, kind)
    except TypeError:  # a protocol that cannot be asked
        return True


def _parts(value: Any, hint: Any) -> Iterator[tuple[Any, Any]]:
    kinds = typing.get_args(hint)
    if not kinds or isinstance(value, str):
        return iter(())
    if isinstance(value, Mapping):
        return ((part, kinds[-1]) for part in value.values())
    if isinstance(value, tuple) and kinds[-1] is not Ellipsis and len(kinds) == len(value):
        return zip(value, kinds, strict=True)
    return ((part, kinds[0]) for part in value) if isinstance(value, list | tuple) else iter(())


def _given(value: Any) -> str:
    return f", not {type(value).__name__}: {reprlib.repr(value)}"
