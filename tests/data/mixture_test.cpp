#include "isocost/data/mixture.hpp"

#include <doctest/doctest.h>

#include "data/sources.hpp"

namespace mixture_test {

using namespace isocost;
using core::Status;

TEST_CASE("the cheapest corpus fills from the cheapest effective token on") {
    const auto m = data::cheapest_mixture(test::corpus(), 5e12, "lab");
    REQUIRE(m.status == Status::optimal);
    CHECK(m.tokens_per_year["own"] == 2e12);
    CHECK(m.tokens_per_year["web"] == 4e12);
    CHECK(m.tokens_per_year["licensed"] == 0.0);
    CHECK(m.cost_usd_per_year == doctest::Approx(2e5 + 4e6).epsilon(1e-15));
    CHECK(m.marginal_cost.lower == 1e-6);
    CHECK(m.marginal_cost.upper == 1e-6);
    CHECK(m.rents["own"] == doctest::Approx(4e-7).epsilon(1e-12));  // 1e-6 × 0.5 − 1e-7
    CHECK(m.rents["web"] == 0.0);
    CHECK(m.certificate.holds(1e-14));
}

TEST_CASE("it costs what the merit order's curve says, at every quantity") {
    const auto cost = data::data_cost(data::merit_order(test::corpus(), "lab"));
    for (const double d : {1.0, 1e11, 1e12, 3e12, 1.1e13, 1.6e13, 1.7e13}) {
        const auto m = data::cheapest_mixture(test::corpus(), d, "lab");
        REQUIRE(m.status == Status::optimal);
        CHECK(m.cost_usd_per_year == doctest::Approx(cost.outlay(d)).epsilon(1e-13));
        CHECK(m.certificate.holds(1e-13));  // a few roundings of sums of three
    }
}

TEST_CASE("at a kink the marginal cost is an interval, at the end open above") {
    const auto kink = data::cheapest_mixture(test::corpus(), 1e12, "lab");
    CHECK(kink.marginal_cost.lower == 2e-7);
    CHECK(kink.marginal_cost.upper == 1e-6);
    const auto end = data::cheapest_mixture(test::corpus(), 1.7e13, "lab");
    REQUIRE(end.status == Status::optimal);
    CHECK(end.marginal_cost.lower == 2e-6);
    CHECK(end.marginal_cost.upper == core::infinity);
}

TEST_CASE("a rent is what one more token of the source saves") {
    auto more = test::corpus();
    more[1].tokens_per_year += 1e9;
    const double saved = data::cheapest_mixture(test::corpus(), 5e12, "lab").cost_usd_per_year -
                         data::cheapest_mixture(more, 5e12, "lab").cost_usd_per_year;
    // The difference of two costs of 4e6 USD keeps about 1e-9/400 of it.
    CHECK(saved / 1e9 == doctest::Approx(4e-7).epsilon(1e-9));
}

TEST_CASE("stocks that end make it infeasible, with the ceiling and what is missing") {
    const auto m = data::cheapest_mixture(test::corpus(), 1.7e13, "rival");
    CHECK(m.status == Status::infeasible);
    CHECK(m.ceiling_effective_tokens_per_year == 1.6e13);
    CHECK(m.missing_effective_tokens_per_year == 1e12);
    CHECK(m.reason ==
          "The sources end at 1.6e+13 effective tokens per year, 1e+12 short of the 1.7e+13 asked "
          "for. Sources that belong to others: 1.");
    CHECK(std::isnan(m.cost_usd_per_year));
    // The least change: so many more reference tokens and it is feasible, at the ceiling.
    auto more = test::corpus();
    more[2].tokens_per_year += m.missing_effective_tokens_per_year;
    CHECK(data::cheapest_mixture(more, 1.7e13, "rival").status == Status::optimal);
}

TEST_CASE("a demand that is none is refused") {
    CHECK(test::refusal([] { (void)data::cheapest_mixture(test::corpus(), 0.0); }) ==
          "cheapest_mixture.effective_tokens_per_year = 0: must be positive and finite");
}

}  // namespace mixture_test
