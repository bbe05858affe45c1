"""Fine-tuning on texts that a teacher wrote, and what of its capability is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, SupportsFloat, cast

from ._asked import Asked
from ._core import distillation as _distillation
from ._model import Model
from ._numbers import checked_numbers


class SequenceDistillation(_distillation.SequenceDistillation, Model):
    """Distilling sequences: a base model is fine-tuned on texts that a teacher wrote; no weights are needed.

    Parameters
    ----------
    base_usd : float
        Cost of the base model [USD], 0 or more.
    samples, tokens_per_sample : float
        Texts of the teacher, and tokens in each, positive.
    teacher_usd_per_mtok : float
        Price of the teacher's tokens [USD per million tokens], 0 or more.
    student_parameters : float
        Active parameters of the student, positive.
    epochs : float
        Passes over the texts, positive.
    compute_usd_per_flop : float
        Price of a delivered training FLOP [USD per FLOP], positive.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = (
        "base_usd",
        "samples",
        "tokens_per_sample",
        "teacher_usd_per_mtok",
        "student_parameters",
        "epochs",
        "compute_usd_per_flop",
    )

    def __init__(
        self,
        *,
        base_usd: SupportsFloat,
        samples: SupportsFloat,
        tokens_per_sample: SupportsFloat,
        teacher_usd_per_mtok: SupportsFloat,
        student_parameters: SupportsFloat,
        epochs: SupportsFloat,
        compute_usd_per_flop: SupportsFloat,
    ) -> None:
        name = "SequenceDistillation"
        texts = checked_numbers(name, base_usd=base_usd, samples=samples, tokens_per_sample=tokens_per_sample)
        prices = checked_numbers(name, teacher_usd_per_mtok=teacher_usd_per_mtok, compute_usd_per_flop=compute_usd_per_flop)
        student = checked_numbers(name, student_parameters=student_parameters, epochs=epochs)
        super().__init__(**texts, **prices, **student)


class SequenceCost(Asked):
    """Money and work of a sequence distillation, part by part; made by `sequence_cost`."""

    __slots__ = ()
    _fields = (
        "teacher_tokens",
        "training_flop",
        "base_usd",
        "teacher_usd",
        "training_usd",
        "last_step_usd",
        "total_usd",
        "last_step_over_base",
    )

    @property
    def teacher_tokens(self) -> float:
        """Tokens that the teacher writes."""
        return cast(float, self._raw.teacher_tokens)

    @property
    def training_flop(self) -> float:
        """Work of the fine-tuning [FLOP]: 6 N tokens epochs."""
        return cast(float, self._raw.training_flop)

    @property
    def base_usd(self) -> float:
        """The base model [USD]."""
        return cast(float, self._raw.base_usd)

    @property
    def teacher_usd(self) -> float:
        """The teacher's tokens [USD]."""
        return cast(float, self._raw.teacher_usd)

    @property
    def training_usd(self) -> float:
        """The fine-tuning [USD]."""
        return cast(float, self._raw.training_usd)

    @property
    def last_step_usd(self) -> float:
        """Tokens and fine-tuning, without the base [USD]."""
        return cast(float, self._raw.last_step_usd)

    @property
    def total_usd(self) -> float:
        """With the base [USD]."""
        return cast(float, self._raw.total_usd)

    @property
    def last_step_over_base(self) -> float:
        """The last step as a share of the base it stands on."""
        return cast(float, self._raw.last_step_over_base)

    def explain(self) -> str:
        """The parts as a table."""
        rows = {
            "base model": self.base_usd,
            f"teacher, {self.teacher_tokens:.3g} tokens": self.teacher_usd,
            f"fine-tuning, {self.training_flop:.3g} FLOP": self.training_usd,
            "in all": self.total_usd,
        }
        lines = [f"{name:<32}{usd:>16,.0f} USD" for name, usd in rows.items()]
        return "\n".join([*lines, f"the last step is {self.last_step_over_base:.2%} of the base it stands on"])


def sequence_cost(sequence: SequenceDistillation) -> SequenceCost:
    """C_base + n tok p_teacher + 6N n tok epochs p_C, part by part.

    Parameters
    ----------
    sequence : SequenceDistillation
        Base, texts, prices and student.

    Returns
    -------
    SequenceCost
        Money [USD] and work [FLOP].

    Examples
    --------
    >>> import isocost as ic
    >>> s = ic.distillation.SequenceDistillation(base_usd=8.58e6, samples=8e5, tokens_per_sample=2e3,
    ...     teacher_usd_per_mtok=2.19, student_parameters=32e9, epochs=2.0, compute_usd_per_flop=2.6e-18)
    >>> print(ic.distillation.sequence_cost(s))
    base model                             8,580,000 USD
    teacher, 1.6e+09 tokens                    3,504 USD
    fine-tuning, 6.14e+20 FLOP                 1,597 USD
    in all                                 8,585,101 USD
    the last step is 0.06% of the base it stands on
    """
    return SequenceCost(_distillation.sequence_cost(sequence), sequence_cost, sequence)


class Fidelity(_distillation.Fidelity, Model):
    """How much of a teacher's capability a student keeps: more where its texts were than elsewhere.

    Parameters
    ----------
    domain : float
        Share kept in the texts' domain, above 0 and at most 1.
    general : float
        Share kept elsewhere, above 0 and below `domain`. Conclusions belong to this one.

    Raises
    ------
    InvalidParameter
        When a share is outside its domain, or the general one is not the smaller.
    """

    __slots__ = ()
    _fields = ("domain", "general")

    def __init__(self, *, domain: SupportsFloat, general: SupportsFloat) -> None:
        super().__init__(**checked_numbers("Fidelity", domain=domain, general=general))


class StudentCapability(NamedTuple):
    """A student as a benchmark of the domain shows it, and as it is in general [index]."""

    benchmark: float
    general: float


def student_capability(
    fidelity: Fidelity,
    *,
    teacher_capability: float,
    teacher_tokens: float | None = None,
    curve: Callable[[float], float] | None = None,
) -> StudentCapability:
    """Y_bench = f_dom Y_T, Y_general = f_gen Y_T, times what a curve of the user's says was learned.

    Parameters
    ----------
    fidelity : Fidelity
        What a student keeps when it has learned all it can.
    teacher_capability : float
        Y_T, positive [index].
    teacher_tokens : float, optional
        Tokens that the student learned from, for the curve.
    curve : callable, optional
        Share learned of so many tokens, above 0 and at most 1. None is built in: none is established.

    Returns
    -------
    StudentCapability
        As a benchmark of the domain shows it, and in general.

    Raises
    ------
    InvalidParameter
        When the capability or the share learned is outside its domain.
    TypeError
        When one of `teacher_tokens` and `curve` is given without the other.

    Examples
    --------
    >>> import isocost as ic
    >>> f = ic.distillation.Fidelity(domain=0.95, general=0.7)
    >>> ic.distillation.student_capability(f, teacher_capability=2.0)
    StudentCapability(benchmark=1.9, general=1.4)
    """
    if (teacher_tokens is None) != (curve is None):
        raise TypeError("student_capability takes teacher_tokens and curve together")
    learned = curve(teacher_tokens) if curve is not None and teacher_tokens is not None else 1.0
    return StudentCapability(*_distillation.student_capability(fidelity, teacher_capability, learned))
