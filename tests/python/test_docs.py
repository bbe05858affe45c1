"""Docstrings: their examples run, they name every parameter, and they state the units of the field tables."""

import doctest
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import isocost as ic
from isocost import _core

TOP = Path(__file__).resolve().parents[2]
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


def toml_of_the_readme() -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```$", (TOP / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def test_the_reform_of_the_readme_runs(tmp_path: Path) -> None:
    reforms = [text for text in toml_of_the_readme() if "[[change]]" in text]
    assert reforms
    lab = ic.load(TOP / "examples/scenarios/minimax_fy2024.toml")
    for number, text in enumerate(reforms):
        file = tmp_path / f"reform_{number}.toml"
        file.write_text(text, encoding="utf-8")
        outcome = ic.run(lab, [file])
        assert outcome.reform is not None and outcome.reform.opex > outcome.baseline.opex


def test_the_sections_of_the_readme_load() -> None:
    """Tables that stand in a scenario of a lab, which gives what they leave out."""
    sections = [text for text in toml_of_the_readme() if "[[change]]" not in text]
    assert sections
    lab = """
title = "a lab around the sections"
price_year = 2025
[technology]
sigma = 0.9
[compute]
means = "delivered FLOP"
quantity_flop_per_year = 1e25
[talent]
quantity_fte = 200
wage_usd_per_year = 2e5
[data]
quantity_tokens_per_year = 1e12
price_usd_per_token = 1e-6
[question]
goal = "minimize_opex"
capability = 1.0
"""
    for text in sections:
        scenario = ic.load_text(lab + text)
        assert ic.run(scenario).baseline.status == "optimal"
        assert ic.answer(scenario)["frontier"].status == "optimal"
