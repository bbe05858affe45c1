#include "isocost/scenario/accounts.hpp"

#include <doctest/doctest.h>

#include "lab.hpp"

namespace accounts_test {

using isocost::test::complaint;
using isocost::test::lab_with_accounts;
using isocost::test::with;

TEST_CASE("lines that do not sum to the reported total are an error that names the difference") {
    CHECK(complaint(lab_with_accounts()).empty());
    CHECK(complaint(with(lab_with_accounts(), {{"value = 384.0", "value = 390.5"}})) ==
          "lab.toml:28: accounts.totals.opex_mn = 390.5: the research and sales_and_administration "
          "lines "
          "sum to 384, 6.5 million RMB too little");
    CHECK(complaint(with(lab_with_accounts(), {{"value = 24.0", "value = 25.0"}}))
              .find("sum to 321, 1 million RMB too much") != std::string::npos);
}

TEST_CASE("a total in cost of sales is checked where it is reported") {
    const auto reported =
        with(lab_with_accounts(),
             {{"opex_mn", "cost_of_sales_mn = { value = 17.0, source = \"test\" }\nopex_mn"}});
    CHECK(complaint(reported).find("the cost_of_sales lines sum to 16, 1 million RMB too little") !=
          std::string::npos);
}

TEST_CASE("every amount names its source") {
    CHECK(complaint(with(lab_with_accounts(), {{"{ value = 64.0, source = \"test\" }", "64.0"}}))
              .find("accounts.lines.sales.amount_mn = 64: must name its source") !=
          std::string::npos);
}

}  // namespace accounts_test
