// Reading the same tokens again: what a repeat is worth (Muennighoff et al. 2023), how many epochs
// a target takes, and where buying fresh tokens is cheaper.
#include <cmath>
#include <cstdio>
#include <isocost/data/mixture.hpp>
#include <isocost/data/repetition.hpp>

using namespace isocost::data;

int main() {
    const double unique = 1e11;
    for (const int epochs : {1, 4, 16, 40}) {
        const double worth = effective_tokens(unique, epochs * unique);
        std::printf("%2d epochs: worth %.3g unique tokens, the last token %.2f of a fresh one\n",
                    epochs, worth, value_of_repeated_token(unique, epochs * unique));
    }
    // Four epochs are nearly as good as fresh data; forty are not.
    bool ok = effective_tokens(unique, 4.0 * unique) > 0.92 * 4.0 * unique;
    ok = ok && effective_tokens(unique, 40.0 * unique) < 0.4 * 40.0 * unique;

    const auto answer = epochs_needed(unique, 4e11);
    std::printf("worth 4e11 takes %.2f epochs\n", answer.epochs);
    ok = ok && std::abs(effective_tokens(unique, answer.tokens) / 4e11 - 1.0) < 1e-12;

    const auto never = epochs_needed(unique, 2e12);
    std::printf("%s\n", never.reason.c_str());
    ok = ok && never.status == isocost::core::Status::infeasible;

    // As passes in the merit order: fresh text at three times the price takes over once a repeat
    // has lost two thirds, after R = R* ln 3 = 16.9 repeats.
    const DataSource own{.name = "own",
                         .kind = SourceKind::owned,
                         .tokens_per_year = unique,
                         .price_usd_per_token = 1e-7,
                         .quality = 1.0};
    auto sources = by_epoch(own, 40);
    sources.push_back({.name = "fresh",
                       .kind = SourceKind::licensed,
                       .tokens_per_year = isocost::core::infinity,
                       .price_usd_per_token = 3e-7,
                       .quality = 1.0});
    const auto corpus = cheapest_mixture(sources, 2e12);
    int times = 0;
    for (std::size_t k = 0; k + 1 < sources.size(); ++k) times += corpus.tokens_per_year[k] > 0.0;
    std::printf("own text %d times, then %.3g fresh tokens\n", times,
                corpus.tokens_per_year["fresh"]);
    return ok && times == 18 ? 0 : 1;
}
