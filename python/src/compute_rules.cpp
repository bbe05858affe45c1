#include "compute.hpp"

namespace isocost::python {

namespace {

using namespace isocost::compute;

const Words<Effect> effects{{"licence_required", Effect::licence_required},
                            {"notification", Effect::notification},
                            {"case_by_case_review", Effect::case_by_case_review},
                            {"tariff", Effect::tariff},
                            {"exception", Effect::exception},
                            {"prohibited", Effect::prohibited},
                            {"advice", Effect::advice}};

const Words<Measure> measures{
    {"total_processing_performance", Measure::total_processing_performance},
    {"performance_density", Measure::performance_density},
    {"interconnect_gbyte_per_s", Measure::interconnect_gbyte_per_s},
    {"memory_bandwidth_gbyte_per_s", Measure::memory_bandwidth_gbyte_per_s},
    {"memory_bandwidth_density", Measure::memory_bandwidth_density}};

const Words<Place> places{{"china", Place::china}, {"offshore_cloud", Place::offshore_cloud}};
const Words<Subject> subjects{{"chip", Subject::chip}, {"memory_stack", Subject::memory_stack}};

Place place_from(const std::string& word) { return from_word(places, word, "place"); }

using RawThreshold = std::tuple<std::string, double, double, double>;

ExportRule rule_from(const py::kwargs& given) {
    ExportRule rule{.id = given["id"].cast<std::string>(),
                    .effective = *date_from(given["effective"])};
    rule.until = date_from(given["until"]);
    rule.announced = date_from(given["announced"]);
    rule.effect = from_word(effects, given["effect"].cast<std::string>(), "ExportRule.effect");
    for (const auto& [measure, at_least, below, above] :
         given["thresholds"].cast<std::vector<RawThreshold>>())
        rule.thresholds.push_back(
            {from_word(measures, measure, "Threshold.measure"), at_least, below, above});
    rule.named = given["named"].cast<std::vector<std::string>>();
    rule.tariff = given["tariff"].cast<double>();
    if (rule.effect == Effect::tariff)
        core::require("ExportRule.tariff", rule.tariff, core::nonnegative, "share of the price");
    rule.entities = given["entities"].cast<std::vector<std::string>>();
    rule.places.clear();
    for (const auto& word : given["places"].cast<std::vector<std::string>>())
        rule.places.push_back(from_word(places, word, "ExportRule.places"));
    rule.relaxes = given["relaxes"].cast<std::vector<std::string>>();
    rule.subject = from_word(subjects, given["subject"].cast<std::string>(), "ExportRule.subject");
    rule.any_origin = given["any_origin"].cast<bool>();
    rule.source = given["source"].cast<std::string>();
    return rule;
}

py::tuple tuple_of(const std::vector<std::string>& words) { return py::tuple(py::cast(words)); }

py::dict rule_to(const ExportRule& rule) {
    py::list thresholds;
    for (const auto& t : rule.thresholds)
        thresholds.append(
            py::make_tuple(to_word(measures, t.measure), t.at_least, t.below, t.above));
    py::list where;
    for (const Place place : rule.places) where.append(to_word(places, place));
    py::dict all;
    all["id"] = rule.id;
    all["effective"] = date_to(rule.effective);
    all["until"] = date_to(rule.until);
    all["announced"] = date_to(rule.announced);
    all["effect"] = to_word(effects, rule.effect);
    all["thresholds"] = py::tuple(thresholds);
    all["named"] = tuple_of(rule.named);
    all["tariff"] =
        rule.effect == Effect::tariff ? py::object(py::float_(rule.tariff)) : py::none();
    all["entities"] = tuple_of(rule.entities);
    all["places"] = py::tuple(where);
    all["relaxes"] = tuple_of(rule.relaxes);
    all["subject"] = to_word(subjects, rule.subject);
    all["any_origin"] = rule.any_origin;
    all["source"] = rule.source;
    return all;
}

py::tuple finding_to(const Finding& f) {
    return py::make_tuple(f.rule, std::string(name(f.kind)), to_word(effects, f.effect), f.reason,
                          f.source, f.missing);
}

py::tuple verdict_to(const Verdict& verdict) {
    py::list findings;
    for (const auto& finding : verdict.findings) findings.append(finding_to(finding));
    return py::make_tuple(std::string(name(verdict.kind)), verdict.tariff, verdict.reason,
                          verdict.missing, findings);
}

/// Figures may be unknown, but not wrong.
MemoryStack stack_from(const py::kwargs& given) {
    auto stack = from_keywords<MemoryStack>(given);
    stack.name = given["name"].cast<std::string>();
    for (const auto& field : fields(stack))
        if (!std::isnan(stack.*field.member))
            core::require("MemoryStack(" + stack.name + ")." + std::string(field.key),
                          stack.*field.member, field.bounds, field.meaning);
    return stack;
}

void bind_memory_stack(py::module_& m) {
    py::class_<MemoryStack> stack(m, "MemoryStack");
    stack.def(py::init(&stack_from))
        .def_readonly("name", &MemoryStack::name)
        .def_property_readonly("memory_bandwidth_density", &memory_bandwidth_density,
                               "GB/s per mm2 of package; NaN when a part is unknown (89 FR 96790)");
    bind_figures(stack);
}

template <class Item>
void bind_item(py::module_& m) {
    m.def("judge",
          [](const ExportRule& rule, const Item& item) { return finding_to(judge(rule, item)); });
    m.def("allowed", [](const Item& item, const py::object& day, const std::string& entity,
                        const std::string& place, const std::vector<ExportRule>& rules) {
        return verdict_to(allowed(item, *date_from(day), entity, place_from(place), rules));
    });
}

}  // namespace

void bind_compute_rules(py::module_& m) {
    py::class_<ExportRule>(m, "ExportRule")
        .def(py::init(&rule_from))
        .def("in_force", [](const ExportRule& rule, const py::object& day) {
            return in_force(rule, *date_from(day));
        });
    m.def("export_rules", [] {
        py::list rules;
        for (const auto& rule : export_rules()) rules.append(rule_to(rule));
        return rules;
    });
    bind_memory_stack(m);
    bind_item<Accelerator>(m);
    bind_item<MemoryStack>(m);
    m.def("legal_fleet",
          [](const std::vector<FleetClass>& fleet, const py::object& day, const std::string& entity,
             const std::string& place, const std::vector<ExportRule>& rules, bool exception,
             bool case_by_case, bool licence_required, bool unknown) {
              py::list classes;
              const Admission admission{exception, case_by_case, licence_required, unknown};
              for (const auto& each :
                   legal_fleet(fleet, *date_from(day), entity, place_from(place), rules, admission)
                       .classes)
                  classes.append(py::make_tuple(each.name, each.held, verdict_to(each.verdict)));
              return classes;
          });
}

}  // namespace isocost::python
