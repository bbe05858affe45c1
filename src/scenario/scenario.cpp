#include "isocost/scenario/scenario.hpp"

#include "rules.hpp"

namespace isocost::scenario {

Scenario::Scenario(Contents contents) {
    Mistakes mistakes;
    detail::check(contents, mistakes);
    mistakes.throw_if_any();
    contents_ = std::make_shared<const Contents>(std::move(contents));
    hash_ = "sha256:" + sha256(canonical(*contents_));
}

}  // namespace isocost::scenario
