#include "isocost/talent/noncompete.hpp"

#include <doctest/doctest.h>

#include "laws/field_table.hpp"

namespace noncompete_test {

using namespace isocost;
using talent::Jurisdiction;
using talent::NonCompete;
using talent::value_noncompete;

namespace {

const NonCompete bound{2.0, 0.5, 0.4, 24.0, 0.3, 2e5, 3e5};

}  // namespace

TEST_CASE("two years at 30 % of 200 000 cost 120 000, half of 300 000 is worth it") {
    const auto a = value_noncompete(bound, Jurisdiction::china);
    CHECK(a.enforceable);
    CHECK(a.cost_usd_per_leaver == doctest::Approx(1.2e5).epsilon(1e-14));
    CHECK(a.expected_gain_usd_per_leaver == 1.5e5);
    CHECK(a.net_usd_per_leaver == doctest::Approx(3e4).epsilon(1e-13));
    CHECK(a.worthwhile);
    CHECK(a.offers_per_year == doctest::Approx(1.6).epsilon(1e-15));
}

TEST_CASE("at the break-even enforcement, and at the break-even months, it is worth nothing") {
    auto n = bound;
    const auto a = value_noncompete(n, Jurisdiction::china);
    n.enforcement = a.break_even_enforcement;
    CHECK(std::abs(value_noncompete(n, Jurisdiction::china).net_usd_per_leaver) < 1e-9);
    n.enforcement = 0.3;
    const double months = value_noncompete(n, Jurisdiction::china).break_even_months;
    CHECK(months == doctest::Approx(18.0).epsilon(1e-14));
    n.months = 17.9;
    CHECK(value_noncompete(n, Jurisdiction::china).worthwhile);
    n.months = 18.1;
    const auto longer = value_noncompete(n, Jurisdiction::china);
    CHECK(!longer.worthwhile);
    CHECK(longer.reason == "it costs more than it saves");
}

TEST_CASE("with nothing to lose no enforcement is enough") {
    auto n = bound;
    n.loss_avoided_usd = 0.0;
    const auto a = value_noncompete(n, Jurisdiction::china);
    CHECK(a.break_even_enforcement == core::infinity);
    CHECK(!a.worthwhile);
}

TEST_CASE("in California it is void: nothing is paid and nobody is bound") {
    const auto a = value_noncompete(bound, Jurisdiction::california);
    CHECK(!a.enforceable);
    CHECK(!a.worthwhile);
    CHECK(a.offers_per_year == 2.0);
    CHECK(a.cost_usd_per_leaver == 0.0);
    CHECK(a.reason ==
          "void in California (Business and Professions Code § 16600): it binds nobody");
    CHECK(talent::name(Jurisdiction::california) == "california");
}

TEST_CASE("less than 30 % of the wage may be agreed, and is said to be less") {
    auto n = bound;
    CHECK(!value_noncompete(n, Jurisdiction::china).below_default_pay);
    n.pay_share = 0.2;
    const auto less = value_noncompete(n, Jurisdiction::china);
    CHECK(less.below_default_pay);
    CHECK(less.cost_usd_per_leaver == doctest::Approx(8e4).epsilon(1e-14));
    CHECK(!value_noncompete(n, Jurisdiction::california).below_default_pay);
}

TEST_CASE("a clause that costs nothing never costs more than it saves") {
    auto n = bound;
    n.pay_share = 0.0;
    for (const double loss : {3e5, 0.0}) {
        n.loss_avoided_usd = loss;
        const auto a = value_noncompete(n, Jurisdiction::china);
        CHECK(a.break_even_months == core::infinity);
        CHECK(a.net_usd_per_leaver == 0.5 * loss);
        CHECK(a.worthwhile == (loss > 0.0));
    }
}

TEST_CASE("beyond 24 months it is refused where the law is Chinese, and nothing binds elsewhere") {
    laws::check_field_table<NonCompete>();
    auto n = bound;
    n.months = 25.0;
    CHECK_THROWS_WITH_AS(value_noncompete(n, Jurisdiction::china),
                         "NonCompete.months = 25: must be above 0 and at most 24 (Labor Contract "
                         "Law art. 24)",
                         core::InvalidParameter);
    CHECK(!value_noncompete(n, Jurisdiction::california).enforceable);
}

}  // namespace noncompete_test
