"""Every check can fail: a tiny tree that breaks its rule is found out, the same tree mended passes."""

import importlib
from pathlib import Path

import pytest
from run import CHECKS, main

GOOD = {
    "include/isocost/version.hpp": "#pragma once\n",
    "include/isocost/isocost.hpp": '#pragma once\n#include "isocost/cost/linear.hpp"\n',
    "include/isocost/core/error.hpp": "#pragma once\nstruct Error {};\n",
    "include/isocost/cost/linear.hpp": '#pragma once\n#include <Eigen/Core>\n#include "isocost/core/error.hpp"\nstruct Linear {};\n',
    "src/cost/linear.cpp": '#include "isocost/cost/linear.hpp"\n',
    "src/cli/main.cpp": '#include "isocost/isocost.hpp"\n',
    "tests/core/error_test.cpp": "",
    "tests/cost/linear_test.cpp": 'TEST_CASE("dear") {\n    const auto text = "a; b";\n}\n',
    "README.md": "one machine's build/work/ folder is not a path of one machine\n",
}  # fmt: skip
HEADER = "#pragma once\n"
SLASH = "/"

#: check, file, its content, what the message must say
BAD = [
    ("layers", "include/isocost/core/up.hpp", HEADER + '#include "isocost/cost/linear.hpp"\n', "cost is not below core"),
    ("layers", "include/isocost/production/side.hpp", HEADER + "#  include <isocost/cost/linear.hpp>\n", "cost is not below production"),
    ("layers", "src/core/up.cpp", '#include "isocost/cost/linear.hpp"\n', "src/core/up.cpp: includes"),
    ("layers", "include/isocost/cost/near.hpp", HEADER + '#include "linear.hpp"\n', "write the path from include/"),
    ("layers", "include/isocost/cost/all.hpp", HEADER + '#include "isocost/isocost.hpp"\n', "the umbrella is for users"),
    ("layers", "include/isocost/cost/gone.hpp", HEADER + '#include "isocost/cost/lost.hpp"\n', "does not exist"),
    ("layers", "include/isocost/misc/any.hpp", HEADER, "chapter 'misc' is not in the table"),
    ("layers", "include/isocost/loose.hpp", HEADER, "belongs to no chapter"),
    ("layers", "python/src/module.cpp", '#include "isocost/cli/none.hpp"\n', "does not exist"),
    ("walls", "include/isocost/core/error.hpp", HEADER + "#include <nlopt.h>\n", "belongs in src/"),
    ("walls", "include/isocost/core/error.hpp", HEADER + "#include <Eigen/Dense>\n", "too heavy for the umbrella"),
    ("walls", "include/isocost/core/error.hpp", HEADER + "#include <boost/math/tools/roots.hpp>\n", "too heavy for the umbrella"),
    ("twins", "include/isocost/cost/tiered.hpp", HEADER + "struct Tiered {};\n", "no tests/cost/tiered_test.cpp"),
    ("lengths", "include/isocost/cost/linear.hpp", "\n" * 251, "251 lines, at most 250"),
    ("lengths", "src/cost/linear.cpp", "\n" * 401, "401 lines, at most 400"),
    ("macros", "include/isocost/cost/linear.hpp", HEADER + "#define LINEAR 1\n", "defines the macro LINEAR"),
    ("macros", "include/isocost/cost/linear.hpp", "struct Linear {};\n", "no #pragma once"),
    ("titles", "tests/cost/linear_test.cpp", 'TEST_CASE("cheap; dear") {\n', "linear_test.cpp:1: the title 'cheap; dear' has a semicolon"),
    ("titles", "tests/cost/linear_test.cpp", '\nTEST_CASE_FIXTURE(Lab,\n    "cheap "\n    "or; dear") {\n', "linear_test.cpp:2: the title 'cheap or; dear'"),
    ("titles", "tests/cost/labs.hpp", 'TEST_CASE_TEMPLATE("a \\"b\\"; c", T, int) {\n', "has a semicolon"),
    ("words", "README.md", "TO" + "DO: write it\n", "README.md:1: 'TO" + "DO'"),
    ("words", "src/cost/linear.cpp", f'auto f = "{SLASH}tmp{SLASH}x";\n', "src/cost/linear.cpp:1"),
    ("words", "README.md", "made in a sess" + "ion\n", "README.md:1"),
    ("top_level", "notes.txt", "", "notes.txt: not at the top level"),
    ("top_level", ".ci/other", "", ".ci holds run alone"),
]  # fmt: skip


def write(root: Path, tree: dict[str, str]) -> None:
    for name, content in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("check", CHECKS)
def test_a_good_tree_passes(check: str, tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert importlib.import_module(check).violations(tmp_path) == []
    assert main(check, tmp_path) == 0


@pytest.mark.parametrize(("check", "name", "content", "message"), BAD)
def test_a_violation_is_found(check: str, name: str, content: str, message: str, tmp_path: Path) -> None:
    write(tmp_path, GOOD | {name: content})
    found = importlib.import_module(check).violations(tmp_path)
    assert any(message in line for line in found), found
    assert main(check, tmp_path) == 1


def test_every_check_is_tried() -> None:
    assert {check for check, *_ in BAD} == set(CHECKS)


def test_an_unknown_check_is_an_error(tmp_path: Path) -> None:
    assert main("nothing", tmp_path) == 2
