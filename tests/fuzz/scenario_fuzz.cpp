#include <cstddef>
#include <cstdint>
#include <string_view>

#include "isocost/scenario/run.hpp"

/// A scenario and a reform from the same bytes, split at the first NUL: whatever they are, the
/// answer is a scenario, a solved or unsolved result, or a ScenarioError.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace isocost::scenario;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto split = bytes.find('\0');
    const auto reform_text = split == std::string_view::npos ? "" : bytes.substr(split + 1);
    try {
        const auto scenario = load_text(bytes.substr(0, split), "fuzz");
        const auto model = build(scenario);
        if (reform_text.find('\n') == std::string_view::npos)
            (void)build(apply(scenario, parse_change(reform_text)));
        else
            (void)build(apply(scenario, load_reform_text(reform_text, "fuzz")));
        (void)model;
    } catch (const ScenarioError&) {
    }
    return 0;
}
