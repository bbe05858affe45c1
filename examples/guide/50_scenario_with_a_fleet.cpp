// A scenario whose compute is a fleet: what the rules of a day leave of it, and who replaces the
// rest.
#include <cstdio>
#include <isocost/scenario/run.hpp>
#include <isocost/study/analysis.hpp>
#include <isocost/study/report.hpp>

int main() {
    const auto lab = isocost::scenario::load("examples/scenarios/fleet_under_export_rules.toml");
    const auto later = isocost::scenario::parse_change("compute.export.date=2025-05-01");
    const auto outcome = isocost::scenario::run(lab, {later});
    std::printf("%s\n", isocost::study::report(outcome).c_str());

    // The benchmark is the fleet as it stood: on its day all its chips were legal.
    bool ok = outcome.baseline.result.status == isocost::core::Status::optimal;
    const auto before = isocost::study::analyze(outcome.baseline).supplies[0];
    for (const auto& step : before.steps) ok = ok && step.step.refused.empty();

    // By May 2025 H800 and H20 are refused, each by a rule that is named; the lab pays more, uses
    // less compute and puts engineers on its own chips.
    const auto after = isocost::study::analyze(*outcome.reform).supplies[0];
    int refused = 0;
    double engineers = 0.0;
    for (const auto& step : after.steps) {
        if (!step.step.refused.empty()) {
            std::printf("%s: %s\n", step.step.name.c_str(), step.step.refused.c_str());
            ++refused;
        }
        if (step.step.name == isocost::scenario::engineer_step)
            engineers += step.used / step.step.width;
    }
    std::printf("engineers on adaptation: %.1f\n", engineers);
    ok = ok && refused == 2 && engineers > 0.0;
    ok = ok && outcome.reform->result.opex > outcome.baseline.result.opex;
    ok = ok && outcome.reform->result.inputs["compute"] < 4e25;
    return ok ? 0 : 1;
}
