"""Firms that several tests ask."""

import isocost as ic


def flat(**parameters: object) -> ic.Firm:
    """Compute, talent and data at fixed prices, σ = 0.7."""
    technology = ic.CES({"compute": 0.57, "talent": 0.38, "data": 0.05}, sigma=0.7)
    costs = {name: ic.LinearCost(price=share) for name, share in technology.shares.items()}
    return ic.Firm(technology=technology, costs=costs).replace(**parameters)


def nested() -> ic.Firm:
    """A nest with three kinds of cost curve, a cap and a floor."""
    core = ic.Nest(sigma=1.2, children={"compute": 0.6, "talent": 0.4})
    return ic.Firm(
        technology=ic.Nest(sigma=0.5, children={"data": 0.05, "core": (0.95, core)}, returns=0.9),
        costs={
            "compute": ic.LinearCost(price=1.0),
            "talent": ic.IsoelasticCost(price=1.0, reference=1.0, inverse_elasticity=0.5, buyer="monopsonist"),
            "data": ic.FixedCost(0.1, then=ic.TieredCost([(0.4, 0.8), (float("inf"), 1.5)])),
        },
        caps={"compute": 0.6},
        floors={"talent": 0.1},
    )
