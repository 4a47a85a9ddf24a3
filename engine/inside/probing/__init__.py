"""A short trial of a function for advice, and the constants of the machine. In the runner, in place of a run.

- ``order``: what is asked for, and how what was found is told
- ``probe``: does it: the trial, or the constants
- ``effects``: what a call does beside computing, seen by Python's audit hooks; ``held``: what it writes to files that
  were open before
- ``sampling``: some calls, one by one; ``company``: the same calls with others beside them
- ``costs``: the strategies themselves, on jobs that do nothing
"""
