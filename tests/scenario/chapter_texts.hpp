#pragma once

#include <string>

/// A section of every chapter that a scenario can ask, all of which have an answer.
namespace isocost::test {

inline std::string heading() { return "title = \"chapters\"\nprice_year = 2025\n\n"; }

inline std::string all_chapters() {
    return heading() + R"([chip_hour]
chip = "NVIDIA A100 SXM4 40 GB"
server_usd = 14165.054738
charge_per_year = 0.3223619130191664
chip_hours = 57e6
server_power_ratio = 2.03125
average_power_share = 0.75
power_usage_effectiveness = 1.25
electricity_usd_per_kwh = 0.0806
interconnect_share = 0.19

[repetition]
unique_tokens = 1e12
tokens = 4e12

[synthetic]
teacher_parameters = 37e9
training_utilization = 0.4
decode_utilization = 0.1
compute_usd_per_flop = 2e-18
shadow_price_usd_per_flop = 1e-18

[talent_density]
exponent = 0.7
heads = 10

[decentralized]
steps = 100
step_seconds = 5
exchanged_bytes = 1e11
bandwidth_bytes_per_s = 1e9
nodes = 4
node_flop_per_s = 1e18

[efficiency]
tokens_per_year = 2.8e14
usd_per_mtok = 0.112
share = 0.01

[reasoning]
score = 0.7
tokens_per_task = 1e4
joules_per_token = 2
usd_per_task = 0.02
rival_score_per_joule = 3e-5

[training]
law = "hoffmann_2022"
loss = 2.0
usd_per_flop = 2e-18
flop_cap = 1e25

[verification]
think_researcher_years = 0.1
experiment_flop = 1e22
experiment_share = 0.6
flop_per_year = 1e25
researchers = 100

[progress]
doubling_time_years = 0.7
years = 2
compute_factor = 4

[distillation]
base_usd = 8.6e6
samples = 8e5
tokens_per_sample = 2000
teacher_usd_per_mtok = 2.19
student_parameters = 32e9
epochs = 2
compute_usd_per_flop = 2.6e-18
scratch_usd = 1e6

[logit_distillation]
E = 1.2
A = 3000
alpha = 0.4
B = 20000
beta = 0.43
gamma = 0.45
c0 = 2.5
c1 = 50
d1 = 1.3
f1 = 0.1
A_prime = 2000
alpha_prime = 0.3
B_prime = 20000
beta_prime = 0.6
gamma_prime = 0.75
student_parameters = 1e9
student_tokens = 2e10
teacher_parameters = 7e9
teacher_tokens = 1.4e11
logits_share = 1
pretraining_share = 0
teacher_loss = 2.2

[follower]
improvement_per_year = 1.0
lag_years = 0.5
fidelity = 0.8
initial_gap = 2.0
years = 3

[serving]
model = "Llama 3 70B"
chip = "NVIDIA H100 SXM5 80GB"
rent_usd_per_hour = 2.1
chips = 8
batch = 16
context_tokens = 0

[frontier]
model = "Llama 3 70B"
chip = "NVIDIA H100 SXM5 80GB"
rent_usd_per_hour = 2.1
most_chips = 64
most_batch = 256
context_tokens = 2048
tokens_per_s_per_user = 50

[self_hosting]
usd_per_hour = 16.8
tokens_per_s = 10000
variable_usd_per_mtok = 0
api_usd_per_mtok = 0.724
tokens_per_month = 1e10

[serving_day]
input_tokens = 608e9
cached_input_tokens = 342e9
output_tokens = 168e9
prefill_tokens_per_s_per_node = 73700
decode_tokens_per_s_per_node = 14800
chips_per_node = 8
rent_usd_per_hour = 2
nodes = 226.75
cached_input_usd_per_mtok = 0.14
input_usd_per_mtok = 0.55
output_usd_per_mtok = 2.19

[open_weights]
users = 1e6
quality_gap_usd_per_user_year = 100
open_serving_usd_per_user_year = 10
own_serving_usd_per_user_year = 20

[publication]
complement_rent_usd_per_year = 1e9
complement_share = 0.2
community_fte = 100
fte_usd_per_year = 2e5
lost_api_rent_usd_per_year = 1e8

[own_silicon]
fixed_usd = 5e8
rate_per_year = 0.1
lifetime_years = 4
own_usd_per_flop = 1e-18
bought_usd_per_flop = 2e-18
flop_per_year = 2e26

[shared_compute]
cap_flop_per_year = 1e25
research_utilization = 0.4
prefill_utilization = 0.4
decode_utilization = 0.1
active_parameters = 37e9
input_tokens_per_year = 1e12
output_tokens_per_year = 1e12
teacher_active_parameters = 37e9
synthetic_tokens_per_year = 1e12

[option]
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
dismissed_people = 5
staff_people = 100
reinstatement_probability = 0.2
back_pay_months = 9
fixed_cost_usd_per_year = 78e4

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
