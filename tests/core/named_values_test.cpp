#include "isocost/core/named_values.hpp"

#include <doctest/doctest.h>

#include "laws/refused.hpp"

namespace named_values_test {

using isocost::core::joined;
using isocost::core::NamedValues;
using isocost::core::Names;
using isocost::core::position;
using isocost::laws::refused;

namespace {

NamedValues inputs() {
    return {std::make_shared<const Names>(Names{"compute", "talent", "data"}), {1.0, 2.0, 3.0}};
}

}  // namespace

TEST_CASE("a value is found by its input's name and by its position") {
    CHECK(inputs()["talent"] == 2.0);
    CHECK(inputs()[2] == 3.0);
    CHECK(inputs().size() == 3);
    CHECK(inputs().names() == Names{"compute", "talent", "data"});
    CHECK(inputs().values() == std::vector{1.0, 2.0, 3.0});
    CHECK(inputs().contains("data"));
    CHECK_FALSE(inputs().contains("Data"));
}

TEST_CASE("an unknown input is answered with the names there are") {
    CHECK(refused([] { return inputs()["chips"]; }) ==
          "name = \"chips\": must be one of: compute, talent, data");
    CHECK(refused([] {
              return position({"a", "b"}, "c", "caps");
          }) == "caps = \"c\": must be one of: a, b");
}

TEST_CASE("nothing has no names and no values") {
    CHECK(NamedValues().size() == 0);
    CHECK(NamedValues().names().empty());
    CHECK_FALSE(NamedValues().contains("compute"));
    CHECK(refused([] { return NamedValues()["compute"]; }) ==
          "name = \"compute\": must be one of: ");
}

TEST_CASE("names are joined as a person lists them") {
    CHECK(joined({}).empty());
    CHECK(joined({"compute"}) == "compute");
    CHECK(joined({"compute", "talent"}) == "compute, talent");
}

TEST_CASE("copies share their names") {
    const NamedValues one = inputs();
    const NamedValues copy = one;
    CHECK(&one.names() == &copy.names());
}

}  // namespace named_values_test
