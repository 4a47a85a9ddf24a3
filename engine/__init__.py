"""The engine: runs a plan, records every task of it, and knows nothing of any window.

Each folder is a floor; imports point downward only, and are relative, so that the package works under any name:

    frozen.py    what the program diverts when it is frozen, and so its own interpreter
    commands/    the command line, one verb a file
    history/     the runs that are kept, in the person's own data folder
    formats/     one recording, many reporters: JSON, the run file, and exports: Perfetto, CSV, Markdown, a script
    words/       the one place where the engine's codes become sentences
    insight/     what a recording means: the speed-up, the figures of a range of time, the tasks that a search finds
    trace/       the recording of a run as NumPy columns, and the run's tables
    runner/      guardian, runner, supervisor: starts a run in processes of its own, and clears them away
    fitting.py   how large jobs may be on this machine
    plan.py      Plan, what it takes to be a right one, and how it travels
    strategies/  the ways of going parallel, one file each
    workloads/   the built-in functions, one file each; the user's own, and where its items come from
    records/     flight records: how a worker writes down each task, and how that is read
    limits.py    how many files and processes the system lets a run have
    cores.py     how many cores and how much memory there are
    installation.py  whether this Python has what the program needs, and what to type where it has not
    program.py   what the person typed to start it
    language.py  English and its translations
    problem.py   what a person has to mend, as data
    streams.py   the standard streams, which may be closed or full
    code.py      pieces of a script that does what a run did

``records``, ``cores``, ``limits``, ``problem``, ``code``, ``workloads``, ``strategies``, ``plan`` and the runner's
inner ends (guardian, runner, preflight) import the standard library only and keep to the syntax of Python 3.10, because
they run in the interpreter the user picks.
"""

__version__ = "0.1.0"
