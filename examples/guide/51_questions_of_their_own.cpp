// Questions that need no lab: a scenario may ask chapters alone, and move them by reforms.
#include <cstdio>
#include <isocost/scenario/answers.hpp>
#include <isocost/study/report.hpp>

namespace {

double figure(const std::vector<isocost::scenario::Answer>& answers, const std::string& section,
              const std::string& name) {
    for (const auto& answer : answers)
        for (const auto& line : answer.lines)
            if (answer.section == section && line.name == name) return line.value;
    return isocost::core::nan;
}

}  // namespace

int main() {
    const auto day = isocost::scenario::load("examples/scenarios/deepseek_serving_day.toml");
    const auto dearer = isocost::scenario::parse_change("serving_day.rent_usd_per_hour=3");
    const auto outcome = isocost::scenario::answer(day, {dearer});
    std::printf("%s\n", isocost::study::report(outcome).c_str());

    // 226.75 nodes of 8 chips, 24 hours, 2 USD; then 3.
    bool ok = figure(outcome.answers, "serving_day", "cost") == 226.75 * 8 * 24 * 2;
    ok = ok && figure(outcome.reform_answers, "serving_day", "cost") == 226.75 * 8 * 24 * 3;

    // A lever that moves nothing is an error.
    try {
        (void)isocost::scenario::answer(
            day, {isocost::scenario::parse_change("serving_day.rent_usd_per_hour=2")});
        ok = false;
    } catch (const isocost::scenario::ScenarioError& error) {
        std::printf("%s\n", error.what());
    }
    return ok ? 0 : 1;
}
