#pragma once

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/named_values.hpp"
#include "isocost/core/status.hpp"
#include "isocost/data/mixture_certificate.hpp"

namespace isocost::data {

/// The cheapest corpus: tokens by source, what they cost, what one more effective token would.
///
/// `marginal_cost` is an interval where a source is just used up: [its price, the next one's], and
/// up to ∞ where all are. `rents` are what one more token of a source that is used up would save,
/// USD per token, at the lower end of that interval: the worth of a data moat at the margin.
/// Tokens and money are NaN when infeasible.
struct Mixture {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    core::Certificate certificate = {};
    double effective_tokens_per_year = core::nan;  ///< as asked
    double ceiling_effective_tokens_per_year = core::nan;
    double missing_effective_tokens_per_year = core::nan;  ///< least addition that helps
    double cost_usd_per_year = core::nan;
    cost::MarginalCost marginal_cost{core::nan, core::nan};  ///< USD per effective token
    core::NamedValues tokens_per_year = {};
    core::NamedValues rents = {};
};

namespace detail {

/// Fills the sources from the cheapest on; returns tokens by source and λ's interval.
struct Filling {
    std::vector<double> tokens;
    cost::MarginalCost marginal{core::nan, core::nan};
};

inline std::vector<std::size_t> by_price(const std::vector<DataSource>& sources) {
    std::vector<std::size_t> order(sources.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return price_usd_per_effective_token(sources[a]) <
               price_usd_per_effective_token(sources[b]);
    });
    return order;
}

inline Filling fill(const std::vector<DataSource>& sources, double effective) {
    Filling filling{std::vector<double>(sources.size(), 0.0)};
    double left = effective;
    for (const std::size_t k : by_price(sources)) {
        const double price = price_usd_per_effective_token(sources[k]);
        if (left <= 0.0) {
            filling.marginal.upper = price;
            return filling;
        }
        const double stock = effective_tokens_per_year(sources[k]);
        const bool used_up = left >= stock;
        filling.tokens[k] = used_up ? sources[k].tokens_per_year : left / sources[k].quality;
        filling.marginal = {price, used_up ? core::infinity : price};
        if (!used_up) return filling;
        left -= stock;
    }
    return filling;
}

inline Mixture infeasible(Mixture mixture, const std::vector<DataSource>& all,
                          std::size_t usable_count) {
    mixture.status = core::Status::infeasible;
    mixture.missing_effective_tokens_per_year =
        mixture.effective_tokens_per_year - mixture.ceiling_effective_tokens_per_year;
    mixture.reason =
        "The sources end at " + core::text(mixture.ceiling_effective_tokens_per_year, 6) +
        " effective tokens per year, " + core::text(mixture.missing_effective_tokens_per_year, 6) +
        " short of the " + core::text(mixture.effective_tokens_per_year, 6) + " asked for.";
    const auto exclusive = static_cast<double>(all.size() - usable_count);
    if (exclusive > 0.0)
        mixture.reason += " Sources that belong to others: " + core::text(exclusive) + ".";
    return mixture;
}

inline core::NamedValues named(const std::vector<DataSource>& sources, std::vector<double> values) {
    core::Names names;
    for (const auto& source : sources) names.push_back(source.name);
    return {std::make_shared<const core::Names>(std::move(names)), std::move(values)};
}

}  // namespace detail

/// min Σ p_k t_k over tokens t subject to Σ z_k t_k ≥ effective tokens, 0 ≤ t_k ≤ q_k: a linear
/// program whose answer is the merit order. Exclusive sources count only for their owner, `buyer`.
/// Throws InvalidParameter; stocks that do not suffice come back as `infeasible`.
[[nodiscard]] inline Mixture cheapest_mixture(const std::vector<DataSource>& sources,
                                              double effective_tokens_per_year,
                                              std::string_view buyer = "") {
    core::require("cheapest_mixture.effective_tokens_per_year", effective_tokens_per_year,
                  core::positive);
    const auto usable = detail::usable_sources(sources, buyer);
    Mixture mixture;
    mixture.effective_tokens_per_year = effective_tokens_per_year;
    mixture.ceiling_effective_tokens_per_year = ceiling_effective_tokens_per_year(usable);
    if (effective_tokens_per_year > mixture.ceiling_effective_tokens_per_year)
        return detail::infeasible(std::move(mixture), sources, usable.size());
    auto filling = detail::fill(usable, effective_tokens_per_year);
    mixture.missing_effective_tokens_per_year = 0.0;
    mixture.marginal_cost = filling.marginal;
    mixture.cost_usd_per_year = 0.0;
    std::vector<double> rents;
    for (std::size_t k = 0; k < usable.size(); ++k) {
        mixture.cost_usd_per_year += usable[k].price_usd_per_token * filling.tokens[k];
        rents.push_back(std::max(
            0.0, filling.marginal.lower * usable[k].quality - usable[k].price_usd_per_token));
    }
    mixture.certificate = certify_mixture(usable, filling.tokens, effective_tokens_per_year);
    mixture.tokens_per_year = detail::named(usable, std::move(filling.tokens));
    mixture.rents = detail::named(usable, std::move(rents));
    constexpr double tolerance = 1e-9;  // a few roundings per source, far below any price's error
    mixture.status =
        mixture.certificate.holds(tolerance) ? core::Status::optimal : core::Status::stalled;
    return mixture;
}

}  // namespace isocost::data
