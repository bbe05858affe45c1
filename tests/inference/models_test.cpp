#include "isocost/inference/models.hpp"

#include <doctest/doctest.h>

namespace models_test {

using namespace isocost;
using inference::Transformer;

TEST_CASE("every preset is in its domain, has a source and is found by name") {
    for (const auto& model : inference::transformers()) {
        CHECK_NOTHROW(inference::checked(model));
        CHECK(!model.source.empty());
        CHECK(inference::transformer(model.name).parameters == model.parameters);
    }
}

TEST_CASE("known shapes: bytes of weights, of cache, FLOP of a token") {
    const auto llama = inference::transformer("Llama 3 70B");
    CHECK(inference::weight_bytes(llama) == 2.0 * 70552387584.0);
    CHECK(inference::flop_per_token(llama) == 2.0 * 70552387584.0);
    // 80 layers × 8 heads × 128 × key and value × 2 bytes.
    CHECK(llama.kv_bytes_per_token == 327680.0);
    const auto r1 = inference::transformer("DeepSeek-R1");
    CHECK(inference::weight_bytes(r1) == 671e9);
    CHECK(inference::flop_per_token(r1) == 74e9);
    CHECK(r1.kv_bytes_per_token == 70272.0);
}

TEST_CASE("a shape that makes no sense is refused with field, value and rule") {
    CHECK_THROWS_WITH(inference::transformer("Llama"),
                      "transformer = \"Llama\": must be one of: Llama 3 8B, Llama 3 70B, Llama 3 "
                      "405B, GPT-3, GPT-4, Mixtral 8x22B, DeepSeek-R1");
    auto model = inference::transformer("Llama 3 8B");
    model.layers = core::nan;
    CHECK_THROWS_WITH(inference::checked(model),
                      "Transformer(Llama 3 8B).layers = nan: must be positive and finite (layers)");
    model = inference::transformer("Llama 3 8B");
    model.active_parameters = 2.0 * model.parameters;
    CHECK_THROWS_AS(inference::checked(model), core::InvalidParameter);
    model.active_parameters = model.parameters;
    model.kv_bytes_per_token = -1.0;
    CHECK_THROWS_AS(inference::checked(model), core::InvalidParameter);
    model.kv_bytes_per_token = core::nan;
    CHECK_NOTHROW(inference::checked(model));
}

}  // namespace models_test
