#include "isocost/talent/turnover.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace turnover_test {

using namespace isocost;
using talent::retention_premium;
using talent::Turnover;

namespace {

const Turnover lab{1e6, 0.4, 3.0, 1.5};

}  // namespace

TEST_CASE("h 1.5, kappa 3, quits 40 %: m* = 1 + ln(1.8)/3 = 1.196") {
    const auto a = retention_premium(lab);
    REQUIRE(a.status == core::Status::optimal);
    CHECK(a.premium_pays);
    CHECK(std::abs(a.pay_multiple - 1.196) < 5e-4);
    // Were it years of one's own pay, m* would be 1.113: not this model.
    CHECK(a.pay_multiple > 1.19);
    CHECK(a.saved_usd_per_year > 0.0);
    CHECK(a.head_cost_usd_per_year + a.saved_usd_per_year == doctest::Approx(1.6e6).epsilon(1e-15));
}

TEST_CASE("where a premium is paid quits cost 1/kappa outside wages") {
    for (const double kappa : {0.5, 3.0, 20.0})
        for (const double years : {6.0, 40.0}) {
            const auto a = retention_premium({1e6, 0.4, kappa, years});
            REQUIRE(a.premium_pays);
            CHECK(years * a.quits_per_year == doctest::Approx(1.0 / kappa).epsilon(1e-14));
            CHECK(a.premium_usd_per_year > 0.0);
        }
}

TEST_CASE("where quits are cheap the outside wage is paid") {
    for (const double years : {0.0, 0.5, 0.8}) {
        const auto a = retention_premium({1e6, 0.4, 3.0, years});
        CHECK(a.status == core::Status::optimal);
        CHECK(a.pay_multiple == 1.0);
        CHECK(!a.premium_pays);
        CHECK(a.saved_usd_per_year == 0.0);
    }
}

TEST_CASE("no multiple costs less, over a lattice the certificate knows nothing of") {
    for (const double quits : {0.05, 0.4, 2.0})
        for (const double kappa : {0.3, 3.0, 30.0})
            for (const double years : {0.1, 1.5, 10.0}) {
                const Turnover t{2e5, quits, kappa, years};
                const auto a = retention_premium(t);
                REQUIRE(a.status == core::Status::optimal);
                for (double m = 1.0; m < 12.0; m += 0.00737)
                    CHECK(talent::head_cost_usd_per_year(t, m) >=
                          a.head_cost_usd_per_year * (1.0 - 1e-15));
            }
}

TEST_CASE("the certificate refuses other multiples") {
    CHECK(!talent::certify_premium(lab, 1.0).holds(1e-6));
    CHECK(!talent::certify_premium(lab, 1.3).holds(1e-6));
    CHECK(talent::certify_premium(lab, 1.3).gap > 1e-3);
    CHECK(talent::certify_premium(lab, 0.9).feasibility == doctest::Approx(0.1).epsilon(1e-14));
    // What the gap says is what is there to gain, to the width of a cell.
    const auto best = retention_premium(lab);
    const double cost = talent::head_cost_usd_per_year(lab, 1.3);
    CHECK(talent::certify_premium(lab, 1.3).gap ==
          doctest::Approx(1.0 - best.head_cost_usd_per_year / cost).epsilon(1e-4));
}

TEST_CASE("the premium rises with what a leaver costs and with how many would leave") {
    const double base = retention_premium(lab).pay_multiple;
    CHECK(retention_premium({1e6, 0.4, 3.0, 2.0}).pay_multiple > base);
    CHECK(retention_premium({1e6, 0.5, 3.0, 1.5}).pay_multiple > base);
    CHECK(retention_premium({2e6, 0.4, 3.0, 1.5}).pay_multiple == base);
}

TEST_CASE("field table and refusal") {
    laws::check_field_table<Turnover>();
    CHECK_THROWS_WITH_AS(retention_premium({1e6, 0.4, 0.0, 1.5}),
                         "Turnover.kappa = 0: must be positive and finite (by how much the log of "
                         "quits falls per outside wage paid more)",
                         core::InvalidParameter);
}

}  // namespace turnover_test
