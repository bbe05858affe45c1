"""Answers of the chapter on finance."""

from __future__ import annotations

from dataclasses import dataclass

from ._answer import Answer


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class OptionValue(Answer):
    """Value and Greeks of an option, each the derivative to one thing with all else fixed.

    Attributes
    ----------
    value_usd : float
        [USD].
    delta : float
        To the spot.
    gamma_per_usd : float
        Of delta to the spot [per USD]; infinite on the strike without time or volatility.
    vega_usd : float
        Per 1.00 of volatility [USD].
    theta_usd_per_year : float
        As time passes [USD per year].
    rho_usd, dividend_rho_usd : float
        Per 1.00 of the rate and of the yield [USD].
    exercise_probability : float
        Risk-neutral.
    """

    value_usd: float
    delta: float
    gamma_per_usd: float
    vega_usd: float
    theta_usd_per_year: float
    rho_usd: float
    dividend_rho_usd: float
    exercise_probability: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class MarketabilityDiscounts(Answer):
    """What it costs not to be able to sell, as shares of the freely traded value.

    Attributes
    ----------
    chaffe : float
        A put at the money (Chaffe 1993); above 1 for long times at a negative rate.
    finnerty : float
        The right to exchange for the average of the price (Finnerty 2012).
    ghaidarov : float
        The same after Ghaidarov 2009.
    longstaff_bound : float
        The right to sell at the highest price (Longstaff 1995), an upper bound; above 1 for volatility · √years >
        0.941311.
    longstaff : float
        min(bound, 1), usable as a discount.
    """

    chaffe: float
    finnerty: float
    ghaidarov: float
    longstaff_bound: float
    longstaff: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class GrantValue(Answer):
    """What a grant is worth to its holder.

    Attributes
    ----------
    worth_usd : float
        value · (1 − discount) [USD].
    discount : float
        In all, failure with it; a pay package counts its equity at 1 − discount.
    marketability_discount : float
        Of the restriction alone; of holding it were failure impossible, when the holder is risk averse.
    survival_probability : float
        Of the firm until the sale.
    """

    worth_usd: float
    discount: float
    marketability_discount: float
    survival_probability: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class EmployeeValue(Answer):
    """What a holder who cannot trade would take in cash today instead.

    Attributes
    ----------
    certainty_equivalent_usd : float
        [USD].
    discount : float
        1 − certainty equivalent/value; negative when the expected excess return outweighs the risk.
    expected_usd : float
        To someone without risk aversion [USD].
    """

    certainty_equivalent_usd: float
    discount: float
    expected_usd: float


@dataclass(frozen=True, eq=False, repr=False, slots=True)
class RunwayOutlook(Answer):
    """Months of cash, and the chance of the equity.

    Attributes
    ----------
    months : float
        Cash over burn; infinite without burn.
    exposed_years : float
        Of the horizon, below twelve months of cash if it only falls [years].
    survival_probability : float
        exp(−hazard · exposed years).
    survival_probability_at_present_runway : float
        With cash topped up as it is spent.
    opex_budget_usd_per_year : float
        Cash over the horizon [USD per year].
    """

    months: float
    exposed_years: float
    survival_probability: float
    survival_probability_at_present_runway: float
    opex_budget_usd_per_year: float
