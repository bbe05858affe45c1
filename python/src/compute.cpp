#include "compute.hpp"

#include <pybind11/numpy.h>

#include "isocost/compute/cap.hpp"
#include "isocost/compute/catalog.hpp"
#include "isocost/compute/supply.hpp"

namespace isocost::python {

namespace {

using namespace isocost::compute;

const Words<Origin> origins{{"united_states", Origin::united_states}, {"china", Origin::china}};

Accelerator accelerator_from(const py::kwargs& given) {
    Accelerator chip = from_keywords<Accelerator>(given);
    chip.name = given["name"].cast<std::string>();
    chip.vendor = given["vendor"].cast<std::string>();
    chip.origin = from_word(origins, given["origin"].cast<std::string>(), "Accelerator.origin");
    chip.released = date_from(given["released"]);
    chip.price_includes_server = given["price_includes_server"].cast<bool>();
    chip.price_date = date_from(given["price_date"]);
    chip.source = given["source"].cast<std::string>();
    return checked(chip);
}

void bind_accelerator(py::module_& m) {
    py::class_<Accelerator> chip(m, "Accelerator");
    chip.def(py::init(&accelerator_from))
        .def_readonly("name", &Accelerator::name)
        .def_readonly("vendor", &Accelerator::vendor)
        .def_readonly("price_includes_server", &Accelerator::price_includes_server)
        .def_readonly("source", &Accelerator::source)
        .def_property_readonly("origin",
                               [](const Accelerator& c) { return to_word(origins, c.origin); })
        .def_property_readonly("released", [](const Accelerator& c) { return date_to(c.released); })
        .def_property_readonly("price_date",
                               [](const Accelerator& c) { return date_to(c.price_date); })
        .def_property_readonly("total_processing_performance", &total_processing_performance,
                               "TPP: TOPS times bits, the largest over bit lengths; NaN when no "
                               "peak is known (88 FR 73458)")
        .def_property_readonly("performance_density", &performance_density,
                               "TPP per mm2 of die; NaN when a part is unknown (88 FR 73458)");
    bind_figures(chip);
    m.def("accelerators", [] { return accelerators(); });
    m.def("accelerator", [](const std::string& name) { return accelerator(name); });
}

void bind_chip_hour(py::module_& m) {
    bind_parameters<Facility>(m, "Facility");
    m.attr("hours_per_year") = hours_per_year;
    m.attr("seconds_per_year") = seconds_per_year;
    m.def("capital_recovery_factor", py::vectorize(&capital_recovery_factor), py::arg("rate"),
          py::arg("lifetime_years"));
    m.def("replacement_rate", [](double decline, double days) {
        return replacement_rate({decline, days});
    });
    m.def("value_at_first_use",
          [](const Accelerator& chip, const py::object& day, double decline, double days) {
              return value_at_first_use(chip, *date_from(day), {decline, days});
          });
    const auto parts = [](const ChipHourCost& hour) {
        return py::make_tuple(hour.server, hour.interconnect, hour.energy);
    };
    m.def("owned_chip_hour",
          [parts](const Accelerator& chip, double server, double charge, const Facility& site) {
              return parts(owned_chip_hour(chip, server, charge, site));
          });
    m.def("amortized_chip_hour", [parts](const Accelerator& chip, const py::object& day,
                                         const Facility& site, double decline, double days) {
        return parts(amortized_chip_hour(chip, *date_from(day), site, {decline, days}));
    });
}

FleetClass fleet_class_from(const py::kwargs& given) {
    FleetClass chips = from_keywords<FleetClass>(given);
    chips.name = given["name"].cast<std::string>();
    chips.chip = given["chip"].cast<Accelerator>();
    const py::object contract = given["contract"];
    if (py::isinstance<Owned>(contract))
        chips.contract = contract.cast<Owned>();
    else
        chips.contract = contract.cast<Rented>();
    price_usd_per_flop(chips);  // refuses what does not fit together
    return chips;
}

/// The contract's class and figures.
py::tuple contract_of(const FleetClass& chips) {
    if (const auto* owned = std::get_if<Owned>(&chips.contract))
        return py::make_tuple("Owned", owned->server_usd, owned->charge_per_year);
    const auto& rented = std::get<Rented>(chips.contract);
    return py::make_tuple("Rented", rented.rent_usd_per_hour, rented.reserved);
}

void bind_fleet_class(py::module_& m) {
    py::class_<Owned>(m, "Owned")
        .def(py::init([](double server, double charge, const Facility& site) {
            core::require("Owned.server_usd", server, core::positive, "server per chip");
            core::require("Owned.charge_per_year", charge, core::positive, "share of its value");
            return Owned{server, charge, site};
        }))
        .def_readonly("server_usd", &Owned::server_usd)
        .def_readonly("charge_per_year", &Owned::charge_per_year);
    py::class_<Rented>(m, "Rented")
        .def(py::init([](double rent, bool reserved) {
            core::require("Rented.rent_usd_per_hour", rent, core::positive, "rent of a chip");
            return Rented{rent, reserved};
        }))
        .def_readonly("rent_usd_per_hour", &Rented::rent_usd_per_hour)
        .def_readonly("reserved", &Rented::reserved);
    py::class_<FleetClass> chips(m, "FleetClass");
    chips.def(py::init(&fleet_class_from))
        .def_readonly("name", &FleetClass::name)
        .def_property_readonly("flop_per_chip_year", &flop_per_chip_year,
                               "what a chip delivers [FLOP per year]")
        .def_property_readonly("fixed_usd_per_chip_year", &fixed_usd_per_chip_year,
                               "what a chip costs whether it works or not [USD per year]")
        .def_property_readonly("running_usd_per_chip_year", &running_usd_per_chip_year,
                               "what a chip costs because it works [USD per year]")
        .def("price_usd_per_flop",
             [](const FleetClass& c, const std::string& horizon) {
                 return price_usd_per_flop(c, horizon_from(horizon));
             })
        .def("price_usd_per_byte", &price_usd_per_byte);
    bind_fields<FleetClass, FleetClass>(chips,
                                        [](const FleetClass& c) -> const FleetClass& { return c; });
}

using Steps = std::vector<std::tuple<std::string, double, double>>;

py::tuple order_to(const MeritOrder& order) {
    Steps steps;
    for (const auto& s : order.steps)
        steps.emplace_back(s.name, s.width_flop_per_year, s.price_usd_per_flop);
    return py::make_tuple(steps, order.fixed_usd_per_year);
}

MeritOrder order_from(const Steps& steps, double fixed) {
    MeritOrder order{{}, fixed};
    for (const auto& [name, width, price] : steps) order.steps.push_back({name, width, price});
    return order;
}

void bind_orders(py::module_& m) {
    m.def("merit_order", [](const std::vector<FleetClass>& fleet, const std::string& horizon) {
        return order_to(merit_order(fleet, horizon_from(horizon)));
    });
    m.def("flow_capped", [](const Steps& steps, double fixed, double cap) {
        return order_to(flow_capped(order_from(steps, fixed), cap));
    });
    m.def("marginal_usd_per_flop", [](const Steps& steps, double fixed, double x) {
        const auto [lower, upper] = marginal_usd_per_flop(order_from(steps, fixed), x);
        return py::make_tuple(lower, upper);
    });
    m.def("fleet_tiers", [](const Steps& steps, double fixed) {
        std::vector<std::pair<double, double>> tiers;
        const auto cost = fleet_cost(order_from(steps, fixed));
        for (const auto& t : std::get<cost::TieredCost>(cost::running(cost).curve()).tiers())
            tiers.emplace_back(t.width, t.price);
        return tiers;
    });
    m.def("chip_values",
          [](const std::vector<FleetClass>& fleet, double marginal, const std::string& horizon) {
              std::vector<std::tuple<std::string, double, double>> values;
              for (const auto& v : chip_values(fleet, marginal, horizon_from(horizon)))
                  values.emplace_back(v.name, v.price_usd_per_flop, v.value_usd_per_chip_year);
              return values;
          });
    m.def("usd_per_h100_year", py::vectorize(&usd_per_h100_year), py::arg("usd_per_flop"),
          py::arg("utilization"), py::arg("availability"));
}

/// A changed class as what makes it: name, count, utilization, contract.
py::tuple changed(const FleetClass& chips) {
    return py::make_tuple(chips.name, chips.count, chips.utilization, contract_of(chips));
}

void bind_supply(py::module_& m) {
    bind_parameters<GreyMarket>(m, "GreyMarket");
    bind_parameters<OffshoreCloud>(m, "OffshoreCloud");
    m.def("grey_price_usd", &grey_price_usd);
    m.def("with_tariff", [](const FleetClass& chips, double rate, double pass_through) {
        return changed(with_tariff(chips, rate, pass_through));
    });
    m.def("grey_class", [](const FleetClass& chips, double count, const GreyMarket& grey) {
        return changed(grey_class(chips, count, grey));
    });
    m.def("offshore_class", [](const FleetClass& chips, double count, const OffshoreCloud& cloud) {
        return changed(offshore_class(chips, count, cloud));
    });
}

}  // namespace

void bind_compute(py::module_ m) {
    bind_accelerator(m);
    bind_chip_hour(m);
    bind_fleet_class(m);
    bind_orders(m);
    bind_supply(m);
    bind_compute_rules(m);
    bind_compute_limits(m);
}

}  // namespace isocost::python
