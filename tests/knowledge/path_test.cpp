#include "isocost/knowledge/path.hpp"

#include <doctest/doctest.h>

#include <Eigen/Core>

#include "knowledge/networks.hpp"

namespace path_test {

using namespace isocost;

namespace {

/// e^A by scaling and squaring of its Taylor series; A is small here.
Eigen::MatrixXd exponential(Eigen::MatrixXd a) {
    constexpr int halvings = 10;
    a /= std::pow(2.0, halvings);
    Eigen::MatrixXd sum = Eigen::MatrixXd::Identity(a.rows(), a.cols()), term = sum;
    for (int k = 1; k <= 20; ++k) {
        term = term * a / k;
        sum += term;
    }
    for (int i = 0; i < halvings; ++i) sum = (sum * sum).eval();
    return sum;
}

/// Rates as a matrix while the order front > middle > young lasts, creation as a last column.
Eigen::MatrixXd ordered_rates(const knowledge::KnowledgeNetwork& network) {
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(4, 4);
    for (std::size_t j = 0; j < 3; ++j) {
        const auto row = static_cast<Eigen::Index>(j);
        a(row, 3) = network.labs[j].creation_per_year;
        a(row, row) = -knowledge::leaving_loss_per_year(network, j) - network.obsolescence_per_year;
        for (std::size_t i = 0; i < j; ++i) {
            const double rate = knowledge::learning_per_year(network, i, j);
            a(row, static_cast<Eigen::Index>(i)) += rate;
            a(row, row) -= rate;
        }
    }
    return a;
}

}  // namespace

TEST_CASE("while the order of the labs lasts the path is the matrix exponential") {
    const auto network = knowledge::tests::three_labs();
    const std::vector<double> years{0.0, 0.25, 1.0, 2.5, 7.0};
    const auto path = knowledge::knowledge_path(network, years, {.tolerance = 1e-12});
    REQUIRE(path.status == core::Status::optimal);
    CHECK(path.years == years);
    const Eigen::Vector4d start{100.0, 60.0, 10.0, 1.0};
    for (std::size_t t = 0; t < years.size(); ++t) {
        const Eigen::VectorXd exact = exponential(ordered_rates(network) * years[t]) * start;
        for (std::size_t j = 0; j < 3; ++j)
            // Dense output is of fourth order within a step whose error is 1e-12.
            CHECK(path.knowledge[t][j] ==
                  doctest::Approx(exact[static_cast<Eigen::Index>(j)]).epsilon(1e-9));
        CHECK(path.knowledge[t][0] > path.knowledge[t][1]);
        CHECK(path.knowledge[t][1] > path.knowledge[t][2]);
    }
}

TEST_CASE("where labs overtake each other a tighter tolerance finds the same path") {
    auto network = knowledge::tests::three_labs();
    network.labs[0].knowledge = 5.0;  // the later leader starts behind both
    const auto loose = knowledge::knowledge_path(network, {1.0, 5.0, 20.0}, {.tolerance = 1e-6});
    const auto tight = knowledge::knowledge_path(network, {1.0, 5.0, 20.0}, {.tolerance = 1e-12});
    CHECK(tight.knowledge.front()[0] < tight.knowledge.front()[1]);
    CHECK(tight.knowledge.back()[0] > tight.knowledge.back()[1]);
    for (std::size_t t = 0; t < 3; ++t)
        for (std::size_t j = 0; j < 3; ++j)
            // Some tens of steps, each off by at most 1e-6 of the largest stock.
            CHECK(loose.knowledge[t][j] == doctest::Approx(tight.knowledge[t][j]).epsilon(3e-5));
}

TEST_CASE("no mobility, no leakage: stocks follow creation and obsolescence alone") {
    const auto still = knowledge::tests::without_mobility(knowledge::tests::three_labs());
    const auto path = knowledge::knowledge_path(still, {4.0});
    for (std::size_t j = 0; j < 3; ++j) {
        const auto& lab = still.labs[j];
        const double rest = lab.creation_per_year / 0.1;
        CHECK(path.learned[0][j] == 0.0);
        CHECK(path.left[0][j] == 0.0);
        CHECK(path.knowledge[0][j] ==
              doctest::Approx(rest + (lab.knowledge - rest) * std::exp(-0.4)).epsilon(1e-8));
    }
}

TEST_CASE("what was created, learned, left and became obsolete explains the change of the stock") {
    const auto network = knowledge::tests::three_labs();
    const auto path = knowledge::knowledge_path(network, {3.0});
    double learned = 0.0, left = 0.0;
    for (std::size_t j = 0; j < 3; ++j) {
        const auto& lab = network.labs[j];
        CHECK(path.knowledge[0][j] ==
              doctest::Approx(lab.knowledge + 3.0 * lab.creation_per_year + path.learned[0][j] -
                              path.left[0][j] - path.obsolete[0][j])
                  .epsilon(1e-12));
        learned += path.learned[0][j];
        left += path.left[0][j];
    }
    CHECK(std::abs(learned - left) > 1.0);  // two different things
}

TEST_CASE("stocks that fall by twelve orders of magnitude: each time has its own unit") {
    // One lab: rest + (start - rest) e^{-qt}, q = 0.5 from leaving, 0.1 from age.
    const knowledge::KnowledgeNetwork network{.labs = {{.name = "old",
                                                        .knowledge = 1e12,
                                                        .headcount = 100.0,
                                                        .creation_per_year = 0.558,
                                                        .codified_share = 0.0,
                                                        .unshared_share = 1.0,
                                                        .exits_per_year = 50.0}},
                                              .flow_persons_per_year = {{0.0}},
                                              .diffusion_gap = {},
                                              .carry = 0.6,
                                              .obsolescence_per_year = 0.1};
    const auto path = knowledge::knowledge_path(network, {10.0, 60.0});
    REQUIRE(path.status == core::Status::optimal);
    const auto exact = [](double t) { return 0.93 + (1e12 - 0.93) * std::exp(-0.6 * t); };
    CHECK(path.residual <= 1e-6);  // a thousand tolerances
    // The residual is right to first order in the step: twice it leaves room for the next.
    CHECK(path.knowledge[0][0] == doctest::Approx(exact(10.0)).epsilon(2.0 * path.residual));
    CHECK(path.knowledge[1][0] == doctest::Approx(exact(60.0)).epsilon(2.0 * path.residual));
}

TEST_CASE("the residual is as large as the error, with kinks and without") {
    auto network = knowledge::tests::three_labs();
    for (const double front : {5.0, 100.0, 1e12}) {
        network.labs[0].knowledge = front;
        const auto exact = knowledge::knowledge_path(network, {5.0}, {.tolerance = 1e-14});
        for (const double tolerance : {1e-3, 1e-6, 1e-9}) {
            const auto path = knowledge::knowledge_path(network, {5.0}, {.tolerance = tolerance});
            CHECK(path.status == core::Status::optimal);
            double off = 0.0, largest = 0.0;
            for (std::size_t j = 0; j < 3; ++j) {
                off = std::max(off, std::abs(path.knowledge[0][j] - exact.knowledge[0][j]));
                largest = std::max(largest, exact.knowledge[0][j]);
            }
            // A bound to first order in the step: twice it leaves room for the next order.
            CHECK(off / largest <= 2.0 * path.residual);
            CHECK(path.residual > 0.0);
        }
    }
}

TEST_CASE("a start where nothing is known, and no times at all") {
    auto network = knowledge::tests::three_labs();
    for (auto& lab : network.labs) lab.knowledge = 0.0;
    const auto path = knowledge::knowledge_path(network, {0.0, 1.0});
    CHECK(path.knowledge[0] == std::vector<double>(3, 0.0));
    CHECK(path.knowledge[1][0] > 0.0);
    // A year's creation is the unit there: no tiny steps.
    const auto few = knowledge::knowledge_path(network, {1.0}, {.steps_per_time = 30});
    CHECK(few.status == core::Status::optimal);
    CHECK(knowledge::knowledge_path(network, {}).knowledge.empty());
    CHECK(knowledge::knowledge_path(network, {}).status == core::Status::optimal);
}

TEST_CASE("too few steps: the path says so and gives what it reached") {
    const auto path = knowledge::knowledge_path(knowledge::tests::three_labs(), {1e-4, 1e4},
                                                {.tolerance = 1e-12, .steps_per_time = 5});
    CHECK(path.status == core::Status::iteration_limit);
    CHECK(path.years == std::vector<double>{1e-4});
    CHECK(
        path.reason ==
        "more than 5 steps from one time to the next; a larger tolerance or times closer together "
        "would do");
}

TEST_CASE("times and options that make no sense are refused") {
    const auto network = knowledge::tests::three_labs();
    CHECK_THROWS_WITH((void)knowledge::knowledge_path(network, {2.0, 1.0}),
                      "years = 1: must be 0 or more, finite and ascending");
    CHECK_THROWS_AS((void)knowledge::knowledge_path(network, {-1.0}), core::InvalidParameter);
    CHECK_THROWS_AS((void)knowledge::knowledge_path(network, {1.0}, {.tolerance = 0.0}),
                    core::InvalidParameter);
    CHECK_THROWS_AS((void)knowledge::knowledge_path(network, {1.0}, {.steps_per_time = 0}),
                    core::InvalidParameter);
}

TEST_CASE("a stock beyond double numbers is no answer, times next to nothing apart are") {
    auto network = knowledge::tests::three_labs();
    network.labs[0].creation_per_year = 1e308;
    const auto path = knowledge::knowledge_path(network, {0.0, 1.0, 100.0});
    CHECK(path.status == core::Status::out_of_range);
    CHECK(path.reason == "a stock or its rate is beyond double numbers");
    CHECK(path.years.front() == 0.0);
    const auto close =
        knowledge::knowledge_path(knowledge::tests::three_labs(), {1e-300, 1e-12, 1.0, 1.0});
    REQUIRE(close.status == core::Status::optimal);
    CHECK(close.knowledge[0][0] == doctest::Approx(100.0).epsilon(1e-12));
    CHECK(close.knowledge[2] == close.knowledge[3]);
}

}  // namespace path_test
