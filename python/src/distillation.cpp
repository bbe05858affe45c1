#include "function.hpp"
#include "isocost/distillation/ban.hpp"
#include "isocost/distillation/break_even.hpp"
#include "isocost/distillation/busbridge.hpp"
#include "isocost/distillation/catch_up.hpp"
#include "isocost/distillation/fidelity.hpp"
#include "isocost/distillation/follower.hpp"
#include "isocost/distillation/logit.hpp"
#include "keywords.hpp"

namespace isocost::python {

namespace {

using namespace isocost::distillation;

void bind_law(py::module_& m) {
    bind_parameters<DistillationLaw>(m, "DistillationLaw");
    m.def("illustrative_coefficients", [] {
        py::dict coefficients;
        const auto law = illustrative_coefficients();
        for (const auto& field : fields(law))
            coefficients[std::string(field.key).c_str()] = law.*field.member;
        return coefficients;
    });
    m.def("supervised_loss", broadcast(&supervised_loss), py::arg("law"), py::arg("parameters"),
          py::arg("tokens"));
    m.def("student_loss", broadcast(&student_loss), py::arg("law"), py::arg("parameters"),
          py::arg("tokens"), py::arg("teacher_loss"));
    m.def("student_loss_slope", broadcast(&student_loss_slope), py::arg("law"),
          py::arg("parameters"), py::arg("tokens"), py::arg("teacher_loss"));
    bind_parameters<LogitRun>(m, "LogitRun");
    m.def("logit_distillation_flop", &logit_distillation_flop, py::arg("run"));
}

void bind_sequence(py::module_& m) {
    bind_parameters<SequenceDistillation>(m, "SequenceDistillation");
    m.def("sequence_cost", &sequence_cost, py::arg("sequence"));
    py::class_<SequenceCost>(m, "SequenceCost")
        .def_readonly("teacher_tokens", &SequenceCost::teacher_tokens)
        .def_readonly("training_flop", &SequenceCost::training_flop)
        .def_readonly("base_usd", &SequenceCost::base_usd)
        .def_readonly("teacher_usd", &SequenceCost::teacher_usd)
        .def_readonly("training_usd", &SequenceCost::training_usd)
        .def_property_readonly("last_step_usd", &SequenceCost::last_step_usd)
        .def_property_readonly("total_usd", &SequenceCost::total_usd)
        .def_property_readonly("last_step_over_base", &SequenceCost::last_step_over_base);
    py::class_<Fidelity> fidelity(m, "Fidelity");
    fidelity.def(py::init([](const py::kwargs& keywords) {
        return checked_fidelity(from_keywords<Fidelity>(keywords));
    }));
    bind_own_fields(fidelity);
    m.def(
        "student_capability",
        [](const Fidelity& f, double teacher_capability, double learned) {
            const auto student = student_capability(f, teacher_capability, core::infinity,
                                                    [learned](double) { return learned; });
            return py::make_tuple(student.benchmark, student.general);
        },
        py::arg("fidelity"), py::arg("teacher_capability"), py::arg("learned"));
}

void bind_comparison(py::module_& m) {
    bind_parameters<BoughtTeacher>(m, "BoughtTeacher");
    bind_parameters<OwnTeacher>(m, "OwnTeacher");
    bind_parameters<LastStep>(m, "LastStep");
    m.def(
        "usd_per_token", [](const Teacher& t) { return usd_per_token(t); }, py::arg("teacher"));
    m.def("with_usd_per_token", &with_usd_per_token, py::arg("teacher"), py::arg("usd_per_token"));
    m.def("training_share_usd", &training_share_usd, py::arg("teacher"));
    m.def("last_step", &last_step, py::arg("sequence"), py::arg("scratch_usd"));
    m.def("compare", &compare, py::arg("step"), py::arg("teacher"));
    py::class_<Comparison>(m, "Comparison")
        .def_readonly("base_usd", &Comparison::base_usd)
        .def_readonly("scratch_usd", &Comparison::scratch_usd)
        .def_readonly("teacher_training_usd", &Comparison::teacher_training_usd)
        .def_readonly("teacher_tokens_usd", &Comparison::teacher_tokens_usd)
        .def_readonly("student_training_usd", &Comparison::student_training_usd)
        .def_property_readonly("distilled_usd", &Comparison::distilled_usd)
        .def_property_readonly("scratch_total_usd", &Comparison::scratch_total_usd)
        .def_property_readonly("distilled_total_usd", &Comparison::distilled_total_usd)
        .def_property_readonly("ratio", &Comparison::ratio)
        .def_property_readonly("step_ratio", &Comparison::step_ratio);
    m.def("break_even_teacher_usd_per_mtok", &break_even_teacher_usd_per_mtok, py::arg("step"),
          py::arg("teacher"));
    m.def("break_even_teacher_tokens", &break_even_teacher_tokens, py::arg("step"),
          py::arg("teacher"));
    m.def("break_even_students", &break_even_students, py::arg("step"), py::arg("teacher"));
    py::class_<BreakEven>(m, "BreakEven")
        .def_property_readonly("status",
                               [](const BreakEven& x) { return std::string(name(x.status)); })
        .def_readonly("reason", &BreakEven::reason)
        .def_readonly("value", &BreakEven::value)
        .def_readonly("residual", &BreakEven::residual)
        .def_readonly("least_scratch_usd", &BreakEven::least_scratch_usd);
}

void bind_follower(py::module_& m) {
    bind_parameters<Follower>(m, "Follower");
    m.def("steady_gap", &steady_gap, py::arg("follower"));
    m.def("steady_years_behind", &steady_years_behind, py::arg("follower"));
    m.def("gap_after", broadcast(&gap_after), py::arg("follower"), py::arg("initial_gap"),
          py::arg("years"));
    m.def("years_to_steady_gap", broadcast(&years_to_steady_gap), py::arg("follower"),
          py::arg("initial_gap"));
}

void bind_catch_up(py::module_& m) {
    m.def("lasting_gap", broadcast(&lasting_gap), py::arg("follower"), py::arg("leak_per_year"));
    m.def("leak_that_replaces_distilling", &leak_that_replaces_distilling, py::arg("follower"));
    m.def("catch_up_gap", broadcast(&catch_up_gap), py::arg("follower"), py::arg("leak_per_year"),
          py::arg("initial_gap"), py::arg("years"));
    m.def("years_until_gap", broadcast(&years_until_gap), py::arg("follower"),
          py::arg("leak_per_year"), py::arg("initial_gap"), py::arg("target_gap"));
    m.def(
        "catch_up_path",
        [](const Follower& follower, double leak_per_year, double initial_gap,
           const std::vector<double>& years) {
            const auto path = catch_up_path(follower, leak_per_year, initial_gap, years);
            return py::dict(py::arg("years") = path.years, py::arg("gap") = path.gap,
                            py::arg("leaked_gap") = path.leaked_gap,
                            py::arg("lasting_gap") = path.lasting_gap,
                            py::arg("lasting_leaked_gap") = path.lasting_leaked_gap);
        },
        py::arg("follower"), py::arg("leak_per_year"), py::arg("initial_gap"), py::arg("years"));
    m.def(
        "gap_behind",
        [](const Follower& follower, py::object log_capability, double initial_gap, double years) {
            const Function leader(std::move(log_capability), "gap_behind.log_capability");
            const auto at = [&](double t) { return leader.call<double>(t, "a number"); };
            return gap_behind(follower, at, initial_gap, years);
        },
        py::arg("follower"), py::arg("log_capability"), py::arg("initial_gap"), py::arg("years"));
}

void bind_ban(py::module_& m) {
    const auto ban = [](bool banned) { return banned ? Ban::official_api : Ban::none; };
    bind_parameters<TeacherAccess>(m, "TeacherAccess");
    m.def(
        "teacher_sources",
        [ban](const TeacherAccess& access, bool banned) {
            return teacher_sources(access, ban(banned));
        },
        py::arg("access"), py::arg("banned"));
    m.def(
        "teacher_tiers",
        [ban](const TeacherAccess& access, bool banned) {
            const auto cost = teacher_cost(access, ban(banned));
            std::vector<std::pair<double, double>> tiers;
            for (const auto& tier : cost.tiers()) tiers.emplace_back(tier.width, tier.price);
            return tiers;
        },
        py::arg("access"), py::arg("banned"));
    m.def("most_cost_of_ban_usd_per_year", broadcast(&most_cost_of_ban_usd_per_year),
          py::arg("access"), py::arg("effective_tokens"));
    m.def("bounding_markup", &bounding_markup, py::arg("access"));
}

}  // namespace

void bind_distillation(py::module_ m) {
    bind_law(m);
    bind_sequence(m);
    bind_comparison(m);
    bind_follower(m);
    bind_catch_up(m);
    bind_ban(m);
}

}  // namespace isocost::python
