#include "isocost/production/any.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <string>

namespace any_test {

namespace core = isocost::core;
using namespace isocost::production;

static_assert(!std::constructible_from<AnyTechnology, CES::Parameters>);
static_assert(!std::constructible_from<AnyTechnology, Nest::Parameters>);
static_assert(!std::constructible_from<AnyTechnology, double>);
static_assert(!std::constructible_from<AnyTechnology, std::string>);
static_assert(!std::default_initializable<AnyTechnology>);

namespace {

const CES ces({.shares = {{"compute", 0.6}, {"talent", 0.4}}, .sigma = 0.7});
const Nest nest({.sigma = 0.5, .children = {{"data", 0.4}, {"compute", 0.6}}});
const UserTechnology user(
    {"a"}, [](const std::vector<double>& x) { return x[0]; },
    [](const std::vector<double>&) { return std::vector{1.0}; }, 1.0, nullptr);

}  // namespace

TEST_CASE("a CES and a nest are trees, and share theirs with every copy") {
    CHECK(AnyTechnology(ces).tree() == &ces.tree());
    CHECK(AnyTechnology(nest).tree() == &nest.tree());
    CHECK(AnyTechnology(nest).user() == nullptr);
    CHECK(AnyTechnology(ces).inputs() == core::Names{"compute", "talent"});
}

TEST_CASE("a technology of the user's own is no tree") {
    const AnyTechnology any = user;
    CHECK(any.tree() == nullptr);
    CHECK(any.user() != nullptr);
    CHECK(any.inputs() == core::Names{"a"});
    CHECK(std::holds_alternative<UserTechnology>(any.variant()));
}

}  // namespace any_test
