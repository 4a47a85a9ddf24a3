"""The chart: a lane for each worker, a bar for each task, on one time axis.

- ``timeline``: the widget: heading, chart, scroll bar, hovering
- ``spans``: paints lanes and bars
- ``axes``: the time axis, and the names of the lanes
- ``bars``: what of a lane is to be drawn: pure functions over arrays
- ``lanes``: where each lane stands
- ``hover``: the card with all that is known of a task
"""
