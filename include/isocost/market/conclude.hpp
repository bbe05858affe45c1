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
#include "isocost/market/failure.hpp"
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

    /// No equilibrium, for this reason.
    void fail(Failure failure) {
        failed_ = true;
        result_.status = failure.status;
        result_.reason = std::move(failure.reason);
        result_.infeasibility = std::move(failure.why);
        result_.uniqueness = Uniqueness::none;
    }

    void add(const Part& part, const Clearing& clearing);
    MarketResult take();

private:
    void fill();
    void fill_without_wages();
    std::vector<double> supplied() const;
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
    if (auto failure = failure_of(market_, part, clearing, wages_))
        return fail(*std::move(failure));
    for (std::size_t at = 0; at < part.employers.size(); ++at)
        proposals_[part.employers[at]] = clearing.demand.proposals[at];
    if (clearing.vertical)
        result_.uniqueness = Uniqueness::indeterminate;
    else if (result_.uniqueness == Uniqueness::theorem &&
             !unique_by_theorem(market_, part, clearing.jump))
        result_.uniqueness = Uniqueness::found_one;
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
    result_.supply_fte = {names, supplied()};
    result_.demand_fte = {names, std::move(hired)};
}

/// As the search counts it, for the certificate to count anew.
inline std::vector<double> Conclusion::supplied() const {
    Eigen::VectorXd log_wages(static_cast<Eigen::Index>(wages_.size()));
    for (std::size_t p = 0; p < wages_.size(); ++p)
        log_wages[static_cast<Eigen::Index>(p)] = std::log(wages_[p]);
    const auto fte = supply_at(market_, log_wages).fte;
    return {fte.begin(), fte.end()};
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
    for (std::size_t j = 0; j < result_.employers.size(); ++j) {
        const auto& each = result_.employers[j];
        local = local || each.status == core::Status::locally_optimal;
        if (each.solved()) continue;
        result_.uniqueness = Uniqueness::none;
        result_.status = each.status;
        result_.reason = market_.employers()[j].name +
                         " has no answer at these wages: " + after_status(each.explain());
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
                     core::text(result_.certificate.employer, 2) + ", researchers " +
                     core::text(result_.certificate.researchers, 2) + ", payments " +
                     core::text(result_.certificate.payments, 2) + ".";
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
