#include "isocost/study/json.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

#include "isocost/core/status.hpp"
#include "isocost/study/analysis.hpp"
#include "json_parts.hpp"

namespace isocost::study {

namespace {

using detail::Json;
using detail::number;
using detail::values;

Json json(const scenario::Provenance& p) {
    Json sigma = Json::object();
    for (const auto& [nest, value] : p.sigma) sigma[nest] = number(value);
    return {{"title", p.title},    {"scenario_hash", p.hash},          {"price_year", p.price_year},
            {"sigma", sigma},      {"compute_means", p.compute_means}, {"tolerance", p.tolerance},
            {"version", p.version}};
}

Json json(const core::Certificate& c) {
    return {{"stationarity", number(c.stationarity)},
            {"feasibility", number(c.feasibility)},
            {"complementarity", number(c.complementarity)},
            {"gap", number(c.gap)},
            {"condition", number(c.condition)}};
}

Json json(const firm::Infeasibility& why) {
    Json relaxation = Json::object();
    for (const auto& [limit, value] : why.relaxation) relaxation[limit] = number(value);
    return {{"limits", why.limits},
            {"ceiling", number(why.ceiling)},
            {"common_factor", number(why.common_factor)},
            {"relaxation", relaxation},
            {"attained", why.attained}};
}

Json json(const LimitFacts& limit) {
    return {{"input", limit.input},
            {"kind", limit.is_cap ? "cap" : "floor"},
            {"unit", limit.unit},
            {"limit", number(limit.limit)},
            {"binding", limit.price_usd_per_unit > 0.0},
            {"price_usd_per_unit", number(limit.price_usd_per_unit)},
            {"tariff_equivalent", number(limit.tariff_equivalent)},
            {"usd_per_h100_year", number(limit.usd_per_h100_year)},
            {"usd_per_contiguous_chip_year", number(limit.usd_per_contiguous_chip_year)}};
}

Json json(const StepFacts& facts) {
    return {{"name", facts.step.name},
            {"price_usd_per_unit", number(facts.step.price_usd)},
            {"width", number(facts.step.width)},
            {"refused", facts.step.refused},
            {"used", number(facts.used)},
            {"one_more_chip_saves_usd_per_year", number(facts.one_more_saves)}};
}

Json json(const SupplyFacts& supply) {
    Json steps = Json::array();
    for (const auto& step : supply.steps) steps.push_back(json(step));
    return {{"input", supply.input},
            {"unit", supply.unit},
            {"fixed_usd_per_year", number(supply.fixed_usd_per_year)},
            {"judged", supply.judged},
            {"reserved", number(supply.reserved)},
            {"steps", steps}};
}

Json json(const ReplacementFacts& r) {
    return {{"compute", r.compute},
            {"talent", r.talent},
            {"fte_at_the_margin", number(r.fte_at_the_margin)},
            {"fte_for_an_h100_year", number(r.fte_for_an_h100_year)}};
}

Json json(const firm::LimitCost& cost) {
    return {{"opex_without_caps_usd_per_year", number(cost.free.opex)},
            {"cost_usd_per_year", number(cost.cost_usd_per_year)},
            {"capability_lost", number(cost.capability_lost)},
            {"capability_lost_share", number(cost.capability_lost_share)}};
}

Json json(const scenario::Bridge& bridge) {
    Json lines = Json::array();
    for (const auto& line : bridge.lines)
        lines.push_back({{"name", line.name},
                         {"label", line.label},
                         {"to", line.to},
                         {"usd_per_year", number(line.usd_per_year)},
                         {"residual", line.residual}});
    return {{"scope", bridge.scope},
            {"lines", lines},
            {"reported_usd_per_year", number(bridge.reported_usd_per_year)},
            {"technology_usd_per_year", number(bridge.technology_usd_per_year)},
            {"outside_usd_per_year", number(bridge.outside_usd_per_year)},
            {"residual_usd_per_year", number(bridge.residual_usd_per_year)},
            {"cost_of_sales_usd_per_year", number(bridge.cost_of_sales_usd_per_year)},
            {"compute_share", number(bridge.compute_share)},
            {"compute_share_reported", number(bridge.compute_share_reported)}};
}

Json json(const scenario::Reform& reform) {
    Json changes = Json::array();
    for (const auto& change : reform.changes) changes.push_back(change.text());
    return {{"title", reform.title},
            {"author", reform.author},
            {"source", reform.source},
            {"changes", changes}};
}

Json inputs(const scenario::Solved& solved) {
    Json all = Json::array();
    for (const auto& input : solved.model.inputs)
        all.push_back({{"name", input.name},
                       {"kind", input.kind},
                       {"unit", input.unit},
                       {"benchmark_quantity", number(input.quantity)},
                       {"benchmark_price_usd", number(input.price_usd)},
                       {"benchmark_cost_usd_per_year", number(input.cost_usd_per_year)},
                       {"quantity", number(solved.result.inputs[input.name])},
                       {"cost_usd_per_year", number(solved.result.costs[input.name])},
                       {"share_of_opex", number(solved.result.shares[input.name])},
                       {"virtual_price_usd", number(solved.result.virtual_prices[input.name])}});
    return all;
}

Json table(const firm::ElasticityTable& table) {
    Json rows = Json::object();
    for (const auto& i : table.names()) {
        Json row = Json::object();
        for (const auto& j : table.names()) row[j] = number(table(i, j));
        rows[i] = row;
    }
    return rows;
}

Json pair(const firm::ElasticityPair& pair) {
    return {{"free", table(pair.free)}, {"binding", table(pair.binding)}};
}

Json json(const firm::Elasticities& all) {
    return {{"price", pair(all.price)},
            {"allen", pair(all.allen)},
            {"morishima", pair(all.morishima)},
            {"hicks", pair(all.hicks)}};
}

Json json(const scenario::Answer& answer) {
    Json lines = Json::array();
    for (const auto& line : answer.lines)
        lines.push_back({{"name", line.name},
                         {"value", line.words.empty() ? number(line.value) : Json(line.words)},
                         {"unit", line.unit}});
    return {{"section", answer.section},
            {"question", answer.question},
            {"status", std::string(core::name(answer.status))},
            {"reason", answer.reason},
            {"lines", lines}};
}

Json json(const scenario::PathColumn& column) {
    Json values = Json::array();
    for (const double value : column.values) values.push_back(number(value));
    return {
        {"name", column.name}, {"unit", column.unit}, {"group", column.group}, {"values", values}};
}

Json json(const scenario::Path& path) {
    Json all = json(path.summary);
    all["years"] = path.years;
    all["columns"] = Json::array();
    for (const auto& column : path.columns) all["columns"].push_back(json(column));
    return all;
}

template <class Facts>
Json list(const std::vector<Facts>& facts) {
    Json all = Json::array();
    for (const auto& one : facts) all.push_back(json(one));
    return all;
}

Json json(const scenario::Solved& solved) {
    const auto& result = solved.result;
    const auto facts = analyze(solved);
    return {{"provenance", json(solved.provenance)},
            {"status", std::string(core::name(result.status))},
            {"solved", result.solved()},
            {"explanation", result.explain()},
            {"certificate", json(result.certificate)},
            {"capability", number(result.capability)},
            {"opex_usd_per_year", number(result.opex)},
            {"marginal_cost_usd", number(result.marginal_cost)},
            {"revenue_usd_per_year", number(result.revenue)},
            {"profit_usd_per_year", number(result.profit)},
            {"inputs", inputs(solved)},
            {"limits", list(facts.limits)},
            {"h100_year_flop", number(facts.h100_year_flop)},
            {"utilization", number(solved.model.utilization)},
            {"utilization_assumed", solved.model.utilization_assumed},
            {"supplies", list(facts.supplies)},
            {"replacements", list(facts.replacements)},
            {"cap_cost", facts.cap_cost ? json(*facts.cap_cost) : Json(nullptr)},
            {"infeasibility", result.infeasibility ? json(*result.infeasibility) : Json(nullptr)},
            {"elasticities", facts.elasticities ? json(*facts.elasticities) : Json(nullptr)},
            {"answers", list(solved.answers)},
            {"accounts", solved.model.bridge ? json(*solved.model.bridge) : Json(nullptr)}};
}

Json json(const scenario::Difference& d) {
    return {{"opex_usd_per_year", number(d.opex_usd_per_year)},
            {"opex_share", number(d.opex_share)},
            {"capability_share", number(d.capability_share)},
            {"marginal_cost_share", number(d.marginal_cost_share)},
            {"profit_usd_per_year", number(d.profit_usd_per_year)},
            {"inputs", values(d.inputs)},
            {"input_shares", values(d.input_shares)}};
}

Json answered(const scenario::AnswersOutcome& outcome) {
    return {{"title", outcome.baseline.title()},
            {"scenario_hash", outcome.baseline.hash()},
            {"price_year", outcome.baseline.price_year()},
            {"answers", list(outcome.answers)},
            {"reforms", list(outcome.reforms)},
            {"reform_answers", list(outcome.reform_answers)},
            {"comparison", list(outcome.comparison)}};
}

}  // namespace

std::string to_json(const scenario::PathsOutcome& outcome) {
    return detail::written({{"title", outcome.baseline.title()},
                            {"scenario_hash", outcome.baseline.hash()},
                            {"price_year", outcome.baseline.price_year()},
                            {"paths", list(outcome.paths)},
                            {"reforms", list(outcome.reforms)},
                            {"reform_paths", list(outcome.reform_paths)}});
}

std::string to_json(const scenario::AnswersOutcome& outcome) {
    return detail::written(answered(outcome));
}

std::string to_json(const scenario::AnswersOutcome& outcome,
                    const std::vector<scenario::Answer>& causes) {
    Json all = answered(outcome);
    all["causes"] = list(causes);
    return detail::written(all);
}

std::string to_json(const scenario::Outcome& outcome) {
    const Json all = {
        {"baseline", json(outcome.baseline)},
        {"reforms", list(outcome.reforms)},
        {"reform", outcome.reform ? json(*outcome.reform) : Json(nullptr)},
        {"difference", outcome.difference ? json(*outcome.difference) : Json(nullptr)}};
    return detail::written(all);
}

}  // namespace isocost::study
