"""A figure, and whether it meets its goal."""

from tests.bench.figure import Figure


def none(name, value, unit):
    """A figure that must be 0."""
    return Figure(name, value, unit, "0"), value == 0


def at_most(name, value, unit, most):
    """A figure with an upper limit."""
    return Figure(name, value, unit, f"at most {most:g}"), value <= most


def count(name, value, unit):
    """How much was tried."""
    return Figure(name, value, unit, "-"), value > 0
