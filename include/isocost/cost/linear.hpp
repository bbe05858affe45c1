#pragma once

#include <array>
#include <cmath>

#include "isocost/cost/supply.hpp"

namespace isocost::cost {

/// c(x) = p x, a fixed price however much is bought.
class LinearCost {
public:
    struct Parameters {
        double price = core::nan;
    };

    explicit LinearCost(const Parameters& parameters)
        : p_(core::checked(parameters, "LinearCost")) {}

    double outlay(double x) const { return p_.price * x; }
    double objective(double x) const { return outlay(x); }
    double unit_price(double) const { return p_.price; }
    MarginalCost marginal(double) const { return {p_.price, p_.price}; }
    double capacity() const { return core::infinity; }
    bool convex() const { return true; }
    Supply supply() const { return {{{core::infinity, std::log(p_.price)}}, 0.0, 0.0}; }
    const Parameters& parameters() const noexcept { return p_; }

private:
    Parameters p_;
};

inline auto fields(const LinearCost::Parameters&) {
    return std::array{core::Field{"price", &LinearCost::Parameters::price, core::positive,
                                  "USD per unit", "price of one unit, however many are bought"}};
}

}  // namespace isocost::cost
