"""Plans for engines that have workers of their own, or of somebody else's cluster."""

import pytest

from engine.inside.plan import make_plan
from engine.inside.problem import PlanError


@pytest.mark.parametrize(
    ("strategy", "options", "where"),
    [
        ("dask", {}, {"scheduler": "tcp://10.0.0.7:8786"}),
        ("ray", {}, {"address": "ray://10.0.0.7:10001"}),
        ("joblib", {"backend": "dask"}, {"scheduler": "tcp://10.0.0.7:8786"}),
        ("joblib", {"backend": "ray"}, {"address": "auto"}),
    ],
)
def test_that_a_time_limit_is_refused_where_no_job_can_be_ended_from_here(strategy, options, where):
    assert make_plan(strategy=strategy, options=options, task_timeout_s=9).task_timeout_s == 9
    with pytest.raises(PlanError) as raised:
        make_plan(strategy=strategy, options={**options, **where}, task_timeout_s=9)
    assert (raised.value.problem.code, raised.value.problem.field) == ("no-time-limit-there", "task_timeout_s")
