// An infeasible target: which cap is in the way, how far it lets the lab go, and the least that
// would help.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

int main() {
    // With sigma below 1 compute is essential: no number of researchers replaces the last of it.
    const auto solve = [](double cap) {
        const isocost::CES technology(
            {.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.5});
        const isocost::Firm firm({.technology = technology,
                                  .costs = {{"compute", isocost::LinearCost({.price = 0.6})},
                                            {"talent", isocost::LinearCost({.price = 0.4})}},
                                  .caps = {{"compute", cap}}});
        return isocost::minimize_opex(firm, {.capability = 1.0});
    };
    const auto r = solve(0.5);
    std::printf("%s\n", r.explain().c_str());
    // A status, not an exception; programs that want one call r.require_optimal().
    bool ok = r.status == isocost::Status::infeasible;

    // The ceiling is what compute alone gives as talent grows without end: theta^(1/rho) times the
    // cap.
    const auto& why = r.infeasibility.value();
    ok = ok && why.limits.size() == 1 && why.limits[0] == "compute";
    ok = ok && std::abs(why.ceiling - 0.5 / 0.6) < 1e-12;
    const double least = why.relaxation.at("compute");
    std::printf("ceiling %.4f; the cap would have to be at least %.4f\n", why.ceiling, least);

    // Under the least cap that helps, the target is only approached; anything more is enough, and
    // very dear.
    for (const double slack : {1e-3, 1e-2, 1e-1}) {
        const auto eased = solve(least * (1.0 + slack)).require_optimal();
        std::printf("cap %.4f: talent %8.1f, Opex %8.2f\n", least * (1.0 + slack),
                    eased.inputs["talent"], eased.opex);
    }

    try {
        r.require_optimal();
        ok = false;
    } catch (const isocost::NotOptimal&) {
    }
    return ok ? 0 : 1;
}
