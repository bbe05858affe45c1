#pragma once

#include <string>

#include "scenario/path_chapter_texts.hpp"
#include "scenario/people_chapter_texts.hpp"

namespace isocost::test {

inline std::string heading() { return "title = \"chapters\"\nprice_year = 2025\n\n"; }

/// A section of every chapter about compute, data and models; all of them have an answer.
inline std::string model_chapters() {
    return R"([chip_hour]
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

)";
}

/// A section of every chapter that a scenario can ask.
inline std::string all_chapters() {
    return heading() + model_chapters() + people_chapters() + path_chapters();
}

}  // namespace isocost::test
