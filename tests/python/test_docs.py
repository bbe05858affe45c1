"""Docstrings: their examples run, they name every parameter, and they state the units of the field tables."""

import doctest
import importlib
import inspect
import pkgutil
from typing import Any

import pytest

import isocost as ic
from isocost import _core

MODULES = sorted(f"isocost.{m.name}" for m in pkgutil.iter_modules(ic.__path__) if m.name != "_core")
CHAPTERS = [
    ic.compute,
    ic.cost,
    ic.data,
    ic.distillation,
    ic.finance,
    ic.firm,
    ic.inference,
    ic.knowledge,
    ic.labor,
    ic.market,
    ic.plan,
    ic.plot,
    ic.production,
    ic.scaling,
    ic.scenario,
    ic.study,
    ic.talent,
]


@pytest.mark.parametrize("name", ["isocost", *MODULES])
def test_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name), raise_on_error=False)
    assert failed == 0


def public() -> list[tuple[str, Any]]:
    found = {name: getattr(ic, name) for name in ic.__all__}
    for chapter in CHAPTERS:
        found |= {f"{chapter.__name__}.{name}": getattr(chapter, name) for name in chapter.__all__}
    return [(name, thing) for name, thing in found.items() if inspect.isclass(thing) or inspect.isfunction(thing)]


@pytest.mark.parametrize(("name", "thing"), public(), ids=[name for name, _ in public()])
def test_public_names_are_documented(name: str, thing: Any) -> None:
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        for member, value in vars(thing).items():
            if not member.startswith("_") and (callable(value) or isinstance(value, property)):
                assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize("name", ["LinearCost", "IsoelasticCost", "CapabilityTarget", "Budget", "Revenue"])
def test_units_are_those_of_the_field_table(name: str) -> None:
    text = inspect.getdoc(getattr(ic, name)) or ""
    raw = getattr(_core, name)
    fields = [key for key in getattr(ic, name)._fields if key != "buyer"]
    assert fields
    for key in fields:
        assert f"\n{key} : " in text, key
        _, bracket, unit = (raw.__dict__[key].__doc__ or "").partition(" [")
        if bracket:
            paragraph = text.split(f"\n{key} : ")[1].split("\n\n")[0]
            assert f"[{unit}" in paragraph, f"{name}.{key} [{unit}"


def test_import_is_light() -> None:
    import subprocess
    import sys

    heavy = ("numpy", "pandas", "matplotlib", "xarray", "scipy")
    code = f"import sys, isocost; print(*[m for m in {heavy!r} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
