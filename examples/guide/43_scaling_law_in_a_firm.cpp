// A scaling law as a firm's technology: a cap on compute, and what data do about it.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>
#include <isocost/scaling/capability.hpp>
#include <isocost/scaling/scaling_laws.hpp>
#include <isocost/scaling/training_plan.hpp>

namespace scaling = isocost::scaling;

int main() {
    // Capability is a power of the loss that can be reduced; compute in 1e23 FLOP, data in 1e12
    // tokens.
    const auto law = scaling::scaling_law("besiroglu_2024");
    const scaling::CapabilityFromLoss map{.benchmark_loss = 2.0, .exponent = 3.0};
    const scaling::ScalingTechnology technology(
        {.law = law, .map = map, .flop_unit = 1e23, .token_unit = 1e12});
    const auto solve = [&](isocost::production::Values caps) {
        return isocost::minimize_opex(
            isocost::Firm({.technology = technology,
                           .costs = {{"compute", isocost::LinearCost({.price = 2e5})},
                                     {"data", isocost::LinearCost({.price = 1e6})}},
                           .caps = std::move(caps)}),
            {.capability = 1.0});
    };
    const auto free = solve({});
    const auto capped = solve({{"compute", 0.9 * free.inputs["compute"]}});
    std::printf("%s\n", capped.explain().c_str());

    // The training plan knows the answer by another way, and proves it by weak duality.
    const scaling::TrainingCost cost{.usd_per_flop = 2e-18, .usd_per_token = 1e-6};
    const auto plan = scaling::minimize_training_cost(
        law, cost, {.loss = 2.0, .flop_cap = 0.9e23 * free.inputs["compute"]});
    std::printf("%s\n", scaling::explain(plan).c_str());
    bool ok =
        capped.status == isocost::Status::optimal && plan.certificate.holds(1e-12) &&
        std::abs(capped.opex / plan.cost_usd - 1.0) < 1e-8 &&
        std::abs(capped.shadow_prices["compute"] / (plan.flop_shadow_price * 1e23) - 1.0) < 1e-6;
    // Less compute is made up for by more data and a smaller model.
    ok = ok && capped.inputs["data"] > free.inputs["data"];

    // Where data are free the law is a CES of compute alone, with exactly these returns.
    const double returns = scaling::returns_to_compute(law, map);
    const auto of = [&](double flop) {
        return scaling::capability(law, map, scaling::compute_optimal(law, flop).loss);
    };
    std::printf("ten times the compute: capability times %.4f = 10^%.4f\n", of(1e25) / of(1e24),
                returns);
    return ok && std::abs(of(1e25) / of(1e24) - std::pow(10.0, returns)) < 1e-12 ? 0 : 1;
}
