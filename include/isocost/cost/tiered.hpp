#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "isocost/cost/supply.hpp"

namespace isocost::cost {

/// A stretch of supply at one price: `width` units (∞ in the last tier if supply never ends).
struct Tier {
    double width;
    double price;
};

/// Tiered supply: c(x) = Σ p_k min(max(x − Q_{k−1}, 0), q_k), Q_k the running sum of the widths
/// q_k. Marginal cost is a step; at a kink any price between two tiers supports the quantity. A
/// finite last tier is a hard cap. This is how an export control is felt: licensed quota,
/// domestic chips, cloud abroad, each dearer. Widths > 0, prices > 0 and not descending (a
/// descending price would not be convex). Throws InvalidParameter.
class TieredCost {
public:
    explicit TieredCost(std::vector<Tier> tiers) : tiers_(std::move(tiers)) {
        if (tiers_.empty())
            throw core::InvalidParameter("TieredCost", "{}", "must have at least one tier");
        double end = 0.0;
        for (std::size_t k = 0; k < tiers_.size(); ++k) {
            check(k);
            end += tiers_[k].width;
            ends_.push_back(end);
        }
    }
    TieredCost(std::initializer_list<Tier> tiers) : TieredCost(std::vector<Tier>(tiers)) {}

    double outlay(double x) const {
        double cost = 0.0;
        double start = 0.0;
        for (std::size_t k = 0; k < tiers_.size() && x > start; ++k) {
            cost += tiers_[k].price * (std::min(x, ends_[k]) - start);
            start = ends_[k];
        }
        return x > start ? core::infinity : cost;
    }
    double objective(double x) const { return outlay(x); }
    double unit_price(double x) const { return x > 0.0 ? outlay(x) / x : tiers_.front().price; }

    /// [p_k, p_k] inside tier k, [p_k, p_{k+1}] at its end; at the end of a finite last tier the
    /// upper price is its own: what lies beyond is the cap's shadow price.
    MarginalCost marginal(double x) const {
        const auto k = std::min(index(ends_, x), tiers_.size() - 1);
        const bool kink = x == ends_[k] && k + 1 < tiers_.size();
        return {tiers_[k].price, kink ? tiers_[k + 1].price : tiers_[k].price};
    }
    double capacity() const { return ends_.back(); }
    bool convex() const { return true; }
    Supply supply() const {
        Supply supply;
        for (std::size_t k = 0; k < tiers_.size(); ++k)
            supply.steps.push_back({ends_[k], std::log(tiers_[k].price)});
        return supply;
    }
    const std::vector<Tier>& tiers() const noexcept { return tiers_; }

private:
    static std::size_t index(const std::vector<double>& ends, double x) {
        return static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), x) -
                                        ends.begin());
    }

    void check(std::size_t k) const {
        const auto where = [k](const char* field) {
            return [=] { return "TieredCost.tiers[" + std::to_string(k) + "]." + field; };
        };
        const bool last = k + 1 == tiers_.size();
        core::require(where("width"), tiers_[k].width,
                      last ? core::positive_or_infinite : core::positive,
                      last ? "" : "only the last tier can be endless");
        core::require(where("price"), tiers_[k].price, core::positive);
        if (k > 0 && tiers_[k].price < tiers_[k - 1].price)
            throw core::InvalidParameter(where("price")(), tiers_[k].price,
                                         "must not be below the tier before it",
                                         "the cheapest supply is bought first");
    }

    std::vector<Tier> tiers_;
    std::vector<double> ends_;
};

}  // namespace isocost::cost
