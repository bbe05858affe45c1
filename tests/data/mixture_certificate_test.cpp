#include "isocost/data/mixture_certificate.hpp"

#include <doctest/doctest.h>

#include "data/sources.hpp"

namespace mixture_certificate_test {

using namespace isocost;

TEST_CASE("every price of an effective token bounds the cost of every corpus from below") {
    const auto sources = test::corpus();
    // Corpora of 5e12 effective tokens, cheap ones and silly ones.
    const std::vector<std::vector<double>> corpora{
        {0.0, 2e12, 4e12}, {2.5e12, 0.0, 0.0}, {0.0, 0.0, 5e12}, {1e12, 1e12, 2.5e12}};
    const double best = data::best_dual_bound_usd_per_year(sources, 5e12);
    for (const auto& tokens : corpora) {
        double cost = 0.0;
        for (std::size_t k = 0; k < 3; ++k) cost += sources[k].price_usd_per_token * tokens[k];
        for (double price = 0.0; price < 4e-6; price += 1e-7)
            CHECK(data::dual_bound_usd_per_year(sources, 5e12, price) <= cost * (1.0 + 1e-14));
        CHECK(best <= cost * (1.0 + 1e-14));
    }
    CHECK(best == doctest::Approx(4.2e6).epsilon(1e-14));  // attained by the first
}

TEST_CASE("a corpus that is too dear, too small or over a stock is found out") {
    const auto sources = test::corpus();
    const auto certify = [&](std::vector<double> tokens) {
        return data::certify_mixture(sources, tokens, 5e12);
    };
    CHECK(certify({0.0, 2e12, 4e12}).holds(1e-14));
    CHECK(certify({2.5e12, 0.0, 0.0}).gap == doctest::Approx(1.0 - 4.2 / 10.0).epsilon(1e-12));
    CHECK(certify({0.0, 2e12, 3e12}).feasibility == doctest::Approx(0.2).epsilon(1e-12));
    CHECK(certify({0.0, 1e13, 0.0}).feasibility == doctest::Approx(4.0).epsilon(1e-12));
    CHECK(certify({-1e12, 2e12, 6e12}).feasibility > 0.1);
    CHECK_FALSE(certify({0.0, core::nan, 4e12}).holds(1e-3));
}

TEST_CASE("an endless source is no finite bound above its own price") {
    auto sources = test::corpus();
    sources[2].tokens_per_year = core::infinity;
    CHECK(data::ceiling_effective_tokens_per_year(sources) == core::infinity);
    CHECK(data::dual_bound_usd_per_year(sources, 5e12, 1.1e-6) == -core::infinity);
    CHECK(data::best_dual_bound_usd_per_year(sources, 5e12) ==
          doctest::Approx(4.2e6).epsilon(1e-14));
}

}  // namespace mixture_certificate_test
