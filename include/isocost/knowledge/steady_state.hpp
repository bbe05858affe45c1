#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "isocost/core/certificate.hpp"
#include "isocost/core/status.hpp"
#include "isocost/knowledge/stock.hpp"

namespace isocost::knowledge {

/// Where stocks come to rest. `residual` is max_j |dK_j/dt| over the sum of all that flows in and
/// out of lab j, from `rates_of` at the answer; 0 at rest. `optimal`: the residual is within 1e-12.
/// `unbounded`: a lab creates knowledge and loses none. `infeasible`: a lab neither creates nor
/// loses any, so that where it rests depends on where it starts; the reason names it, and
/// `obsolescence_per_year` above 0 would help in both cases. `out_of_range`: it loses next to none.
struct SteadyState {
    core::Status status = core::Status::stalled;
    std::string reason = {};
    std::vector<double> knowledge = {};
    std::vector<KnowledgeRates> rates = {};  ///< at rest
    std::vector<std::size_t> order = {};     ///< labs from the most knowledge to the least
    double residual = core::nan;
};

namespace detail {

inline double loss_per_year(const KnowledgeNetwork& network, std::size_t j) {
    return leaving_loss_per_year(network, j) + network.obsolescence_per_year;
}

/// A lab that loses no knowledge has no steady state of its own.
inline SteadyState without_rest(const Laboratory& lab) {
    const bool grows = lab.creation_per_year > 0.0;
    return {.status = grows ? core::Status::unbounded : core::Status::infeasible,
            .reason = lab.name +
                      (grows ? " creates knowledge and loses none: its stock grows "
                               "without end"
                             : " neither creates nor loses knowledge: where it rests "
                               "depends on where it starts") +
                      "; obsolescence_per_year above 0 would give it a rest"};
}

/// What a lab's stock would rest at if it learned from the labs in `above` alone: the average of
/// creation/loss and of their stocks, weighted with rates, (c + Σ a_i K_i)/(q + Σ a_i).
inline double rest_below(const KnowledgeNetwork& network, std::size_t j,
                         const std::vector<std::size_t>& above,
                         const std::vector<double>& knowledge) {
    double inflow = network.labs[j].creation_per_year;
    double outflow = loss_per_year(network, j);
    for (const std::size_t i : above) {
        inflow += learning_per_year(network, i, j) * knowledge[i];
        outflow += learning_per_year(network, i, j);
    }
    return inflow / outflow;
}

inline void certify(const KnowledgeNetwork& network, SteadyState& answer) {
    double worst = 0.0;
    for (const double stock : answer.knowledge)
        if (!std::isfinite(stock)) {
            answer.status = core::Status::out_of_range;
            answer.reason = "a lab loses so little that its stock is beyond double numbers";
            return;
        }
    answer.rates = knowledge_rates(network, answer.knowledge);
    for (const auto& r : answer.rates) {
        const double turnover = r.created + r.learned + r.left + r.obsolete;
        if (turnover > 0.0) worst = core::worse(worst, std::abs(r.net()) / turnover);
    }
    answer.residual = worst;
    // Each rate is a sum of at most n products: n roundings of 1e-16, and n is far below 1e3.
    if (worst <= 1e-12)
        answer.status = core::Status::optimal;
    else
        answer.reason = "the rates do not cancel";
}

}  // namespace detail

/// The steady state, exactly and without iteration. A lab learns only from labs that know more, so
/// the one at the top rests at creation/loss, the next at the average of its own creation/loss and
/// the top's stock weighted with rates, and so on downward: at each step the lab whose rest below
/// those already settled is highest is next, because learning from a lab above lifts a stock but
/// never past it.
///
/// Unique and reached from any start when every lab loses knowledge, q_j > 0: the rates are
/// piecewise linear with a kink where two stocks are equal, on every piece −∂(dK/dt)/∂K has
/// off-diagonal entries ≤ 0 and row sums q_j > 0 (an M-matrix), so the distance of two paths, by
/// the largest lab, falls at least at the rate min q_j. Throws InvalidParameter.
[[nodiscard]] inline SteadyState steady_state(const KnowledgeNetwork& network) {
    checked(network);
    const std::size_t n = network.labs.size();
    for (std::size_t j = 0; j < n; ++j)
        if (detail::loss_per_year(network, j) == 0.0) return detail::without_rest(network.labs[j]);
    SteadyState answer;
    answer.knowledge.assign(n, 0.0);
    std::vector<std::size_t> open(n);
    std::iota(open.begin(), open.end(), std::size_t{0});
    while (!open.empty()) {
        for (const std::size_t j : open)
            answer.knowledge[j] = detail::rest_below(network, j, answer.order, answer.knowledge);
        const auto next = std::max_element(open.begin(), open.end(), [&](auto a, auto b) {
            return answer.knowledge[a] < answer.knowledge[b];
        });
        answer.order.push_back(*next);
        open.erase(next);
    }
    detail::certify(network, answer);
    return answer;
}

}  // namespace isocost::knowledge
