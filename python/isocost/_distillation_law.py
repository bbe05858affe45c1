"""The loss of a student that learns from a teacher's logits, and the work of such a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, SupportsFloat, TypeVar, cast

from ._core import distillation as _distillation
from ._model import Model
from ._numbers import checked_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Numbers = TypeVar("_Numbers", float, "NDArray[np.float64]")


class DistillationLaw(_distillation.DistillationLaw, Model):
    """The distillation scaling law of Busbridge et al. 2025 (arXiv:2502.08606), eq. 8, for logits.

    L_S = L_T + L_T^{−c0} (1 + (L_T/(L̃_S d1))^{1/f1})^{−c1 f1} (A'/N_S^{α'} + B'/D_S^{β'})^{γ'}, where
    L̃_S = E + (A/N_S^α + B/D_S^β)^γ is the same student's loss when it learns from text alone.

    Coefficients are the user's: the paper's could not be verified here.

    Parameters
    ----------
    E : float
        Irreducible loss [nats per token], 0 or more.
    A, alpha, B, beta, gamma : float
        The supervised loss, positive.
    c0, c1 : float
        How much a better teacher is harder to follow, and one that is worse than the student; 0 or more.
    d1, f1 : float
        Teacher's loss over the student's where the second sets in, and the width of the change; positive.
    A_prime, alpha_prime, B_prime, beta_prime, gamma_prime : float
        What parameters and tokens do for a distilled student; positive.

    Raises
    ------
    InvalidParameter
        When a coefficient is outside its domain.

    Examples
    --------
    >>> import isocost as ic
    >>> law = ic.distillation.illustrative_coefficients()
    >>> ic.distillation.student_loss(law, parameters=float("inf"), tokens=float("inf"), teacher_loss=2.0)
    2.0
    """

    __slots__ = ()
    _fields = (
        "E",
        "A",
        "alpha",
        "B",
        "beta",
        "gamma",
        "c0",
        "c1",
        "d1",
        "f1",
        "A_prime",
        "alpha_prime",
        "B_prime",
        "beta_prime",
        "gamma_prime",
    )

    def __init__(
        self,
        *,
        E: SupportsFloat,
        A: SupportsFloat,
        alpha: SupportsFloat,
        B: SupportsFloat,
        beta: SupportsFloat,
        gamma: SupportsFloat,
        c0: SupportsFloat,
        c1: SupportsFloat,
        d1: SupportsFloat,
        f1: SupportsFloat,
        A_prime: SupportsFloat,
        alpha_prime: SupportsFloat,
        B_prime: SupportsFloat,
        beta_prime: SupportsFloat,
        gamma_prime: SupportsFloat,
    ) -> None:
        supervised = checked_numbers("DistillationLaw", E=E, A=A, alpha=alpha, B=B, beta=beta, gamma=gamma)
        teacher = checked_numbers("DistillationLaw", c0=c0, c1=c1, d1=d1, f1=f1, A_prime=A_prime, alpha_prime=alpha_prime)
        student = checked_numbers("DistillationLaw", B_prime=B_prime, beta_prime=beta_prime, gamma_prime=gamma_prime)
        super().__init__(**supervised, **teacher, **student)


def illustrative_coefficients() -> DistillationLaw:
    """Illustrative coefficients, fitted to nothing: the law behaves as the paper describes. Publish no result of them."""
    return DistillationLaw(**_distillation.illustrative_coefficients())


def supervised_loss(law: DistillationLaw, *, parameters: float, tokens: _Numbers) -> _Numbers:
    """L̃_S = E + (A/N^α + B/D^β)^γ, the loss of a model that learns from text alone [nats per token].

    Parameters
    ----------
    law : DistillationLaw
        Coefficients.
    parameters : float
        N, positive.
    tokens : float or array
        D, positive.

    Returns
    -------
    float or array
        Nats per token.
    """
    return cast(_Numbers, _distillation.supervised_loss(law, parameters, tokens))


def student_loss(law: DistillationLaw, *, parameters: float, tokens: float, teacher_loss: _Numbers) -> _Numbers:
    """L_S, the loss of a student after so many tokens of a teacher whose loss is L_T [nats per token].

    Parameters
    ----------
    law : DistillationLaw
        Coefficients.
    parameters, tokens : float
        N_S and D_S, positive; infinite ones leave the teacher's loss.
    teacher_loss : float or array
        L_T [nats per token], positive.

    Returns
    -------
    float or array
        Nats per token.
    """
    return cast(_Numbers, _distillation.student_loss(law, parameters, tokens, teacher_loss))


def student_loss_slope(law: DistillationLaw, *, parameters: float, tokens: float, teacher_loss: _Numbers) -> _Numbers:
    """dL_S/dL_T; negative in the capacity gap, where a better teacher makes a worse student.

    Parameters
    ----------
    law : DistillationLaw
        Coefficients.
    parameters, tokens : float
        N_S and D_S, positive.
    teacher_loss : float or array
        L_T [nats per token], positive.

    Returns
    -------
    float or array
        Dimensionless, below 1.
    """
    return cast(_Numbers, _distillation.student_loss_slope(law, parameters, tokens, teacher_loss))


class LogitRun(_distillation.LogitRun, Model):
    """A run of logit distillation, which needs the teacher's weights.

    Parameters
    ----------
    student_parameters, student_tokens : float
        N_S and D_S, positive.
    teacher_parameters, teacher_tokens : float
        N_T, positive, and D_T, 0 or more.
    logits_share : float
        Part of the teacher's reading that this run pays for, from 0 to 1.
    pretraining_share : float
        Part of the teacher's training that this run pays for, from 0 to 1.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = (
        "student_parameters",
        "student_tokens",
        "teacher_parameters",
        "teacher_tokens",
        "logits_share",
        "pretraining_share",
    )

    def __init__(
        self,
        *,
        student_parameters: SupportsFloat,
        student_tokens: SupportsFloat,
        teacher_parameters: SupportsFloat,
        teacher_tokens: SupportsFloat,
        logits_share: SupportsFloat,
        pretraining_share: SupportsFloat,
    ) -> None:
        student = checked_numbers("LogitRun", student_parameters=student_parameters, student_tokens=student_tokens)
        teacher = checked_numbers("LogitRun", teacher_parameters=teacher_parameters, teacher_tokens=teacher_tokens)
        shares = checked_numbers("LogitRun", logits_share=logits_share, pretraining_share=pretraining_share)
        super().__init__(**student, **teacher, **shares)


def logit_distillation_flop(run: LogitRun) -> float:
    """3F(N_S)D_S + F(N_T)(δ_logits D_S + δ_pre 3 D_T), F(N) = 2N [FLOP] (Busbridge et al. 2025).

    Examples
    --------
    >>> import isocost as ic
    >>> run = ic.distillation.LogitRun(student_parameters=1e9, student_tokens=2e10, teacher_parameters=7e9,
    ...                                teacher_tokens=1e11, logits_share=1.0, pretraining_share=0.0)
    >>> ic.distillation.logit_distillation_flop(run)
    4e+20
    """
    return _distillation.logit_distillation_flop(run)
