#include <pybind11/numpy.h>

#include "isocost/market/contest_effects.hpp"
#include "isocost/market/contest_limit.hpp"
#include "isocost/market/defender.hpp"
#include "isocost/market/free_entry.hpp"
#include "isocost/market/involution.hpp"
#include "isocost/market/symmetric_race.hpp"
#include "keywords.hpp"

namespace isocost::python {

namespace {

using namespace isocost::market;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const ContestEquilibrium& e) {
    py::list contestants;
    for (const auto& one : e.contestants)
        contestants.append(py::make_tuple(one.name, one.prize_usd_per_year, one.capability,
                                          one.opex_usd_per_year, one.win_chance,
                                          one.payoff_usd_per_year));
    return py::dict(
        arg("contestants") = py::tuple(contestants), arg("active") = e.active,
        arg("open_chance") = e.open_chance, arg("opex_usd_per_year") = e.opex_usd_per_year,
        arg("prize_usd_per_year") = e.prize_usd_per_year, arg("dissipation") = e.dissipation,
        arg("regret") = e.certificate.regret, arg("first_order") = e.certificate.first_order);
}

py::dict answer(const ContestResult& r) {
    py::list equilibria;
    for (const auto& one : r.equilibria) equilibria.append(answer(one));
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("equilibria") = equilibria, arg("unique") = r.unique);
}

py::dict answer(const SymmetricContestResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("opex_usd_per_year") = r.opex_usd_per_year,
                    arg("payoff_usd_per_year") = r.payoff_usd_per_year,
                    arg("dissipation") = r.dissipation,
                    arg("largest_decisiveness") = r.largest_decisiveness,
                    arg("most_contestants") = r.most_contestants);
}

py::dict answer(const InvolutionResult& r) {
    return py::dict(
        arg("status") = text(r.status), arg("reason") = r.reason, arg("equilibria") = r.equilibria,
        arg("active") = r.active, arg("dissipation") = r.dissipation,
        arg("opex_usd_per_year") = r.opex_usd_per_year, arg("one_capability") = r.one_capability,
        arg("one_opex_usd_per_year") = r.one_opex_usd_per_year,
        arg("one_win_chance") = r.one_win_chance, arg("other_capability") = r.other_capability,
        arg("other_opex_usd_per_year") = r.other_opex_usd_per_year,
        arg("other_win_chance") = r.other_win_chance, arg("open_chance") = r.open_chance,
        arg("regret") = r.regret, arg("first_order") = r.first_order);
}

py::dict answer(const SymmetricRaceResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("capability") = r.capability, arg("opex") = r.opex,
                    arg("hazard_per_year") = r.hazard_per_year, arg("payoff_usd") = r.payoff_usd,
                    arg("expected_years") = r.expected_years, arg("dissipation") = r.dissipation,
                    arg("regret") = r.regret, arg("month_earlier_usd") = r.month_earlier_usd);
}

py::dict answer(const ContestInPool& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("wage_usd_per_year") = r.wage_usd_per_year,
                    arg("talent_fte") = r.talent_fte, arg("clearing") = r.clearing,
                    arg("talent") = py::tuple(py::cast(r.talent)),
                    arg("contest") = answer(r.contest));
}

py::list answer(const std::vector<ContestEffect>& effects) {
    py::list rows;
    for (const auto& e : effects)
        rows.append(py::dict(
            arg("change") = e.change, arg("status") = text(e.status), arg("reason") = e.reason,
            arg("wage_usd_per_year") = e.wage_usd_per_year, arg("equilibria") = e.equilibria,
            arg("outcome") = answer(e.outcome), arg("dissipation_change") = e.dissipation_change,
            arg("opex_change_usd_per_year") = e.opex_change_usd_per_year,
            arg("chance_changes") = py::tuple(py::cast(e.chance_changes))));
    return rows;
}

py::dict answer(const FreeEntryResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("entrants_root") = r.entrants_root, arg("entrants") = r.entrants,
                    arg("margin_last_usd_per_year") = r.margin_last_usd_per_year,
                    arg("margin_next_usd_per_year") = r.margin_next_usd_per_year,
                    arg("dissipation") = r.dissipation,
                    arg("least_prize_usd_per_year") = r.least_prize_usd_per_year);
}

py::dict answer(const EntrantsLost& r) {
    return py::dict(arg("status") = text(r.status), arg("before_root") = r.before_root,
                    arg("after_root") = r.after_root, arg("lost_root") = r.lost_root,
                    arg("before") = r.before, arg("after") = r.after, arg("lost") = r.lost);
}

py::dict answer(const DefenderResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("incumbent_prize_usd_per_year") = r.incumbent_prize_usd_per_year,
                    arg("entrant_prize_usd_per_year") = r.entrant_prize_usd_per_year,
                    arg("hires_defensively") = r.hires_defensively,
                    arg("incumbent_opex_usd_per_year") = r.incumbent_opex_usd_per_year,
                    arg("entrant_opex_usd_per_year") = r.entrant_opex_usd_per_year,
                    arg("incumbent_chance") = r.incumbent_chance,
                    arg("opex_at_equal_stakes_usd_per_year") = r.opex_at_equal_stakes_usd_per_year,
                    arg("incumbent_payoff_usd_per_year") = r.incumbent_payoff_usd_per_year,
                    arg("largest_decisiveness") = r.largest_decisiveness);
}

py::dict answer(const RaceResult& r) {
    py::list racers;
    for (const auto& one : r.racers)
        racers.append(py::make_tuple(one.name, one.capability, one.opex, one.hazard_per_year,
                                     one.win_chance, one.payoff_usd));
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("racers") = py::tuple(racers), arg("hazard_per_year") = r.hazard_per_year,
                    arg("expected_years") = r.expected_years, arg("dissipation") = r.dissipation,
                    arg("regret") = r.regret);
}

OpexCurve curve_from(const py::object& opex) {
    if (py::isinstance<firm::Firm>(opex)) return opex.cast<firm::Firm>();
    return opex.cast<IsoelasticOpex>();
}

Payment payment_from(const std::string& given) {
    for (const auto payment : {Payment::up_front, Payment::until_success})
        if (given == name(payment)) return payment;
    throw core::InvalidParameter("Race.payment", given,
                                 "must be \"up_front\" or \"until_success\"");
}

void bind_contest_models(py::module_& m) {
    bind_parameters<IsoelasticOpex>(m, "IsoelasticOpex");
    bind_parameters<SymmetricContest>(m, "SymmetricContest");
    bind_parameters<SharedPool>(m, "SharedPool");
    bind_parameters<Involution>(m, "Involution");
    py::class_<Contestant>(m, "Contestant")
        .def(py::init([](const std::string& name, double prize, const py::object& opex) {
                 return Contestant{name, prize, curve_from(opex)};
             }),
             arg("name"), arg("prize_usd_per_year"), arg("opex"))
        .def_readonly("name", &Contestant::name)
        .def_readonly("prize_usd_per_year", &Contestant::prize_usd_per_year);
    py::class_<Contest> contest(m, "Contest");
    contest.def(py::init([](const py::iterable& contestants, double decisiveness, double open) {
                    Contest made{.decisiveness = decisiveness, .open_capability = open};
                    for (const auto& one : contestants)
                        made.contestants.push_back(one.cast<Contestant>());
                    return checked(made);
                }),
                arg("contestants"), arg("decisiveness"), arg("open_capability"));
    bind_own_fields(contest);
}

void bind_contest_answers(py::module_& m) {
    m.def(
        "symmetric_contest", [](const SymmetricContest& s) { return answer(symmetric_contest(s)); },
        arg("contest"));
    m.def(
        "involution", [](const Involution& i) { return answer(involution(i)); }, arg("contest"));
    m.def(
        "solve_contest",
        [](const Contest& contest, double tolerance, double enumerated) {
            return answer(solve_contest(contest, {tolerance, enumerated}));
        },
        arg("contest"), arg("tolerance"), arg("enumerated"));
    m.def(
        "equilibrium_decisiveness",
        [](const Contest& contest, double tolerance, double enumerated) {
            return equilibrium_decisiveness(contest, {tolerance, enumerated});
        },
        arg("contest"), arg("tolerance"), arg("enumerated"));
    m.def(
        "contest_at",
        [](const Contest& contest, const std::vector<double>& capability) {
            if (capability.size() != contest.contestants.size())
                throw core::InvalidParameter("capability", static_cast<double>(capability.size()),
                                             "must be one number for every contestant");
            for (const double y : capability) core::require("capability", y, core::nonnegative);
            return answer(contest_at(contest, capability));
        },
        arg("contest"), arg("capability"));
    m.def(
        "contestant_position",
        [](Contest contest, const std::string& name) {
            return &contest_detail::contestant_named(contest, name) - contest.contestants.data();
        },
        arg("contest"), arg("name"));
}

void bind_effects(py::module_& m) {
    m.def(
        "contest_in_pool",
        [](const Contest& contest, const SharedPool& pool, const std::string& input,
           double tolerance, double enumerated) {
            return answer(contest_in_pool(contest, pool, input, {tolerance, enumerated}));
        },
        arg("contest"), arg("pool"), arg("input"), arg("tolerance"), arg("enumerated"));
    m.def(
        "compare_contests",
        [](const Contest& baseline, const py::dict& changes, const py::object& pool,
           const std::string& input, double tolerance, double enumerated) {
            std::vector<ContestChange> all;
            for (const auto& [name, contest] : changes)
                all.push_back({name.cast<std::string>(), contest.cast<Contest>()});
            const ContestOptions options{tolerance, enumerated};
            if (pool.is_none()) return answer(compare_contests(baseline, all, options));
            return answer(
                compare_contests_in_pool(baseline, all, pool.cast<SharedPool>(), input, options));
        },
        arg("baseline"), arg("changes"), arg("pool"), arg("input"), arg("tolerance"),
        arg("enumerated"));
}

void bind_entry(py::module_& m) {
    bind_parameters<FreeEntry>(m, "FreeEntry");
    bind_parameters<Incumbency>(m, "Incumbency");
    m.def(
        "free_entry", [](const FreeEntry& e) { return answer(free_entry(e)); }, arg("entry"));
    m.def(
        "entrants_lost",
        [](const FreeEntry& e, double wage_rise) { return answer(entrants_lost(e, wage_rise)); },
        arg("entry"), arg("wage_rise"));
    m.def(
        "defend", [](const Incumbency& i) { return answer(defend(i)); }, arg("incumbency"));
}

void bind_race(py::module_& m) {
    py::class_<Racer> racer(m, "Racer");
    racer
        .def(py::init([](const std::string& name, const py::kwargs& keywords) {
                 auto made = from_keywords<Racer>(keywords);
                 made.name = name;
                 return core::checked(made, "Racer(" + name + ")");
             }),
             arg("name"))
        .def_readonly("name", &Racer::name);
    bind_own_fields(racer);
    py::class_<Race> race(m, "Race");
    race.def(py::init([](const py::iterable& racers, double discount, const std::string& payment) {
                 Race made{.discount_per_year = discount, .payment = payment_from(payment)};
                 for (const auto& one : racers) made.racers.push_back(one.cast<Racer>());
                 return checked(made);
             }),
             arg("racers"), arg("discount_per_year"), arg("payment"))
        .def_property_readonly("payment",
                               [](const Race& r) { return std::string(name(r.payment)); });
    bind_own_fields(race);
    m.def(
        "solve_race", [](const Race& r) { return answer(solve_race(r)); }, arg("race"));
    bind_parameters<SymmetricRace>(m, "SymmetricRace");
    m.def(
        "symmetric_race",
        [](const SymmetricRace& s, const std::string& payment) {
            return answer(symmetric_race(s, payment_from(payment)));
        },
        arg("race"), arg("payment"));
    m.def("lead_decay_per_year", &lead_decay_per_year, arg("half_life_years"));
    m.def("value_of_time_saved_usd", py::vectorize(&value_of_time_saved_usd), arg("prize_usd"),
          arg("decay_per_year"), arg("years"));
}

}  // namespace

void bind_market_contest(py::module_ m) {
    bind_contest_models(m);
    bind_contest_answers(m);
    bind_effects(m);
    bind_entry(m);
    bind_race(m);
}

}  // namespace isocost::python
