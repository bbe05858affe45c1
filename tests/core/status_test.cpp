#include "isocost/core/status.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace status_test {

using isocost::core::name;
using isocost::core::sentence;
using isocost::core::Status;

namespace {

constexpr std::array all{Status::optimal,     Status::locally_optimal, Status::infeasible,
                         Status::unbounded,   Status::iteration_limit, Status::stalled,
                         Status::out_of_range};

}  // namespace

TEST_CASE("every status has a name of its own that scripts can compare") {
    for (const Status one : all) {
        CHECK(name(one).find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos);
        for (const Status other : all) CHECK((name(one) == name(other)) == (one == other));
    }
    CHECK(name(Status::optimal) == "optimal");
    CHECK(name(Status::infeasible) == "infeasible");
    CHECK(name(Status::unbounded) == "unbounded");
}

TEST_CASE("every status is a sentence") {
    for (const Status status : all) {
        CAPTURE(name(status));
        CHECK(sentence(status).size() > 20);
        CHECK(sentence(status).back() == '.');
    }
}

}  // namespace status_test
