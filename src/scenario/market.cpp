#include "isocost/scenario/market.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "isocost/firm/explain.hpp"
#include "isocost/market/clear.hpp"
#include "market.hpp"
#include "market_parts.hpp"

namespace isocost::scenario {

namespace {

market::Pool pool_of(const PoolSection& section) {
    return {.name = section.name,
            .supply_fte = section.supply_fte.value,
            .wage_usd_per_year = section.wage_usd_per_year.value,
            .supply_elasticity = section.supply_elasticity.value};
}

/// Row origin, column destination, in the order of the pools; 0 where nothing is given.
Eigen::MatrixXd matrix_of(const std::vector<MigrationSection::Ways>& ways,
                          const std::vector<PoolSection>& pools) {
    const auto n = static_cast<Eigen::Index>(pools.size());
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n, n);
    const auto at = [&](const std::string& name) {
        const auto found = std::find_if(pools.begin(), pools.end(),
                                        [&](const auto& pool) { return pool.name == name; });
        return static_cast<Eigen::Index>(found - pools.begin());
    };
    for (const auto& row : ways)
        for (const auto& [to, number] : row.to)
            if (number.given()) matrix(at(row.origin_pool), at(to)) = number.value;
    return matrix;
}

market::Employer employer_of(const Contents::Firm& firm, const Model& lab) {
    const auto& p = lab.firm.parameters();
    firm::Costs costs = p.costs;
    std::map<std::string, std::string> hires;
    for (const auto& [input, pool] : firm.all_hires()) {
        costs.erase(input);
        hires.emplace(input, pool.value);
    }
    return {.name = firm.name.value,
            .technology = p.technology,
            .costs = std::move(costs),
            .question = lab.question,
            .hires = std::move(hires),
            .caps = p.caps,
            .floors = p.floors};
}

market::Migration migration_of(const MigrationSection& section,
                               const std::vector<PoolSection>& sections,
                               const std::vector<market::Pool>& pools) {
    const double tau = section.tau.value;
    return {market::friction_of_shares(pools, matrix_of(section.shares, sections), tau) +
                matrix_of(section.added_friction, sections),
            tau};
}

market::Market::Parameters parameters_of(const Contents& contents, const std::vector<Model>& labs) {
    market::Market::Parameters parameters;
    for (const auto& pool : contents.pools) parameters.pools.push_back(pool_of(pool));
    for (std::size_t j = 0; j < labs.size(); ++j)
        parameters.employers.push_back(employer_of(contents.firms[j], labs[j]));
    if (contents.migration)
        parameters.migration = migration_of(*contents.migration, contents.pools, parameters.pools);
    return parameters;
}

double wage_bill(const market::MarketResult& result) {
    double wages = 0.0;
    for (std::size_t p = 0; p < result.demand_fte.size(); ++p)
        wages += result.demand_fte[p] * result.wages_usd_per_year[p];
    return wages;
}

/// What no wage can do, with the least change that would help.
std::vector<AnswerLine> obstacles(const market::NoEquilibrium& why) {
    std::vector<AnswerLine> lines;
    for (std::size_t j = 0; j < why.least_fte.size(); ++j)
        lines.push_back({why.employers[j] + "_needs_at_least", why.least_fte[j], "FTE"});
    if (!why.pool.empty()) lines.push_back({"supply_of_" + why.pool, why.supply_fte, "FTE"});
    if (!std::isnan(why.least_supply_fte))
        lines.push_back({"supply_that_would_do", why.least_supply_fte, "FTE"});
    return lines;
}

Answer market_answer(const market::MarketResult& result) {
    Answer answer{"market", "the wages at which everybody who is hired is there, once",
                  core::Status::optimal, ""};
    if (result.solved()) {
        answer.lines = detail::totals(result);
    } else {
        answer.status = result.status;
        answer.reason = result.explain();
        if (result.infeasibility) answer.lines = obstacles(*result.infeasibility);
    }
    answer.lines.push_back(
        {"equilibria", core::nan, "", std::string(market::name(result.uniqueness))});
    return answer;
}

double quantity_of(const Model& lab, const std::string& name) {
    const auto found = std::find_if(lab.inputs.begin(), lab.inputs.end(),
                                    [&](const auto& input) { return input.name == name; });
    return found->quantity;
}

/// Where the benchmark year does not clear, the baseline is not the benchmark: both sides are told.
void tell_imbalance(Answer& answer, const Contents& contents, const std::vector<Model>& labs,
                    std::size_t p) {
    const auto& pools = contents.pools;
    double offered = pools[p].supply_fte.value;
    if (contents.migration) {
        const auto shares = matrix_of(contents.migration->shares, pools);
        offered = 0.0;
        for (std::size_t o = 0; o < pools.size(); ++o)
            offered += pools[o].supply_fte.value *
                       shares(static_cast<Eigen::Index>(o), static_cast<Eigen::Index>(p));
    }
    double employed = 0.0;
    for (std::size_t j = 0; j < labs.size(); ++j)
        for (const auto& [input, pool] : contents.firms[j].all_hires())
            if (pool.value == pools[p].name) employed += quantity_of(labs[j], input);
    constexpr double digits = 1e-3;  // shares are published in three
    if (std::abs(employed / offered - 1.0) <= digits) return;
    answer.lines.push_back({"offered_in_the_benchmark_year", offered, "FTE"});
    answer.lines.push_back({"employed_in_the_benchmark_year", employed, "FTE"});
}

Answer pool_answer(const market::MarketResult& result, std::size_t p) {
    const auto& pool = result.market->pools()[p];
    const double wage = result.wages_usd_per_year[p];
    Answer answer{"pool." + pool.name, "", result.status, ""};
    answer.lines = {{"wage", wage, "USD per FTE and year"},
                    {"wage_over_benchmark", wage / pool.wage_usd_per_year, ""},
                    {"hired", result.demand_fte[p], "FTE"}};
    return answer;
}

/// The unit of an input, not a year of it.
std::string per_unit(const std::vector<InputFacts>& inputs, const std::string& name) {
    const auto found = std::find_if(inputs.begin(), inputs.end(),
                                    [&](const auto& input) { return input.name == name; });
    return found->unit.substr(0, found->unit.find(" per year"));
}

Answer firm_answer(const std::string& name, const firm::Result& result, const Model& lab) {
    Answer answer{"firm." + name, "", result.status, result.solved() ? "" : result.explain()};
    for (const auto& input : lab.inputs)
        answer.lines.push_back({input.name, result.inputs[input.name], input.unit});
    answer.lines.push_back({"opex", result.opex, "USD per year"});
    answer.lines.push_back({"capability", result.capability, "benchmark = 1"});
    if (!std::isnan(result.profit))
        answer.lines.push_back({"profit", result.profit, "USD per year"});
    for (std::size_t k = 0; k < result.shadow_prices.size(); ++k) {
        // A slack cap is worth nothing and as good as none.
        if (!(result.shadow_prices[k] > 0.0)) continue;
        const auto& input = result.shadow_prices.names()[k];
        answer.lines.push_back({"one_more_unit_of_" + input + "_is_worth", result.shadow_prices[k],
                                "USD per " + per_unit(lab.inputs, input)});
    }
    return answer;
}

}  // namespace

namespace detail {

MarketModel market_model(const Scenario& scenario) {
    const Contents& contents = scenario.contents();
    require_market(scenario);
    std::vector<Model> labs;
    for (const auto& firm : contents.firms) labs.push_back(build(Scenario(lab_of(contents, firm))));
    try {
        return {market::Market(parameters_of(contents, labs)), labs};
    } catch (const core::InvalidParameter& error) {
        throw ScenarioError({{contents.heading.origin, "", "", error.what()}});
    }
}

market::MarketResult cleared(const market::Market& market) { return market::clear(market); }

production::AnyTechnology scaled(const production::AnyTechnology& technology, double factor) {
    auto nest = std::get<production::Nest>(technology.variant()).parameters();
    nest.output *= factor;
    return production::Nest(nest);
}

std::vector<AnswerLine> totals(const market::MarketResult& result) {
    const auto& hired = result.demand_fte.values();
    return {{"hired", std::accumulate(hired.begin(), hired.end(), 0.0), "FTE"},
            {"wage_bill", wage_bill(result), "USD per year"}};
}

std::vector<Answer> pools_and_firms(const Contents& contents, const std::vector<Model>& labs,
                                    const market::MarketResult& result) {
    std::vector<Answer> all;
    for (std::size_t p = 0; p < result.market->pools().size(); ++p) {
        all.push_back(pool_answer(result, p));
        tell_imbalance(all.back(), contents, labs, p);
    }
    for (std::size_t j = 0; j < result.employers.size(); ++j)
        all.push_back(
            firm_answer(result.market->employers()[j].name, result.employers[j], labs[j]));
    return all;
}

}  // namespace detail

void require_market(const Scenario& scenario) {
    const Contents& contents = scenario.contents();
    if (!contents.has_market())
        throw ScenarioError({{contents.heading.origin, "", "",
                              "has no market: [pool.NAME] and [[firm]]; `isocost run` solves a lab "
                              "and answers what else is asked"}});
}

MarketModel build_market(const Scenario& scenario) {
    if (const auto& spillovers = scenario.contents().spillovers)
        throw ScenarioError({{spillovers->origin, "spillovers", "",
                              "are answered by the scenario's answers alone: a market as a value "
                              "has none, and its causes are not shared out"}});
    return detail::market_model(scenario);
}

market::MarketResult clear(const Scenario& scenario) {
    return market::clear(build_market(scenario).market);
}

std::vector<Answer> market_answers(const Scenario& scenario) {
    const auto& contents = scenario.contents();
    if (!contents.has_market()) return {};
    if (contents.spillovers) return detail::spillover_answers(scenario);
    const auto model = build_market(scenario);
    const auto result = market::clear(model.market);
    std::vector<Answer> all{market_answer(result)};
    if (!result.solved()) return all;
    for (auto& answer : detail::pools_and_firms(contents, model.labs, result))
        all.push_back(std::move(answer));
    return all;
}

}  // namespace isocost::scenario
