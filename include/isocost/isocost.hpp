#pragma once

#include "isocost/firm/optimize.hpp"
#include "isocost/production/unit_cost.hpp"
#include "isocost/version.hpp"

/// The names that a program needs, without their chapters.
namespace isocost {

using core::Certificate;
using core::infinity;
using core::InvalidParameter;
using core::NotOptimal;
using core::Status;
using cost::Buyer;
using cost::FixedCost;
using cost::IsoelasticCost;
using cost::LinearCost;
using cost::Tier;
using cost::TieredCost;
using cost::UserCost;
using firm::certify;
using firm::Firm;
using firm::maximize_capability;
using firm::maximize_profit;
using firm::minimize_opex;
using firm::Result;
using production::CES;
using production::Nest;
using production::UserTechnology;

}  // namespace isocost
