#include "isocost/market/demand_oracle.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace demand_oracle_test {

namespace {

struct Unmoved {
    std::size_t size() const { return 1; }
    void evaluate(double, std::span<const double>, std::span<isocost::market::TalentDemand> out) {
        out[0] = {.log_talent = 0.0,
                  .wage_elasticity = 0.0,
                  .efficiency_elasticity = 0.0,
                  .feasible = true};
    }
};

static_assert(isocost::market::DemandOracle<Unmoved>);
static_assert(!isocost::market::DemandOracle<std::vector<double>>);

}  // namespace

TEST_CASE("a demand that nobody wrote is not feasible") {
    CHECK(!isocost::market::TalentDemand{}.feasible);
}

}  // namespace demand_oracle_test
