#pragma once

#include <string>

/// Two labs in one country and one in another, with people who move.
namespace isocost::test {

inline std::string pools() {
    return R"(title = "two countries"
price_year = 2024

[pool.china]
supply_fte = 1000
wage_usd_per_year = 80e3
supply_elasticity = 1.5

[pool.abroad]
supply_fte = 2000
wage_usd_per_year = 320e3
supply_elasticity = 0.5
)";
}

/// A firm of a Cobb-Douglas-like technology whose compute costs `compute` USD and whose staff is
/// `fte`.
inline std::string firm(const std::string& name, const std::string& pool,
                        const std::string& compute, const std::string& fte,
                        const std::string& more_compute = "") {
    return R"(
[[firm]]
name = ")" +
           name + R"("
pool = ")" +
           pool + R"("

[firm.technology]
sigma = 0.8

[firm.compute]
means = "delivered FLOP of research"
price_usd_per_flop = 2e-18
cost_usd_per_year = )" +
           compute + "\n" + more_compute + R"(
[firm.talent]
quantity_fte = )" +
           fte + R"(

[firm.question]
goal = "minimize_opex"
capability = 1.0
)";
}

/// As many are hired in the benchmark year as there are.
inline std::string market() {
    return pools() + firm("early", "china", "150e6", "400") +
           firm("late", "china", "200e6", "600") + firm("far", "abroad", "4e9", "2000");
}

/// The same with people who move: origins such that the benchmark year is as before.
inline std::string migration() {
    return R"(
[migration]
tau = 0.3

[migration.share.china]
china = 0.8
abroad = 0.2

[migration.share.abroad]
china = 0.1
abroad = 0.9
)";
}

/// Three labs that hire the thousand people of one pool.
inline std::string one_pool_labs(const std::string& late_compute = "") {
    const std::string both = pools();
    return both.substr(0, both.find("[pool.abroad]")) + firm("early", "china", "150e6", "400") +
           firm("late", "china", "200e6", "350", late_compute) +
           firm("third", "china", "90e6", "250");
}

}  // namespace isocost::test
