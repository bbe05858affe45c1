#include "isocost/firm/solver/solve_user.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "firm/lab.hpp"

namespace solve_user_test {

using namespace isocost;
using namespace isocost::test;

namespace {

/// NLopt and Newton stop at residuals of 1e-9; quantities are as exact as the square root of Opex's
/// error near a flat optimum, prices as the residual.
constexpr double near = 1e-7;

UserTechnology::Output output_of(const CES& ces) {
    return
        [tree = ces.tree()](const std::vector<double>& x) { return production::output(tree, x); };
}
UserTechnology::Gradient gradient_of(const CES& ces) {
    return [tree = ces.tree()](const std::vector<double>& x) {
        return production::marginal_products(tree, x);
    };
}

/// A CES that pretends to be the user's own.
UserTechnology disguised(const CES& ces, core::NonlinearSolver solver = &core::solve_nonlinear) {
    return UserTechnology(ces.inputs(), output_of(ces), gradient_of(ces), ces.parameters().returns,
                          solver);
}

void check_same(const firm::Result& user, const firm::Result& own) {
    REQUIRE(user.solved());
    CHECK(user.opex == doctest::Approx(own.opex).epsilon(near));
    CHECK(user.capability == doctest::Approx(own.capability).epsilon(near));
    CHECK(user.marginal_cost == doctest::Approx(own.marginal_cost).epsilon(near));
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(user.inputs[i] == doctest::Approx(own.inputs[i]).epsilon(1e-6));
        CHECK(std::abs(user.point.cap_prices[i] - own.point.cap_prices[i]) <= near);
        CHECK(std::abs(user.point.floor_prices[i] - own.point.floor_prices[i]) <= near);
    }
}

Firm with_technology(const Firm& firm, const production::AnyTechnology& technology) {
    auto p = firm.parameters();
    p.technology = technology;
    return Firm(p);
}

}  // namespace

TEST_CASE("a technology of the user's gets the answers that the library's own gets") {
    for (const double sigma : {0.4, 1.0, 2.5}) {
        INFO("sigma ", sigma);
        const CES ces = flat(sigma, 0.9);
        auto p = lab(ces, {{"compute", 0.8}}, {{"talent", 1.6}}).parameters();
        p.costs.at("data") = FixedCost(0.1, TieredCost({{0.6, 0.1}, {infinity, 0.25}}));
        const Firm own(p);
        const Firm user = with_technology(own, disguised(ces));
        check_same(minimize_opex(user, {.capability = 1.0}),
                   minimize_opex(own, {.capability = 1.0}));
        check_same(maximize_capability(user, {.budget = 1.4}),
                   maximize_capability(own, {.budget = 1.4}));
        const firm::Revenue revenue{.value = 2.5, .exponent = 0.5};
        check_same(maximize_profit(user, revenue), maximize_profit(own, revenue));
    }
}

TEST_CASE("a cost of the user's gets the answers that the same curve of the library gets") {
    auto p = lab(flat(0.6), {{"compute", 0.8}}).parameters();
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.3, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = Buyer::monopsonist});
    const Firm own(p);
    const auto user = [&](bool convex) {
        auto other = p;
        other.costs.at("talent") = UserCost([](double x) { return 0.3 * std::pow(x, 1.5); },
                                            [](double x) { return 0.45 * std::sqrt(x); }, convex);
        return minimize_opex(Firm(other), {.capability = 1.0});
    };
    check_same(user(true), minimize_opex(own, {.capability = 1.0}));
    CHECK(user(true).status == Status::optimal);
    CHECK(std::abs(user(true).certificate.gap) <= 1e-9);
    CHECK(user(false).status == Status::locally_optimal);  // no promise, no claim
    CHECK(std::isnan(user(false).certificate.gap));
}

TEST_CASE("a user's technology is taken at its word, without a bound on the gap") {
    const auto r =
        minimize_opex(with_technology(lab(flat(0.5)), disguised(flat(0.5))), {.capability = 1.0});
    CHECK(r.status == Status::optimal);
    CHECK(std::isnan(r.certificate.gap));
}

TEST_CASE("a technology that lies about its gradient stalls") {
    const CES ces = flat(0.5);
    const UserTechnology liar(ces.inputs(), output_of(ces),
                              [honest = gradient_of(ces)](const std::vector<double>& x) {
                                  auto g = honest(x);
                                  g[0] *= -1.0 + 3.0 * std::sin(1e3 * x[0]);
                                  return g;
                              });
    const auto r = minimize_opex(with_technology(lab(ces), liar), {.capability = 1.0});
    CHECK(r.status == Status::stalled);
    CHECK_FALSE(r.solved());
    CHECK_FALSE(r.reason.empty());
    CHECK_THROWS_AS(r.require_optimal(), NotOptimal);
}

TEST_CASE("a solver that runs out of evaluations says so, and nothing is claimed") {
    const core::NonlinearSolver impatient = [](const core::NonlinearProgram& program) {
        auto hurried = program;
        hurried.options.max_evaluations = 3;
        return core::solve_nonlinear(hurried);
    };
    const auto r = minimize_opex(with_technology(lab(flat(0.5)), disguised(flat(0.5), impatient)),
                                 {.capability = 1.7});
    CHECK(r.status == Status::iteration_limit);
    CHECK(std::isnan(r.opex));
    CHECK_THROWS_AS(r.require_optimal(), NotOptimal);
}

TEST_CASE("a target beyond what the caps give is infeasible for a user's technology too") {
    const production::Values caps{{"compute", 0.5}, {"talent", 0.5}, {"data", 0.5}};
    const auto r = minimize_opex(with_technology(lab(flat(0.5), caps), disguised(flat(0.5))),
                                 {.capability = 0.6});
    REQUIRE(r.status == Status::infeasible);
    CHECK(r.infeasibility->ceiling == doctest::Approx(0.5).epsilon(near));
    CHECK(r.infeasibility->common_factor == doctest::Approx(1.2).epsilon(near));
    CHECK(core::joined(r.infeasibility->limits) == "compute, talent, data");
}

TEST_CASE("a budget below the floors is infeasible for a user's technology too") {
    const auto r = maximize_capability(
        with_technology(lab(flat(0.5), {}, {{"compute", 3.0}}), disguised(flat(0.5))),
        {.budget = 1.0});
    REQUIRE(r.status == Status::infeasible);
    CHECK(r.infeasibility->relaxation.at("budget") == doctest::Approx(1.5).epsilon(1e-15));
    CHECK(core::joined(r.infeasibility->limits) == "compute");
}

TEST_CASE(
    "profit without end is unbounded, and beyond constant returns to revenue optimal only near "
    "by") {
    CHECK(maximize_profit(with_technology(lab(flat(0.5)), disguised(flat(0.5))),
                          {.value = 9.0, .exponent = 1.4})
              .status == Status::unbounded);
    const production::Values caps{{"compute", 1.0}, {"talent", 1.0}, {"data", 1.0}};
    const auto r = maximize_profit(with_technology(lab(flat(0.5), caps), disguised(flat(0.5))),
                                   {.value = 3.0, .exponent = 1.2});
    CHECK(r.status == Status::locally_optimal);
    CHECK(r.capability == doctest::Approx(1.0).epsilon(near));
}

TEST_CASE("what a user's function throws comes out unchanged") {
    struct Unplugged : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    const CES ces = flat(0.5);
    const UserTechnology broken(
        ces.inputs(), [](const std::vector<double>&) -> double { throw Unplugged("no power"); },
        gradient_of(ces));
    const Firm firm = with_technology(lab(ces), broken);
    CHECK_THROWS_WITH_AS((void)minimize_opex(firm, {.capability = 1.0}), "no power", Unplugged);
    CHECK_THROWS_WITH_AS((void)maximize_capability(firm, {.budget = 1.0}), "no power", Unplugged);
    CHECK_THROWS_WITH_AS((void)maximize_profit(firm, {.value = 1.0, .exponent = 0.5}), "no power",
                         Unplugged);
    auto p = lab(ces).parameters();
    int calls = 0;
    p.costs.at("data") = UserCost([](double x) { return x; },
                                  [&calls](double) -> double {
                                      if (++calls > 5) throw Unplugged("no bill");
                                      return 1.0;
                                  },
                                  true);
    CHECK_THROWS_WITH_AS((void)minimize_opex(Firm(p), {.capability = 1.3}), "no bill", Unplugged);
}

TEST_CASE(
    "a price taker on a rising curve has no budget problem that a user's function could be part "
    "of") {
    auto p = lab(flat(0.5)).parameters();
    p.technology = disguised(flat(0.5));
    p.costs.at("talent") = IsoelasticCost(
        {.price = 0.3, .reference = 1.0, .inverse_elasticity = 0.5, .buyer = Buyer::price_taker});
    CHECK(refusal([&] { (void)maximize_capability(Firm(p), {.budget = 1.0}); }) ==
          "costs.talent.buyer = price_taker: must be monopsonist where a user's function meets a "
          "budget "
          "(the budget of a price taker is not a minimization)");
    CHECK(minimize_opex(Firm(p), {.capability = 1.0}).solved());
}

}  // namespace solve_user_test
