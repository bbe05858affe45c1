#include "chapters.hpp"
#include "isocost/compute/adaptation.hpp"
#include "isocost/inference/shared_compute.hpp"

namespace isocost::scenario {

namespace {

using namespace detail;

Row yes_or_no(std::string key, std::string meaning) {
    return word_row(std::move(key), {"yes", "no"}, std::move(meaning), "no");
}

std::vector<Row> export_rows() {
    constexpr core::Bounds share{0.0, 1.0, false, false, "must be from 0 to 1"};
    return {word_row("date", {}, "day whose rules are in force, YYYY-MM-DD"),
            word_row("entity", {}, "who is to have the chips, for lists of entities"),
            yes_or_no("admit_case_by_case", "as if licences reviewed case by case were granted"),
            yes_or_no("admit_licences", "as if licences were granted that are refused as a rule"),
            yes_or_no("admit_unknown", "as if figures that nobody publishes allowed a chip"),
            number_row("rent_pass_through", share, "", "share of a tariff that reaches rents",
                       "an error where a tariff meets rented chips")};
}

std::vector<Row> adaptation_rows() {
    const auto fields = compute::fields(compute::AdaptedClass{});
    return {row_of(fields[2]), row_of(fields[3]),
            number_row("wage_usd_per_year", core::positive, "USD per FTE and year",
                       "what an engineer on adaptation costs"),
            number_row("most_fte", {1.0, 1000.0, false, false, "must be from 1 to 1000"}, "FTE",
                       "most engineers on adaptation")};
}

/// All but the cap, which the section of compute has.
std::vector<Row> serving_rows() {
    auto rows = rows_of_fields<inference::SharedCompute>();
    rows.erase(rows.begin());
    return rows;
}

}  // namespace

const std::vector<Chapter>& compute_parts() {
    static const std::vector<Chapter> all{
        {"export",
         "rules of export control: which chips of the fleet may be held on a day, outside the "
         "benchmark",
         export_rows(),
         {}},
        {"adaptation",
         "engineers who raise the utilization of owned chips, outside the benchmark: they are "
         "talent that makes compute",
         adaptation_rows(),
         {}},
        {"serving",
         "what serving and synthetic data take from the cap on compute; research has the rest. "
         "They "
         "are not paid here and add no tokens to data",
         serving_rows(),
         {}},
    };
    return all;
}

}  // namespace isocost::scenario
