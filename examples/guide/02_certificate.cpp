// The certificate: a proof, made without the solver, that an answer is the cheapest, and a judge of
// any other.
#include <cmath>
#include <cstdio>
#include <isocost/isocost.hpp>

int main() {
    const isocost::CES technology({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7});
    const isocost::Firm firm({.technology = technology,
                              .costs = {{"compute", isocost::LinearCost({.price = 0.6})},
                                        {"talent", isocost::LinearCost({.price = 0.4})}},
                              .caps = {{"compute", 0.8}}});
    const auto r = isocost::minimize_opex(firm, {.capability = 1.0});
    const auto print = [](const isocost::Certificate& c) {
        std::printf("stationarity %.2g, feasibility %.2g, complementarity %.2g, gap %.2g\n",
                    c.stationarity, c.feasibility, c.complementarity, c.gap);
    };
    print(r.certificate);
    bool ok = r.certificate.holds(1e-12);

    // The same judge reads any bundle with its prices. This one gives the capability with 5 % less
    // compute than the cap allows.
    auto point = r.point;
    const double compute = 0.76;
    const double talent = std::exp(isocost::production::log_needed_input(
        technology.tree(), {std::log(compute), 0.0}, 1, std::log(1.0)));
    point.inputs = {compute, talent};
    point.log_inputs = {std::log(compute), std::log(talent)};
    const auto certificate =
        isocost::certify(firm, isocost::firm::CapabilityTarget{.capability = 1.0}, point, true);
    print(certificate);
    ok = ok && !certificate.holds(1e-3);

    // Its gap bounds what could still be saved, as a share of its Opex. Here the saving is known,
    // and the bound, taken at the prices of the cheapest bundle, is no looser than rounding.
    const double opex = 0.6 * compute + 0.4 * talent;
    const double saving = (opex - r.opex) / opex;
    ok = ok && saving > 0.03 && std::abs(certificate.gap - saving) < 1e-14;
    return ok ? 0 : 1;
}
