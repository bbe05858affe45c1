#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <random>

#include "isocost/plan/minimize_present_opex.hpp"

namespace random_plans_test {

using namespace isocost;

namespace {

/// Uniform on [0, 1), the same with every standard library.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : generator_(seed) {}
    double operator()() { return static_cast<double>(generator_() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 generator_;
};

plan::PlanYear random_year(double age, double growth, double progress, Draw& draw) {
    plan::PlanYear year{
        .capability = std::exp(growth * age + draw()),
        .prices = {{"talent", 5e5 * (0.5 + draw())}, {"data", 1e-5 * (0.5 + draw())}},
        .chip_price_usd = 25000 * (0.5 + draw()),
        .flop_per_chip_year = 1e21 * std::exp(progress * age)};
    if (draw() < 0.3) year.salvage_usd_per_chip = 5000;
    if (draw() < 0.3) year.upkeep_usd_per_chip_year = 2000;
    if (draw() < 0.2) year.most_chips = 100 * draw();
    return year;
}

plan::PurchasePlan random_plan(double sigma, Draw& draw) {
    const auto years = 1 + static_cast<int>(30 * draw());
    const double growth = 0.3 * draw();
    const double progress = 0.5 * draw();
    plan::PurchasePlan::Parameters lab{
        .technology =
            production::CES({.shares = {{"compute", 0.5}, {"talent", 0.3}, {"data", 0.2}},
                             .sigma = sigma,
                             .returns = 0.7 + 0.6 * draw(),
                             .benchmark = {{"compute", 1e22}, {"talent", 100}, {"data", 1e12}}}),
        .years = {},
        .rate_per_year = 0.2 * draw(),
        .attrition_per_year = 0.1 * draw(),
        .lifetime_years = 1 + static_cast<int>(20 * draw())};
    for (int t = 0; t < years; ++t) lab.years.push_back(random_year(t, growth, progress, draw));
    if (draw() < 0.5)
        lab.owned = {{.chips = 20 * draw(),
                      .flop_per_chip_year = 1e21,
                      .years_left = static_cast<int>(8 * draw())}};
    if (draw() < 0.4)
        lab.ban = plan::Ban{static_cast<int>(years * draw()), draw() < 0.5 ? 1.0 : core::infinity};
    return plan::PurchasePlan(lab);
}

}  // namespace

TEST_CASE("random plans are solved with a certificate, or told why not") {
    Draw draw(20261);
    for (const double sigma : {0.0, 0.1, 0.5, 0.9, 1.0, 1.1, 2.0, 5.0, core::infinity}) {
        int solved = 0;
        for (int i = 0; i < 100; ++i) {
            const auto plan = random_plan(sigma, draw);
            const auto found = plan::minimize_present_opex(plan);
            CAPTURE(sigma);
            CAPTURE(i);
            solved += found.status == core::Status::optimal ? 1 : 0;
            if (found.status == core::Status::infeasible || found.status == core::Status::unbounded)
                CHECK_FALSE(found.reason.empty());
            else
                CHECK(found.status == core::Status::optimal);
        }
        MESSAGE("sigma ", sigma, ": ", solved, " solved");
        CHECK(solved >= 30);  // more than half of the plans have a solution at any sigma
    }
}

}  // namespace random_plans_test
