#pragma once
// From a draft to a problem: the cap is set relative to the free optimum or to the ceiling, both
// known to 80 digits, so "within 1e-14 of the kink" means it. Drafts that are not feasible with a
// margin of 2 %, or have numbers near the ends of the double range, are drawn again.
#include <optional>

#include "oracle.hpp"

namespace bench {

inline bool representable(const oracle::Real& x) { return x > 1e-280 && x < 1e280; }

/// Inputs, cost, price of talent and marginal cost are ordinary doubles at the optimum.
inline bool representable(const oracle::Data& d, const oracle::Solution& s) {
    const oracle::Real wage = d.w0 * (1 + d.eta) * exp(d.eta * s.log_x.L);
    for (const oracle::Real& x : {s.C, s.L, s.D, s.cost, s.lambda, wage})
        if (!representable(x)) return false;
    return true;
}

inline std::optional<Problem> close(const Draft& draft) {
    Problem p = draft.problem;
    const oracle::Data d(p);
    const oracle::Real ceiling = oracle::ceiling_cap(d);
    oracle::Real K = ceiling * draft.factor;
    if (draft.cap == Cap::times_optimum) {
        const oracle::Solution free = oracle::solve_free(d);
        if (!representable(d, free)) return std::nullopt;
        K = free.C * draft.factor;
        if (K < ceiling * oracle::Real("1.02")) return std::nullopt;
    }
    if (!representable(K)) return std::nullopt;
    p.K = oracle::to_double(K);
    return p;
}

inline std::optional<Record> record(const Draft& draft) {
    const std::optional<Problem> p = close(draft);
    if (!p) return std::nullopt;
    const oracle::Data d(*p);
    if (const auto s = oracle::solve(d); s && !representable(d, *s)) return std::nullopt;
    return Record{*p, oracle::reference(*p)};
}

/// The problem of a category and index: the first attempt that closes.
inline Record generate(std::uint64_t seed, int category, std::size_t index) {
    for (unsigned attempt = 0; attempt < 10'000; ++attempt)
        if (auto r = record(draft(seed, category, index, attempt))) return *r;
    throw std::runtime_error("no draft of category " + std::to_string(category) + " closes");
}

}  // namespace bench
