#include "isocost/labor/severance.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "laws/field_table.hpp"

namespace severance_test {

using namespace isocost;
using labor::collective_dismissal;
using labor::Employment;
using labor::severance;
using labor::severance_wages;

namespace {

constexpr double local = 12'000.0;  // three of them are 36 000

/// Service of so many months to the day, if nothing else is said.
Employment paid(double wage, double months, std::optional<bool> days_over = false) {
    return {months, wage, wage, local, days_over};
}

}  // namespace

TEST_CASE("25 000 a month and two years and four months: 62 500, 87 500 and 125 000") {
    const auto s = severance(paid(25'000.0, 28.0));
    // Halves of whole thousands are exact.
    CHECK(s.severance_rmb == 62'500.0);
    CHECK(s.severance_and_notice_rmb == 87'500.0);
    CHECK(s.unlawful_rmb == 125'000.0);
    CHECK(s.own_monthly_wages == 2.5);
    CHECK(!s.wage_capped);
    CHECK(!s.years_limited);
}

TEST_CASE("years, halves and days of LCL art. 47") {
    struct Case {
        double months;
        bool days_over;
        double wages;
    };
    const std::vector<Case> cases{
        {0, false, 0.0},   {0, true, 0.5},     {1, false, 0.5},    {5, false, 0.5},
        {5, true, 0.5},    {6, false, 1.0},    {6, true, 1.0},     {11, true, 1.0},
        {12, false, 1.0},  {12, true, 1.5},    {17, true, 1.5},    {18, false, 2.0},
        {24, false, 2.0},  {24, true, 2.5},    {28, false, 2.5},   {29, true, 2.5},
        {30, false, 3.0},  {36, false, 3.0},   {36, true, 3.5},    {143, true, 12.0},
        {144, true, 12.5}, {185, false, 15.5}, {240, false, 20.0},
    };
    for (const auto& c : cases) {
        CAPTURE(c.months);
        CAPTURE(c.days_over);
        CHECK(severance_wages(c.months, c.days_over) == c.wages);
    }
}

TEST_CASE("above three local averages the wage counts as three, at three it is not capped") {
    const auto at = severance(paid(36'000.0, 60.0));
    CHECK(!at.wage_capped);
    CHECK(at.severance_rmb == 180'000.0);
    const auto above = severance(paid(50'000.0, 60.0));
    CHECK(above.wage_capped);
    CHECK(above.base_wage_rmb_per_month == 36'000.0);
    CHECK(above.severance_rmb == 180'000.0);
    CHECK(above.unlawful_rmb == 360'000.0);
    CHECK(above.own_monthly_wages == 3.6);
}

TEST_CASE("twelve years are the most above the cap, and below it there is no most") {
    const auto rich = severance(paid(50'000.0, 240.0));
    CHECK(rich.years_limited);
    CHECK(rich.service_wages == 20.0);
    CHECK(rich.paid_wages == 12.0);
    CHECK(rich.severance_rmb == 432'000.0);
    const auto modest = severance(paid(25'000.0, 240.0));
    CHECK(!modest.years_limited);
    CHECK(modest.severance_rmb == 500'000.0);
    CHECK(!severance(paid(50'000.0, 144.0)).years_limited);
    const auto days = severance(paid(50'000.0, 144.0, true));
    CHECK(days.years_limited);
    CHECK(days.paid_wages == 12.0);
}

TEST_CASE("the month instead of notice is the last month's own wage, without a cap") {
    auto e = paid(50'000.0, 24.0);
    e.last_wage_rmb_per_month = 61'000.0;
    const auto s = severance(e);
    CHECK(s.severance_and_notice_rmb - s.severance_rmb == 61'000.0);
    CHECK(s.unlawful_rmb == 4.0 * 36'000.0);
}

TEST_CASE("the award of Hangzhou 2026 does not follow from the reported wage and tenure") {
    // Hired in November 2022 at 25 000 and dismissed by April 2026 at the latest: at most 42 full
    // months. Reported: over 260 000 "at the 2N standard".
    const auto most = severance(paid(25'000.0, 42.0));
    CHECK(most.unlawful_rmb == 200'000.0);
    CHECK(most.unlawful_rmb < 260'000.0);
}

TEST_CASE("collective from 20 people or from a tenth of the staff") {
    CHECK(collective_dismissal(20, 10'000));
    CHECK(!collective_dismissal(19, 10'000));
    CHECK(!collective_dismissal(19, 191));
    for (double tenth = 1.0; tenth <= 20.0; ++tenth) {
        CAPTURE(tenth);
        CHECK(collective_dismissal(tenth, 10.0 * tenth));
        CHECK(collective_dismissal(tenth, 10.0 * tenth + 1.0) == (tenth == 20.0));
    }
}

TEST_CASE("whether days go beyond whole years must be said, and only there") {
    for (double months = 0.0; months <= 60.0; ++months) {
        CAPTURE(months);
        const double without = severance_wages(months, false);
        const bool decides = severance_wages(months, true) != without;
        CHECK(decides == (std::fmod(months, 12.0) == 0.0));
        if (decides)
            CHECK_THROWS_AS(severance_wages(months, std::nullopt), core::InvalidParameter);
        else
            CHECK(severance_wages(months, std::nullopt) == without);
    }
    CHECK(severance(paid(25'000.0, 28.0, std::nullopt)).severance_rmb == 62'500.0);
    CHECK_THROWS_WITH_AS(severance(paid(25'000.0, 24.0, std::nullopt)),
                         "Employment.days_over = not given: must be given where the months make "
                         "whole years (LCL art. 47: 24 months count as 2 years, a day more as half "
                         "a year more)",
                         core::InvalidParameter);
}

TEST_CASE("edge cases of months, caps and amounts in one table") {
    struct Case {
        double wage;
        double months;
        bool days_over;
        double paid_wages;
        double severance_rmb;
        double own_wages;
    };
    // Three local averages are 36 000. Below and at them nothing is capped.
    const std::vector<Case> cases{
        {20'000, 5, true, 0.5, 10'000, 0.5},       {20'000, 6, false, 1.0, 20'000, 1.0},
        {20'000, 12, false, 1.0, 20'000, 1.0},     {20'000, 12, true, 1.5, 30'000, 1.5},
        {36'000, 150, false, 13.0, 468'000, 13.0}, {36'001, 150, false, 12.0, 432'000, 0.0},
        {72'000, 5, false, 0.5, 18'000, 0.25},     {72'000, 6, false, 1.0, 36'000, 0.5},
        {72'000, 144, false, 12.0, 432'000, 6.0},  {72'000, 144, true, 12.0, 432'000, 6.0},
    };
    for (const auto& c : cases) {
        CAPTURE(c.wage);
        CAPTURE(c.months);
        const auto s = severance(paid(c.wage, c.months, c.days_over));
        CHECK(s.paid_wages == c.paid_wages);
        CHECK(s.severance_rmb == c.severance_rmb);
        CHECK(s.unlawful_rmb == 2.0 * c.severance_rmb);
        CHECK(s.severance_and_notice_rmb == c.severance_rmb + c.wage);
        if (c.own_wages > 0.0) CHECK(s.own_monthly_wages == c.own_wages);
    }
}

TEST_CASE("broken months, no pay and more leavers than staff are refused") {
    laws::check_field_table<Employment>();
    CHECK_THROWS_WITH_AS(severance(paid(25'000.0, 2.3)),
                         "Employment.completed_months = 2.3: must be a whole number",
                         core::InvalidParameter);
    CHECK_THROWS_AS(severance(paid(0.0, 12.0)), core::InvalidParameter);
    CHECK_THROWS_AS(severance_wages(-1.0, false), core::InvalidParameter);
    CHECK_THROWS_AS(severance_wages(1.5, false), core::InvalidParameter);
    CHECK_THROWS_AS(collective_dismissal(0, 10), core::InvalidParameter);
    CHECK_THROWS_WITH_AS(collective_dismissal(11, 10),
                         "collective_dismissal.dismissed = 11: must be from 1 to the staff",
                         core::InvalidParameter);
    CHECK_THROWS_AS(collective_dismissal(1.5, 10), core::InvalidParameter);
}

}  // namespace severance_test
