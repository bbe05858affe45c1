#include "isocost/market/poaching.hpp"

#include <algorithm>
#include <cmath>

#include "chapters.hpp"
#include "isocost/scenario/poaching.hpp"

namespace isocost::scenario {

namespace {

using namespace isocost::market;

/// What all employers share, in the words of the file.
struct Shared {
    double persons = core::nan;
    double least_pay_usd_per_year = core::nan;
    double most_pay_usd_per_year = core::nan;
    double outside_pay_usd_per_year = core::nan;
    double outside_compute_flop_per_head_per_year = core::nan;
    double outside_mission_utils = 0.0;
    double switching_utils = 0.0;
};

auto fields(const Shared&) {
    using S = Shared;
    return std::array{
        core::Field{"persons", &S::persons, core::positive, "persons",
                    "people who may work for these firms"},
        core::Field{"least_pay_usd_per_year", &S::least_pay_usd_per_year, core::positive,
                    "USD per year", "least pay that a firm may choose"},
        core::Field{"most_pay_usd_per_year", &S::most_pay_usd_per_year, core::positive,
                    "USD per year", "most pay that a firm may choose"},
        core::Field{"outside_pay_usd_per_year", &S::outside_pay_usd_per_year, core::positive,
                    "USD per year", "pay of who works for none of them"},
        core::Field{"outside_compute_flop_per_head_per_year",
                    &S::outside_compute_flop_per_head_per_year, core::positive,
                    "FLOP per head and year",
                    "compute that a researcher has elsewhere, to set that of the firms against"},
        core::Field{"outside_mission_utils", &S::outside_mission_utils, market::any_number, "utils",
                    "what working elsewhere is worth besides pay"},
        core::Field{"switching_utils", &S::switching_utils, switching_bounds, "utils",
                    "cost of moving between any two places"}};
}

/// Everybody pays the same to move, and nothing to stay.
SwitchingCosts uniform(std::size_t places, double utils) {
    SwitchingCosts costs(places, std::vector<double>(places, utils));
    for (std::size_t i = 0; i < places; ++i) costs[i][i] = 0.0;
    return costs;
}

Answer whole(const PoachingResult& result) {
    Answer answer{"poaching", "pay from which no firm gains by paying otherwise", result.status,
                  result.reason};
    answer.lines = {{"profit", result.profit_usd_per_year, "USD per year"},
                    {"paid_to_those_hired", result.paid_usd_per_year, "USD per year"}};
    return answer;
}

Answer one(const FirmOutcome& firm) {
    Answer answer{"poacher." + firm.name, ""};
    answer.lines = {{"pay", firm.pay_usd_per_year, "USD per head and year"},
                    {"pay_as_valued", firm.valued_pay_usd_per_year, "USD per head and year"},
                    {"staff", firm.persons, "persons"},
                    {"leavers", firm.leavers_per_year, "persons per year"},
                    {"worth_of_a_head", firm.marginal_value_usd_per_year, "USD per year"},
                    {"profit", firm.profit_usd_per_year, "USD per year"}};
    return answer;
}

Answer moved(const Hire& hire) {
    Answer answer{"hired." + hire.to + " from " + hire.from, ""};
    answer.lines = {{"persons", hire.persons_per_year, "per year"},
                    {"private_gain", hire.private_gain_usd_per_year, "USD per year"},
                    {"social_gain", hire.social_gain_usd_per_year, "USD per year"}};
    return answer;
}

}  // namespace

Chapter poaching_chapter() {
    return {"poaching", "firms that choose pay, and people who leave them for each other",
            detail::joined(detail::rows_of_fields<Mobility>(), detail::rows_of_fields<Shared>()),
            nullptr};
}

Chapter poaching_firm_chapter() {
    auto rows = detail::rows_of_fields<PoachingFirm>();
    for (auto& row : rows)
        if (row.key == "equity_discount") row.otherwise = "none, an error where equity is paid";
    return {"firm", "an employer of the poaching game", rows, nullptr};
}

market::PoachingMarket build_poaching(const PoachingSection& section) {
    const auto shared = detail::parameters_of<Shared>(section.shared);
    PoachingMarket game{.tastes = detail::parameters_of<Mobility>(section.shared),
                        .persons = shared.persons,
                        .least_pay_usd_per_year = shared.least_pay_usd_per_year,
                        .most_pay_usd_per_year = shared.most_pay_usd_per_year};
    for (const auto& one_of_them : section.firms) {
        game.firms.push_back(detail::parameters_of<PoachingFirm>(one_of_them));
        game.firms.back().name = one_of_them.name;
    }
    // The outside place has no heads to share with: its compute is a constant of its utility.
    const double compute =
        game.tastes.compute_weight * std::log(shared.outside_compute_flop_per_head_per_year);
    game.outside = Place{.name = std::string(outside_option),
                         .cash_usd_per_year = shared.outside_pay_usd_per_year,
                         .mission_utils = shared.outside_mission_utils + compute,
                         .outside = true};
    if (shared.switching_utils > 0.0)
        game.switching_utils = uniform(game.firms.size() + 1, shared.switching_utils);
    return game;
}

std::vector<Answer> poaching_answers(const PoachingSection& section) {
    const auto result = market::poaching_equilibrium(build_poaching(section));
    std::vector<Answer> all{whole(result)};
    if (result.status != core::Status::optimal) return all;
    for (const auto& firm : result.firms) all.push_back(one(firm));
    for (const auto& hire : result.hires) all.push_back(moved(hire));
    return all;
}

}  // namespace isocost::scenario
