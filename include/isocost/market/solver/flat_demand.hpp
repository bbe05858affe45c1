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
        const auto& input = firm.inputs[talent];
        log_unit_ = std::log(input.benchmark / input.efficiency);
    }

    TalentDemand at(double log_wage, double log_efficiency = 0.0) {
        solve(log_wage, base_ - log_efficiency / firm_->returns);
        TalentDemand demand;
        if (root_.kind != firm::FlatRoot::Kind::found) return demand;
        const auto& talent = inputs_[talent_];
        const double u = firm::detail::flat_demand(talent, root_.t);
        demand.feasible = true;
        demand.log_talent = u + log_unit_;
        elasticities(demand, firm::detail::moves(talent, u));
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
    void solve(double log_wage, double wanted) {
        double start = root_.t + pull_ * (log_wage - log_wage_) + push_ * (wanted - wanted_);
        inputs_[talent_].offset = offset_ - log_wage;
        if (!std::isfinite(start)) start = firm::detail::cobb_douglas_start(inputs_, wanted);
        log_wage_ = log_wage;
        log_efficiency_ = (base_ - wanted) * firm_->returns;
        wanted_ = wanted;
        root_ = one_equation(inputs_, rho_, wanted, start);
    }

    void elasticities(TalentDemand& demand, bool moving) {
        std::array<double, N> growths;
        for (std::size_t i = 0; i < N; ++i)
            growths[i] = rho_ * (firm::detail::flat_demand(inputs_[i], root_.t) - wanted_);
        firm::detail::grow(rho_, growths);
        double own = 0.0;
        double others = 0.0;
        for (std::size_t i = 0; i < N; ++i) {
            const auto& input = inputs_[i];
            if (!firm::detail::moves(input, firm::detail::flat_demand(input, root_.t))) continue;
            const double response = input.share * (1.0 + growths[i]) * input.response;
            (i == talent_ ? own : others) += response;
        }
        const double k = inputs_[talent_].response;
        const double all = own + others;
        pull_ = all > 0.0 ? own / all : 0.0;
        push_ = all > 0.0 ? 1.0 / all : 0.0;
        demand.wage_elasticity = moving ? -k * (others / all) : 0.0;
        demand.efficiency_elasticity = moving ? -k / (firm_->returns * all) : 0.0;
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
    double pull_ = 0.0;  ///< dt/dln w
    double push_ = 0.0;  ///< dt/dU
    firm::FlatRoot root_{};
};

}  // namespace isocost::market::detail
