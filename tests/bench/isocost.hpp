#pragma once
// This library, twice: the flat solver with its certificate from plain numbers, and the public way
// through a Firm and minimize_opex, the firms built before the clock starts.
#include "isocost/firm/flat.hpp"
#include "isocost/isocost.hpp"
#include "problems.hpp"

namespace bench::isocost_rows {

inline Answer solve_flat(const Problem& p) {
    const isocost::firm::FlatFirm<3> firm{
        .inputs = {{{.share = p.aC, .price = p.pc, .cap = p.K},
                    {.share = p.aL, .price = p.w0, .inverse_elasticity = p.eta},
                    {.share = p.aD, .price = p.pd}}},
        .sigma = p.sigma,
        .output = p.A};
    const auto r = isocost::firm::minimize_opex(firm, {.capability = p.T});
    const bool optimal = r.status == isocost::core::Status::optimal;
    return {r.inputs[0], r.inputs[1], r.inputs[2], r.opex, optimal ? 1.0 : 0.0};
}

inline isocost::Firm firm(const Problem& p) {
    return isocost::Firm(
        {.technology =
             isocost::CES({.shares = {{"compute", p.aC}, {"talent", p.aL}, {"data", p.aD}},
                           .sigma = p.sigma,
                           .output = p.A}),
         .costs = {{"compute", isocost::LinearCost({.price = p.pc})},
                   {"talent", isocost::IsoelasticCost({.price = p.w0,
                                                       .reference = 1.0,
                                                       .inverse_elasticity = p.eta,
                                                       .buyer = isocost::Buyer::monopsonist})},
                   {"data", isocost::LinearCost({.price = p.pd})}},
         .caps = {{"compute", p.K}}});
}

inline Answer solve(const isocost::Firm& firm, const Problem& p) {
    const auto r = isocost::minimize_opex(firm, {.capability = p.T});
    const bool optimal = r.status == isocost::Status::optimal;
    return {r.inputs["compute"], r.inputs["talent"], r.inputs["data"], r.opex, optimal ? 1.0 : 0.0};
}

}  // namespace bench::isocost_rows
