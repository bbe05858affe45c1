"""Pictures: axes with units come back, nothing overlaps, what cannot be reached is hatched, nothing is shown."""

import itertools
from collections.abc import Iterator
from typing import Any

import matplotlib.pyplot as plt
import pytest
from labs import flat, nested
from matplotlib.axes import Axes
from matplotlib.text import Text

import isocost as ic
from isocost import plot


@pytest.fixture(autouse=True)
def no_window(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def shown(*_: Any, **__: Any) -> None:
        raise AssertionError("a picture shows itself")

    monkeypatch.setattr(plt, "show", shown)
    yield
    plt.close("all")


def words(axes: Axes) -> list[Text]:
    labels = [axes.xaxis.label, axes.yaxis.label, axes.title, *axes.texts]
    legend = axes.get_legend()
    return [text for text in labels + (list(legend.get_texts()) if legend else []) if text.get_text()]


def assert_readable(axes: Axes) -> None:
    """No two texts overlap, and none leaves the figure."""
    figure = axes.figure
    figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in words(axes)]
    for (a, one), (b, other) in itertools.combinations(boxes, 2):
        assert not one.overlaps(other), f"{a!r} overlaps {b!r}"
    for text, box in boxes:
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, f"{text!r} leaves the figure"
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, f"{text!r} leaves the figure"


def hatched(axes: Axes) -> bool:
    return any(patch.get_hatch() for patch in axes.patches)


def test_an_isoquant_touches_its_isocost_line() -> None:
    r = ic.minimize_opex(flat(caps={"compute": 0.7}), capability=1.0)
    axes = plot.isoquant(r, "compute", "talent", units={"compute": "FLOP per year"})
    assert axes.get_xlabel() == "compute [FLOP per year]" and axes.get_ylabel() == "talent [own unit per year]"
    assert hatched(axes)
    assert_readable(axes)
    capped = next(line for line in axes.lines if line.get_label() == "cheapest under the cap")
    assert (capped.get_xdata()[0], capped.get_ydata()[0]) == (r.inputs["compute"], r.inputs["talent"])


def test_an_isoquant_without_a_bundle() -> None:
    r = ic.minimize_opex(flat(caps={"compute": 0.01}), capability=1.0)
    axes = plot.isoquant(r, "compute", "talent")
    assert axes.get_title() == "infeasible: no bundle under the cap gives capability 1"
    assert hatched(axes)
    assert_readable(axes)


def test_an_isoquant_of_a_nest_without_caps_on_its_axes() -> None:
    axes = plot.isoquant(ic.minimize_opex(nested(), capability=0.5), "data", "talent")
    assert not hatched(axes)
    assert_readable(axes)


def test_only_a_target_has_an_isoquant() -> None:
    with pytest.raises(TypeError, match="results of minimize_opex"):
        plot.isoquant(ic.maximize_capability(flat(), budget=1.0), "compute", "talent")


@pytest.mark.parametrize("cap", [0.7, 0.01])
def test_opex_side_by_side(cap: float) -> None:
    baseline = ic.minimize_opex(flat(), capability=1.0)
    reform = ic.minimize_opex(flat(caps={"compute": cap}), capability=1.0)
    axes = plot.opex_breakdown(baseline, reform, names=("2024", "capped"))
    assert axes.get_ylabel() == "Opex [USD per year]"
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["2024", "capped"]
    assert hatched(axes) == (reform.status == "infeasible")
    assert_readable(axes)
    heights = [patch.get_height() for patch in axes.patches if not patch.get_hatch()]
    assert sum(heights) == pytest.approx(baseline.opex + (0.0 if reform.status == "infeasible" else reform.opex))


def test_many_small_parts_keep_their_labels_apart() -> None:
    shares = {"compute": 0.9} | {f"part{i}": 0.02 for i in range(5)}
    technology = ic.CES(shares, sigma=0.7)
    firm = ic.Firm(technology=technology, costs={name: ic.LinearCost(price=s) for name, s in shares.items()})
    r = ic.minimize_opex(firm, capability=1.0)
    assert_readable(plot.opex_breakdown(r, r))


def test_along_a_cap() -> None:
    caps = [0.1 + 0.05 * k for k in range(25)]
    results = [ic.minimize_opex(flat(caps={"compute": cap}), capability=1.0) for cap in reversed(caps)]
    panels = plot.along_cap(results, "compute", units={"compute": "FLOP per year"})
    assert [axes.get_ylabel().replace("\n", " ") for axes in panels] == [
        "Opex [USD per year]",
        "mix [share of Opex]",
        "shadow price [USD per FLOP]",
    ]
    assert panels[2].get_xlabel() == "cap on compute [FLOP per year]"
    for axes in panels:
        assert hatched(axes)
        assert_readable(axes)


def test_along_a_cap_that_never_forbids() -> None:
    results = [ic.minimize_opex(flat(caps={"compute": cap}), capability=1.0) for cap in (0.8, 1.0, 1.2)]
    assert not any(hatched(axes) for axes in plot.along_cap(results, "compute"))
    with pytest.raises(ValueError, match="needs two results"):
        plot.along_cap(results[:1], "compute")


def test_a_scenario_knows_its_units() -> None:
    out = ic.demo()
    assert out.reform is not None
    axes = plot.isoquant(out.reform, "compute", "talent")
    assert axes.get_xlabel() == f"compute [{out.reform.benchmark['compute']['unit']}]"
    assert_readable(plot.opex_breakdown(out.baseline, out.reform))


def test_given_axes_are_drawn_on() -> None:
    r = ic.minimize_opex(flat(caps={"compute": 0.7}), capability=1.0)
    _, (left, right) = plt.subplots(1, 2)
    assert plot.isoquant(r, "compute", "talent", ax=left) is left
    assert plot.opex_breakdown(r, r, ax=right) is right


def test_without_matplotlib_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    from isocost import _extras

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(_extras, "import_module", missing)
    r = ic.minimize_opex(flat(), capability=1.0)
    with pytest.raises(ImportError, match=r"this needs matplotlib: pip install 'isocost\[plot\]'"):
        plot.opex_breakdown(r, r)
    with pytest.raises(ImportError, match=r"this needs pandas: pip install 'isocost\[pandas\]'"):
        r.to_pandas()
