#pragma once

#include <string>

namespace isocost::test {

/// A section of every chapter about money, people and rivals; all of them have an answer.
inline std::string people_chapters() {
    return R"([option]
kind = "call"
spot_usd = 60
strike_usd = 65
rate_per_year = 0.08
volatility = 0.3
maturity_years = 0.25

[marketability]
volatility = 0.6
years = 2
rate_per_year = 0.04

[equity_grant]
value_usd = 1e6
volatility = 0.6
years_to_sale = 2
rate_per_year = 0.04
failure_hazard_per_year = 0.1
outside_wealth_usd = 5e5
risk_aversion = 2

[runway]
cash_usd = 354.9e6
burn_usd_per_month = 45.52e6
short_runway_hazard_per_year = 0.2
horizon_years = 2

[superstar]
unit_wage_usd_per_year = 2e5
theta = 2
overhead_usd_per_year = 8e5
least_quality = 0.5
most_quality = 10

[assignment]
alpha = 1
beta = 0.6666666666666666
gamma = 1
reference_rank = 250
reference_size_usd = 1e9
reference_pay_usd_per_year = 1e6
rank = 1

[retention]
outside_wage_usd_per_year = 3e5
quits_at_outside_wage_per_year = 0.4
kappa = 3
replacement_years = 1.5

[pay]
cash_usd_per_year = 3e5
equity_usd_per_year = 1e6
equity_discount = 0.4

[matching]
rival_parity_usd_per_year = 1e6
cash_usd_per_year = 3e5
equity_limit_usd_per_year = inf
equity_discount = 0.5

[noncompete]
jurisdiction = "china"
offers_per_year = 0.5
enforcement = 0.5
coverage = 0.8
months = 12
pay_share = 0.3
wage_usd_per_year = 1e5
loss_avoided_usd = 1e6

[friction]
home_pay_usd_per_year = 1e5
away_pay_usd_per_year = 3e5
share_home = 0.6
share_away = 0.34
tau = 0.5

[dead_ends]
directions = 20
working_directions = 1
dead_ends = 6
usd_per_experiment = 1e6
years_per_experiment = 0.1
prize_usd = 1e8
lead_decay_per_year = 0.5

[lead]
flow_persons_per_year = 10
carry = 0.5
diffusion_gap = 0.2
follower_headcount = 100
loss_per_year = 0.1

[redundancy]
value_usd = 1e7
usd_per_knower_year = 1e5
halving_usd_per_year = 5e5
most_knowers = 10
leave_probability = 0.16
pod_correlation = 0.3

[leavers]
headcount = 100
leavers = 16
knowers = 2
pod_correlation = 0.3

[efficiency_bid]
saved_share = 0.01
inference_bill_usd_per_year = 1e9
bill_growth_per_year = 0.1
leak_rate_per_year = 0.5
discount_rate_per_year = 0.1
horizon_years = 3
rival_bill_usd_per_year = 1e10

[squad]
members = 5
exponent = 1.3
home_value_usd = 1e7
poacher_value_usd = 2e7

[wage_posting]
productivity_usd_per_year = 2
reservation_usd_per_year = 0.8
offer_rate_per_year = 0.142
separation_rate_per_year = 0.287

[offer]
pay_usd_per_year = 1e6
equity_share = 0.5
equity_discount = 0.4
compute_ratio = 10
pay_weight = 4
compute_weight = 0.5
mission_utils = 0.5
switching_utils = 1
offer_usd_per_year = 2e6

[contest]
contestants = 4
prize_usd_per_year = 1e9
decisiveness = 1
returns = 0.8

[involution]
contestants = 4
prize_usd_per_year = 1e9
decisiveness = 1
returns = 0.8
cost_usd_per_year = 1e8
ceiling_of_one = 0.5
open_capability = 0.2

[entry]
prize_usd_per_year = 1e9
decisiveness = 1
returns = 0.8
fixed_usd_per_year = 5e7
talent_share = 0.6

[defender]
monopoly_profit_usd_per_year = 1e9
duopoly_profit_usd_per_year = 3e8
decisiveness = 1
returns = 0.8

[severance]
completed_months = 27
average_wage_rmb_per_month = 25_000
last_wage_rmb_per_month = 25_000
local_average_wage_rmb_per_month = 12_000

[automation]
wage_usd_per_year = 48_000
ai_cost_usd_per_year = 12_000
retained_value_ratio = 0.5
retraining_usd = 6_000
severance_monthly_wages = 3
unlawful_probability = 0.5
discount_rate_per_year = 0
attrition_per_year = 0
horizon_years = 5
negotiated_extra_months = 2
months_to_expiry = 6
staff_people = 100
reinstatement_probability = 0.2
back_pay_months = 9
fixed_cost_usd_per_year = 78e4
automated_share = 0.1
at_will_severance_monthly_wages = 1
exit_after_years = 2

[adjustment]
wage_usd_per_year = 42_000
revenue_exponent = 0.7
hiring_cost_usd = 3_500
firing_cost_usd = 10_500
drift_per_year = 0.02
volatility_per_sqrt_year = 0.2
attrition_per_year = 0.05
discount_rate_per_year = 0.06
)";
}

}  // namespace isocost::test
