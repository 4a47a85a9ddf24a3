"""The chart: a lane for each worker, a bar for each task, on one time axis.

- ``timeline``: the panel: puts the parts together, and says what the keys and clicks mean; ``heading`` and ``legend``
  are above the chart
- ``chart``: the chart, and where everything stands in it; ``view``: what it shows at a moment; ``box``: what the mouse
  does to it; ``axes``: the time axis, and the names of the lanes; ``lanes``: where each lane stands, and in which order
- ``spans``: paints what has changed, by ``lane_painter``, ``bar_painter`` and ``pixels``, in ``colours``;
  ``bars``: what of a lane is to be drawn: pure functions over arrays
- ``overlay``: the crosshair and the measured range; ``cards``: what the pointer points at, and the selected task;
  ``selection``: the selected lane
- ``strips``: tasks running, CPU and memory under the lanes; ``strip_rows``, ``pictures``: how they are painted;
  ``load``: what they tell of a moment
- ``hover``: the card with all that is known of a task
- ``minimap``: the whole run in a strip, with ``minimap_paint``, and ``ranges``, what moving and zooming do
- ``density``, ``density_picture``: how busy all workers were together, and the picture of it
- ``search_bar``: finds tasks by what is typed
- ``key_list``: all keys
"""
