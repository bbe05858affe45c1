#include "plan_section.hpp"

#include <cmath>

namespace isocost::scenario::detail {

namespace {

using namespace isocost::plan;

constexpr double longest_tree_years = 12.0;  ///< courses of events grow as its square
constexpr core::Bounds year_of_plan{0.0, 30.0, false, false, "must be from 0 to 30"};

void require_whole(const ChapterSection& section, const std::string& key) {
    const auto& number = section.number(key);
    if (number.given() && number.value != std::floor(number.value))
        throw core::InvalidParameter(section.name + "." + key, number.value,
                                     "must be a whole number");
}

/// A figure that others make necessary.
double needed(const ChapterSection& section, const std::string& key, const std::string& why) {
    if (!section.number(key).given())
        throw core::InvalidParameter(section.name + "." + key, "nothing",
                                     "must be given where " + why);
    return section[key];
}

/// What the first two leave of 1; a rounding of it is no data.
double data_share(const PlanTerms& p) {
    constexpr double rounding = 1e-12;
    const double left = 1.0 - p.compute_share - p.talent_share;
    if (left < -rounding)
        throw core::InvalidParameter("plan.talent_share", p.talent_share,
                                     "must leave no less than 0 for data beside compute_share");
    return left > rounding ? left : 0.0;
}

production::CES technology(const ChapterSection& section, const PlanTerms& p) {
    production::CES::Parameters ces;
    ces.sigma = p.sigma;
    ces.returns = p.returns;
    const double data = data_share(p);
    ces.shares = {{"compute", p.compute_share}, {"talent", 1.0 - p.compute_share - data}};
    ces.benchmark = {{"compute", p.benchmark_compute_flop_per_year},
                     {"talent", p.benchmark_talent_fte}};
    if (data == 0.0) return production::CES(ces);
    ces.shares.emplace_back("data", data);
    ces.benchmark["data"] =
        needed(section, "benchmark_data_tokens_per_year", "data have a share of the cost");
    return production::CES(ces);
}

PlanYear planned(const ChapterSection& section, const PlanTerms& p, double t) {
    PlanYear year;
    year.capability = p.capability * std::pow(1.0 + p.capability_growth_per_year, t);
    year.prices = {{"talent", p.wage_usd_per_year * std::pow(1.0 + p.wage_growth_per_year, t)}};
    if (data_share(p) > 0.0)
        year.prices["data"] =
            needed(section, "data_price_usd_per_token", "data have a share of the cost");
    year.chip_price_usd = p.chip_price_usd * std::exp(-p.chip_price_decline_per_year * t);
    year.flop_per_chip_year = p.flop_per_chip_year * std::pow(1.0 + p.flop_growth_per_year, t);
    year.most_chips = p.most_chips_per_year;
    year.upkeep_usd_per_chip_year = p.upkeep_usd_per_chip_year;
    // A new chip at the end costs P e^(−δT) and computes (1 + g)^T as much as one of year 0.
    year.salvage_usd_per_chip = p.end_value_share * p.chip_price_usd *
                                std::exp(-p.chip_price_decline_per_year * p.years) *
                                std::pow(1.0 + p.flop_growth_per_year, t - p.years);
    return year;
}

void change(const ChapterSection& table, const std::string& section, std::vector<PlanYear>& years) {
    require_whole(table, "year");
    const double t = table["year"];
    if (t >= static_cast<double>(years.size()))
        throw core::InvalidParameter(section + "." + table.name + ".year", t,
                                     "must be a year of the plan, the first is 0");
    auto& year = years[static_cast<std::size_t>(t)];
    year.capability = table.number("capability").value_or(year.capability);
    year.most_chips = table.number("most_chips").value_or(year.most_chips);
    year.chip_price_usd = table.number("chip_price_usd").value_or(year.chip_price_usd);
    year.prices["talent"] = table.number("wage_usd_per_year").value_or(year.prices["talent"]);
}

std::vector<OwnedChips> owned(const ChapterSection& section, const PlanTerms& p) {
    if (p.owned_chips == 0.0) return {};
    require_whole(section, "owned_years_left");
    const std::string why = "owned_chips are";
    return {{p.owned_chips, needed(section, "owned_flop_per_chip_year", why),
             static_cast<int>(needed(section, "owned_years_left", why))}};
}

}  // namespace

std::vector<Row> plan_rows() {
    return joined(
        rows_of_fields<PlanTerms>(),
        {number_row("benchmark_data_tokens_per_year", core::positive, "tokens per year",
                    "data of the benchmark", "must be given where data have a share"),
         number_row("data_price_usd_per_token", core::positive, "USD per token", "price of data",
                    "must be given where data have a share"),
         number_row("owned_flop_per_chip_year", core::positive, "FLOP per chip-year",
                    "compute of a chip that the lab has", "must be given with owned_chips"),
         number_row("owned_years_left", year_of_plan, "years",
                    "in which the chips that the lab has still serve, a whole number",
                    "must be given with owned_chips"),
         number_row("ban_year", year_of_plan, "year of the plan",
                    "from which a ban holds, the first is 0", "no ban is sure"),
         number_row("ban_rate_per_year", core::nonnegative, "per year",
                    "rate at which a ban comes, at the start of any year but the first; for plans "
                    "of up to 12 years",
                    "no ban is to be feared"),
         number_row("ban_premium", core::nonnegative_or_infinite, "",
                    "on the price of a chip after the ban", "no chip can be had after it")});
}

std::vector<Row> plan_change_rows() {
    const char* grown = "as the first year makes it";
    return {number_row("year", year_of_plan, "year of the plan", "that differs, the first is 0"),
            number_row("capability", core::positive, "index", "that the year must reach", grown),
            number_row("most_chips", core::nonnegative_or_infinite, "chips",
                       "that can be bought in the year", grown),
            number_row("chip_price_usd", core::positive, "USD", "price of a chip", grown),
            number_row("wage_usd_per_year", core::positive, "USD per FTE and year", "wage", grown)};
}

PurchasePlan purchase_plan(const ChapterSection& section) {
    const bool banned =
        section.number("ban_year").given() || section.number("ban_rate_per_year").given();
    if (section.number("ban_premium").given() && !banned)
        throw core::InvalidParameter("plan.ban_premium", section["ban_premium"],
                                     "must stand with ban_year or ban_rate_per_year");
    for (const char* key : {"years", "lifetime_years"}) require_whole(section, key);
    const auto p = parameters_of<PlanTerms>(section);
    std::vector<PlanYear> years;
    for (int t = 0; t < static_cast<int>(p.years); ++t)
        years.push_back(planned(section, p, static_cast<double>(t)));
    for (const auto* table : section.tables_of("change")) change(*table, section.name, years);
    return PurchasePlan({.technology = technology(section, p),
                         .years = std::move(years),
                         .rate_per_year = p.rate_per_year,
                         .attrition_per_year = p.attrition_per_year,
                         .lifetime_years = static_cast<int>(p.lifetime_years),
                         .owned = owned(section, p)});
}

std::optional<Ban> sure_ban(const ChapterSection& section) {
    if (!section.number("ban_year").given()) return std::nullopt;
    require_whole(section, "ban_year");
    return Ban{static_cast<int>(section["ban_year"]),
               section.number("ban_premium").value_or(core::infinity)};
}

std::optional<BanRisk> ban_risk(const ChapterSection& section) {
    const auto& rate = section.number("ban_rate_per_year");
    if (!rate.given()) return std::nullopt;
    if (section.number("ban_year").given())
        throw core::InvalidParameter("plan.ban_rate_per_year", rate.value,
                                     "must stand without ban_year: a ban is sure or feared");
    if (section["years"] > longest_tree_years)
        throw core::InvalidParameter("plan.years", section["years"],
                                     "must be 12 at most with ban_rate_per_year");
    return BanRisk{rate.value, section.number("ban_premium").value_or(core::infinity)};
}

}  // namespace isocost::scenario::detail
