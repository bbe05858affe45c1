#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "isocost/firm/conclude.hpp"
#include "isocost/market/certify.hpp"
#include "isocost/market/least_needs.hpp"
#include "isocost/market/solver/clearing.hpp"
#include "isocost/market/solver/supply_side.hpp"
#include "isocost/market/uniqueness.hpp"

namespace isocost::market::detail {

/// Gathers the parts of a market into one result.
class Conclusion {
public:
    Conclusion(const Market& market, double tolerance) : market_(market), tolerance_(tolerance) {
        result_.market = market;
        for (const Pool& pool : market.pools()) wages_.push_back(pool.wage_usd_per_year);
        lowest_ = highest_ = wages_;
        proposals_.resize(market.employers().size());
        result_.uniqueness = Uniqueness::theorem;
    }

    bool failed() const { return failed_; }
    void count(int evaluations) { result_.evaluations += evaluations; }

    MarketResult too_few(const NoEquilibrium& why) {
        fail(core::Status::infeasible,
             "No wage clears " + why.pool + ": more is needed than there is.");
        result_.infeasibility = why;
        return take();
    }

    void add(const Part& part, const Clearing& clearing);
    MarketResult take();

private:
    void fail(core::Status status, std::string reason) {
        failed_ = true;
        result_.status = status;
        result_.reason = std::move(reason);
        result_.uniqueness = Uniqueness::none;
    }

    void explain_no_answer(const Demand& demand);
    void explain_pool(const Clearing& clearing);
    void explain_gap(const Clearing& clearing);
    void fill();
    void fill_without_wages();
    firm::Result employer_result(std::size_t j) const;
    void judge();

    const Market& market_;
    double tolerance_;
    MarketResult result_;
    std::vector<double> wages_;
    std::vector<double> lowest_;
    std::vector<double> highest_;
    std::vector<firm::Proposal> proposals_;
    bool failed_ = false;
};

inline void Conclusion::add(const Part& part, const Clearing& clearing) {
    for (const std::size_t p : part.pools) {
        const auto at = static_cast<Eigen::Index>(p);
        wages_[p] = std::exp(clearing.log_wages[at]);
        lowest_[p] = clearing.vertical ? clearing.lowest[at] : wages_[p];
        highest_[p] = clearing.vertical ? clearing.highest[at] : wages_[p];
    }
    if (clearing.kind == Clearing::Kind::no_answer) return explain_no_answer(clearing.demand);
    if (clearing.kind == Clearing::Kind::shortage || clearing.kind == Clearing::Kind::glut)
        return explain_pool(clearing);
    if (clearing.kind == Clearing::Kind::gap) return explain_gap(clearing);
    if (clearing.kind == Clearing::Kind::stalled)
        return fail(core::Status::stalled, "The search for wages did not close in on an answer.");
    for (std::size_t at = 0; at < part.employers.size(); ++at)
        proposals_[part.employers[at]] = clearing.demand.proposals[at];
    if (clearing.vertical)
        result_.uniqueness = Uniqueness::indeterminate;
    else if (result_.uniqueness == Uniqueness::theorem &&
             !unique_by_theorem(market_, part, clearing.jump))
        result_.uniqueness = Uniqueness::found_one;
}

inline void Conclusion::explain_no_answer(const Demand& demand) {
    if (demand.kind == Demand::Kind::beyond)
        return fail(core::Status::out_of_range, "Wages that would clear lie beyond 1e290.");
    const Employer& employer = market_.employers()[demand.employer];
    const auto firm = firm_at(employer, market_.hires(demand.employer), wages_);
    const auto own = firm::conclude(firm, employer.question, propose(firm, employer.question));
    const bool endless = demand.kind == Demand::Kind::unbounded;
    fail(endless                               ? core::Status::unbounded
         : demand.kind == Demand::Kind::failed ? core::Status::stalled
                                               : core::Status::infeasible,
         employer.name +
             (endless ? " would grow without end at any lower wage, and others leave the pool less "
                        "than full at any higher one: "
              : demand.kind == Demand::Kind::too_dear
                  ? " cannot pay for its floors at the wages that would clear the pool: "
                  : " has no answer by itself, whatever the wage: ") +
             own.explain());
    result_.infeasibility = NoEquilibrium{.employers = {employer.name}};
}

inline void Conclusion::explain_pool(const Clearing& clearing) {
    const Pool& pool = market_.pools()[clearing.pool];
    const double wanted = clearing.demand.fte[static_cast<Eigen::Index>(clearing.pool)];
    auto why = needs_of_pool(market_, clearing.pool);
    if (clearing.kind == Clearing::Kind::shortage) {
        why.least_supply_fte = std::max(why.least_supply_fte, wanted);
        fail(core::Status::infeasible,
             "No wage clears " + pool.name + ": more is wanted than supplied at every wage.");
    } else {
        why.employers.clear();
        why.least_fte.clear();
        why.most_supply_fte = wanted;
        fail(core::Status::infeasible, "No wage clears " + pool.name +
                                           ": less is wanted than supplied, however low the wage.");
    }
    result_.infeasibility = std::move(why);
}

inline void Conclusion::explain_gap(const Clearing& clearing) {
    const Pool& pool = market_.pools()[clearing.pool];
    fail(core::Status::infeasible,
         "No wage clears " + pool.name + ": at " + core::text(wages_[clearing.pool], 6) +
             " USD per year an employer with increasing returns jumps to another scale, and demand "
             "from " +
             core::text(clearing.more, 6) + " to " + core::text(clearing.less, 6) +
             " FTE, over what is supplied.");
    result_.infeasibility = NoEquilibrium{.pool = pool.name};
}

inline firm::Result Conclusion::employer_result(std::size_t j) const {
    const Employer& employer = market_.employers()[j];
    const auto firm = firm_at(employer, market_.hires(j), wages_);
    const bool solved = !failed_ && proposals_[j].kind == firm::Proposal::Kind::point;
    return firm::conclude(firm, employer.question,
                          solved ? proposals_[j] : propose(firm, employer.question));
}

inline void Conclusion::fill() {
    std::vector<double> hired(wages_.size(), 0.0);
    for (std::size_t j = 0; j < market_.employers().size(); ++j) {
        result_.employers.push_back(employer_result(j));
        for (const auto& [input, pool] : market_.hires(j))
            hired[pool] += result_.employers.back().point.inputs[input];
    }
    const auto names = market_.pool_names();
    if (failed_) return fill_without_wages();
    result_.wages_usd_per_year = {names, wages_};
    result_.lowest_wages_usd_per_year = {names, lowest_};
    result_.highest_wages_usd_per_year = {names, highest_};
    result_.supply_fte = {names, supplied(market_, wages_)};
    result_.demand_fte = {names, std::move(hired)};
}

/// Nothing was found: employers are left at the reference wages, where their own troubles show.
inline void Conclusion::fill_without_wages() {
    const core::NamedValues none{market_.pool_names(),
                                 std::vector<double>(wages_.size(), core::nan)};
    result_.wages_usd_per_year = result_.supply_fte = result_.demand_fte = none;
    result_.lowest_wages_usd_per_year = result_.highest_wages_usd_per_year = none;
}

/// The status comes from the certificate.
inline void Conclusion::judge() {
    result_.certificate = certify(market_, result_);
    bool local = false;
    for (const auto& each : result_.employers) {
        local = local || each.status == core::Status::locally_optimal;
        if (each.solved()) continue;
        result_.uniqueness = Uniqueness::none;
        result_.status = each.status;
        result_.reason = "An employer has no answer at these wages: " + each.explain();
        return;
    }
    if (result_.certificate.holds(tolerance_)) {
        result_.status = local ? core::Status::locally_optimal : core::Status::optimal;
        return;
    }
    result_.uniqueness = Uniqueness::none;
    result_.status = core::Status::stalled;
    result_.reason = "The certificate does not hold: excess demand " +
                     core::text(result_.certificate.excess_demand, 2) + ", employers " +
                     core::text(result_.certificate.employer, 2) + ".";
}

inline MarketResult Conclusion::take() {
    if (failed_)
        for (std::size_t p = 0; p < wages_.size(); ++p)
            wages_[p] = market_.pools()[p].wage_usd_per_year;
    fill();
    if (!failed_) judge();
    return std::move(result_);
}

}  // namespace isocost::market::detail
