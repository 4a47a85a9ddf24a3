"""What speaks against a plan; where nobody can be asked, with a way out."""

import pytest

from engine.inside.problems import concerns
from engine.inside.problems.concerns import Concern
from engine.problems import every

CONCERNS = [
    kind
    for kind in every().values()
    if issubclass(kind, Concern) and not kind.code.endswith("-unbounded")
]  # fmt: skip


@pytest.mark.parametrize("kind", CONCERNS, ids=lambda kind: kind.code)
def test_that_every_concern_has_a_sentence_with_a_way_out(kind):
    values = {name: 10**9 for name in kind.kinds() if name != "is_sure"}
    found = kind(**values, is_sure=True)
    without = found.unbounded()
    assert (without.field, without.code) == (found.field, f"{found.code}-unbounded")
    assert without.is_sure
    assert without.told().startswith(found.told() + "; choose ")
    assert "--timeout SECONDS" in without.told()


def test_that_there_are_concerns():
    assert {concerns.TakesLong, concerns.TooManyFiles} <= set(CONCERNS)
