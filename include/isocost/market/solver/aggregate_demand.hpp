#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/conclude.hpp"
#include "isocost/firm/solver/solve_flat.hpp"
#include "isocost/firm/solver/solve_graph.hpp"
#include "isocost/market/market.hpp"
#include "isocost/market/solver/demand_slopes.hpp"

namespace isocost::market::detail {

/// What all employers of a part of the market want at given wages.
struct Demand {
    /// `beyond`: wages outside of 1e±290, about what doubles hold.
    enum class Kind { found, infeasible, unbounded, failed, beyond };

    Kind kind = Kind::found;
    std::size_t employer = 0;                    ///< who has no answer
    std::optional<std::size_t> poor = {};        ///< whose floors cost more than his budget
    Eigen::VectorXd fte = {};                    ///< by pool
    Eigen::MatrixXd slope = {};                  ///< ∂fte_p/∂ ln w_q; NaN where there is none
    std::vector<firm::Proposal> proposals = {};  ///< of the part's employers, in their order
};

inline firm::Proposal propose(const firm::Firm& firm, const firm::Question& question) {
    return std::visit(
        [&](const auto& q) {
            if constexpr (std::is_same_v<std::decay_t<decltype(q)>, firm::CapabilityTarget>)
                if (!firm.flat().empty()) return firm::solve_flat(firm, q);
            return firm::solve_graph(firm, q);
        },
        question);
}

/// Whether a firm without an answer would have one at lower wages: its money does not go round the
/// floors, which cost less then.
inline bool helped_by_lower_wages(const firm::Firm& firm, const Employer& employer) {
    const auto* budget = std::get_if<firm::Budget>(&employer.question);
    if (!budget || firm::detail::nothing_possible(firm)) return false;
    double least = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i)
        if (!employer.hires.contains(firm.inputs()[i]))
            least += firm.costs()[i].outlay(firm.floors()[i]);
    return least < budget->budget;
}

/// Exactly the floors.
inline firm::Proposal floors_only(const firm::Firm& firm) {
    firm::Proposal proposal{.kind = firm::Proposal::Kind::point,
                            .point = firm::detail::no_point(firm.size())};
    proposal.point.inputs = firm.floors();
    for (std::size_t i = 0; i < firm.size(); ++i)
        proposal.point.log_inputs[i] = std::log(firm.floors()[i]);
    return proposal;
}

inline Demand::Kind kind_of(const firm::Proposal& proposal) {
    using Kind = firm::Proposal::Kind;
    if (proposal.kind == Kind::infeasible) return Demand::Kind::infeasible;
    if (proposal.kind == Kind::unbounded) return Demand::Kind::unbounded;
    if (proposal.kind != Kind::point) return Demand::Kind::failed;
    for (const double x : proposal.point.inputs)
        if (!(x < 1e300)) return Demand::Kind::unbounded;
    return Demand::Kind::found;
}

/// Aggregate demand of some employers (by position) and its exact slope. A budget that the floors
/// exceed at these wages, though not at lower ones, is left with the floors: they are all that it
/// buys where it just pays for them, and so demand goes on without a jump. Wages that clear with
/// such a demand are no equilibrium.
class DemandCurve {
public:
    DemandCurve(const Market& market, std::vector<std::size_t> employers)
        : market_(market), employers_(std::move(employers)) {}

    const Market& market() const noexcept { return market_; }
    const std::vector<std::size_t>& employers() const noexcept { return employers_; }
    int evaluations() const noexcept { return evaluations_; }

    Demand operator()(const Eigen::VectorXd& log_wages) {
        ++evaluations_;
        const auto pools = log_wages.size();
        std::vector<double> wages;
        for (const double log_wage : log_wages) wages.push_back(std::exp(log_wage));
        Demand demand;
        demand.fte = Eigen::VectorXd::Zero(pools);
        demand.slope = Eigen::MatrixXd::Zero(pools, pools);
        constexpr double most = 1e290;
        if (std::any_of(wages.begin(), wages.end(),
                        [](double wage) { return !(wage > 1.0 / most && wage < most); })) {
            demand.kind = Demand::Kind::beyond;
            if (!employers_.empty()) demand.employer = employers_.front();
            return demand;
        }
        for (const std::size_t j : employers_) {
            add(demand, j, wages);
            if (demand.kind != Demand::Kind::found) return demand;
        }
        return demand;
    }

private:
    void add(Demand& demand, std::size_t j, const std::vector<double>& wages) const {
        const Employer& employer = market_.employers()[j];
        const auto& hires = market_.hires(j);
        const firm::Firm firm = firm_at(employer, hires, wages);
        auto proposal = propose(firm, employer.question);
        demand.kind = kind_of(proposal);
        demand.employer = j;
        if (demand.kind == Demand::Kind::infeasible && helped_by_lower_wages(firm, employer)) {
            demand.kind = Demand::Kind::found;
            demand.poor = j;
            proposal = floors_only(firm);
            for (const auto& [input, pool] : hires)
                demand.fte[static_cast<Eigen::Index>(pool)] += firm.floors()[input];
        } else if (demand.kind == Demand::Kind::found) {
            const auto slopes =
                demand_slopes(firm, employer.question, proposal.point, hires, wages.size());
            add_bundle(demand, hires, proposal.point, slopes);
        }
        demand.proposals.push_back(std::move(proposal));
    }

    static void add_bundle(Demand& demand, const std::vector<HiredInput>& hires,
                           const firm::Point& point, const Eigen::MatrixXd& slopes) {
        for (const auto& [input, pool] : hires) {
            const double x = point.inputs[input];
            const auto p = static_cast<Eigen::Index>(pool);
            demand.fte[p] += x;
            if (x > 0.0) demand.slope.row(p) += x * slopes.row(static_cast<Eigen::Index>(input));
        }
    }

    const Market& market_;
    std::vector<std::size_t> employers_;
    int evaluations_ = 0;
};

}  // namespace isocost::market::detail
