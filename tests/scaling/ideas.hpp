#pragma once

#include <random>

#include "isocost/scaling/idea_production.hpp"

namespace isocost::scaling::tests {

/// Whitfill and Wu's setting: experiments take the FLOP they take, researchers are AI.
inline IdeaProduction ideas(double sigma, double progress_exponent = 0.4,
                            double input_exponent = 0.8) {
    return {.growth_per_year = 1.2,
            .progress_exponent = progress_exponent,
            .input_exponent = input_exponent,
            .compute_share = 0.35,
            .sigma = sigma,
            .experiment_gain = 0.0,
            .researcher_gain = 1.0,
            .benchmark_compute_flop_per_year = 1e25,
            .benchmark_researchers_fte = 400.0};
}

inline constexpr ResearchInputs at_benchmark{.compute_flop_per_year = 1e25,
                                             .researchers_fte = 400.0};
inline constexpr ResearchInputs elsewhere{.compute_flop_per_year = 3e25, .researchers_fte = 250.0};

/// Random productions with the asymptotic exponent at 1 + margin, by the choice of φ.
class RandomIdeas {
public:
    explicit RandomIdeas(unsigned seed) : bits_(seed) {}

    double uniform(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(bits_);
    }
    IdeaProduction with_margin(double sigma, double margin) {
        auto production = ideas(sigma, 0.0, uniform(0.3, 1.5));
        production.growth_per_year = uniform(0.2, 2.0);
        production.compute_share = uniform(0.1, 0.9);
        production.progress_exponent = 1.0 + margin - asymptotic_exponent(production);
        return production;
    }
    ResearchInputs inputs() {
        return {.compute_flop_per_year = 1e25 * uniform(0.3, 3.0),
                .researchers_fte = 400.0 * uniform(0.3, 3.0)};
    }

private:
    std::mt19937 bits_;
};

}  // namespace isocost::scaling::tests
