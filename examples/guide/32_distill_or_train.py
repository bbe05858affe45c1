"""Distil the last step or make it oneself? The base model stands under both, so the answer for the step and the answer
for the bill are different numbers.
"""

import math

import isocost as ic
from isocost import distillation

# 800 000 texts of 5000 tokens (length assumed) at the price of DeepSeek-R1 in February 2025, two epochs of a student of
# 32e9 parameters, on a base of 8.58 million USD.
sequence = distillation.SequenceDistillation(
    base_usd=8.58e6,
    samples=8e5,
    tokens_per_sample=5e3,
    teacher_usd_per_mtok=2.19,
    student_parameters=32e9,
    epochs=2.0,
    compute_usd_per_flop=2.6e-18,
)
print(distillation.sequence_cost(sequence))

# Against a reinforcement-learning phase of 5.12 million USD.
step = distillation.last_step(sequence, scratch_usd=5.12e6)
bought = distillation.BoughtTeacher(price_usd_per_mtok=2.19)
bill = distillation.compare(step, bought)
print(f"the step: 1 to {1 / bill.step_ratio:.0f}; the bill: {bill.ratio:.2f}")
assert bill.step_ratio < 0.01 and bill.ratio > 0.5

price = distillation.break_even_teacher_usd_per_mtok(step, bought)
print(f"worth it up to {price.value:.0f} USD per million tokens")
assert price.residual < 1e-8
assert abs(distillation.compare(step, bought.replace(price_usd_per_mtok=price.value)).ratio - 1.0) < 1e-8

# A teacher of one's own for 20 million USD pays from so many students on.
own = distillation.OwnTeacher(parameters=37e9, compute_usd_per_flop=2e-17, training_usd=20e6, students=1.0)
students = distillation.break_even_students(step, own)
print(f"a teacher of one's own pays from {math.ceil(students.value)} students on")
assert students.residual < 1e-8

# If the step itself costs next to nothing there is nothing to save, and the result says so.
none = distillation.break_even_teacher_usd_per_mtok(step.replace(scratch_usd=1000.0), bought)
print(none.reason)
assert none.status is ic.Status.infeasible
