"""The runs that are kept: a folder of run files, each with what the person has said of it beside it.

- ``history``: keeps runs up to a size, lists, removes and restores them
- ``entry``: one of them, as a list shows it
- ``remark``: the name, note and pin that a person has given to it
- ``told``: a run in words; ``reference``: how a person names one
- ``place``: where the folder is, and that of the reports of faults
"""
