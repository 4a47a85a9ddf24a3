"""Workers of an engine that knows hosts: a cluster of one's own on this machine. In the runner.

- ``own_dask``: a Dask cluster that lives as long as the run, and that nobody else can talk to
- ``certificate``: what it encrypts by
"""
