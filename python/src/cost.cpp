#include "bind.hpp"
#include "function.hpp"

namespace isocost::python {

namespace {

using namespace isocost::cost;

/// What every cost curve can be asked.
template <class Curve, class... Options>
void bind_curve(py::class_<Curve, Options...>& curve) {
    curve.def("outlay", &Curve::outlay, py::arg("x"), "USD per year paid for x units.")
        .def("objective", &Curve::objective, py::arg("x"),
             "USD per year that the buyer's choice minimizes: the outlay, or the as-if cost of a "
             "price taker.")
        .def("unit_price", &Curve::unit_price, py::arg("x"),
             "USD per unit when x units are bought.")
        .def_property_readonly("capacity", &Curve::capacity,
                               "most units that can be had at any price");
}

template <class Curve, class... Options>
void bind_marginal(py::class_<Curve, Options...>& curve) {
    curve.def(
        "marginal",
        [](const Curve& c, double x) {
            const auto [lower, upper] = c.marginal(x);
            return py::make_tuple(lower, upper);
        },
        py::arg("x"),
        "USD per unit that one more unit costs: (lower, upper), which differ at a kink.");
}

Buyer buyer_from(const std::string& text) {
    for (const Buyer buyer : {Buyer::price_taker, Buyer::monopsonist})
        if (text == name(buyer)) return buyer;
    throw core::InvalidParameter("IsoelasticCost.buyer", "\"" + text + "\"",
                                 "must be \"monopsonist\" or \"price_taker\"");
}

UserCost::Function number_function(const py::object& function, const std::string& name) {
    return [f = Function(function, name)](double x) {
        const py::gil_scoped_acquire gil;
        return f.call<double>(x, "a number");
    };
}

void bind_linear(py::module_& m) {
    py::class_<LinearCost> linear(m, "LinearCost");
    linear.def(py::init([](double price) { return LinearCost({.price = price}); }),
               py::arg("price"));
    bind_fields(linear);
    bind_curve(linear);
    bind_marginal(linear);
}

void bind_isoelastic(py::module_& m) {
    py::class_<IsoelasticCost> isoelastic(m, "IsoelasticCost");
    isoelastic
        .def(py::init([](double price, double reference, double inverse_elasticity,
                         const std::string& buyer) {
                 return IsoelasticCost({price, reference, inverse_elasticity, buyer_from(buyer)});
             }),
             py::arg("price"), py::arg("reference"), py::arg("inverse_elasticity"),
             py::arg("buyer"))
        .def_property_readonly(
            "buyer",
            [](const IsoelasticCost& c) { return std::string(name(*c.parameters().buyer)); },
            "who moves the price: \"monopsonist\" or \"price_taker\"");
    bind_fields(isoelastic);
    bind_curve(isoelastic);
    bind_marginal(isoelastic);
}

void bind_tiered(py::module_& m) {
    using Pairs = std::vector<std::pair<double, double>>;
    py::class_<TieredCost> tiered(m, "TieredCost");
    tiered
        .def(py::init([](const Pairs& pairs) {
                 std::vector<Tier> tiers;
                 for (const auto& [width, price] : pairs) tiers.push_back({width, price});
                 return TieredCost(std::move(tiers));
             }),
             py::arg("tiers"))
        .def_property_readonly(
            "tiers",
            [](const TieredCost& c) {
                py::list tiers;
                for (const Tier& t : c.tiers()) tiers.append(py::make_tuple(t.width, t.price));
                return py::tuple(tiers);
            },
            "(width, price) of every tier [units, USD per unit]");
    bind_curve(tiered);
    bind_marginal(tiered);
}

void bind_fixed(py::module_& m) {
    py::class_<FixedCost> fixed(m, "FixedCost");
    fixed
        .def(py::init([](double amount, const py::object& then) {
                 return FixedCost(amount, cost_from(then));
             }),
             py::arg("amount"), py::arg("then"))
        .def_property_readonly("amount", &FixedCost::amount, "paid even at x = 0 [USD per year]");
    bind_curve(fixed);
    bind_marginal(fixed);
}

void bind_user(py::module_& m) {
    py::class_<UserCost> user(m, "UserCost");
    user.def(py::init([](const py::object& cost, const py::object& marginal, bool convex) {
                 return UserCost(number_function(cost, "UserCost.cost"),
                                 number_function(marginal, "UserCost.marginal"), convex);
             }),
             py::arg("cost"), py::arg("marginal"), py::arg("convex"))
        .def_property_readonly("convex", &UserCost::convex, "the user's promise that it is convex");
    bind_curve(user);
}

}  // namespace

Cost cost_from(const py::handle& curve) {
    if (py::isinstance<LinearCost>(curve)) return curve.cast<LinearCost>();
    if (py::isinstance<IsoelasticCost>(curve)) return curve.cast<IsoelasticCost>();
    if (py::isinstance<TieredCost>(curve)) return curve.cast<TieredCost>();
    if (py::isinstance<FixedCost>(curve)) return curve.cast<FixedCost>();
    if (py::isinstance<UserCost>(curve)) return curve.cast<UserCost>();
    throw py::type_error(
        "a cost must be a LinearCost, IsoelasticCost, TieredCost, FixedCost or "
        "UserCost, not " +
        py::str(py::type::of(curve).attr("__name__")).cast<std::string>());
}

void bind_cost(py::module_& m) {
    bind_linear(m);
    bind_isoelastic(m);
    bind_tiered(m);
    bind_fixed(m);
    bind_user(m);
}

}  // namespace isocost::python
