"""One recording, many reporters: each module writes a run in one form."""
