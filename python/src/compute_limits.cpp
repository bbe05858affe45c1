#include <pybind11/numpy.h>

#include "compute.hpp"
#include "isocost/compute/adaptation_cost.hpp"
#include "isocost/compute/cluster.hpp"
#include "isocost/compute/decentralized.hpp"
#include "isocost/compute/stock_cap.hpp"

namespace isocost::python {

namespace {

using namespace isocost::compute;

void bind_stock_cap(py::module_& m) {
    py::class_<StockCapped>(m, "StockCapped")
        .def(py::init(
            [](const std::vector<FleetClass>& fleet, double cap, const std::string& horizon) {
                return stock_capped(fleet, cap, horizon_from(horizon));
            }))
        .def_readonly("cap_flop_per_s", &StockCapped::cap_flop_per_s)
        .def_readonly("fixed_usd_per_year", &StockCapped::fixed_usd_per_year)
        .def_property_readonly("capacity_flop_per_year", &StockCapped::capacity,
                               "most under the cap [FLOP per year]")
        .def_property_readonly("raw_steps",
                               [](const StockCapped& capped) {
                                   py::list steps;
                                   for (const auto& [end, price, stock] : capped.steps)
                                       steps.append(py::make_tuple(end, price, stock));
                                   return steps;
                               })
        .def("stock_price_usd_per_flop_per_s",
             [](const StockCapped& capped, const py::array_t<double>& x) {
                 return py::vectorize([&](double each) { return capped.stock_price(each); })(x);
             })
        .def("gap", [](const StockCapped& capped, double x) { return stock_gap(capped, x); });
}

void bind_cluster(py::module_& m) {
    bind_parameters<Cluster>(m, "Cluster", [](const Cluster& c) { return checked(c); })
        .def_property_readonly("run_cap_flop_per_year", &run_cap_flop_per_year,
                               "cap on the compute of runs [FLOP per year]")
        .def_property_readonly("run_flop_per_chip_year", &run_flop_per_chip_year,
                               "what a contiguous chip delivers to runs [FLOP per year]")
        .def("usd_per_contiguous_chip_year", &usd_per_contiguous_chip_year);
}

std::vector<Node> nodes_from(const std::vector<std::pair<std::string, double>>& pairs) {
    std::vector<Node> nodes;
    for (const auto& [name, rate] : pairs) nodes.push_back({name, rate});
    return nodes;
}

void bind_decentralized(py::module_& m) {
    using Pairs = std::vector<std::pair<std::string, double>>;
    bind_parameters<LocalSteps>(m, "LocalSteps")
        .def_property_readonly(
            "network_efficiency", &network_efficiency,
            "share of time left for computing, H t/(H t + bytes/bandwidth), without overlap");
    m.def("least_local_steps", &least_local_steps);
    m.def("fleet_flop_per_s",
          [](const Pairs& nodes, const std::string& batches, const LocalSteps& local) {
              using enum Batches;
              return fleet_flop_per_s(
                  nodes_from(nodes),
                  from_word<Batches>({{"proportional", proportional}, {"equal", equal}}, batches,
                                     "batches"),
                  local);
          });
    m.def("best_equal_nodes", [](const Pairs& nodes, const LocalSteps& local) {
        Pairs best;
        for (const auto& node : best_equal_nodes(nodes_from(nodes), local))
            best.emplace_back(node.name, node.flop_per_s);
        return best;
    });
}

/// The cost of a firm's compute as a type of its own, so that Python can name what made it.
struct AdaptationCost : cost::UserCost {
    using UserCost::UserCost;
    explicit AdaptationCost(UserCost cost) : UserCost(std::move(cost)) {}
};

py::dict plan_to(const std::vector<AdaptedClass>& classes, const AdaptationPlan& plan) {
    py::dict all;
    all["status"] = std::string(core::name(plan.status));
    all["fte"] = plan.fte;
    all["flop_per_year"] = plan.flop_per_year;
    all["flop_per_engineer"] = plan.flop_per_engineer;
    all["split_fte"] = plan.split_fte;
    all["reason"] = plan.reason;
    all["ceiling_flop_per_year"] = plan.ceiling_flop_per_year;
    const bool known = plan.status == core::Status::optimal;
    all["certificate"] = known ? certify(classes, plan) : core::Certificate{};
    return all;
}

void bind_adaptation(py::module_& m) {
    using Classes = std::vector<AdaptedClass>;
    py::class_<AdaptedClass> adapted_class(m, "AdaptedClass");
    adapted_class
        .def(py::init([](const py::kwargs& given) {
            auto chips = from_keywords<AdaptedClass>(given);
            chips.name = given["name"].cast<std::string>();
            return checked(chips);
        }))
        .def_readonly("name", &AdaptedClass::name)
        .def("utilization",
             [](const AdaptedClass& c, const py::array_t<double>& fte) {
                 return py::vectorize([&](double each) { return utilization(c, each); })(fte);
             })
        .def("flop_per_engineer", [](const AdaptedClass& c, const py::array_t<double>& fte) {
            return py::vectorize([&](double each) { return flop_per_engineer(c, each); })(fte);
        });
    bind_fields<AdaptedClass, AdaptedClass>(
        adapted_class, [](const AdaptedClass& c) -> const AdaptedClass& { return c; });
    m.def("adapted", [](const FleetClass& chips, double highest, double scale) {
        const auto a = adapted(chips, highest, scale);
        return py::make_tuple(a.name, a.peak_flop_per_year, a.base_utilization,
                              a.highest_utilization, a.scale_fte);
    });
    m.def("base_flop_per_year", [](const Classes& c) { return base_flop_per_year(c); });
    m.def("best_split",
          [](const Classes& c, double fte) { return plan_to(c, best_split(c, fte)); });
    m.def("least_engineers",
          [](const Classes& c, double x) { return plan_to(c, least_engineers(c, x)); });
    py::class_<AdaptationCost, cost::UserCost>(m, "AdaptationCost")
        .def(py::init([](const Classes& classes, double wage, double running) {
            return AdaptationCost(adaptation_cost(classes, wage, running));
        }))
        .def("marginal", [](const AdaptationCost& cost, double x) {
            const auto [lower, upper] = cost.marginal(x);
            return py::make_tuple(lower, upper);
        });
}

}  // namespace

void bind_compute_limits(py::module_& m) {
    bind_stock_cap(m);
    bind_cluster(m);
    bind_decentralized(m);
    bind_adaptation(m);
}

}  // namespace isocost::python
