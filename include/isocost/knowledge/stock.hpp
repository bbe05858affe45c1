#pragma once

#include <array>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "isocost/knowledge/counts.hpp"

namespace isocost::knowledge {

/// One lab of those among which people move. Headcount is held by hiring from elsewhere.
struct Laboratory {
    std::string name = {};
    double knowledge = core::nan;          ///< K_j today
    double headcount = core::nan;          ///< L_j
    double creation_per_year = core::nan;  ///< of knowledge
    double codified_share = core::nan;     ///< that stays because it is written down
    double unshared_share = core::nan;     ///< φ, of a leaver's knowledge that no colleague holds
    double exits_per_year = core::nan;     ///< who leave for none of the other labs
};

inline auto fields(const Laboratory&) {
    using L = Laboratory;
    return std::array{
        core::Field{"knowledge", &L::knowledge, core::nonnegative, "knowledge",
                    "stock of tacit and codified knowledge today"},
        core::Field{"headcount", &L::headcount, core::positive, "persons", "people of the lab"},
        core::Field{"creation_per_year", &L::creation_per_year, core::nonnegative,
                    "knowledge per year", "knowledge that it creates itself"},
        core::Field{"codified_share", &L::codified_share, share, "",
                    "share that is written down and stays when people leave"},
        core::Field{"unshared_share", &L::unshared_share, share, "",
                    "share of a leaver's knowledge that no colleague holds"},
        core::Field{"exits_per_year", &L::exits_per_year, core::nonnegative, "persons per year",
                    "people who leave for none of the other labs"}};
}

using Matrix = std::vector<std::vector<double>>;  ///< row i, column j: from lab i to lab j

/// Labs, the people who move between them and what these carry.
struct KnowledgeNetwork {
    std::vector<Laboratory> labs = {};
    Matrix flow_persons_per_year = {};  ///< M_ij L_i, persons; the diagonal is 0
    Matrix diffusion_gap = {};          ///< g_ij, share that does not pass; empty: 0 everywhere
    double carry = core::nan;           ///< share of the difference that a mover carries
    double obsolescence_per_year = core::nan;  ///< δ_K
};

inline auto fields(const KnowledgeNetwork&) {
    using N = KnowledgeNetwork;
    return std::array{
        core::Field{"carry", &N::carry, share, "", "share of the difference that a mover carries"},
        core::Field{"obsolescence_per_year", &N::obsolescence_per_year, core::nonnegative,
                    "per year", "rate at which knowledge becomes worthless by itself"}};
}

namespace detail {

inline std::string cell(const char* matrix, std::size_t i, std::size_t j) {
    return "KnowledgeNetwork." + std::string(matrix) + "[" + std::to_string(i) + "][" +
           std::to_string(j) + "]";
}

inline void check_matrix(const Matrix& matrix, std::size_t labs, const char* name,
                         const core::Bounds& bounds) {
    const auto where = "KnowledgeNetwork." + std::string(name);
    const auto rule = "must have a row and a column for each of " + std::to_string(labs) + " labs";
    if (matrix.size() != labs)
        throw core::InvalidParameter(where, std::to_string(matrix.size()) + " rows", rule);
    for (std::size_t i = 0; i < labs; ++i) {
        if (matrix[i].size() != labs)
            throw core::InvalidParameter(where, std::to_string(matrix[i].size()) + " columns",
                                         rule);
        for (std::size_t j = 0; j < labs; ++j)
            core::require([&] { return cell(name, i, j); }, matrix[i][j], bounds);
    }
}

}  // namespace detail

/// Throws InvalidParameter unless every figure is in its domain, the matrices fit the labs, and
/// nobody moves from a lab to itself.
inline const KnowledgeNetwork& checked(const KnowledgeNetwork& network) {
    const std::size_t n = network.labs.size();
    if (n == 0) throw core::InvalidParameter("KnowledgeNetwork.labs", "none", "must be given");
    core::checked(network, "KnowledgeNetwork");
    for (const auto& lab : network.labs) core::checked(lab, "Laboratory(" + lab.name + ")");
    detail::check_matrix(network.flow_persons_per_year, n, "flow_persons_per_year",
                         core::nonnegative);
    if (!network.diffusion_gap.empty())
        detail::check_matrix(network.diffusion_gap, n, "diffusion_gap", share);
    for (std::size_t i = 0; i < n; ++i)
        if (network.flow_persons_per_year[i][i] != 0.0)
            throw core::InvalidParameter(detail::cell("flow_persons_per_year", i, i),
                                         network.flow_persons_per_year[i][i],
                                         "must be 0: who stays does not move");
    return network;
}

/// Rate at which lab j closes a gap to lab i, per year: flow_ij · carry · (1 − g_ij)/L_j.
inline double learning_per_year(const KnowledgeNetwork& network, std::size_t i, std::size_t j) {
    if (i == j) return 0.0;
    const double gap = network.diffusion_gap.empty() ? 0.0 : network.diffusion_gap[i][j];
    return network.flow_persons_per_year[i][j] * network.carry * (1.0 - gap) /
           network.labs[j].headcount;
}

/// People who leave lab j in a year, to the other labs and elsewhere.
inline double quits_per_year(const KnowledgeNetwork& network, std::size_t j) {
    const auto& row = network.flow_persons_per_year[j];
    return std::accumulate(row.begin(), row.end(), network.labs[j].exits_per_year);
}

/// Share of its knowledge that lab j loses with its leavers, per year:
/// quit_j(1 − codified_j)φ_j/L_j.
inline double leaving_loss_per_year(const KnowledgeNetwork& network, std::size_t j) {
    const auto& lab = network.labs[j];
    return quits_per_year(network, j) * (1.0 - lab.codified_share) * lab.unshared_share /
           lab.headcount;
}

/// What changes a lab's knowledge, each 0 or more, knowledge per year. A mover's knowledge is not
/// taken from where he was: loss at the source and gain at the destination are different amounts.
struct KnowledgeRates {
    double created = core::nan;
    double learned = core::nan;   ///< gain at the destination, from those who came
    double left = core::nan;      ///< loss at the source, with those who went
    double obsolete = core::nan;  ///< worthless by itself

    double net() const { return created + learned - left - obsolete; }
};

/// The rates of one lab at the given stocks of all, knowledge per year (the model of this library):
///   dK_j/dt = creation_j + Σ_{i≠j} flow_ij carry (1 − g_ij)(K_i − K_j)⁺/L_j
///             − quit_j (1 − codified_j) φ_j K_j/L_j − δ_K K_j.
/// Gains from movers are an assumption of size `carry`: hires from better firms raised productivity
/// by 0.35 % a year in Stoyanov and Zubanov 2012, other studies differ. No check of the domain.
inline KnowledgeRates rates_of(const KnowledgeNetwork& network, std::size_t j,
                               const std::vector<double>& knowledge) {
    KnowledgeRates rates{.created = network.labs[j].creation_per_year,
                         .learned = 0.0,
                         .left = leaving_loss_per_year(network, j) * knowledge[j],
                         .obsolete = network.obsolescence_per_year * knowledge[j]};
    for (std::size_t i = 0; i < network.labs.size(); ++i)
        if (knowledge[i] > knowledge[j])
            rates.learned += learning_per_year(network, i, j) * (knowledge[i] - knowledge[j]);
    return rates;
}

/// The rates of all labs at the given stocks. Throws InvalidParameter.
inline std::vector<KnowledgeRates> knowledge_rates(const KnowledgeNetwork& network,
                                                   const std::vector<double>& knowledge) {
    checked(network);
    if (knowledge.size() != network.labs.size())
        throw core::InvalidParameter("knowledge", std::to_string(knowledge.size()) + " stocks",
                                     "must be one for each lab");
    for (const double k : knowledge) core::require("knowledge", k, core::nonnegative);
    std::vector<KnowledgeRates> rates;
    for (std::size_t j = 0; j < knowledge.size(); ++j)
        rates.push_back(rates_of(network, j, knowledge));
    return rates;
}

}  // namespace isocost::knowledge
