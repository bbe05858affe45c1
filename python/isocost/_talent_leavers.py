"""Turnover, retention, migration and non-competes: what is asked about."""

from __future__ import annotations

from typing import SupportsFloat

from ._core import talent as _raw
from ._model import Model
from ._numbers import checked_numbers


class Turnover(_raw.Turnover, Model):
    """Quits that fall with pay, δ(m) = δ₀ e^{−κ(m−1)}, and what each costs (Salop 1979, Stiglitz 1974).

    Parameters
    ----------
    outside_wage_usd_per_year : float
        w, what the next employer pays [USD per year], positive.
    quits_at_outside_wage_per_year : float
        δ₀, rate of quits of those paid no more than that [per year], positive.
    kappa : float
        κ, by how much the log of quits falls per outside wage paid more, positive.
    replacement_years : float
        h, outside wages that replacing a leaver costs [years], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> lab = ic.talent.Turnover(
    ...     outside_wage_usd_per_year=1e6, quits_at_outside_wage_per_year=0.4, kappa=3, replacement_years=1.5
    ... )
    >>> round(ic.talent.retention_premium(lab).pay_multiple, 3)
    1.196
    """

    __slots__ = ()
    _fields = ("outside_wage_usd_per_year", "quits_at_outside_wage_per_year", "kappa", "replacement_years")

    def __init__(
        self,
        *,
        outside_wage_usd_per_year: SupportsFloat,
        quits_at_outside_wage_per_year: SupportsFloat,
        kappa: SupportsFloat,
        replacement_years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "Turnover",
            outside_wage_usd_per_year=outside_wage_usd_per_year,
            quits_at_outside_wage_per_year=quits_at_outside_wage_per_year,
            kappa=kappa,
            replacement_years=replacement_years,
        )
        super().__init__(**numbers)


class RetentionContrast(_raw.RetentionContrast, Model):
    """Two groups that differ in pay and in quits.

    Parameters
    ----------
    low_pay_multiple : float
        Pay of the first group over the outside wage, positive.
    high_pay_multiple : float
        The same of the second group, higher.
    low_retained : float
        Share of the first group that is still there, between 0 and 1.
    high_retained : float
        The same of the second group.
    years : float
        Time that was observed [years], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> contrast = ic.talent.RetentionContrast(
    ...     low_pay_multiple=1, high_pay_multiple=1.5, low_retained=0.64, high_retained=0.8, years=2
    ... )
    >>> round(ic.talent.quit_curve(contrast).kappa, 2)
    1.39
    """

    __slots__ = ()
    _fields = ("low_pay_multiple", "high_pay_multiple", "low_retained", "high_retained", "years")

    def __init__(
        self,
        *,
        low_pay_multiple: SupportsFloat,
        high_pay_multiple: SupportsFloat,
        low_retained: SupportsFloat,
        high_retained: SupportsFloat,
        years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "RetentionContrast",
            low_pay_multiple=low_pay_multiple,
            high_pay_multiple=high_pay_multiple,
            low_retained=low_retained,
            high_retained=high_retained,
            years=years,
        )
        super().__init__(**numbers)


class MigrationRoute(_raw.MigrationRoute, Model):
    """One way that people of one origin can take.

    Parameters
    ----------
    home_pay_usd_per_year : float
        Pay at home, at parity prices [USD per year], positive.
    away_pay_usd_per_year : float
        Pay abroad, at parity prices [USD per year], positive.
    share_home : float
        Share of the origin that stays, between 0 and 1.
    share_away : float
        Share of the origin that is there, between 0 and 1.
    tau : float
        τ, spread of tastes in units of log pay, positive; not identified by shares.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> route = ic.talent.MigrationRoute(
    ...     home_pay_usd_per_year=1.4e5, away_pay_usd_per_year=3.2e5, share_home=0.64, share_away=0.36, tau=0.5
    ... )
    >>> round(ic.talent.migration_friction(route).friction_pay_multiple, 2)
    3.05
    """

    __slots__ = ()
    _fields = ("home_pay_usd_per_year", "away_pay_usd_per_year", "share_home", "share_away", "tau")

    def __init__(
        self,
        *,
        home_pay_usd_per_year: SupportsFloat,
        away_pay_usd_per_year: SupportsFloat,
        share_home: SupportsFloat,
        share_away: SupportsFloat,
        tau: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "MigrationRoute",
            home_pay_usd_per_year=home_pay_usd_per_year,
            away_pay_usd_per_year=away_pay_usd_per_year,
            share_home=share_home,
            share_away=share_away,
            tau=tau,
        )
        super().__init__(**numbers)


class TwoPlaces(_raw.TwoPlaces, Model):
    """Stocks and flows of one origin between home and abroad.

    Parameters
    ----------
    entrants_per_year : float
        g, people of the origin who enter the field [persons per year], 0 or more.
    share_abroad : float
        s, share of them who start abroad, from 0 to 1.
    leave_hazard_per_year : float
        ν, rate of moving from home to abroad [per year], 0 or more.
    return_hazard_per_year : float
        h, rate of moving from abroad to home [per year], 0 or more.
    exit_hazard_per_year : float
        δ, rate of leaving the field [per year], positive.
    home_persons : float
        At home today [persons], 0 or more.
    abroad_persons : float
        Abroad today [persons], 0 or more.
    years : float
        From today [years], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> two = ic.talent.TwoPlaces(
    ...     entrants_per_year=0,
    ...     share_abroad=0,
    ...     leave_hazard_per_year=0,
    ...     return_hazard_per_year=ic.talent.return_hazard_per_year(),
    ...     exit_hazard_per_year=0.04,
    ...     home_persons=0,
    ...     abroad_persons=100,
    ...     years=6,
    ... )
    >>> round(ic.talent.two_places(two).abroad_share, 9)
    0.9
    """

    __slots__ = ()
    _fields = (
        "entrants_per_year",
        "share_abroad",
        "leave_hazard_per_year",
        "return_hazard_per_year",
        "exit_hazard_per_year",
        "home_persons",
        "abroad_persons",
        "years",
    )

    def __init__(
        self,
        *,
        entrants_per_year: SupportsFloat,
        share_abroad: SupportsFloat,
        leave_hazard_per_year: SupportsFloat,
        return_hazard_per_year: SupportsFloat,
        exit_hazard_per_year: SupportsFloat,
        home_persons: SupportsFloat,
        abroad_persons: SupportsFloat,
        years: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "TwoPlaces",
            entrants_per_year=entrants_per_year,
            share_abroad=share_abroad,
            leave_hazard_per_year=leave_hazard_per_year,
            return_hazard_per_year=return_hazard_per_year,
            exit_hazard_per_year=exit_hazard_per_year,
            home_persons=home_persons,
            abroad_persons=abroad_persons,
            years=years,
        )
        super().__init__(**numbers)


class NonCompete(_raw.NonCompete, Model):
    """A clause that keeps leavers from rivals, paid for while it binds.

    Parameters
    ----------
    offers_per_year : float
        ν, rate at which rivals' offers reach a person [per year], 0 or more.
    enforcement : float
        e, probability that it holds, from 0 to 1.
    coverage : float
        Share of people bound by it, from 0 to 1.
    months : float
        Duration [months], positive; in China at most 24.
    pay_share : float
        Of the monthly wage, paid while it binds, 0 or more; in China 0.3 unless agreed.
    wage_usd_per_year : float
        Average wage of the last twelve months [USD per year], positive.
    loss_avoided_usd : float
        What a leaver takes to a rival [USD], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> clause = ic.talent.NonCompete(
    ...     offers_per_year=2,
    ...     enforcement=0.5,
    ...     coverage=0.4,
    ...     months=24,
    ...     pay_share=0.3,
    ...     wage_usd_per_year=2e5,
    ...     loss_avoided_usd=3e5,
    ... )
    >>> ic.talent.value_noncompete(clause, jurisdiction="china").worthwhile
    True
    """

    __slots__ = ()
    _fields = (
        "offers_per_year",
        "enforcement",
        "coverage",
        "months",
        "pay_share",
        "wage_usd_per_year",
        "loss_avoided_usd",
    )

    def __init__(
        self,
        *,
        offers_per_year: SupportsFloat,
        enforcement: SupportsFloat,
        coverage: SupportsFloat,
        months: SupportsFloat,
        pay_share: SupportsFloat,
        wage_usd_per_year: SupportsFloat,
        loss_avoided_usd: SupportsFloat,
    ) -> None:
        numbers = checked_numbers(
            "NonCompete",
            offers_per_year=offers_per_year,
            enforcement=enforcement,
            coverage=coverage,
            months=months,
            pay_share=pay_share,
            wage_usd_per_year=wage_usd_per_year,
            loss_avoided_usd=loss_avoided_usd,
        )
        super().__init__(**numbers)
