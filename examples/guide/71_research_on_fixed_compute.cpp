// Algorithms that AI improves on fixed compute: when they explode, when they do not, and what a
// verdict leaves out.
#include <cmath>
#include <cstdio>
#include <isocost/scaling/explosion.hpp>
#include <isocost/scaling/idea_path.hpp>
#include <isocost/scaling/research_returns.hpp>

namespace scaling = isocost::scaling;

int main() {
    // Assumed: today's algorithms grow by 1.2 a year, 35 % of research is experiments, returns
    // are 0.6/(1 − 0.5) = 1.2. An experiment takes the FLOP that it takes; better algorithms run
    // more AI researchers on the same compute.
    scaling::IdeaProduction ideas{.growth_per_year = 1.2,
                                  .progress_exponent = 0.5,
                                  .input_exponent = 0.6,
                                  .compute_share = 0.35,
                                  .sigma = 1.0,
                                  .experiment_gain = 0.0,
                                  .researcher_gain = 1.0,
                                  .benchmark_compute_flop_per_year = 1e25,
                                  .benchmark_researchers_fte = 400.0};
    const scaling::ResearchInputs fixed{.compute_flop_per_year = 1e25, .researchers_fte = 400.0};
    bool ok = true;

    // Whitfill and Wu 2025: a condition below σ = 1, one at it, one above. They estimate 2.583
    // with experiments in FLOP, and −0.103, not told from 0, with parts of a frontier run.
    for (const double sigma : {0.0, 1.0, 2.583}) {
        ideas.sigma = sigma;
        const auto verdict = scaling::explosion(ideas);
        const double end = scaling::years_to_explosion(ideas, fixed);
        std::printf("σ %.3g: exponent %.2f; 1000 times in %.1f years, infinite in %.1f\n", sigma,
                    verdict.exponent, years_to_quality(ideas, fixed, std::log(1e3)), end);
        ok = ok && verdict.explodes == (sigma > 1.0) && verdict.explodes == std::isfinite(end);
    }
    // The path, simulated; its certificate is the clock by quadrature. Slower first, then without
    // end.
    const auto path = scaling::idea_path(ideas, fixed, {1.0, 4.0, 8.0, 11.0});
    ok = ok && path.status == isocost::core::Status::optimal && path.residual < 1e-6;
    ok = ok && path.growth_per_year[0] < 1.2 && path.growth_per_year[1] > 1.2;

    // The published returns are measured, σ is not: the higher ones explode even at σ = 1.
    for (const auto& published : scaling::research_returns_estimates()) {
        const double share = scaling::explosive_compute_share(published.returns);
        std::printf("%s: returns %.2f, at σ = 1 up to %.0f %% experiments\n", published.id.c_str(),
                    published.returns, 100.0 * share);
        ideas.sigma = 1.0;
        ideas.progress_exponent = 1.0 - ideas.input_exponent / published.returns;
        ok = ok && scaling::explosion(ideas).explodes == (ideas.compute_share < share);
    }
    // The verdict is about infinity: just below σ = 1 the way to any quality is the same.
    ideas.progress_exponent = 0.7;
    const double at_one = scaling::years_to_quality(ideas, fixed, std::log(1e9));
    ideas.sigma = 1.0 - 1e-6;
    const double below = scaling::years_to_quality(ideas, fixed, std::log(1e9));
    std::printf("1e9 times in %.4f and %.4f years\n", at_one, below);
    ok = ok && !scaling::explosion(ideas).explodes && std::abs(below / at_one - 1.0) < 1e-4;
    return ok ? 0 : 1;
}
