#pragma once

#include "isocost/scenario/mistakes.hpp"
#include "isocost/scenario/scenario.hpp"

/// Private to src/scenario: the firms of a market as labs of their own.
namespace isocost::scenario::detail {

/// The firm as contents that could stand alone: the market's price year and tolerance, its own name
/// as the title, and the pool's wage as the price of what it hires.
Contents lab_of(const Contents& market, const Contents::Firm& firm);

/// The pool of that name, null if there is none.
const PoolSection* pool_named(const Contents& contents, std::string_view name);

/// The rules of pools, migration and firms.
void check_market(const Contents& contents, Mistakes& mistakes);

/// The rules of `[spillovers]` and `[contest_of_firms]`, of firms that are not wrong themselves.
void check_spillovers(const Contents& contents, Mistakes& mistakes);
void check_firms_contest(const Contents& contents, Mistakes& mistakes);

}  // namespace isocost::scenario::detail
