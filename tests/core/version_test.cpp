#include <doctest/doctest.h>

#include <string>

#include "isocost/version.hpp"

namespace version_test {

TEST_CASE("the version's text and its numbers agree") {
    CHECK(std::to_string(isocost::version_major) + "." + std::to_string(isocost::version_minor) +
              "." + std::to_string(isocost::version_patch) ==
          isocost::version);
}

}  // namespace version_test
