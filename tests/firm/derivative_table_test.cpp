#include "isocost/firm/derivative_table.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace derivative_table_test {

using namespace isocost;
using namespace isocost::test;

TEST_CASE("the table has a row for every quantity of the result and a column for every parameter") {
    const auto r =
        minimize_opex(lab(flat(0.5), {{"compute", 0.7}}, {{"data", 0.1}}), {.capability = 1.0});
    firm::detail::DerivativeTable table(r);
    const auto [quantities, values] = table.rows();
    CHECK(core::joined(quantities) ==
          "inputs.compute, costs.compute, virtual_prices.compute, shadow_prices.compute, "
          "inputs.talent, costs.talent, virtual_prices.talent, "
          "inputs.data, costs.data, virtual_prices.data, floor_prices.data, "
          "opex, marginal_cost, capability");
    CHECK(values.rows() == 14);
    CHECK(values.cols() == static_cast<Eigen::Index>(table.parameters().size()));
    CHECK(values.allFinite());
}

TEST_CASE("capability stays at its target and Opex at its budget, whatever parameter moves") {
    const Firm firm = lab(nested(0.5, 1.2), {{"compute", 0.7}});
    const auto held = minimize_opex(firm, {.capability = 1.0});
    firm::detail::DerivativeTable table(held);
    const auto names = table.parameters();
    auto [quantities, values] = table.rows();
    const auto row = [](const core::Names& all, const char* name) {
        return static_cast<Eigen::Index>(core::position(all, name, "quantity"));
    };
    for (std::size_t j = 0; j < names.size(); ++j)
        CHECK(values(row(quantities, "capability"), static_cast<Eigen::Index>(j)) ==
              doctest::Approx(names[j] == "capability" ? 1.0 : 0.0).epsilon(1e-13));
    const auto spent = maximize_capability(firm, {.budget = 1.0});
    firm::detail::DerivativeTable of_budget(spent);
    const auto parameters = of_budget.parameters();
    auto [rows, of_money] = of_budget.rows();
    for (std::size_t j = 0; j < parameters.size(); ++j)
        CHECK(of_money(row(rows, "opex"), static_cast<Eigen::Index>(j)) ==
              doctest::Approx(parameters[j] == "budget" ? 1.0 : 0.0).epsilon(1e-13));
}

}  // namespace derivative_table_test
