"""The studies print what they printed when their READMEs were written, and their notebooks run."""

import subprocess
import sys
from pathlib import Path

import nbclient
import nbformat
import pytest

STUDIES = Path(__file__).resolve().parents[2] / "examples" / "studies"
NAMES = sorted(study.parent.name for study in STUDIES.glob("*/study.py"))


def test_there_are_studies() -> None:
    assert {"distill_or_train", "export_cap", "when_does_a_control_raise_wages"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_study_prints_its_expected_output_from_any_folder(name: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(STUDIES / name / "study.py")], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout == (STUDIES / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_study_draws_its_figure(name: str, tmp_path: Path) -> None:
    figure = tmp_path / "figure.png"
    subprocess.run([sys.executable, str(STUDIES / name / "study.py"), "--figure", str(figure)], check=True)
    assert figure.stat().st_size > 10_000


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs(name: str) -> None:
    notebook = nbformat.read(STUDIES / name / "study.ipynb", as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(STUDIES / name)}}
    ).execute()
