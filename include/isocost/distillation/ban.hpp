#pragma once

#include <array>
#include <vector>

#include "isocost/data/merit_order.hpp"
#include "isocost/data/synthetic.hpp"

namespace isocost::distillation {

/// Whether the teacher's owner, or its state, shuts the official door.
enum class Ban { none, official_api };

/// How a lab comes by a teacher's tokens. Quantities are effective tokens: those of the closed
/// teacher. A stock of 0 is a way that does not exist.
struct TeacherAccess {
    double api_usd_per_mtok = core::nan;     ///< official price
    double api_tokens_per_year = core::nan;  ///< ∞ without a limit
    double reseller_markup = core::nan;      ///< m: resold at (1 + m) times the official price
    double reseller_tokens_per_year = core::nan;
    double open_usd_per_mtok = core::nan;  ///< hosting an open-weights teacher
    double open_quality = core::nan;       ///< closed teacher's tokens that its token is worth
    double open_tokens_per_year = core::nan;
};

inline auto fields(const TeacherAccess&) {
    using A = TeacherAccess;
    using core::Field;
    constexpr auto stock = core::nonnegative_or_infinite;
    return std::array{Field{"api_usd_per_mtok", &A::api_usd_per_mtok, core::positive,
                            "USD per million tokens", "official price of the closed teacher"},
                      Field{"api_tokens_per_year", &A::api_tokens_per_year, stock,
                            "tokens per year", "tokens that the official API sells"},
                      Field{"reseller_markup", &A::reseller_markup, core::nonnegative, "",
                            "what resellers add, as a share of the official price"},
                      Field{"reseller_tokens_per_year", &A::reseller_tokens_per_year, stock,
                            "tokens per year", "tokens that resellers have"},
                      Field{"open_usd_per_mtok", &A::open_usd_per_mtok, core::positive,
                            "USD per million tokens", "cost of hosting an open-weights teacher"},
                      Field{"open_quality", &A::open_quality, core::positive, "",
                            "closed teacher's tokens that one of its tokens is worth"},
                      Field{"open_tokens_per_year", &A::open_tokens_per_year, stock,
                            "tokens per year", "tokens of the open-weights teacher"}};
}

/// The ways that are open, as sources of data.
inline std::vector<data::DataSource> teacher_sources(const TeacherAccess& access, Ban ban) {
    core::checked(access, "TeacherAccess");
    const double official = data::usd_per_token(access.api_usd_per_mtok);
    std::vector<data::DataSource> sources;
    const auto add = [&](const char* name, data::SourceKind kind, double tokens, double price,
                         double quality) {
        if (tokens > 0.0) sources.push_back({name, kind, tokens, price, quality});
    };
    if (ban == Ban::none)
        add("official API", data::SourceKind::teacher_api, access.api_tokens_per_year, official,
            1.0);
    add("reseller", data::SourceKind::teacher_api, access.reseller_tokens_per_year,
        official * (1.0 + access.reseller_markup), 1.0);
    add("open weights", data::SourceKind::teacher_open_weights, access.open_tokens_per_year,
        data::usd_per_token(access.open_usd_per_mtok), access.open_quality);
    return sources;
}

/// The supply of effective teacher tokens: the cost of a firm's input `teacher`. Throws
/// InvalidParameter when no way is open: then the input's cap is 0, which is the firm's to say.
inline cost::TieredCost teacher_cost(const TeacherAccess& access, Ban ban) {
    const auto sources = teacher_sources(access, ban);
    if (sources.empty())
        throw core::InvalidParameter("TeacherAccess", "{}", "must leave one way open",
                                     "without any, give the input teacher a cap of 0");
    return data::data_cost(data::merit_order(sources));
}

/// Most that a ban can cost a firm which buys so many effective tokens without it, USD per year:
/// the same tokens from what is left. Whatever its technology, it could go on as before for that
/// much more (Laspeyres); what it substitutes only lowers the bill. ∞ where what is left ends.
inline double most_cost_of_ban_usd_per_year(const TeacherAccess& access, double effective_tokens) {
    const auto free = teacher_cost(access, Ban::none);
    core::require("most_cost_of_ban_usd_per_year.effective_tokens", effective_tokens,
                  {0.0, free.capacity(), false, free.capacity() == core::infinity,
                   "must be 0 or more and finite, and no more than there is"});
    return teacher_cost(access, Ban::official_api).outlay(effective_tokens) -
           free.outlay(effective_tokens);
}

/// The mark-up above which resellers sell nothing, since an effective token of the open-weights
/// teacher is cheaper: (p_open/z)/p_api − 1. At or below 0 the ban is idle from the start.
inline double bounding_markup(const TeacherAccess& access) {
    core::checked(access, "TeacherAccess");
    return access.open_usd_per_mtok / access.open_quality / access.api_usd_per_mtok - 1.0;
}

}  // namespace isocost::distillation
