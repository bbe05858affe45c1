#include "isocost/plan/stockpile.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace stockpile_test {

using namespace isocost;
using plan::Holding;
using plan::Notice;

namespace {

const Holding ten_percent{.rate_per_year = 0.10};

const Notice month{.notice_days = 30,
                   .lead_days = 14,
                   .chips_per_day = 100,
                   .chip_price_usd = 25000,
                   .resale_premium = 0.5};

}  // namespace

TEST_CASE("the rates of bans that a premium calls for at 10 % and 0.14 OOM a year") {
    const auto rate = [](double premium) {
        return plan::break_even_ban_rate_per_year(ten_percent, premium).value;
    };
    // (0.10 + 0.14 ln 10)/m by hand; 5e-7 is half of the last digit written here.
    CHECK(std::abs(rate(0.25) - 1.689448) < 5e-7);
    CHECK(std::abs(rate(0.50) - 0.844724) < 5e-7);
    CHECK(std::abs(rate(1.00) - 0.422362) < 5e-7);
    CHECK(std::abs(rate(2.00) - 0.211181) < 5e-7);
}

TEST_CASE("premium and rate are inverses of each other, chance and rate too") {
    for (const double premium : {1e-6, 0.25, 1.0, 3.0, 1e6}) {
        const auto rate = plan::break_even_ban_rate_per_year(ten_percent, premium);
        REQUIRE(rate.status == core::Status::optimal);
        const auto back = plan::break_even_resale_premium(ten_percent, rate.value);
        // Two divisions, each rounded once.
        CHECK(back.value == doctest::Approx(premium).epsilon(4e-16));
    }
    for (const double rate : {0.0, 1e-12, 0.3, 1.7, 5.0})
        // A chance near 1 keeps e^−5 of its digits: 1e-16 e^5 = 1.5e-14.
        CHECK(plan::ban_rate_per_year(plan::yearly_chance(rate)) ==
              doctest::Approx(rate).epsilon(2e-14));
    CHECK(plan::ban_rate_per_year(1.0) == core::infinity);
    CHECK(plan::yearly_chance(core::infinity) == 1.0);
}

TEST_CASE("what never breaks even says so") {
    const auto no_gain = plan::break_even_ban_rate_per_year(ten_percent, 0.0);
    CHECK(no_gain.status == core::Status::infeasible);
    CHECK(no_gain.value == core::infinity);
    CHECK(no_gain.reason == "A ban that makes no chip dearer pays for none in stock.");
    CHECK(plan::break_even_ban_rate_per_year(ten_percent, -0.2).status == core::Status::infeasible);
    const auto no_ban = plan::break_even_resale_premium(ten_percent, 0.0);
    CHECK(no_ban.status == core::Status::infeasible);
    CHECK(no_ban.reason == "A ban that never comes pays for no chip in stock.");
    const Holding free{.rate_per_year = 0.0, .decline_per_year = 0.0};
    CHECK(plan::break_even_ban_rate_per_year(free, 0.5).value == 0.0);
    // Stock that costs nothing still gains nothing, or loses, where a ban does not make it dearer.
    CHECK(plan::break_even_ban_rate_per_year(free, 0.0).status == core::Status::infeasible);
    CHECK(plan::break_even_ban_rate_per_year(free, -0.2).status == core::Status::infeasible);
    CHECK(plan::break_even_resale_premium(free, 0.0).status == core::Status::infeasible);
    CHECK_THROWS_WITH(plan::break_even_ban_rate_per_year({}, 0.5),
                      "Holding.rate_per_year = nan: must be 0 or more and finite (interest on the "
                      "money in the chip)");
    CHECK_THROWS_AS((void)plan::break_even_ban_rate_per_year(ten_percent, -1.1),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)plan::break_even_resale_premium(ten_percent, -0.1),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)plan::ban_rate_per_year(1.1), core::InvalidParameter);
    CHECK_THROWS_AS((void)plan::yearly_chance(-0.1), core::InvalidParameter);
}

TEST_CASE("a notice shorter than the delivery is worth nothing") {
    auto notice = month;
    for (const double days : {0.0, 6.0, 14.0}) {
        notice.notice_days = days;
        const auto value = plan::notice_value(notice, ten_percent);
        CHECK(value.usd == 0.0);
        CHECK(value.chips == 0.0);
        CHECK(value.reason == "Nothing can be delivered before the ban.");
    }
    notice = month;
    notice.resale_premium = 0.0;
    CHECK(plan::notice_value(notice, ten_percent).reason ==
          "A ban that makes no chip dearer is no reason to buy.");
    notice.lead_days = -1;
    CHECK_THROWS_AS((void)plan::notice_value(notice, ten_percent), core::InvalidParameter);
}

TEST_CASE("the value of a notice is the sum over the days of delivery") {
    const double k = 0.42236191301916639 / 365.25;
    for (const double notice_days : {20.0, 200.0, 600.0}) {
        auto notice = month;
        notice.notice_days = notice_days;
        double sum = 0.0;
        constexpr int parts = 200'000;
        const double step = (notice_days - notice.lead_days) / parts;
        for (int i = 0; i < parts; ++i) {
            const double day = notice.lead_days + (i + 0.5) * step;
            const double gain = 1.5 * std::exp(-k * notice_days) - std::exp(-k * day);
            sum += 100 * 25000.0 * step * std::max(0.0, gain);
        }
        // The midpoint rule errs by (k step)²/24 of the sum, and at the kink by a cell: 1e-9.
        CHECK(plan::notice_value(notice, ten_percent).usd == doctest::Approx(sum).epsilon(1e-8));
    }
}

TEST_CASE("chips are bought no longer ahead of a sure ban than the premium pays for") {
    auto notice = month;
    notice.notice_days = 2000;
    const auto value = plan::notice_value(notice, ten_percent);
    const double wait = plan::longest_wait_years(ten_percent, 0.5) * compute::days_per_year;
    CHECK(value.chips == doctest::Approx(100 * wait).epsilon(1e-15));
    // Buying just at the longest wait gains nothing: (1 + m) e^(−(r + δ) wait) = 1.
    CHECK(1.5 * std::exp(-0.42236191301916639 * wait / 365.25) ==
          doctest::Approx(1.0).epsilon(1e-14));
    CHECK(plan::longest_wait_years(ten_percent, 0.0) == 0.0);
    const Holding free{.rate_per_year = 0.0, .decline_per_year = 0.0};
    CHECK(plan::longest_wait_years(free, 0.5) == core::infinity);
    CHECK(plan::notice_value(month, free).usd_per_chip == doctest::Approx(12500.0).epsilon(1e-15));
}

}  // namespace stockpile_test
