"""Workers of an engine that knows hosts: on a cluster of one's own on this machine, or on one that was there before.

In the runner, but for what travels: that is run on workers, or beside them.

- ``own_dask``: a Dask cluster that lives as long as the run, and that nobody else can talk to
- ``certificate``: what it encrypts by
- ``own_ray``: likewise a Ray cluster
- ``dask_link``, ``ray_link``: a cluster that was there before; ``ray_joblib``: how joblib runs on one of Ray's;
  ``reach``, ``ray_server``, ``dask_roll``, ``versions``, ``loading``: whether it can run this at all; ``waiting``: what
  it waits for
- ``dask_plugins``, ``ray_plugins``, ``arriving``, ``station``, ``teller``: what travels to its workers, and reads
  beside them; ``parcel``: with what
- ``travelling``: how the person's function does
- ``printed``: how what tasks print there is taken, though the worker's streams are its own
- ``home``, ``mirror``, ``outputs``, ``clock``: how what they record and print comes home, into the run folder, with our
  times
"""
