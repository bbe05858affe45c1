"""The package that is installed is the one whose version the header states."""

import re
from pathlib import Path

import isocost


def test_the_version_is_the_header_s() -> None:
    header = Path(__file__).parents[2] / "include/isocost/version.hpp"
    stated = re.search(r'version = "([0-9.]+)"', header.read_text())
    assert stated is not None
    assert isocost.__version__ == stated[1]
