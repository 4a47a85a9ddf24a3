"""Starts a run in processes of its own, and clears them away: the three ends of the process model.

    supervisor (in the program) ── stdin ──► guardian ── stdin ──► runner ──► the strategy's workers
         ▲                                                            │              │
         └──────────── reads the run folder ◄─────────────────────────┴──────────────┘

- ``supervisor``: makes the run folder, starts a guardian, reads what is recorded, hands it on in batches
- ``guardian``: owns the whole tree of processes; kills it on ``stop``, and when its standard input ends
- ``runner``: a fresh interpreter that loads the function and calls the strategy, once
- ``tree``: finds and ends processes
- ``semaphores``: names those of a run, and clears away what a killed process left of them
- ``deaths``: how the runner's children ended
- ``liveness``: whether a worker still lives, seen from the supervisor
- ``launch``: the command lines of guardian and runner
"""
