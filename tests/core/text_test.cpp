#include "isocost/core/text.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>

namespace text_test {

using isocost::core::text;

TEST_CASE("a number prints as the shortest text that reads back as the same double") {
    CHECK(text(0.1) == "0.1");
    CHECK(text(1e25) == "1e+25");
    CHECK(text(-0.3) == "-0.3");
    CHECK(text(0.1 + 0.2) == "0.30000000000000004");
    for (const double value : {1.0 / 3.0, 1e-30, 1e30, 5e-324, 1.7976931348623157e308, 2e-12})
        CHECK(std::strtod(text(value).c_str(), nullptr) == value);
}

TEST_CASE("what is not a finite number prints as a word") {
    CHECK(text(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(text(-std::numeric_limits<double>::infinity()) == "-inf");
    CHECK(text(std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("sentences for people round to the digits asked for") {
    CHECK(text(1.0 / 3.0, 3) == "0.333");
    CHECK(text(989.4e12, 4) == "9.894e+14");
    CHECK(text(2.0, 3) == "2");
    CHECK(text(-1.23456e-200, 17).size() <= 40);
}

}  // namespace text_test
