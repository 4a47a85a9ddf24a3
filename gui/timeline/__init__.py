"""The chart: a lane for each worker, a bar for each task, on one time axis.

- ``timeline``: the widget: heading, chart, scroll bar, hovering
- ``spans``: paints lanes and bars
- ``axes``: the time axis, and the names of the lanes
- ``bars``: what of a lane is to be drawn: pure functions over arrays
- ``lanes``: where each lane stands
- ``strips``: tasks running, CPU and memory under the lanes; ``strip_rows``, ``pictures``: how they are painted;
  ``load``: what they tell of a moment
- ``hover``: the card with all that is known of a task
- ``minimap``: the whole run in a strip, with ``minimap_paint``, and ``ranges``, what moving and zooming do
- ``density``, ``density_picture``: how busy all workers were together, and the picture of it
- ``search_bar``: finds tasks by what is typed
- ``key_list``: all keys
"""
