#pragma once

#include <string>
#include <vector>

#include "isocost/scenario/mistakes.hpp"
#include "isocost/scenario/scenario.hpp"

/// Private to src/scenario: what a scenario must obey beyond the syntax of its file.
namespace isocost::scenario::detail {

/// All rules, each tried where nothing it rests on is wrong already.
void check(const Contents& contents, Mistakes& mistakes);

void check_technology(const Contents& contents, Mistakes& mistakes);
void check_input(const InputSection& input, const Contents& contents, Mistakes& mistakes);
void check_accounts(const Contents& contents, Mistakes& mistakes);

/// Names become parts of paths: lower-case letters, digits and underscores.
bool is_plain_name(const std::string& name);

/// An input of the firm: an input of the scenario, or the part of its compute that goes to final
/// runs or to experiments.
struct Leaf {
    std::string name;
    const InputSection* section;
    double part;  ///< of the section's benchmark quantity and cost
};

std::vector<Leaf> leaves(const Contents& contents);

}  // namespace isocost::scenario::detail
