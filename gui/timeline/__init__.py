"""The chart: a lane for each worker, a bar for each task, on one time axis.

- ``timeline``: the panel: puts the parts together, and says what the keys and clicks mean; ``heading`` and ``legend``
  are above the chart, ``search_bar`` finds tasks, ``key_list`` lists all keys
- ``chart``: the chart, and where everything stands in it; ``box``: what the mouse does to it; ``axes``: the time axis,
  and the names of the lanes
- ``cards``, ``hover``: what the pointer points at; ``selection``: the selected lane;
  ``measured``: the range that was dragged over, ``range_figures``: what is told of one in a comparison
- ``time_keys``, ``time_mouse``: what keys and mouse do to a time axis, here and where runs are compared
- ``strips``: tasks running, CPU and memory under the lanes; ``minimap``: the whole run in a strip
- ``compute``: what is to be drawn, and where: pure functions over arrays, without Qt
- ``paint``: how it is painted, all of it as ``paint.view`` says
"""
