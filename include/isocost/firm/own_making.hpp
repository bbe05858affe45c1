#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "isocost/firm/optimize.hpp"

namespace isocost::firm {

/// An input that the firm can also make itself from another one, both under one cap: synthetic
/// tokens on the lab's own, capped compute.
struct OwnMaking {
    std::string maker;                  ///< the input that is capped, bought at a fixed price p
    std::string made;                   ///< bought in tiers, or made
    double maker_per_unit = core::nan;  ///< κ, units of the maker that a unit made takes
    double cap = core::nan;             ///< on the maker, in use and in making together
};

inline auto fields(const OwnMaking&) {
    return std::array{core::Field{"maker_per_unit", &OwnMaking::maker_per_unit, core::positive, "",
                                  "units of the maker that a unit made takes"},
                      core::Field{"cap", &OwnMaking::cap, core::positive, "",
                                  "on the maker, in use and in making together"}};
}

/// The answer to min Σ c_i(x_i) with x_maker + κ s ≤ cap and x_made = bought + s.
struct OwnMakingResult {
    core::Status status = core::Status::infeasible;
    std::string reason = {};
    core::Certificate certificate = {};
    double opex = core::nan;          ///< USD per year
    double made = core::nan;          ///< s, own unit of the input made
    double maker_used = core::nan;    ///< x_maker + κ s
    double shadow_price = core::nan;  ///< μ ≥ 0: what one more unit of the cap saves, USD
    double price_made = core::nan;  ///< κ (p + μ): what a unit made costs, the cap's price included
    double least_cap = core::nan;   ///< that would do, when infeasible
    Result at_virtual_prices = {};  ///< of the firm that pays p + μ for the maker and has no cap
};

namespace detail {

/// The firm with the maker at a price, and the input made from the tiers that are cheaper than
/// making it and from making without end.
class VirtualFirm {
public:
    VirtualFirm(const Firm& firm, const OwnMaking& making) : firm_(firm), making_(making) {
        core::checked(making, "OwnMaking");
        const auto& names = firm.inputs();
        maker_ = core::position(names, making.maker, "OwnMaking.maker");
        made_ = core::position(names, making.made, "OwnMaking.made");
        const auto* price = std::get_if<cost::LinearCost>(&firm.costs()[maker_].curve());
        const auto* tiers = std::get_if<cost::TieredCost>(&firm.costs()[made_].curve());
        if (price == nullptr || firm.caps()[maker_] < core::infinity)
            throw core::InvalidParameter(
                "costs." + making.maker, "not a fixed price",
                "must be a LinearCost, without a cap beside the shared one");
        if (tiers == nullptr)
            throw core::InvalidParameter("costs." + making.made, "not tiers",
                                         "must be a TieredCost");
        price_ = price->parameters().price;
        bought_ = tiers->tiers();
    }

    double price() const { return price_; }
    std::size_t maker() const { return maker_; }
    std::size_t made() const { return made_; }

    Result solve(const CapabilityTarget& target, double maker_price) const {
        auto parameters = firm_.parameters();
        const double making = making_.maker_per_unit * maker_price;
        parameters.costs.insert_or_assign(making_.maker,
                                          cost::Cost(cost::LinearCost({.price = maker_price})));
        auto tiers = cheaper(making);
        if (tiers.empty() || tiers.back().width < core::infinity)
            tiers.push_back({core::infinity, making});
        parameters.costs.insert_or_assign(making_.made, cost::Cost(cost::TieredCost(tiers)));
        return minimize_opex(Firm(std::move(parameters)), target);
    }

    /// s: what is needed beyond the cheaper tiers.
    double made_at(const Result& result, double maker_price) const {
        double left = result.inputs[made_];
        for (const auto& tier : cheaper(making_.maker_per_unit * maker_price)) left -= tier.width;
        return std::max(0.0, left);
    }
    double used(const Result& result, double maker_price) const {
        return result.inputs[maker_] + making_.maker_per_unit * made_at(result, maker_price);
    }

private:
    std::vector<cost::Tier> cheaper(double price) const {
        const auto end = std::find_if(bought_.begin(), bought_.end(),
                                      [=](const auto& tier) { return tier.price > price; });
        return {bought_.begin(), end};
    }

    const Firm& firm_;
    const OwnMaking& making_;
    std::size_t maker_ = 0;
    std::size_t made_ = 0;
    double price_ = core::nan;
    std::vector<cost::Tier> bought_;
};

/// What the firm buys of the input that it also makes; within the tiers but for roundings, which
/// the certificate counts as infeasibility.
inline double bought(const Firm& firm, const VirtualFirm& virtual_firm, const OwnMakingResult& r) {
    const double most = firm.costs()[virtual_firm.made()].capacity();
    return std::clamp(r.at_virtual_prices.inputs[virtual_firm.made()] - r.made, 0.0, most);
}

/// What is paid: the maker's price for both its uses, and the tiers for what is bought.
inline double opex_of(const Firm& firm, const VirtualFirm& virtual_firm, const OwnMakingResult& r) {
    const auto& inputs = r.at_virtual_prices.inputs;
    double opex = virtual_firm.price() * r.maker_used;
    for (std::size_t i = 0; i < firm.size(); ++i)
        if (i != virtual_firm.maker())
            opex += firm.costs()[i].outlay(i == virtual_firm.made() ? bought(firm, virtual_firm, r)
                                                                    : inputs[i]);
    return opex;
}

/// Weak duality: at any price of the maker, Opex ≥ least virtual Opex − μ cap. The virtual Opex is
/// bounded from below by the gap of its own certificate, so that nothing here rests on the search.
/// A bound that cannot be computed proves nothing: the gap is infinite then.
inline core::Certificate certify_own_making(const Firm& firm, const VirtualFirm& virtual_firm,
                                            const OwnMaking& making, const OwnMakingResult& r) {
    const auto& inner = r.at_virtual_prices;
    core::Certificate certificate = inner.certificate;
    const double used = inner.inputs[virtual_firm.made()];
    const double missing = std::abs(used - r.made - bought(firm, virtual_firm, r)) / used;
    const double over = (r.maker_used - making.cap) / making.cap;
    for (const double violation : {missing, over, -r.made})
        certificate.feasibility = core::worse(certificate.feasibility, std::max(0.0, violation));
    const double slack = r.shadow_price * std::abs(making.cap - r.maker_used) / r.opex;
    certificate.complementarity = core::worse(certificate.complementarity, slack);
    const double bound = inner.opex * (1.0 - inner.certificate.gap) - r.shadow_price * making.cap;
    certificate.gap = (r.opex - bound) / r.opex;
    if (std::isnan(certificate.gap)) certificate.gap = core::infinity;
    return certificate;
}

inline OwnMakingResult concluded(const Firm& firm, const OwnMaking& making,
                                 const CapabilityTarget& target, const VirtualFirm& virtual_firm,
                                 double maker_price, double most_made) {
    OwnMakingResult r;
    r.at_virtual_prices = virtual_firm.solve(target, maker_price);
    r.status = r.at_virtual_prices.status;
    r.reason = r.at_virtual_prices.reason;
    if (!r.at_virtual_prices.solved()) return r;
    const double use = r.at_virtual_prices.inputs[virtual_firm.maker()];
    r.made = std::min(most_made, (making.cap - use) / making.maker_per_unit);
    r.maker_used = use + making.maker_per_unit * r.made;
    r.shadow_price = maker_price - virtual_firm.price();
    r.price_made = making.maker_per_unit * maker_price;
    r.opex = opex_of(firm, virtual_firm, r);
    r.certificate = certify_own_making(firm, virtual_firm, making, r);
    if (!r.certificate.holds(target.tolerance)) r.status = core::Status::stalled;
    return r;
}

}  // namespace detail

/// P1 of a firm that also makes one of its inputs from another, both uses of which share one cap:
///   min Σ c_i(x_i), x_made − s bought, subject to F ≥ y and x_maker + κ s ≤ cap.
/// Making costs κ (p + μ) a unit, μ the shadow price of the cap: the scarcer the maker, the dearer
/// what is made. Not separable, but convex: at p + μ the firm is an ordinary one, and its use of
/// the maker falls in μ, which is found by bisection. Infeasible with the least cap that would do.
/// The firm's own cap on the maker must be left out. Throws InvalidParameter.
[[nodiscard]] inline OwnMakingResult minimize_opex_with_own_making(const Firm& firm,
                                                                   const CapabilityTarget& target,
                                                                   const OwnMaking& making) {
    const detail::VirtualFirm virtual_firm(firm, making);
    const auto used = [&](double log_price) {
        const double price = std::exp(log_price);
        return virtual_firm.used(virtual_firm.solve(target, price), price);
    };
    const double start = std::log(virtual_firm.price());
    if (!(used(start) > making.cap))
        return detail::concluded(
            firm, making, target, virtual_firm, virtual_firm.price(),
            virtual_firm.made_at(virtual_firm.solve(target, virtual_firm.price()),
                                 virtual_firm.price()));
    // Prices far beyond any that binds: what is still used then no price takes away.
    constexpr double farthest = 400.0;
    double low = start;
    double high = start + 1.0;
    while (used(high) > making.cap && high < start + farthest) high = start + 2.0 * (high - start);
    if (used(high) > making.cap) {
        OwnMakingResult r;
        r.least_cap = used(high);
        r.reason = "the firm uses " + core::text(r.least_cap, 6) + " of " + making.maker +
                   " at any price; the cap is " + core::text(making.cap, 6);
        return r;
    }
    for (double middle = 0.5 * (low + high); low < middle && middle < high;
         middle = 0.5 * (low + high))
        (used(middle) > making.cap ? low : high) = middle;
    // Between the last two prices lies the answer: where making gives way to buying, any part.
    const auto most = [&](double log_price) {
        const double price = std::exp(log_price);
        return virtual_firm.made_at(virtual_firm.solve(target, price), price);
    };
    return detail::concluded(firm, making, target, virtual_firm, std::exp(high),
                             std::max(most(low), most(high)));
}

}  // namespace isocost::firm
