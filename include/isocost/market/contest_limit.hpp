#pragma once

#include <cmath>

#include "isocost/market/solve_contest.hpp"

namespace isocost::market {

/// What would give a contest without a pure equilibrium one: the decisiveness r nearest below its
/// own at which one was found, to a part in 65536 of the way; the contest's own r where it has one,
/// NaN where none was found down to r/64. Bisection: where equilibria come and go more than once it
/// is one end of them. Alike contestants with O = kY^{1/υ} have some up to rυ = 2, with two active,
/// and the symmetric one up to n/(n − 1). Throws InvalidParameter.
inline double equilibrium_decisiveness(const Contest& contest, const ContestOptions& options = {}) {
    const auto has_one = [&](double decisiveness) {
        Contest changed = contest;
        changed.decisiveness = decisiveness;
        return !solve_contest(changed, options).equilibria.empty();
    };
    double upper = contest.decisiveness;
    if (has_one(upper)) return upper;
    double lower = upper / 2.0;
    for (; !has_one(lower); lower /= 2.0) {
        if (lower * 64.0 < contest.decisiveness * 1.5) return core::nan;
        upper = lower;
    }
    for (int count = 0; count < 16; ++count) {
        const double middle = 0.5 * (lower + upper);
        (has_one(middle) ? lower : upper) = middle;
    }
    return lower;
}

}  // namespace isocost::market
