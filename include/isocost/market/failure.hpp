#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/conclude.hpp"
#include "isocost/firm/explain.hpp"
#include "isocost/market/least_needs.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/supply_side.hpp"
#include "isocost/market/uniqueness.hpp"

namespace isocost::market::detail {

/// What a part of the market without an equilibrium says for itself.
struct Failure {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::optional<NoEquilibrium> why = std::nullopt;
};

/// An explanation without the name of its status, where another sentence leads into it.
inline std::string after_status(const std::string& explanation) {
    const auto at = explanation.find(": ");
    return at == std::string::npos ? explanation : explanation.substr(at + 2);
}

inline firm::Result own_result(const Market& market, std::size_t j,
                               const std::vector<double>& wages) {
    const Employer& employer = market.employers()[j];
    const auto firm = firm_at(employer, market.hires(j), wages);
    return firm::conclude(firm, employer.question, propose(firm, employer.question));
}

/// An employer's own words about his answer at these wages.
inline std::string own_words(const Market& market, std::size_t j,
                             const std::vector<double>& wages) {
    return after_status(own_result(market, j, wages).explain());
}

/// Who may choose his scale and whose caps leave him none, as an embargo does: nothing that he buys
/// makes anything.
inline bool makes_nothing(const Market& market, std::size_t j, const std::vector<double>& wages) {
    const Employer& employer = market.employers()[j];
    return !std::holds_alternative<firm::CapabilityTarget>(employer.question) &&
           firm::detail::nothing_possible(firm_at(employer, market.hires(j), wages));
}

inline Failure void_of_output(const Market& market, std::size_t j,
                              const std::vector<double>& wages) {
    const std::string& name = market.employers()[j].name;
    const auto own = own_result(market, j, wages);
    return {core::Status::infeasible,
            name + " makes nothing, whatever it hires: its caps on " +
                (own.infeasibility ? core::joined(own.infeasibility->limits) : "inputs") +
                " leave it a capability of 0. Caps above 0 would do, or a market without it.",
            NoEquilibrium{.employers = {name}}};
}

inline Failure nobody_hires(const Pool& pool) {
    return {
        core::Status::infeasible, "No wage clears " + pool.name + ": nobody hires from it.",
        NoEquilibrium{.pool = pool.name, .supply_fte = pool.supply_fte, .most_supply_fte = 0.0}};
}

inline Failure too_few(const NoEquilibrium& why) {
    return {core::Status::infeasible,
            "No wage clears " + why.pool + ": more is needed than there is.", why};
}

inline Failure without_answer(const Market& market, const Demand& demand,
                              const std::vector<double>& wages) {
    if (demand.kind == Demand::Kind::beyond)
        return {core::Status::out_of_range,
                "Wages that would clear lie outside of 1e-290 to 1e290."};
    if (demand.kind == Demand::Kind::infeasible && makes_nothing(market, demand.employer, wages))
        return void_of_output(market, demand.employer, wages);
    const std::string& name = market.employers()[demand.employer].name;
    const bool endless = demand.kind == Demand::Kind::unbounded;
    return {
        endless                               ? core::Status::unbounded
        : demand.kind == Demand::Kind::failed ? core::Status::stalled
                                              : core::Status::infeasible,
        name +
            (endless ? " would grow without end at any lower wage, and others leave the pool less "
                       "than full at any higher one: "
                     : " has no answer by itself, whatever the wage: ") +
            own_words(market, demand.employer, wages),
        NoEquilibrium{.employers = {name}}};
}

/// Wages that clear as long as an employer gets his floors for what he has.
inline Failure poor(const Market& market, const Part& part, const Clearing& clearing,
                    const std::vector<double>& wages) {
    const std::string& name = market.employers()[*clearing.demand.poor].name;
    return {core::Status::infeasible,
            name + " cannot pay for its floors at the wages that would clear" +
                (unique_by_theorem(market, part, clearing.jump)
                     ? ": "
                     : " (others are not excluded by a theorem): ") +
                own_words(market, *clearing.demand.poor, wages),
            NoEquilibrium{.employers = {name}}};
}

inline Failure one_sided(const Market& market, const Clearing& clearing) {
    const std::string& pool = market.pools()[clearing.pool].name;
    const double wanted = clearing.demand.fte[static_cast<Eigen::Index>(clearing.pool)];
    auto why = needs_of_pools(market, {clearing.pool});
    if (clearing.kind == Clearing::Kind::shortage) {
        why.least_supply_fte = std::max(why.least_supply_fte, wanted);
        return {core::Status::infeasible,
                "No wage clears " + pool + ": more is wanted than supplied at every wage.",
                std::move(why)};
    }
    why.employers.clear();
    why.least_fte.clear();
    why.least_supply_fte = core::nan;  // what is missing is demand
    why.most_supply_fte = wanted;
    return {core::Status::infeasible,
            "No wage clears " + pool + ": less is wanted than supplied, however low the wage.",
            std::move(why)};
}

inline Failure far(const Market& market, const Clearing& clearing,
                   const std::vector<double>& wages) {
    const auto p = static_cast<Eigen::Index>(clearing.pool);
    const bool more = clearing.demand.fte[p] > supply_at(market, clearing.log_wages).fte[p];
    return {core::Status::out_of_range,
            "No wage within reach clears " + market.pools()[clearing.pool].name + ": at " +
                core::text(wages[clearing.pool], 3) + " USD per year still " +
                (more ? "more" : "less") + " is wanted than supplied."};
}

inline Failure gap(const Market& market, const Clearing& clearing,
                   const std::vector<double>& wages) {
    const Pool& pool = market.pools()[clearing.pool];
    return {core::Status::infeasible,
            "No wage clears " + pool.name + ": at " + core::text(wages[clearing.pool], 6) +
                " USD per year an employer with increasing returns jumps to another scale, and "
                "demand from " +
                core::text(clearing.more, 6) + " to " + core::text(clearing.less, 6) +
                " FTE, over what is supplied.",
            NoEquilibrium{.pool = pool.name}};
}

/// None where the search found an equilibrium. `wages` are those where it ended, USD per year.
inline std::optional<Failure> failure_of(const Market& market, const Part& part,
                                         const Clearing& clearing,
                                         const std::vector<double>& wages) {
    switch (clearing.kind) {
        case Clearing::Kind::no_answer:
            return without_answer(market, clearing.demand, wages);
        case Clearing::Kind::shortage:
        case Clearing::Kind::glut:
            return one_sided(market, clearing);
        case Clearing::Kind::far:
            return far(market, clearing, wages);
        case Clearing::Kind::gap:
            return gap(market, clearing, wages);
        case Clearing::Kind::stalled:
            return Failure{.reason = "The search for wages did not close in on an answer."};
        case Clearing::Kind::found:
            if (clearing.demand.poor) return poor(market, part, clearing, wages);
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace isocost::market::detail
