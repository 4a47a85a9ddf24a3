"""What if a run had had other workers, chunks, or cores: its measured jobs, handed over anew. Pure; a prediction.

- ``recorded``: what a call's jobs took, and what handing them over did, out of the records
- ``replay``: the same jobs under other assumptions
- ``gains``: which changes would have gained most, and what no change of the parallel part can
"""
