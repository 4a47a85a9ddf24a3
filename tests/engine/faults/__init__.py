"""What comes of every kind of fault, by every way of going parallel, with real processes."""
