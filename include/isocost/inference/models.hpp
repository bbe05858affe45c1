#pragma once

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "isocost/core/field.hpp"
#include "isocost/core/named_values.hpp"

namespace isocost::inference {

inline constexpr double tokens_per_mtok = 1e6;  ///< prices are per million tokens

/// The shape of a language model, as far as its serving costs depend on it. The cache of keys and
/// values may be unknown (NaN): then only placements without context can be asked for.
struct Transformer {
    std::string name = {};
    double parameters = core::nan;         ///< all of them, the experts of a mixture included
    double active_parameters = core::nan;  ///< that work on one token
    double layers = core::nan;
    double bytes_per_weight = core::nan;
    double kv_bytes_per_token = core::nan;  ///< over all layers
    std::string source = {};
};

inline auto fields(const Transformer&) {
    using T = Transformer;
    return std::array{
        core::Field{"parameters", &T::parameters, core::positive, "", "all parameters"},
        core::Field{"active_parameters", &T::active_parameters, core::positive, "",
                    "parameters that work on one token"},
        core::Field{"layers", &T::layers, core::positive, "", "layers"},
        core::Field{"bytes_per_weight", &T::bytes_per_weight, core::positive, "bytes",
                    "bytes of a stored weight"},
        core::Field{"kv_bytes_per_token", &T::kv_bytes_per_token, core::positive, "bytes",
                    "cache of keys and values per token of context"}};
}

/// The model, if every figure lies in its domain; the cache alone may be unknown. Throws
/// InvalidParameter.
inline const Transformer& checked(const Transformer& model) {
    const std::string where = "Transformer(" + model.name + ")";
    for (const auto& field : fields(model)) {
        const double value = model.*field.member;
        if (std::isnan(value) && field.key == "kv_bytes_per_token") continue;
        core::require(where + "." + std::string(field.key), value, field.bounds,
                      std::string(field.meaning));
    }
    if (model.active_parameters > model.parameters)
        throw core::InvalidParameter(where + ".active_parameters", model.active_parameters,
                                     "must be at most all parameters");
    return model;
}

/// Bytes that the weights take.
inline double weight_bytes(const Transformer& model) {
    return model.parameters * model.bytes_per_weight;
}

/// FLOP of a forward pass per token, 2 per active parameter (Kaplan et al. 2020, arXiv:2001.08361,
/// without attention over the context).
inline double flop_per_token(const Transformer& model) { return 2.0 * model.active_parameters; }

namespace detail {

/// Cache at 16 bits: a key and a value per layer and head that keeps them.
constexpr double kv_bytes(double layers, double heads, double head_size) {
    constexpr double key_and_value = 2.0;
    constexpr double bytes = 2.0;
    return key_and_value * bytes * layers * heads * head_size;
}

inline constexpr const char* llama = "parameters Erdil 2025; shape Llama Team 2024, 2407.21783";

}  // namespace detail

/// Models whose serving is well described. Parameters, layers and 2 bytes per weight of the first
/// six as in Erdil 2025 (arXiv:2506.04645), whose GPT-4 is a rumor: its cache is not known.
/// DeepSeek-R1: 671 billion parameters, 37 active, 61 layers, FP8, of each layer and token a latent
/// of 512 + 64 numbers kept at 16 bits (DeepSeek-AI 2024, arXiv:2412.19437).
inline std::vector<Transformer> transformers() {
    using detail::kv_bytes;
    return {
        {"Llama 3 8B", 8029995008.0, 8029995008.0, 32.0, 2.0, kv_bytes(32.0, 8.0, 128.0),
         detail::llama},
        {"Llama 3 70B", 70552387584.0, 70552387584.0, 80.0, 2.0, kv_bytes(80.0, 8.0, 128.0),
         detail::llama},
        {"Llama 3 405B", 410077102080.0, 410077102080.0, 126.0, 2.0, kv_bytes(126.0, 8.0, 128.0),
         detail::llama},
        {"GPT-3", 175181291520.0, 175181291520.0, 96.0, 2.0, kv_bytes(96.0, 96.0, 128.0),
         "parameters Erdil 2025; shape Brown et al. 2020, 2005.14165"},
        {"GPT-4", 1796850057216.0, 274821021696.0, 120.0, 2.0, core::nan,
         "Erdil 2025, after a rumor"},
        {"Mixtral 8x22B", 140617187328.0, 39148584960.0, 56.0, 2.0, kv_bytes(56.0, 8.0, 128.0),
         "parameters Erdil 2025; shape Mistral AI 2024"},
        {"DeepSeek-R1", 671e9, 37e9, 61.0, 1.0, 61.0 * (512.0 + 64.0) * 2.0,
         "DeepSeek-AI 2024, 2412.19437"},
    };
}

/// One of them by name. Throws InvalidParameter, listing the names there are.
inline Transformer transformer(std::string_view name) {
    const auto all = transformers();
    core::Names names;
    for (const auto& model : all) names.push_back(model.name);
    return all[core::position(names, name, "transformer")];
}

}  // namespace isocost::inference
