#pragma once

#include <string>

namespace isocost::test {

/// A section of every chapter that is about years to come; all of them have an answer and a path.
inline std::string path_chapters() {
    return R"(
[plan]
years = 2
rate_per_year = 0.1
capability = 1
capability_growth_per_year = 1
compute_share = 0.5
talent_share = 0.5
sigma = 0
benchmark_compute_flop_per_year = 1e24
benchmark_talent_fte = 100
wage_usd_per_year = 1e5
chip_price_usd = 30_000
chip_price_decline_per_year = 0.6931471805599453
flop_per_chip_year = 1e21
lifetime_years = 2
ban_year = 1

[stockpile]
rate_per_year = 0.1
decline_per_year = 0.3
notice_days = 60
lead_days = 30
chips_per_day = 100
chip_price_usd = 30_000
resale_premium = 1
ban_rate_per_year = 0.5

[catch_up]
improvement_per_year = 1
lag_years = 0.5
fidelity = 0.8
leak_per_year = 2
initial_gap = 1.5
target_gap = 0.6
years = 5

[idea_production]
growth_per_year = 0.5
progress_exponent = 0
input_exponent = 1
compute_share = 0.5
sigma = 1
experiment_gain = 0
researcher_gain = 1
benchmark_compute_flop_per_year = 1e24
benchmark_researchers_fte = 100
compute_flop_per_year = 1e24
researchers_fte = 100
years = 8

[knowledge_path]
carry = 0.5
obsolescence_per_year = 0.1
years = 10

[knowledge_path.lab.incumbent]
knowledge = 100
headcount = 50
creation_per_year = 10
codified_share = 1
unshared_share = 0.5
exits_per_year = 0

[knowledge_path.lab.entrant]
knowledge = 20
headcount = 50
creation_per_year = 5
codified_share = 1
unshared_share = 0.5
exits_per_year = 0

[knowledge_path.way.out]
from = "incumbent"
to = "entrant"
persons_per_year = 10
)";
}

}  // namespace isocost::test
