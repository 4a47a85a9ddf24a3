"""Starts a run in processes of its own, reads what is recorded, and clears the processes away. In the program.

    supervisor (in the program) ── stdin ──► guardian ── stdin ──► runner ──► the strategy's workers
         ▲                                                            │              │
         └──────────── reads the run folder ◄─────────────────────────┴──────────────┘

- ``supervisor``: gives the orders, reads what is recorded, hands it on in batches
- ``handle``: makes the run folder and starts a guardian, so that neither can be without the other
- ``batch``: what a supervisor hands on; ``calls``, ``worker_losses``, ``quiet``: how it finds out
- ``liveness``: whether a worker still lives, seen from the supervisor
- ``sampler``: what the machine and the workers do meanwhile; ``helpers``: who is no worker; ``own_cpu``: our own share
- ``orphans``, ``leftovers``: what is left where guardian or program were killed
- ``interpreters``: the Pythons there are
"""
