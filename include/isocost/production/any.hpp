#pragma once

#include <memory>
#include <utility>
#include <variant>

#include "isocost/production/ces.hpp"
#include "isocost/production/nest.hpp"
#include "isocost/production/user_technology.hpp"

namespace isocost::production {

/// Whatever a firm can produce with: a CES, a tree of them, or a technology of the user's own
/// (any type that meets the concept `Technology`).
class AnyTechnology {
public:
    using Variant = std::variant<CES, Nest, UserTechnology>;

    AnyTechnology(CES ces) : technology_(std::move(ces)) {}  // NOLINT(google-explicit-constructor)
    AnyTechnology(Nest nest)
        : technology_(std::move(nest)) {}  // NOLINT(google-explicit-constructor)
    AnyTechnology(UserTechnology f)
        : technology_(std::move(f)) {}  // NOLINT(google-explicit-constructor)
    template <Technology F>
    AnyTechnology(const F& f)
        : technology_(UserTechnology(f)) {}  // NOLINT(google-explicit-constructor)

    /// The nested CES behind it, or null for a technology of the user's own.
    const Tree* tree() const {
        if (const auto* ces = std::get_if<CES>(&technology_)) return &ces->tree();
        if (const auto* nest = std::get_if<Nest>(&technology_)) return &nest->tree();
        return nullptr;
    }
    const UserTechnology* user() const { return std::get_if<UserTechnology>(&technology_); }
    const core::Names& inputs() const {
        return std::visit([](const auto& f) -> const core::Names& { return f.inputs(); },
                          technology_);
    }
    const Variant& variant() const noexcept { return technology_; }

private:
    Variant technology_;
};

}  // namespace isocost::production
