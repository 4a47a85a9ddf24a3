"""Watching a program that knows nothing of it: what is recorded of the parallel parts of any Python program.

Runs in the program's own processes. Nothing of it is ever pickled, nothing is printed, and no frame of it is on the
stack while a function of the program's runs.

    inject/      the one file by which it gets into a Python: sitecustomize.py
    loader.py    loads all that follows, under file names that no coverage measures; measured.py: … nor the one above
    begin.py     finds the libraries as they are imported, and lets their hooks in
    hooks/       one library a file: its seams
    seams.py     how a seam is made: in a leaf, found out to fit, off at its first fault
    calls.py     what is told of the parent's side: calls, and what was handed over
    spans.py     what the calling thread runs now, at which depth
    forked.py    the body of a process that is about to be forked, as its parent has it ready
    labels.py    functions and items as short text, made without asking them
    evidence.py  what a job's function tells before it is called, and which files the jobs open
    openings.py  … by an audit hook
    places.py    where in the program's own source something was called
    undo.py      puts everything back, where a program is watched for a while only
    notes.py     the rare things, as lines of JSON
"""
