#include "isocost/compute/amortization.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace amortization_test {

using namespace isocost;
using namespace std::chrono_literals;
using compute::Accelerator;

namespace {

const Accelerator a100{.name = "A100",
                       .released = 2020y / 5 / 14,
                       .price_usd = 24875,
                       .price_includes_server = true,
                       .price_date = 2020y / 5 / 21};

}  // namespace

TEST_CASE("capital recovered over a lifetime is worth what was paid") {
    for (const double rate : {1e-12, 1e-3, 0.1, 2.0}) {
        for (const double years : {0.5, 3.0, 30.0}) {
            const double charge = compute::capital_recovery_factor(rate, years);
            // Present value of a flow of `charge` a year, paid at the ends of years.
            const double value = charge * -std::expm1(-years * std::log1p(rate)) / rate;
            CHECK(value == doctest::Approx(1.0).epsilon(1e-14));
        }
    }
    CHECK(compute::capital_recovery_factor(0.0, 4.0) == 0.25);
    CHECK(compute::capital_recovery_factor(1e-14, 4.0) == doctest::Approx(0.25).epsilon(1e-13));
    CHECK_THROWS_AS(compute::capital_recovery_factor(-0.1, 4.0), core::InvalidParameter);
    CHECK_THROWS_AS(compute::capital_recovery_factor(0.1, 0.0), core::InvalidParameter);
}

TEST_CASE("a chip loses 0.14 orders of magnitude of its value a year") {
    CHECK(compute::replacement_rate({}) == doctest::Approx(0.322362).epsilon(1e-6));
    // 638 days from the first delivery, 90 days after release, which was later than the price.
    CHECK(compute::value_at_first_use(a100, 2022y / 5 / 12) ==
          doctest::Approx(14165.054738).epsilon(1e-10));
    CHECK(compute::value_at_first_use(a100, 2020y / 8 / 12) == 24875.0);
    // A price of later than the first delivery declines from its own day.
    auto later = a100;
    later.price_date = 2021y / 1 / 1;
    CHECK(compute::value_at_first_use(later, 2021y / 1 / 1) == 24875.0);
}

TEST_CASE("a value needs a price, its day, the release, and a day of use that is not before it") {
    auto chip = a100;
    CHECK_THROWS_WITH(compute::value_at_first_use(chip, 2020y / 6 / 1),
                      "first_use = -72: must be 0 or more days after the first delivery of A100");
    chip.released.reset();
    CHECK_THROWS_WITH(compute::value_at_first_use(chip, 2022y / 1 / 1),
                      "Accelerator(A100).released = none: must be given (value falls from the "
                      "first delivery on)");
    chip.price_usd = core::nan;
    CHECK_THROWS_WITH(compute::value_at_first_use(chip, 2022y / 1 / 1),
                      "Accelerator(A100).price_usd = nan: must be positive and finite (price of a "
                      "chip)");
}

}  // namespace amortization_test
