#include "isocost/market/solver/demand_slopes.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace demand_slopes_test {

using namespace isocost;
using namespace isocost::market;
using doctest::Approx;

namespace {

double hired(const Employer& employer, double wage) {
    const auto firm = detail::firm_at(employer, {{1, 0}}, {wage});
    return detail::propose(firm, employer.question).point.inputs[1];
}

double slope(const Employer& employer, double wage) {
    const auto firm = detail::firm_at(employer, {{1, 0}}, {wage});
    const auto answer = detail::propose(firm, employer.question);
    return detail::demand_slopes(firm, employer.question, answer.point, {{1, 0}}, 1)(1, 0);
}

}  // namespace

TEST_CASE("elasticities of demand are those of demand solved anew, free and capped") {
    const std::vector<firm::Question> questions{firm::CapabilityTarget{.capability = 30.0},
                                                firm::Budget{.budget = 40.0},
                                                firm::Revenue{.value = 20.0, .exponent = 0.5}};
    for (const double sigma : {0.5, 1.0, 2.5})
        for (const auto& question : questions)
            for (const double cap : {1e9, 40.0}) {
                CAPTURE(sigma);
                CAPTURE(cap);
                const auto lab = tests::capped(tests::lab("a", sigma, question), cap);
                const double h = 1e-5;
                const double anew = (std::log(hired(lab, 1.2 * std::exp(h))) -
                                     std::log(hired(lab, 1.2 * std::exp(-h)))) /
                                    (2.0 * h);
                // central differences: h^2 and rounding over h
                CHECK(slope(lab, 1.2) == Approx(anew).epsilon(1e-7).scale(1.0));
            }
}

TEST_CASE("with capability held, demand has elasticity -sigma x the share of the others") {
    const auto lab = tests::lab("a", 0.7, firm::CapabilityTarget{.capability = 30.0});
    const auto firm = detail::firm_at(lab, {{1, 0}}, {1.0});
    const auto r = firm::conclude(firm, lab.question, detail::propose(firm, lab.question));
    CHECK(slope(lab, 1.0) == Approx(-0.7 * r.shares["compute"]).epsilon(1e-12));
}

}  // namespace demand_slopes_test
