"""The package that is installed is the one whose version the header states, and it finds its command."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import isocost
from isocost.__main__ import main


def test_the_version_is_the_header_s() -> None:
    header = Path(__file__).parents[2] / "include/isocost/version.hpp"
    stated = re.search(r'version = "([0-9.]+)"', header.read_text())
    assert stated is not None
    assert isocost.__version__ == stated[1]


def command(folder: Path, code: int) -> None:
    """A stand-in for the command: says its arguments and ends with a code."""
    script = folder / "isocost"
    script.write_text(f'#!/bin/sh\necho "asked: $@"\nexit {code}\n')
    script.chmod(0o755)


def test_the_module_runs_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    command(tmp_path, 3)
    assert main(["run", "a lab.toml"], [str(tmp_path)]) == 3
    assert capfd.readouterr().out == "asked: run a lab.toml\n"


def test_without_a_command_the_module_says_where_it_looked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run"], [str(tmp_path)]) == 1
    told = capfd.readouterr().err
    assert "isocost: the command is not installed" in told and str(tmp_path) in told


def test_python_m_finds_a_command_on_the_path(tmp_path: Path) -> None:
    command(tmp_path, 0)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    call = [sys.executable, "-m", "isocost", "--version"]
    run = subprocess.run(call, capture_output=True, text=True, env=os.environ | {"PATH": path}, check=True)
    # The environment's own command comes first where there is one.
    assert run.stdout in ("asked: --version\n", f"isocost {isocost.__version__}\n")
