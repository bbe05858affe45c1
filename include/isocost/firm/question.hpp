#pragma once

#include <array>
#include <string>
#include <variant>

#include "isocost/core/field.hpp"

namespace isocost::firm {

/// P1: the least Opex that gives capability y. `tolerance` is what the certificate must hold to for
/// the answer to be called optimal.
struct CapabilityTarget {
    double capability = core::nan;
    double tolerance = 1e-9;
};

/// P2: the most capability that a budget of USD per year buys.
struct Budget {
    double budget = core::nan;
    double tolerance = 1e-9;
};

/// P3: the most profit R(y) − Opex with revenue R(y) = value · users · y^exponent USD per year.
struct Revenue {
    double value = core::nan;
    double exponent = core::nan;
    double users = 1.0;
    double tolerance = 1e-9;
};

using Question = std::variant<CapabilityTarget, Budget, Revenue>;

inline auto fields(const CapabilityTarget&) {
    return std::array{core::Field{"capability", &CapabilityTarget::capability, core::positive,
                                  "index", "capability y that must be reached"},
                      core::Field{"tolerance", &CapabilityTarget::tolerance, core::positive, "",
                                  "largest residual of a certificate that holds"}};
}

inline auto fields(const Budget&) {
    return std::array{core::Field{"budget", &Budget::budget, core::positive, "USD per year",
                                  "most that may be spent"},
                      core::Field{"tolerance", &Budget::tolerance, core::positive, "",
                                  "largest residual of a certificate that holds"}};
}

inline auto fields(const Revenue&) {
    return std::array{core::Field{"value", &Revenue::value, core::positive, "USD per year and user",
                                  "revenue per user at capability 1"},
                      core::Field{"exponent", &Revenue::exponent, core::positive, "",
                                  "percent of revenue per percent of capability"},
                      core::Field{"users", &Revenue::users, core::positive, "persons",
                                  "user base that multiplies an improvement"},
                      core::Field{"tolerance", &Revenue::tolerance, core::positive, "",
                                  "largest residual of a certificate that holds"}};
}

/// The tolerance of a question.
inline double tolerance(const Question& question) {
    return std::visit([](const auto& q) { return q.tolerance; }, question);
}

}  // namespace isocost::firm
