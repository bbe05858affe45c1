#include "bind.hpp"
#include "isocost/version.hpp"

PYBIND11_MODULE(_core, m) {
    m.doc() = "The compiled half of isocost; use the package isocost.";
    m.attr("__version__") = isocost::version;
    isocost::python::bind_core(m);
    isocost::python::bind_cost(m);
    isocost::python::bind_production(m);
    isocost::python::bind_firm(m);
    isocost::python::bind_result(m);
    isocost::python::bind_scenario(m);
    isocost::python::bind_own_making(
        m.def_submodule("own_making", "Inputs that a firm makes itself."));
    isocost::python::bind_answers(
        m.def_submodule("answers", "What the chapters of a scenario answer."));
    isocost::python::bind_inference(
        m.def_submodule("inference", "What it costs to serve a model."));
    isocost::python::bind_scaling(
        m.def_submodule("scaling", "Scaling laws, training plans, the pace of research."));
    isocost::python::bind_compute(m.def_submodule("compute", "Chips, fleets, rules, caps."));
    isocost::python::bind_data(m.def_submodule("data", "What data cost."));
    isocost::python::bind_distillation(
        m.def_submodule("distillation", "What learning from a teacher costs."));
    isocost::python::bind_finance(
        m.def_submodule("finance", "Options, discounts for illiquidity, runway."));
    isocost::python::bind_talent(m.def_submodule("talent", "What researchers cost."));
    isocost::python::bind_knowledge(m.def_submodule(
        "knowledge", "Stocks of know-how: what leaks, what is lost, what is kept."));
    isocost::python::bind_labor(
        m.def_submodule("labor", "What a post costs that AI takes over, and leaving it."));
    isocost::python::bind_plan(
        m.def_submodule("plan", "Chips bought ahead over years, and stockpiles."));
    isocost::python::bind_market_clear(
        m.def_submodule("market_clear", "Wages that clear pools of talent."));
    isocost::python::bind_market_flat(
        m.def_submodule("market_flat", "Markets of many flat firms."));
    isocost::python::bind_market_poaching(
        m.def_submodule("market_poaching", "Offers, flows and Nash equilibria."));
    isocost::python::bind_market_contest(
        m.def_submodule("market_contest", "Contests for a prize."));
}
