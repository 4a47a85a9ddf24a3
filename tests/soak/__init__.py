"""The long tests: whether anything hangs, is orphaned or is lost, over hours' worth of faults. See ``__main__``."""
