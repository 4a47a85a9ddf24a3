"""Flight records: each worker thread notes its tasks in a memory-mapped file of its own, which outlives it.

- ``layout``: where every word of a record file stands
- ``growing_file``: a file that is really allocated, mapped piece by piece, and only grows
- ``record_file``: how a record file begins, and what is read for each record
- ``log``: the record file of one thread
- ``seam_log``: likewise, for tasks whose start and end are seen at two places
- ``body_record``: likewise, of one task: the body of a process, as a rule one that is about to be forked
- ``forked_once``: likewise, of the one task of a forked process of a run; ``by_position``: what these two share
- ``forks``: what is done when a process is forked
- ``recorded``: the user's function, recorded; what the strategies call
- ``traffic``: the messages between the runner and its workers
- ``apart``: what processes of one number print on several hosts
- ``environment``: what is started sees the user's modules last, and tasks the user's environment
- ``text``: results and exceptions as short text
- ``output``: what a worker prints, into a file of its process
- ``shortage``: what could not be written for want of room, and why
- ``missing``: how much that was, of a whole run
- ``events``: the runner's notes, as lines of JSON
- ``evidence``: what a process has seen that may be why a run is slow or wrong
- ``inherited``: what a function uses that was opened before the fork
- ``initialized``: how long a worker's initializer took
- ``once``: functions, each looked into once
- ``callees``: what a function calls, by its code
- ``opened``: which files several jobs open, where a trial has shown some
- ``repeated``: what every call of a function makes anew
- ``birth``: when this process began
- ``reader``: reads a run folder while others write to it
"""
