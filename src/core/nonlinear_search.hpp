#pragma once

#include <optional>

#include "isocost/core/numeric/nonlinear.hpp"
#include "nonlinear_model.hpp"
#include "nonlinear_multipliers.hpp"

namespace isocost::core::nonlinear {

/// Rounds of SLSQP and polishing, each scaled anew at the point the last one reached, every second
/// one in logarithms, until the certificate holds or there is proof that it cannot.
class Search {
public:
    enum class Relief { allowed, is_one };  ///< whether it may look for the least violation

    Search(const NonlinearProgram& program, Relief relief);
    NonlinearSolution run();

private:
    using Verdict = std::optional<NonlinearSolution>;  // empty: go on

    NonlinearSolution rounds();
    std::optional<Model> sound_model();
    Verdict round(Model& model, bool logarithms);
    KktPoint approach(Model& model, bool logarithms);
    VectorXd descend_in_logarithms(Model& model);
    Verdict accept(Model& model, const KktPoint& at, NonlinearSolution found);
    Verdict relieve();
    NonlinearSolution least_violation_from(const std::vector<double>& from);
    NonlinearSolution certified(const Model& model, const KktPoint& at) const;
    NonlinearSolution ended(NonlinearStatus status, std::string reason) const;
    bool falls_forever();

    const NonlinearProgram& program_;
    Relief relief_;
    Ledger ledger_;
    std::vector<double> x_;
    std::string obstacle_ = "no step lowers the residual any further";
};

}  // namespace isocost::core::nonlinear
