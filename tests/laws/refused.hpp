#pragma once

#include <string>

#include "isocost/core/error.hpp"

namespace isocost::laws {

/// What a constructor or verb says when it refuses its arguments; "accepted" when it does not.
template <class Call>
std::string refused(Call&& call) {
    try {
        call();
    } catch (const core::InvalidParameter& mistake) {
        return mistake.what();
    }
    return "accepted";
}

}  // namespace isocost::laws
