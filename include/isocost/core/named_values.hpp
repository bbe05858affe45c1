#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "isocost/core/error.hpp"

namespace isocost::core {

using Names = std::vector<std::string>;

/// The names in one line, for messages: `compute, talent, data`.
inline std::string joined(const Names& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// The position of a name; throws InvalidParameter, listing the names there are.
inline std::size_t position(const Names& names, std::string_view name, std::string_view where) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        throw InvalidParameter(std::string(where), "\"" + std::string(name) + "\"",
                               "must be one of: " + joined(names));
    return static_cast<std::size_t>(found - names.begin());
}

/// One number per name, in the order of the technology's inputs: `inputs["compute"]`.
class NamedValues {
public:
    NamedValues() = default;
    NamedValues(std::shared_ptr<const Names> names, std::vector<double> values)
        : names_(std::move(names)), values_(std::move(values)) {}

    double operator[](std::string_view name) const {
        return values_[position(*names_, name, "name")];
    }
    double operator[](std::size_t i) const { return values_[i]; }
    std::size_t size() const noexcept { return values_.size(); }
    const Names& names() const noexcept { return *names_; }
    const std::vector<double>& values() const noexcept { return values_; }
    bool contains(std::string_view name) const {
        return names_ && std::find(names_->begin(), names_->end(), name) != names_->end();
    }

private:
    std::shared_ptr<const Names> names_ = std::make_shared<const Names>();
    std::vector<double> values_;
};

}  // namespace isocost::core
