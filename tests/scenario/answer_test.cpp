#include "isocost/scenario/answer.hpp"

#include <doctest/doctest.h>

namespace answer_test {

using namespace isocost;

TEST_CASE("an answer is solved when its status says so, whatever its lines") {
    scenario::Answer answer{"serving", "how fast"};
    CHECK(answer.solved());
    answer.status = core::Status::infeasible;
    CHECK_FALSE(answer.solved());
}

}  // namespace answer_test
