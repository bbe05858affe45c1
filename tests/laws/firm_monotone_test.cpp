#include <doctest/doctest.h>

#include "laws/firm_labs.hpp"

namespace firm_monotone_test {

using namespace isocost;
using namespace isocost::laws;

namespace {

/// Two solves of the same number may differ by rounding, 1e-12 where a nest jumps.
constexpr double rounding = 1e-11;

/// What buyers minimize: Opex, with ∫p in place of p x for a price taker.
double as_if_cost(const firm::Result& r) {
    double total = 0.0;
    for (std::size_t i = 0; i < r.inputs.size(); ++i)
        total += r.firm->costs()[i].objective(r.inputs[i]);
    return total;
}

Firm with_limits(const Firm& firm, const production::Values& caps,
                 const production::Values& floors) {
    auto p = firm.parameters();
    p.caps = caps;
    p.floors = floors;
    return Firm(p);
}

std::vector<Lab> of_question(std::size_t which) {
    std::vector<Lab> chosen;
    for (const auto& lab : labs())
        if (lab.problem.question.index() == which) chosen.push_back(lab);
    return chosen;
}

/// How well the firm does: minus what it pays, its capability, its profit.
double success(const firm::Result& r) {
    if (std::holds_alternative<firm::CapabilityTarget>(r.question)) return -as_if_cost(r);
    if (std::holds_alternative<firm::Budget>(r.question)) return r.capability;
    return r.revenue - as_if_cost(r);
}

bool has_price_taker(const Lab& lab) {
    return lab.name.find("price taker") != std::string::npos ||
           lab.name.find("kink") != std::string::npos;
}

}  // namespace

TEST_CASE("a tighter cap never helps, whatever the firm asks") {
    for (const auto& lab : labs()) {
        const bool fixed_point =
            std::holds_alternative<firm::Budget>(lab.problem.question) && has_price_taker(lab);
        if (fixed_point) continue;  // a price taker's budget maximizes nothing
        INFO(lab.name);
        double last = infinity;
        for (double cap = 2.0; cap > 0.05; cap *= 0.8) {
            const auto& floors = lab.problem.firm.parameters().floors;
            const auto r = solve(
                {with_limits(lab.problem.firm, {{"compute", cap}}, floors), lab.problem.question});
            if (!r.solved()) {
                CHECK(r.status == Status::infeasible);
                continue;  // and no tighter cap is feasible
            }
            CHECK(success(r) <= last + rounding * std::max(std::abs(success(r)), r.opex));
            last = success(r);
        }
    }
}

TEST_CASE("a cap once infeasible stays so when tightened") {
    for (const auto& lab : of_question(0)) {
        bool infeasible = false;
        for (double cap = 2.0; cap > 1e-3; cap *= 0.7) {
            const auto r = solve(
                {with_limits(lab.problem.firm, {{"compute", cap}}, {}), lab.problem.question});
            INFO(lab.name, " cap ", cap);
            if (infeasible) CHECK(r.status == Status::infeasible);
            infeasible = r.status == Status::infeasible;
        }
    }
}

TEST_CASE("a higher floor never helps") {
    for (const auto& lab : labs()) {
        const bool fixed_point =
            std::holds_alternative<firm::Budget>(lab.problem.question) && has_price_taker(lab);
        if (fixed_point) continue;
        INFO(lab.name);
        double last = infinity;
        for (double floor = 0.02; floor < 0.5; floor *= 1.3) {
            const auto r = solve(
                {with_limits(lab.problem.firm, {}, {{"talent", floor}}), lab.problem.question});
            if (!r.solved()) continue;  // a budget below the floor
            CHECK(success(r) <= last + rounding * std::max(std::abs(success(r)), r.opex));
            last = success(r);
        }
    }
}

TEST_CASE("cost is convex in y^(1/returns): each step up costs no less than the last") {
    for (const auto& lab : of_question(0)) {
        INFO(lab.name);
        const double returns = lab.problem.firm.tree()->returns;
        double last_cost = 0.0;
        double last_step = 0.0;
        for (int k = 1; k <= 12; ++k) {
            const double z = 0.06 * k;
            const auto r = minimize_opex(lab.problem.firm, {.capability = std::pow(z, returns)});
            if (!r.solved()) break;  // the ceiling
            const double step = as_if_cost(r) - last_cost;
            if (k > 2) CHECK(step >= last_step - rounding * as_if_cost(r));
            last_step = step;
            last_cost = as_if_cost(r);
        }
    }
}

TEST_CASE("a unit more of capability costs what marginal cost says, and never less than before") {
    for (const auto& lab : of_question(0)) {
        INFO(lab.name);
        const double returns = lab.problem.firm.tree()->returns;
        double last = 0.0;
        for (int k = 1; k <= 12; ++k) {
            const double z = 0.06 * k;
            const auto r = minimize_opex(lab.problem.firm, {.capability = std::pow(z, returns)});
            if (!r.solved()) break;
            const double per_z = r.marginal_cost * returns * std::pow(z, returns - 1.0);  // dO/dz
            CHECK(per_z >= last * (1.0 - rounding));
            last = per_z;
        }
    }
}

}  // namespace firm_monotone_test
