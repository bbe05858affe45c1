#include <doctest/doctest.h>

#include "isocost/firm/optimize.hpp"
#include "isocost/isocost.hpp"
#include "isocost/labor/automation_path.hpp"
#include "laws/closeness.hpp"

namespace headcount_floor_test {

using namespace isocost;
using labor::AutomationPlan;
using labor::Regime;
using laws::relative_error;

// A rule that keeps people in their posts is a floor on an input. What the firm would pay for one
// post less of it is the dual burden of a post in the path of a single year.

namespace {

constexpr double wage = 42'000.0;
constexpr double ai_cost = 12'000.0;
constexpr double kept_posts = 60.0;

/// What a certificate holds to.
constexpr double exact = 1e-9;
/// Opex of millions is exact to some 1e-10 of USD per rounding, and its difference over two
/// hundredths of a post to 1e-7; curvature adds the share that the last test states.
constexpr double differenced = 1e-6;

AutomationPlan one_year(double retained_value_ratio, double retraining_usd = 0.0) {
    return {.staff_fte = 200.0,
            .automated_share = kept_posts / 200.0,
            .wage_usd_per_year = wage,
            .ai_cost_usd_per_year = ai_cost,
            .fixed_ai_cost_usd_per_year = 0.0,
            .retained_value_ratio = retained_value_ratio,
            .retraining_usd = retraining_usd,
            .at_will_severance_monthly_wages = 0.0,
            .exit_monthly_wages = 0.0,
            .exit_after_years = 0.0,
            .attrition_per_year = 0.0,
            .discount_rate_per_year = 0.0,
            .horizon_years = 1.0};
}

double burden_per_post(const AutomationPlan& plan) {
    return automation_path(plan, Regime::non_disruption).dual_burden_per_post_usd;
}

/// Work done by either of two: y = first + efficiency · second.
Nest either(const std::string& first, const std::string& second, double efficiency) {
    return Nest({.sigma = infinity,
                 .children = {{first, 0.5}, {second, 0.5}},
                 .benchmark = {{first, 0.5}, {second, 0.5}},
                 .efficiency = {{second, efficiency}}});
}

firm::Result with_floor(const firm::Firm::Parameters& free, const std::string& input, double floor,
                        double capability) {
    auto p = free;
    p.floors = {{input, floor}};
    return minimize_opex(Firm(p), {.capability = capability}).require_optimal();
}

/// Solved at the floor and a post above and below it: the floor's price is the slope of Opex.
void check_floor(const firm::Firm::Parameters& free, const std::string& input, double capability,
                 double post, double burden_usd) {
    const auto at = with_floor(free, input, kept_posts, capability);
    const double more = with_floor(free, input, kept_posts + post, capability).opex;
    const double less = with_floor(free, input, kept_posts - post, capability).opex;
    CHECK(at.inputs[input] == doctest::Approx(kept_posts).epsilon(exact));
    CHECK(relative_error((more - less) / (2.0 * post), burden_usd) <= differenced);
    CHECK(relative_error(at.floor_prices[input], burden_usd) <= exact);
}

}  // namespace

TEST_CASE("kept at their old work: a post costs its wage less the AI that it saves") {
    const firm::Firm::Parameters office{
        .technology = either("ai", "talent", 1.0),
        .costs = {{"ai", LinearCost({.price = ai_cost})}, {"talent", LinearCost({.price = wage})}}};
    const double burden = burden_per_post(one_year(ai_cost / wage));
    CHECK(relative_error(burden, wage - ai_cost) <= 1e-14);
    check_floor(office, "talent", 200.0, 1.0, burden);
}

TEST_CASE("kept for other work at psi: a post costs what hiring for that work does not save") {
    for (const double psi : {0.3, 0.6, 0.9}) {
        CAPTURE(psi);
        // Tasks that AI does and other work, 200 of each and neither in place of the other; for the
        // other work people can be hired at the wage, or those kept be used, retrained in the year.
        constexpr double retraining = 1'000.0;
        const Nest firm(
            {.sigma = 0.0,
             .children = {{"ai", 0.5},
                          {"other", 0.5,
                           Nest({.sigma = infinity, .children = {{"hired", 0.5}, {"kept", 0.5}}})}},
             .benchmark = {{"ai", 1.0}, {"hired", 0.5}, {"kept", 0.5}},
             .efficiency = {{"kept", psi}}});
        const firm::Firm::Parameters office{
            .technology = firm,
            .costs = {{"ai", LinearCost({.price = ai_cost})},
                      {"hired", LinearCost({.price = wage})},
                      {"kept", LinearCost({.price = wage + retraining})}}};
        const double burden = burden_per_post(one_year(psi, retraining));
        CHECK(relative_error(burden, (1.0 - psi) * wage + retraining) <= 1e-14);
        check_floor(office, "kept", 200.0, 1.0, burden);
    }
}

TEST_CASE("where AI replaces people less and less well psi is what the last one kept is worth") {
    const firm::Firm::Parameters lab{
        .technology = CES({.shares = {{"ai", 0.5}, {"talent", 0.5}},
                           .sigma = 2.0,
                           .benchmark = {{"ai", 100.0}, {"talent", 100.0}}}),
        .costs = {{"ai", LinearCost({.price = ai_cost})}, {"talent", LinearCost({.price = wage})}}};
    const auto free = minimize_opex(Firm(lab), {.capability = 1.0}).require_optimal();
    CHECK(free.inputs["talent"] < kept_posts - 1.0);
    const auto kept = with_floor(lab, "talent", kept_posts, 1.0);
    const double psi = kept.virtual_prices["talent"] / wage;
    CHECK(psi < 1.0);
    CHECK(psi > ai_cost / wage);
    // Steps of a hundredth of a post: a curved Opex adds a share of (0.01/60)² to its slope.
    check_floor(lab, "talent", 1.0, 0.01, burden_per_post(one_year(psi)));
}

TEST_CASE(
    "a floor of nobody is the firm without a rule, to the bit, and a path that forbids none is "
    "it") {
    const firm::Firm::Parameters office{
        .technology = either("ai", "talent", 1.0),
        .costs = {{"ai", LinearCost({.price = ai_cost})}, {"talent", LinearCost({.price = wage})}}};
    const auto free = minimize_opex(Firm(office), {.capability = 200.0}).require_optimal();
    const auto ruled = with_floor(office, "talent", 0.0, 200.0);
    CHECK(ruled.opex == free.opex);
    for (const std::string input : {"ai", "talent"})
        CHECK(ruled.inputs[input] == free.inputs[input]);
    // All of the staff's posts automated at will, with no severance.
    auto plan = one_year(0.0);
    plan.automated_share = 1.0;
    CHECK(relative_error(automation_path(plan, Regime::lawful_exit).years[1].opex_usd, free.opex) <=
          exact);
    CHECK(relative_error(automation_path(plan, Regime::at_will).years[1].opex_usd, free.opex) <=
          exact);
}

TEST_CASE("a floor that nobody would go below is no burden") {
    const firm::Firm::Parameters office{.technology = either("ai", "talent", 1.0),
                                        .costs = {{"ai", LinearCost({.price = 2.0 * wage})},
                                                  {"talent", LinearCost({.price = wage})}}};
    CHECK(with_floor(office, "talent", kept_posts, 200.0).floor_prices["talent"] == 0.0);
}

}  // namespace headcount_floor_test
