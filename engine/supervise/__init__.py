"""Starts a run in processes of its own, reads what is recorded, and clears the processes away. In the program.

    supervisor (in the program) ── stdin ──► guardian ── stdin ──► runner ──► the strategy's workers
         ▲                                                            │              │
         └──────────── reads the run folder ◄─────────────────────────┴──────────────┘

- ``supervisor``: reads what is recorded, has it judged, gives the orders, hands all on in batches (``model.batch``)
- ``handle``: makes the run folder and starts a guardian, so that neither can be without the other; ``starting``: what
  holds whoever is started by the program, so that nobody is left half started
- ``judging``: how a run ends and why, and what is to be done, by what was ``seen``; ``tally``: what became of each task
- ``sources``: where records come from, and who may be asked and signalled; ``liveness``: whether a worker still lives
- ``calls``, ``worker_losses``, ``quiet``: how it finds out; ``family``: the processes of the tree
- ``sampler``, ``remote_loads``: what the machine and the workers do meanwhile; ``helpers``: who is no worker
- ``own_cpu``: our own share
- ``kin``: who comes and goes in the tree beside the workers: those without a task yet, and what tasks start
- ``orphans``, ``leftovers``: what is left where guardian or program were killed
- ``interpreters``: the Pythons there are
- ``watcher``: starts a ``program`` of the person's own and reads what is recorded of it, in the same batches;
  ``joining`` brings together what its processes know of its calls (``joined``), by their ``watch_notes``;
  ``raising``: what its calls raise; ``fallen``: which workers have died
"""
