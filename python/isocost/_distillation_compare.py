"""The last step made by oneself or distilled, and where both cost the same."""

from __future__ import annotations

from typing import SupportsFloat, TypeAlias, cast

from ._asked import Asked
from ._core import distillation as _distillation
from ._distillation_sequence import SequenceDistillation
from ._model import Model
from ._numbers import checked_numbers
from ._status import Status


class BoughtTeacher(_distillation.BoughtTeacher, Model):
    """A teacher behind an API, or another's open weights at what hosting them costs.

    Parameters
    ----------
    price_usd_per_mtok : float
        Price of its tokens [USD per million tokens], 0 or more.

    Raises
    ------
    InvalidParameter
        When the price is negative or not finite.
    """

    __slots__ = ()
    _fields = ("price_usd_per_mtok",)

    def __init__(self, *, price_usd_per_mtok: SupportsFloat) -> None:
        super().__init__(**checked_numbers("BoughtTeacher", price_usd_per_mtok=price_usd_per_mtok))


class OwnTeacher(_distillation.OwnTeacher, Model):
    """A teacher of one's own: trained for several students, and run for its tokens at 2N FLOP each.

    Parameters
    ----------
    parameters : float
        Active parameters of the teacher, positive.
    compute_usd_per_flop : float
        Price of a FLOP delivered while decoding [USD per FLOP], positive.
    training_usd : float
        Cost of its own training [USD], 0 or more.
    students : float
        Students that share it, 1 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = ("parameters", "compute_usd_per_flop", "training_usd", "students")

    def __init__(
        self,
        *,
        parameters: SupportsFloat,
        compute_usd_per_flop: SupportsFloat,
        training_usd: SupportsFloat,
        students: SupportsFloat,
    ) -> None:
        running = checked_numbers("OwnTeacher", parameters=parameters, compute_usd_per_flop=compute_usd_per_flop)
        super().__init__(**running, **checked_numbers("OwnTeacher", training_usd=training_usd, students=students))


_Teacher: TypeAlias = BoughtTeacher | OwnTeacher


def usd_per_token(teacher: _Teacher) -> float:
    """What a token of the teacher costs [USD]."""
    return _distillation.usd_per_token(teacher)


def with_usd_per_token(teacher: _Teacher, price: float) -> _Teacher:
    """The same teacher with another price of a token [USD]."""
    raw = _distillation.with_usd_per_token(teacher, price)
    return teacher.replace(**{name: getattr(raw, name) for name in teacher._fields})


def training_share_usd(teacher: _Teacher) -> float:
    """A student's share of the teacher's training [USD]; nothing for a bought teacher."""
    return _distillation.training_share_usd(teacher)


class LastStep(_distillation.LastStep, Model):
    """The last step to a capability, which a lab can make itself or distil, on the same base model.

    Parameters
    ----------
    base_usd : float
        Cost of the base model [USD], 0 or more: on both sides.
    scratch_usd : float
        Cost of the step without a teacher [USD], positive.
    teacher_tokens : float
        Teacher's tokens that the student learns from, positive.
    training_usd_per_token : float
        Cost of training the student on one of them [USD per token], 0 or more.

    Raises
    ------
    InvalidParameter
        When a parameter is outside its domain.
    """

    __slots__ = ()
    _fields = ("base_usd", "scratch_usd", "teacher_tokens", "training_usd_per_token")

    def __init__(
        self,
        *,
        base_usd: SupportsFloat,
        scratch_usd: SupportsFloat,
        teacher_tokens: SupportsFloat,
        training_usd_per_token: SupportsFloat,
    ) -> None:
        costs = checked_numbers("LastStep", base_usd=base_usd, scratch_usd=scratch_usd)
        tokens = checked_numbers("LastStep", teacher_tokens=teacher_tokens, training_usd_per_token=training_usd_per_token)
        super().__init__(**costs, **tokens)


def last_step(sequence: SequenceDistillation, *, scratch_usd: float) -> LastStep:
    """The last step of a sequence distillation, against a way without a teacher.

    Parameters
    ----------
    sequence : SequenceDistillation
        Base, texts and student; its price of tokens stays with the teacher.
    scratch_usd : float
        Cost of the step without a teacher [USD], positive.

    Returns
    -------
    LastStep
        For `compare` and the break-evens.
    """
    raw = _distillation.last_step(sequence, scratch_usd)
    return LastStep(**{name: getattr(raw, name) for name in LastStep._fields})


class Comparison(Asked):
    """What the last step costs either way, part by part; made by `compare`."""

    __slots__ = ()
    _fields = (
        "base_usd",
        "scratch_usd",
        "teacher_training_usd",
        "teacher_tokens_usd",
        "student_training_usd",
        "distilled_usd",
        "scratch_total_usd",
        "distilled_total_usd",
        "ratio",
        "step_ratio",
    )

    @property
    def base_usd(self) -> float:
        """The base model, on both sides [USD]."""
        return cast(float, self._raw.base_usd)

    @property
    def scratch_usd(self) -> float:
        """The step without a teacher [USD]."""
        return cast(float, self._raw.scratch_usd)

    @property
    def teacher_training_usd(self) -> float:
        """This student's share of the teacher's training [USD]."""
        return cast(float, self._raw.teacher_training_usd)

    @property
    def teacher_tokens_usd(self) -> float:
        """The teacher's tokens [USD]."""
        return cast(float, self._raw.teacher_tokens_usd)

    @property
    def student_training_usd(self) -> float:
        """The student's training on them [USD]."""
        return cast(float, self._raw.student_training_usd)

    @property
    def distilled_usd(self) -> float:
        """The step with the teacher [USD]."""
        return cast(float, self._raw.distilled_usd)

    @property
    def scratch_total_usd(self) -> float:
        """Without a teacher, the base included [USD]."""
        return cast(float, self._raw.scratch_total_usd)

    @property
    def distilled_total_usd(self) -> float:
        """With the teacher, the base included [USD]."""
        return cast(float, self._raw.distilled_total_usd)

    @property
    def ratio(self) -> float:
        """Distilled over scratch with the base on both sides: what the lab's bill does."""
        return cast(float, self._raw.ratio)

    @property
    def step_ratio(self) -> float:
        """Distilled over scratch, the step alone."""
        return cast(float, self._raw.step_ratio)

    def explain(self) -> str:
        """Both ways as a table."""
        rows = {
            "base model": (self.base_usd, self.base_usd),
            "the step itself": (self.scratch_usd, 0.0),
            "teacher's training, shared": (0.0, self.teacher_training_usd),
            "teacher's tokens": (0.0, self.teacher_tokens_usd),
            "student's training": (0.0, self.student_training_usd),
            "in all": (self.scratch_total_usd, self.distilled_total_usd),
        }
        lines = [f"{'USD':<28}{'from scratch':>16}{'distilled':>16}"]
        lines += [f"{name:<28}{scratch:>16,.0f}{distilled:>16,.0f}" for name, (scratch, distilled) in rows.items()]
        return "\n".join([*lines, f"distilled over scratch: {self.ratio:.3g}, of the step alone {self.step_ratio:.3g}"])


def compare(step: LastStep, teacher: _Teacher) -> Comparison:
    """What the last step costs without a teacher and with one.

    Parameters
    ----------
    step : LastStep
        The step and the base it stands on.
    teacher : BoughtTeacher or OwnTeacher
        Where its tokens come from.

    Returns
    -------
    Comparison
        Both ways, part by part.

    Examples
    --------
    >>> import isocost as ic
    >>> step = ic.distillation.LastStep(base_usd=9e6, scratch_usd=1e6, teacher_tokens=1e9, training_usd_per_token=1e-6)
    >>> bill = ic.distillation.compare(step, ic.distillation.BoughtTeacher(price_usd_per_mtok=9.0))
    >>> round(bill.ratio, 3), round(bill.step_ratio, 3)
    (0.901, 0.01)
    """
    return Comparison(_distillation.compare(step, teacher), compare, step, teacher)


class BreakEven(Asked):
    """Where distilling costs as much as making the step oneself; made by the `break_even_` functions."""

    __slots__ = ()
    _fields = ("status", "value", "residual", "least_scratch_usd", "reason")

    @property
    def status(self) -> Status:
        """`optimal`, or `infeasible` when one way is always the cheaper."""
        return Status(self._raw.status)

    @property
    def reason(self) -> str:
        """Which way is the cheaper and why; empty at a break-even."""
        return cast(str, self._raw.reason)

    @property
    def value(self) -> float:
        """The price, number of tokens or of students; nan when there is none."""
        return cast(float, self._raw.value)

    @property
    def residual(self) -> float:
        """|distilled − scratch| over scratch of the step, both evaluated anew at `value`."""
        return cast(float, self._raw.residual)

    @property
    def least_scratch_usd(self) -> float:
        """Were the step without a teacher dearer than this, there would be a break-even [USD]."""
        return cast(float, self._raw.least_scratch_usd)

    def explain(self) -> str:
        """The value, or why there is none."""
        return f"{self.value:.6g}" if self.status == Status.optimal else f"{self.status}: {self.reason}"


def break_even_teacher_usd_per_mtok(step: LastStep, teacher: _Teacher) -> BreakEven:
    """The price of the teacher's tokens up to which distilling is the cheaper way [USD per million tokens].

    Parameters
    ----------
    step : LastStep
        The step and the base it stands on.
    teacher : BoughtTeacher or OwnTeacher
        Where its tokens come from.

    Returns
    -------
    BreakEven
        Infeasible when distilling is dearer even with tokens for nothing.

    Examples
    --------
    >>> import isocost as ic
    >>> step = ic.distillation.LastStep(base_usd=9e6, scratch_usd=1e6, teacher_tokens=1e9, training_usd_per_token=1e-6)
    >>> teacher = ic.distillation.BoughtTeacher(price_usd_per_mtok=9.0)
    >>> print(ic.distillation.break_even_teacher_usd_per_mtok(step, teacher))
    999
    """
    raw = _distillation.break_even_teacher_usd_per_mtok(step, teacher)
    return BreakEven(raw, break_even_teacher_usd_per_mtok, step, teacher)


def break_even_teacher_tokens(step: LastStep, teacher: _Teacher) -> BreakEven:
    """The number of the teacher's tokens up to which distilling is the cheaper way.

    Parameters
    ----------
    step : LastStep
        The step and the base it stands on.
    teacher : BoughtTeacher or OwnTeacher
        Where its tokens come from.

    Returns
    -------
    BreakEven
        Infeasible when the teacher's training alone is dearer than the step, or tokens cost nothing.
    """
    return BreakEven(_distillation.break_even_teacher_tokens(step, teacher), break_even_teacher_tokens, step, teacher)


def break_even_students(step: LastStep, teacher: OwnTeacher) -> BreakEven:
    """The number of students from which on a teacher of one's own pays; it need not be whole.

    Parameters
    ----------
    step : LastStep
        The step and the base it stands on.
    teacher : OwnTeacher
        Its own number of students does not matter.

    Returns
    -------
    BreakEven
        Infeasible when no number is enough, or a single student is.
    """
    return BreakEven(_distillation.break_even_students(step, teacher), break_even_students, step, teacher)
