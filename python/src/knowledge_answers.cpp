#include <optional>
#include <utility>

#include "isocost/knowledge/half_life.hpp"
#include "isocost/knowledge/knower_break_even.hpp"
#include "isocost/knowledge/lift_out.hpp"
#include "isocost/knowledge/method_risk.hpp"
#include "isocost/knowledge/path.hpp"
#include "isocost/knowledge/redundancy_table.hpp"
#include "isocost/knowledge/search.hpp"
#include "isocost/knowledge/spillover.hpp"
#include "isocost/knowledge/steady_state.hpp"
#include "keywords.hpp"
#include "knowledge.hpp"
#include "value.hpp"

namespace isocost::python {

namespace {

using namespace isocost::knowledge;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const SearchSaving& s) {
    return py::dict(arg("trials_without") = s.trials_without, arg("trials_with") = s.trials_with,
                    arg("saved_trials") = s.saved_trials, arg("saved_usd") = s.saved_usd,
                    arg("saved_years") = s.saved_years);
}

py::dict answer(const PoachingPrice& p) {
    return py::dict(arg("saved_trials") = p.saved_trials,
                    arg("experiments_usd") = p.experiments_usd, arg("saved_years") = p.saved_years,
                    arg("time_usd") = p.time_usd, arg("price_usd") = p.price_usd);
}

py::dict answer(const HalfLife& h) {
    return py::dict(arg("leak_per_year") = h.leak_per_year,
                    arg("decay_per_year") = h.decay_per_year,
                    arg("half_life_years") = h.half_life_years);
}

py::list tuples(const std::vector<KnowledgeRates>& rates) {
    py::list rows;
    for (const auto& r : rates)
        rows.append(py::make_tuple(r.created, r.learned, r.left, r.obsolete));
    return rows;
}

py::dict answer(const SteadyState& s) {
    return py::dict(arg("status") = text(s.status), arg("reason") = s.reason,
                    arg("knowledge") = s.knowledge, arg("rates") = tuples(s.rates),
                    arg("order") = s.order, arg("residual") = s.residual);
}

py::dict answer(const KnowledgePath& p) {
    return py::dict(arg("status") = text(p.status), arg("reason") = p.reason,
                    arg("years") = p.years, arg("knowledge") = p.knowledge,
                    arg("learned") = p.learned, arg("left") = p.left, arg("obsolete") = p.obsolete,
                    arg("residual") = p.residual);
}

py::dict answer(const MethodLosses& all) {
    py::list rows;
    for (const auto& row : all.rows)
        rows.append(py::make_tuple(row.name, row.knowers, row.at_stake_usd, row.loss_probability,
                                   row.expected_loss_usd));
    return py::dict(arg("rows") = rows, arg("at_stake_usd") = all.at_stake_usd,
                    arg("methods_lost") = all.methods_lost,
                    arg("expected_loss_usd") = all.expected_loss_usd);
}

py::dict answer(const SquadGain& g) {
    return py::dict(arg("closed_share") = g.closed_share,
                    arg("single_hires_share") = g.single_hires_share, arg("premium") = g.premium);
}

py::dict answer(const MethodRisk& r) {
    return py::dict(arg("least_probability") = r.least_probability,
                    arg("independent_probability") = r.independent_probability,
                    arg("pods_probability") = r.pods_probability,
                    arg("together_probability") = r.together_probability,
                    arg("pods_over_independent") = r.pods_over_independent,
                    arg("at_stake_usd") = r.at_stake_usd,
                    arg("independent_loss_usd") = r.independent_loss_usd,
                    arg("pods_loss_usd") = r.pods_loss_usd,
                    arg("cost_of_losing_one_usd") = r.cost_of_losing_one_usd);
}

py::dict answer(const RedundancyBill& b) {
    return py::dict(arg("codified_share") = b.codified_share,
                    arg("uncodified_share") = b.uncodified_share,
                    arg("loss_probability") = b.loss_probability,
                    arg("expected_loss_usd_per_year") = b.expected_loss_usd_per_year,
                    arg("knowers_usd_per_year") = b.knowers_usd_per_year,
                    arg("codification_usd_per_year") = b.codification_usd_per_year,
                    arg("total_usd_per_year") = b.total_usd_per_year());
}

py::dict answer(const RedundancyPlan& p) {
    auto figures = answer(p.bill);
    figures["status"] = text(p.status);
    figures["reason"] = p.reason;
    figures["knowers"] = p.knowers;
    figures["saving_of_next_usd_per_year"] = p.saving_of_next_usd_per_year;
    figures["stationarity"] = p.stationarity;
    figures["gap"] = p.gap;
    return figures;
}

py::dict answer(const RedundancyTable& t) {
    py::list rows;
    for (const auto& [name, p] : t.rows)
        rows.append(py::make_tuple(name, p.knowers, p.bill.codified_share, p.bill.loss_probability,
                                   p.bill.expected_loss_usd_per_year, p.bill.knowers_usd_per_year,
                                   p.bill.codification_usd_per_year, p.total_usd_per_year));
    return py::dict(arg("status") = text(t.status), arg("rows") = rows,
                    arg("unprotected_usd_per_year") = t.unprotected_usd_per_year,
                    arg("expected_loss_usd_per_year") = t.expected_loss_usd_per_year,
                    arg("knowers_usd_per_year") = t.knowers_usd_per_year,
                    arg("codification_usd_per_year") = t.codification_usd_per_year,
                    arg("total_usd_per_year") = t.total_usd_per_year,
                    arg("stationarity") = t.stationarity, arg("gap") = t.gap);
}

py::dict answer(const KnowerBreakEven& b) {
    return py::dict(
        arg("status") = text(b.status), arg("reason") = b.reason, arg("value_usd") = b.value_usd,
        arg("most_usd_per_knower_year") = b.most_usd_per_knower_year, arg("residual") = b.residual);
}

template <class T>
std::vector<T> all_of(const py::list& values) {
    std::vector<T> all;
    for (const auto& value : values) all.push_back(value.cast<T>());
    return all;
}

void bind_search(py::module_& m) {
    m.def(
        "value_of_dead_ends", [](const Search& s) { return answer(value_of_dead_ends(s)); },
        arg("search"));
    m.def("trials_standard_deviation", &trials_standard_deviation, arg("search"));
    m.def("trials_distribution", &trials_distribution, arg("search"));
    m.def("trials_quantile", &trials_quantile, arg("search"), arg("probability"));
    m.def("expected_new_dead_ends", &expected_new_dead_ends, arg("newcomer_dead_ends"),
          arg("searcher_dead_ends"), arg("all_dead_ends"));
    m.def("value_of_time_saved_usd", vectorized(&value_of_time_saved_usd), arg("prize_usd"),
          arg("lead_decay_per_year"), arg("saved_years"));
    m.def(
        "price_of_dead_ends",
        [](const Search& s, const PoachedKnowledge& p) { return answer(price_of_dead_ends(s, p)); },
        arg("search"), arg("worth"));
}

void bind_stocks(py::module_& m) {
    m.def(
        "knowledge_rates",
        [](const KnowledgeNetwork& n, const std::vector<double>& k) {
            return tuples(knowledge_rates(n, k));
        },
        arg("network"), arg("knowledge"));
    m.def(
        "steady_state", [](const KnowledgeNetwork& n) { return answer(steady_state(n)); },
        arg("network"));
    m.def(
        "knowledge_path",
        [](const KnowledgeNetwork& n, const std::vector<double>& years, double tolerance,
           int steps) {
            return answer(
                knowledge_path(n, years, {.tolerance = tolerance, .steps_per_time = steps}));
        },
        arg("network"), arg("years"), arg("tolerance"), arg("steps_per_time"));
    m.def("productivity_at", &productivity_at, arg("spillovers"), arg("fte"));
}

void bind_lead(py::module_& m) {
    m.def(
        "half_life", [](const Lead& lead) { return answer(half_life(lead)); }, arg("lead"));
    m.def("lead_left", broadcast(&lead_left), arg("lead"), arg("years"));
    m.def("lasting_lead", broadcast(&lasting_lead), arg("lead"),
          arg("creation_difference_per_year"));
}

void bind_departures(py::module_& m) {
    m.def(
        "beta_shape",
        [](const Departure& d) {
            const auto shape = beta_shape(d);
            return py::make_tuple(shape.alpha, shape.beta);
        },
        arg("departure"));
    const auto pair = [](const Departure& d) {
        return py::make_tuple(d.leave_probability, d.pod_correlation);
    };
    m.def(
        "departure_of", [pair](const BetaShape& shape) { return pair(departure_of(shape)); },
        arg("leaving"));
    m.def(
        "departure_of_lift_out", [pair](const LiftOut& l) { return pair(departure_of(l)); },
        arg("leaving"));
    m.def("leave_probability", vectorized(&leave_probability), arg("hazard_per_year"),
          arg("years"));
    m.def("loss_probability", broadcast(&loss_probability), arg("departure"), arg("knowers"));
    m.def("loss_probability_of_leavers", vectorized(&loss_probability_of_leavers), arg("headcount"),
          arg("leavers"), arg("knowers"));
    m.def("lift_out_loss_probability", &lift_out_loss_probability, arg("lift_out"),
          arg("knowers_by_pod"));
}

void bind_methods(py::module_& m) {
    m.def(
        "expected_losses",
        [](const py::list& methods, const Departure& d) {
            return answer(expected_losses(all_of<Method>(methods), d));
        },
        arg("methods"), arg("departure"));
    m.def(
        "expected_losses_of_leavers",
        [](const py::list& methods, double headcount, double leavers) {
            return answer(expected_losses_of_leavers(all_of<Method>(methods), headcount, leavers));
        },
        arg("methods"), arg("headcount"), arg("leavers"));
    m.def(
        "cost_of_losing_one_usd",
        [](const py::list& methods, double headcount) {
            return cost_of_losing_one_usd(all_of<Method>(methods), headcount);
        },
        arg("methods"), arg("headcount"));
    m.def(
        "lift_out_losses",
        [](const py::list& methods) {
            py::list pods;
            for (const auto& pod : lift_out_losses(all_of<PodMethod>(methods)))
                pods.append(py::make_tuple(pod.methods_lost, pod.loss_usd));
            return pods;
        },
        arg("methods"));
    m.def(
        "risk_of", [](const MethodAtRisk& method) { return answer(risk_of(method)); },
        arg("method"));
    m.def("least_loss_probability", vectorized(&least_loss_probability), arg("headcount"),
          arg("leave_probability"), arg("knowers"));
    m.def(
        "squad_gain", [](const Squad& s) { return answer(squad_gain(s)); }, arg("squad"));
}

void bind_redundancy(py::module_& m) {
    m.def(
        "redundancy_bill",
        [](const Redundancy& r, double knowers, std::optional<double> codified_share) {
            return answer(codified_share ? redundancy_bill(r, knowers, *codified_share)
                                         : redundancy_bill(r, knowers));
        },
        arg("redundancy"), arg("knowers"), arg("codified_share"));
    m.def(
        "cheapest_redundancy", [](const Redundancy& r) { return answer(cheapest_redundancy(r)); },
        arg("redundancy"));
    m.def(
        "cheapest_redundancies",
        [](const py::list& methods) {
            std::vector<ProtectedMethod> all;
            for (const auto& [name, redundancy] :
                 methods.cast<std::vector<std::pair<std::string, py::object>>>())
                all.push_back({name, redundancy.cast<Redundancy>()});
            return answer(cheapest_redundancies(all));
        },
        arg("methods"));
    m.def(
        "break_even_value",
        [](const Redundancy& r, double knowers) { return answer(break_even_value(r, knowers)); },
        arg("redundancy"), arg("knowers"));
}

}  // namespace

void bind_knowledge_answers(py::module_& m) {
    bind_search(m);
    bind_stocks(m);
    bind_lead(m);
    bind_departures(m);
    bind_methods(m);
    bind_redundancy(m);
}

}  // namespace isocost::python
