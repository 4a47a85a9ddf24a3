"""Strategies that can run on a Ray cluster: the option that names one that was there before, and joining it."""

from typing import TYPE_CHECKING

from ..cluster import reach
from ..language import mark
from ..records.recorded import Recorded
from .option import Option

if TYPE_CHECKING:
    from ..cluster.ray_link import RayLink

ADDRESS = Option(
    key=reach.ADDRESS,
    title=mark("Address"),
    choices=("auto",),
    pattern=r"(ray://)?[^\s/]+:[0-9]{1,5}",
    example="ray://10.0.0.7:10001",
    default=mark("a cluster of its own"),
    explanation=mark(
        "A cluster that you have started, which says how many workers there are, and where: auto on a node of it, "
        "ray://HOST:10001 from elsewhere."
    ),
)


def joined(call: object, address: str) -> "RayLink":
    """The cluster at ``address``, joined for ``call``, which is ``Recorded``. Raises PlanError if it cannot be."""
    from ..cluster.ray_link import RayLink

    assert isinstance(call, Recorded)
    return RayLink(call, address)
