#pragma once

#include <string>
#include <utility>
#include <vector>

#include "laws/random_problems.hpp"

/// A family of labs over everything that the firm chapter distinguishes: technologies flat and
/// nested with σ from 0 to ∞, every cost curve, limits that bind or not, returns, and the three
/// questions.
namespace isocost::laws {

struct Lab {
    std::string name;
    RandomProblem problem;
};

namespace detail {

struct Style {
    std::string name;
    cost::Cost compute;
    cost::Cost talent;
    cost::Cost data;
};

inline Nest::Parameters flat(double sigma) {
    return {.sigma = sigma, .children = {{"compute", 0.5}, {"talent", 0.35}, {"data", 0.15}}};
}

inline Nest::Parameters nested(double outer, double inner) {
    const Nest core({.sigma = inner, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    return {.sigma = outer, .children = {{"data", 0.15}, {"core", 0.85, core}}};
}

inline std::vector<std::pair<std::string, Nest::Parameters>> lab_technologies() {
    std::vector<std::pair<std::string, Nest::Parameters>> all;
    for (const double sigma : {0.0, 0.05, 0.3, 0.9, 1.0, 1.1, 2.583, 20.0, infinity})
        all.emplace_back("flat " + core::text(sigma), flat(sigma));
    for (const auto& [outer, inner] : std::vector<std::pair<double, double>>{{0.5, 1.2},
                                                                             {1.5, 0.2},
                                                                             {0.0, 0.7},
                                                                             {0.7, 0.0},
                                                                             {5.0, 0.1},
                                                                             {1.0, 1.0},
                                                                             {infinity, 0.5},
                                                                             {0.5, infinity}})
        all.emplace_back("nested " + core::text(outer) + "/" + core::text(inner),
                         nested(outer, inner));
    return all;
}

inline IsoelasticCost rising(double price, double reference, double eta, Buyer buyer) {
    return IsoelasticCost(
        {.price = price, .reference = reference, .inverse_elasticity = eta, .buyer = buyer});
}

inline std::vector<Style> lab_costs() {
    const LinearCost talent({.price = 1.0});
    const LinearCost data({.price = 0.9});
    const TieredCost dearer({{0.05, 0.2}, {infinity, 0.35}});
    const TieredCost at_kink({{0.5, 0.02}, {infinity, 4.0}});
    const TieredCost ends({{0.1, 0.2}, {0.45, 0.3}});
    const auto seller = Buyer::monopsonist;
    const auto taker = Buyer::price_taker;
    return {{"linear", LinearCost({.price = 0.3}), talent, data},
            {"monopsonist", rising(0.3, 0.8, 0.2, seller), rising(1.1, 0.9, 0.5, seller),
             rising(0.9, 1.2, 1.5, seller)},
            {"price taker", rising(0.3, 0.8, 0.2, taker), rising(1.1, 0.9, 0.5, taker),
             rising(0.9, 1.2, 0.0, taker)},
            {"dearer tier", dearer, rising(1.1, 0.9, 0.5, seller), FixedCost(0.2, data)},
            {"kink", at_kink, talent, rising(0.9, 1.2, 0.4, taker)},
            {"supply ends", FixedCost(0.1, ends), talent, dearer}};
}

inline firm::Question lab_question(int which, double returns) {
    if (which == 0) return firm::CapabilityTarget{.capability = std::pow(0.52, returns)};
    if (which == 1) return firm::Budget{.budget = 0.95};
    return firm::Revenue{.value = 1.6, .exponent = 0.45 / returns, .users = 1.2};
}

inline Firm::Parameters lab_limits(int which) {
    Firm::Parameters p{.technology = Nest(flat(1.0)), .costs = {}};
    if (which == 1) p.caps = {{"compute", 0.56}, {"data", 9.0}};
    if (which == 2) p.floors = {{"talent", 0.58}, {"data", 0.01}};
    if (which == 3)
        p = {.technology = p.technology,
             .costs = {},
             .caps = {{"compute", 0.6}},
             .floors = {{"data", 0.4}}};
    return p;
}

}  // namespace detail

/// Every combination; returns to scale take turns.
inline std::vector<Lab> labs() {
    std::vector<Lab> all;
    const std::vector<double> returns{1.0, 0.7, 1.4};
    for (const auto& [technology, nest] : detail::lab_technologies())
        for (const auto& style : detail::lab_costs())
            for (int limits = 0; limits < 4; ++limits)
                for (int question = 0; question < 3; ++question) {
                    auto p = nest;
                    p.returns = returns[all.size() / 3 % 3];
                    p.output = 1.0 + 0.1 * question;
                    p.efficiency = {{"compute", 1.05}};
                    auto firm = detail::lab_limits(limits);
                    firm.technology = Nest(p);
                    firm.costs = {
                        {"compute", style.compute}, {"talent", style.talent}, {"data", style.data}};
                    all.push_back({technology + ", " + style.name + ", limits " +
                                       std::to_string(limits) + ", P" +
                                       std::to_string(question + 1),
                                   {Firm(firm), detail::lab_question(question, p.returns)}});
                }
    return all;
}

}  // namespace isocost::laws
