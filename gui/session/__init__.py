"""What the window is at work on: the run that goes on, those that are kept or compared, and their files."""
