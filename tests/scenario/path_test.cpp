#include "isocost/scenario/path.hpp"

#include <doctest/doctest.h>

namespace path_test {

using namespace isocost;

TEST_CASE("a path ends as its summary says") {
    scenario::Path path;
    path.summary.status = core::Status::optimal;
    CHECK(path.solved());
    path.summary.status = core::Status::infeasible;
    CHECK_FALSE(path.solved());
    CHECK(path.columns.empty());
}

}  // namespace path_test
