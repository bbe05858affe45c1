#include <pybind11/numpy.h>

#include "bind.hpp"
#include "function.hpp"
#include "isocost/production/evaluate.hpp"
#include "isocost/production/needed_input.hpp"
#include "isocost/production/unit_cost.hpp"

namespace isocost::python {

namespace {

using namespace isocost::production;

/// A new array for every call, which the user's function may keep.
py::array_t<double> array(const std::vector<double>& x) {
    return py::array_t<double>(static_cast<py::ssize_t>(x.size()), x.data());
}

UserTechnology user_technology(core::Names inputs, const py::object& output,
                               const py::object& gradient, double returns) {
    const auto n = inputs.size();
    return UserTechnology(
        std::move(inputs),
        [f = Function(output, "UserTechnology.output")](const std::vector<double>& x) {
            const py::gil_scoped_acquire gil;
            return f.call<double>(array(x), "a number");
        },
        [g = Function(gradient, "UserTechnology.gradient"), n](const std::vector<double>& x) {
            const py::gil_scoped_acquire gil;
            auto slopes = g.call<std::vector<double>>(array(x), "a sequence of numbers");
            if (slopes.size() != n)
                throw core::InvalidParameter(
                    g.name(), static_cast<double>(slopes.size()),
                    "must return one number per input, " + std::to_string(n));
            return slopes;
        },
        returns);
}

Nest::Child child_from(const py::tuple& child) {
    auto name = child[0].cast<std::string>();
    const auto share = child[1].cast<double>();
    if (child[2].is_none()) return {std::move(name), share};
    return {std::move(name), share, child[2].cast<Nest>()};
}

py::tuple child_to(const Nest::Child& child) {
    const py::object nest = child.nest.empty() ? py::none() : py::cast(child.nest.front());
    return py::make_tuple(child.name, child.share, nest);
}

/// What a CES and a nest have in common: numbers for every input, 1 where none was given.
template <class Technology, class... Options>
void bind_tree(py::class_<Technology, Options...>& technology) {
    technology
        .def_property_readonly("inputs",
                               [](const Technology& t) { return py::tuple(py::cast(t.inputs())); })
        .def_property_readonly("sigma", [](const Technology& t) { return t.parameters().sigma; })
        .def_property_readonly("returns",
                               [](const Technology& t) { return t.parameters().returns; })
        .def_property_readonly("output", [](const Technology& t) { return t.parameters().output; })
        .def_property_readonly(
            "benchmark",
            [](const Technology& t) { return named_values(t.inputs(), t.tree().benchmark); })
        .def_property_readonly("efficiency", [](const Technology& t) {
            return named_values(t.inputs(), t.tree().efficiency);
        });
}

void bind_ces(py::module_& m) {
    py::class_<CES> ces(m, "CES");
    ces.def(py::init([](const Shares& shares, double sigma, double returns, double output,
                        const Values& benchmark, const Values& efficiency) {
                return CES({shares, sigma, returns, output, benchmark, efficiency});
            }),
            py::arg("shares"), py::arg("sigma"), py::arg("returns"), py::arg("output"),
            py::arg("benchmark"), py::arg("efficiency"))
        .def_property_readonly("shares", [](const CES& t) {
            std::vector<double> shares;
            for (const auto& [name, share] : t.parameters().shares) shares.push_back(share);
            return named_values(t.inputs(), shares);
        });
    bind_tree(ces);
}

void bind_nest(py::module_& m) {
    py::class_<Nest> nest(m, "Nest");
    nest.def(py::init([](double sigma, const py::list& children, double returns, double output,
                         const Values& benchmark, const Values& efficiency) {
                 Nest::Parameters p{.sigma = sigma,
                                    .children = {},
                                    .returns = returns,
                                    .output = output,
                                    .benchmark = benchmark,
                                    .efficiency = efficiency};
                 for (const auto& child : children)
                     p.children.push_back(child_from(child.cast<py::tuple>()));
                 return Nest(p);
             }),
             py::arg("sigma"), py::arg("children"), py::arg("returns"), py::arg("output"),
             py::arg("benchmark"), py::arg("efficiency"))
        .def("branches", [](const Nest& t) {
            py::list branches;
            for (const auto& child : t.parameters().children) branches.append(child_to(child));
            return branches;
        });
    bind_tree(nest);
}

void bind_user_technology(py::module_& m) {
    py::class_<UserTechnology>(m, "UserTechnology")
        .def(py::init(&user_technology), py::arg("inputs"), py::arg("output"), py::arg("gradient"),
             py::arg("returns"))
        .def_property_readonly(
            "inputs", [](const UserTechnology& t) { return py::tuple(py::cast(t.inputs())); })
        .def_property_readonly("returns", &UserTechnology::returns_to_scale);
}

Tree tree_of(const py::object& technology, const std::string& where) {
    const auto any = technology_from(technology);
    if (!any.tree())
        throw core::InvalidParameter(where, "UserTechnology", "must be a CES or a nest");
    return *any.tree();
}

double output_of(const py::object& technology, const Values& inputs) {
    const auto any = technology_from(technology);
    const auto x = ordered(any.inputs(), inputs, "inputs");
    return any.tree() ? output(*any.tree(), x) : any.user()->output(x);
}

py::object marginal_products_of(const py::object& technology, const Values& inputs) {
    const auto any = technology_from(technology);
    const auto x = ordered(any.inputs(), inputs, "inputs");
    return named_values(any.inputs(), any.tree() ? marginal_products(*any.tree(), x)
                                                 : any.user()->marginal_products(x));
}

double expenditure_of(const py::object& technology, const Values& prices, double capability) {
    const auto tree = tree_of(technology, "expenditure");
    return expenditure(tree, ordered(*tree.inputs, prices, "prices"), capability);
}

double needed_input_of(const py::object& technology, const Values& inputs, const std::string& input,
                       double capability) {
    const auto tree = tree_of(technology, "needed_input");
    auto given = inputs;
    given.insert_or_assign(input, 1.0);
    auto log_inputs = production::detail::logs(ordered(*tree.inputs, given, "inputs"));
    const auto i = core::position(*tree.inputs, input, "input");
    const double log_x = log_needed_input(tree, log_inputs, i, std::log(capability));
    return std::isnan(log_x) ? core::infinity : std::exp(log_x);
}

}  // namespace

AnyTechnology technology_from(const py::object& technology) {
    if (py::isinstance<CES>(technology)) return technology.cast<CES>();
    if (py::isinstance<Nest>(technology)) return technology.cast<Nest>();
    if (py::isinstance<UserTechnology>(technology)) return technology.cast<UserTechnology>();
    throw py::type_error("a technology must be a CES, Nest or UserTechnology, not " +
                         py::str(py::type::of(technology).attr("__name__")).cast<std::string>());
}

void bind_production(py::module_& m) {
    bind_ces(m);
    bind_nest(m);
    bind_user_technology(m);
    m.def("output", &output_of, py::arg("technology"), py::arg("inputs"));
    m.def("marginal_products", &marginal_products_of, py::arg("technology"), py::arg("inputs"));
    m.def("expenditure", &expenditure_of, py::arg("technology"), py::arg("prices"),
          py::arg("capability"));
    m.def("needed_input", &needed_input_of, py::arg("technology"), py::arg("inputs"),
          py::arg("input"), py::arg("capability"));
    m.def(
        "sigma_from_rho",
        [](double rho, bool negative) {
            return sigma_from_rho(rho,
                                  negative ? RhoConvention::negative : RhoConvention::positive);
        },
        py::arg("rho"), py::arg("negative"));
}

}  // namespace isocost::python
