#include <cmath>

#include "isocost/plan/minimize_expected_opex.hpp"
#include "isocost/plan/stockpile.hpp"
#include "paths.hpp"
#include "plan_section.hpp"

namespace isocost::scenario::detail {

namespace {

using namespace isocost::plan;

constexpr auto question = "the cheapest purchases of chips that reach the capability of each year";

void add(std::vector<AnswerLine>& lines, const core::Certificate& certificate) {
    lines.insert(lines.end(), {{"stationarity", certificate.stationarity, residual_unit},
                               {"feasibility", certificate.feasibility, residual_unit},
                               {"complementarity", certificate.complementarity, residual_unit},
                               {"gap", certificate.gap, residual_unit}});
}

void add(std::vector<AnswerLine>& lines, const PlanInfeasibility& why, std::size_t years) {
    lines.push_back({"first_year_out_of_reach", static_cast<double>(why.year)});
    lines.push_back({"most_capability_then", why.ceiling, "index"});
    for (const auto& [year, chips] : why.least_most_chips)
        lines.push_back({"least_most_chips_in_year_" + std::to_string(year), chips, "chips"});
    for (const auto& [year, chips] : why.enough_most_chips)
        lines.push_back({"enough_most_chips_in_year_" + std::to_string(year), chips, "chips"});
    if (!why.least_ban_year) return;
    if (static_cast<std::size_t>(*why.least_ban_year) < years)
        lines.push_back({"least_ban_year", static_cast<double>(*why.least_ban_year)});
    else
        lines.push_back({"least_ban_year", core::nan, "", "no ban within the plan"});
}

/// The reason with the keys that change the chips of one year.
std::string in_keys(const std::string& reason, const PlanInfeasibility& why) {
    if (why.least_most_chips.empty()) return reason;
    return reason + " A table [plan.change.NAME] with year and most_chips changes one year.";
}

/// Status, reason and figures of a plan.
template <class Result>
Answer outcome(const PurchasePlan& plan, const Result& result, const char* money, double usd) {
    Answer answer{"", question, result.status, result.reason};
    if (const auto& why = result.infeasibility) {
        answer.reason = in_keys(result.reason, *why);
        add(answer.lines, *why, plan.size());
    }
    if (!answer.solved()) return answer;
    answer.lines.push_back({money, usd, "USD of the first year"});
    add(answer.lines, result.certificate);
    return answer;
}

double all_chips(const PlanResult& result) {
    double sum = 0.0;
    for (const auto& year : result.years) sum += year.chips;
    return sum;
}

/// What the chips bring after the last year, in money of the first.
double present_end_value_usd(const PurchasePlan& plan, const PlanResult& result) {
    double sum = 0.0;
    for (std::size_t s = 0; s < plan.size(); ++s)
        sum += result.years[s].chips * survival(plan, plan.size() - s) *
               plan.year(s).salvage_usd_per_chip;
    return sum * discount(plan, plan.size());
}

Answer summary(const PurchasePlan& plan, const PlanResult& result) {
    auto answer = outcome(plan, result, "present_opex", result.present_usd);
    if (answer.solved())
        answer.lines.insert(
            answer.lines.begin() + 1,
            {{"less_end_value", present_end_value_usd(plan, result), "USD of the first year"},
             {"chips", all_chips(result), "bought"}});
    return answer;
}

Answer summary(const PurchasePlan& plan, const ExpectedResult& result) {
    auto answer = outcome(plan, result, "expected_opex", result.expected_usd);
    if (answer.solved() && !std::isnan(result.known_usd))
        answer.lines.insert(
            answer.lines.begin() + 1,
            {"worth_of_knowing_the_year", result.value_of_knowing_usd(), "USD of the first year"});
    return answer;
}

/// The plan as the section has it; with what a ban, or the fear of one, adds to its cost.
Answer purchases(const ChapterSection& section) {
    const auto plan = purchase_plan(section);
    const auto ban = sure_ban(section);
    const auto risk = ban_risk(section);
    const auto banned = with_ban(plan, ban);
    auto answer = risk ? summary(plan, minimize_expected_opex(plan, *risk))
                       : summary(banned, minimize_present_opex(banned));
    if (!answer.solved() || (!ban && !risk)) return answer;
    const auto free = minimize_present_opex(plan);
    if (free.status == core::Status::optimal)
        answer.lines.insert(
            answer.lines.begin() + 1,
            {ban ? "cost_of_the_ban" : "cost_of_the_fear",
             answer.lines.front().value - free.present_usd, "USD of the first year"});
    return answer;
}

/// Columns of a plan, year by year; NaN until they are set.
struct PlanRow {
    double probability = 1.0;
    double capability = core::nan, chips = core::nan, paid_usd_per_chip = core::nan;
    double worth_usd_per_chip = core::nan, shadow_usd_per_chip = core::nan;
    double compute_flop = core::nan, talent_fte = core::nan, data_tokens = 0.0;
    double compute_usd_per_flop = core::nan, marginal_cost_usd = core::nan;
    double purchases_usd = core::nan, upkeep_usd = core::nan;
    double talent_usd = core::nan, data_usd = 0.0, opex_usd = core::nan;
};

constexpr auto bought = "chips bought at the start of the year";
constexpr auto used = "inputs used and what they are worth";
constexpr auto paid = "Opex by part";

constexpr std::array plan_figures{
    YearFigure<PlanRow>{"capability", "index", bought, &PlanRow::capability},
    YearFigure<PlanRow>{"chips", "chips", bought, &PlanRow::chips},
    YearFigure<PlanRow>{"paid_usd_per_chip", "USD", bought, &PlanRow::paid_usd_per_chip},
    YearFigure<PlanRow>{"worth_usd_per_chip", "USD", bought, &PlanRow::worth_usd_per_chip},
    YearFigure<PlanRow>{"shadow_usd_per_chip", "USD", bought, &PlanRow::shadow_usd_per_chip},
    YearFigure<PlanRow>{"compute_flop", "FLOP", used, &PlanRow::compute_flop},
    YearFigure<PlanRow>{"talent_fte", "FTE", used, &PlanRow::talent_fte},
    YearFigure<PlanRow>{"data_tokens", "tokens", used, &PlanRow::data_tokens},
    YearFigure<PlanRow>{"compute_usd_per_flop", "USD per FLOP", used,
                        &PlanRow::compute_usd_per_flop},
    YearFigure<PlanRow>{"marginal_cost_usd", "USD per index point", used,
                        &PlanRow::marginal_cost_usd},
    YearFigure<PlanRow>{"purchases_usd", "USD", paid, &PlanRow::purchases_usd},
    YearFigure<PlanRow>{"upkeep_usd", "USD", paid, &PlanRow::upkeep_usd},
    YearFigure<PlanRow>{"talent_usd", "USD", paid, &PlanRow::talent_usd},
    YearFigure<PlanRow>{"data_usd", "USD", paid, &PlanRow::data_usd},
    YearFigure<PlanRow>{"opex_usd", "USD", paid, &PlanRow::opex_usd},
};

/// What a certificate cannot tell from 0 is 0: the limit does not bind.
double shadow_usd_per_chip(const PlannedYear& year) {
    const double unclear = PlanOptions{}.tolerance * year.worth_usd_per_chip;
    return year.shadow_usd_per_chip > unclear ? year.shadow_usd_per_chip : 0.0;
}

PlanRow row(const PurchasePlan& plan, const PlannedYear& year, std::size_t t) {
    const auto& prices = plan.year(t).prices;
    PlanRow r{.capability = plan.year(t).capability,
              .chips = year.chips,
              .paid_usd_per_chip = paid_usd_per_chip(plan, t),
              .worth_usd_per_chip = year.worth_usd_per_chip,
              .shadow_usd_per_chip = shadow_usd_per_chip(year),
              .compute_flop = year.inputs["compute"],
              .talent_fte = year.inputs["talent"],
              .compute_usd_per_flop = year.compute_usd_per_flop,
              .marginal_cost_usd = year.marginal_cost,
              .purchases_usd = year.purchases_usd,
              .upkeep_usd = year.upkeep_usd,
              .talent_usd = year.inputs["talent"] * prices.find("talent")->second,
              .opex_usd = year.opex_usd};
    if (const auto data = prices.find("data"); data != prices.end()) {
        r.data_tokens = year.inputs["data"];
        r.data_usd = r.data_tokens * data->second;
    }
    return r;
}

Path course(const char* name, const PurchasePlan& plan) {
    const auto result = minimize_present_opex(plan);
    Path path{summary(plan, result)};
    path.summary.section = name;
    if (!path.solved()) return path;
    std::vector<PlanRow> rows;
    for (std::size_t t = 0; t < plan.size(); ++t) rows.push_back(row(plan, result.years[t], t));
    path.years = years_from_0(rows.size());
    path.columns = columns_of(rows, plan_figures);
    return path;
}

constexpr std::array feared_figures{
    YearFigure<PlanRow>{"probability", "", bought, &PlanRow::probability},
    YearFigure<PlanRow>{"capability", "index", bought, &PlanRow::capability},
    YearFigure<PlanRow>{"chips", "chips", bought, &PlanRow::chips},
    YearFigure<PlanRow>{"paid_usd_per_chip", "USD", bought, &PlanRow::paid_usd_per_chip},
    YearFigure<PlanRow>{"compute_flop", "FLOP", used, &PlanRow::compute_flop},
    YearFigure<PlanRow>{"talent_fte", "FTE", used, &PlanRow::talent_fte},
    YearFigure<PlanRow>{"data_tokens", "tokens", used, &PlanRow::data_tokens},
    YearFigure<PlanRow>{"compute_usd_per_flop", "USD per FLOP", used,
                        &PlanRow::compute_usd_per_flop},
    YearFigure<PlanRow>{"purchases_usd", "USD", paid, &PlanRow::purchases_usd},
    YearFigure<PlanRow>{"upkeep_usd", "USD", paid, &PlanRow::upkeep_usd},
    YearFigure<PlanRow>{"talent_usd", "USD", paid, &PlanRow::talent_usd},
    YearFigure<PlanRow>{"data_usd", "USD", paid, &PlanRow::data_usd},
    YearFigure<PlanRow>{"opex_usd", "USD", paid, &PlanRow::opex_usd},
};

/// Whether a year of the tree lies in the course of events with a ban in that year, or with none.
bool in_course(const TreeYear& at, const std::optional<std::size_t>& ban_year) {
    if (at.ban_year || !ban_year) return at.ban_year == ban_year;
    return at.year < *ban_year;
}

/// The years of one course of events, as far as it has any.
std::vector<PlanRow> course_rows(const PurchasePlan& plan, const ExpectedResult& result,
                                 const std::optional<std::size_t>& ban_year) {
    const std::size_t size = plan.size();
    PlanPoint point{std::vector<double>(size), {}, std::vector<double>(size)};
    std::vector<double> probabilities;
    for (std::size_t n = 0; n < result.years.size(); ++n) {
        const auto& at = result.years[n];
        if (!in_course(at, ban_year)) continue;
        point.chips[at.year] = result.point.chips[n];
        point.compute_prices[at.year] = result.point.compute_prices[n];
        point.inputs.push_back(result.point.inputs[n]);
        probabilities.push_back(at.probability);
    }
    std::vector<PlanRow> rows;
    for (std::size_t t = 0; t < point.inputs.size(); ++t) {
        rows.push_back(row(plan, plan::detail::planned_year(plan, point, t), t));
        rows.back().probability = probabilities[t];
    }
    return rows;
}

Path course(Answer summary, const PurchasePlan& plan, const ExpectedResult& result,
            const std::optional<std::size_t>& ban_year) {
    const auto rows = course_rows(plan, result, ban_year);
    return {std::move(summary), years_from_0(rows.size()), columns_of(rows, feared_figures)};
}

/// The plan while no ban comes, and after one in each of the years.
std::vector<Path> feared(const PurchasePlan& plan, const BanRisk& risk) {
    const auto result = minimize_expected_opex(plan, risk);
    auto whole = summary(plan, result);
    whole.section = "ban_feared";
    if (!whole.solved()) return {{whole}};
    std::vector<Path> all{course(whole, plan, result, std::nullopt)};
    for (const auto& at : result.years) {
        if (!at.ban_year || at.year + 1 != plan.size()) continue;
        Answer one{"ban_in_year_" + std::to_string(*at.ban_year), question};
        one.lines = {{"probability", at.probability}};
        const Ban ban{static_cast<int>(*at.ban_year), risk.premium};
        all.push_back(course(one, with_ban(plan, ban), result, at.ban_year));
    }
    return all;
}

std::vector<Path> plan_paths(const ChapterSection& section) {
    const auto plan = purchase_plan(section);
    std::vector<Path> all{course("no_ban", plan)};
    if (const auto ban = sure_ban(section)) all.push_back(course("ban", with_ban(plan, ban)));
    if (const auto risk = ban_risk(section))
        for (auto& path : feared(plan, *risk)) all.push_back(std::move(path));
    return all;
}

Answer stockpile(const ChapterSection& section) {
    const auto holding = parameters_of<Holding>(section);
    const auto notice = parameters_of<Notice>(section);
    const double rate = section["ban_rate_per_year"];
    const auto even = break_even_ban_rate_per_year(holding, notice.resale_premium);
    const auto premium = break_even_resale_premium(holding, rate);
    const auto worth = notice_value(notice, holding);
    Answer answer{"", "whether chips in stock pay, for fear of a ban that makes them dearer"};
    answer.reason = worth.reason;
    answer.lines = {
        {"carrying_cost", carrying_cost_per_year(holding), "of the price per year"},
        {"a_chip_in_stock", core::nan, "", rate >= even.value ? "pays" : "does not pay"},
        {"break_even_ban_rate", even.value, "per year"},
        {"break_even_ban_chance", yearly_chance(even.value), "within a year"},
        {"ban_chance", yearly_chance(rate), "within a year"},
        {"break_even_resale_premium", premium.value, "of the price"},
        {"longest_wait", longest_wait_years(holding, notice.resale_premium), "years"},
        {"bought_on_notice", worth.chips, "chips"},
        {"value_of_notice", worth.usd, "USD"},
        {"value_of_notice_per_chip", worth.usd_per_chip, "USD"}};
    return answer;
}

}  // namespace

std::vector<Chapter> plan_chapters() {
    return {
        {"plan",
         "chips bought ahead over several years, with a ban or without",
         plan_rows(),
         purchases,
         plan_paths,
         "",
         {{"change", "a year of the plan that differs", plan_change_rows(), {}}}},
        {"stockpile", "chips kept for fear of a ban, and what notice of one is worth",
         joined(joined(rows_of_fields<Holding>(), rows_of_fields<Notice>()),
                {number_row("ban_rate_per_year", core::nonnegative, "per year",
                            "rate at which a ban comes")}),
         stockpile},
    };
}

}  // namespace isocost::scenario::detail
