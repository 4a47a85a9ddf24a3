"""Runs side by side: their timelines on one time axis, how long each way took, and in what they differ.

- ``linked``: the range of time that all of them show, and what is measured and pointed at in it
- ``run_row``: one run's lanes; ``stack``: all of them below one another
- ``ranking``: how long each way took; ``differences``: in what the runs differ
- ``page``: the whole; ``place``: where it is shown
"""
