#include <doctest/doctest.h>

#include "isocost/firm/derivatives.hpp"
#include "isocost/firm/elasticities.hpp"
#include "laws/random_problems.hpp"

namespace firm_elasticities_test {

using namespace isocost;
using namespace isocost::laws;

namespace {

/// A linear system of a dozen equations and a closed form, both in doubles.
constexpr double exact = 1e-11;

firm::Costs prices(Draw& draw, const core::Names& names) {
    firm::Costs costs;
    for (const auto& name : names)
        costs.emplace(name, LinearCost({.price = draw.log_between(0.3, 3.0)}));
    return costs;
}

Firm flat(Draw& draw, double sigma) {
    const CES ces({.shares = {{"compute", 0.45}, {"talent", 0.35}, {"data", 0.2}},
                   .sigma = sigma,
                   .returns = 0.9});
    return Firm({.technology = ces, .costs = prices(draw, ces.inputs())});
}

Firm nested(Draw& draw, double outer, double inner) {
    const Nest core({.sigma = inner, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    const Nest tree(
        {.sigma = outer, .children = {{"data", 0.3}, {"core", 0.7, core}}, .returns = 1.2});
    return Firm({.technology = tree, .costs = prices(draw, tree.inputs())});
}

bool close(double a, double b) { return std::abs(a - b) <= exact * (1.0 + std::abs(b)); }

/// Σ_j ε_ij = 0 (demand is homogeneous of degree 0) and s_i ε_ij = s_j ε_ji (Young).
void check_identities(const firm::Result& r, const firm::ElasticityTable& e) {
    for (const auto& i : r.inputs.names()) {
        double sum = 0.0;
        for (const auto& j : r.inputs.names()) {
            sum += e(i, j);
            CHECK(close(r.shares[i] * e(i, j), r.shares[j] * e(j, i)));
        }
        CHECK(close(sum, 0.0));
    }
}

}  // namespace

TEST_CASE("in a flat CES every elasticity of substitution is sigma, and demand follows shares") {
    Draw draw(21);
    for (const double sigma : {0.05, 0.3, 1.0, 2.583, 20.0}) {
        INFO("sigma ", sigma);
        const auto r = minimize_opex(flat(draw, sigma), {.capability = 1.3});
        const auto e = firm::elasticities(r);
        check_identities(r, e.price.free);
        for (const auto& i : r.inputs.names())
            for (const auto& j : r.inputs.names()) {
                const double own = -sigma * (1.0 - r.shares[i]);
                CHECK(close(e.price.free(i, j), i == j ? own : sigma * r.shares[j]));
                CHECK(close(e.allen.free(i, j), i == j ? own / r.shares[i] : sigma));
                if (i == j) continue;
                CHECK(close(e.morishima.free(i, j), sigma));
                CHECK(close(e.hicks.free(i, j), sigma));
            }
    }
}

TEST_CASE(
    "in a nest talent replaces compute by the nest's sigma and the whole's, data by the whole's") {
    Draw draw(22);
    for (int k = 0; k < 100; ++k) {
        const double outer = draw.log_between(0.05, 20.0);
        const double inner = draw.log_between(0.05, 20.0);
        const auto r = minimize_opex(nested(draw, outer, inner), {.capability = 1.3});
        const auto e = firm::elasticities(r);
        INFO("outer ", outer, " inner ", inner);
        check_identities(r, e.price.free);
        const double core = r.shares["compute"] + r.shares["talent"];
        const double within = outer + (inner - outer) / core;
        // Allen's is a response over a share; where the share is tiny, the response is what is
        // exact.
        const auto allen = [&](const char* i, const char* j) {
            return e.allen.free(i, j) * r.shares[j];
        };
        CHECK(close(allen("compute", "talent"), within * r.shares["talent"]));
        CHECK(close(allen("data", "compute"), outer * r.shares["compute"]));
        CHECK(close(allen("talent", "data"), outer * r.shares["data"]));
        const double own =
            -r.shares["talent"] * within - r.shares["data"] * outer;  // ε_CC by homogeneity
        CHECK(close(e.morishima.free("compute", "talent"), r.shares["compute"] * within - own));
        CHECK(close(e.morishima.free("compute", "data"), r.shares["compute"] * outer - own));
    }
}

TEST_CASE("the direct elasticity is the nest's own inside it, and Sato's mean across") {
    Draw draw(23);
    for (int k = 0; k < 100; ++k) {
        const double outer = draw.log_between(0.05, 20.0);
        const double inner = draw.log_between(0.05, 20.0);
        const auto r = minimize_opex(nested(draw, outer, inner), {.capability = 1.3});
        const auto e = firm::elasticities(r);
        const double c = 1.0 / r.shares["compute"];
        const double d = 1.0 / r.shares["data"];
        const double core = 1.0 / (r.shares["compute"] + r.shares["talent"]);
        CHECK(close(e.hicks.free("compute", "talent"), inner));
        // Sato 1967, eq. 8: a harmonic mean of the two, weighted by inverse shares.
        CHECK(close(e.hicks.free("compute", "data"),
                    (c + d) / ((c - core) / inner + (core + d) / outer)));
        CHECK(e.hicks.binding("compute", "data") == e.hicks.free("compute", "data"));
    }
}

TEST_CASE(
    "price elasticities are the derivatives of least-cost demand, free and with limits binding") {
    Draw draw(24);
    for (int k = 0; k < 100; ++k) {
        const Firm firm = nested(draw, draw.log_between(0.3, 5.0), draw.log_between(0.3, 5.0));
        auto p = firm.parameters();
        const Buyer buyer = draw.chance(0.5) ? Buyer::monopsonist : Buyer::price_taker;
        p.costs.at("talent") = IsoelasticCost(
            {.price = 1.0, .reference = 0.8, .inverse_elasticity = 0.6, .buyer = buyer});
        const auto free = minimize_opex(Firm(p), {.capability = 1.0});
        p.caps = {{"compute", 0.9 * free.inputs["compute"]}};
        const auto capped = minimize_opex(Firm(p), {.capability = 1.0});
        if (!capped.solved()) continue;
        for (const auto* r : {&free, &capped}) {
            const auto d = firm::derivatives(*r);
            const auto e = firm::elasticities(*r);
            for (const auto& i : r->inputs.names())
                for (const auto& j : r->inputs.names()) {
                    const bool held = j == "compute" && r == &capped;
                    const double price = j == "talent" ? 1.0 : p.costs.at(j).unit_price(1.0);
                    const double stated =
                        d("inputs." + i, "costs." + j + ".price") * price / r->inputs[i];
                    CHECK(close(e.price.binding(i, j), held ? 0.0 : stated));
                }
        }
    }
}

}  // namespace firm_elasticities_test
