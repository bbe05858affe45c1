#include "isocost/firm/conclude.hpp"

#include <doctest/doctest.h>

#include "firm/lab.hpp"

namespace conclude_test {

using namespace isocost;
using namespace isocost::test;
using Kind = firm::Proposal::Kind;

namespace {

const firm::CapabilityTarget target{.capability = 1.0};

Status concluded(Kind kind) {
    return firm::conclude(lab(flat(0.5)), target, {.kind = kind, .reason = "So it was."}).status;
}

firm::Proposal answer() {
    return {.kind = Kind::point, .point = minimize_opex(lab(flat(0.5)), target).point};
}

}  // namespace

TEST_CASE("how a solver came back becomes the status") {
    CHECK(concluded(Kind::infeasible) == Status::infeasible);
    CHECK(concluded(Kind::unbounded) == Status::unbounded);
    CHECK(concluded(Kind::iteration_limit) == Status::iteration_limit);
    CHECK(concluded(Kind::failed) == Status::stalled);
    CHECK(firm::conclude(lab(flat(0.5)), target, answer()).status == Status::optimal);
}

TEST_CASE("a solver's word does not make a point optimal: the certificate does") {
    auto wrong = answer();
    wrong.point.inputs[0] *= 1.001;
    wrong.point.log_inputs[0] = std::log(wrong.point.inputs[0]);
    const auto r = firm::conclude(lab(flat(0.5)), target, wrong);
    CHECK(r.status == Status::stalled);
    CHECK_FALSE(r.certificate.holds(1e-9));
    CHECK(r.inputs["compute"] == wrong.point.inputs[0]);  // shown, not hidden
}

TEST_CASE("a point of a problem that is not convex is optimal only near by, and has no gap") {
    auto local = answer();
    local.local = true;
    const auto r = firm::conclude(lab(flat(0.5)), target, local);
    CHECK(r.status == Status::locally_optimal);
    CHECK(std::isnan(r.certificate.gap));
}

TEST_CASE("the reason is kept, and without a point all numbers are nan") {
    const auto r = firm::conclude(lab(flat(0.5), {{"compute", 9.0}}), target,
                                  {.kind = Kind::failed, .reason = "It stopped."});
    CHECK(r.reason == "It stopped.");
    CHECK(r.explain() ==
          "stalled: The solver stopped at a point whose certificate does not hold. It stopped.");
    CHECK(std::isnan(r.opex));
    CHECK(std::isnan(r.inputs["data"]));
    CHECK(std::isnan(r.shadow_prices["compute"]));
    CHECK(std::isnan(r.tariff_equivalents["compute"]));
}

TEST_CASE("a tariff equivalent is the cap's price over the price at the margin") {
    const auto r = minimize_opex(lab(flat(0.5), {{"compute", 0.7}}), target);
    CHECK(r.tariff_equivalents["compute"] == r.shadow_prices["compute"] / 0.5);
}

TEST_CASE("numbers near the end of doubles are not reported as an answer") {
    auto large = answer();
    large.point.log_inputs[0] = 705.0;
    CHECK(firm::conclude(lab(flat(0.5)), target, large).status == Status::out_of_range);
}

TEST_CASE("a point whose certificate does not hold says which residual is in the way") {
    auto wrong = answer();
    wrong.point.inputs[0] *= 1.001;
    wrong.point.log_inputs[0] = std::log(wrong.point.inputs[0]);
    const auto r = firm::conclude(lab(flat(0.5)), target, wrong);
    CHECK(r.reason.starts_with("Its stationarity is 0.00"));
    CHECK(r.reason.ends_with("above the tolerance of 1e-09."));
}

TEST_CASE("the capability of a result is what its bundle gives, also where floors give more") {
    const auto r = minimize_opex(lab(flat(0.5), {}, {{"compute", 3}, {"talent", 3}, {"data", 3}}),
                                 {.capability = 1.0});
    CHECK(r.solved());
    CHECK(r.capability == doctest::Approx(3.0).epsilon(1e-14));
    auto wrong = answer();
    for (double& log_x : wrong.point.log_inputs) log_x += std::log(0.5);
    for (double& x : wrong.point.inputs) x *= 0.5;
    CHECK(firm::conclude(lab(flat(0.5)), target, wrong).capability ==
          doctest::Approx(0.5).epsilon(1e-14));
}

}  // namespace conclude_test
