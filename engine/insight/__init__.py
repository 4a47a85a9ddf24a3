"""What a recording means: pure functions over times and traces.

Why a run took as long as it did: ``breakdown`` (by ``slots``, ``spans``, ``own_time``, ``demand`` and ``machine``) says
where the time of all workers went, ``verdict`` what the cause is; ``lost_more`` holds two runs against each other.
"""
