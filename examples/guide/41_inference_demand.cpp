// Inference demand: a model that will be asked a lot is made smaller and trained longer.
#include <cmath>
#include <cstdio>
#include <isocost/scaling/inference_demand.hpp>
#include <isocost/scaling/scaling_laws.hpp>

namespace scaling = isocost::scaling;

int main() {
    const auto law = scaling::scaling_law("sardana_2024");
    // An H800 at 2 USD an hour; 40 % of its peak in training, 50 % reading, 2 % writing.
    const double peak_flop = scaling::usd_per_peak_flop(2.0, 989e12);
    const auto plan = [&](double tokens) {
        const scaling::InferenceDemand demand{.input_tokens = 0.8 * tokens,
                                              .output_tokens = 0.2 * tokens,
                                              .prefill_utilization = 0.5,
                                              .decode_utilization = 0.02,
                                              .usd_per_peak_flop = peak_flop};
        const scaling::TrainingCost cost{
            .usd_per_flop = peak_flop / 0.4,
            .serving_usd_per_parameter = scaling::serving_usd_per_parameter(demand)};
        return scaling::minimize_training_cost(law, cost, {.loss = 1.947}).require_optimal();
    };

    // Nobody asks: the compute-optimal model, as published.
    const auto quiet = plan(0.0);
    bool ok = std::abs(quiet.parameters / 3.408e10 - 1.0) < 5e-4 &&
              std::abs(quiet.tokens / 1.810e12 - 1.0) < 5e-4;
    double last = quiet.parameters;
    for (const double tokens : {1e11, 1e12, 1e13}) {
        const auto asked = plan(tokens);
        // What the compute-optimal model would cost to train and serve.
        const double naive =
            quiet.training_usd + asked.serving_usd / asked.parameters * quiet.parameters;
        std::printf("%.0e tokens: %.3g parameters, %.3g tokens, %.3g USD, saves %.0f%%\n", tokens,
                    asked.parameters, asked.tokens, asked.cost_usd,
                    100.0 * (1.0 - asked.cost_usd / naive));
        ok = ok && asked.parameters < last && asked.cost_usd < naive &&
             asked.certificate.holds(1e-12);
        last = asked.parameters;
    }

    // The wedge between what size and what data are worth at the margin is what demand drives.
    const scaling::TrainingCost cost{.usd_per_flop = 1.0, .serving_usd_per_parameter = 2e13};
    const auto asked = scaling::minimize_training_cost(law, cost, {.loss = 1.947});
    const double residual = scaling::inference_residual(law, cost, 1.947, asked.tokens);
    std::printf("wedge %.4f, equation of Sardana et al. met to %.1e\n",
                scaling::inference_wedge(cost, asked.tokens), residual);
    return ok && std::abs(residual) < 1e-14 ? 0 : 1;
}
