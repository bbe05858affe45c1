#pragma once

#include "isocost/firm/calibrate.hpp"
#include "isocost/firm/limit_cost.hpp"
#include "isocost/firm/optimize.hpp"
#include "isocost/firm/own_making.hpp"
#include "isocost/firm/substitution.hpp"
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
using firm::Benchmark;
using firm::Budget;
using firm::calibrate;
using firm::CapabilityTarget;
using firm::certify;
using firm::Firm;
using firm::Infeasibility;
using firm::limit_cost;
using firm::LimitCost;
using firm::maximize_capability;
using firm::maximize_profit;
using firm::minimize_opex;
using firm::minimize_opex_with_own_making;
using firm::mrts;
using firm::OwnMaking;
using firm::OwnMakingResult;
using firm::Point;
using firm::replacement;
using firm::Result;
using firm::Revenue;
using production::CES;
using production::cobb_douglas;
using production::leontief;
using production::linear;
using production::Nest;
using production::UserTechnology;

}  // namespace isocost
