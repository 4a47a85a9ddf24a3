"""The panels of the window, one file each; each knows how to show a run, and none knows another."""
