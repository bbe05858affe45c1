#include <doctest/doctest.h>

#include <algorithm>

#include "isocost/firm/certify.hpp"
#include "laws/firm_labs.hpp"

namespace firm_gap_test {

using namespace isocost;
using namespace isocost::laws;

// The certificate against points that are not the answer: the gap it reports is never below the
// true one, and no perturbed answer passes.

namespace {

double as_if_cost(const Firm& firm, const std::vector<double>& x) {
    double total = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) total += firm.costs()[i].objective(x[i]);
    return total;
}

/// Any bundle within the limits, any prices of limits, p = c' + μ − ν ≥ 0 (a subgradient at a
/// kink), any λ.
firm::Point random_point(Draw& draw, const firm::Result& r, double distance) {
    const Firm& firm = *r.firm;
    firm::Point point = r.point;
    for (std::size_t i = 0; i < firm.size(); ++i) {
        const double x = std::clamp(r.inputs[i] * draw.log_between(1.0 / distance, distance),
                                    firm.floors()[i], firm.caps()[i]);
        const auto marginal = firm.costs()[i].marginal(x);
        const double paid = draw.between(marginal.lower, marginal.upper);
        const bool capped = std::isfinite(firm.caps()[i]);
        point.inputs[i] = x;
        point.log_inputs[i] = std::log(x);
        point.cap_prices[i] = capped && draw.chance(0.5) ? paid * draw.log_between(1e-3, 3.0) : 0.0;
        point.floor_prices[i] =
            firm.floors()[i] > 0.0 && draw.chance(0.5) ? paid * draw.uniform() : 0.0;
        point.virtual_prices[i] = paid + point.cap_prices[i] - point.floor_prices[i];
    }
    point.marginal_cost *= draw.log_between(0.5, 2.0);
    point.capability = firm::capability_of(firm, point.inputs);
    return point;
}

/// By how much a point falls short of the optimum, USD, in the terms of its question; below 0 for
/// a point that does not give what is asked.
double excess(const firm::Result& r, const firm::Point& point) {
    const Firm& firm = *r.firm;
    const double cost = as_if_cost(firm, point.inputs);
    if (const auto* revenue = std::get_if<firm::Revenue>(&r.question)) {
        const double income =
            revenue->value * revenue->users * std::pow(point.capability, revenue->exponent);
        return (r.revenue - as_if_cost(firm, r.inputs.values())) - (income - cost);
    }
    const auto* target = std::get_if<firm::CapabilityTarget>(&r.question);
    return target && point.capability < target->capability
               ? -1.0
               : cost - as_if_cost(firm, r.inputs.values());
}

/// The least the budget's question could have cost: what is reached, at its least cost, and the
/// rest of the budget.
double budget_excess(const firm::Result& r, const firm::Point& point) {
    double spent = 0.0;
    for (std::size_t i = 0; i < point.inputs.size(); ++i)
        spent += r.firm->costs()[i].outlay(point.inputs[i]);
    const double budget = std::get<firm::Budget>(r.question).budget;
    if (spent > budget) return -1.0;
    const auto least = minimize_opex(*r.firm, {.capability = point.capability});
    return as_if_cost(*r.firm, point.inputs) - as_if_cost(*r.firm, least.inputs.values()) +
           (budget - spent);
}

bool judged(const firm::Result& r) {
    if (r.status != Status::optimal || r.marginal_cost == 0.0 || std::isinf(r.marginal_cost))
        return false;
    const auto& x = r.inputs.values();
    return std::all_of(x.begin(), x.end(), [](double xi) { return xi > 0.0; });
}

}  // namespace

TEST_CASE("weak duality: no bundle within the limits is worse than its reported gap") {
    Draw draw(31);
    int judged_points = 0;
    for (const auto& lab : labs()) {
        const auto r = solve(lab.problem);
        if (!judged(r)) continue;
        INFO(lab.name);
        for (const double distance : {1.001, 1.1, 3.0}) {
            const auto point = random_point(draw, r, distance);
            const bool budget = std::holds_alternative<firm::Budget>(r.question);
            const double loss = budget ? budget_excess(r, point) : excess(r, point);
            if (loss < 0.0) continue;
            ++judged_points;
            const double gap =
                firm::duality_gap(*r.firm, r.question, point, std::log(point.capability));
            // The true excess is a difference of two Opex, each rounded to 1e-15 of itself.
            CHECK(gap >= loss - 1e-13 * r.opex);
        }
    }
    CHECK(judged_points > 1000);
}

TEST_CASE("the gap of the answer itself is rounding") {
    for (const auto& lab : labs()) {
        const auto r = solve(lab.problem);
        if (!judged(r)) continue;
        INFO(lab.name);
        // A bracket at a jump is 1e-12 wide, everything else is rounding.
        CHECK(std::abs(r.certificate.gap) <= 1e-11 * r.certificate.condition);
    }
}

TEST_CASE("no perturbed answer passes: a quantity, what a unit costs, the price of a limit") {
    int rejected = 0;
    for (const auto& lab : labs()) {
        const auto r = solve(lab.problem);
        if (!judged(r)) continue;
        INFO(lab.name);
        const auto holds = [&](const firm::Point& point) {
            ++rejected;
            return firm::certify(*r.firm, r.question, point, true).holds(1e-9);
        };
        // 1e-6 of each, with the certificate asked for 1e-9.
        for (std::size_t i = 0; i < r.inputs.size(); ++i) {
            for (const double factor : {1.0 - 1e-6, 1.0 + 1e-6}) {
                auto point = r.point;
                point.inputs[i] *= factor;
                point.log_inputs[i] = std::log(point.inputs[i]);
                point.capability = firm::capability_of(*r.firm, point.inputs);
                CHECK_FALSE(holds(point));
            }
            auto dearer_cap = r.point;
            dearer_cap.cap_prices[i] += 1e-6 * r.firm->costs()[i].marginal(r.inputs[i]).upper;
            auto dearer_floor = r.point;
            dearer_floor.floor_prices[i] += 1e-6 * r.firm->costs()[i].marginal(r.inputs[i]).upper;
            auto dearer_input = r.point;
            const auto marginal = r.firm->costs()[i].marginal(r.inputs[i]);
            dearer_input.virtual_prices[i] += 1e-6 * std::max(r.virtual_prices[i], marginal.upper);
            if (marginal.lower == marginal.upper) {
                CHECK_FALSE(holds(dearer_cap));
                CHECK_FALSE(holds(dearer_floor));
            }
            CHECK_FALSE(holds(dearer_input));
        }
        auto dearer = r.point;
        dearer.marginal_cost *= 1.0 + 1e-6;
        CHECK_FALSE(holds(dearer));
    }
    CHECK(rejected > 5000);
}

}  // namespace firm_gap_test
