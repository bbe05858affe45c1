#include <pybind11/numpy.h>

#include <array>
#include <utility>

#include "isocost/scaling/algorithmic_progress.hpp"
#include "isocost/scaling/capability.hpp"
#include "isocost/scaling/inference_demand.hpp"
#include "isocost/scaling/scaling_laws.hpp"
#include "isocost/scaling/training_plan.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::scaling;

py::dict run_to(const Allocation& run) {
    using namespace py::literals;
    return py::dict("status"_a = std::string(name(run.status)), "reason"_a = run.reason,
                    "parameters"_a = run.parameters, "tokens"_a = run.tokens, "flop"_a = run.flop,
                    "loss"_a = run.loss);
}

constexpr std::array plan_numbers{
    std::pair{"parameters", &TrainingPlan::parameters},
    std::pair{"tokens", &TrainingPlan::tokens},
    std::pair{"flop", &TrainingPlan::flop},
    std::pair{"loss", &TrainingPlan::loss},
    std::pair{"cost_usd", &TrainingPlan::cost_usd},
    std::pair{"training_usd", &TrainingPlan::training_usd},
    std::pair{"data_usd", &TrainingPlan::data_usd},
    std::pair{"serving_usd", &TrainingPlan::serving_usd},
    std::pair{"marginal_cost_usd", &TrainingPlan::marginal_cost_usd},
    std::pair{"flop_shadow_price", &TrainingPlan::flop_shadow_price},
    std::pair{"token_shadow_price", &TrainingPlan::token_shadow_price},
    std::pair{"budget_shadow_price", &TrainingPlan::budget_shadow_price},
    std::pair{"least_flop_cap", &TrainingPlan::least_flop_cap},
    std::pair{"least_token_cap", &TrainingPlan::least_token_cap}};

py::dict plan_to(const TrainingPlan& plan) {
    py::dict values;
    values["status"] = std::string(name(plan.status));
    values["reason"] = plan.reason;
    const auto& c = plan.certificate;
    values["certificate"] =
        py::make_tuple(c.stationarity, c.feasibility, c.complementarity, c.gap, c.condition);
    for (const auto& [key, member] : plan_numbers) values[key] = plan.*member;
    return values;
}

TrainingPlan plan_from(const std::string& status, const std::string& reason,
                       const py::dict& numbers) {
    TrainingPlan plan;
    for (const auto known : core::all_statuses)
        if (status == name(known)) plan.status = known;
    plan.reason = reason;
    for (const auto& [key, member] : plan_numbers) plan.*member = numbers[key].cast<double>();
    return plan;
}

void bind_laws(py::module_& m) {
    bind_value<ScalingLaw>(m, "ScalingLaw");
    m.def("scaling_law", &scaling_law, py::arg("id"));
    m.def("scaling_laws", [] {
        py::list all;
        for (const auto& p : scaling_laws()) all.append(py::make_tuple(p.id, p.law, p.source));
        return all;
    });
    m.def("training_flop", vectorized(&training_flop), py::arg("parameters"), py::arg("tokens"));
    m.def("loss", vectorized(&loss), py::arg("law"), py::arg("parameters"), py::arg("tokens"));
    m.def("needed_parameters", vectorized(&needed_parameters), py::arg("law"), py::arg("loss"),
          py::arg("tokens"));
    m.def("parameter_growth_share", &parameter_growth_share, py::arg("law"));
    m.def("compute_exponent", &compute_exponent, py::arg("law"));
    m.def(
        "compute_optimal",
        [](const ScalingLaw& law, double flop) { return run_to(compute_optimal(law, flop)); },
        py::arg("law"), py::arg("flop"));
    m.def(
        "compute_optimal_for_loss",
        [](const ScalingLaw& law, double loss) {
            return run_to(compute_optimal_for_loss(law, loss));
        },
        py::arg("law"), py::arg("loss"));
}

void bind_plans(py::module_& m) {
    bind_value<TrainingCost>(m, "TrainingCost");
    m.def(
        "minimize_training_cost",
        [](const ScalingLaw& law, const TrainingCost& cost, double loss, double flop_cap,
           double token_cap, double tolerance) {
            return plan_to(
                minimize_training_cost(law, cost, {loss, flop_cap, token_cap, tolerance}));
        },
        py::arg("law"), py::arg("cost"), py::arg("loss"), py::arg("flop_cap"), py::arg("token_cap"),
        py::arg("tolerance"));
    m.def(
        "minimize_loss",
        [](const ScalingLaw& law, const TrainingCost& cost, double budget_usd, double flop_cap,
           double token_cap, double tolerance) {
            return plan_to(minimize_loss(law, cost, {budget_usd, flop_cap, token_cap, tolerance}));
        },
        py::arg("law"), py::arg("cost"), py::arg("budget_usd"), py::arg("flop_cap"),
        py::arg("token_cap"), py::arg("tolerance"));
    m.def(
        "explain",
        [](const std::string& status, const std::string& reason, const py::dict& numbers) {
            return explain(plan_from(status, reason, numbers));
        },
        py::arg("status"), py::arg("reason"), py::arg("numbers"));
}

void bind_inference_demand(py::module_& m) {
    bind_value<InferenceDemand>(m, "InferenceDemand");
    m.def("usd_per_peak_flop", &usd_per_peak_flop, py::arg("rent_usd_per_hour"),
          py::arg("peak_flop_per_s"));
    m.def("serving_usd_per_parameter", &serving_usd_per_parameter, py::arg("demand"));
    m.def("inference_wedge", vectorized(&inference_wedge), py::arg("cost"), py::arg("tokens"));
    m.def("inference_residual", vectorized(&inference_residual), py::arg("law"), py::arg("cost"),
          py::arg("loss"), py::arg("tokens"));
}

void bind_capability(py::module_& m) {
    bind_value<CapabilityFromLoss>(m, "CapabilityFromLoss");
    m.def("capability", vectorized(&capability), py::arg("law"), py::arg("map"), py::arg("loss"));
    m.def("loss_of_capability", vectorized(&loss_of_capability), py::arg("law"), py::arg("map"),
          py::arg("capability"));
    m.def("returns_to_compute", &returns_to_compute, py::arg("law"), py::arg("map"));
    py::class_<ScalingTechnology>(m, "ScalingTechnology")
        .def(py::init([](const ScalingLaw& law, const CapabilityFromLoss& map, double flop_unit,
                         double token_unit) {
                 return ScalingTechnology({law, map, flop_unit, token_unit});
             }),
             py::arg("law"), py::arg("map"), py::arg("flop_unit"), py::arg("token_unit"))
        .def_property_readonly("flop_unit",
                               [](const ScalingTechnology& t) { return t.parameters().flop_unit; })
        .def_property_readonly("token_unit",
                               [](const ScalingTechnology& t) { return t.parameters().token_unit; })
        .def_property_readonly("returns", &ScalingTechnology::returns_to_scale)
        .def("output", &ScalingTechnology::output, py::arg("x"))
        .def("marginal_products", &ScalingTechnology::marginal_products, py::arg("x"))
        .def(
            "best_run",
            [](const ScalingTechnology& t, double compute, double data) {
                const auto run = t.best_run({compute, data});
                return py::make_tuple(run.parameters, run.tokens, run.loss, run.data_scarce);
            },
            py::arg("compute"), py::arg("data"));
}

void bind_progress(py::module_& m) {
    bind_value<AlgorithmicProgress>(m, "AlgorithmicProgress");
    bind_value<TalentAugmentedCompute>(m, "TalentAugmentedCompute");
    m.def("effective_compute", vectorized(&effective_compute), py::arg("progress"),
          py::arg("years"));
    m.def("equivalent_months", vectorized(&equivalent_months), py::arg("progress"),
          py::arg("factor"));
    m.def("compute_efficiency", vectorized(&compute_efficiency), py::arg("augmentation"),
          py::arg("talent"));
    m.def("elasticity_of_scale", &elasticity_of_scale, py::arg("augmentation"), py::arg("returns"),
          py::arg("compute_share"));
    const auto to_tuple = [](const PublishedProgress& p) {
        return py::make_tuple(p.id, p.progress.doubling_time_years, p.low_years, p.high_years,
                              p.source);
    };
    m.def("progress_estimates", [to_tuple] {
        py::list all;
        for (const auto& p : progress_estimates()) all.append(to_tuple(p));
        return all;
    });
    m.def(
        "progress_estimate",
        [to_tuple](const std::string& id) { return to_tuple(progress_estimate(id)); },
        py::arg("id"));
    m.def("progress_from_yearly_factor", &progress_from_yearly_factor, py::arg("factor_per_year"));
    m.def(
        "effective_compute_flop_per_year",
        [](const AlgorithmicProgress& progress, double low_years, double high_years,
           double flop_per_year, double years) {
            const auto flop = effective_compute_flop_per_year(
                {"", progress, low_years, high_years, ""}, flop_per_year, years);
            return py::make_tuple(flop.flop_per_year, flop.low_flop_per_year,
                                  flop.high_flop_per_year);
        },
        py::arg("progress"), py::arg("low_years"), py::arg("high_years"), py::arg("flop_per_year"),
        py::arg("years"));
}

}  // namespace

void bind_scaling(py::module_ m) {
    bind_laws(m);
    bind_plans(m);
    bind_inference_demand(m);
    bind_capability(m);
    bind_progress(m);
    bind_research(m);
    bind_scaling_ideas(m);
}

}  // namespace isocost::python
