"""The engine: runs a plan, records every task of it, and knows nothing of any window.

Each folder is a floor; imports point downward only, and are relative, so that the package works under any name:

    frozen.py    what the program diverts when it is frozen, and so its own interpreter
    notebook/    a piece of a script or a notebook, watched from within
    commands/    the command line, one verb a file
    advice/      which way is worth it: a short trial, a prediction, and the best ways run for real
    own_faults/  what the program does with an error of its own that nobody has thought of
    history/     the runs that are kept, in the person's own data folder
    formats/     one recording, many reporters: JSON, the run file, and exports: Perfetto, CSV, Markdown, a script
    words/       the engine's codes become sentences
    insight/     what a recording means: the speed-up, why it took so long, the figures of a range of time, the tasks
                 that a search finds
    prediction/  what a way of going parallel would take, simulated from what was measured: pure functions
    trace/       the recording of a run as NumPy columns, and the run's tables
    supervise/   starts a run in processes of its own, reads what is recorded, and clears the processes away; beside
                 trace: neither knows the other
    model/       what is known of a run, as plain data: what supervise makes, and trace holds
    problems/    what can be wrong, each with its sentence beside it; what the user's Python finds is in inside/problems
    fitting.py   how large jobs may be on this machine
    installation.py  whether this Python has what the program needs, and what to type where it has not
    program.py   what the person typed to start it
    lean_numpy.py  NumPy, imported without what it does beside that
    keys.py      what interrupts a program in a terminal
    streams.py   the standard streams, which may be closed or full
    long_work.py how far a long piece of work has got, and whether it is still wanted
    inside/      all that runs in the user's own Python; its docstring has its own floors
"""

__version__ = "0.1.0"
