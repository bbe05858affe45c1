#include "isocost/talent/labor_market.hpp"

#include <doctest/doctest.h>

#include <string>

namespace labor_market_test {

using isocost::talent::labor_market_records;

TEST_CASE("every record says what, when and who reported it") {
    for (const auto& record : labor_market_records) {
        CHECK_FALSE(record.quantity.empty());
        CHECK_FALSE(record.date.empty());
        CHECK_FALSE(record.source.empty());
        CHECK(record.value > 0.0);
    }
}

TEST_CASE("OpenAI: 1.5 mn for each of 4000 is 6 bn, at 46 % of revenue 13 bn of that") {
    const auto value = [](std::string_view quantity) {
        for (const auto& record : labor_market_records)
            if (record.quantity == quantity) return record.value;
        return 0.0;
    };
    const double all = value("stock compensation per employee") * value("employees");
    CHECK(all == 6e9);
    CHECK(all / value("stock compensation over revenue") == doctest::Approx(13.0e9).epsilon(0.01));
}

}  // namespace labor_market_test
