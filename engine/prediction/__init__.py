"""What a way of going parallel would take: simulated, message by message, from figures that were measured. Pure.

- ``ways``: a way: a strategy, its workers and its options; and which of them are worth a thought
- ``constants``: what this machine takes to start workers and to hand jobs over
- ``work``: what the jobs take, alone; and what becomes of them in company
- ``simulation``: how long a way takes for such work: one function for all strategies
- ``handing``, ``batching``, ``starting``: how the strategies hand over: by messages; joblib; a process for each job
- ``schedule``: who would do what when
- ``sample``, ``replicates``: what a trial has seen; lists of jobs that it is consistent with
- ``ranking``: the ways in order, with intervals, and which of them cannot be told apart
- ``learning``: what runs of some ways tell of the others
- ``advice``: which way to take, and what speaks against relying on it, as plain data
"""
