#include "isocost/core/error.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <type_traits>

namespace error_test {

using isocost::core::InvalidParameter;
using isocost::core::NotOptimal;

TEST_CASE("a refused parameter says where, which value, the rule and why") {
    const InvalidParameter mistake("talent.inverse_elasticity", -0.3, "must be 0 or more",
                                   "supply slopes upward");
    CHECK(std::string(mistake.what()) ==
          "talent.inverse_elasticity = -0.3: must be 0 or more (supply slopes upward)");
    CHECK(mistake.where() == "talent.inverse_elasticity");
    CHECK(mistake.rule() == "must be 0 or more");
}

TEST_CASE("a refused parameter without a why has no empty brackets") {
    CHECK(std::string(InvalidParameter("buyer", "none", "must be given").what()) ==
          "buyer = none: must be given");
}

TEST_CASE("errors are caught as the standard library's") {
    CHECK(std::is_base_of_v<std::invalid_argument, InvalidParameter>);
    CHECK(std::is_base_of_v<std::runtime_error, NotOptimal>);
}

}  // namespace error_test
