// A scenario of two countries between which people move: a cap here is felt there.
#include <cstdio>
#include <string>

#include <isocost/scenario/answers.hpp>
#include <isocost/scenario/market.hpp>

using namespace isocost;

int main() {
    const auto countries = scenario::load("examples/scenarios/two_countries.toml");
    const auto half =
        scenario::load_reform("examples/scenarios/reforms/half_compute_in_china.toml");
    const auto before = scenario::clear(countries);
    const auto after = scenario::clear(scenario::apply(countries, half));
    for (const std::string pool : {"china", "abroad"})
        std::printf("%s: %.0f to %.0f USD per year\n", pool.c_str(),
                    before.wages_usd_per_year[pool], after.wages_usd_per_year[pool]);

    double shares = 0.0;
    for (const auto& cause : scenario::market_causes(scenario::apply(countries, half))) {
        std::printf("%s: %.0f USD per year of the rise in China\n", cause.section.c_str(),
                    cause.lines.front().value);
        shares += cause.lines.front().value;
    }
    const double rise = after.wages_usd_per_year["china"] - before.wages_usd_per_year["china"];
    const double abroad = after.wages_usd_per_year["abroad"] / before.wages_usd_per_year["abroad"];
    const bool solved = before.solved() && after.solved();
    // the benchmark clears at its own wages, to the four digits that the shares have
    const bool replicates = before.wages_usd_per_year["china"] / 78.6e3 - 1.0 < 1e-4;
    const bool adds_up = shares / rise - 1.0 < 1e-6 && rise / shares - 1.0 < 1e-6;
    return solved && replicates && adds_up && abroad > 1.0 ? 0 : 1;
}
