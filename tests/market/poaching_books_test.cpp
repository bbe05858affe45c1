#include "isocost/market/solver/poaching_books.hpp"

#include <doctest/doctest.h>

#include "isocost/market/poaching.hpp"

namespace poaching_books_test {

using namespace isocost;
using namespace market::detail;
using market::PoachingMarket;
using market::PoachingResult;

namespace {

PoachingMarket two_labs() {
    return {.tastes = {4.0, 0.5, 1.0},
            .firms = {{.name = "a",
                       .staff_value_usd_per_year = 3e6,
                       .staff_exponent = 0.8,
                       .compute_flop_per_year = 1e2,
                       .replacement_usd = 1e5},
                      {.name = "b",
                       .staff_value_usd_per_year = 4e6,
                       .staff_exponent = 0.7,
                       .compute_flop_per_year = 1e2}},
            .persons = 100.0,
            .outside = market::Place{.name = "o", .cash_usd_per_year = 3e5, .mission_utils = 1.0},
            .least_pay_usd_per_year = 1e4,
            .most_pay_usd_per_year = 1e7};
}

using Table = std::vector<std::vector<double>>;

/// Books of any heads and flows whatever.
market::PoachingBooks books_of(const std::vector<double>& heads, const Table& flows) {
    market::Flows f{.persons = heads, .persons_per_year = flows};
    for (std::size_t i = 0; i < heads.size(); ++i) {
        f.leavers_per_year.push_back(0.0);
        for (std::size_t j = 0; j < heads.size(); ++j)
            if (i != j) f.leavers_per_year[i] += flows[i][j];
    }
    return booked(two_labs(), {3e5, 4e5}, f).books;
}

PoachingResult at_rest() { return market::poaching_outcome(two_labs(), {3e5, 4e5}); }

}  // namespace

TEST_CASE("cash up to its cap, equity beyond") {
    const market::PoachingFirm f{.equity_share = 0.25,
                                 .equity_discount = 0.4,
                                 .equity_cost = 0.8,
                                 .cash_cap_usd_per_year = 6e5};
    CHECK(cash_of(f, 4e5) == 3e5);
    CHECK(cash_of(f, 1e6) == 6e5);
    CHECK(cost_of(f, 1e6) == doctest::Approx(6e5 + 0.8 * 4e5).epsilon(1e-15));
}

TEST_CASE("a market at rest closes its books in each of four ways") {
    const auto r = at_rest();
    REQUIRE(r.status == core::Status::optimal);
    // heads and flows are of one chain, right to some tens of roundings
    CHECK(r.books.persons <= 1e-14);
    CHECK(r.books.places <= 1e-14);
    CHECK(r.books.pay <= 1e-14);
    CHECK(r.books.profit <= 1e-14);
    CHECK(fault_of(r.books).empty());
}

TEST_CASE("flows that are not at rest close neither places nor pay") {
    const auto books = books_of({40.0, 40.0, 20.0}, {{0, 5, 2}, {1, 0, 3}, {2, 2, 0}});
    CHECK(books.persons == 0.0);
    CHECK(books.places > 0.5);  // 7 leave a, 3 join
    CHECK(books.pay > 0.01);
    CHECK(!fault_of(books).empty());
}

TEST_CASE("a circle of flows closes its pay, and a negative flow that hides in it is told") {
    const auto circle = books_of({40.0, 40.0, 20.0}, {{0, 3, 0}, {0, 0, 3}, {3, 0, 0}});
    CHECK(largest(circle) <= 1e-15);
    const auto backwards = books_of({40.0, 40.0, 20.0}, {{0, 0, -3}, {-3, 0, 0}, {0, -3, 0}});
    CHECK(backwards.places == core::infinity);
    CHECK(!fault_of(backwards).empty());
}

TEST_CASE("heads that are not all persons are told") {
    CHECK(books_of({40.0, 40.0, 30.0}, Table(3, {1, 1, 1})).persons > 0.05);
}

TEST_CASE("a row that is changed after the fact is told by its own residual") {
    const auto m = two_labs();
    const auto changed = [&](auto&& change) {
        auto r = at_rest();
        change(r);
        return closed_books(m, r);
    };
    CHECK(changed([](auto& r) { r.firms[0].persons += 1.0; }).persons > 5e-3);
    CHECK(changed([](auto& r) { r.firms[1].leavers_per_year *= 1.01; }).places > 5e-3);
    CHECK(changed([](auto& r) { r.hires[0].paid_usd_per_year *= 1.1; }).pay > 1e-3);
    CHECK(changed([](auto& r) { r.hires[0].given_up_usd_per_year = 0.0; }).pay > 1e-2);
    CHECK(changed([](auto& r) { r.firms[0].profit_usd_per_year *= 1.01; }).profit > 1e-4);
    CHECK(changed([](auto& r) { r.profit_usd_per_year *= 1.01; }).profit > 1e-4);
    CHECK(changed([](auto& r) { r.firms[0].cost_usd_per_year *= 1.01; }).profit > 1e-4);
    // the hires from a: replacement of its leavers is part of its profit
    CHECK(changed([](auto& r) { r.hires[0].persons_per_year *= 2.0; }).profit > 1e-4);
}

TEST_CASE("half a dollar in a trillion is rounding, two are missing") {
    for (const double missing : {0.5e-12, 2e-12}) {
        auto r = at_rest();
        for (auto& row : r.hires) row.paid_usd_per_year *= 1.0 - missing;
        const auto books = closed_books(two_labs(), r);
        CHECK(books.pay == doctest::Approx(missing).epsilon(0.01));  // beside 1e-14 of roundings
        CHECK(fault_of(books).empty() == (missing < 1e-12));
    }
}

TEST_CASE("what is no number closes nothing") {
    auto r = at_rest();
    r.firms[0].persons = core::nan;
    const auto books = closed_books(two_labs(), r);
    CHECK(std::isnan(largest(books)));
    CHECK(fault_of(books).find("no heads at rest") == 0);
    auto hidden = at_rest();
    hidden.hires[1].paid_usd_per_year = core::nan;
    CHECK(!fault_of(closed_books(two_labs(), hidden)).empty());
}

}  // namespace poaching_books_test
