"""Paints the chart, in the pixels of its view."""
