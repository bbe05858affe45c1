#include <pybind11/numpy.h>

#include "inference.hpp"

namespace isocost::python {

namespace {

using namespace isocost::inference;
using py::arg;

std::string text(core::Status status) { return std::string(core::name(status)); }

py::dict answer(const Serving& s) {
    const bool busy = s.bottleneck == Bottleneck::arithmetic;
    return py::dict(arg("status") = text(s.status), arg("reason") = s.reason,
                    arg("bytes_needed") = s.bytes_needed, arg("bytes_there") = s.bytes_there,
                    arg("least_chips") = s.least_chips, arg("largest_batch") = s.largest_batch,
                    arg("seconds_per_token") = s.seconds_per_token,
                    arg("tokens_per_s_per_user") = s.tokens_per_s_per_user,
                    arg("tokens_per_s") = s.tokens_per_s, arg("usd_per_mtok") = s.usd_per_mtok,
                    arg("utilization") = s.utilization,
                    arg("bottleneck") = std::string(busy ? "arithmetic" : "memory_bandwidth"));
}

py::dict answer(const RequestPrice& p) {
    return py::dict(arg("status") = text(p.status), arg("reason") = p.reason,
                    arg("prefill_s") = p.prefill_s, arg("decode_s") = p.decode_s,
                    arg("usd_per_input_mtok") = p.usd_per_input_mtok,
                    arg("usd_per_output_mtok") = p.usd_per_output_mtok, arg("usd") = p.usd);
}

py::tuple tuple_of(const FrontierPoint& p) {
    return py::make_tuple(p.chips, p.batch, p.usd_per_mtok, p.tokens_per_s_per_user);
}

py::dict answer(const Frontier& f) {
    py::list points;
    for (const auto& point : f.points) points.append(tuple_of(point));
    return py::dict(arg("status") = text(f.status), arg("reason") = f.reason,
                    arg("points") = points, arg("placements") = f.placements,
                    arg("infeasible") = f.infeasible, arg("uncovered") = f.certificate.uncovered,
                    arg("dominated") = f.certificate.dominated);
}

py::dict answer(const DayAccount& a) {
    return py::dict(arg("nodes") = a.nodes, arg("cost_usd") = a.cost_usd,
                    arg("usd_per_mtok") = a.usd_per_mtok,
                    arg("usd_per_output_mtok") = a.usd_per_output_mtok,
                    arg("revenue_at_list_price_usd") = a.revenue_at_list_price_usd,
                    arg("list_price_usd_per_mtok") = a.list_price_usd_per_mtok,
                    arg("output_tokens_per_s_per_node") = a.output_tokens_per_s_per_node,
                    arg("tokens_per_s_per_node") = a.tokens_per_s_per_node);
}

py::dict answer(const BreakEven& b) {
    return py::dict(arg("status") = text(b.status), arg("reason") = b.reason,
                    arg("utilization") = b.utilization,
                    arg("tokens_per_month") = b.tokens_per_month,
                    arg("tokens_per_year") = b.tokens_per_year,
                    arg("least_tokens_per_s") = b.least_tokens_per_s,
                    arg("most_usd_per_hour") = b.most_usd_per_hour,
                    arg("least_api_usd_per_mtok") = b.least_api_usd_per_mtok);
}

py::dict answer(const HostingChoice& c) {
    return py::dict(arg("deployments") = c.deployments,
                    arg("self_hosted_usd_per_month") = c.self_hosted_usd_per_month,
                    arg("api_usd_per_month") = c.api_usd_per_month, arg("self_host") = c.self_host);
}

py::dict answer(const Parity& p) {
    py::list rows;
    for (const auto& row : p.rows)
        rows.append(py::make_tuple(row.name, row.score_per_joule, row.usd_per_task, row.why_not));
    return py::dict(arg("status") = text(p.status), arg("reason") = p.reason,
                    arg("cheapest") = p.cheapest, arg("usd_per_task") = p.usd_per_task,
                    arg("joules_factor") = p.joules_factor, arg("rows") = rows);
}

py::dict answer(const SiliconBreakEven& b) {
    return py::dict(arg("status") = text(b.status), arg("reason") = b.reason,
                    arg("annuity_usd_per_year") = b.annuity_usd_per_year,
                    arg("flop_per_year") = b.flop_per_year);
}

py::dict answer(const SiliconChoice& c) {
    return py::dict(arg("own_usd_per_year") = c.own_usd_per_year,
                    arg("bought_usd_per_year") = c.bought_usd_per_year, arg("own") = c.own);
}

py::dict answer(const OpenWeightsRent& r) {
    return py::dict(arg("regime") = std::string(name(r.regime)),
                    arg("price_usd_per_user_year") = r.price_usd_per_user_year,
                    arg("share") = r.share, arg("rent_usd_per_year") = r.rent_usd_per_year,
                    arg("rent_per_quality_gap") = r.rent_per_quality_gap);
}

py::dict answer(const ComputeShares& s) {
    return py::dict(arg("status") = text(s.status), arg("reason") = s.reason,
                    arg("serving_flop_per_year") = s.serving_flop_per_year,
                    arg("synthetic_flop_per_year") = s.synthetic_flop_per_year,
                    arg("research_cap_flop_per_year") = s.research_cap_flop_per_year,
                    arg("least_cap_flop_per_year") = s.least_cap_flop_per_year,
                    arg("most_served_share") = s.most_served_share);
}

using Array = py::array_t<double, py::array::c_style | py::array::forcecast>;

py::array_t<double> rent_path(const OpenRival& rival, const Array& gaps) {
    py::array_t<double> rents(gaps.size());
    for (py::ssize_t k = 0; k < gaps.size(); ++k) {
        OpenRival closer = rival;
        closer.quality_gap_usd_per_user_year = gaps.data()[k];
        rents.mutable_data()[k] = rent_against_open_weights(closer).rent_usd_per_year;
    }
    return rents;
}

void bind_serving(py::module_& m) {
    m.def(
        "serve", [](const Placement& p) { return answer(serve(p)); }, arg("placement"));
    m.def("seconds_per_prompt", &seconds_per_prompt, arg("model"), arg("chip"), arg("prefill"),
          arg("input_tokens"));
    m.def("usd_per_input_mtok", &usd_per_input_mtok, arg("model"), arg("chip"), arg("prefill"));
    m.def(
        "price_of",
        [](const Request& r, const Placement& d, const Prefill& p) {
            return answer(price_of(r, d, p));
        },
        arg("request"), arg("decode"), arg("prefill"));
    m.def(
        "price_speed_frontier",
        [](const Transformer& model, const ServingChip& chip, const std::vector<double>& chips,
           const std::vector<double>& batches, double context_tokens,
           const ReductionLatency& reduction, bool cache_reads) {
            return answer(price_speed_frontier(
                model, chip, {chips, batches, context_tokens, cache_reads}, reduction));
        },
        arg("model"), arg("chip"), arg("chips"), arg("batches"), arg("context_tokens"),
        arg("reduction"), arg("cache_reads"));
}

void bind_day(py::module_& m) {
    m.def("prefill_nodes", &prefill_nodes, arg("day"));
    m.def("decode_nodes", &decode_nodes, arg("day"));
    m.def("implied_nodes", &implied_nodes, arg("day"));
    m.def("revenue_at_list_price_usd", &revenue_at_list_price_usd, arg("day"), arg("prices"));
    m.def(
        "account",
        [](const ServingDay& day, double nodes, const PriceList& prices) {
            return answer(account(day, nodes, prices));
        },
        arg("day"), arg("nodes"), arg("prices"));
}

void bind_hosting(py::module_& m) {
    m.def("self_hosted_usd_per_mtok", &self_hosted_usd_per_mtok, arg("own"), arg("utilization"));
    m.def("break_even_utilization", py::vectorize(&break_even_utilization), arg("usd_per_hour"),
          arg("tokens_per_s"), arg("api_usd_per_mtok"), arg("variable_usd_per_mtok"));
    m.def(
        "break_even_load",
        [](const SelfHosting& own, double api) { return answer(break_even_load(own, api)); },
        arg("own"), arg("api_usd_per_mtok"));
    m.def(
        "compare_hosting",
        [](const SelfHosting& own, double api, double tokens) {
            return answer(compare_hosting(own, api, tokens));
        },
        arg("own"), arg("api_usd_per_mtok"), arg("tokens_per_month"));
}

void bind_efficiency(py::module_& m) {
    m.def("value_of_efficiency_usd_per_year", &value_of_efficiency_usd_per_year,
          arg("tokens_per_year"), arg("usd_per_mtok"), arg("share"));
    m.def("joules_per_token", &joules_per_token, arg("chips"), arg("chip_w"), arg("tokens_per_s"));
    m.def(
        "parity",
        [](const py::iterable& candidates, double rival) {
            std::vector<ReasoningCandidate> all;
            for (const auto& one : candidates) all.push_back(one.cast<ReasoningCandidate>());
            return answer(parity(all, rival));
        },
        arg("candidates"), arg("rival_score_per_joule"));
}

void bind_silicon(py::module_& m) {
    m.def(
        "break_even_volume", [](const OwnSilicon& s) { return answer(break_even_volume(s)); },
        arg("silicon"));
    m.def(
        "compare_silicon",
        [](const OwnSilicon& s, double flop) { return answer(compare_silicon(s, flop)); },
        arg("silicon"), arg("flop_per_year"));
}

void bind_open_weights(py::module_& m) {
    m.def(
        "rent_against_open_weights",
        [](const OpenRival& r) { return answer(rent_against_open_weights(r)); }, arg("rival"));
    m.def(
        "rent_with_outside_option",
        [](const OpenRival& r, double quality) {
            return answer(rent_with_outside_option(r, quality));
        },
        arg("rival"), arg("open_quality_usd_per_user_year"));
    m.def("rent_path", &rent_path, arg("rival"), arg("quality_gaps_usd_per_user_year"));
    m.def("rent_at_price_usd_per_year", &rent_at_price_usd_per_year, arg("rival"),
          arg("price_usd_per_user_year"));
    m.def("open_model_binds", &open_model_binds, arg("rival"),
          arg("open_quality_usd_per_user_year"));
    m.def("publication_gain_usd_per_year", &publication_gain_usd_per_year, arg("publication"));
    m.def("community_fte", &community_fte, arg("downloads_per_year"), arg("contributing_share"),
          arg("hours_per_contributor"), arg("hours_per_fte_year"));
}

void bind_shared(py::module_& m) {
    m.def(
        "share_compute", [](const SharedCompute& s) { return answer(share_compute(s)); },
        arg("compute"));
    m.def("cap_flop_per_token", &cap_flop_per_token, arg("active_parameters"),
          arg("research_utilization"), arg("token_utilization"));
    m.def("displaced_research_usd_per_mtok", &displaced_research_usd_per_mtok,
          arg("shadow_price_usd_per_flop"), arg("cap_flop_per_token"));
}

}  // namespace

void bind_inference_answers(py::module_& m) {
    bind_serving(m);
    bind_day(m);
    bind_hosting(m);
    bind_efficiency(m);
    bind_silicon(m);
    bind_open_weights(m);
    bind_shared(m);
}

}  // namespace isocost::python
