"""What supervises runs, made in the bridge's thread; imported when first needed, as a start has no time for it."""

from typing import TYPE_CHECKING

from engine.inside.plan import Plan

if TYPE_CHECKING:
    from engine.supervise.attached import Attached
    from engine.supervise.supervisor import Supervisor
    from engine.supervise.watcher import Watcher


def share_items(folders: list[str]) -> None:
    """Have the run that is about to start, in the last of the folders, take what the first one has made."""
    from engine.supervise.items_once import ItemsOnce

    items = ItemsOnce()
    items.take_from(folders[0])
    items.hand_to(folders[-1])
    items.close()


def supervisor(python: str | None) -> "Supervisor":
    """A new one. Raises PlanError as it does."""
    from engine.supervise.supervisor import Supervisor

    return Supervisor(python)


def watcher(plan: Plan) -> "Watcher | Attached":
    """One that has started the program of ``plan``, or looks at it. Raises PlanError if that cannot be."""
    if plan.watch is not None and plan.watch.pid is not None:
        from engine.supervise.attachable import plan_to_attach
        from engine.supervise.attached import Attached

        plan_to_attach(plan.watch.pid)  # it may have ended since, where it is to be looked at once more
        return Attached(plan)
    from engine.supervise import program
    from engine.supervise.watcher import Watcher

    return Watcher(program.of_plan(plan), plan, for_window=True)
