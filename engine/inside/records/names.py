"""The names of files in a run folder that have to be known before anything else is imported."""

WATCH_EVENTS_NAME = "watch.events"  # see watch/notes.py
