"""Starts a run in processes of its own, and clears them away: the three ends of the process model.

    supervisor (in the program) ── stdin ──► guardian ── stdin ──► runner ──► the strategy's workers
         ▲                                                            │              │
         └──────────── reads the run folder ◄─────────────────────────┴──────────────┘

- ``supervisor``: gives the orders, reads what is recorded, hands it on in batches
- ``handle``: makes the run folder and starts a guardian, so that neither can be without the other
- ``guardian``: owns the whole tree of processes; kills it on ``stop``, and when its standard input ends
- ``runner``: a fresh interpreter that loads the function and calls the strategy, once
- ``batch``: what a supervisor hands on, and ``calls``, ``losses``, ``stillness``: how it finds out
- ``rounds``: what is left to be done when the strategy is started anew
- ``preflight``: tries a function of one's own before it is run; ``interpreters``: the Pythons there are
- ``orphans``, ``leftovers``: what is left where guardian or program were killed
- ``tree``: finds and ends processes
- ``semaphores``: names those of a run, and clears away what a killed process left of them
- ``deaths``: how the runner's children ended
- ``liveness``: whether a worker still lives, seen from the supervisor
- ``sampler``: what the machine and the workers do meanwhile; ``helpers``: who is no worker; ``own_cpu``: our own share
- ``launch``: the command lines of guardian and runner
"""
