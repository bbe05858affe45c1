#include "isocost/production/needed_input.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "isocost/production/ces.hpp"
#include "laws/closeness.hpp"

namespace needed_input_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::relative_error;

namespace {

CES pair(double sigma) { return CES({.shares = {{"a", 0.25}, {"b", 0.75}}, .sigma = sigma}); }

Nest nested(double outer, double inner) {
    const Nest engine({.sigma = inner, .children = {{"compute", 0.6}, {"talent", 0.4}}});
    return Nest({.sigma = outer,
                 .children = {{"data", 0.3}, {"engine", 0.7, engine}},
                 .returns = 0.8,
                 .output = 2.0,
                 .benchmark = {{"talent", 5.0}},
                 .efficiency = {{"compute", 1.5}}});
}

/// ln of what is needed of one input beside the others as they are.
double needed(const Tree& tree, const std::vector<double>& x, std::size_t input, double y) {
    return log_needed_input(tree, detail::logs(x), input, std::log(y));
}

}  // namespace

TEST_CASE("what is needed of an input at the output it gives is what there is") {
    const std::vector<double> x{0.8, 1.3, 4.0};
    for (const double outer : {0.3, 1.0 - 1e-12, 1.0, 1.0 + 1e-12, 2.5, core::infinity})
        for (const double inner : {0.3, 1.0 - 1e-12, 1.0, 1.0 + 1e-12, 2.5, core::infinity})
            for (std::size_t i = 0; i < 3; ++i) {
                CAPTURE(outer);
                CAPTURE(inner);
                CAPTURE(i);
                const Nest nest = nested(outer, inner);
                const double y = output(nest.tree(), x);
                // The reciprocal of an input's share in output, at most 12, times ten roundings.
                CHECK(relative_error(std::exp(needed(nest.tree(), x, i, y)), x[i]) <= 3e-14);
            }
}

TEST_CASE("a point of the isoquant gives the output that was asked for") {
    for (const double outer : {0.4, 1.0, 1.6})
        for (const double inner : {0.5, 1.0, 3.0}) {
            const Nest nest = nested(outer, inner);
            std::vector<double> x{0.8, 1.3, 4.0};
            const double y = 1.1 * output(nest.tree(), x);
            for (std::size_t i = 0; i < 3; ++i) {
                auto other = x;
                const double log_x = needed(nest.tree(), x, i, y);
                if (std::isnan(log_x)) continue;  // the others are too scarce
                other[i] = std::exp(log_x);
                CHECK(relative_error(output(nest.tree(), other), y) <= 1e-14);
                CHECK(other[i] > x[i]);
            }
        }
}

TEST_CASE("at σ = 0 an input is needed in proportion, or nothing of it helps") {
    CHECK(relative_error(std::exp(needed(pair(0.0).tree(), {9.0, 2.0}, 0, 2.0)), 2.0) <= 1e-15);
    CHECK(std::isnan(needed(pair(0.0).tree(), {9.0, 2.0}, 0, 3.0)));
}

TEST_CASE("below σ = 1 scarce others cannot be replaced by any amount") {
    // At σ = 1/2, 1/y = 1/4 + 3/(4·1) needs a = ∞ for y = 4/3.
    CHECK(relative_error(std::exp(needed(pair(0.5).tree(), {9.0, 1.0}, 0, 1.0)), 1.0) <= 1e-15);
    CHECK(std::isnan(needed(pair(0.5).tree(), {9.0, 1.0}, 0, 1.34)));
    CHECK(std::isnan(needed(pair(0.5).tree(), {9.0, 0.0}, 0, 0.1)));
    CHECK(std::isnan(needed(pair(1.0).tree(), {9.0, 0.0}, 0, 0.1)));
}

TEST_CASE("above σ = 1 the others may be enough alone") {
    CHECK(needed(pair(2.0).tree(), {9.0, 4.0}, 0, 1.0) == -core::infinity);
    CHECK(needed(pair(core::infinity).tree(), {9.0, 4.0}, 0, 2.9) == -core::infinity);
    CHECK(relative_error(std::exp(needed(pair(core::infinity).tree(), {9.0, 0.0}, 0, 3.0)), 12.0) <=
          1e-15);
}

TEST_CASE("an input of a nest that nothing can rescue is not called superfluous") {
    // Data is too scarce for the outer Leontief or CES, whatever the engine's inner elasticity.
    for (const double outer : {0.0, 0.5})
        for (const double inner : {0.0, 0.5, 1.0, 2.0, core::infinity})
            CHECK(std::isnan(needed(nested(outer, inner).tree(), {1e-3, 1.0, 1.0}, 1, 1.0)));
}

TEST_CASE("an input of a nest that is not needed is not needed, though its neighbors are missing") {
    for (const double inner : {0.0, 0.5, 1.0, 2.0, core::infinity}) {
        CAPTURE(inner);
        const Nest nest = nested(3.0, inner);
        CHECK(needed(nest.tree(), {1e3, 0.0, 0.0}, 1, 1.0) == -core::infinity);
        CHECK(needed(nest.tree(), {1e3, 1.0, 1.0}, 1, 1.0) == -core::infinity);
    }
}

}  // namespace needed_input_test
