"""A figure and its goal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value: printed as ``name = value unit (goal …)``."""

    name: str
    value: float
    unit: str
    goal: str

    def __str__(self) -> str:
        return f"{self.name} = {self.value:.4g} {self.unit} (goal {self.goal})"
