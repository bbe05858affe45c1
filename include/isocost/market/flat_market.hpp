#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/firm/flat_firm.hpp"
#include "isocost/firm/question.hpp"

namespace isocost::market {

/// The talent that flat firms compete for: S(w) = S0 (w/w0)^ε at one wage for all.
struct FlatPool {
    double supply_fte = core::nan;
    double reference_wage_usd_per_year = core::nan;
    double supply_elasticity = core::nan;
};

inline auto fields(const FlatPool&) {
    using P = FlatPool;
    return std::array{
        core::Field{"supply_fte", &P::supply_fte, core::positive, "FTE",
                    "S0, talent that is there at the reference wage"},
        core::Field{"reference_wage_usd_per_year", &P::reference_wage_usd_per_year, core::positive,
                    "USD per FTE and year", "w0, wage at which that much is there"},
        core::Field{"supply_elasticity", &P::supply_elasticity, core::nonnegative, "",
                    "percent of talent per percent of wage; 0: a fixed number of people"}};
}

/// ln S(w) of a pool at a wage's logarithm.
inline double log_supply(const FlatPool& pool, double log_wage) {
    const double above = log_wage - std::log(pool.reference_wage_usd_per_year);
    return std::log(pool.supply_fte) + pool.supply_elasticity * above;
}

/// Many flat CES firms, each with a capability that it makes at least cost, and one pool of talent
/// (model of the competitive talent market: Σ_j L_j(w) = S(w)). `talent` is the position of talent
/// among the N inputs; its price is the wage, whatever `firms` says there, and a firm takes it as
/// given. 0 < σ < ∞ as in every FlatFirm: Leontief and linear firms belong to the general market.
template <std::size_t N>
struct FlatMarket {
    std::vector<firm::FlatFirm<N>> firms = {};
    std::vector<firm::CapabilityTarget> targets = {};  ///< one per firm
    std::size_t talent = 0;
    FlatPool pool = {};
};

namespace detail {

/// Whether all hold, without a branch for each: nearly always all do.
template <class... Bool>
constexpr bool every(Bool... holds) {
    return (static_cast<int>(holds) & ...) != 0;
}

/// The checks of `check_flat_firm` at once, without words.
template <std::size_t N>
bool sound(const firm::FlatFirm<N>& firm, std::size_t talent) {
    bool good = every(core::positive.contains(firm.sigma), core::positive.contains(firm.returns),
                      core::positive.contains(firm.output));
    double sum = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& input = firm.inputs[i];
        sum += input.share;
        good = every(good, input.share > 0.0, i == talent || core::positive.contains(input.price),
                     core::positive.contains(input.benchmark),
                     core::positive.contains(input.efficiency),
                     core::nonnegative.contains(input.inverse_elasticity), input.cap > 0.0,
                     input.floor >= 0.0, input.floor <= input.cap, input.floor < core::infinity);
    }
    return every(good, std::abs(sum - 1.0) <= 1e-9, firm.inputs[talent].inverse_elasticity == 0.0);
}

template <std::size_t N>
void check_flat_firm(const firm::FlatFirm<N>& firm, std::size_t j, std::size_t talent) {
    const auto where = [j](const char* what) {
        return [j, what] { return "FlatMarket.firms[" + std::to_string(j) + "]." + what; };
    };
    core::require(where("sigma"), firm.sigma, core::positive,
                  "a flat firm: for 0 and infinity use the general market");
    core::require(where("returns"), firm.returns, core::positive, "returns to scale");
    core::require(where("output"), firm.output, core::positive, "capability at the benchmark");
    double sum = 0.0;
    for (std::size_t i = 0; i < N; ++i) {
        const auto& input = firm.inputs[i];
        sum += input.share;
        core::require(where("share"), input.share, core::positive);
        if (i != talent) core::require(where("price"), input.price, core::positive);
        core::require(where("benchmark"), input.benchmark, core::positive);
        core::require(where("efficiency"), input.efficiency, core::positive);
        core::require(where("inverse_elasticity"), input.inverse_elasticity, core::nonnegative);
        core::require(where("cap"), input.cap, core::positive_or_infinite);
        core::require(where("floor"), input.floor,
                      {0.0, input.cap, false, input.cap == core::infinity,
                       "must be 0 or more, finite and at most the cap"});
    }
    core::require(where("shares"), sum, {1.0 - 1e-9, 1.0 + 1e-9, false, false, "must sum to 1"});
    core::require(where("talent.inverse_elasticity"), firm.inputs[talent].inverse_elasticity,
                  {0.0, 0.0, false, false, "must be 0"}, "a firm takes the wage as given");
}

}  // namespace detail

/// Throws InvalidParameter, with the firm's position, unless every number is within its domain.
template <std::size_t N>
const FlatMarket<N>& checked(const FlatMarket<N>& market) {
    core::checked(market.pool, "FlatMarket.pool");
    const auto firms = static_cast<double>(market.firms.size());
    core::require("FlatMarket.firms", firms, core::positive, "number of firms");
    core::require("FlatMarket.targets", static_cast<double>(market.targets.size()),
                  {firms, firms, false, false, "must be as many as firms"});
    core::require("FlatMarket.talent", static_cast<double>(market.talent),
                  {0.0, static_cast<double>(N - 1), false, false, "must be an input's position"});
    for (std::size_t j = 0; j < market.firms.size(); ++j) {
        if (!detail::sound(market.firms[j], market.talent))
            detail::check_flat_firm(market.firms[j], j, market.talent);
        core::checked(market.targets[j],
                      [j] { return "FlatMarket.targets[" + std::to_string(j) + "]"; });
    }
    return market;
}

}  // namespace isocost::market
