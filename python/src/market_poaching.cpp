#include <pybind11/functional.h>

#include <cmath>
#include <optional>

#include "isocost/market/auction.hpp"
#include "isocost/market/cournot.hpp"
#include "isocost/market/poaching.hpp"
#include "isocost/market/preferences.hpp"
#include "isocost/market/retention.hpp"
#include "isocost/market/squad.hpp"
#include "isocost/market/wage_posting.hpp"
#include "keywords.hpp"

namespace isocost::python {

namespace {

using namespace isocost::market;
using py::arg;

template <class Parameters, class Check>
py::class_<Parameters> bind_named(py::module_& m, const char* name, Check&& check) {
    py::class_<Parameters> model(m, name);
    model
        .def(py::init([check](const std::string& label, const py::kwargs& keywords) {
                 auto made = from_keywords<Parameters>(keywords);
                 made.name = label;
                 return check(made);
             }),
             py::arg("name"))
        .def_readonly("name", &Parameters::name, "what it is called");
    bind_own_fields(model);
    return model;
}

void bind_employers(py::module_& m) {
    bind_named<Place>(m, "Place",
                      [](const Place& p) { return core::checked(p, "Place(" + p.name + ")"); });
    bind_named<PoachingFirm>(m, "PoachingFirm", [](const PoachingFirm& f) {
        return checked(f);
    }).def_property_readonly("equity_discount", [](const PoachingFirm& f) -> std::optional<double> {
        if (std::isnan(f.equity_discount)) return std::nullopt;
        return f.equity_discount;
    });
}

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const Flows& f) {
    return py::dict(arg("persons") = f.persons, arg("rates_per_year") = f.rates_per_year,
                    arg("persons_per_year") = f.persons_per_year,
                    arg("leavers_per_year") = f.leavers_per_year,
                    arg("elasticities") = f.elasticities, arg("stationarity") = f.stationarity);
}

py::dict answer(const NashPoint& p) {
    return py::dict(arg("actions") = p.actions, arg("payoffs") = p.payoffs,
                    arg("regrets") = p.regrets, arg("largest_regret") = p.largest_regret);
}

py::dict answer(const NashResult& r) {
    py::list others;
    for (const auto& other : r.others) others.append(answer(other));
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("point") = answer(r.point), arg("others") = others,
                    arg("rounds") = r.rounds);
}

py::dict answer(const FirmOutcome& f) {
    return py::dict(arg("name") = f.name, arg("pay_usd_per_year") = f.pay_usd_per_year,
                    arg("cash_usd_per_year") = f.cash_usd_per_year,
                    arg("valued_pay_usd_per_year") = f.valued_pay_usd_per_year,
                    arg("cost_usd_per_year") = f.cost_usd_per_year, arg("persons") = f.persons,
                    arg("leavers_per_year") = f.leavers_per_year,
                    arg("marginal_value_usd_per_year") = f.marginal_value_usd_per_year,
                    arg("elasticity") = f.elasticity,
                    arg("profit_usd_per_year") = f.profit_usd_per_year,
                    arg("regret_usd_per_year") = f.regret_usd_per_year);
}

py::dict answer(const Hire& h) {
    return py::dict(arg("origin") = h.from, arg("hirer") = h.to,
                    arg("persons_per_year") = h.persons_per_year,
                    arg("paid_usd_per_year") = h.paid_usd_per_year,
                    arg("given_up_usd_per_year") = h.given_up_usd_per_year,
                    arg("private_gain_usd_per_year") = h.private_gain_usd_per_year,
                    arg("loss_usd_per_year") = h.loss_usd_per_year,
                    arg("social_gain_usd_per_year") = h.social_gain_usd_per_year);
}

template <class Rows>
py::list answers(const Rows& rows) {
    py::list list;
    for (const auto& row : rows) list.append(answer(row));
    return list;
}

py::dict answer(const PoachingBooks& b) {
    return py::dict(arg("persons") = b.persons, arg("places") = b.places, arg("pay") = b.pay,
                    arg("profit") = b.profit);
}

py::dict answer(const PoachingResult& r) {
    return py::dict(
        arg("status") = text(r.status), arg("reason") = r.reason, arg("firms") = answers(r.firms),
        arg("outside_persons") = r.outside_persons, arg("hires") = answers(r.hires),
        arg("profit_usd_per_year") = r.profit_usd_per_year,
        arg("paid_usd_per_year") = r.paid_usd_per_year,
        arg("given_up_usd_per_year") = r.given_up_usd_per_year, arg("books") = answer(r.books),
        arg("largest_regret") = r.largest_regret, arg("other_equilibria") = r.other_equilibria);
}

void bind_market(py::module_& m) {
    py::class_<PoachingMarket>(m, "PoachingMarket")
        .def(py::init([](const Mobility& tastes, const std::vector<PoachingFirm>& firms,
                         double persons, const std::optional<Place>& outside,
                         const SwitchingCosts& switching, double least, double most) {
                 PoachingMarket made{tastes, firms, persons, outside, switching, least, most};
                 market::detail::check_market(made);
                 return made;
             }),
             arg("tastes"), arg("firms"), arg("persons"), arg("outside"), arg("switching_utils"),
             arg("least_pay_usd_per_year"), arg("most_pay_usd_per_year"));
    using M = PoachingMarket;
    using Numbers = std::vector<double>;
    m.def(
        "poaching_equilibrium", [](const M& x) { return answer(poaching_equilibrium(x)); },
        arg("market"));
    m.def(
        "cooperative_optimum", [](const M& x) { return answer(cooperative_optimum(x)); },
        arg("market"));
    m.def(
        "poaching_outcome",
        [](const M& x, const Numbers& pay) { return answer(poaching_outcome(x, pay)); },
        arg("market"), arg("pay_usd_per_year"));
    m.def(
        "without_mobility",
        [](const M& x, const Numbers& persons) { return answer(without_mobility(x, persons)); },
        arg("market"), arg("persons"));
    m.def(
        "misfit_churn",
        [](const M& x, const Numbers& pay, std::size_t firm, double loss) {
            const auto c = misfit_churn(x, pay, firm, loss);
            return py::dict(arg("persons_before") = c.persons_before,
                            arg("persons_after") = c.persons_after,
                            arg("quit_rate_before_per_year") = c.quit_rate_before_per_year,
                            arg("quit_rate_after_per_year") = c.quit_rate_after_per_year,
                            arg("profit_lost_usd_per_year") = c.profit_lost_usd_per_year,
                            arg("pay_multiple_to_offset") = c.pay_multiple_to_offset);
        },
        arg("market"), arg("pay_usd_per_year"), arg("firm"), arg("loss_utils"));
}

/// The places of Python, the last of which may be the outside option.
std::vector<Place> marked(std::vector<Place> places, bool last_is_outside) {
    if (last_is_outside && !places.empty()) places.back().outside = true;
    return places;
}

void bind_mobility(py::module_& m) {
    m.def(
        "stationary_flows",
        [](const Mobility& tastes, const std::vector<Place>& places, double persons,
           const SwitchingCosts& switching, bool outside) {
            return answer(stationary_flows(tastes, marked(places, outside), persons, switching));
        },
        arg("tastes"), arg("places"), arg("persons"), arg("switching_utils"),
        arg("last_is_outside"));
    m.def(
        "flows_at",
        [](const Mobility& tastes, const std::vector<Place>& places,
           const std::vector<double>& persons, const SwitchingCosts& switching, bool outside) {
            if (persons.size() != places.size())
                throw core::InvalidParameter("persons", core::text(double(persons.size())),
                                             "must be one number for every place");
            return answer(flows_at(tastes, marked(places, outside), persons, switching));
        },
        arg("tastes"), arg("places"), arg("persons"), arg("switching_utils"),
        arg("last_is_outside"));
    m.def("wage_bill_saved_usd_per_flop", &wage_bill_saved_usd_per_flop, arg("tastes"),
          arg("place"), arg("persons"));
    m.def(
        "calibrate_missions",
        [](const Mobility& tastes, const std::vector<Place>& places,
           const std::vector<double>& persons, const SwitchingCosts& switching) {
            const auto c = calibrate_missions(tastes, places, persons, switching);
            return py::dict(arg("status") = text(c.status), arg("mission_utils") = c.mission_utils,
                            arg("largest_error") = c.largest_error);
        },
        arg("tastes"), arg("places"), arg("persons"), arg("switching_utils"));
}

py::dict answer(const AuctionResult& r) {
    return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                    arg("winner") = r.winner, arg("runner_up") = r.runner_up,
                    arg("price_usd") = r.price_usd, arg("rent_usd") = r.rent_usd,
                    arg("largest_regret_usd") = r.largest_regret_usd,
                    arg("least_value_usd") = r.least_value_usd);
}

void bind_auctions(py::module_& m) {
    m.def("efficiency_value_usd", &efficiency_value_usd, arg("gain"));
    m.def(
        "poaching_advantage",
        [](const EfficiencyGain& own, double bill) {
            const auto a = poaching_advantage(own, bill);
            return py::dict(arg("offer_ceiling_usd") = a.offer_ceiling_usd,
                            arg("defense_ceiling_usd") = a.defense_ceiling_usd,
                            arg("ratio") = a.ratio);
        },
        arg("own"), arg("rival_bill_usd_per_year"));
    m.def(
        "auction_for_one",
        [](const std::vector<std::pair<std::string, double>>& values, double outside) {
            std::vector<Bidder> bidders;
            for (const auto& [name, value] : values) bidders.push_back({name, value});
            return answer(auction_for_one(bidders, outside));
        },
        arg("values_usd"), arg("outside_usd"));
    m.def(
        "value_of_persons",
        [](const firm::Firm& f, const firm::Revenue& revenue, const std::string& input,
           double persons, double change) {
            const auto v = value_of_persons(f, revenue, input, persons, change);
            return py::dict(arg("status") = text(v.status),
                            arg("profit_with_usd_per_year") = v.profit_with_usd_per_year,
                            arg("profit_without_usd_per_year") = v.profit_without_usd_per_year,
                            arg("value_usd_per_year") = v.value_usd_per_year,
                            arg("value_before_pay_usd_per_year") = v.value_before_pay_usd_per_year);
        },
        arg("firm"), arg("revenue"), arg("input"), arg("persons"), arg("change"));
    m.def(
        "squad_sale",
        [](const Squad& squad) {
            const auto s = squad_sale(squad);
            return py::dict(arg("team_price_usd") = s.team_price_usd,
                            arg("team_rent_usd") = s.team_rent_usd,
                            arg("one_by_one_members") = s.one_by_one_members,
                            arg("one_by_one_price_usd") = s.one_by_one_price_usd,
                            arg("one_by_one_rent_usd") = s.one_by_one_rent_usd,
                            arg("least_ratio_one_by_one") = s.least_ratio_one_by_one,
                            arg("team_moves") = s.team_moves);
        },
        arg("squad"));
    m.def("all_leave_probability", &all_leave_probability, arg("mean"), arg("correlation"),
          arg("knowers"));
}

void bind_pay(py::module_& m) {
    m.def(
        "retention_limit",
        [](const Retention& r) {
            const auto l = retention_limit(r);
            return py::dict(arg("valued_pay_usd_per_year") = l.valued_pay_usd_per_year,
                            arg("offer_usd_per_year") = l.offer_usd_per_year,
                            arg("multiple_of_pay") = l.multiple_of_pay,
                            arg("compute_costs_share") = l.compute_costs_share);
        },
        arg("person"));
    m.def("stay_probability", broadcast(&stay_probability), arg("person"),
          arg("offer_usd_per_year"));
    m.def(
        "flow_gap",
        [](const FlowRatio& r) {
            const auto g = flow_gap(r);
            return py::dict(arg("rate_ratio") = g.rate_ratio, arg("utility_gap") = g.utility_gap,
                            arg("pay_multiple") = g.pay_multiple);
        },
        arg("ratio"));
    m.def(
        "wage_dispersion",
        [](const WagePosting& p) {
            const auto w = wage_dispersion(p);
            return py::dict(arg("highest_wage_usd_per_year") = w.highest_wage_usd_per_year,
                            arg("mean_offer_usd_per_year") = w.mean_offer_usd_per_year,
                            arg("mean_wage_usd_per_year") = w.mean_wage_usd_per_year,
                            arg("unemployment") = w.unemployment,
                            arg("profit_usd_per_year") = w.profit_usd_per_year,
                            arg("offers_per_job") = w.offers_per_job);
        },
        arg("posting"));
    m.def("offers_up_to", broadcast(&offers_up_to), arg("posting"), arg("wage_usd_per_year"));
    m.def("employed_up_to", broadcast(&employed_up_to), arg("posting"), arg("wage_usd_per_year"));
    m.def("posting_profit_usd_per_year", broadcast(&posting_profit_usd_per_year), arg("posting"),
          arg("wage_usd_per_year"));
}

void bind_games(py::module_& m) {
    m.def(
        "nash_equilibrium",
        [](std::function<double(std::size_t, const std::vector<double>&)> payoff,
           const std::vector<double>& lower, const std::vector<double>& upper, double tolerance) {
            return answer(nash_equilibrium({std::move(payoff), nullptr, lower, upper},
                                           {.tolerance = tolerance, .rounds = 100}));
        },
        arg("payoff"), arg("lower"), arg("upper"), arg("tolerance"));
    m.def(
        "cournot_equilibrium",
        [](const IsoelasticDemand& demand, const std::vector<CournotFirm>& firms) {
            const auto r = cournot_equilibrium(demand, firms);
            return py::dict(arg("status") = text(r.status), arg("reason") = r.reason,
                            arg("price") = r.price, arg("quantity") = r.quantity,
                            arg("quantities") = r.quantities, arg("profits") = r.profits,
                            arg("largest_regret") = r.largest_regret,
                            arg("least_elasticity") = r.least_elasticity);
        },
        arg("demand"), arg("firms"));
}

}  // namespace

void bind_market_poaching(py::module_ m) {
    bind_parameters<Mobility>(m, "Mobility");
    bind_employers(m);
    bind_parameters<EfficiencyGain>(m, "EfficiencyGain");
    bind_parameters<Squad>(m, "Squad");
    bind_parameters<FlowRatio>(m, "FlowRatio");
    bind_parameters<Retention>(m, "Retention");
    bind_parameters<WagePosting>(m, "WagePosting");
    bind_parameters<IsoelasticDemand>(m, "IsoelasticDemand");
    bind_parameters<CournotFirm>(m, "CournotFirm");
    bind_market(m);
    bind_mobility(m);
    bind_auctions(m);
    bind_pay(m);
    bind_games(m);
}

}  // namespace isocost::python
