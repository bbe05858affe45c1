#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "isocost/market/clear.hpp"
#include "laws/random_problems.hpp"

/// Random markets over everything that an employer can be, from a seed.
namespace isocost::laws {

namespace detail {

inline std::vector<market::Pool> random_pools(Draw& draw) {
    std::vector<market::Pool> pools;
    for (int n = draw.integer(1, 4), p = 0; p < n; ++p)
        pools.push_back({.name = "pool" + std::to_string(p),
                         .supply_fte = draw.log_between(10.0, 1e5),
                         .wage_usd_per_year = draw.log_between(1e4, 1e6),
                         .supply_elasticity = draw.chance(0.25) ? 0.0 : draw.log_between(0.1, 5.0),
                         .purchasing_power = draw.between(0.3, 1.0)});
    return pools;
}

inline market::Migration random_migration(Draw& draw, std::size_t pools) {
    const auto n = static_cast<Eigen::Index>(pools);
    Eigen::MatrixXd friction = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index o = 0; o < n; ++o)
        for (Eigen::Index d = 0; d < n; ++d)
            if (o != d) friction(o, d) = draw.chance(0.1) ? infinity : draw.between(0.0, 3.0);
    return {friction, draw.log_between(0.05, 1.0)};
}

/// Two to six inputs of about the same worth at reference wages, the first ones hired.
class RandomEmployer {
public:
    RandomEmployer(Draw& draw, const std::vector<market::Pool>& pools, int employers)
        : draw_(draw), pools_(pools), employers_(employers) {}

    /// The first employers hire in one pool each, so that none is left without.
    market::Employer operator()(int number) {
        first_pool_ = number;
        const int n = draw_.integer(2, 6);
        const int hired = draw_.chance(0.75) ? 1 : draw_.integer(1, n - 1);
        nest_ = {.sigma = random_sigma(draw_), .children = random_children(draw_, 1, n, 1)};
        nest_.returns = draw_.chance(0.4) ? 1.0 : draw_.between(0.5, 1.4);
        for (int i = 1; i <= n; ++i) add_input("x" + std::to_string(i), i <= hired);
        return {.name = "lab" + std::to_string(number),
                .technology = Nest(nest_),
                .costs = costs_,
                .question = question(),
                .hires = hires_,
                .caps = caps_,
                .floors = floors_};
    }

private:
    void add_input(const std::string& name, bool hired) {
        const int last = static_cast<int>(pools_.size()) - 1;
        const bool given = hires_.empty() && first_pool_ <= last;
        const int drawn = draw_.integer(0, last);
        const auto& pool = pools_[static_cast<std::size_t>(given ? first_pool_ : drawn)];
        if (hired) {
            const double fte = pool.supply_fte / employers_ * draw_.log_between(0.3, 3.0);
            nest_.benchmark[name] = fte;
            hires_[name] = pool.name;
            worth_ = money_ += fte * pool.wage_usd_per_year;
            if (draw_.chance(0.1)) caps_[name] = fte * draw_.log_between(0.3, 3.0);
            if (draw_.chance(0.1)) floors_[name] = fte * draw_.log_between(0.01, 0.3);
            return;
        }
        const double price = draw_.log_between(1e-3, 1e3);
        const double quantity = worth_ / price * draw_.log_between(0.2, 5.0);
        nest_.benchmark[name] = quantity;
        costs_.emplace(name, random_cost(draw_, price, quantity));
        money_ += price * quantity;
        if (draw_.chance(0.4)) caps_[name] = quantity * draw_.log_between(0.2, 5.0);
        if (draw_.chance(0.1)) floors_[name] = 0.1 * quantity * draw_.log_between(0.1, 1.0);
        const double most = costs_.at(name).capacity();
        if (caps_.contains(name) && floors_.contains(name))
            floors_[name] = std::min(floors_[name], caps_[name]);
        if (floors_.contains(name)) floors_[name] = std::min(floors_[name], most);
    }

    firm::Question question() {
        const double pick = draw_.uniform();
        if (pick < 0.45) return firm::CapabilityTarget{.capability = draw_.log_between(0.3, 2.0)};
        if (pick < 0.75) return firm::Budget{.budget = money_ * draw_.log_between(0.3, 3.0)};
        // More than 1: increasing returns.
        const double most = pools_.size() == 1 && employers_ < 9 && draw_.chance(0.05) ? 1.3 : 0.95;
        const double exponent = draw_.between(0.1, most / nest_.returns);
        return firm::Revenue{.value = money_ * draw_.log_between(0.5, 5.0), .exponent = exponent};
    }

    Draw& draw_;
    const std::vector<market::Pool>& pools_;
    int employers_;
    int first_pool_ = 0;
    double money_ = 0.0;
    double worth_ = 0.0;
    Nest::Parameters nest_;
    firm::Costs costs_;
    std::map<std::string, std::string> hires_;
    production::Values caps_;
    production::Values floors_;
};

/// An employer; nine of ten that have no answer by themselves at reference wages are drawn again.
inline market::Employer random_employer(Draw& draw, const std::vector<market::Pool>& pools,
                                        int employers, int number) {
    for (;;) {
        auto employer = RandomEmployer(draw, pools, employers)(number);
        if (draw.chance(0.1)) return employer;
        std::vector<double> wages;
        std::vector<market::HiredInput> hires;
        const auto& inputs = employer.technology.inputs();
        for (const auto& pool : pools) wages.push_back(pool.wage_usd_per_year);
        for (const auto& [input, name] : employer.hires)
            for (std::size_t p = 0; p < pools.size(); ++p)
                if (pools[p].name == name) hires.push_back({core::position(inputs, input, ""), p});
        const Firm firm = market::detail::firm_at(employer, hires, wages);
        if (solve({firm, employer.question}).solved()) return employer;
    }
}

}  // namespace detail

/// 1 to 4 pools, ε = 0 in a quarter of them; 2 to 8 employers, in one market of a hundred up to
/// 200, with every kind of technology, cost, limit and question, most hiring in one pool and some
/// in several; movers in a fifth of the markets with several pools.
inline market::Market random_market(std::uint64_t seed) {
    Draw draw(seed);
    market::Market::Parameters p{.pools = detail::random_pools(draw)};
    const int employers = draw.chance(0.01)
                              ? draw.integer(20, 200)
                              : draw.integer(std::max(2, static_cast<int>(p.pools.size())), 8);
    for (int j = 0; j < employers; ++j)
        p.employers.push_back(detail::random_employer(draw, p.pools, employers, j));
    if (p.pools.size() > 1 && draw.chance(0.2))
        p.migration = detail::random_migration(draw, p.pools.size());
    return market::Market(p);
}

}  // namespace isocost::laws
