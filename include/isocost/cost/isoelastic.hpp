#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "isocost/cost/supply.hpp"

namespace isocost::cost {

/// Who moves the price: a price taker buys where p(x) = λF_x, a monopsonist where
/// (1 + η) p(x) = λF_x because he sees that his own purchases raise the price of all he buys.
enum class Buyer { price_taker, monopsonist };

constexpr std::string_view name(Buyer buyer) {
    return buyer == Buyer::monopsonist ? "monopsonist" : "price_taker";
}

/// Isoelastic supply: the price of a unit is p(x) = p0 (x/x0)^η, η = 1/ε the inverse elasticity of
/// supply; Opex is p(x) x. A monopsonist's marginal cost is (1 + η) p(x) (Robinson 1933). A price
/// taker acts on p(x); his bundle minimizes the as-if cost ∫p = p(x) x/(1 + η), not Opex.
/// `buyer` has no default: for η > 0 the two answers differ. Throws InvalidParameter.
class IsoelasticCost {
public:
    struct Parameters {
        double price = core::nan;
        double reference = core::nan;
        double inverse_elasticity = core::nan;
        std::optional<Buyer> buyer = std::nullopt;
    };

    explicit IsoelasticCost(const Parameters& parameters)
        : p_(core::checked(parameters, "IsoelasticCost")) {
        if (!p_.buyer)
            throw core::InvalidParameter("IsoelasticCost.buyer", "none",
                                         "must be \"monopsonist\" or \"price_taker\"");
    }

    double unit_price(double x) const {
        return p_.price * std::pow(x / p_.reference, p_.inverse_elasticity);
    }
    double outlay(double x) const { return unit_price(x) * x; }
    double objective(double x) const {
        return monopsonist() ? outlay(x) : outlay(x) / (1.0 + p_.inverse_elasticity);
    }
    MarginalCost marginal(double x) const {
        const double c = unit_price(x) * markup();
        return {c, c};
    }
    double capacity() const { return core::infinity; }
    bool convex() const { return true; }
    Supply supply() const {
        const double at_one = std::log(p_.price) + std::log1p(markup() - 1.0) -
                              p_.inverse_elasticity * std::log(p_.reference);
        return {{{core::infinity, at_one}}, p_.inverse_elasticity, 0.0};
    }
    bool monopsonist() const { return *p_.buyer == Buyer::monopsonist; }
    const Parameters& parameters() const noexcept { return p_; }

private:
    double markup() const { return monopsonist() ? 1.0 + p_.inverse_elasticity : 1.0; }

    Parameters p_;
};

inline auto fields(const IsoelasticCost::Parameters&) {
    using P = IsoelasticCost::Parameters;
    return std::array{
        core::Field{"price", &P::price, core::positive, "USD per unit",
                    "price of a unit at the reference quantity"},
        core::Field{"reference", &P::reference, core::positive, "units",
                    "quantity at which the price is `price`"},
        core::Field{"inverse_elasticity", &P::inverse_elasticity, core::nonnegative, "",
                    "percent that the price rises per percent bought; supply slopes upward"}};
}

}  // namespace isocost::cost
