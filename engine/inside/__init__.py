"""What runs in the user's own Python: the standard library only, and the syntax of 3.10.

There it is a package ``parallelogram_engine`` (see ``alias``), and nothing else of the program can be imported.

    guardian.py, runner.py   owns the processes of a run; a fresh interpreter that calls the strategy, once
    relay.py     writes down what a watched program prints, by who has printed it
    preflight.py, trial.py   checks the person's function and items first, and tries it in a child
    probing/     in place of a run: a short trial of the function for advice, and the constants of the machine
    keep_going.py   does what is left when a strategy breaks
    launch.py, tree.py, semaphores.py   command lines; finding and ending processes
    deaths.py, endings.py   notes how the runner's children ended; what the notes tell of that
    plan.py      Plan, what it takes to be a right one, and how it travels
    plan_fields.py, plan_field.py   its fields, an entry each, for all that shows or keeps them; what such an entry is
    strategies/  the ways of going parallel, one file each
    workloads/   the built-in functions, one file each; the user's own, and where its items come from
    records/     flight records: how a worker writes down each task, and how that is read
    watch/       how a program that knows nothing of it is watched, in its own processes
    limits.py    how many files and processes the system lets a run have
    process.py, ticks.py    what the kernel tells of a process; when it began
    worker.py               who runs tasks, and on which host
    cores.py     how many cores and how much memory there are
    odd_codes.py            what workers may tell of a task, by code
    problems/    what a person has to mend, each kind with its sentence beside it; problem.py: what one is
    data_class.py, named_tuple.py   data classes and named tuples that are made quickly, for the whole program
    code.py      pieces of a script that does what a run did
    phrases.py   pieces of sentences: figures, names, texts that are not ours
    language.py  English and its translations
"""
