#pragma once

#include <string>

#include "lab.hpp"

/// A lab whose compute is a fleet: owned H100, dearer H200, rented H100 on top.
namespace isocost::test {

inline std::string fleet_text() {
    return R"(title = "fleet"
price_year = 2025

[technology]
sigma = 0.7

[compute]
means = "delivered FLOP"
quantity_flop_per_year = 6e25

[compute.facility]
server_power_ratio = 2.0
average_power_share = 0.75
power_usage_effectiveness = 1.25
electricity_usd_per_kwh = 0.08
interconnect_share = 0.19

[compute.fleet.own]
chip = "NVIDIA H100 SXM5 80GB"
contract = "owned"
count = 4000
utilization = 0.35
availability = 0.9
server_usd = 31904.63
charge_per_year = 0.32

[compute.fleet.newer]
chip = "NVIDIA H200 SXM"
contract = "owned"
count = 2000
utilization = 0.35
availability = 0.9
server_usd = 39083.38
charge_per_year = 0.32

[compute.fleet.cloud]
chip = "NVIDIA H100 SXM5 80GB"
contract = "rented"
count = 2000
utilization = 0.3
availability = 0.95
rent_usd_per_hour = 2.1

[talent]
quantity_fte = 200
wage_usd_per_year = 1e6

[data]
quantity_tokens_per_year = 2e13

[data.source.web]
kind = "web"
tokens_per_year = 1.5e13
price_usd_per_token = 2e-7
quality = 1.0

[data.source.books]
kind = "licensed"
tokens_per_year = 2e12
price_usd_per_token = 2e-6
quality = 3.0

[data.source.teacher]
kind = "teacher_api"
tokens_per_year = inf
price_usd_per_token = 2.19e-6
quality = 2.0

[question]
goal = "minimize_opex"
capability = 1.0
)";
}

/// The fleet lab with texts replaced.
inline scenario::Scenario fleet_lab(
    const std::vector<std::pair<std::string, std::string>>& replacements = {}) {
    return scenario::load_text(with(fleet_text(), replacements), "fleet.toml");
}

/// What loading it with texts replaced complains of.
inline std::string fleet_complaint(
    const std::vector<std::pair<std::string, std::string>>& replacements) {
    return complaint(with(fleet_text(), replacements));
}

}  // namespace isocost::test
