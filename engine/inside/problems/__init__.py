"""What can be wrong in the user's own Python, by its subject; each with its sentence beside it (see ``problem``).

- ``plans``, ``options``, ``concerns``: the plan itself, a strategy's options, what speaks against starting it
- ``files``, ``functions``, ``items``: the file of a function of one's own, the function, and where its items come from
- ``sending``: what a strategy cannot carry
- ``results``: what a worker tells of a task
- ``modules``: what the run needs and this Python does not have; a runner that fails
"""
