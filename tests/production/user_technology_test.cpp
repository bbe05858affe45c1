#include "isocost/production/user_technology.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <string>

#include "isocost/production/any.hpp"
#include "laws/refused.hpp"

namespace user_technology_test {

namespace core = isocost::core;
using namespace isocost::production;
using isocost::laws::refused;
using Vector = std::vector<double>;

namespace {

/// Ideas verified per year: one over researcher-years per idea plus those that experiments wait.
struct Verification {
    core::Names inputs() const { return {"talent", "compute"}; }
    double output(const Vector& x) const { return 1.0 / (2.0 / x[0] + 3.0 / x[1]); }
    Vector marginal_products(const Vector& x) const {
        const double v = output(x);
        return {v * v * 2.0 / (x[0] * x[0]), v * v * 3.0 / (x[1] * x[1])};
    }
    double returns_to_scale() const { return 1.0; }
};

struct Nameless {
    double output(const Vector&) const { return 1.0; }
    Vector marginal_products(const Vector&) const { return {}; }
    double returns_to_scale() const { return 1.0; }
};

struct Silent : Nameless {
    core::Names inputs() const { return {"talent"}; }
    void output(const Vector&) const {}
};

struct OneSlope : Nameless {
    core::Names inputs() const { return {"talent"}; }
    double marginal_products(const Vector&) const { return 1.0; }
};

struct NotConst : Nameless {
    core::Names inputs() { return {"talent"}; }
};

// What meets the concept is a technology; what lacks a part of it does not compile as one.
static_assert(Technology<Verification>);
static_assert(Technology<UserTechnology>);
static_assert(!Technology<Nameless>);
static_assert(!Technology<Silent>);
static_assert(!Technology<OneSlope>);
static_assert(!Technology<NotConst>);
static_assert(!Technology<double>);
static_assert(std::constructible_from<AnyTechnology, Verification>);
static_assert(!std::constructible_from<AnyTechnology, Nameless>);
static_assert(!std::constructible_from<AnyTechnology, OneSlope>);

const UserTechnology::Output product = [](const Vector& x) { return x[0] * x[1]; };
const UserTechnology::Gradient slopes = [](const Vector& x) { return Vector{x[1], x[0]}; };

std::string message(core::Names names, UserTechnology::Output f, UserTechnology::Gradient g,
                    double returns = 1.0) {
    return refused([&] { UserTechnology(names, f, g, returns, nullptr); });
}

}  // namespace

TEST_CASE("a technology of the user's own is what its functions say") {
    const UserTechnology user({"a", "b"}, product, slopes, 2.0, nullptr);
    CHECK(user.inputs() == core::Names{"a", "b"});
    CHECK(user.output({2.0, 3.0}) == 6.0);
    CHECK(user.marginal_products({2.0, 3.0}) == Vector{3.0, 2.0});
    CHECK(user.returns_to_scale() == 2.0);
    CHECK(user.names() == UserTechnology(user).names());
}

TEST_CASE("a type that meets the concept becomes a technology, and the type may go") {
    const auto user = [] { return UserTechnology(Verification{}); }();
    CHECK(user.inputs() == core::Names{"talent", "compute"});
    CHECK(user.output({4.0, 6.0}) == 1.0);
    CHECK(user.marginal_products({4.0, 6.0}) == Verification{}.marginal_products({4.0, 6.0}));
}

TEST_CASE("returns to scale are positive") {
    CHECK(message({"a", "b"}, product, slopes) == "accepted");
    CHECK(message({"a", "b"}, product, slopes, 0.0) ==
          "technology.returns = 0: must be positive and finite");
    CHECK(message({"a", "b"}, product, slopes, core::nan) ==
          "technology.returns = nan: must be positive and finite");
}

TEST_CASE("a technology without its functions is refused when it is made, not when it is used") {
    CHECK(message({"a"}, nullptr, slopes) ==
          "technology.output = none: must be a function of the inputs");
    CHECK(message({"a"}, product, nullptr) ==
          "technology.gradient = none: must be a function of the inputs");
}

TEST_CASE("a user's inputs have names, each its own") {
    CHECK(message({}, product, slopes) == "technology.inputs = {}: must name at least one input");
    CHECK(message({"a", "b", "a"}, product, slopes) == "inputs = \"a\": must be named once");
}

}  // namespace user_technology_test
