#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "isocost/firm/flat.hpp"
#include "isocost/market/demand_oracle.hpp"

namespace isocost::market::detail {

/// The demand of one flat firm for talent at any wage, for a given capability (P1). What does not
/// depend on the wage is computed once; a later wage starts where the last one ended.
///
/// With s_i = θ_i e^{ρ(u_i − U)} and k_i = 1/(1/σ + η_i), both over the inputs that are at no
/// limit, the one equation Σ θ_i e^{ρ u_i(t)} = e^{ρU} gives
///
///     ∂ln L/∂ln w = −k_L (1 − s_L k_L/Σ s k),   ∂ln L/∂ln A = −k_L/(υ Σ s k)
///
/// which for equal k is −σ(1 − s_L) with no limit and −σ s_M/(s_L + s_M) with one.
template <std::size_t N>
class FlatDemand {
public:
    FlatDemand() = default;
    FlatDemand(const firm::FlatFirm<N>& firm, double capability, std::size_t talent)
        : firm_(&firm),
          talent_(talent),
          rho_((firm.sigma - 1.0) / firm.sigma),
          base_(std::log(capability / firm.output) / firm.returns),
          wanted_(base_) {
        auto at_wage_one = firm;
        at_wage_one.inputs[talent].price = 1.0;
        inputs_ = firm::detail::flat_inputs(at_wage_one);
        offset_ = inputs_[talent].offset;
        const auto pace = firm::detail::flat_pace(inputs_);
        even_ = pace.slowest == pace.fastest;
        const auto& input = firm.inputs[talent];
        log_unit_ = std::log(input.benchmark / input.efficiency);
    }

    TalentDemand at(double log_wage, double log_efficiency = 0.0) {
        const double wanted = base_ - log_efficiency / firm_->returns;
        inputs_[talent_].offset = offset_ - log_wage;
        log_wage_ = log_wage;
        log_efficiency_ = log_efficiency;
        wanted_ = wanted;
        if (!follow()) solve();
        TalentDemand demand;
        if (root_.kind != firm::FlatRoot::Kind::found) return demand;
        const auto& talent = inputs_[talent_];
        const double u = firm::detail::flat_demand(talent, root_.t);
        demand.feasible = true;
        demand.log_talent = u + log_unit_;
        const bool moving = firm::detail::moves(talent, u);
        demand.wage_elasticity = moving ? -talent.response * others_share_ : 0.0;
        demand.efficiency_elasticity = moving ? -talent.response * push_ / firm_->returns : 0.0;
        return demand;
    }

    /// ln L as the wage goes to infinity: all others at their caps, or endless. +∞ when even then
    /// no talent is enough, −∞ when none is needed.
    double least_log_talent() const { return extreme(&firm::FlatInput::cap); }
    /// ln L as the wage goes to 0: all others at their floors. Above 710 at σ ≤ 1, beyond doubles.
    double most_log_talent() const { return extreme(&firm::FlatInput::floor); }

    /// The firm's whole answer at the last wage, its certificate still to be computed.
    firm::FlatResult<N> answer() const {
        return firm::detail::flat_answer(priced(), inputs_, wanted_, root_);
    }

    /// The firm as the last wage and efficiency make it.
    firm::FlatFirm<N> priced() const {
        auto firm = *firm_;
        firm.inputs[talent_].price = std::exp(log_wage_);
        if (log_efficiency_ != 0.0) firm.output *= std::exp(log_efficiency_);
        return firm;
    }

private:
    /// Where the one equation was last solved, and the sums of s k there.
    struct Anchor {
        double t = core::nan;
        double log_wage = 0.0;
        double wanted = 0.0;
        double own = 0.0;     ///< of talent, 0 at a limit
        double others = 0.0;  ///< of the other inputs that move
    };

    double at_anchor(std::size_t i) const {
        const double change = i == talent_ ? log_wage_ - anchor_.log_wage : 0.0;
        const auto& input = inputs_[i];
        const double u = (anchor_.t + input.offset + change) * input.response;
        return std::clamp(u, input.floor, input.cap);
    }

    /// From the anchor, while the same inputs move and all respond alike, in closed form:
    ///     ρ k Δt = ln(1 + (e^{ρΔU} − 1)/W) − ln(1 + (s_L/W)(e^{−ρkΔω} − 1)),   W = Σ s, moving
    bool follow() {
        if (!even_ || !std::isfinite(anchor_.t)) return false;
        const double rho = rho_ == 0.0 ? 1e-100 : rho_;
        const double k = inputs_[talent_].response;
        const double all = anchor_.own + anchor_.others;
        const double up = wanted_ - anchor_.wanted;
        const double more = up == 0.0 ? 0.0 : firm::detail::growth(rho, rho * up);
        const double dearer = firm::detail::growth(rho, -rho * k * (log_wage_ - anchor_.log_wage));
        const double weight = 1.0 + more * (k / all);
        const double paid = anchor_.own / all * dearer;
        // Near a ceiling W is a difference of equals, and its roundings would grow with the step.
        if (!(all > 0.05 * k) || !(weight > 0.05 && weight < 20.0)) return false;
        double change = -firm::detail::distance_log(rho, paid);
        if (up != 0.0) change += firm::detail::distance_log(rho, weight - 1.0);
        const double t = anchor_.t + change / (rho * k);
        if (!same_limits(t)) return false;
        root_.t = t;
        root_.kind = firm::FlatRoot::Kind::found;
        others_share_ = anchor_.others / (all * (1.0 + paid));
        push_ = (1.0 + more) / (all * weight);
        return true;
    }

    /// True when the inputs at a limit are those of the anchor, none by chance of rounding.
    bool same_limits(double t) const {
        bool same = std::isfinite(t);
        for (std::size_t i = 0; i < N; ++i) {
            const double before = at_anchor(i);
            const double after = firm::detail::flat_demand(inputs_[i], t);
            same &= (before == inputs_[i].floor) == (after == inputs_[i].floor);
            same &= (before == inputs_[i].cap) == (after == inputs_[i].cap);
        }
        return same;
    }

    void solve() {
        const double all = anchor_.own + anchor_.others;
        double start =
            anchor_.t +
            (anchor_.own * (log_wage_ - anchor_.log_wage) + (wanted_ - anchor_.wanted)) / all;
        if (!std::isfinite(start)) start = firm::detail::cobb_douglas_start(inputs_, wanted_);
        root_ = one_equation(inputs_, rho_, wanted_, start);
        anchor_ = {};
        if (root_.kind != firm::FlatRoot::Kind::found) return;
        anchor_ = sums();
        const double moved = anchor_.own + anchor_.others;
        others_share_ = moved > 0.0 ? anchor_.others / moved : 0.0;
        push_ = moved > 0.0 ? 1.0 / moved : 0.0;
    }

    Anchor sums() const {
        Anchor anchor{root_.t, log_wage_, wanted_, 0.0, 0.0};
        for (std::size_t i = 0; i < N; ++i) {
            const auto& input = inputs_[i];
            const double u = firm::detail::flat_demand(input, root_.t);
            if (!firm::detail::moves(input, u)) continue;
            // Not 1 + growth: a tiny share keeps its digits, another wage may make it large.
            const double response = input.share * std::exp(rho_ * (u - wanted_)) * input.response;
            (i == talent_ ? anchor.own : anchor.others) += response;
        }
        return anchor;
    }

    /// U + (1/ρ) ln(1 − Σ_{i≠L} (θ_i/θ_L)(e^{ρ(limit_i − U)} − 1)), within talent's own limits.
    double extreme(double firm::FlatInput::*limit) const {
        const double rho = rho_ == 0.0 ? 1e-100 : rho_;
        const auto& talent = inputs_[talent_];
        double sum = 0.0;
        for (std::size_t i = 0; i < N; ++i)
            if (i != talent_)
                sum += inputs_[i].share * std::expm1(rho * (inputs_[i].*limit - wanted_));
        sum /= talent.share;
        double u = rho < 0.0 ? core::infinity : -core::infinity;
        if (sum < 1.0) u = wanted_ + std::log1p(-sum) / rho;
        return std::clamp(u, talent.floor, talent.cap) + log_unit_;
    }

    const firm::FlatFirm<N>* firm_ = nullptr;
    std::size_t talent_ = 0;
    std::array<firm::FlatInput, N> inputs_{};
    double rho_ = 0.0;
    double base_ = 0.0;      ///< U at efficiency 1
    double wanted_ = 0.0;    ///< U
    double offset_ = 0.0;    ///< talent's, at wage 1
    double log_unit_ = 0.0;  ///< ln L − u
    double log_wage_ = 0.0;
    double log_efficiency_ = 0.0;
    bool even_ = false;          ///< all inputs respond alike
    double others_share_ = 0.0;  ///< 1 − s_L k_L/Σ s k
    double push_ = 0.0;          ///< 1/Σ s k
    Anchor anchor_{};
    firm::FlatRoot root_{};
};

}  // namespace isocost::market::detail
