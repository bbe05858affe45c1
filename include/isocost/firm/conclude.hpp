#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/capability.hpp"
#include "isocost/firm/certify.hpp"
#include "isocost/firm/explain.hpp"
#include "isocost/firm/result.hpp"

namespace isocost::firm {

namespace detail {

inline core::NamedValues at_limits(const LimitedInputs& limited, const std::vector<double>& all) {
    std::vector<double> values;
    values.reserve(limited.index.size());
    for (const std::size_t i : limited.index) values.push_back(all[i]);
    return {limited.names, std::move(values)};
}

inline core::NamedValues tariffs(const Firm& firm, const Point& point) {
    std::vector<double> values;
    values.reserve(firm.capped().index.size());
    for (const std::size_t i : firm.capped().index)
        values.push_back(point.cap_prices[i] == 0.0
                             ? 0.0
                             : point.cap_prices[i] /
                                   firm.costs()[i].marginal(point.inputs[i]).upper);
    return {firm.capped().names, std::move(values)};
}

inline void fill_money(Result& result, const Firm& firm, const Point& point) {
    std::vector<double> costs(firm.size());
    std::vector<double> shares(firm.size());
    result.opex = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i)
        result.opex += costs[i] = firm.costs()[i].outlay(point.inputs[i]);
    for (std::size_t i = 0; i < firm.size(); ++i) shares[i] = costs[i] / result.opex;
    result.costs = {firm.names(), std::move(costs)};
    result.shares = {firm.names(), std::move(shares)};
    if (const auto* revenue = std::get_if<Revenue>(&result.question)) {
        result.revenue =
            revenue->value * revenue->users * std::pow(point.capability, revenue->exponent);
        result.profit = result.revenue - result.opex;
    }
}

/// What the bundle gives. Where more is worth something the target is met to the last digit that
/// the certificate vouches for, and is what is reported; floors can give more than was asked for.
inline double capability_of(const Result& result, const Firm& firm, const Point& point) {
    const bool wanted = std::holds_alternative<CapabilityTarget>(result.question);
    if (result.solved() && (!wanted || point.marginal_cost > 0.0)) return point.capability;
    if (result.status == core::Status::out_of_range || std::isnan(point.capability))
        return point.capability;
    return std::exp(log_capability(firm, point));
}

/// Which residual is in the way, for a point whose certificate does not hold.
inline std::string why_stalled(const core::Certificate& c, double tolerance) {
    const std::array residuals{std::pair{"stationarity", c.stationarity},
                               std::pair{"feasibility", c.feasibility},
                               std::pair{"complementarity", c.complementarity},
                               std::pair{"gap", std::abs(c.gap) / std::max(1.0, c.condition)}};
    for (const auto& [name, residual] : residuals)
        if (std::string(name) == "gap" ? residual > tolerance : !(residual <= tolerance))
            return "Its " + std::string(name) + " is " + core::text(residual, 2) +
                   ", above the tolerance of " + core::text(tolerance, 2) + ".";
    return "";
}

inline void fill_point(Result& result, const Firm& firm, const Point& point) {
    result.capability = capability_of(result, firm, point);
    result.marginal_cost = point.marginal_cost;
    result.inputs = {firm.names(), point.inputs};
    result.virtual_prices = {firm.names(), point.virtual_prices};
    result.shadow_prices = at_limits(firm.capped(), point.cap_prices);
    result.floor_prices = at_limits(firm.floored(), point.floor_prices);
    result.tariff_equivalents = tariffs(firm, point);
}

/// e^709 is about the largest double.
inline bool overflows(const Firm& firm, const Point& point) {
    return total_outlay(firm, point) > 1e300 ||
           std::any_of(point.log_inputs.begin(), point.log_inputs.end(),
                       [](double log_x) { return log_x > 700.0; }) ||
           point.capability > 1e300;
}

/// A capability that is more than nothing, but not in doubles.
inline bool underflows(const Firm& firm, const Point& point) {
    return point.capability < 1e-300 && std::isfinite(log_capability(firm, point));
}

inline core::Status status_of(const Firm& firm, const Proposal& proposal,
                              const core::Certificate& certificate, double tolerance) {
    switch (proposal.kind) {
        case Proposal::Kind::infeasible:
            return core::Status::infeasible;
        case Proposal::Kind::unbounded:
            return core::Status::unbounded;
        case Proposal::Kind::iteration_limit:
            return core::Status::iteration_limit;
        case Proposal::Kind::failed:
            return core::Status::stalled;
        case Proposal::Kind::point:
            break;
    }
    if (overflows(firm, proposal.point)) return core::Status::out_of_range;
    if (!certificate.holds(tolerance))
        return underflows(firm, proposal.point) ? core::Status::out_of_range
                                                : core::Status::stalled;
    return proposal.local ? core::Status::locally_optimal : core::Status::optimal;
}

inline Point no_point(std::size_t n) {
    const std::vector<double> none(n, core::nan);
    return {none, none, none, none, none};
}

}  // namespace detail

/// From what a solver proposes to a result: certificate, status, money, names. The same for every
/// solver and question.
inline Result conclude(const Firm& firm, Question question, Proposal proposal) {
    Result result;
    result.firm = firm;
    result.question = std::move(question);
    result.reason = std::move(proposal.reason);
    const bool found = proposal.kind == Proposal::Kind::point;
    if (!found) proposal.point = detail::no_point(firm.size());
    const bool convex = firm.tree() && firm.convex_costs() && !proposal.local;
    if (found) result.certificate = certify(firm, result.question, proposal.point, convex);
    result.status =
        detail::status_of(firm, proposal, result.certificate, tolerance(result.question));
    if (found && result.status == core::Status::stalled && result.reason.empty())
        result.reason = detail::why_stalled(result.certificate, tolerance(result.question));
    result.evaluations = proposal.point.evaluations;
    detail::fill_point(result, firm, proposal.point);
    detail::fill_money(result, firm, proposal.point);
    if (proposal.kind == Proposal::Kind::infeasible)
        result.infeasibility =
            proposal.infeasibility
                ? std::move(proposal.infeasibility)
                : std::visit([&](const auto& q) { return why_infeasible(firm, q); },
                             result.question);
    result.point = std::move(proposal.point);
    return result;
}

}  // namespace isocost::firm
