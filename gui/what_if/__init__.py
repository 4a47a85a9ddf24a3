"""What if the run had been otherwise: ``panel``, in a tab below the chart, and ``ghost``, which it draws over that."""
