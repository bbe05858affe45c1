#include "isocost/market/failure.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "market/clear_labs.hpp"

namespace failure_test {

using namespace isocost;
using namespace isocost::market;
using detail::Clearing;

namespace {

std::optional<detail::Failure> said(Clearing clearing) {
    const auto market = tests::three_labs(0.5);
    clearing.log_wages = Eigen::VectorXd::Zero(1);
    clearing.demand.fte = Eigen::VectorXd::Constant(1, 70.0);
    return detail::failure_of(market, detail::parts_of(market)[0], clearing, {1.0});
}

}  // namespace

TEST_CASE("every end of a search but an equilibrium has a status and a reason") {
    CHECK_FALSE(said({.kind = Clearing::Kind::found}));
    CHECK(said({.kind = Clearing::Kind::stalled})->status == core::Status::stalled);
    const auto shortage = said({.kind = Clearing::Kind::shortage});
    CHECK(shortage->status == core::Status::infeasible);
    CHECK(shortage->why->least_supply_fte == 70.0);
    const auto glut = said({.kind = Clearing::Kind::glut});
    CHECK(glut->status == core::Status::infeasible);
    CHECK(glut->why->most_supply_fte == 70.0);
    CHECK(std::isnan(glut->why->least_supply_fte));
    const auto far = said({.kind = Clearing::Kind::far});
    CHECK(far->status == core::Status::out_of_range);
    CHECK(
        far->reason ==
        "No wage within reach clears home: at 1 USD per year still more is wanted than supplied.");
    CHECK(said({.kind = Clearing::Kind::gap})->why->pool == "home");
}

TEST_CASE("an equilibrium with an employer who cannot pay is none") {
    Clearing clearing{.kind = Clearing::Kind::found};
    clearing.demand.poor = 1;
    const auto poor = said(clearing);
    CHECK(poor->status == core::Status::infeasible);
    CHECK(poor->why->employers == core::Names{"b"});
    CHECK(poor->reason.find("b cannot pay for its floors at the wages that would clear: ") == 0);
}

TEST_CASE("an embargo that leaves a lab nothing to make is said in one sentence") {
    const auto with = [](double sigma, firm::Question question) {
        return clear(
            Market({.pools = {tests::pool("home", 60.0, 0.5)},
                    .employers = {tests::lab("free", 0.5, firm::Budget{.budget = 40.0}),
                                  tests::capped(tests::lab("cut", sigma, question), 0.0)}}));
    };
    for (const firm::Question question :
         {firm::Question(firm::Budget{.budget = 30.0}),
          firm::Question(firm::Revenue{.value = 20.0, .exponent = 0.5})}) {
        const auto cut = with(0.5, question);
        CHECK(cut.explain() ==
              "infeasible: cut makes nothing, whatever it hires: its caps on compute leave it a "
              "capability of 0. Caps above 0 would do, or a market without it.");
        CHECK(cut.infeasibility->employers == core::Names{"cut"});
        CHECK(with(2.0, question).solved());  // talent does for compute
    }
    const auto asked = with(0.5, firm::CapabilityTarget{.capability = 5.0});
    CHECK(asked.reason.find("cut has no answer by itself, whatever the wage: No bundle") == 0);
    CHECK(asked.reason.find("infeasible") == std::string::npos);
}

TEST_CASE("the name of a status is taken off an explanation, and nothing else") {
    CHECK(detail::after_status("stalled: The caps: two.") == "The caps: two.");
    CHECK(detail::after_status("words") == "words");
}

TEST_CASE("wages outside of what doubles hold are not said to be infeasible") {
    Clearing clearing{.kind = Clearing::Kind::no_answer};
    clearing.demand.kind = detail::Demand::Kind::beyond;
    CHECK(said(clearing)->status == core::Status::out_of_range);
}

}  // namespace failure_test
