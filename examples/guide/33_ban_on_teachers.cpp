// A ban on a teacher's tokens, as a lab feels it: dearer tiers of the input `teacher`, bounded by a
// teacher with open weights. All figures are made up.
#include <cstdio>
#include <isocost/distillation/ban.hpp>
#include <isocost/isocost.hpp>

using namespace isocost::distillation;

isocost::Result solve(const TeacherAccess& access, Ban ban) {
    const isocost::Nest data({.sigma = 2.0, .children = {{"own", 0.5}, {"teacher", 0.5}}});
    const isocost::Nest tree(
        {.sigma = 0.6,
         .children = {{"data", 0.2, data}, {"compute", 0.6}, {"talent", 0.2}},
         .benchmark = {{"own", 1e11}, {"teacher", 1e10}, {"compute", 1e24}, {"talent", 2.0}}});
    const isocost::Firm firm({.technology = tree,
                              .costs = {{"own", isocost::LinearCost({.price = 1e-6})},
                                        {"teacher", teacher_cost(access, ban)},
                                        {"compute", isocost::LinearCost({.price = 6e-19})},
                                        {"talent", isocost::LinearCost({.price = 1e5})}}});
    return isocost::minimize_opex(firm, {.capability = 1.0}).require_optimal();
}

int main() {
    // Official tokens at 10 USD per million; after the ban resellers ask half as much again for a
    // few, and an open teacher at 2.19 USD is worth a tenth of a token.
    TeacherAccess access{.api_usd_per_mtok = 10.0,
                         .api_tokens_per_year = isocost::infinity,
                         .reseller_markup = 0.5,
                         .reseller_tokens_per_year = 2e9,
                         .open_usd_per_mtok = 2.19,
                         .open_quality = 0.1,
                         .open_tokens_per_year = isocost::infinity};
    const auto free = solve(access, Ban::none);
    const auto banned = solve(access, Ban::official_api);
    std::printf("Opex rises by %.2f %%\n", 100.0 * (banned.opex / free.opex - 1.0));
    bool ok = banned.opex > free.opex && banned.inputs["own"] > free.inputs["own"];

    // Whatever the technology: going on as before from what is left would cost at most so much.
    const double most = most_cost_of_ban_usd_per_year(access, free.inputs["teacher"]);
    std::printf("at most %.2f %%\n", 100.0 * most / free.opex);
    ok = ok && banned.opex - free.opex < most;

    // Above this mark-up resellers sell nothing: the open teacher bounds the damage.
    std::printf("open weights bound the mark-up at %.0f %%\n", 100.0 * bounding_markup(access));
    access.reseller_markup = 2.0;
    const auto dear = solve(access, Ban::official_api);
    access.reseller_markup = 20.0;
    ok = ok && solve(access, Ban::official_api).opex == dear.opex;
    return ok ? 0 : 1;
}
