// A thousand labs and the same researchers: one wage, who bears a cap on compute, and what leaks
// between labs.
#include <cstdio>
#include <isocost/market/flat_spillovers.hpp>

namespace market = isocost::market;
using isocost::core::Status;

int main() {
    // A thousand labs of compute, talent and data; compute and talent are complements for half.
    market::FlatMarket<3> labs{
        .talent = 1,
        .pool = {
            .supply_fte = 1000.0, .reference_wage_usd_per_year = 0.3, .supply_elasticity = 0.5}};
    for (int j = 0; j < 1000; ++j) {
        labs.firms.push_back({.inputs = {{{.share = 0.5, .price = 0.5},
                                          {.share = 0.3, .price = isocost::core::nan},  // the wage
                                          {.share = 0.2, .price = 0.2}}},
                              .sigma = j < 500 ? 0.6 : 1.8});
        labs.targets.push_back({.capability = 0.5 + j / 1000.0});
    }
    const auto free = market::clear(labs);
    std::printf("wage %.6f after %d evaluations\n", free.wage_usd_per_year, free.evaluations);
    bool ok = free.status == Status::optimal && free.evaluations <= 6;
    ok = ok && free.certificate.firms_short == 0.0;

    // A tenth less compute for the first five hundred: they replace it by talent, and the wage
    // rises for all.
    auto tight = labs;
    for (std::size_t j = 0; j < 500; ++j)
        tight.firms[j].inputs[0].cap = 0.9 * free.firms[j].inputs[0];
    const auto capped = market::clear(tight);
    std::printf(
        "caps raise the wage by %.1f%%, costs of a capped lab by %.2f%%, of another by %.2f%%\n",
        100.0 * (capped.wage_usd_per_year / free.wage_usd_per_year - 1.0),
        100.0 * (capped.firms[0].opex / free.firms[0].opex - 1.0),
        100.0 * (capped.firms[999].opex / free.firms[999].opex - 1.0));
    ok = ok && capped.firms[0].opex > free.firms[0].opex;
    ok = ok && capped.firms[999].opex > free.firms[999].opex;

    // Fixed talent that is too little for any wage is said, with what would be enough.
    auto few = labs;
    few.pool.supply_fte = 1.0;
    few.pool.supply_elasticity = 0.0;
    std::printf("%s\n", market::clear(few).reason.c_str());
    ok = ok && market::clear(few).status == Status::infeasible;

    // Ideas leak: ln A_j = 0.1 · mean ln(L_k/L̄_k). What the capped gain in people helps everyone.
    market::Spillovers leaks{.strength = 0.1};
    leaks.weights.setConstant(1000, 1000, 1e-3);
    leaks.reference_talent_fte.resize(1000);
    for (int j = 0; j < 1000; ++j)
        leaks.reference_talent_fte[j] = free.firms[static_cast<std::size_t>(j)].inputs[1];
    const auto found = market::clear(tight, leaks);
    ok = ok && found.status == Status::optimal && found.equilibria[0].response_radius < 1.0;
    ok = ok && found.equilibria[0].log_efficiency[0] > 0.0;
    std::printf("with leaks the wage is %.6f\n", found.equilibria.at(0).wage_usd_per_year);
    return ok ? 0 : 1;
}
