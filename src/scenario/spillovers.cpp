#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "isocost/core/text.hpp"
#include "isocost/market/explain.hpp"
#include "isocost/market/flat_spillovers.hpp"
#include "market_parts.hpp"

namespace isocost::scenario::detail {

namespace {

/// Largest residual of an equilibrium that holds: wages clear to 1e-10 of supply, which talents
/// and efficiencies answer to with elasticities of order one to a hundred.
constexpr double spillovers_hold = 1e-8;

/// A firm's input in plain numbers; the wage of talent comes from the market.
firm::FlatInputData flat_input(const firm::Firm& firm, std::size_t i) {
    const auto& tree = *firm.tree();
    firm::FlatInputData input{
        .share = tree.nodes[static_cast<std::size_t>(tree.leaf_node[i])].share,
        .price = firm.costs()[i].unit_price(tree.benchmark[i]),
        .benchmark = tree.benchmark[i],
        .efficiency = tree.efficiency[i],
        .floor = firm.floors()[i],
        .cap = firm.caps()[i]};
    firm.costs()[i].visit([&](const auto& curve) {
        if constexpr (std::is_same_v<std::decay_t<decltype(curve)>, cost::IsoelasticCost>) {
            input.inverse_elasticity = curve.parameters().inverse_elasticity;
            input.buyer = *curve.parameters().buyer;
        }
    });
    return input;
}

/// The firms with what they hire first, which is where the market looks for it.
template <std::size_t N>
market::FlatMarket<N> flat_market(const MarketModel& model) {
    const auto& pool = model.market.pools().front();
    market::FlatMarket<N> flat{.firms = {},
                               .targets = {},
                               .talent = 0,
                               .pool = {.supply_fte = pool.supply_fte,
                                        .reference_wage_usd_per_year = pool.wage_usd_per_year,
                                        .supply_elasticity = pool.supply_elasticity}};
    for (std::size_t j = 0; j < model.labs.size(); ++j) {
        const auto& firm = model.labs[j].firm;
        const std::size_t talent = model.market.hires(j).front().input;
        firm::FlatFirm<N> one{.inputs = {},
                              .sigma = firm.tree()->nodes.front().sigma,
                              .returns = firm.tree()->returns,
                              .output = firm.tree()->output};
        one.inputs[0] = flat_input(firm, talent);
        for (std::size_t i = 0, next = 1; i < N; ++i)
            if (i != talent) one.inputs[next++] = flat_input(firm, i);
        flat.firms.push_back(one);
        flat.targets.push_back(std::get<firm::CapabilityTarget>(model.labs[j].question));
    }
    return flat;
}

market::Spillovers spillovers_of(const Contents& contents, const MarketModel& model) {
    const auto& section = *contents.spillovers;
    const auto n = static_cast<Eigen::Index>(model.labs.size());
    market::Spillovers spillovers{.strength = section.strength.value};
    spillovers.weights.setConstant(n, n, section.weight_of_others.value_or(0.0));
    spillovers.weights.diagonal().setZero();
    spillovers.reference_talent_fte.resize(n);
    const auto& names = *model.market.employer_names();
    const auto at = [&](const std::string& name) {
        return static_cast<Eigen::Index>(core::position(names, name, "spillovers"));
    };
    for (const auto& row : section.weights)
        for (const auto& [other, weight] : row.from)
            spillovers.weights(at(row.firm), at(other)) = weight.value;
    for (std::size_t j = 0; j < model.labs.size(); ++j) {
        const std::size_t talent = model.market.hires(j).front().input;
        spillovers.reference_talent_fte[static_cast<Eigen::Index>(j)] =
            model.labs[j].inputs[talent].quantity;
    }
    return spillovers;
}

market::SpilloverOptions options_of(const SpilloversSection& section) {
    market::SpilloverOptions options;
    options.starts = static_cast<int>(section.starts.value_or(default_spillover_starts));
    options.spread = section.spread.value_or(options.spread);
    options.seed =
        static_cast<std::uint64_t>(section.seed.value_or(static_cast<double>(options.seed)));
    return options;
}

/// The reason with a firm's name where it has the number.
std::string with_name(std::string reason, std::optional<std::size_t> firm, const core::Names& all) {
    if (!firm) return reason;
    const std::string number = "firm " + std::to_string(*firm);
    const auto at = reason.find(number);
    if (at != std::string::npos) reason.replace(at, number.size(), "firm " + all[*firm]);
    return reason;
}

/// The market with the efficiencies of an equilibrium, cleared and certified by itself.
SpilloverMarket cleared_at(const MarketModel& model, const market::Spillovers& spillovers,
                           const std::vector<double>& log_efficiency, double response_radius) {
    auto p = model.market.parameters();
    for (std::size_t j = 0; j < p.employers.size(); ++j)
        p.employers[j].technology = scaled(p.employers[j].technology, std::exp(log_efficiency[j]));
    SpilloverMarket found{cleared(market::Market(std::move(p))), log_efficiency, response_radius,
                          core::nan};
    if (!found.cleared.solved()) return found;
    const auto n = spillovers.reference_talent_fte.size();
    Eigen::VectorXd learned(n);
    for (Eigen::Index j = 0; j < n; ++j) {
        const auto firm = static_cast<std::size_t>(j);
        const std::size_t talent = model.market.hires(firm).front().input;
        learned[j] = std::log(found.cleared.employers[firm].point.inputs[talent] /
                              spillovers.reference_talent_fte[j]);
    }
    const Eigen::VectorXd implied = spillovers.strength * (spillovers.weights * learned);
    found.residual = 0.0;
    for (Eigen::Index j = 0; j < n; ++j)
        found.residual = core::worse(
            found.residual, std::abs(implied[j] - log_efficiency[static_cast<std::size_t>(j)]));
    return found;
}

template <std::size_t N>
SpilloverMarkets search(const Contents& contents, const MarketModel& model) {
    const auto spillovers = spillovers_of(contents, model);
    const auto result =
        market::clear(flat_market<N>(model), spillovers, options_of(*contents.spillovers));
    SpilloverMarkets all{
        .status = result.status,
        .reason = with_name(result.reason, result.infeasible_firm, *model.market.employer_names()),
        .equilibria = {},
        .starts_without = result.starts_without,
        .from_without = result.followed_strength == spillovers.strength};
    for (const auto& each : result.equilibria) {
        all.equilibria.push_back(
            cleared_at(model, spillovers, each.log_efficiency, each.response_radius));
        if (all.status != core::Status::optimal) continue;
        const auto& last = all.equilibria.back();
        if (last.cleared.status == core::Status::optimal && last.residual <= spillovers_hold)
            continue;
        all.status = core::Status::stalled;
        all.reason = "the market at the efficiencies that were found does not confirm them: " +
                     (last.cleared.solved() ? "residual " + core::text(last.residual, 2)
                                            : last.cleared.explain());
    }
    if (all.status == core::Status::stalled && all.reason.empty())
        all.reason = "an equilibrium was found whose certificate does not hold";
    return all;
}

/// Whether rounds in which everyone answers to what the others did return to the equilibrium. One
/// that they do not return to says nothing of where a reform leads (Samuelson 1941): that is said.
void tell_stability(Answer& answer, const SpilloverMarket& found) {
    answer.lines.push_back({"response_radius", found.response_radius, ""});
    answer.lines.push_back(
        {"comes_back_after_a_push", core::nan, "", found.response_radius < 1.0 ? "yes" : "no"});
    if (found.response_radius < 1.0) return;
    answer.reason += std::string(answer.reason.empty() ? "" : ". ") +
                     "This equilibrium does not come back after a push, so the signs of what a "
                     "reform changes here are no predictions";
}

Answer whole_answer(const SpilloverMarkets& all, double starts) {
    Answer answer{"market",
                  "wages and talent that fit each other when firms learn from those whom others "
                  "employ",
                  all.status, all.reason};
    if (all.status == core::Status::optimal) {
        if (all.equilibria.size() > 1)
            answer.reason +=
                std::string(". Pools and firms below are of the one that ") +
                (all.from_without ? "the search from the market without spillovers leads to"
                                  : "a random start led to first") +
                "; the others follow, numbered from 2";
        answer.lines = totals(all.equilibria.front().cleared);
        tell_stability(answer, all.equilibria.front());
    }
    const auto found = static_cast<double>(all.equilibria.size());
    answer.lines.push_back({"equilibria_found", found, ""});
    answer.lines.push_back({"starts", starts, ""});
    answer.lines.push_back(
        {"starts_that_led_to_none", static_cast<double>(all.starts_without), ""});
    return answer;
}

/// `pool.NAME` and `firm.NAME` of one equilibrium, those of a further one with its number and its
/// `market` in front.
std::vector<Answer> one_equilibrium(const Contents& contents, const MarketModel& model,
                                    const SpilloverMarket& found, std::size_t number) {
    auto answers = pools_and_firms(contents, model.labs, found.cleared);
    const std::size_t firms = answers.size() - found.log_efficiency.size();
    for (std::size_t j = 0; j < found.log_efficiency.size(); ++j)
        answers[firms + j].lines.push_back(
            {"efficiency_from_spillovers", std::exp(found.log_efficiency[j]), "benchmark = 1"});
    if (number == 1) return answers;
    Answer whole{"market", "", found.cleared.status, "", totals(found.cleared)};
    tell_stability(whole, found);
    answers.insert(answers.begin(), whole);
    for (auto& answer : answers)
        answer.section = "equilibrium_" + std::to_string(number) + "." + answer.section;
    return answers;
}

}  // namespace

SpilloverMarkets spillover_markets(const Scenario& scenario) {
    const auto& contents = scenario.contents();
    const auto model = market_model(scenario);
    switch (model.labs.front().firm.size()) {
        case 2:
            return search<2>(contents, model);
        case 3:
            return search<3>(contents, model);
        default:
            return search<4>(contents, model);  // the rules allow no more
    }
}

std::vector<Answer> spillover_answers(const Scenario& scenario) {
    const auto& contents = scenario.contents();
    const auto all = spillover_markets(scenario);
    std::vector<Answer> answers{
        whole_answer(all, contents.spillovers->starts.value_or(default_spillover_starts))};
    if (all.status != core::Status::optimal) return answers;
    const auto model = market_model(scenario);
    for (std::size_t k = 0; k < all.equilibria.size(); ++k)
        for (auto& answer : one_equilibrium(contents, model, all.equilibria[k], k + 1))
            answers.push_back(std::move(answer));
    return answers;
}

}  // namespace isocost::scenario::detail
