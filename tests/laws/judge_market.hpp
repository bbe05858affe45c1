#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "laws/random_markets.hpp"

/// Whether a market that is said to be infeasible is, by solving its employers one at a time.
namespace isocost::laws {

/// Employers at given wages, by `firm::solve` alone.
class EmployersAt {
public:
    EmployersAt(const market::Market& market, std::vector<double> wages)
        : market_(market), wages_(std::move(wages)) {}

    firm::Result alone(std::size_t j) const {
        const auto& employer = market_.employers()[j];
        return solve(
            {market::detail::firm_at(employer, market_.hires(j), wages_), employer.question});
    }

    /// FTE wanted in a pool, ∞ without end; an employer without an answer counts as given.
    double wanted(std::size_t pool, double without_answer) const {
        double fte = 0.0;
        for (std::size_t j = 0; j < market_.employers().size(); ++j) {
            const auto answer = alone(j);
            const bool endless = answer.status == core::Status::unbounded;
            if (!answer.solved() && !endless) fte += without_answer;
            for (const auto& hire : market_.hires(j))
                if (hire.pool == pool && (answer.solved() || endless))
                    fte += endless ? core::infinity : answer.point.inputs[hire.input];
        }
        return fte;
    }

    double supplied(std::size_t pool) const {
        if (!market_.migration()) return market::supply(market_.pools()[pool], wages_[pool]);
        Eigen::VectorXd logs(static_cast<Eigen::Index>(wages_.size()));
        for (std::size_t p = 0; p < wages_.size(); ++p)
            logs[static_cast<Eigen::Index>(p)] = std::log(wages_[p]);
        return market::allocate(market_.pools(), *market_.migration(), logs)
            .supply_fte[static_cast<Eigen::Index>(pool)];
    }

private:
    const market::Market& market_;
    std::vector<double> wages_;
};

/// Wages e^shift times the reference in these pools, and anything from e^−3 to e^3 in others.
inline std::vector<double> wages_about(Draw& draw, const market::Market& market,
                                       const std::vector<bool>& shifted, double shift) {
    std::vector<double> wages;
    for (std::size_t p = 0; p < market.pools().size(); ++p)
        wages.push_back(market.pools()[p].wage_usd_per_year *
                        std::exp(shifted[p] ? shift : draw.between(-3.0, 3.0)));
    return wages;
}

/// At a wage of 1e-26 or 1e26 of the reference in the pools named, whatever the others', less or
/// more is wanted there than supplied. Too much is wanted already without employers who have no
/// answer at such wages; where they could want anything, wages are drawn again.
inline bool is_one_sided(const market::Market& market, const std::vector<bool>& named, bool glut) {
    Draw draw(1);
    int seen = 0;
    for (int trial = 0; trial < 10; ++trial) {
        const EmployersAt at(market, wages_about(draw, market, named, glut ? -60.0 : 60.0));
        double wanted = 0.0;
        double supplied = 0.0;
        for (std::size_t p = 0; p < named.size(); ++p)
            if (named[p]) {
                wanted += at.wanted(p, glut ? core::nan : 0.0);
                supplied += at.supplied(p);
            }
        if (std::isnan(wanted)) continue;
        if (!(glut ? wanted < supplied : wanted > supplied)) return false;
        ++seen;
    }
    return seen > 0;
}

/// Whether an employer has no answer at any wage from e^−20 to e^20 of the reference.
inline bool is_hopeless(const market::Market& market, std::size_t j) {
    for (int k = -20; k <= 20; k += 4) {
        std::vector<double> wages;
        for (const auto& pool : market.pools())
            wages.push_back(pool.wage_usd_per_year * std::exp(k));
        if (EmployersAt(market, wages).alone(j).solved()) return false;
    }
    return true;
}

/// Given his floors for nothing, so that he hires those and no more, the market clears where they
/// cost more than his budget.
inline bool is_poor(const market::Market& market, std::size_t j) {
    auto parts = market.parameters();
    auto& employer = parts.employers[j];
    auto* money = std::get_if<firm::Budget>(&employer.question);
    if (money == nullptr) return false;
    const double budget = money->budget;
    money->budget = budget * 1e12;
    for (const auto& [input, pool] : employer.hires)
        employer.caps[input] = employer.floors.contains(input) ? employer.floors[input] : 0.0;
    const auto paid = clear(market::Market(parts));
    if (!paid.solved()) return false;
    const auto firm = market::detail::firm_at(market.employers()[j], market.hires(j),
                                              paid.wages_usd_per_year.values());
    double floors = 0.0;
    for (std::size_t i = 0; i < firm.size(); ++i)
        floors += firm.costs()[i].outlay(firm.floors()[i]);
    return floors > budget;
}

/// Whether what an infeasible result says holds. A jump over supply is taken at its word.
inline bool is_truly_infeasible(const market::Market& market, const market::MarketResult& result) {
    const auto& why = result.infeasibility;
    if (!why) return false;
    if (why->pool.empty()) {
        const std::size_t j =
            core::position(*market.employer_names(), why->employers.at(0), "employer");
        return is_hopeless(market, j) || is_poor(market, j);
    }
    std::vector<bool> named;
    for (const auto& pool : market.pools())
        named.push_back((" + " + why->pool + " + ").find(" + " + pool.name + " + ") !=
                        std::string::npos);
    if (!std::isnan(why->most_supply_fte)) return is_one_sided(market, named, true);
    if (!std::isnan(why->least_supply_fte)) return is_one_sided(market, named, false);
    return result.reason.find("increasing returns") != std::string::npos;
}

}  // namespace isocost::laws
