#pragma once

#include <string>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/knowledge/redundancy.hpp"

namespace isocost::knowledge {

/// A method by name, with what protects it.
struct ProtectedMethod {
    std::string name = {};
    Redundancy redundancy = {};
};

struct ProtectedRow {
    std::string name = {};
    RedundancyPlan plan = {};
};

/// The cheapest plan of every method, and totals. Methods do not share knowers' time, so that each
/// is planned for itself and the sum is the least. `status` is optimal if every row's is, else that
/// of the first row whose is not; stationarity and gap are the largest.
struct RedundancyTable {
    core::Status status = core::Status::stalled;
    std::vector<ProtectedRow> rows = {};
    double unprotected_usd_per_year = core::nan;  ///< expected loss with one knower each
    double expected_loss_usd_per_year = core::nan;
    double knowers_usd_per_year = core::nan;
    double codification_usd_per_year = core::nan;
    double total_usd_per_year = core::nan;
    double stationarity = core::nan;
    double gap = core::nan;
};

/// Throws InvalidParameter.
[[nodiscard]] inline RedundancyTable cheapest_redundancies(
    const std::vector<ProtectedMethod>& methods) {
    RedundancyTable table{.status = core::Status::optimal,
                          .rows = {},
                          .unprotected_usd_per_year = 0.0,
                          .expected_loss_usd_per_year = 0.0,
                          .knowers_usd_per_year = 0.0,
                          .codification_usd_per_year = 0.0,
                          .total_usd_per_year = 0.0,
                          .stationarity = 0.0,
                          .gap = 0.0};
    for (const auto& method : methods) {
        const auto plan = cheapest_redundancy(method.redundancy);
        table.rows.push_back({method.name, plan});
        table.unprotected_usd_per_year +=
            method.redundancy.value_usd * method.redundancy.leave_probability;
        table.expected_loss_usd_per_year += plan.bill.expected_loss_usd_per_year;
        table.knowers_usd_per_year += plan.bill.knowers_usd_per_year;
        table.codification_usd_per_year += plan.bill.codification_usd_per_year;
        table.total_usd_per_year += plan.total_usd_per_year;
        table.stationarity = core::worse(table.stationarity, plan.stationarity);
        table.gap = core::worse(table.gap, std::abs(plan.gap));
        if (table.status == core::Status::optimal) table.status = plan.status;
    }
    return table;
}

}  // namespace isocost::knowledge
