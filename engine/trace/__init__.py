"""The recording of a run as NumPy columns, and the run's tables; what window and command line draw from.

- ``lane``: a worker's spans; ``trace``: all lanes, and where each task is; ``cells``: what can be right of a record
- ``tasks``: which task is which, and of which call; ``calls``: what is known of each call; ``numbers``: indices by keys
- ``planned``: the one call of a plan; ``columns``: arrays that only grow
- ``running``: how many tasks ran at a moment; ``samples``: what the machine and the workers took meanwhile
- ``incidents``: what befell workers; ``lives``: processes without a task
- ``details``: the result or error of one task, read when it is wanted
- ``output``: what the tasks print, as lines by PID
- ``run``: a run as it grows: its plan, trace, workers, times and outcome

Used in one thread, the one that draws.
"""
