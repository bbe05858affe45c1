"""What learning from a teacher costs: logits and sequences, break-evens, a follower's gap, and a ban on teachers.

Money is USD; prices of tokens are USD per million, as they are quoted. A base model stands under the distilled and the
self-made last step alike, so 'orders of magnitude cheaper' is true of that step only.
"""

from __future__ import annotations

from ._distillation_access import (
    Follower,
    TeacherAccess,
    bounding_markup,
    gap_after,
    most_cost_of_ban_usd_per_year,
    steady_gap,
    steady_years_behind,
    teacher_cost,
    teacher_sources,
    years_to_steady_gap,
)
from ._distillation_catch_up import (
    CatchUpPath,
    catch_up_gap,
    catch_up_path,
    gap_behind,
    lasting_gap,
    leak_that_replaces_distilling,
    years_until_gap,
)
from ._distillation_compare import (
    BoughtTeacher,
    BreakEven,
    Comparison,
    LastStep,
    OwnTeacher,
    break_even_students,
    break_even_teacher_tokens,
    break_even_teacher_usd_per_mtok,
    compare,
    last_step,
    training_share_usd,
    usd_per_token,
    with_usd_per_token,
)
from ._distillation_law import (
    DistillationLaw,
    LogitRun,
    illustrative_coefficients,
    logit_distillation_flop,
    student_loss,
    student_loss_slope,
    supervised_loss,
)
from ._distillation_sequence import (
    Fidelity,
    SequenceCost,
    SequenceDistillation,
    StudentCapability,
    sequence_cost,
    student_capability,
)

__all__ = [
    "BoughtTeacher",
    "BreakEven",
    "CatchUpPath",
    "Comparison",
    "DistillationLaw",
    "Fidelity",
    "Follower",
    "LastStep",
    "LogitRun",
    "OwnTeacher",
    "SequenceCost",
    "SequenceDistillation",
    "StudentCapability",
    "TeacherAccess",
    "bounding_markup",
    "break_even_students",
    "break_even_teacher_tokens",
    "break_even_teacher_usd_per_mtok",
    "catch_up_gap",
    "catch_up_path",
    "compare",
    "gap_after",
    "gap_behind",
    "illustrative_coefficients",
    "last_step",
    "lasting_gap",
    "leak_that_replaces_distilling",
    "logit_distillation_flop",
    "most_cost_of_ban_usd_per_year",
    "sequence_cost",
    "steady_gap",
    "steady_years_behind",
    "student_capability",
    "student_loss",
    "student_loss_slope",
    "supervised_loss",
    "teacher_cost",
    "teacher_sources",
    "training_share_usd",
    "usd_per_token",
    "with_usd_per_token",
    "years_to_steady_gap",
    "years_until_gap",
]
