"""Pictures of markets draw what the answers say."""

from pathlib import Path

import pytest

import isocost as ic

SCENARIOS = Path(__file__).resolve().parents[2] / "examples" / "scenarios"


def market() -> ic.Scenario:
    return ic.load(SCENARIOS / "two_countries.toml")


def test_wages_against_a_cap() -> None:
    table = ic.sweep_answers(market(), "firm.zhipu.compute.cap_share=0.5:1:3")
    ax = ic.plot.wage_against_cap(table)
    china = next(line for line in ax.get_lines() if line.get_label() == "china")
    assert list(china.get_xdata()) == table.values
    assert china.get_ydata()[0] == table[0]["pool.china"]["wage_over_benchmark"]
    assert ax.get_xlabel() == "firm.zhipu.compute.cap_share"


def test_incidence() -> None:
    answers = ic.answer(market(), ["firm.zhipu.compute.cap_share=0.5"])
    ax = ic.plot.incidence(answers)
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names[-1] == "researchers from china"
    assert "zhipu" in names
    lengths = dict(zip(names, [bar.get_width() for bar in ax.patches], strict=True))
    assert lengths["researchers from china"] > 0.0 > lengths["zhipu"]
    with pytest.raises(ValueError, match="a market and a reform"):
        ic.plot.incidence(ic.answer(market()))
