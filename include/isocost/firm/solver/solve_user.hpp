#pragma once
#include "isocost/firm/firm.hpp"
#include "isocost/firm/point.hpp"
#include "isocost/firm/question.hpp"
namespace isocost::firm {
template <class Problem>
Proposal solve_user(const Firm&, const Problem&) { return {}; }
}
