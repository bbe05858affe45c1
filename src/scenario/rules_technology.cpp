#include <algorithm>
#include <cmath>

#include "isocost/scenario/near.hpp"
#include "rules.hpp"

namespace isocost::scenario::detail {

namespace {

/// Checks that the nests make a tree whose leaves are the inputs.
class TreeRules {
public:
    TreeRules(const Contents& contents, Mistakes& mistakes)
        : root_(contents.technology), mistakes_(mistakes) {
        for (const auto& leaf : leaves(contents)) inputs_.push_back(leaf.name);
        any_shares_ = has_shares(root_);
    }

    void check() {
        list(root_, "technology");
        nest_names(root_, "technology");
        missing();
        children(root_, "technology");
    }

private:
    static bool has(const core::Names& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }
    static bool has_shares(const TechnologySection& nest) {
        return !nest.shares.empty() ||
               std::any_of(nest.nests.begin(), nest.nests.end(), has_shares);
    }

    void list(const TechnologySection& nest, const std::string& path) {
        for (const auto& name : nest.inputs.value) {
            const auto wrong = [&](const std::string& rule, core::Names near = {}) {
                mistakes_.add(nest.inputs.origin, path + ".inputs", "\"" + printable(name) + "\"",
                              rule, std::move(near));
            };
            if (!has(inputs_, name))
                wrong("is not an input (they are: " + core::joined(inputs_) + ")",
                      near_matches(name, inputs_));
            else if (has(listed_, name))
                wrong("must be in one nest only");
            listed_.push_back(name);
        }
        for (const auto& inner : nest.nests) list(inner, path + "." + inner.name);
    }

    void nest_names(const TechnologySection& nest, const std::string& path) {
        for (const auto& inner : nest.nests) {
            const std::string inner_path = path + "." + printable(inner.name);
            if (!is_plain_name(inner.name))
                mistakes_.add(
                    inner.origin, inner_path, "",
                    "the name of a nest must be lower-case letters, digits and underscores");
            else if (has(inputs_, inner.name) || has(nests_, inner.name))
                mistakes_.add(inner.origin, inner_path, "",
                              "the name is taken by an input or another nest");
            nests_.push_back(inner.name);
            nest_names(inner, inner_path);
        }
    }

    void missing() {
        if (!root_.inputs.given()) return;
        for (const auto& input : inputs_)
            if (!has(listed_, input))
                mistakes_.add(root_.inputs.origin, "technology.inputs", "",
                              "does not list " + input + ", nor does a nest inside");
    }

    core::Names children_of(const TechnologySection& nest) const {
        core::Names names = nest.inputs.value;
        if (nest.name.empty() && !nest.inputs.given())
            for (const auto& input : inputs_)
                if (!has(listed_, input)) names.push_back(input);
        for (const auto& inner : nest.nests) names.push_back(inner.name);
        return names;
    }

    void children(const TechnologySection& nest, const std::string& path) {
        const auto names = children_of(nest);
        if (names.empty())
            mistakes_.add(nest.origin, path, "",
                          "a nest must have at least one input or nest inside");
        if (any_shares_ && mistakes_.clean(path)) shares(nest, path, names);
        for (const auto& inner : nest.nests) children(inner, path + "." + printable(inner.name));
    }

    void shares(const TechnologySection& nest, const std::string& path,
                const core::Names& children) {
        double sum = 0.0;
        for (const auto& [child, share] : nest.shares) {
            sum += share.value;
            if (!has(children, child))
                mistakes_.add(
                    share.origin, path + ".shares." + printable(child), core::text(share.value),
                    "is not a child of this nest (they are: " + core::joined(children) + ")",
                    near_matches(child, children));
        }
        for (const auto& child : children)
            if (std::none_of(nest.shares.begin(), nest.shares.end(),
                             [&](const auto& share) { return share.first == child; }))
                mistakes_.add(
                    nest.origin, path + ".shares." + child, "",
                    "must be given: shares are given for all children of all nests, or for none");
        if (mistakes_.clean(path + ".shares") && !(std::abs(sum - 1.0) <= 1e-12))
            mistakes_.add(nest.shares.front().second.origin, path + ".shares", core::text(sum),
                          "must sum to 1 within 1e-12");
    }

    const TechnologySection& root_;
    Mistakes& mistakes_;
    core::Names inputs_;
    core::Names listed_;
    core::Names nests_;
    bool any_shares_ = false;
};

}  // namespace

void check_technology(const Contents& contents, Mistakes& mistakes) {
    TreeRules(contents, mistakes).check();
}

}  // namespace isocost::scenario::detail
