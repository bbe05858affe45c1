// Calibration: from what a lab used and paid in a year to its technology, and why expenditure
// shares are not enough.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <isocost/firm/calibrate.hpp>
#include <isocost/isocost.hpp>

int main() {
    // Accounts of a year: 300 chip-years for 9 M USD, 120 researchers for 6 M USD. Researchers are
    // scarce: the lab moves their wage, so one more costs more than his pay.
    const isocost::production::Values quantities{{"compute", 300.0}, {"talent", 120.0}};
    const isocost::firm::Costs costs{
        {"compute", isocost::LinearCost({.price = 9e6 / 300.0})},
        {"talent", isocost::IsoelasticCost({.price = 6e6 / 120.0,
                                            .reference = 120.0,
                                            .inverse_elasticity = 0.5,
                                            .buyer = isocost::Buyer::monopsonist})}};
    const isocost::CES structure({.shares = {{"compute", 0.5}, {"talent", 0.5}}, .sigma = 0.7});
    const auto technology =
        isocost::firm::calibrate(structure, {.quantities = quantities, .costs = costs});

    // How far the lab's optimum is from what it did, relative.
    const auto error = [&](const isocost::CES& guess) {
        const auto r = isocost::minimize_opex(isocost::Firm({.technology = guess, .costs = costs}),
                                              {.capability = 1.0})
                           .require_optimal();
        return std::max(std::abs(r.inputs["compute"] / 300.0 - 1.0),
                        std::abs(r.inputs["talent"] / 120.0 - 1.0));
    };

    // The benchmark replicates: shares are those of marginal cost, 9 to 6 · 1.5.
    const double talent_share = technology.parameters().shares[1].second;
    std::printf("talent's share %.6f; benchmark missed by %.1e\n", talent_share, error(technology));
    bool ok = std::abs(talent_share - 9.0 / 18.0) < 1e-12 && error(technology) < 1e-12;

    // With shares of expenditure, 9 to 6, the same lab would not do what it did.
    const auto naive = isocost::firm::calibrate(
        structure, {.quantities = quantities, .amounts = {{"compute", 9e6}, {"talent", 6e6}}});
    std::printf("with expenditure shares by %.0f%%\n", 100.0 * error(naive));
    ok = ok && error(naive) > 0.1;
    return ok ? 0 : 1;
}
