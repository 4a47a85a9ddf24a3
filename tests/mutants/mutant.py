"""A mutant: one change of a module, by one of Cosmic Ray's operators."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

_SEED = "1"

# Of all that Cosmic Ray has, what somebody may write by mistake and nothing else would notice: a rule turned round, a
# bound moved by one, a branch taken always or never.
_OPERATORS = (
    "NumberReplacer", "AddNot", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue",
    "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not",
    "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_Div",
    "ReplaceBinaryOperator_Div_Mul", "ReplaceBinaryOperator_FloorDiv_Mul", "ReplaceBinaryOperator_Mod_Add",
    "ReplaceBinaryOperator_BitAnd_BitOr", "ReplaceBinaryOperator_LShift_RShift", "ReplaceBinaryOperator_RShift_LShift",
    "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt", "ReplaceComparisonOperator_Gt_GtE",
    "ReplaceComparisonOperator_GtE_Gt", "ReplaceComparisonOperator_Lt_GtE", "ReplaceComparisonOperator_Gt_LtE",
    "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is",
)  # fmt: skip
# A limit of hundreds, for which one more or one less is as good; so is a dataclass with or without slots, and an
# argument that has to be named or may not be.
_LIMIT = re.compile(r"_?[A-Z][A-Z_]+ = (0x)?[\d_]{3,}")


@dataclass(frozen=True)
class Mutant:
    """A change, known by its text, so that it stays the same whatever happens to the lines around it.

    Attributes:
        path: the module's file.
        was, became: the lines that it changes, without their indents, before and after it.
        code: the whole module with it.
    """

    path: str
    was: str
    became: str
    code: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by."""
        return self.path, self.was, self.became

    @property
    def place(self) -> float:
        """A number from 0 to 1 that it alone has: the share of a module's mutants that go before it."""
        digest = hashlib.sha256("\n".join([_SEED, *self.key]).encode()).digest()
        return int.from_bytes(digest[:8], "big") / 2**64

    def __str__(self) -> str:
        return f"{self.path}\n  was     {self.was}\n  became  {self.became}"


def mutants_of(root: Path, path: str) -> list[Mutant]:
    """All mutants of a module, each once, in their order in the module."""
    source = (root / path).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(source)))
    found: dict[tuple[str, str, str], Mutant] = {}
    for name in _OPERATORS:
        operator = get_operator(f"core/{name}")()
        for occurrence in range(sum(len(list(operator.mutation_positions(node))) for node in nodes)):
            code = mutate_code(source, operator, occurrence)
            if code is not None and code != source:
                mutant = Mutant(path, *_changed(source, code), code)
                is_as_good = name == "NumberReplacer" and _LIMIT.match(mutant.was)
                is_form = mutant.was.startswith("@dataclass") or mutant.was.replace("*,", "/,") == mutant.became
                if not is_as_good and not is_form:
                    found.setdefault(mutant.key, mutant)
    return list(found.values())


def _changed(source: str, code: str) -> tuple[str, str]:
    before, after = source.splitlines(), code.splitlines()
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return " ".join(line.strip() for line in before), " ".join(line.strip() for line in after)
