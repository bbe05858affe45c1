#include "isocost/finance/marketability_discount.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/erf.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <functional>

#include "laws/field_table.hpp"

namespace marketability_discount_test {

using namespace isocost;
using finance::Restriction;
// The raw formulas cancel twice 14 digits at s = 1e-14 before 50 are left.
using Exact = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<100>>;

namespace {

Exact cdf(const Exact& z) { return boost::math::erfc(-z / sqrt(Exact(2))) / 2; }

Exact within(const Exact& variance) {
    const Exact half = sqrt(variance) / 2;
    return cdf(half) - cdf(-half);
}

Exact raw_chaffe(const Exact& s, const Exact& rate, const Exact& yield) {
    const Exact d1 = (rate - yield + s / 2) / sqrt(s);
    return exp(-rate) * cdf(sqrt(s) - d1) - exp(-yield) * cdf(-d1);
}

Exact raw_finnerty(const Exact& s) {
    return within(s + log(2 * (exp(s) - s - 1)) - 2 * log(exp(s) - 1));
}

Exact raw_ghaidarov(const Exact& s) { return within(log(2 * (exp(s) - s - 1)) - 2 * log(s)); }

Exact raw_longstaff(const Exact& s) {
    const Exact pi = acos(Exact(-1));
    return (2 + s / 2) * cdf(sqrt(s) / 2) + sqrt(s / (2 * pi)) * exp(-s / 8) - 1;
}

double worst(const std::function<double(double)>& ours,
             const std::function<Exact(const Exact&)>& raw) {
    double worst = 0.0;
    for (double s = 1e-14; s <= 700.0; s *= 1.31) {
        const Exact exact = raw(Exact(s));
        worst = std::max(worst, std::abs(static_cast<double>(ours(s) / exact - 1)));
    }
    return worst;
}

}  // namespace

TEST_CASE("volatility 0.6, two years, 4 %: to the 15 digits of a 60-digit evaluation") {
    const auto d = finance::marketability_discounts({0.6, 2.0, 0.04});
    CHECK(std::abs(d.chaffe - 0.278872217516708) < 1e-15);
    CHECK(std::abs(d.finnerty - 0.182002096928826) < 1e-15);
    CHECK(std::abs(d.ghaidarov - 0.199273529588148) < 1e-15);
    CHECK(std::abs(d.longstaff_bound - 0.877157849047459) < 1e-15);
    CHECK(d.longstaff == d.longstaff_bound);
}

TEST_CASE("against the formulas as printed, in 100 digits, for s from 1e-14 to 700") {
    const auto finnerty = [](double s) { return finance::finnerty_discount(s, 0.0); };
    const auto ghaidarov = [](double s) { return finance::ghaidarov_discount(s, 0.0); };
    const auto chaffe = [](double s) { return finance::chaffe_discount(s, 0.0, 0.0); };
    CHECK(worst(finnerty, raw_finnerty) < 1e-14);
    CHECK(worst(ghaidarov, raw_ghaidarov) < 1e-14);
    CHECK(worst(finance::longstaff_bound, raw_longstaff) < 1e-14);
    CHECK(worst(chaffe, [](const Exact& s) { return raw_chaffe(s, 0, 0); }) < 1e-14);
    double worst_with_rates = 0.0;
    for (const double rate : {1e-6, 0.01, 0.08, 0.5})
        for (double s = 1e-14; s <= 700.0; s *= 1.31) {
            const double exact = static_cast<double>(raw_chaffe(s, rate, 0));
            if (exact < 1e-300) continue;
            const double error = std::abs(finance::chaffe_discount(s, rate, 0.0) / exact - 1.0);
            worst_with_rates = std::max(worst_with_rates, error);
        }
    CHECK(worst_with_rates < 1e-12);
    CHECK(finance::chaffe_discount(700.0, 0.08, 0.5) ==
          doctest::Approx(static_cast<double>(raw_chaffe(700, 0.08, 0.5))).epsilon(1e-14));
}

TEST_CASE("as s goes to 0: leading terms, at 0 nothing is lost") {
    constexpr double pi = std::numbers::pi;
    const double s = 1e-13;  // the next terms are of relative size √s at most
    const auto near = [](double x) { return doctest::Approx(x).epsilon(1e-6); };
    CHECK(finance::chaffe_discount(s, 0.0, 0.0) == near(std::sqrt(s / (2.0 * pi))));
    CHECK(finance::finnerty_discount(s, 0.0) == near(std::sqrt(s / (6.0 * pi))));
    CHECK(finance::ghaidarov_discount(s, 0.0) == near(std::sqrt(s / (6.0 * pi))));
    CHECK(finance::longstaff_bound(s) == near(std::sqrt(2.0 * s / pi)));
    for (const double zero :
         {finance::chaffe_discount(0.0, 0.04, 0.0), finance::finnerty_discount(0.0, 0.0),
          finance::ghaidarov_discount(0.0, 0.0), finance::longstaff_bound(0.0)})
        CHECK(zero == 0.0);
}

TEST_CASE("as s goes to infinity") {
    for (const double s : {40.0, 700.0, 1e6})
        CHECK(std::abs(finance::finnerty_discount(s, 0.0) - 0.322792902826673) < 5e-16);
    CHECK(finance::ghaidarov_discount(1e6, 0.0) == 1.0);
    CHECK(finance::chaffe_discount(1e6, 0.08, 0.0) ==
          doctest::Approx(std::exp(-0.08)).epsilon(1e-15));
    CHECK(finance::longstaff_bound(1e6) == doctest::Approx(1.0 + 5e5).epsilon(1e-15));
}

TEST_CASE("Longstaff's bound passes the whole value where it is said to") {
    const double at = finance::longstaff_exceeds_one_at;
    CHECK(finance::longstaff_bound(std::pow(at - 1e-6, 2)) < 1.0);
    CHECK(finance::longstaff_bound(std::pow(at + 1e-6, 2)) > 1.0);
    const auto d = finance::marketability_discounts({0.8, 4.0, 0.04});
    CHECK(d.longstaff_bound > 1.0);
    CHECK(d.longstaff == 1.0);
}

TEST_CASE("order: averaging costs less than Chaffe's put without a rate, foresight bounds all") {
    for (double s = 1e-6; s < 50.0; s *= 3.0) {
        CHECK(finance::finnerty_discount(s, 0.0) <= finance::ghaidarov_discount(s, 0.0));
        CHECK(finance::ghaidarov_discount(s, 0.0) < finance::chaffe_discount(s, 0.0, 0.0));
        CHECK(finance::chaffe_discount(s, 0.0, 0.0) < finance::longstaff_bound(s));
    }
}

TEST_CASE("by name, and what is refused") {
    const Restriction r{0.9, 3.0, 0.03, 0.01};
    const auto all = finance::marketability_discounts(r);
    CHECK(finance::marketability_discount(r, finance::DiscountModel::finnerty) == all.finnerty);
    CHECK(finance::marketability_discount(r, finance::DiscountModel::longstaff) == 1.0);
    CHECK(finance::name(finance::all_discount_models[2]) == "ghaidarov");
    laws::check_field_table<Restriction>();
    CHECK_THROWS_WITH_AS(
        finance::marketability_discounts({0.6, -1.0, 0.04}),
        "Restriction.years = -1: must be 0 or more and finite (time without a sale)",
        core::InvalidParameter);
}

}  // namespace marketability_discount_test
