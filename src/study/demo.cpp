#include "isocost/study/demo.hpp"

namespace isocost::study {

const char* demo_scenario() {
    return R"(title = "An invented lab"
price_year = 2024
notes = "Round numbers, to show what the library does; no real lab."

[technology]
sigma = 0.7

[compute]
means = "delivered FLOP of research: peak x utilization"
quantity_flop_per_year = 5e25
rent_usd_per_hour = 2.0
peak_flop_per_s = 989.4e12
utilization = 0.375

[talent]
quantity_fte = 300
wage_usd_per_year = 200000
supply_elasticity = 2.0
buyer = "price_taker"

[data]
quantity_tokens_per_year = 5e12
price_usd_per_token = 1e-6

[question]
goal = "minimize_opex"
capability = 1.0
)";
}

scenario::Outcome demo() {
    return scenario::run(scenario::load_text(demo_scenario(), "demo"),
                         {scenario::parse_change("compute.cap_share=0.6")});
}

}  // namespace isocost::study
