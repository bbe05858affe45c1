#pragma once

#include <array>
#include <optional>
#include <string>

#include "isocost/compute/catalog.hpp"
#include "isocost/compute/supply.hpp"
#include "isocost/core/named_values.hpp"
#include "isocost/scenario/row.hpp"

namespace isocost::scenario {

/// `[compute.fleet.NAME]`: chips of one kind under one contract, a stretch of the lab's supply of
/// FLOP.
struct FleetSection {
    std::string name = {};
    Origin origin = {};
    Text chip = {};
    Number count = {};
    Number utilization = {};
    Number availability = {};
    Text contract = {};
    Number rent_usd_per_hour = {};
    Number server_usd = {};
    Number charge_per_year = {};
    Number cap_count = {};
    Number tariff = {};
    Number markup = {};
    Number seizure_probability = {};
    Number penalty_probability = {};
    Number penalty_usd_per_chip = {};
    Number latency_share = {};
    Number compliance_usd_per_hour = {};

    bool owned() const { return contract.value == "owned" || contract.value == "grey"; }
    bool grey() const { return contract.value == "grey"; }
    bool offshore() const { return contract.value == "offshore"; }
};

/// `[compute.facility]`: what stands around the chips that the lab owns.
struct FacilitySection {
    Origin origin = {};
    Number server_power_ratio = {};
    Number average_power_share = {};
    Number power_usage_effectiveness = {};
    Number electricity_usd_per_kwh = {};
    Number interconnect_share = {};
};

namespace detail {

/// The names of the catalog.
inline core::Names chip_names() {
    core::Names names;
    for (const auto& chip : compute::accelerators()) names.push_back(chip.name);
    return names;
}

/// Rows from a field table, so that nothing is written down twice.
template <class Section, class Fields, std::size_t n>
Keys<Section> rows_of_fields(const Fields& fields,
                             const std::array<Number Section::*, n>& members) {
    Keys<Section> rows;
    for (std::size_t k = 0; k < n; ++k)
        rows.push_back(number(std::string(fields[k].key), members[k], fields[k].bounds,
                              std::string(fields[k].unit), std::string(fields[k].meaning)));
    return rows;
}

/// What only grey and offshore chips have.
inline Keys<FleetSection> supply_rows() {
    using S = FleetSection;
    auto rows = rows_of_fields<S>(compute::fields(compute::GreyMarket{}),
                                  std::array{&S::markup, &S::seizure_probability,
                                             &S::penalty_probability, &S::penalty_usd_per_chip});
    for (auto& row : rows) row.row.otherwise = "not needed but for grey chips";
    const auto offshore = compute::fields(compute::OffshoreCloud{});
    const auto late = rows_of_fields<S>(std::array{offshore[1], offshore[2]},
                                        std::array{&S::latency_share, &S::compliance_usd_per_hour});
    for (auto row : late) {
        row.row.otherwise = "not needed but for offshore chips";
        rows.push_back(row);
    }
    return rows;
}

}  // namespace detail

inline Keys<FleetSection> keys(const FleetSection&) {
    using S = FleetSection;
    Keys<S> table{
        choice("chip", &S::chip, detail::chip_names(), "accelerator, by its catalog name"),
        choice("contract", &S::contract, {"owned", "rented", "reserved", "grey", "offshore"},
               "bought; paid by the hour of work, or of the year; bought against a control; or "
               "rented abroad")};
    for (auto& row :
         detail::rows_of_fields<S>(compute::fields(compute::FleetClass{}),
                                   std::array{&S::count, &S::utilization, &S::availability}))
        table.push_back(row);
    table.push_back(number("rent_usd_per_hour", &S::rent_usd_per_hour, core::positive,
                           "USD per accelerator-hour", "rent of a chip; not of owned ones",
                           "not needed where chips are owned"));
    table.push_back(number("server_usd", &S::server_usd, core::positive, "USD",
                           "price of a chip with its share of the server; of owned ones",
                           "not needed where chips are rented"));
    table.push_back(number("charge_per_year", &S::charge_per_year, core::positive, "1 per year",
                           "share of that price that a year costs; of owned ones",
                           "not needed where chips are rented"));
    for (const auto& row : detail::supply_rows()) table.push_back(row);
    table.push_back(number("cap_count", &S::cap_count, core::nonnegative_or_infinite, "chips",
                           "most of them that may be used; the benchmark had `count`", "no cap"));
    table.push_back(number("tariff", &S::tariff, core::nonnegative, "",
                           "share added to the price of their FLOP; not in the benchmark", "0"));
    return table;
}

inline Keys<FacilitySection> keys(const FacilitySection&) {
    using S = FacilitySection;
    return detail::rows_of_fields<S>(
        compute::fields(compute::Facility{}),
        std::array{&S::server_power_ratio, &S::average_power_share, &S::power_usage_effectiveness,
                   &S::electricity_usd_per_kwh, &S::interconnect_share});
}

/// The class of chips that a section describes, with the facility around those that are owned.
/// Throws InvalidParameter for figures that the catalog does not have of the chip.
inline compute::FleetClass fleet_class(const FleetSection& section,
                                       const std::optional<FacilitySection>& around) {
    const auto facility = [&] {
        const FacilitySection& f = *around;
        return compute::Facility{f.server_power_ratio.value, f.average_power_share.value,
                                 f.power_usage_effectiveness.value, f.electricity_usd_per_kwh.value,
                                 f.interconnect_share.value};
    };
    compute::FleetClass chips{section.name,
                              compute::accelerator(section.chip.value),
                              section.count.value,
                              section.utilization.value,
                              section.availability.value,
                              {}};
    if (section.owned())
        chips.contract =
            compute::Owned{section.server_usd.value, section.charge_per_year.value, facility()};
    else
        chips.contract =
            compute::Rented{section.rent_usd_per_hour.value, section.contract.value == "reserved"};
    if (section.grey())
        chips = compute::grey_class(
            chips, chips.count,
            {section.markup.value, section.seizure_probability.value,
             section.penalty_probability.value, section.penalty_usd_per_chip.value});
    if (section.offshore())
        chips =
            compute::offshore_class(chips, chips.count,
                                    {section.rent_usd_per_hour.value, section.latency_share.value,
                                     section.compliance_usd_per_hour.value});
    chips.name = section.name;
    return chips;
}

}  // namespace isocost::scenario
